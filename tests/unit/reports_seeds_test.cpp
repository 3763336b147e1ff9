// The pages of the two documents that the project comes from, made again from the shipped registry.
// The expected words are typed from the documents.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <sstream>

#include "../support/shipped_registry.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> out;
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, at);) out.push_back(part);
    return out;
}

using Names = std::set<std::string>;

Names names_in(const std::string& text) {
    const auto parts = split(text, ' ');
    return {parts.begin(), parts.end()};
}

/// The number that a text begins with behind its first characters: 24 of 平成24年度.
int number_in(const std::string& text) {
    return std::stoi(text.substr(text.find_first_of("0123456789")));
}

/// `北海道 24年12月` of each that bears a number of the published lists, in their order. The page
/// has them by fiscal year, whose first three months are of the next year.
std::vector<std::string> numbered(const Report& report, bool prefectures) {
    std::map<int, std::string> out;
    const auto* list = find_block<GroupedList>(report, "order");
    REQUIRE(list);
    for (const auto& group : list->groups) {
        for (const auto& item : group.items) {
            if (item.number == 0 || item.is_main != prefectures) continue;
            const int month = number_in(item.note);
            const int year = number_in(group.label) + (month <= 3 ? 1 : 0);
            out[item.number] = fmt::format("{} {}年{}月", item.text, year, month);
        }
    }
    std::vector<std::string> names;
    for (const auto& [number, name] : out) {
        CHECK(number == std::ssize(names) + 1);
        names.push_back(name);
    }
    return names;
}

/// `327団体: 47都道府県 253市 …`
std::string total_of(const Report& report) {
    const auto* figure = find_block<KeyFigure>(report);
    REQUIRE(figure);
    std::string out = figure->value + ":";
    for (const auto& part : figure->parts) {
        CHECK(part.count.agrees());
        out += fmt::format(" {}{}", part.count.certain, part.label);
    }
    return out;
}

struct Printed {
    const char* heading;
    const char* names;
};

// 資料1 by prefecture, in the document's order. Corrected: 鱒ヶ沢町 to 鰺ヶ沢町, 始良市 to 姶良市.
// The document's heading 東京 holds the cities of 神奈川, whose own heading is lost.
constexpr std::array printed_in_2025{
    Printed{"北海道", "札幌市 沼田町"},
    Printed{"青森", "三戸町 鰺ヶ沢町"},
    Printed{"秋田", "大館市 大仙市 横手市 秋田市 鹿角市 能代市 にかほ市 湯沢市 由利本荘市"},
    Printed{"岩手", "北上市 平泉町 久慈市 奥州市 一関市 金ケ崎町"},
    Printed{"宮城", "登米市 石巻市 大崎市 名取市 栗原市 東松島市 多賀城市 仙台市 気仙沼市"},
    Printed{"山形", "山形市 天童市"},
    Printed{"新潟", "新潟市 長岡市 佐渡市"},
    Printed{
        "福島",
        "いわき市 会津若松市 二本松市 郡山市 福島市 本宮市 南相馬市 須賀川市 田村市 伊達市 白河市"},
    Printed{"佐賀", "鳥栖市 佐賀市"},
    Printed{"長崎", "長崎市 佐世保市 島原市 大村市 対馬市 壱岐市"},
    Printed{"福岡", "北九州市 福岡市 久留米市"},
    Printed{"熊本", "熊本市 阿蘇市 八代市"},
    Printed{"大分", "宇佐市 中津市 佐伯市 日田市 豊後大野市 大分市 豊後高田市 杵築市"},
    Printed{"宮崎", "日南市 宮崎市 都城市 小林市"},
    Printed{
        "鹿児島",
        "志布志市 鹿児島市 姶良市 薩摩川内市 南九州市 いちき串木野市 指宿市 鹿屋市 日置市 出水市 霧島市 奄美市 肝付町"},
    Printed{"沖縄", "宮古島市 沖縄市 浦添市 石垣市 名護市 南城市 那覇市 うるま市"},
    Printed{"山口", "下関市 山口市 周南市 岩国市"},
    Printed{"広島", "広島市 三次市 福山市 呉市 三原市 廿日市市"},
    Printed{"島根", "松江市 益田市 出雲市 大田市 安来市 浜田市 隠岐の島町"},
    Printed{"岡山", "総社市 新見市 倉敷市 玉野市 岡山市 和気町 津山市 井原市 高梁市"},
    Printed{"鳥取", "境港市 鳥取市"},
    Printed{
        "兵庫",
        "加西市 淡路市 尼崎市 洲本市 三田市 南あわじ市 たつの市 豊岡市 高砂市 川西市 丹波市 西宮市 伊丹市 三木市 加古川市 朝来市"},
    Printed{"大阪", "堺市 東大阪市 高槻市 吹田市 柏原市 寝屋川市"},
    Printed{"和歌山", "海南市 紀の川市"},
    Printed{"京都",
            "精華町 宮津市 京丹後市 綾部市 舞鶴市 宇治田原町 与謝野町 久御山町 南丹市 福知山市"},
    Printed{"滋賀", "甲賀市 高島市 長浜市 米原市"},
    Printed{"岐阜", "岐阜市 各務原市 中津川市 飛騨市 大垣市"},
    Printed{"愛知", "瀬戸市 春日井市 一宮市 小牧市 豊田市 豊明市 犬山市 新城市"},
    Printed{"三重", "松阪市 津市 四日市市 鈴鹿市 伊勢市 桑名市"},
    Printed{
        "福井",
        "勝山市 坂井市 大野市 あわら市 越前町 敦賀市 福井市 永平寺町 鯖江市 小浜市 越前市 若狭町"},
    Printed{"長野", "須坂市 中野市 長野市"},
    Printed{"石川", "珠洲市 金沢市 志賀町 羽咋市 七尾市 能美市 加賀市 小松市"},
    Printed{"富山", "砺波市 黒部市 魚津市 南砺市 小矢部市"},
    Printed{"山梨", "南部町 南アルプス市 甲府市 富士吉田市 北杜市 山梨市 甲州市"},
    Printed{"群馬", "太田市 前橋市 高崎市 沼田市"},
    Printed{"栃木", "那須塩原市 鹿沼市 野木町 日光市 矢板市 小山市 那須烏山市"},
    Printed{"埼玉", "さいたま市 志木市 戸田市 加須市 川越市"},
    Printed{"神奈川", "横浜市 横須賀市 小田原市 相模原市"},
    Printed{
        "茨城",
        "高萩市 北茨城市 常総市 八千代町 茨城町 常陸大宮市 常陸太田市 笠間市 東海村 大洗町 鹿嶋市 阿見町 大子町"},
    Printed{"千葉", "館山市 千葉市 市原市"},
};

// Known from elsewhere; in the document's text their headings, or they themselves, are lost.
constexpr std::array known_from_elsewhere{
    Printed{"静岡", "浜松市 磐田市"},
    Printed{"徳島", "鳴門市 神山町 三好市 阿南市 美馬市 吉野川市 小松島市"},
    Printed{"福岡", "宗像市"},
};

struct PrintedPart {
    const char* heading;
    std::vector<std::string> items;
};
struct PrintedAgreement {
    const char* head;
    const char* note;
    const char* date;
    std::vector<PrintedPart> parts;
};

// 資料2, in its order and with its headings. The copy numbers Gターン's headings ①②②.
const std::vector<PrintedAgreement>& printed_by_the_bureau() {
    static const std::vector<PrintedAgreement> all{
        {"太田市",
         "",
         "平成27年5月（平成31年2月改定）",
         {{"① 女性", {"お仕事相談パークおたの運営", "合同就職面接会の開催"}},
          {"② 若者", {"お仕事相談パークおたの運営", "合同企業説明会、合同就職面接会の開催"}},
          {"③ 外国人", {"外国人出張行政相談コーナーの運営", "合同企業訪問指導の実施"}}}},
        {"群馬県",
         "",
         "平成27年6月",
         {{"① 障害者", {"合同企業訪問指導の実施", "セミナーの開催"}},
          {"② 若者", {"Gターン就職面接会の開催"}},
          {"③ 女性", {"合同就職面接会の開催"}},
          {"④ 外国人", {"外国人雇用管理セミナーの開催"}}}},
        {"前橋市",
         "",
         "平成27年8月",
         {{"① 若者", {"ジョブセンターまえばしの運営"}},
          {"② 子育て中の女性",
           {"ジョブセンターまえばしの運営", "合同企業説明会、合同就職面接会の開催"}},
          {"③ 生活保護受給者等", {"前橋しごと相談コーナーの運営"}},
          {"④ 労働災害の防止", {"市役所による周知協力"}}}},
        {"高崎市",
         "",
         "平成28年3月",
         {{"① 子育て中の者", {"子育てなんでもセンターへの巡回相談", "合同就職面接会の開催"}},
          {"② ひとり親家庭等の者", {"たかさき就労支援コーナーの運営"}}}},
        {"群馬県・上毛新聞社",
         "Gターン就職促進連携協定",
         "平成30年3月",
         {{"① 大学生・保護者への情報提供", {}},
          {"② 県内企業の魅力の発信", {}},
          {"② マッチング支援", {"Gターン就職面接会の開催", "雇用管理セミナーの開催"}}}},
        {"沼田市",
         "",
         "令和4年8月",
         {{"① 地域経済活性化に伴う人材の確保・育成",
           {"合同就職支援セミナー、会社説明会の開催", "移住者の就職相談支援"}},
          {"② 若者", {"合同企業説明会の開催", "就職後の職場定着（激励会）の実施"}},
          {"③ 子育て中の女性等", {"合同就職面接会の開催", "専門相談員による出張相談"}},
          {"④ 障害のある人", {"合同就職面接会の開催", "障害者就労支援チームによる連携強化"}}}},
        {"伊勢崎市",
         "",
         "令和7年10月",
         {{"① 産業人材の確保及び若者等への育成支援",
           {"就職支援セミナー、会社説明会の開催", "産業人材確保と育成"}},
          {"② 子育て中の女性等", {"合同就職面接会の開催", "ひとり親世帯支援"}},
          {"③ 障害のある人", {"合同就職面接会", "就労に関する理解の促進"}},
          {"④ 外国人",
           {"外国人雇用管理セミナーの実施", "多文化共生センターにて出張相談やセミナーの開催"}}}},
    };
    return all;
}

ReportRequest about(std::string_view id) {
    return {.agreement = shipped_ledger().find(id)};
}

}  // namespace

TEST_CASE("the slide of 2015: 計38自治体（16都道府県21市１町） and its two numbered lists") {
    const Report report = build("national", in_japanese(shipped_ledger(), day(2015, 8, 31)));
    CHECK(total_of(report) == "38団体: 16都道府県 21市 1町");
    CHECK(find_block<KeyFigure>(report)->note == "平成27年8月31日時点。公表値");
    CHECK(numbered(report, true) ==
          std::vector<std::string>{
              "北海道 24年12月", "奈良県 25年6月", "滋賀県 25年11月", "京都府 26年2月",
              "高知県 26年3月", "岩手県 26年3月", "長崎県 27年2月", "東京都 27年2月",
              "鳥取県 27年3月", "山口県 27年3月", "長野県 27年3月", "宮崎県 27年3月",
              "青森県 27年3月", "大阪府 27年3月", "群馬県 27年6月", "沖縄県 27年8月"});
    CHECK(numbered(report, false) ==
          std::vector<std::string>{
              "北九州市 22年3月", "横浜市 23年1月",   "福岡市 23年3月", "久留米市 24年3月",
              "宮古島市 25年1月", "広島市 25年1月",   "堺市 25年11月",  "鳴門市 26年11月",
              "神山町 27年1月",   "三好市 27年2月",   "阿南市 27年3月", "熊本市 27年3月",
              "沖縄市 27年3月",   "浜松市 27年3月",   "美馬市 27年5月", "太田市 27年5月",
              "館山市 27年6月",   "吉野川市 27年6月", "総社市 27年7月", "小松島市 27年7月",
              "前橋市 27年8月",   "東大阪市 27年8月"});
}

TEST_CASE("資料1: 計327団体(47都道府県253市26町1村), in era dates and in English") {
    const Report report = build("national", in_japanese(shipped_ledger()));
    CHECK(total_of(report) == "327団体: 47都道府県 253市 26町 1村");
    CHECK(find_block<KeyFigure>(report)->note == "令和7年9月25日時点。公表値");

    ReportContext english = in_japanese(shipped_ledger());
    english.lang = Lang::en;
    CHECK(total_of(build("national", english)) ==
          "327 governments: 47prefectures 253cities 26towns 1village");
}

TEST_CASE("the national page draws what was published, and no more") {
    const Report report = build("national", in_japanese(shipped_ledger()));
    const auto* growth = find_block<Growth>(report);
    REQUIRE(growth);
    CHECK(growth->points.front().value == 38);
    CHECK(growth->points.back().value == 327);
    CHECK(growth->counted.back().day <= day(2015, 8, 31));
    REQUIRE(!growth->bands.empty());
    CHECK(growth->bands.front().from == day(2018, 1, 1));
    CHECK(growth->bands.back().until == day(2024, 3, 31));
    for (const auto& band : growth->bands) CHECK(band.least <= band.most);

    const auto* map = find_block<TileMap>(report);
    REQUIRE(map);
    CHECK(map->title == "市区町村の半数を超えるのは、福井県だけ");
    const auto fukui = std::ranges::find(map->tiles, "福井", &TileMap::Tile::label);
    REQUIRE(fukui != map->tiles.end());
    CHECK(fukui->count == Count{12, 12});
    CHECK(fukui->of == 17);
    CHECK(fukui->percent == Count{71, 71});
}

TEST_CASE("the yearly sheet has the years' own sums, and below them what totals allow") {
    const Report report = build("yearly", in_japanese(shipped_ledger()));
    const auto* table = find_block<Table>(report, "yearly");
    REQUIRE(table);
    REQUIRE(table->rows.size() > 2);
    const Row& begun = table->rows[table->rows.size() - 2];
    const Row& held = table->rows.back();
    CHECK(text_of(begun.cells[1]) == "合う範囲");
    CHECK(text_of(held.cells[1]) == "年度末現在");
    const std::size_t last = column_of(*table, "fy2025");
    CHECK(std::get<Count>(begun.cells[last].value) == Count{10, 10});
    CHECK(std::get<Count>(held.cells[last].value) == Count{327, 327});
    CHECK(std::get<Count>(held.cells[column_of(*table, "fy2024")].value) == Count{317, 317});
}

TEST_CASE("資料1: every legible municipality stands under its prefecture, and no other") {
    const Report report = build("national", in_japanese(shipped_ledger()));
    const auto* list = find_block<GroupedList>(report, "by_prefecture");
    REQUIRE(list);
    std::map<std::string, Names> expected;
    std::size_t legible = 0;
    for (const Printed& printed : printed_in_2025) {
        expected[printed.heading] = names_in(printed.names);
        legible += expected[printed.heading].size();
    }
    CHECK(legible == 247);
    for (const Printed& known : known_from_elsewhere) {
        expected[known.heading].merge(names_in(known.names));
    }
    std::map<std::string, Names> shown;
    for (const auto& group : list->groups) {
        for (const auto& item : group.items) shown[group.label].insert(item.text);
    }
    for (const auto& known : expected) {
        CAPTURE(known.first);
        CHECK(shown[known.first] == known.second);
    }
    CHECK(shown.size() == expected.size());
}

TEST_CASE("資料1: new ones are marked, and the page says how many of them have a name") {
    const Report report = build("national", in_japanese(shipped_ledger()));
    Names in_year, since;
    for (const auto& group : find_block<GroupedList>(report, "by_prefecture")->groups) {
        for (const auto& item : group.items) {
            if (item.emphasis == Emphasis::new_in_year) in_year.insert(item.text);
            if (item.emphasis == Emphasis::new_since) since.insert(item.text);
        }
    }
    CHECK(in_year.contains("廿日市市"));
    CHECK(in_year.size() < 19);
    CHECK(since == names_in("市原市 長浜市 米原市"));
    const auto texts = texts_of(report);
    const auto says = [&](std::string_view words) {
        return std::ranges::any_of(
            texts, [&](const std::string& text) { return text.find(words) != text.npos; });
    };
    CHECK(says("新しく結んだのは、令和6年度に18市1町、令和7年度は9月25日までに9市1町。"));
    CHECK(says("公表された新規29団体のうち、名前と年度が分かるのは7団体。"));
}

TEST_CASE("資料2: the bureau's seven agreements, each with its headings and measures in order") {
    const ReportContext context = in_japanese(living_ledger());
    const ReportRequest of_isesaki = {.agreement = living_ledger().find("102041-isesaki")};
    for (const Report& report :
         {build("prefecture", context, {.prefecture = find_prefecture("群馬県")}),
          build("signing", context, of_isesaki)}) {
        CAPTURE(report.name);
        const auto* sheet = find_block<SideBySide>(report, "agreements");
        REQUIRE(sheet);
        CHECK(sheet->title == "群馬労働局と地方自治体との雇用対策協定等");
        CHECK(sheet->head_label == "締結自治体等");
        CHECK(sheet->labels == std::vector<std::string>{"締結年月日"});
        CHECK(sheet->parts_label == "主な取組");
        const auto& printed = printed_by_the_bureau();
        REQUIRE(sheet->columns.size() == printed.size());
        for (std::size_t i = 0; i < printed.size(); ++i) {
            CAPTURE(printed[i].head);
            const auto& column = sheet->columns[i];
            CHECK(column.head == printed[i].head);
            CHECK(column.note == printed[i].note);
            // The bureau prints months; where the registry knows the day, the page says it.
            CHECK(column.facts.front().starts_with(printed[i].date));
            REQUIRE(column.parts.size() == printed[i].parts.size());
            for (std::size_t k = 0; k < column.parts.size(); ++k) {
                CHECK(column.parts[k].heading == printed[i].parts[k].heading);
                CHECK(column.parts[k].items == printed[i].parts[k].items);
            }
        }
    }
}

TEST_CASE("群馬県: five governments of the national list, and what stands beside them") {
    const Report report = build("prefecture", in_japanese(shipped_ledger()),
                                {.prefecture = find_prefecture("群馬県")});
    const auto* figure = find_block<KeyFigure>(report);
    REQUIRE(figure);
    CHECK(figure->value == "5団体");
    CHECK(figure->note.starts_with("令和7年9月25日時点"));
    const auto texts = texts_of(report);
    const auto says = [&](std::string_view text) {
        return std::ranges::find(texts, text) != texts.end();
    };
    CHECK(
        says("太田市、群馬県、前橋市、高崎市、沼田市が、群馬労働局と協定を結んでいる。"
             "最初は平成27年5月の太田市。"));
    CHECK(says("令和7年9月25日より後に結んだ伊勢崎市(令和7年10月8日)は、この数に含めない。"));
    CHECK(
        says("ほかに、Gターン就職促進連携協定(群馬県、上毛新聞社、平成30年3月)がある。"
             "国の集計の対象ではないため、団体数に含めない。"));
}

TEST_CASE("群馬県: the third party hangs on its agreement, and no Hello Work is inferred") {
    const Report report = build("prefecture", in_japanese(shipped_ledger()),
                                {.prefecture = find_prefecture("群馬県")});
    const auto* diagram = find_block<Diagram>(report);
    REQUIRE(diagram);
    const auto node = [&](std::string_view label) {
        const auto found = std::ranges::find(diagram->nodes, label, &Diagram::Node::label);
        REQUIRE_MESSAGE(found != diagram->nodes.end(), label);
        return *found;
    };
    CHECK(node("群馬労働局").rows == 8);  // seven agreements, one of them with two partners
    CHECK(node("群馬県").rows == 2);      // one box for both of its agreements
    const auto gturn = node("Gターン就職促進連携協定");
    CHECK(gturn.rows == 2);
    CHECK(gturn.is_dashed);
    std::vector<std::string> partners;
    for (const auto& one : diagram->nodes) {
        const bool is_beside = one.row < gturn.row + gturn.rows && gturn.row < one.row + one.rows;
        if (is_beside && one.column > gturn.column) partners.push_back(one.label);
    }
    CHECK(partners == std::vector<std::string>{"群馬県", "上毛新聞社"});
    CHECK(node("上毛新聞社").rows == 1);
    std::vector<std::string> offices;
    for (const auto& one : diagram->nodes) {
        if (one.kind == Diagram::Kind::hello_work) offices.push_back(one.label);
    }
    CHECK(offices.empty());  // no record of the frozen registry names one
}

TEST_CASE("報道資料: the facts of the signing, in the document's words and order") {
    const Report report = build("signing", in_japanese(living_ledger()),
                                {.agreement = living_ledger().find("102041-isesaki")});
    CHECK(report.title == "伊勢崎市・群馬労働局雇用対策協定締結式について");
    CHECK(report.grounds.empty());  // nothing of the program stands on what an office sends
    std::vector<std::string> headings;
    for (const auto& block : report.blocks) {
        const auto* heading = std::get_if<Heading>(&block);
        if (heading)
            headings.push_back((heading->badge.empty() ? "" : heading->badge + " ") +
                               heading->text);
    }
    CHECK(headings ==
          std::vector<std::string>{
              "伊勢崎市・群馬労働局雇用対策協定締結式について", "1 実施概要", "2 日　　時",
              "3 場　　所", "4 協 定 先", "5 次　　第", "6 補足資料", "資料1 雇用対策協定とは",
              "資料2 群馬労働局と地方自治体との雇用対策協定等",
              "資料3 雇用対策協定により実現できること", "1 これまでの連携方法を整理・見える化",
              "2 定期的な運営協議会の実施", "3 適切な役割分担による行政資源の効率化",
              "4 地域住民や誘致企業等の安心感・利便性の向上"});
    const auto texts = texts_of(report);
    REQUIRE(texts.size() > 19);
    CHECK(texts[0] == "令和7年10月3日");
    CHECK(texts[1] == "報道機関各位");
    CHECK(texts[2] == "産業経済部商工労働課");
    CHECK(texts[3].ends_with("「伊勢崎市・群馬労働局雇用対策協定」を締結します。"));
    CHECK(texts[4].find("若者・女性・障害者・外国人") != std::string::npos);
    CHECK(texts[5] == "令和7年10月8日（水）午前11時～");
    CHECK(texts[6] == "伊勢崎市役所東館3階 災害対策室");
    CHECK(texts[7] == "群馬労働局");
    const std::vector<std::string> agenda(texts.begin() + 8, texts.begin() + 15);
    CHECK(agenda == std::vector<std::string>{"開会", "出席者紹介", "雇用対策協定概況説明",
                                             "雇用対策協定書の署名", "写真撮影",
                                             "挨拶 伊勢崎市長 群馬労働局長", "閉会"});
    CHECK(texts[15].starts_with("資料1"));
    CHECK(texts[17].starts_with("資料3"));
    CHECK(texts[18] ==
          "問い合わせ先　産業経済部商工労働課　担当 【要記入】　TEL 27-2755 (内線 3202)");
    CHECK(total_of(report) == "計327団体: 47都道府県 253市 26町 1村");
    const auto* list = find_block<GroupedList>(report, "names");
    REQUIRE(list);
    CHECK(list->groups.size() == 47);
}

TEST_CASE("締結事例 of the slide stand in the agreements' pages") {
    const auto says = [](std::string_view id, std::string_view words) {
        const Report report = build("agreement", in_japanese(shipped_ledger()), about(id));
        return std::ranges::any_of(texts_of(report), [&](const std::string& text) {
            return text.find(words) != text.npos;
        });
    };
    CHECK(says("010006-hokkaido", "みらいっぽ"));
    CHECK(says("010006-hokkaido-2015", "高齢・障害・求職者雇用支援機構"));
    CHECK(says("290009-nara", "障害者はたらく応援団なら"));
    CHECK(says("260002-kyoto", "京都ジョブパーク"));
    CHECK(says("310000-tottori", "鳥取モデル"));
}
