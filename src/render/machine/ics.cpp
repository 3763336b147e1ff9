// Format `ics`: the timelines of a report as a calendar (RFC 5545), one event of whole days each.
//
//     BEGIN:VEVENT
//     UID:102041-isesaki-concluded@daicho        whatever is corrected in it: a second import moves
//     it DTSTAMP:20251008T031500Z                   of the registry's commit: no clock is read
//     DTSTART;VALUE=DATE:20251008
//     DTEND;VALUE=DATE:20251009                  the day after the last
//     SUMMARY:締結: 伊勢崎市 伊勢崎市・群馬労働局雇用対策協定
//
// An interval shorter than a month fills its days. A longer one would cover the calendar: it stands
// on its last day, tentative, and the description says what is known.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <chrono>
#include <cstdint>
#include <optional>

#include "daicho/text/fingerprint.hpp"
#include "daicho/text/utf8.hpp"
#include "render/cells.hpp"
#include "render/lines.hpp"

namespace daicho {

namespace {

/// A text as RFC 5545, 3.3.11 wants it; a character that no text may hold is made visible.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : printable(text, true)) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        out += c;
    }
    return out;
}

/// How many octets stay on one line: a character, and an escape with what it escapes. To fold there
/// is allowed, but importers drop such an event.
std::size_t piece_at(std::string_view text, std::size_t at) {
    const auto character = [&](std::size_t where) {
        return decode(text, where).value_or(CodePoint{U'?', 1}).size;
    };
    const bool is_escape = text[at] == '\\' && at + 1 < text.size();
    return is_escape ? 1 + character(at + 1) : character(at);
}

/// A content line, folded before the 76th octet, but never inside a character or an escape.
std::string line(std::string_view name, std::string_view value) {
    constexpr std::size_t most = 75;
    const std::string whole = fmt::format("{}:{}", name, value);
    std::string out;
    std::size_t used = 0;
    for (std::size_t at = 0; at < whole.size();) {
        const std::size_t size = piece_at(whole, at);
        if (used + size > most) {
            out += "\r\n ";
            used = 1;
        }
        out.append(whole, at, size);
        used += size;
        at += size;
    }
    return out + "\r\n";
}

std::string text_line(std::string_view name, std::string_view text) {
    return line(name, escaped(text));
}

/// `20251008`
std::string basic(Day day) {
    std::string out = to_iso(day);
    std::erase(out, '-');
    return out;
}

bool is_short(const Date& when) {
    return when.latest - when.earliest < Days{27};  // 28 days are a month
}

std::string description(const Timeline::Event& event, const RenderOptions& options) {
    const auto say = [&](Words words) { return words.in(options.lang); };
    std::vector<std::string> lines;
    const auto add = [&](Words label, const std::string& text) {
        if (!text.empty()) lines.push_back(fmt::format("{}: {}", say(label), text));
    };
    if (!is_short(event.when)) {
        lines.push_back(fmt::format(
            fmt::runtime(say({"{}のいつか。最後の日に置く", "some day of {}: shown on the last"})),
            label(event.when, options.dates, options.lang)));
    }
    if (event.when.uncertain) {
        lines.emplace_back(say({"日付は推定", "the day is inferred"}));
    }
    add({"ID", "ID"}, event.id);
    add({"出典", "sources"}, fmt::format("{}", fmt::join(event.sources, ", ")));
    return fmt::format("{}", fmt::join(lines, "\n"));
}

std::string summary(const Timeline::Event& event) {
    std::vector<std::string> words;
    for (const auto& part : {event.lane, one_line(event.text)}) {
        if (!part.empty()) words.push_back(part);
    }
    const std::string_view colon = words.empty() ? "" : ": ";
    return fmt::format("{}{}{}", event.kind_label, colon, fmt::join(words, " "));
}

std::string uid_of(const Timeline::Event& event) {
    const std::string item =
        event.item.empty() ? "" : fmt::format("-{:016x}", fingerprint(event.item));
    return fmt::format("{}-{}{}@daicho", event.id, event.kind, item);
}

/// `20251008T031500Z`; midnight of the event's own day where nobody knows when it was recorded.
std::string stamp_of(const Timeline::Event& event, const std::optional<Instant>& made) {
    if (!made) return basic(event.when.latest) + "T000000Z";
    const auto midnight = std::chrono::floor<std::chrono::days>(*made);
    const std::chrono::hh_mm_ss time{*made - midnight};
    return fmt::format("{}T{:02}{:02}{:02}Z", basic(midnight), time.hours().count(),
                       time.minutes().count(), time.seconds().count());
}

std::string write(const Timeline::Event& event, const std::optional<Instant>& made,
                  const RenderOptions& options) {
    const Date& when = event.when;
    const bool is_tentative = !is_short(when) || when.uncertain;
    // Behind the last day of the calendar there is none; an event without an end is of one day.
    const bool has_next = when.latest < the_last_day;
    return line("BEGIN", "VEVENT") + text_line("UID", uid_of(event)) +
           line("DTSTAMP", stamp_of(event, made)) +
           line("DTSTART;VALUE=DATE", basic(is_short(when) ? when.earliest : when.latest)) +
           (has_next ? line("DTEND;VALUE=DATE", basic(when.latest + Days{1})) : "") +
           text_line("SUMMARY", summary(event)) +
           text_line("DESCRIPTION", description(event, options)) +
           text_line("CATEGORIES", event.kind_label) +
           line("STATUS", is_tentative ? "TENTATIVE" : "CONFIRMED") +
           line("TRANSP", "TRANSPARENT") + line("END", "VEVENT");
}

/// Stamps and grounds, one a line.
std::string about(const Report& report) {
    std::vector<std::string> lines = report.stamps;
    for (const Ground& ground : report.grounds) {
        lines.push_back(fmt::format("{}: {}", ground.label, ground.text));
    }
    return fmt::format("{}", fmt::join(lines, "\n"));
}

/// A calendar must have some component, also if nothing happened.
constexpr std::string_view japan =
    "BEGIN:VTIMEZONE\r\n"
    "TZID:Asia/Tokyo\r\n"
    "BEGIN:STANDARD\r\n"
    "DTSTART:19700101T000000\r\n"
    "TZOFFSETFROM:+0900\r\n"
    "TZOFFSETTO:+0900\r\n"
    "TZNAME:JST\r\n"
    "END:STANDARD\r\n"
    "END:VTIMEZONE\r\n";

std::string render(const Report& report, const RenderOptions& options) {
    std::vector<const Timeline*> timelines;
    for (const Block& block : report.blocks) {
        if (const auto* timeline = std::get_if<Timeline>(&block)) timelines.push_back(timeline);
    }
    if (timelines.empty()) return "";

    std::string out = line("BEGIN", "VCALENDAR") + line("VERSION", "2.0") +
                      line("PRODID", "-//daicho//daicho//JA") + line("CALSCALE", "GREGORIAN") +
                      line("METHOD", "PUBLISH") + text_line("NAME", report.title) +
                      text_line("X-WR-CALNAME", report.title) +
                      text_line("DESCRIPTION", about(report)) + std::string(japan);
    for (const Timeline* timeline : timelines) {
        for (const auto& event : timeline->events) out += write(event, report.made, options);
    }
    return out + line("END", "VCALENDAR");
}

}  // namespace

extern constinit const Format ics_format{
    .name = "ics",
    .suffixes = ".ics",
    .summary = {"カレンダー(iCalendar)", "a calendar (iCalendar)"},
    .render = render,
    .holds = Holds::timelines,
    .bears_time = true};

}  // namespace daicho
