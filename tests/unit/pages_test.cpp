// What the pages over several agreements claim: cases, facilities, meetings, coverage, residents.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "../support/registry_in_memory.hpp"
#include "../support/shipped_registry.hpp"
#include "../support/sound_report.hpp"
#include "daicho/query/counting.hpp"
#include "daicho/query/coverage.hpp"
#include "daicho/report/figures/list.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

/// A registry of one record, or of the files of an example.
struct Small {
    explicit Small(std::string_view example = {})
        : loaded(load({registry_with(example), {}})), ledger(loaded.registry) {}

    Loaded loaded;
    Ledger ledger;
};

template <class Block>
std::vector<const Block*> all_blocks(const Report& report, std::string_view name) {
    std::vector<const Block*> out;
    for (const auto& block : report.blocks) {
        const auto* found = std::get_if<Block>(&block);
        if (found && found->name == name) out.push_back(found);
    }
    return out;
}

std::size_t place_of_heading(const Report& report, std::string_view text) {
    std::size_t place = 0;
    for (const auto& block : report.blocks) {
        const auto* heading = std::get_if<Heading>(&block);
        if (heading && heading->text == text) return place;
        ++place;
    }
    return report.blocks.size();
}

const Cards::Card* find_card(const Cards& cards, std::string_view title) {
    const auto found = std::ranges::find(cards.cards, title, &Cards::Card::title);
    return found == cards.cards.end() ? nullptr : &*found;
}

std::vector<std::string> fact(const Cards::Card& card, std::string_view label) {
    const auto found = std::ranges::find(card.facts, label, &FactSheet::Fact::label);
    return found == card.facts.end() ? std::vector<std::string>{} : found->texts;
}

using Texts = std::vector<std::string>;
constexpr std::string_view jeed = "独立行政法人高齢・障害・求職者雇用支援機構";

}  // namespace

// ---- cases -------------------------------------------------------------------------------------

TEST_CASE("締結事例: a card for each government, two agreements of one are one story") {
    const Report report = build("cases", in_japanese(shipped_ledger()));
    const auto* cards = find_block<Cards>(report);
    REQUIRE(cards);
    Texts titles;
    for (const auto& card : cards->cards) titles.push_back(card.title);
    CHECK(titles == Texts{"北海道", "京都府", "奈良県", "鳥取県"});

    const auto& hokkaido = *find_card(*cards, "北海道");
    CHECK(hokkaido.message == "都道府県で最初の協定 → 機構を加えた連携の強化");
    CHECK(hokkaido.parties ==
          Texts{"北海道労働局", "北海道", "高齢・障害・求職者雇用支援機構 (平成27年8月25日から)"});
    CHECK(fact(hokkaido, "締結") == Texts{"平成24年12月4日、平成27年8月25日"});
    CHECK(fact(hokkaido, "役割分担") ==
          Texts{"正規雇用を求める求職者の支援", "北海道: キャリア形成支援",
                "高齢・障害・求職者雇用支援機構: 職業訓練", "ハローワーク: 職業紹介"});
    // In 京都 it signed from the first day.
    CHECK(find_card(*cards, "京都府")->parties ==
          Texts{"京都労働局", "京都府", "高齢・障害・求職者雇用支援機構"});
    CHECK(fact(*find_card(*cards, "鳥取県"), "目標") == Texts{"精神障害者の雇用率: 全国トップ"});
}

TEST_CASE("締結事例: the text is the record's own, and the agreements stand side by side") {
    const Ledger& ledger = shipped_ledger();
    const Report report = build("cases", in_japanese(ledger));
    std::multiset<std::string> told, recorded;
    for (const auto& card : find_block<Cards>(report)->cards)
        told.insert(card.texts.begin(), card.texts.end());
    for (const Agreement& one : ledger.registry().agreements) {
        for (const auto& each : one.cases) recorded.insert(each->text->value.text);
    }
    CHECK(told == recorded);

    const auto* table = find_block<Table>(report, "comparison");
    REQUIRE(table);
    CHECK(table->rows.size() == 5);
    const auto third = column_of(*table, "third_parties");
    CHECK(text_of(table->rows[0].cells[third]) == "");
    CHECK(text_of(table->rows[1].cells[third]) == jeed);
}

TEST_CASE("締結事例: one figure a card, the first and the last of its longest series") {
    const Report report = build("cases", in_japanese(shipped_ledger()));
    const auto* cards = find_block<Cards>(report);
    CHECK(fact(*find_card(*cards, "鳥取県"), "障がい者実雇用率") ==
          Texts{"1.77% (平成25年6月1日) → 2.47% (令和5年6月1日)"});
    // They are no evaluation of the plan, and the page says so.
    CHECK(std::ranges::find(report.grounds, "figures", &Ground::key) != report.grounds.end());
    // What was measured later than the day is not told.
    const Report earlier = build("cases", in_japanese(shipped_ledger(), day(2018, 1, 1)));
    CHECK(fact(*find_card(*find_block<Cards>(earlier), "鳥取県"), "障がい者実雇用率") ==
          Texts{"1.77% (平成25年6月1日) → 2.16% (平成29年6月1日)"});
}

TEST_CASE("締結事例: as of a day, of a place, in English, and where there is none") {
    const Ledger& ledger = shipped_ledger();
    const Report earlier = build("cases", in_japanese(ledger, day(2013, 1, 1)));
    REQUIRE(find_block<Cards>(earlier)->cards.size() == 1);
    CHECK(find_block<Cards>(earlier)->cards[0].parties == Texts{"北海道労働局", "北海道"});
    CHECK(find_block<Table>(earlier, "comparison") == nullptr);

    ReportContext english = in_japanese(ledger);
    english.lang = Lang::en;
    english.filter.prefectures = {26};
    const Report kyoto = build("cases", english);
    REQUIRE(find_block<Cards>(kyoto)->cards.size() == 1);
    CHECK(find_block<Cards>(kyoto)->cards[0].title == "Kyoto");
    CHECK(find_block<Cards>(kyoto)->cards[0].parties[0] == "Kyoto Labour Bureau");

    const Small small;
    const Report none = build("cases", in_japanese(small.ledger, day(2026, 1, 1)));
    CHECK(texts_of(none) == Texts{"締結事例の記録がある協定はない。"});
}

// ---- facilities --------------------------------------------------------------------------------

TEST_CASE("施設: every facility of the day, by prefecture, and which was first") {
    const Ledger& ledger = shipped_ledger();
    const ReportContext context = in_japanese(ledger);
    const Report report = build("facilities", context);
    const auto facts = facts_of(ledger, Unit::facility, {}, context.as_of);
    const auto* table = find_block<Table>(report, "facilities");
    REQUIRE(table);
    CHECK(table->rows.size() == facts.size());
    CHECK(text_of(table->rows.front().cells[0]) == "北海道");
    CHECK(text_of(table->rows.back().cells[0]) == "宮崎県");
    CHECK(find_block<KeyFigure>(report)->value == std::to_string(facts.size()) + "施設");
    // 志木 and 総社 had theirs before; 志木's signing is known within some months.
    const Texts texts = texts_of(report);
    CHECK(std::ranges::count(
              texts,
              "開いた時が分かるのは6施設。協定を結ぶ前からあったもの2、結んだ後にできたもの4。") ==
          1);
    CHECK(find_block<Timeline>(report)->events.size() == 12);
    CHECK(find_block<Timeline>(report)->title == "窓口が先の自治体と、協定が先の自治体がある");
}

TEST_CASE(
    "施設: who runs it and what is noted stand in one column for people, in two for machines") {
    const Report report = build("facilities", in_japanese(shipped_ledger()));
    const Table& table = *find_block<Table>(report, "facilities");
    const auto nagano = std::ranges::find(table.rows, "長野県",
                                          [](const Row& row) { return text_of(row.cells[0]); });
    REQUIRE(nagano != table.rows.end());
    CHECK(text_of(nagano->cells[column_of(table, "known")]) ==
          "ハローワーク長野、長野県、長野市が運営。\nもんぜんぷら座");
    CHECK(text_of(nagano->cells[column_of(table, "run_by")]) == "ハローワーク長野、長野県、長野市");
    CHECK(table.columns[column_of(table, "run_by")].machine_only);
    CHECK(table.columns[column_of(table, "closed")].machine_only);  // none is closed
}

TEST_CASE("施設: national figures are told where the registry has them, and not of a place") {
    constexpr std::string_view with_figures =
        "=== about.yaml\n"
        "figures:\n"
        "  - name: {ja: 一体的実施事業を行う地方公共団体, en: governments}\n"
        "    value: 183\n"
        "    as_of: 2020-03-31\n"
        "    sources: [S1]\n";
    const Small small(with_figures);
    const auto figures = [&](ReportContext context) {
        const Report report = build("facilities", context);
        check_sound(report, context.lang);
        const auto* table = find_block<Table>(report, "national_figures");
        return table ? table->rows.size() : 0;
    };
    CHECK(figures(in_japanese(small.ledger)) == 1);
    CHECK(figures(in_japanese(small.ledger, day(2020, 3, 30))) == 0);
    ReportContext of_place = in_japanese(small.ledger);
    of_place.filter.prefectures = {10};
    CHECK(figures(of_place) == 0);
    CHECK(find_block<Table>(build("facilities", in_japanese(shipped_ledger())),
                            "national_figures") == nullptr);
}

// ---- meetings ----------------------------------------------------------------------------------

TEST_CASE("会議: held ones in date order, rules with what is on record of the last year") {
    const Report report = build("meetings", in_japanese(shipped_ledger()));
    const auto* held = find_block<Table>(report, "meetings");
    REQUIRE(held);
    Texts order;
    for (const Row& row : held->rows)
        order.push_back(to_iso(std::get<Date>(row.cells[0].value).earliest));
    CHECK(std::ranges::is_sorted(order));
    CHECK(order.size() == 3);
    CHECK(find_block<Table>(report, "requests") == nullptr);

    const Table& rules = *find_block<Table>(report, "rules");
    const auto kurashiki = std::ranges::find(rules.rows, "倉敷市",
                                             [](const Row& row) { return text_of(row.cells[0]); });
    REQUIRE(kurashiki != rules.rows.end());
    const Cell& on_record = kurashiki->cells[column_of(rules, "held")];
    CHECK(std::get<Count>(on_record.value) == Count{});
    CHECK(on_record.emphasis == Emphasis::missing);
    CHECK(rules.columns[column_of(rules, "held")].label == "令和6年度の記録");
}

TEST_CASE("会議: requests appear when the registry has one, and nothing later than the day") {
    const Small small(
        "concluded: 2020-10-08\n"
        "requests:\n"
        "  - {date: 2021-05-01, from: government, to: bureau, summary: 面接会の開催, sources: [S1]}\n"
        "meetings:\n"
        "  - {date: 2024-06-01, tier: council, title: 第1回運営協議会}\n");
    const Report report = build("meetings", in_japanese(small.ledger));
    const auto* requests = find_block<Table>(report, "requests");
    REQUIRE(requests);
    REQUIRE(requests->rows.size() == 1);
    CHECK(text_of(requests->rows[0].cells[4]) == "面接会の開催");
    const Report earlier = build("meetings", in_japanese(small.ledger, day(2021, 4, 30)));
    CHECK(find_block<Table>(earlier, "requests") == nullptr);
    CHECK(find_block<Table>(earlier, "meetings") == nullptr);
}

// ---- coverage ----------------------------------------------------------------------------------

TEST_CASE("割合: the share of each prefecture is what stats and list --without say") {
    const Ledger& ledger = shipped_ledger();
    const ReportContext context = in_japanese(ledger);
    const Report report = build("coverage", context);
    const Table& table = *find_block<Table>(report, "coverage");
    REQUIRE(table.rows.size() == 48);
    const auto having = column_of(table, "municipalities_having");
    for (const Prefecture& place : prefectures()) {
        Count known;
        for (const Fact& fact : facts_of(ledger, Unit::government, {}, context.as_of)) {
            if (fact.prefecture != &place || fact.kind == GovernmentKind::prefecture) continue;
            known += {fact.certain ? fact.weight : 0, fact.weight};
        }
        const auto& row = table.rows[static_cast<std::size_t>(place.number) - 1];
        CHECK(std::get<Count>(row.cells[having].value) == known);
    }
    CHECK(std::get<Count>(table.rows[47].cells[having].value) == Count{280, 280});
    CHECK(std::get<long long>(table.rows[47].cells[having + 1].value) == 1741);
    CHECK(find_block<KeyFigure>(report)->value == "280市区町村");

    const auto all = governments_without(ledger, {}, context.as_of,
                                         facts_of(ledger, Unit::government, {}, context.as_of));
    for (const bool is_unknown : {false, true}) {
        std::size_t shown = 0;
        for (const auto* list :
             all_blocks<GroupedList>(report, is_unknown ? "unknown" : "without")) {
            for (const auto& group : list->groups) shown += group.items.size();
        }
        CHECK(static_cast<long>(shown) ==
              std::ranges::count(all, is_unknown, &Without::is_unknown));
    }
}

TEST_CASE("割合: those of a prefecture that cannot be read stand apart, each government once") {
    const Small small(
        registry_yaml("unlisted:\n"
                      "  - {kind: city, count: 1, prefectures: [奈良県, 徳島県],\n"
                      "     concluded: 2016, sources: [S1]}\n"));
    const Report report = build("coverage", in_japanese(small.ledger));
    std::set<std::string> unknown_places;
    std::multiset<std::string> names;
    for (const auto* list : all_blocks<GroupedList>(report, "unknown")) {
        for (const auto& group : list->groups) unknown_places.insert(group.label);
    }
    for (const std::string_view kind : {"unknown", "without"}) {
        for (const auto* list : all_blocks<GroupedList>(report, kind)) {
            for (const auto& group : list->groups) {
                for (const auto& item : group.items) names.insert(group.label + item.text);
            }
        }
    }
    CHECK(unknown_places == std::set<std::string>{"奈良県", "徳島県"});
    for (const std::string& name : names) {
        CAPTURE(name);
        CHECK(names.count(name) == 1);
    }
    const Table& table = *find_block<Table>(report, "coverage");
    const auto having = column_of(table, "municipalities_having");
    CHECK(std::get<Count>(table.rows[28].cells[having].value).is_open);  // 奈良
    CHECK(!std::get<Count>(table.rows[9].cells[having].value).is_open);  // 群馬
}

TEST_CASE("割合: a tile leads only to names that are there") {
    const Ledger& ledger = shipped_ledger();
    ReportContext context = in_japanese(ledger);
    context.filter.government_kinds = {GovernmentKind::prefecture};
    const Report report = build("coverage", context);
    for (const auto& tile : find_block<TileMap>(report)->tiles) CHECK(tile.link.empty());
}

// ---- residents ---------------------------------------------------------------------------------

TEST_CASE("住民の方へ: です・ます, one sentence after another, none long") {
    const Report report = build("residents", in_japanese(shipped_ledger()));
    Texts texts;
    for (const auto& block : report.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block))
            texts.push_back(paragraph->text);
        if (const auto* list = std::get_if<BulletList>(&block))
            texts.insert(texts.end(), list->items.begin(), list->items.end());
        const auto* cards = std::get_if<Cards>(&block);
        if (!cards || cards->name != "gains") continue;
        for (const auto& card : cards->cards) {
            texts.insert(texts.end(), card.texts.begin(), card.texts.end());
            const Texts own = fact(card, "台帳では");
            texts.insert(texts.end(), own.begin(), own.end());
        }
    }
    CHECK(texts.size() > 10);
    for (std::string_view text : texts) {
        CAPTURE(text);
        CHECK(text.ends_with("。"));
        while (!text.empty()) {
            const std::size_t end = text.find("。");
            const std::string_view sentence = text.substr(0, end);
            CHECK((sentence.ends_with("です") || sentence.ends_with("ます") ||
                   sentence.ends_with("現在)")));
            CHECK(sentence.size() <= std::string_view("一").size() * 50);
            text.remove_prefix(end + std::string_view("。").size());
        }
    }
}

TEST_CASE("住民の方へ: every municipality that is known stands once under its prefecture") {
    const Ledger& ledger = shipped_ledger();
    const ReportContext context = in_japanese(ledger);
    const Report report = build("residents", context);
    std::multiset<std::string> shown, known;
    for (const auto* list : all_blocks<GroupedList>(report, "towns")) {
        for (const auto& group : list->groups) {
            for (const auto& item : group.items) {
                // Those that signed later say since when.
                if (!item.note.ends_with("から")) shown.insert(group.label + item.text);
                if (item.text == "伊勢崎市") CHECK(item.note == "令和7年10月8日から");
            }
        }
    }
    for (const Fact& fact : facts_of(ledger, Unit::government, {}, context.as_of)) {
        if (!fact.government || fact.kind == GovernmentKind::prefecture) continue;
        known.insert(std::string(fact.prefecture->name) + std::string(fact.government->name));
    }
    CHECK(shown == known);
    // As of a day in the past nothing later is told.
    const Report earlier = build("residents", in_japanese(ledger, day(2015, 8, 31)));
    for (const auto* list : all_blocks<GroupedList>(earlier, "towns")) {
        for (const auto& group : list->groups) {
            for (const auto& item : group.items) CHECK(item.note == "");
        }
    }
}

TEST_CASE("住民の方へ: what no record says is not there") {
    const Small bare;
    const Report report = build("residents", in_japanese(bare.ledger, day(2026, 1, 1)));
    CHECK(find_block<Cards>(report) == nullptr);
    CHECK(find_block<Table>(report) == nullptr);
    CHECK(find_block<FactSheet>(report) == nullptr);

    const Small named(
        "hello_works: [ハローワーク伊勢崎]\n"
        "contact: {office: 商工労働課, phone: 27-2755, sources: [S1]}\n");
    const Report with = build("residents", in_japanese(named.ledger, day(2026, 1, 1)));
    const Table& offices = *find_block<Table>(with, "offices");
    REQUIRE(offices.rows.size() == 1);
    CHECK(text_of(offices.rows[0].cells[2]) == "ハローワーク伊勢崎");
    CHECK(text_of(offices.rows[0].cells[4]) == "27-2755");
}

// ---- what holds for all of them ----------------------------------------------------------------

TEST_CASE(
    "the pages over several agreements follow every filter, and their sources lead somewhere") {
    const Ledger& ledger = shipped_ledger();
    for (const char* name : {"cases", "facilities", "meetings", "coverage", "residents"}) {
        CAPTURE(name);
        for (const int prefecture : {1, 10, 13, 31}) {
            CAPTURE(prefecture);
            ReportContext context = in_japanese(ledger);
            context.filter.prefectures = {prefecture};
            const Report report = build(name, context);
            CHECK(!report.blocks.empty());
            CHECK(report.grounds.front().key == "as_of");
            std::set<std::string> listed;
            if (const auto* list = find_block<SourceList>(report)) {
                for (const auto& one : list->sources) listed.insert(one.id);
            }
            for (const auto& block : report.blocks) {
                const auto* table = std::get_if<Table>(&block);
                const std::size_t column = table ? column_of(*table, "sources") : 0;
                if (!table || column == table->columns.size()) continue;
                for (const Row& row : table->rows) {
                    std::string cited = text_of(row.cells[column]);
                    cited = cited.substr(0, cited.find_first_of("#,"));
                    if (!cited.empty()) CHECK(listed.contains(cited));
                }
            }
        }
    }
}

TEST_CASE("a page does not change with the day on which it is made") {
    for (const char* name :
         {"cases", "facilities", "meetings", "coverage", "residents", "annual"}) {
        CAPTURE(name);
        const auto texts = [&](Day day_made) {
            return texts_of(build(name, in_japanese(shipped_ledger()), {.today = day_made}));
        };
        CHECK(texts(day(2026, 4, 1)) == texts(day(2031, 7, 7)));
    }
}

TEST_CASE("the yearly report: what is certain and measured before what only may be") {
    const Report report = build("annual", in_japanese(shipped_ledger()));
    CHECK(std::holds_alternative<KeyFigure>(report.blocks.front()));
    CHECK(place_of_heading(report, "実績") <
          place_of_heading(report, "新たな締結かもしれないもの"));
    CHECK(place_of_heading(report, "新たな締結かもしれないもの") < report.blocks.size());
}
