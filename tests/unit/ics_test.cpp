// Calendars: RFC 5545 to the byte.
#include <doctest/doctest.h>

#include <set>

#include "daicho/layout/formats.hpp"
#include "daicho/render/render.hpp"
#include "daicho/text/utf8.hpp"

using namespace daicho;

namespace {

Date when(std::string_view text) {
    return std::get<Date>(parse_date(text));
}

Timeline::Event meeting(std::string_view day, const std::string& text = "第1回運営協議会") {
    return {.when = when(day),
            .kind = "meeting",
            .kind_label = "会議",
            .lane = "伊勢崎市",
            .text = text,
            .id = "102041-isesaki",
            .item = text};
}

std::string calendar(std::vector<Timeline::Event> events, std::optional<Instant> made = {}) {
    const Report report{
        .name = "timeline",
        .title = "経過",
        .blocks = {Timeline{.name = "timeline", .title = {}, .events = std::move(events)}},
        .made = made};
    return formats().find("ics")->render(report, {});
}

/// The lines behind the calendar's head, unfolded, without CR.
std::string body(const std::string& ics) {
    std::string out;
    for (std::size_t at = 0; at < ics.size(); ++at) {
        if (ics.compare(at, 3, "\r\n ") == 0)
            at += 2;
        else if (ics[at] != '\r')
            out += ics[at];
    }
    constexpr std::string_view head = "END:VTIMEZONE\n";
    return out.substr(out.find(head) + head.size());
}

}  // namespace

TEST_CASE("an event is a whole day with a stable name") {
    CHECK(body(calendar({meeting("2025-11-01")})) ==
          "BEGIN:VEVENT\n"
          "UID:102041-isesaki-meeting-3f5c53dda5c5c252@daicho\n"
          "DTSTAMP:20251101T000000Z\n"
          "DTSTART;VALUE=DATE:20251101\n"
          "DTEND;VALUE=DATE:20251102\n"
          "SUMMARY:会議: 伊勢崎市 第1回運営協議会\n"
          "DESCRIPTION:ID: 102041-isesaki\n"
          "CATEGORIES:会議\n"
          "STATUS:CONFIRMED\n"
          "TRANSP:TRANSPARENT\n"
          "END:VEVENT\n"
          "END:VCALENDAR\n");
}

TEST_CASE("a short interval fills its days, a longer one stands tentative on its last") {
    const auto ics = [](std::string_view day) { return body(calendar({meeting(day)})); };
    const auto has = [](const std::string& text, std::string_view part) {
        return text.find(part) != text.npos;
    };
    const std::string week = ics("2025-11-03/2025-11-09");
    CHECK(has(week, "DTSTART;VALUE=DATE:20251103\nDTEND;VALUE=DATE:20251110\n"));
    CHECK(has(week, "STATUS:CONFIRMED"));

    // The calendar has no day behind its last.
    const std::string last = ics("9999-12-31");
    CHECK(has(last, "DTSTART;VALUE=DATE:99991231\nSUMMARY"));
    for (const auto* month : {"2025-02", "2025-11"}) CHECK(has(ics(month), "STATUS:TENTATIVE"));
    const std::string year = ics("FY2024");
    CHECK(has(year, "DTSTART;VALUE=DATE:20250331\nDTEND;VALUE=DATE:20250401\n"));
    CHECK(has(year, "DESCRIPTION:2024年度のいつか。最後の日に置く\\nID"));
    CHECK(has(ics("../2025-09-25"), "DTSTART;VALUE=DATE:20250925\n"));

    const std::string inferred = ics("2019-02-07?");
    CHECK(has(inferred, "STATUS:TENTATIVE"));
    CHECK(has(inferred, "DESCRIPTION:日付は推定\\n"));
}

TEST_CASE("an event keeps its name when its day is corrected") {
    const auto uids = [](const std::vector<Timeline::Event>& events) {
        const std::string ics = body(calendar(events));
        std::set<std::string> out;
        for (std::size_t at = 0; (at = ics.find("UID:", at)) != ics.npos; ++at) {
            out.insert(ics.substr(at, ics.find('\n', at) - at));
        }
        return out;
    };
    const auto both = uids({meeting("2025-11-01"), meeting("2025-11-01", "第2回")});
    CHECK(both.size() == 2);
    CHECK(uids({meeting("2025-11-02", "第2回"), meeting("2025-12")}) == both);

    Timeline::Event concluded = meeting("2025-10-08");
    concluded.kind = "concluded";
    concluded.item = "";
    CHECK(uids({concluded}) == std::set<std::string>{"UID:102041-isesaki-concluded@daicho"});
}

TEST_CASE("the stamp is the time of what the calendar is made from, else the event's own day") {
    const auto stamp = [](std::optional<Instant> made) {
        const std::string ics = body(calendar({meeting("2025-11")}, made));
        const std::size_t at = ics.find("DTSTAMP");
        return ics.substr(at, ics.find('\n', at) - at);
    };
    CHECK(stamp({}) == "DTSTAMP:20251130T000000Z");
    CHECK(stamp(parse_epoch("1775000000")) == "DTSTAMP:20260331T233320Z");
    CHECK(stamp(parse_epoch("0")) == "DTSTAMP:19700101T000000Z");
}

TEST_CASE("what has a meaning in a calendar is escaped") {
    const std::string ics =
        body(calendar({meeting("2025-11-01", "a,b;c\\d\r\nEND:VCALENDAR\x1b")}));
    const std::size_t at = ics.find("SUMMARY");
    CHECK(ics.substr(at, ics.find('\n', at) - at) ==
          "SUMMARY:会議: 伊勢崎市 a\\,b\\;c\\\\d\\\\x0d END:VCALENDAR\\\\x1b");
}

TEST_CASE("lines end with CR LF, have 75 octets at most, and are folded between characters") {
    for (std::size_t shift = 0; shift < 6; ++shift) {
        std::string text(shift, 'x');
        for (int i = 0; i < 60; ++i) text += "雇用対策協定";
        const std::string ics = calendar({meeting("2025-11-01", text)});
        std::size_t at = 0;
        while (at < ics.size()) {
            const std::size_t end = ics.find("\r\n", at);
            REQUIRE(end != ics.npos);
            const std::string line = ics.substr(at, end - at);
            CHECK(line.size() <= 75);
            CHECK_FALSE(first_invalid_utf8(line));
            CHECK(line.find_first_of("\r\n") == line.npos);
            at = end + 2;
        }
        CHECK(body(ics).find("伊勢崎市 " + text + "\n") != std::string::npos);
    }
}

TEST_CASE("no line ends within an escape") {
    for (std::size_t shift = 0; shift < 6; ++shift) {
        std::string text(shift, 'x');
        for (int i = 0; i < 60; ++i) text += ",;\\";
        const std::string ics = calendar({meeting("2025-11-01", text)});
        for (std::size_t end = 0; (end = ics.find("\r\n", end)) != ics.npos; end += 2) {
            std::size_t slashes = 0;
            while (ics[end - slashes - 1] == '\\') ++slashes;
            CHECK(slashes % 2 == 0);
        }
    }
}

TEST_CASE("a calendar without events is valid, a report without a timeline is none") {
    const std::string ics = calendar({});
    CHECK(ics.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
    CHECK(ics.find("BEGIN:VTIMEZONE") != ics.npos);
    CHECK(ics.ends_with("END:VTIMEZONE\r\nEND:VCALENDAR\r\n"));
    CHECK(formats().find("ics")->render(Report{.title = "表", .blocks = {Table{}}}, {}).empty());
}
