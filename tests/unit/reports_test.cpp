// Reports as data: what each says, in both languages, and in the dark corners.
#include <doctest/doctest.h>

#include <algorithm>

#include "../support/registry_in_memory.hpp"
#include "../support/shipped_registry.hpp"
#include "../support/sound_report.hpp"
#include "report/parts/checks.hpp"
#include "report/parts/indicator_panels.hpp"
#include "report/parts/sections.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

void check_all_sound(const ReportContext& context, const ReportRequest& request) {
    for (const ReportKind& kind : report_kinds()) {
        for (const Lang lang : {Lang::ja, Lang::en}) {
            for (const DateStyle dates : {DateStyle::iso, DateStyle::era, DateStyle::both}) {
                ReportContext varied = context;
                varied.lang = lang;
                varied.dates = dates;
                check_sound(kind.build(varied, request), lang);
            }
        }
    }
}

/// A registry of one record, or of the files of an example.
struct Small {
    explicit Small(std::string_view example = {})
        : loaded(load({registry_with(example), {}})), ledger(loaded.registry) {}

    Loaded loaded;
    Ledger ledger;
};

Quantity quantity(const char* text, std::optional<double> number) {
    return {text, number};
}
const Maybe<Better> higher{{Better::higher, {}}}, lower{{Better::lower, {}}};

/// A record with targets and results of every sort.
constexpr std::string_view with_results = R"(governance:
  - {tier: council, name: 運営協議会, per_year: 2}
meetings:
  - {date: 2024-06-01, tier: council, title: 第1回運営協議会}
indicators:
  rate: {name: 就職率, unit: percent, better: higher}
  leavers: {name: 離職者数, unit: persons, better: lower}
  model: {name: 障害者雇用, better: higher}
  zero: {name: 労働災害, unit: cases, better: lower}
  late: {name: 充足率, unit: percent, better: higher}
plans:
  - fiscal_year: FY2024
    targets: {rate: 80, leavers: 50, model: 全国トップ, zero: 0, late: 10}
    adopted: 2024-04-01
  - fiscal_year: FY2023
    targets: {rate: 75}
results:
  - {indicator: rate, fiscal_year: FY2024, value: 70, status: interim, own: true}
  - {indicator: rate, fiscal_year: FY2024, value: 79.99, status: final, own: true}
  - {indicator: leavers, fiscal_year: FY2024, value: 40, status: final, own: false}
  - {indicator: model, fiscal_year: FY2024, value: 1, status: final, own: true}
  - {indicator: zero, fiscal_year: FY2024, value: 0, status: final, own: true}
  - {indicator: rate, fiscal_year: FY2022, value: 74, status: restated, own: false}
concluded: 2020-10-08
)";

}  // namespace

TEST_CASE("reports are found by name, and none by another") {
    for (const ReportKind& kind : report_kinds()) CHECK(report_kinds().find(kind.name) == &kind);
    CHECK(report_kinds().find("weekly") == nullptr);
}

TEST_CASE("every report is sound in both languages and all date styles") {
    const Ledger& ledger = shipped_ledger();
    for (const char* id : {"102041-isesaki", "310000-tottori", "130001-tokyo"}) {
        CAPTURE(id);
        const auto index = ledger.find(id);
        REQUIRE(index);
        check_all_sound(in_japanese(ledger),
                        {.agreement = index,
                         .prefecture = prefecture_of(ledger.registry(), ledger.agreement(*index)),
                         .today = testing::today,
                         .with_grounds = true});
    }
}

TEST_CASE("every agreement has a sound page and a sound press release") {
    const Ledger& ledger = shipped_ledger();
    const ReportContext context = in_japanese(ledger);
    for (std::uint32_t i = 0; i < ledger.registry().agreements.size(); ++i) {
        check_sound(build("agreement", context, {.agreement = i}), Lang::ja);
        check_sound(build("signing", context, {.agreement = i, .with_grounds = true}), Lang::ja);
    }
}

TEST_CASE("every prefecture has a sound page and sound overlaps") {
    const ReportContext context = in_japanese(shipped_ledger());
    for (const Prefecture& prefecture : prefectures()) {
        check_sound(build("prefecture", context, {.prefecture = &prefecture}), Lang::ja);
        check_sound(build("overlaps", context, {.prefecture = &prefecture}), Lang::ja);
    }
}

TEST_CASE(
    "dark corners: one bare record, a prefecture without any, days and years without events") {
    const Small small;
    for (const Day as_of :
         {day(1990, 1, 1), day(2025, 10, 7), day(2025, 10, 8), day(2030, 3, 31)}) {
        for (const int year : {1990, 2024, 2025, 2040}) {
            CAPTURE(to_iso(as_of));
            CAPTURE(year);
            check_all_sound(in_japanese(small.ledger, as_of),
                            {.agreement = 0,
                             .prefecture = find_prefecture("東京都"),
                             .fiscal_year = FiscalYear{year},
                             .today = testing::today,
                             .with_grounds = true});
        }
    }
}

TEST_CASE("an as-of day before the first agreement counts none, and says so") {
    const Small small;
    const Report report = build("national", in_japanese(small.ledger, day(1990, 1, 1)));
    CHECK(find_block<KeyFigure>(report)->value == "0団体");
    CHECK(find_block<TileMap>(report) == nullptr);
}

TEST_CASE("what is missing in a press release is 【要記入】, never invented") {
    const Small small;
    const auto texts = texts_of(build("signing", in_japanese(small.ledger), {.agreement = 0}));
    CHECK(std::ranges::count(texts, "【要記入】") == 4);  // office, aim, place, agenda
    CHECK(std::ranges::count(texts, "問い合わせ先　【要記入】　担当 【要記入】　TEL 【要記入】") ==
          1);
    CHECK(std::ranges::count(texts, "令和7年10月8日（水）【要記入】") == 1);
}

TEST_CASE("a target is met, missed or open; words and zero have no rate") {
    const auto figure = [](double number) { return quantity("", number); };
    CHECK(achievement(figure(80), figure(84), higher)->met);
    CHECK(achievement(figure(80), figure(84), higher)->rate == doctest::Approx(105.0));
    CHECK(achievement(figure(50), figure(40), lower)->met);
    CHECK(achievement(figure(50), figure(40), lower)->rate == doctest::Approx(125.0));
    // What was missed by a hair is not shown as 100.0.
    CHECK(!achievement(figure(80), figure(79.99), higher)->met);
    CHECK(achievement(figure(80), figure(79.99), higher)->rate == doctest::Approx(99.9));
    CHECK(!achievement(figure(0), figure(3), higher)->rate);
    CHECK(!achievement(figure(0), figure(3), lower)->met);
    CHECK(!achievement(quantity("全国トップ", {}), figure(1), higher));
    CHECK(!achievement(figure(1), figure(1), {}));
}

TEST_CASE("checks are told by year and indicator, each result beside its target") {
    const Small small(with_results);
    using enum Check::Outcome;
    std::vector<std::tuple<int, std::string, Check::Outcome>> told;
    for (const Check& check : checks_of(small.ledger.agreement(0))) {
        told.emplace_back(check.year.year, check.indicator, check.outcome);
    }
    CHECK(told == decltype(told){{2022, "rate", no_target},
                                 {2023, "rate", no_result},
                                 {2024, "rate", open},
                                 {2024, "rate", missed},
                                 {2024, "leavers", met},
                                 {2024, "model", not_comparable},
                                 {2024, "zero", met},
                                 {2024, "late", no_result}});
}

TEST_CASE("pdca says what is missing of a year") {
    const Small small(with_results);
    const Report report = build("pdca", in_japanese(small.ledger, day(2026, 3, 31)),
                                {.fiscal_year = FiscalYear{2024}});
    const auto* table = find_block<Table>(report, "pdca");
    REQUIRE(table);
    REQUIRE(table->rows.size() == 1);
    const auto cell = [&](std::string_view key) {
        return table->rows[0].cells[column_of(*table, key)];
    };
    CHECK(std::get<Date>(cell("adopted").value) == Date::on(day(2024, 4, 1)));
    CHECK(std::get<long long>(cell("targets").value) == 5);
    CHECK(std::get<long long>(cell("met").value) == 2);
    CHECK(std::get<long long>(cell("missed").value) == 1);
    CHECK(std::get<long long>(cell("no_result").value) == 1);
    CHECK(cell("no_result").emphasis == Emphasis::missing);
    CHECK(cell("evaluation").emphasis == Emphasis::missing);
    CHECK(std::get<Count>(cell("held").value) == Count{1, 1});
    CHECK(cell("held").emphasis == Emphasis::missing);  // one of two
    CHECK(std::get<long long>(cell("due").value) == 2);
}

TEST_CASE("a title is never made up, and what is past is told as past") {
    const Report report = build("signing", in_japanese(shipped_ledger()),
                                {.agreement = shipped_ledger().find("102059-ota")});
    CHECK(report.title == "【要記入】締結式について");
    const auto texts = texts_of(report);
    CHECK(texts[3].ends_with("「【要記入】」を締結しました。"));
    const Report before =
        build("signing", in_japanese(shipped_ledger()),
              {.agreement = shipped_ledger().find("102059-ota"), .today = day(2015, 4, 1)});
    CHECK(texts_of(before)[3].ends_with("「【要記入】」を締結します。"));
}

TEST_CASE("a release says what the record says of it, and what it rests on if it is asked for") {
    const Small small(
        "title: 伊勢崎市・群馬労働局雇用対策協定\n"
        "signing:\n  lead: 次のとおり締結します。\n  purpose: 雇用の安定を図ります。\n"
        "  attachments: [資料 締結の経過]\n");
    const ReportContext context = in_japanese(small.ledger);
    const Report report = build("signing", context, {.agreement = 0});
    const auto texts = texts_of(report);
    CHECK(texts[3] == "次のとおり締結します。");
    CHECK(texts[4] == "雇用の安定を図ります。");
    CHECK(std::ranges::count(texts, "資料 締結の経過") == 1);
    CHECK(report.grounds.empty());
    CHECK_FALSE(build("signing", context, {.agreement = 0, .with_grounds = true}).grounds.empty());
}

TEST_CASE("a target is of its own year, interim values stand alone, and single figures are told") {
    const Small small(with_results);
    const ReportContext context = in_japanese(small.ledger);
    const Wording say(context);
    const Agreement& agreement = small.ledger.agreement(0);
    const auto years = years_of(agreement, context.as_of);
    CHECK(years.first == FiscalYear{2020});
    CHECK(years.last == FiscalYear{2025});
    const Panels panels = indicator_panels(say, agreement, years);
    REQUIRE(panels.panels.size() == 3);  // rate, leavers, zero
    const auto& rate = panels.panels[0];
    REQUIRE(rate.targets.size() == 2);
    CHECK(rate.targets[0].year == FiscalYear{2023});
    CHECK(rate.targets[1].label == "目標 80");
    REQUIRE(rate.points.size() == 3);
    CHECK(rate.points[0].year == FiscalYear{2022});
    CHECK_FALSE(rate.points[0].is_interim);
    CHECK(rate.points[1].is_interim);
    CHECK(rate.points[2].value.text == "79.99");
    const FactSheet single = single_figures(say, agreement, years);
    std::vector<std::string> names;
    for (const auto& fact : single.facts) names.push_back(fact.label);
    // 全国トップ is no figure, but the result of 障害者雇用 is one.
    CHECK(names == std::vector<std::string>{"障害者雇用", "充足率"});
    CHECK(single.facts[1].texts == std::vector<std::string>{"令和6年度の目標 10%"});
}

TEST_CASE("nothing is drawn before the agreement existed, and the page says so") {
    const Small small(
        "concluded: 2023-10-08\n"
        "indicators: {rate: {name: 就職率, unit: percent}}\n"
        "results:\n"
        "  - {indicator: rate, fiscal_year: FY2021, value: 1, status: final, own: true}\n"
        "  - {indicator: rate, fiscal_year: FY2023, value: 2, status: final, own: true}\n"
        "  - {indicator: rate, fiscal_year: FY2024, value: 3, status: final, own: true}\n");
    const Report report = build("agreement", in_japanese(small.ledger), {.agreement = 0});
    const auto* panels = find_block<Panels>(report);
    REQUIRE(panels);
    CHECK(panels->first == FiscalYear{2023});
    CHECK(panels->panels.front().points.size() == 2);
    CHECK(panels->note.find("協定より前の1の値は描かない") != std::string::npos);
}

TEST_CASE("the strip of years has what is recorded, and names the steps of which nothing is") {
    const Small small(with_results);
    const Report report = build("agreement", in_japanese(small.ledger), {.agreement = 0});
    const auto* strip = find_block<Table>(report, "pdca_strip");
    REQUIRE(strip);
    REQUIRE(strip->columns.size() == 7);  // 2020 to 2025
    CHECK(strip->columns[1].label == "R2");
    REQUIRE(strip->rows.size() == 3);  // no actions
    CHECK(text_of(strip->rows[0].cells[5]) == "● 5目標");
    CHECK(text_of(strip->rows[1].cells[5]) == "● 1回");
    CHECK(text_of(strip->rows[2].cells[5]) == "● 4指標");
    CHECK(text_of(strip->rows[2].cells[2]) == "·");
    const auto texts = texts_of(report);
    CHECK(std::ranges::any_of(
        texts, [](const std::string& text) { return text.ends_with("A 改善の記録はない。"); }));
}

TEST_CASE("岩手県: two indicators are drawn, nine have a target only") {
    const Report report = build("agreement", in_japanese(shipped_ledger()),
                                {.agreement = shipped_ledger().find("030007-iwate")});
    const auto* panels = find_block<Panels>(report);
    REQUIRE(panels);
    REQUIRE(panels->panels.size() == 2);
    CHECK(panels->panels[0].title == "新規高卒者の県内就職割合");
    CHECK(panels->panels[0].targets.size() == 1);
    const auto* single = find_block<FactSheet>(report, "single");
    REQUIRE(single);
    CHECK(single->title == "平成28年度の目標だけが分かる9の指標");
    CHECK(single->facts.size() == 9);
    CHECK(single->facts[0].texts == std::vector<std::string>{"30,736件"});
}

TEST_CASE("the levels of meetings are the record's, and no model stands in their place") {
    const auto tiers_of = [](std::string_view example) {
        const Small small(example);
        const Report report = build("agreement", in_japanese(small.ledger), {.agreement = 0});
        const auto* tiers = find_block<Tiers>(report);
        return tiers ? tiers->levels : std::vector<Tiers::Level>();
    };
    CHECK(tiers_of("").empty());
    constexpr std::string_view model =
        "=== about.yaml\n"
        "tiers: [{tier: council, name: {ja: 運営協議会, en: council}, per_year: 1, sources: [S1]}]\n";
    CHECK(tiers_of(model).empty());
    const auto own = tiers_of("governance: [{tier: council, name: 雇用対策会議, per_year: 2}]\n");
    REQUIRE(own.size() == 1);
    CHECK(own[0].label == "雇用対策会議");
    CHECK(own[0].often == "年2回");
}

TEST_CASE("a record with little to say tells where to look") {
    const Small small;
    const auto texts = texts_of(build("agreement", in_japanese(small.ledger), {.agreement = 0}));
    CHECK(std::ranges::any_of(texts, [](const std::string& text) {
        return text.find("群馬労働局、伊勢崎市の公表資料か、下の出典で確かめられる") !=
               std::string::npos;
    }));
}

TEST_CASE("秋田's interim figure leaves its target open") {
    const Ledger& ledger = shipped_ledger();
    const Agreement& akita = ledger.agreement(*ledger.find("050008-akita"));
    for (const Check& check : checks_of(akita, FiscalYear{2017})) {
        CAPTURE(check.indicator);
        CHECK(check.outcome == (check.indicator == "hs-local-share" ? Check::Outcome::open
                                                                    : Check::Outcome::no_result));
    }
}

TEST_CASE("the agreement of Hokkaido has its division of roles as a matrix") {
    const Ledger& ledger = shipped_ledger();
    const Report report =
        build("agreement", in_japanese(ledger), {.agreement = ledger.find("010006-hokkaido-2015")});
    const auto* roles = find_block<Table>(report, "roles");
    REQUIRE(roles);
    std::vector<std::string> heads;
    for (const Column& column : roles->columns) heads.push_back(column.label);
    CHECK(heads == std::vector<std::string>{"取組", "地方公共団体", "ハローワーク",
                                            "高齢・障害・求職者雇用支援機構"});
    REQUIRE(roles->rows.size() == 1);
    CHECK(text_of(roles->rows[0].cells[1]) == "キャリア形成支援");
    CHECK(text_of(roles->rows[0].cells[2]) == "職業紹介");
    CHECK(text_of(roles->rows[0].cells[3]) == "職業訓練");
}

TEST_CASE("measures of the newest year are marked ＮＥＷ!!, or those of the year asked for") {
    const Small small(
        "measures:\n"
        "  - {title: 面接会, new_in: FY2024}\n"
        "  - {title: セミナー, new_in: FY2025}\n"
        "  - {title: 相談}\n");
    const auto titles = [&](std::optional<FiscalYear> year) {
        const Report report =
            build("agreement", in_japanese(small.ledger), {.agreement = 0, .fiscal_year = year});
        std::vector<std::string> out;
        for (const auto& fact : find_block<FactSheet>(report, "measures")->facts)
            out.insert(out.end(), fact.texts.begin(), fact.texts.end());
        return out;
    };
    using Titles = std::vector<std::string>;
    CHECK(titles({}) == Titles{"面接会", "ＮＥＷ!! セミナー", "相談"});
    CHECK(titles(FiscalYear{2024}) == Titles{"ＮＥＷ!! 面接会", "セミナー", "相談"});
}

TEST_CASE("群馬: the prefecture and its cities hold the same fairs for the same people") {
    const Report report =
        build("overlaps", in_japanese(shipped_ledger()), {.prefecture = find_prefecture("群馬県")});
    const auto* table = find_block<Table>(report, "overlaps");
    REQUIRE(table);
    std::vector<std::string> fairs_for_women;
    for (const Row& row : table->rows) {
        if (text_of(row.cells[1]) == "女性" && text_of(row.cells[2]) == "合同就職面接会") {
            CHECK(text_of(row.cells[3]) == "都道府県と市区町村");
            CHECK(row.cells[column_of(*table, "carriers")].emphasis == Emphasis::missing);
            fairs_for_women.push_back(text_of(row.cells[4]));
        }
    }
    CHECK(fairs_for_women == std::vector<std::string>{"太田市・群馬労働局", "群馬県・群馬労働局"});
    // None of the measures of 群馬's seven agreements has a division of roles recorded.
    const auto* uncarried = find_block<Table>(report, "uncarried");
    REQUIRE(uncarried);
    REQUIRE(uncarried->rows.size() == 7);
    long long measures = 0;
    for (const Row& row : uncarried->rows) {
        measures += std::get<long long>(row.cells[2].value);
        CHECK(std::get<long long>(row.cells[3].value) == std::get<long long>(row.cells[2].value));
    }
    CHECK(measures == 39);
}

TEST_CASE("長野: Hello Work runs a facility, and is drawn between bureau and city") {
    const Report report = build("prefecture", in_japanese(shipped_ledger()),
                                {.prefecture = find_prefecture("長野県")});
    const auto* diagram = find_block<Diagram>(report);
    REQUIRE(diagram);
    const auto node = std::ranges::find(diagram->nodes, "ハローワーク長野", &Diagram::Node::label);
    REQUIRE(node != diagram->nodes.end());
    CHECK(node->kind == Diagram::Kind::hello_work);
    CHECK(node->column == 1);
    CHECK(node->note == "ながのワークステーション");
    const auto agreement = std::ranges::find_if(diagram->nodes, [&](const Diagram::Node& other) {
        return other.kind == Diagram::Kind::agreement && other.row == node->row;
    });
    REQUIRE(agreement != diagram->nodes.end());
    CHECK(agreement->column == 2);
}

TEST_CASE("the yearly report is of the last complete fiscal year unless it is asked for another") {
    CHECK(last_complete_year(day(2025, 9, 25)) == FiscalYear{2024});
    CHECK(last_complete_year(day(2025, 3, 30)) == FiscalYear{2023});
    CHECK(last_complete_year(day(2025, 3, 31)) == FiscalYear{2024});

    const Report report = build("annual", in_japanese(shipped_ledger()));
    CHECK(report.title == "雇用対策協定 令和6年度報告");
    CHECK(find_block<KeyFigure>(report)->value == "計317団体(47都道府県244市25町1村)");
    CHECK(find_block<KeyFigure>(report)->note == "令和7年3月31日時点。公表値");
    const auto* sure = find_block<Table>(report, "new");
    REQUIRE(sure);
    CHECK(std::ranges::any_of(
        sure->rows, [](const Row& row) { return text_of(row.cells.front()) == "廿日市市"; }));

    const Report earlier =
        build("annual", in_japanese(shipped_ledger()), {.fiscal_year = FiscalYear{2018}});
    const auto* changes = find_block<Table>(earlier, "changes");
    REQUIRE(changes);
    CHECK(text_of(changes->rows[0].cells[1]) == "太田市・群馬労働局");
}
