// The trend: bars, bounds, published totals, and the one message of its title.
#include <doctest/doctest.h>

#include <fmt/ranges.h>

#include "daicho/report/figures/trend.hpp"
#include "support/registry_in_memory.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

Day day(std::string_view text) {
    return *parse_day(text);
}

/// A registry with one agreement of 伊勢崎市 and whatever else is given.
struct Small {
    Registry registry;
    Ledger ledger{registry};

    explicit Small(std::string_view example)
        : registry(check_files(registry_with(example)).registry) {}
    ReportContext on(std::string_view as_of, Lang lang = Lang::ja) const {
        return {.ledger = ledger, .lang = lang, .as_of = day(as_of)};
    }
};

const Ledger& shipped() {
    static const Registry registry =
        load(read_folder(DAICHO_ROOT "/tests/frozen/agreements")).registry;
    static const Ledger ledger(registry);
    return ledger;
}

std::string picture(const Chart& chart) {
    std::string out;
    for (std::size_t i = 0; i < chart.positions.size(); ++i) {
        out += chart.positions[i];
        for (const auto& series : chart.series) {
            if (series.is_drawn) out += fmt::format(" {} {}", series.key, *series.values[i]);
        }
        if (!chart.band.empty()) {
            out += fmt::format(" [{}, {}]", chart.band[i].certain, chart.band[i].possible);
        }
        for (const auto& mark : chart.marks) {
            if (mark.position == i) out += fmt::format(" = {}", mark.label);
        }
        out += "\n";
    }
    return out;
}

const Table& table_of(const Report& report, std::string_view name) {
    const auto found = std::ranges::find_if(report.blocks, [&](const Block& block) {
        const auto* table = std::get_if<Table>(&block);
        return table && table->name == name;
    });
    REQUIRE(found != report.blocks.end());
    return std::get<Table>(*found);
}
const Table& published(const Report& report) {
    return table_of(report, "published");
}
/// 2015 21 56–73 · 84–101 83: year, known, new, new as published, at its end, published.
std::string series(const Report& report) {
    const auto figure = [](const Cell& cell) {
        const auto* number = std::get_if<long long>(&cell.value);
        return number ? std::to_string(*number) : "·";
    };
    const auto range = [&](const Cell& least, const Cell& most) {
        return figure(least) == figure(most) ? figure(least) : figure(least) + "–" + figure(most);
    };
    std::string out;
    for (const Row& row : table_of(report, "series").rows) {
        const auto& c = row.cells;
        out +=
            fmt::format("{} {} {} {} {} {}\n", std::get<FiscalYear>(c[0].value).year, figure(c[1]),
                        range(c[2], c[3]), figure(c[4]), range(c[5], c[6]), figure(c[7]));
    }
    return out;
}
std::string verdict(const Row& row) {
    return std::get<Code>(row.cells.at(5).value).text;
}

}  // namespace

TEST_CASE("the last day of March belongs to the year before, the first of April to the next") {
    const auto of = [](std::string_view concluded) {
        const Small small(fmt::format("concluded: {}\n", concluded));
        return picture(trend_chart(small.on("2016-04-30")));
    };
    CHECK(of("2015-03-31") == "2014 city 1\n2015 city 1\n2016 city 1\n");
    CHECK(of("2015-04-01") == "2015 city 1\n2016 city 1\n");
}

TEST_CASE("an interval is a band until it is over") {
    const Small small("concluded: 2014-12/2016-05\n");
    CHECK(picture(trend_chart(small.on("2016-12-31"))) ==
          "2014 city 0 [0, 1]\n2015 city 0 [0, 1]\n2016 city 1 [1, 1]\n");
    CHECK(picture(trend_chart(small.on("2015-06-30"),
                              {.by = TrendStep::month, .from = day("2015-05-20")})) ==
          "2015-05 city 0 [0, 1]\n2015-06 city 0 [0, 1]\n");
}

TEST_CASE("an interval without a beginning does not stretch the axis") {
    const Small small("concluded: ../2016-05-01\n");
    CHECK(picture(trend_chart(small.on("2016-06-30"))) == "2016 city 1\n");
}

TEST_CASE("a chart of no agreements has its position and nothing in it") {
    const Small small("concluded: 2015-03-31\n");
    const Report report = trend_report(small.on("2009-08-31"));
    const Chart& chart = std::get<Chart>(report.blocks.at(0));
    CHECK(picture(chart) == "2009\n");
    CHECK(chart.title == "締結団体は2009-08-31で0団体");
    CHECK(series(report) == "2009 0 0 · 0 ·\n");
    CHECK(report.blocks.size() == 2);
}

TEST_CASE("positions are labelled as dates are") {
    const Small small("concluded: 2018-03-31\n");
    ReportContext context = small.on("2019-06-01");
    context.dates = DateStyle::era;
    const auto labels = [&](const TrendOptions& options) {
        return trend_chart(context, options).positions;
    };
    CHECK(labels({}) == std::vector<std::string>{"H29", "H30", "R1"});
    CHECK(labels({.by = TrendStep::month, .from = day("2019-03-31")}) ==
          std::vector<std::string>{"H31.3", "H31.4", "R1.5", "R1.6"});
}

TEST_CASE("published totals are marks of the whole at their position") {
    const Small small(
        "=== registry.yaml\nformat: 1\ntitle: 台帳\ntotals:\n"
        "  - {as_of: 2025-11-30, counts: {total: 1}, sources: [S1]}\n"
        "  - {as_of: 2025-12-31, counts: {prefecture: 0, municipality: 1}, sources: [S1]}\n"
        "  - {as_of: 2026-01-31, counts: {prefecture: 0}, sources: [S1]}\n"
        "  - {as_of: 2026-02-28, counts: {city: 7}, disputed: 疑わしい, sources: [S1]}\n"
        "  - {as_of: 2026-04-30, counts: {city: 2}, sources: [S1]}\n");
    // The newest of a year; neither the prefectures alone, nor the disputed, nor what comes later.
    CHECK(picture(trend_chart(small.on("2026-03-31"))) == "2025 city 1 = 1 (2025-12-31)\n");
    CHECK(picture(trend_chart(small.on("2026-04-30"), {.from = day("2026-04-01")})) ==
          "2026 city 1 = 2 (2026-04-30)\n");

    ReportContext filtered = small.on("2026-03-31");
    filtered.filter.prefectures = {10};
    CHECK(trend_chart(filtered).marks.empty());
    CHECK(trend_report(filtered).blocks.size() == 1);
}

TEST_CASE("each published total is judged") {
    const Small small(
        "=== registry.yaml\nformat: 1\ntitle: 台帳\nunlisted:\n"
        "  - {kind: town, count: 2, concluded: 2025-11/2026-02, reason: 未確認, until: 2027-03-31, sources: [S1]}\n"
        "totals:\n"
        "  - {as_of: 2025-10-31, counts: {city: 1}, complete: true, sources: [S1]}\n"
        "  - {as_of: 2025-12-31, counts: {city: 1, town: 1}, sources: [S1]}\n"
        "  - {as_of: 2026-01-15, counts: {city: 1, town: 1}, complete: true, sources: [S1]}\n"
        "  - {as_of: 2026-01-31, counts: {city: 2, town: 1}, sources: [S1]}\n"
        "  - {as_of: 2026-02-15, counts: {prefecture: 0}, sources: [S1]}\n"
        "  - {as_of: 2026-03-31, counts: {total: 4}, disputed: 重複, sources: [S1]}\n");
    const Report report = trend_report(small.on("2026-03-31"));
    std::vector<std::string> found;
    for (const Row& row : published(report).rows) found.push_back(verdict(row));
    CHECK(found ==
          std::vector<std::string>{"agrees", "within", "differs", "differs", "agrees", "disputed"});
    const Row& row = published(report).rows.at(1);
    CHECK(std::get<long long>(row.cells.at(2).value) == 2);
    CHECK(std::get<Count>(row.cells.at(3).value) == Count{1, 3});
    CHECK(std::get<std::string>(row.cells.at(6).value) == "1市1町");
}

TEST_CASE("the title says how many and how many more") {
    const auto title = [](std::string_view example, std::string_view as_of, Lang lang = Lang::ja) {
        const Small small(example);
        return trend_chart(small.on(as_of, lang)).title;
    };
    CHECK(title("concluded: 2015-03-31\n", "2015-12-31") == "締結団体は2015-12-31で1団体");
    CHECK(title("concluded: 2015-03-31\n", "2020-03-31") ==
          "締結団体は2020-03-31で1団体、この5年で変わらない");
    CHECK(title("concluded: 2015-03-31\n", "2030-03-31", Lang::en) ==
          "1 government had an agreement on 2030-03-31, unchanged in 10 years");
    CHECK(title("concluded: 2015-03-31\n", "2016-02-29") == "締結団体は2016-02-29で1団体");
}

TEST_CASE("what ended is counted on its last day, and no longer") {
    const Small small("concluded: 2014-05-01\nended: {date: 2018-03-31}\n");
    CHECK(picture(trend_chart(small.on("2018-06-30"), {.from = day("2016-04-01")})) ==
          "2016 city 1\n2017 city 1\n2018 city 0\n");
}

TEST_CASE("the shipped registry gives the first seed's chart: 38 governments on 31 August 2015") {
    const Report report = trend_report({.ledger = shipped(), .as_of = day("2025-09-25")},
                                       {.until = day("2015-08-31")});
    const Chart& chart = std::get<Chart>(report.blocks.at(0));
    CHECK(chart.title == "締結団体は2015-08-31で38団体、この5年で37団体増えた");
    CHECK(picture(chart) ==
          "2009 prefecture 0 city 1 town 0\n"
          "2010 prefecture 0 city 3 town 0\n"
          "2011 prefecture 0 city 4 town 0\n"
          "2012 prefecture 1 city 6 town 0\n"
          "2013 prefecture 6 city 7 town 0\n"
          "2014 prefecture 14 city 13 town 1\n"
          "2015 prefecture 16 city 21 town 1 = 38 (2015-08-31)\n");
    CHECK(verdict(published(report).rows.at(0)) == "disputed");
    CHECK(verdict(published(report).rows.at(1)) == "agrees");
}

TEST_CASE("the shipped registry has 327 governments on 25 September 2025") {
    const Report report = trend_report({.ledger = shipped(), .as_of = day("2025-09-25")});
    const Chart& chart = std::get<Chart>(report.blocks.at(0));
    CHECK(chart.title == "締結団体は2025-09-25で327団体、2015-08-31の38団体から289団体増えた");
    CHECK(chart.positions.size() == 17);
    CHECK(chart.band.back() == Count{327, 327});
    CHECK(chart.marks.back().value == 327);
    for (const Row& row : published(report).rows) CHECK(verdict(row) != "differs");
}

// The figures of the design of the counting, derived there by other means: shortest paths, an
// integer program, and brute force over days agreed on them.
TEST_CASE("the national series is as narrow as the records and all published totals make it") {
    const Report report = trend_report({.ledger = shipped(), .as_of = day("2025-09-25")});
    CHECK(series(report) ==
          "2009 1 1 · 1 ·\n"
          "2010 2 2 · 3 ·\n"
          "2011 1 1 · 4 ·\n"
          "2012 3 3 · 7 ·\n"
          "2013 6 6 · 13 ·\n"
          "2014 15 15 · 28 ·\n"
          "2015 19 56–73 · 84–101 83\n"
          "2016 7 18–53 · 119–137 114\n"
          "2017 7 16–144 · 153–263 149\n"
          "2018 7 7–117 · 160–270 ·\n"
          "2019 4 4–114 · 164–274 ·\n"
          "2020 5 5–115 · 169–279 ·\n"
          "2021 2 2–112 · 171–281 ·\n"
          "2022 13 13–123 · 184–294 ·\n"
          "2023 4 4–114 · 298 298\n"
          "2024 4 19 19 317 317\n"
          "2025 3 10 10 327 327\n");
}

TEST_CASE("after the last full list a figure is the least that there are") {
    const Report report = trend_report({.ledger = shipped(), .as_of = day("2026-11-26")});
    CHECK(std::get<Chart>(report.blocks.at(0)).title == "締結団体は2026-11-26で329団体以上");
    const Table& table = table_of(report, "series");
    const auto& row = table.rows.at(table.rows.size() - 2).cells;  // 2025
    CHECK(std::get<long long>(row[2].value) == 12);
    CHECK(std::holds_alternative<std::monostate>(row[3].value));
    CHECK(std::get<long long>(row[5].value) == 329);
    CHECK(std::holds_alternative<std::monostate>(row[6].value));
}

TEST_CASE("the headline of a past day is what was published, or what the totals make of it") {
    const auto headline = [](std::string_view as_of) {
        return trend_chart({.ledger = shipped(), .as_of = day(as_of)}).title.substr(0, 60);
    };
    CHECK(headline("2016-03-22").starts_with("締結団体は2016-03-22で83団体"));
    CHECK(headline("2024-03-31").starts_with("締結団体は2024-03-31で298団体"));
    CHECK(headline("2025-03-31").starts_with("締結団体は2025-03-31で317団体"));
    CHECK(headline("2018-03-31").starts_with("締結団体は2018-03-31で153–263団体"));
}
