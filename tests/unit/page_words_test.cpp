// What official pages say in words: nothing for those at a terminal, nothing of looks where nothing
// is drawn, and what is not known is said to be unknown.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>

#include "../support/registry_in_memory.hpp"
#include "../support/registry_of_today.hpp"
#include "../support/shipped_registry.hpp"
#include "../support/xlsx_reader.hpp"
#include "render/markdown/escape.hpp"
#include "report/parts/checks.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

bool holds(const std::string& all, std::string_view part) {
    return all.find(part) != all.npos;
}

/// A page or a part of a workbook without its tags and styles.
std::string text_between_tags(const std::string& page) {
    std::string out;
    for (std::size_t at = page.find("</head>"); at != page.npos && at < page.size(); ++at) {
        if (page[at] != '<') out += page[at];
        if (page[at] == '<') at = page.find('>', at);
    }
    return out;
}

/// What a command prints in a format, without tags.
std::string text_in(CommandLine line, std::string_view format, std::string_view lang) {
    const std::string file = registry_of_today() / "out.xlsx";
    line.insert(line.end(), {"-f", std::string(format)});
    if (format != "xlsx") {
        const std::string all = printed(line, lang);
        return format == "html" ? text_between_tags(all) : all;
    }
    line.insert(line.end(), {"-o", file});
    printed(line, lang);
    std::string out;
    for (const auto& [name, part] : parts_of(read_file(file))) {
        if (name.starts_with("xl/")) out += text_between_tags("</head>" + part);
    }
    return out;
}

/// The first option or command of daicho in a text; empty if there is none.
std::string command_in(const std::string& text) {
    for (std::size_t at = text.find("--"); at != text.npos; at = text.find("--", at + 1)) {
        const auto next = static_cast<unsigned char>(at + 2 < text.size() ? text[at + 2] : ' ');
        if (std::islower(next) != 0) return text.substr(at, 20);
    }
    const std::size_t at = text.find("daicho ");
    return at == text.npos ? std::string() : text.substr(at, 20);
}

/// A register of one's own about one prefecture: two agreements, and nothing that was published.
struct Own : Copy {
    Own() {
        fs::remove_all(path());
        fs::create_directory(path());
        World world{.today = *make_day(2026, 4, 1)};
        REQUIRE(run({"init", *this / "own", "--prefecture", "群馬県"}, world) == 0);
        add("群馬県", "2024-06-03");
        add("渋川市", "2025-06-03");
    }
    std::string operator()(std::vector<std::string> line, std::string_view lang = "ja") const {
        line.insert(line.end(), {"-f", "md", "--lang", std::string(lang)});
        const Ran ran = run_in(*this / "own", std::move(line));
        CHECK(ran.code == 0);
        return ran.out;
    }

  private:
    void add(const std::string& government, const std::string& day) const {
        REQUIRE(run_in(*this / "own", {"new", government, "--concluded", day, "--source-title",
                                       government + "の締結式"})
                    .code == 0);
    }
};

/// A record with these results of one indicator in FY2024, and perhaps a target.
Report with_results(std::string_view report, const std::string& more) {
    const Loaded loaded = load({registry_with("concluded: 2020-10-08\n" + more), {}});
    const Ledger ledger(loaded.registry);
    ReportContext context = in_japanese(ledger, day(2026, 3, 31));
    context.dates = DateStyle::iso;
    return build(report, context, {.fiscal_year = FiscalYear{2024}});
}

const Table& table_of(const Report& report, std::string_view name) {
    const auto* found = find_block<Table>(report, name);
    REQUIRE(found);
    return *found;
}

/// A cell of the first row, as CSV writes it.
std::string cell(const Table& table, std::string_view key) {
    const std::size_t at = column_of(table, key);
    REQUIRE(at < table.columns.size());
    Report report{.name = "t"};
    report.blocks.emplace_back(
        Table{.name = "t",
              .caption = {},
              .columns = {Column{"cell", "cell", table.columns[at].type}},
              .rows = {Row{RowKind::data, {table.rows.at(0).cells.at(at)}}}});
    const std::string all =
        formats().find("csv")->render(report, {.lang = Lang::ja, .dates = DateStyle::iso});
    const std::size_t begin = all.find(',', all.find('\n')) + 1;  // behind the kind of row
    return all.substr(begin, all.find_first_of(",\r\n", begin) - begin);
}

}  // namespace

TEST_CASE("no page and no workbook names an option or a command of daicho") {
    const auto check = [](CommandLine line, std::string_view format) {
        line.insert(line.end(), {"--as-of", "2024-03-31"});
        for (const std::string_view lang : {"ja", "en"}) {
            CAPTURE(line.front());
            CAPTURE(line[1]);
            CAPTURE(format);
            CHECK(command_in(text_in(line, format, lang)).empty());
        }
    };
    for (const CommandLine& call : calls_of(*commands().find("report"))) {
        for (const std::string_view format : {"md", "html"}) check(call, format);
    }
    for (const CommandLine& call :
         {CommandLine{"stats"}, CommandLine{"list"}, CommandLine{"list", "--unit", "measure"}}) {
        for (const std::string_view format : {"md", "html", "xlsx"}) check(call, format);
    }
}

TEST_CASE("a terminal is told which option would show more, also beside a table for machines") {
    const std::string list = printed({"list", "--as-of", "2024-03-31"});
    CHECK(holds(list, "(`--as-of latest` で含める)"));
    CHECK(holds(printed({"stats", "--as-of", "2024-03-31"}, "en"),
                "(`--as-of latest` includes what is later)"));
    const Ran csv = run_in(registry_of_today().path(),
                           {"list", "--as-of", "2024-03-31", "-f", "csv", "--lang", "ja"});
    CHECK(holds(csv.err, "(`--as-of latest` で含める)"));
    CHECK(holds(printed({"stats"}), "(`daicho stats --by fiscal-year`)"));
}

TEST_CASE("of municipalities of which nothing is known no figure is said") {
    for (const std::string place : {"奈良県", "愛媛県", "高知県"}) {
        CAPTURE(place);
        const std::string page = printed({"report", "prefecture", place, "-f", "md"});
        CHECK(holds(page,
                    "市区町村のうち: **不明**\n公表された一覧の" + place + "の欄が読み取れない"));
        CHECK(holds(page, "ほかにも締結した団体があるかもしれない: 公表された一覧"));
        for (const std::string report : {"national", "coverage", "residents"}) {
            CAPTURE(report);
            const std::string other =
                printed({"report", report, "--prefecture", place, "-f", "md"});
            CHECK_FALSE(holds(other, "0%以上"));
            CHECK_FALSE(holds(other, "0市区町村以上"));
            CHECK_FALSE(holds(other, "結んだ市区町村はない"));
            CHECK_FALSE(holds(other, "1以上の"));
        }
    }
    CHECK(holds(printed({"report", "prefecture", "Ehime", "-f", "md"}, "en"),
                "of the 20 municipalities: **unknown**"));
    CHECK(holds(
        printed({"report", "national", "--prefecture", "愛媛県", "-f", "md"}),
        "愛媛県が、国と協定を結んでいる。20市区町村については、一覧の欄が読めず、分からない。"));
}

TEST_CASE("residents are told who has one by kind") {
    const auto told = [](std::vector<std::string> more, std::string_view lang = "ja") {
        more.insert(more.begin(), {"report", "residents", "-f", "md", "--dates", "iso"});
        return printed(std::move(more), lang);
    };
    CHECK(holds(told({}), "全国では、47都道府県と253市26町1村が結んでいます(2025-09-25現在)。"));
    CHECK(holds(told({}, "en"),
                "In Japan, 47 prefectures, 253 cities, 26 towns and 1 village have one"));
    CHECK(holds(told({"--prefecture", "群馬県"}), "群馬県では、県と4市が結んでいます"));
    CHECK(holds(told({"--prefecture", "Gunma"}, "en"),
                "In Gunma, the prefecture and 4 cities have one"));
    CHECK(holds(told({"--prefecture", "大阪府"}), "大阪府では、府と"));
    CHECK(holds(told({"--prefecture", "愛媛県"}),
                "愛媛県では、県が結んでいます(2025-09-25現在)。ほかの市区町村は"));
    CHECK(holds(told({"--prefecture", "Ehime"}, "en"), "In Ehime, the prefecture has one"));
    // Kinds that are not known one by one are not told one by one.
    CHECK(holds(told({"--as-of", "2018-01-01"}), "全国では、149の都道府県や市町村が"));
}

TEST_CASE("of those published as new a yearly report says whose names are known") {
    const auto annual = [](std::string_view lang) {
        return printed({"report", "annual", "--fiscal-year", "2024", "-f", "md"}, lang);
    };
    CHECK(holds(annual("ja"),
                "公表された新たな締結は18市1町(令和7年3月31日現在)。うち名称と年度の分かるのは、"));
    CHECK_FALSE(holds(annual("ja"), "新しく結んだのは"));
    CHECK(holds(annual("en"), "Published as new: 18 cities, 1 town (as of 2025-03-31). Of these "));
}

TEST_CASE("each result of a year without a target has its day and says whether it is final") {
    const std::string indicator = "indicators: {rate: {name: 就職率, unit: percent}}\nresults:\n";
    const std::string early =
                          "  - {indicator: rate, fiscal_year: FY2024, value: 70, own: true, "
                          "status: interim, as_of: 2024-12-31}\n",
                      late =
                          "  - {indicator: rate, fiscal_year: FY2024, value: 80, own: true, "
                          "status: final, as_of: 2025-03-31}\n";
    const Report annual = with_results("annual", indicator + early + late);
    const Table& table = table_of(annual, "untargeted");
    REQUIRE(table.rows.size() == 2);
    CHECK(cell(table, "result") == "70");
    CHECK(cell(table, "as_of") == "2024-12-31");
    CHECK(cell(table, "status") == "途中");
    CHECK_FALSE(table.columns[column_of(table, "publication")].machine_only);
    const Report pdca = [&] {
        const Loaded loaded =
            load({registry_with("concluded: 2020-10-08\n" + indicator + late + early +
                                "  - {indicator: rate, fiscal_year: FY2023, value: 60, own: true, "
                                "status: final, as_of: 2024-03-31}\n"),
                  {}});
        const Ledger ledger(loaded.registry);
        return build("pdca", in_japanese(ledger, day(2026, 3, 31)), {});
    }();
    const Table& years = table_of(pdca, "untargeted");
    REQUIRE(years.rows.size() == 1);
    CHECK(cell(years, "results") == "3");
    CHECK(cell(years, "first") == "60");
    CHECK(cell(years, "last") == "80");  // final, though the other is written behind it
    CHECK(cell(years, "last_status") == "確定");
    for (const std::string_view key : {"first_as_of", "last_as_of", "first", "last"})
        CHECK_FALSE(years.columns[column_of(years, key)].group.empty());
}

TEST_CASE("results that are not the agreements' own evaluation are said to be none") {
    const auto notes = [](std::string_view own, std::string_view other, std::string_view status) {
        const Report annual = with_results(
            "annual",
            fmt::format("indicators: {{rate: {{name: 就職率, unit: percent}}}}\nresults:\n"
                        "  - {{indicator: rate, fiscal_year: FY2024, value: 70, own: {}, "
                        "status: {}}}\n  - {{indicator: rate, fiscal_year: FY2024, "
                        "value: 71, own: {}, status: final}}\n",
                        own, status, other));
        std::string out;
        for (const Block& block : annual.blocks) {
            const auto* paragraph = std::get_if<Paragraph>(&block);
            if (paragraph && paragraph->is_note) out += paragraph->text;
        }
        return out;
    };
    CHECK(holds(notes("false", "false", "interim"),
                "実績はすべて関連する統計で、協定の評価ではない。「途中」は、確定する前の値。"));
    CHECK(holds(notes("false", "true", "final"),
                "実績2件のうち1件は関連する統計で、協定の評価ではない。"));
    CHECK_FALSE(holds(notes("false", "true", "final"), "「途中」"));
    CHECK_FALSE(holds(notes("true", "true", "final"), "関連する統計"));
    CHECK(holds(printed({"report", "pdca", "-f", "md"}), "実績はすべて関連する統計で"));
}

TEST_CASE("where nobody said which way is better a result is not judged, and the page says why") {
    const Report pdca = with_results("pdca", R"(indicators: {rate: {name: 就職率, unit: percent}}
plans: [{fiscal_year: FY2024, targets: {rate: 80}}]
results: [{indicator: rate, fiscal_year: FY2024, value: 79, status: final, own: true}]
)");
    CHECK(cell(table_of(pdca, "checks"), "outcome") == "高い方がよいか低い方がよいかの記載がない");
    CHECK(cell(table_of(pdca, "pdca"), "open") == "0");
    CHECK(cell(table_of(pdca, "pdca"), "not_judged") == "1");
}

TEST_CASE("Markdown says a heading once, nothing of looks, and years by their names") {
    const std::string gunma = printed({"report", "prefecture", "群馬県", "-f", "md"});
    CHECK(holds(gunma, "## だれとだれが結んでいるか\n"));
    CHECK_FALSE(holds(gunma, "**だれとだれが結んでいるか**"));
    CHECK_FALSE(holds(gunma, "丸の中"));
    CHECK_FALSE(holds(gunma, "点線"));
    CHECK(holds(printed({"report", "prefecture", "群馬県", "-f", "html"}), "点線は"));
    const std::string yearly = printed({"report", "yearly", "-f", "md", "--dates", "iso"});
    CHECK(holds(yearly, "| 都道府県 | 2009年度 | 2010年度 |"));
    CHECK_FALSE(holds(yearly, "斜線"));
    CHECK(holds(printed({"report", "yearly", "-f", "md"}, "en"), "| prefecture | FY2009 |"));
    CHECK(holds(printed({"report", "yearly", "-f", "md"}, "en"), "municipalities with |"));
    CHECK_FALSE(holds(printed({"report", "national", "-f", "md"}), "赤字"));
    CHECK(holds(printed({"report", "national", "-f", "html"}), "赤字は"));
}

TEST_CASE("the address of a source is a readable link in Markdown, and nothing else is one") {
    CHECK(link_markdown("https://www.example.jp/a_b/01~2.html?x=1#3") ==
          "<https://www.example.jp/a_b/01~2.html?x=1#3>");
    for (const std::string odd :
         {"javascript:alert(1)", "https://a b", "https://a>b", "https://a|b",
          "https://a/:smile:", "https://例.jp", "http://", "https://a\\b", "www.example.jp"}) {
        CAPTURE(odd);
        CHECK(link_markdown(odd) == escape_markdown(odd));
    }
    CHECK(holds(printed({"report", "prefecture", "愛媛県", "-f", "md"}), ", <https://"));
}

TEST_CASE("one is one on an English page") {
    const std::string gunma =
        printed({"report", "prefecture", "Gunma", "--as-of", "2015-05-31", "-f", "md"}, "en");
    CHECK(holds(gunma, "Ota-shi has an agreement with the Gunma Labour Bureau."));
    const Own own;
    const std::string national = own({"report", "national", "--as-of", "2024-12-31"}, "en");
    CHECK(holds(national, "1 government on 2024-12-31"));
    CHECK(holds(own({"report", "prefecture", "群馬県", "--as-of", "2024-12-31"}, "en"),
                "Of 1 agreement no measure"));
}

TEST_CASE("a register without published totals does not speak of them, nor of the whole country") {
    const Own own;
    for (const CommandLine& call : calls_of(*commands().find("report"))) {
        if (call[1] == "signing" || call[1] == "agreement") continue;
        CAPTURE(call[1]);
        const std::string page = own(call);
        CHECK_FALSE(holds(page, "全国では"));
        CHECK_FALSE(holds(page, "全国の数"));
        CHECK_FALSE(holds(page, "全国の推移"));
        CHECK_FALSE(holds(page, "全国: "));
        CHECK_FALSE(holds(page, "公表値ではなく"));
        CHECK_FALSE(holds(page, "公表値と合う"));
        CHECK_FALSE(holds(page, "公表されて"));
        CHECK_FALSE(holds(page, "公表された一覧"));
        const std::string english = own(call, "en");
        CHECK_FALSE(holds(english, "Japan"));
        CHECK_FALSE(holds(english, "not published"));
        CHECK_FALSE(holds(english, "totals allow"));
        CHECK_FALSE(holds(english, "totals around"));
    }
    CHECK(holds(own({"report", "residents"}), "群馬県では、県と1市が結んでいます"));
    CHECK(holds(own({"report", "annual"}), "- 新しく結んだことが分かるのは、群馬県の1団体。"));
    CHECK_FALSE(holds(own({"stats"}), "公表値と合う"));
}

TEST_CASE("who is in no list is not said to be in one") {
    const std::string national = printed({"report", "national", "-f", "md"});
    CHECK_FALSE(holds(national, "残りの198団体は、上の一覧にある"));
    CHECK(holds(national, "178市区町村(名前は上の一覧にある)と23都道府県ある。"));
    CHECK(holds(printed({"report", "national", "-f", "md"}, "en"),
                "178 municipalities named in the list above and 23 prefectures."));
}

TEST_CASE("a prefecture's agreement is told to be with whom its record says") {
    const auto page = [](std::string_view place, std::string_view lang = "ja") {
        return printed({"report", "prefecture", std::string(place), "-f", "md"}, lang);
    };
    CHECK(holds(page("東京都"), "- 東京都が、厚生労働省と協定を結んでいる。"));
    CHECK(holds(page("Tokyo", "en"),
                "Tokyo has an agreement with the Ministry of Health, Labour and Welfare."));
    CHECK(holds(page("Tokyo", "en"), "| Ministry of Health, Labour and Welfare |"));
    CHECK(holds(page("広島県"), "広島市が、厚生労働省と協定を結んでいる。三次市"));
    CHECK(holds(page("静岡県"), "- 静岡県と7市が、静岡労働局と"));
    CHECK(holds(page("静岡県"), "図と一覧にあるのは、名称の分かる3件。"));
    CHECK_FALSE(holds(page("群馬県"), "図と一覧にあるのは"));
    CHECK(holds(page("北海道"), "(道 1, "));
}

TEST_CASE("how meetings are held is drawn where the record tells, and the model with prefectures") {
    const Copy copy(DAICHO_ROOT "/tests/frozen");
    copy.write("agreements/about.yaml",
               "tiers:\n  - tier: council\n    name: {ja: 運営協議会, en: council}\n"
               "    members: {ja: 知事・労働局長, en: governor}\n    sources: [S0]\n");
    const auto page = [&](std::string_view id) {
        return run_in(copy.path(), {"report", "agreement", std::string(id), "-f", "md"}).out;
    };
    for (const std::string_view id : {"011002-sapporo", "102059-ota"}) {
        CAPTURE(id);
        CHECK(holds(page(id), "会議の形は、台帳に記録がない。"));
        CHECK_FALSE(holds(page(id), "知事"));
        CHECK_FALSE(holds(page(id), "会議の形**"));
    }
    CHECK_FALSE(holds(page("111007-saitama"), "会議の形は、台帳に記録がない。"));
    // The ministry's model speaks of a governor: it stands with prefectures, said to be one.
    CHECK(holds(page("010006-hokkaido"), "ここに示すのは、国の資料が例として挙げる形。"));
    CHECK(holds(page("010006-hokkaido"), "知事・労働局長"));
}

TEST_CASE("an English day of conclusion is on a day, in a month, within a time") {
    const auto page = [](std::string_view id) {
        return printed({"report", "agreement", std::string(id), "-f", "md"}, "en");
    };
    CHECK(holds(page("102059-ota"), "concluded it in 2015-05."));
    CHECK(holds(page("102041-isesaki"), "on 2025-10-08."));
    CHECK(holds(page("011002-sapporo"), "concluded it within 2015-09–2025-09-25."));
}

TEST_CASE("a press release says what its list leaves out, and what has to be asked for") {
    const auto page = [](std::string_view format, std::string_view lang = "ja") {
        return printed({"report", "signing", "102041-isesaki", "-f", std::string(format)}, lang);
    };
    const std::string lacks =
        "名称を確認できない21市2町は、一覧に掲げていない。公表された新規29団体のうち、"
        "名前と年度が分かるのは7団体。新規の印は、この団体だけに付けた。";
    for (const std::string_view format : {"md", "html"}) {
        CAPTURE(format);
        const std::string all = page(format);
        CHECK(holds(all, lacks));
        CHECK_FALSE(holds(all, "読めない"));
    }
    CHECK(holds(page("md"), "- **静岡**: 浜松市、磐田市。ほかは【要確認】"));
    CHECK(holds(page("md"), "- **愛媛**: 【要確認】"));
    CHECK(holds(page("md", "en"), "\\[to be filled in\\] (name)"));
    CHECK_FALSE(holds(page("md", "en"), "【"));
    CHECK(holds(printed({"report", "national", "-f", "md"}), "磐田市。一覧のこの欄は読めない"));
}

TEST_CASE("a register of a prefecture says that its figures are of it") {
    const Own own;
    const std::string head = "群馬県で国と雇用対策協定を", here = "(この台帳にあるもの)";
    CHECK(holds(own({"report", "national"}), "# 群馬県で国と雇用対策協定を結んでいる自治体"));
    for (const std::string_view name : {"national", "annual"}) {
        const std::string page = own({"report", std::string(name)});
        CHECK(holds(page, head + "締結した地方公共団体" + here));
        CHECK_FALSE(holds(page, "\n国と雇用対策協定を"));
    }
    const std::string signing = own({"report", "signing", "102083-shibukawa"});
    CHECK(holds(signing, "国と雇用対策協定を締結した地方公共団体(全国): **【要記入】**"));
    CHECK(holds(signing, "一覧は、この台帳にある群馬県の団体。全国の一覧は【要記入】。"));
    CHECK_FALSE(holds(signing, "計2団体"));
    CHECK_FALSE(holds(signing, "新しく結んだのは"));
}

TEST_CASE("residents are told of towns without a name, in plain words") {
    const std::string all = printed({"report", "residents", "-f", "md"});
    CHECK(holds(all, "磐田市。ほかに、名前の分からない5つの市町村があります。"));
    CHECK(holds(all, "小松島市、阿南市、吉野川市、美馬市、三好市、神山町。ほかにも、"));
    CHECK(holds(all, "**北海道 (道と2市区町村)**"));
    CHECK(holds(all, "**近畿 (2府5県と"));
    CHECK(holds(all, "より後に結んだ2つの市町村もあります。"));
    CHECK_FALSE(holds(all, "台帳では"));
    CHECK_FALSE(holds(all, "の都道府県と、"));
}

TEST_CASE("duties of the yearly report are told with the years and names of the page") {
    const auto annual = [](std::string_view lang, std::string_view dates) {
        return printed({"report", "annual", "--fiscal-year", "2024", "-f", "md", "--dates",
                        std::string(dates)},
                       lang);
    };
    const std::string era = annual("ja", "era");
    CHECK(holds(era, "平成27年度の目標の実績"));
    CHECK_FALSE(holds(era, "2015年度"));
    CHECK(holds(era, "令和7年3月31日までが期限で、記録のない義務: "));
    CHECK_FALSE(holds(era, "令和6年度の義務"));
    CHECK_FALSE(holds(era, "【記録なし】"));
    CHECK(holds(annual("ja", "iso"), "2015年度の目標の実績"));
    const std::string english = annual("en", "iso");
    CHECK(holds(english, "| 2017-03-31 | result | Tottori |"));
    CHECK(holds(english, "| Ichinoseki-shi, Hiraizumi-cho |"));
}

TEST_CASE("a total published before the end of its year is told to be of its own day") {
    const std::string own = "◇は公表値で、その日の数(期間の末より前の日のものがある)";
    const std::string annual = printed({"report", "annual", "-f", "html"});
    CHECK(holds(annual, own));
    CHECK_FALSE(holds(annual, "種類不明 0"));
    CHECK_FALSE(holds(Own()({"report", "annual"}), "◇"));
}

TEST_CASE("the kinds of governments are plural where there are several, also in English") {
    const std::string release = printed({"report", "signing", "102041-isesaki", "-f", "md"}, "en");
    CHECK(holds(release, "(prefectures 47, cities 253, towns 26, village 1)"));
    CHECK(holds(printed({"report", "prefecture", "Hiroshima", "-f", "md"}, "en"),
                "(prefecture 1, cities 6)"));
}
