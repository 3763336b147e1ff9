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
        for (const auto& series : chart.series)
            out += fmt::format(" {} {}", series.key, *series.values[i]);
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

const Table& published(const Report& report) {
    return std::get<Table>(report.blocks.at(1));
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
    CHECK(report.blocks.size() == 1);
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
          "1 governments had an agreement on 2030-03-31, unchanged in 10 years");
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
