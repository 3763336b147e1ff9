// Events of records, and the timeline made of them.
#include <doctest/doctest.h>

#include "daicho/query/events.hpp"
#include "daicho/report/figures/timeline.hpp"
#include "support/registry_in_memory.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

/// `kind when text`, one event a line.
std::string events_in(const Registry& registry, const TimelineOptions& options = {}) {
    const Ledger ledger(registry);
    const Report report = timeline_report({.ledger = ledger, .as_of = today}, options);
    std::string out;
    for (const auto& event : std::get<Timeline>(report.blocks.at(0)).events) {
        out += fmt::format("{} {} {}\n", event.kind, to_text(event.when), event.text);
    }
    return out;
}

std::string events_in(std::string_view example, const TimelineOptions& options = {}) {
    return events_in(check_files(registry_with(example)).registry, options);
}

constexpr std::string_view eventful =
    "title: 雇用対策協定\n"
    "concluded: 2015-03\n"
    "parties:\n"
    "  - {role: government, name: 伊勢崎市}\n"
    "  - {role: bureau, name: 群馬労働局}\n"
    "  - {role: jeed, name: 機構, from: 2015-08-25, until: 2020-03-31}\n"
    "revised:\n"
    "  - {date: 2019-02, summary: 外国人を加える}\n"
    "meetings:\n"
    "  - {date: 2016-05-10, tier: council, title: 第1回運営協議会}\n"
    "  - {date: 2017-05, tier: officers}\n"
    "indicators:\n"
    "  rate: {name: 就職率, unit: percent, better: higher}\n"
    "plans:\n"
    "  - {fiscal_year: FY2016, title: 平成28年度事業計画, adopted: 2016-04-01, targets: {rate: 70}}\n"
    "  - {fiscal_year: FY2017, adopted: 2017-04-01}\n"
    "results:\n"
    "  - {indicator: rate, fiscal_year: FY2016, value: 71.5, as_of: 2017-03-31, status: final}\n"
    "  - {indicator: rate, fiscal_year: FY2017, value: 72, status: final}\n"
    "requests:\n"
    "  - {date: 2018-06-01, from: government, to: bureau, summary: 出張相談を増やす}\n"
    "facilities:\n"
    "  - {name: センター, kind: centre, opened: 2017-04, closed: 2021-03-31}\n"
    "signing: {date: 2015-03-20, time: 11:00, place: 市役所}\n"
    "ended: {date: 2022-03-31, reason: 新しい協定に代わる}\n";

}  // namespace

TEST_CASE("every part of a record with a date is an event") {
    CHECK(events_in(eventful) ==
          "signing 2015-03-20 11:00 市役所\n"
          "concluded 2015-03 雇用対策協定\n"
          "joined 2015-08-25 機構\n"
          "plan 2016-04-01 平成28年度事業計画\n"
          "meeting 2016-05-10 第1回運営協議会\n"
          "result 2017-03-31 就職率 71.5% (2016年度)\n"
          "plan 2017-04-01 2017年度\n"
          "facility-opened 2017-04 センター\n"
          "meeting 2017-05 業務担当者\n"
          "request 2018-06-01 地方公共団体から労働局へ: 出張相談を増やす\n"
          "revised 2019-02 外国人を加える\n"
          "left 2020-03-31 機構\n"
          "facility-closed 2021-03-31 センター\n"
          "ended 2022-03-31 新しい協定に代わる\n");
}

TEST_CASE("every kind of event can be asked for by its name") {
    const Registry registry = check_files(registry_with(eventful)).registry;
    for (const EventKind& kind : event_kinds()) {
        CAPTURE(kind.name);
        REQUIRE(event_kinds().find(kind.name) == &kind);
        const std::string found = events_in(registry, {.kinds = {&kind}});
        CHECK(found.starts_with(kind.name));
    }
    CHECK(event_kinds().find("party") == nullptr);
}

TEST_CASE("a range keeps what may lie in it, bounds included") {
    const auto day = [](std::string_view text) { return *parse_day(text); };
    const EventKind* meeting = event_kinds().find("meeting");
    const auto meetings = [&](std::optional<Day> from, std::optional<Day> until) {
        return events_in(eventful, {.kinds = {meeting}, .from = from, .until = until});
    };
    CHECK(meetings(day("2016-05-10"), day("2016-05-10")) == "meeting 2016-05-10 第1回運営協議会\n");
    CHECK(meetings(day("2016-05-11"), day("2017-04-30")) == "");
    CHECK(meetings(day("2017-05-31"), {}) == "meeting 2017-05 業務担当者\n");
    CHECK(meetings(day("2017-06-01"), {}) == "");
    CHECK(meetings({}, day("2017-05-01")) ==
          "meeting 2016-05-10 第1回運営協議会\nmeeting 2017-05 業務担当者\n");
}

TEST_CASE("intervals are sorted by their last day, then their first, then kind and id") {
    constexpr std::string_view record =
        "kind: employment-measures\nsources: [S1]\n"
        "parties:\n  - {role: government, name: 太田市}\n  - {role: bureau, name: 群馬労働局}\n";
    Sources files = registry_with("concluded: 2016-03-31\nrevised:\n  - {date: 2018-03-31}\n");
    put(files, "10-gunma/102059-ota.yaml",
        std::string(record) +
            "concluded: FY2015\nmeetings:\n  - {date: 2018-03-31, tier: council}\n"
            "revised:\n  - {date: 2018-03-31}\n  - {date: ../2016-03-31}\n");
    const Registry registry = check_files(std::move(files)).registry;
    const Ledger ledger(registry);
    std::string order;
    for (const Event& event : events_of(ledger, agreements_of(ledger, {}, today))) {
        order += fmt::format("{} {} {}\n", to_text(event.when), event.kind->name,
                             ledger.agreement(event.agreement).id);
    }
    CHECK(order ==
          "../2016-03 revised 102059-ota\n"
          "FY2015 concluded 102059-ota\n"
          "2016-03-31 concluded 102041-isesaki\n"
          "2018-03-31 revised 102041-isesaki\n"
          "2018-03-31 revised 102059-ota\n"
          "2018-03-31 meeting 102059-ota\n");
}

TEST_CASE("an event has its own sources, or those of the record") {
    Sources files = registry_with(
        "meetings:\n"
        "  - {date: 2025-11-01, tier: council, sources: [S2]}\n");
    put(files, "sources.yaml", "S1: {title: 報道資料}\nS2: {title: 議事録}\n");
    const Registry registry = check_files(std::move(files)).registry;
    const Ledger ledger(registry);
    const Report report = timeline_report({.ledger = ledger, .as_of = today});
    const auto& events = std::get<Timeline>(report.blocks.at(0)).events;
    REQUIRE(events.size() == 2);
    CHECK(events[0].sources == std::vector<std::string>{"S1"});
    CHECK(events[1].sources == std::vector<std::string>{"S2"});
}

TEST_CASE("a timeline of all names the governments, one of a single agreement does not") {
    const Registry registry = check_files(base_registry()).registry;
    const Ledger ledger(registry);
    const auto timeline = [&](const TimelineOptions& options) {
        const Report report = timeline_report({.ledger = ledger, .as_of = today}, options);
        return std::get<Timeline>(report.blocks.at(0));
    };
    CHECK(timeline({}).events.at(0).lane == "伊勢崎市");
    CHECK(timeline({}).title == "雇用対策協定の経過");
    CHECK(timeline({.agreement = 0}).events.at(0).lane.empty());
    CHECK(timeline({.agreement = 0}).title == "(伊勢崎市・群馬労働局の雇用対策協定)の経過");
}

TEST_CASE("a filter chooses by place, kind of government and kind of agreement") {
    const Registry registry =
        check_files(registry_with("kind: office\nconcluded: 2020-01-01\n")).registry;
    const Ledger ledger(registry);
    Filter filter;
    const auto kept = [&] { return agreements_of(ledger, filter, today).size(); };
    CHECK(kept() == 0);
    filter.all_kinds = true;
    CHECK(kept() == 1);
    filter.prefectures = {11};
    CHECK(kept() == 0);
    filter.prefectures = {10, 11};
    CHECK(kept() == 1);
    filter.regions = {"近畿"};
    CHECK(kept() == 0);
    filter.regions = {"関東"};
    CHECK(kept() == 1);
    filter.government_kinds = {GovernmentKind::town};
    CHECK(kept() == 0);
    // One agreement is shown whatever its kind.
    const Report report = timeline_report({.ledger = ledger, .as_of = today}, {.agreement = 0});
    CHECK(std::get<Timeline>(report.blocks.at(0)).events.size() == 1);
}

TEST_CASE("a timeline without events is one all the same") {
    const Registry registry = check_files(base_registry()).registry;
    const Ledger ledger(registry);
    ReportContext context{.ledger = ledger, .lang = Lang::en, .as_of = today};
    context.filter.texts = {"none"};
    const Report report = timeline_report(context);
    CHECK(std::get<Timeline>(report.blocks.at(0)).events.empty());
    CHECK(report.title == "Employment-measures agreements: events");
    CHECK(report.grounds.at(0).text.starts_with("0, of which 0"));
}

TEST_CASE("300 agreements are in order") {
    Sources files = base_registry();
    std::size_t made = 0;
    for (const Government& government : governments()) {
        if (government.kind != GovernmentKind::city || !government.is_valid_on(today)) continue;
        if (++made > 300) break;
        const Prefecture& place = prefecture(government.prefecture);
        put(files,
            fmt::format("{}/{}-{}.yaml", folder_of(place), government.code,
                        stem_romaji(government)),
            fmt::format("kind: employment-measures\nconcluded: {}-{:02}\nsources: [S1]\nparties:\n"
                        "  - {{role: government, name: {}}}\n  - {{role: bureau, name: {}}}\n",
                        2010 + made % 15, made % 12 + 1, government.name, place.bureau.ja));
    }
    const Registry registry = check_files(std::move(files)).registry;
    const Ledger ledger(registry);
    const auto events = events_of(ledger, agreements_of(ledger, {}, today));
    CHECK(events.size() >= 300);
    CHECK(std::ranges::is_sorted(events, {}, [](const Event& event) { return event.when.latest; }));
}
