// What makes an item of a record the same after a correction.
#include "daicho/query/identity.hpp"

#include <doctest/doctest.h>

#include "daicho/query/duties.hpp"
#include "daicho/query/events.hpp"
#include "support/registry_in_memory.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

/// `kind item`, one event a line.
std::string items_in(std::string_view example) {
    const Registry registry = check_files(registry_with(example), today).registry;
    const Ledger ledger(registry);
    std::string out;
    for (const Event& event : events_of(ledger, agreements_of(ledger, {}, today))) {
        if (!event.item.empty()) out += fmt::format("{} {}\n", event.kind->name, event.item);
    }
    return out;
}

}  // namespace

TEST_CASE("an item is told by what it is, the normal form of its text, and the year if it recurs") {
    CHECK(
        items_in("revised:\n  - {date: 2019-02}\n  - {date: 2020-05-01, summary: 期間を延長}\n") ==
        "revised FY2018\nrevised 期間を延長/FY2020\n");
    CHECK(items_in("meetings:\n  - {date: 2025-11-01, tier: council, title: 第１回}\n"
                   "  - {date: 2026-01-01, tier: council}\n") ==
          "meeting council/第1回/FY2025\nmeeting council/FY2025\n");
    CHECK(items_in("plans:\n  - {fiscal_year: FY2025, adopted: 2025-10-08}\n") == "plan FY2025\n");
    CHECK(
        items_in("facilities:\n  - {name: ワークいせさき, kind: ichitai, opened: 2025-10-10}\n") ==
        "facility-opened ワークいせさき\n");
}

TEST_CASE("a corrected day, and an item put before it, leave an item what it was") {
    const std::string before = "meetings:\n  - {date: 2025-11-01, tier: council, title: 第1回}\n";
    const std::string corrected =
        "meetings:\n  - {date: 2025-10-20, tier: officers}\n"
        "  - {date: 2025-12, tier: council, title: 第1回}\n";
    const std::string first = "meeting council/第1回/FY2025\n";
    CHECK(items_in(before) == first);
    CHECK(items_in(corrected) == "meeting officers/FY2025\n" + first);
}

TEST_CASE("what is alike in all that tells items apart is told apart by its order") {
    CHECK(told_apart({"a", "b", "a", "a"}) == std::vector<std::string>{"a", "b", "a#2", "a#3"});
    CHECK(items_in("meetings:\n  - {date: 2025-11-01, tier: council}\n"
                   "  - {date: 2025-12-01, tier: council}\n") ==
          "meeting council/FY2025\nmeeting council/FY2025#2\n");
}

TEST_CASE("duties have items as well, unlisted governments by kind and place") {
    const std::string example =
        record(
            base_path, government("伊勢崎市"), "群馬労働局", "2025-10-08",
            "governance:\n  - {tier: council, per_year: 2}\n  - {tier: officers, per_year: 1}\n") +
        registry_yaml(
            "unlisted:\n  - {kind: city, count: 5, prefecture: 静岡県, concluded: 2016, "
            "reason: 未確認, until: 2026-05-01, sources: [S1]}\n");
    const Registry registry = check_files(registry_with(example), today).registry;
    const Ledger ledger(registry);
    const Filter filter;
    std::string items;
    for (const Duty& duty : duties_of({ledger, filter, FiscalYear{2026}, today})) {
        items += fmt::format("{} {}\n", duty.kind->name, duty.item);
    }
    CHECK(items ==
          "plan FY2026\nunlisted city/静岡県\nmeeting council/FY2026\nmeeting officers/FY2026\n");
}
