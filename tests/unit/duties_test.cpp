// Duties: which there are, when they are due, and what fulfils them.
#include <doctest/doctest.h>

#include "daicho/report/figures/duties.hpp"
#include "support/registry_in_memory.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

Day day(std::string_view text) {
    return *parse_day(text);
}

/// `kind due state text`, one duty a line.
std::string duties_in(std::string_view example, int year, std::string_view on) {
    const Registry registry = check_files(registry_with(example), day(on)).registry;
    const Ledger ledger(registry);
    const Filter filter;
    constexpr std::string_view states[] = {"overdue", "soon", "due"};
    std::string out;
    for (const Duty& duty : duties_of({ledger, filter, FiscalYear{year}, day(on)})) {
        out += fmt::format("{} {} {} {}\n", duty.kind->name, to_iso(duty.due),
                           states[static_cast<std::size_t>(state_of(duty, day(on)))], duty.text.ja);
    }
    return out;
}

constexpr std::string_view council =
    "governance:\n  - {tier: council, name: 運営協議会, per_year: 2}\n"
    "plans:\n  - {fiscal_year: FY2025}\n  - {fiscal_year: FY2026}\n";

std::string with_council(std::string_view meetings, int year, std::string_view on) {
    return duties_in(std::string(council) + "meetings:\n" + std::string(meetings), year, on);
}

constexpr std::string_view indicators =
    "concluded: 2015-03-31\n"
    "indicators:\n"
    "  jobs: {name: 就職件数, unit: cases, better: higher}\n"
    "  rate: {name: 就職率, unit: percent, better: higher}\n";

}  // namespace

TEST_CASE("a record without governance and plans has no duties") {
    CHECK(duties_in("concluded: 2025-10-08\n", 2026, "2026-11-01") == "");
}

TEST_CASE("a council is due at the end of the year, as often as the agreement says") {
    CHECK(duties_in(council, 2026, "2026-11-01") ==
          "meeting 2027-03-31 due 運営協議会: 年2回のうち2回は記録なし\n");
    CHECK(with_council("  - {date: 2026-05-01, tier: council}\n", 2026, "2027-02-01") ==
          "meeting 2027-03-31 soon 運営協議会: 年2回のうち1回は記録なし\n");
    CHECK(
        with_council("  - {date: 2026-05-01, tier: council}\n  - {date: 2027-02, tier: council}\n",
                     2026, "2027-03-01") == "");
}

TEST_CASE("a meeting counts only if it was surely in the year, of that tier, and before today") {
    const auto held = [](std::string_view meeting) {
        const auto out = with_council(meeting, 2026, "2027-04-01");
        return out.substr(0, out.find('\n'));
    };
    constexpr std::string_view none =
        "meeting 2027-03-31 overdue 運営協議会: 年2回のうち2回は記録なし";
    constexpr std::string_view one =
        "meeting 2027-03-31 overdue 運営協議会: 年2回のうち1回は記録なし";
    CHECK(held("  - {date: 2026-03-31, tier: council}\n") == none);
    CHECK(held("  - {date: 2026-04-01, tier: council}\n") == one);
    CHECK(held("  - {date: 2027-03-31, tier: council}\n") == one);
    CHECK(held("  - {date: 2027-04-01, tier: council}\n") == none);
    CHECK(held("  - {date: 2026-03/2026-04, tier: council}\n") == none);
    CHECK(held("  - {date: 2026-05-01, tier: officers}\n") == none);
    CHECK(with_council("  - {date: 2027-02-10, tier: council}\n", 2026, "2027-02-09") ==
          "meeting 2027-03-31 soon 運営協議会: 年2回のうち2回は記録なし\n");
}

TEST_CASE("the duty to meet begins with the conclusion and ends with the agreement") {
    CHECK(duties_in(council, 2025, "2025-11-01") ==
          "meeting 2026-03-31 due 運営協議会: 年2回のうち2回は記録なし\n");
    CHECK(duties_in(council, 2024, "2026-11-01") == "");
    const std::string uncertain = std::string(council) + "concluded: 2026-03/2026-04\n";
    CHECK(duties_in(uncertain, 2025, "2026-11-01") == "");
    const auto ended = [](std::string_view on) {
        return duties_in(fmt::format("{}ended: {{date: {}}}\n", council, on), 2026, "2026-11-01");
    };
    CHECK(ended("2027-03-30") == "");
    CHECK(ended("2027-03") == "");
    CHECK(ended("2027-03-31") == "meeting 2027-03-31 due 運営協議会: 年2回のうち2回は記録なし\n");
}

TEST_CASE("a plan is due on the first day of the year, from the first whole year on") {
    constexpr std::string_view made = "plans:\n  - {fiscal_year: FY2025, adopted: 2025-10-08}\n";
    CHECK(duties_in(made, 2025, "2025-11-01") == "");
    CHECK(duties_in(made, 2026, "2026-03-31") ==
          "plan 2026-04-01 soon 2026年度の事業計画: 記録なし\n");
    CHECK(duties_in(made, 2026, "2026-04-02") ==
          "plan 2026-04-01 overdue 2026年度の事業計画: 記録なし\n");
    CHECK(duties_in("governance:\n  - {tier: council, per_year: 1}\n", 2025, "2025-11-01") ==
          "meeting 2026-03-31 due 運営協議会: 年1回のうち1回は記録なし\n");
}

TEST_CASE("a plan whose day is set is due on that day") {
    constexpr std::string_view planned = "plans:\n  - {fiscal_year: FY2026, adopted: 2026-05-20}\n";
    CHECK(duties_in(planned, 2026, "2026-05-01") ==
          "plan 2026-05-20 soon 2026年度の事業計画: 記録なし\n");
    CHECK(duties_in(planned, 2026, "2026-05-20") == "");
}

TEST_CASE("targets of earlier years without a result are due at the end of the year after") {
    const std::string record =
        std::string(indicators) +
        "plans:\n"
        "  - {fiscal_year: FY2024, targets: {rate: 70, jobs: 100}}\n"
        "  - {fiscal_year: FY2025, targets: {rate: 71}}\n"
        "  - {fiscal_year: FY2026, targets: {rate: 72}}\n"
        "results:\n"
        "  - {indicator: jobs, fiscal_year: FY2025, value: 5, status: final}\n";
    CHECK(duties_in(record, 2026, "2026-11-01") ==
          "result 2026-03-31 overdue 2024年度の目標の実績: 2件は記録なし (就職件数、就職率)\n"
          "result 2027-03-31 due 2025年度の目標の実績: 1件は記録なし (就職率)\n");
}

TEST_CASE("an interim result is to become final") {
    const auto with = [](std::string_view results) {
        return duties_in(std::string(indicators) +
                             "plans:\n  - {fiscal_year: FY2026}\n"
                             "  - {fiscal_year: FY2025, targets: {rate: 70}}\n"
                             "results:\n" +
                             std::string(results),
                         2026, "2026-11-01");
    };
    const std::string interim =
        "  - {indicator: rate, fiscal_year: FY2025, value: 69, as_of: 2025-09-30, status: interim}\n";
    CHECK(with(interim) == "interim 2027-03-31 due 2025年度の実績の確定: 1件は記録なし (就職率)\n");
    CHECK(with(interim +
               "  - {indicator: rate, fiscal_year: FY2025, value: 70, status: final}\n") == "");
    // A figure of a day to come is not there yet.
    CHECK(
        with(
            "  - {indicator: rate, fiscal_year: FY2025, value: 70, as_of: 2026-12-01, status: final}\n") ==
        "result 2027-03-31 due 2025年度の目標の実績: 1件は記録なし (就職率)\n");
}

TEST_CASE("the unlisted are due on their day") {
    constexpr std::string_view registry =
        "=== registry.yaml\nformat: 1\ntitle: 台帳\nunlisted:\n"
        "  - {kind: city, count: 5, prefecture: 静岡県, concluded: 2016, reason: 未確認, until: 2027-03-31, sources: [S1]}\n"
        "  - {kind: town, count: 2, concluded: 2016, reason: 未確認, until: 2027-04-01, sources: [S1]}\n";
    CHECK(duties_in(registry, 2026, "2027-03-31") ==
          "unlisted 2027-03-31 soon 名称不明の静岡県5市\n");
    CHECK(
        duties_in(registry, 2027, "2027-04-01") ==
        "unlisted 2027-03-31 overdue 名称不明の静岡県5市\nunlisted 2027-04-01 soon 名称不明の2町\n");
}

TEST_CASE("soon is sixty days ahead, and the due day itself is not overdue") {
    const auto state = [](std::string_view on) {
        return state_of({.due = day("2027-03-31"), .kind = nullptr, .whose = OfUnlisted{0}},
                        day(on));
    };
    CHECK(state("2027-01-29") == DutyState::due);
    CHECK(state("2027-01-30") == DutyState::soon);
    CHECK(state("2027-03-31") == DutyState::soon);
    CHECK(state("2027-04-01") == DutyState::overdue);
}

TEST_CASE("the report says how many, and its picture has the same duties") {
    const Registry registry = check_files(registry_with(council), day("2027-04-01")).registry;
    const Ledger ledger(registry);
    const ReportContext context{.ledger = ledger};
    DutiesOptions options{.year = FiscalYear{2026}, .today = day("2027-04-01")};
    const Report report = duties_report(context, options);
    CHECK(report.title ==
          "2026年度の義務(2027-04-01現在): 期限を過ぎて記録のないもの1件、これから0件");
    CHECK(has_overdue(context, options));
    const Row& row = std::get<Table>(report.blocks.at(0)).rows.at(0);
    CHECK(std::get<std::string>(row.cells.at(3).value) == "超過 1日");
    CHECK(std::get<long long>(row.cells.at(4).value) == -1);
    CHECK(std::get<std::string>(row.cells.at(7).value) == "伊勢崎市");

    options.picture = true;
    const auto timeline = std::get<Timeline>(duties_report(context, options).blocks.at(0));
    REQUIRE(timeline.events.size() == 1);
    CHECK(timeline.events[0].kind == "due-meeting");
    CHECK(to_text(timeline.events[0].when) == "2027-03-31");

    CHECK(std::get<std::string>(row.cells.at(1).value) == "記録なし");

    options = {.year = FiscalYear{2027}, .today = day("2027-04-01")};
    CHECK(has_overdue(context, options) == false);  // the plan is due today
}

TEST_CASE("what was due before a day can be left out, and is counted") {
    const Registry registry = check_files(registry_with(council), day("2027-04-01")).registry;
    const Ledger ledger(registry);
    const ReportContext context{.ledger = ledger};
    DutiesOptions options{.year = FiscalYear{2026}, .today = day("2028-04-01"), .picture = true};
    const auto shown = [&](std::string_view from) {
        options.from = day(from);
        const Report report = duties_report(context, options);
        const auto left = std::ranges::find(report.grounds, "left_out", &Ground::key);
        return std::pair(std::get<Timeline>(report.blocks.at(0)).events.size(),
                         left == report.grounds.end() ? "" : left->text);
    };
    CHECK(shown("2027-03-31") == std::pair(std::size_t{1}, std::string()));
    CHECK(shown("2027-04-01") ==
          std::pair(std::size_t{0}, std::string("2027-04-01より前が期限の1件")));
}
