#include "daicho/time/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "daicho/text/normal.hpp"
#include "daicho/text/number.hpp"
#include "daicho/time/era.hpp"
#include "time/spoken.hpp"

namespace daicho {

namespace {

using Kind = DateProblem::Kind;

constexpr std::string_view notation_ja =
    "2015-08-31、2015-08、2015、FY2015、2015-09/2025-03、../2025-09-25、末尾の ? は推定";
constexpr std::string_view notation_en =
    "2015-08-31, 2015-08, 2015, FY2015, 2015-09/2025-03, ../2025-09-25, a final ? for inferred";

DateProblem malformed() {
    return {Kind::malformed,
            message("日付の書き方ではありません (書き方: {0})", "not a date (write {1})",
                    notation_ja, notation_en),
            {}};
}

DateProblem no_such_day(int year, int month, int day) {
    Message why =
        month < 1 || month > 12
            ? message("{}月という月はありません", "there is no month {}", month)
            : message("{}年{}月に{}日はありません", "{}-{:02} has no day {}", year, month, day);
    return {Kind::no_such_day, std::move(why), {}};
}

// ---- the notation of a record ------------------------------------------------------------------

/// A day, month, year or fiscal year: one end of an interval, or the whole of a date.
DateOrProblem parse_simple(std::string_view text) {
    if (const auto year = parse_fiscal_year(text)) return Date::of(*year);

    const bool shaped = (text.size() == 4 || (text.size() == 7 && text[4] == '-') ||
                         (text.size() == 10 && text[4] == '-' && text[7] == '-'));
    if (!shaped) return malformed();
    const auto year = parse_digits(text.substr(0, 4));
    const auto month = text.size() >= 7 ? parse_digits(text.substr(5, 2)) : 1;
    const auto day = text.size() >= 10 ? parse_digits(text.substr(8, 2)) : 1;
    if (!year || !month || !day || *year < 1) return malformed();

    const auto first = make_day(*year, *month, *day);
    if (!first) return no_such_day(*year, *month, *day);
    if (text.size() == 10) return Date::on(*first);
    if (text.size() == 7) return Date{*first, last_day_of_month(*year, *month)};
    return Date{*first, last_day_of_month(*year, 12)};
}

DateOrProblem parse_notation(std::string_view text) {
    const bool uncertain = text.ends_with('?');
    if (uncertain) text.remove_suffix(1);

    const auto slash = text.find('/');
    if (slash == text.npos) {
        auto parsed = parse_simple(text);
        if (auto* date = std::get_if<Date>(&parsed)) date->uncertain = uncertain;
        return parsed;
    }
    if (uncertain) return malformed();

    const std::string_view from = text.substr(0, slash), to = text.substr(slash + 1);
    auto end = parse_simple(to);
    if (std::holds_alternative<DateProblem>(end)) return end;
    const Day latest = std::get<Date>(end).latest;
    if (from == "..") return Date{the_beginning, latest};

    auto begin = parse_simple(from);
    if (std::holds_alternative<DateProblem>(begin)) return begin;
    const Day earliest = std::get<Date>(begin).earliest;
    if (earliest > latest) {
        return DateProblem{
            Kind::reversed,
            message("期間の終わりが始まりより前です", "the interval ends before it begins"),
            fmt::format("{}/{}", to, from)};
    }
    return Date{earliest, latest};
}

// ---- what people write -------------------------------------------------------------------------

std::string era_text(Day day, const Spoken& spoken) {
    std::string out = era_year_label(day);
    if (spoken.fiscal) return out + "度";
    if (spoken.month) out += fmt::format("{}月", *spoken.month);
    if (spoken.day) out += fmt::format("{}日", *spoken.day);
    return out;
}

/// Of a date that its era does not have. `right` is how it is written.
Message outside_of(const Era& era, const std::string& right) {
    if (!era.last) {
        return message("{}は{}からです。{}と書くべき日付です", "{} began on {}; this date is {}",
                       era.name, to_iso(era.first), right);
    }
    return message("{}は{}から{}までです。{}と書くべき日付です",
                   "{} ran from {} to {}; this date is {}", era.name, to_iso(era.first),
                   to_iso(*era.last), right);
}

/// The part of a period that is meant: 上旬 ends on the 10th, 中旬 on the 20th.
Date part_of(Date period, Spoken::Part part) {
    const Day first = period.earliest;
    switch (part) {
        case Spoken::Part::whole:
            return period;
        case Spoken::Part::early:
            return {first, first + Days{9}};
        case Spoken::Part::middle:
            return {first + Days{10}, first + Days{19}};
        case Spoken::Part::late:
            return {first + Days{20}, period.latest};
        case Spoken::Part::last_day:
            break;
    }
    return {period.latest, period.latest, true};
}

/// The year, fiscal year, month or day, or why there is none.
DateOrProblem period_of(const Spoken& spoken) {
    if (spoken.fiscal) return Date::of(FiscalYear{spoken.year});
    const int month = spoken.month.value_or(1), day = spoken.day.value_or(1);
    const auto first = make_day(spoken.year, month, day);
    if (!first) return no_such_day(spoken.year, month, day);
    if (spoken.day) return Date::on(*first);
    return Date{*first, last_day_of_month(spoken.year, spoken.month.value_or(12))};
}

DateProblem wrong_weekday(Day day, std::chrono::weekday printed) {
    const std::chrono::weekday right(day);
    return {Kind::weekday,
            message("{}は{}曜日で、{}曜日ではありません", "{} is a {}, not a {}", to_iso(day),
                    name_of(right), name_of(printed)),
            to_iso(day)};
}

DateOrProblem bounds_of(const Spoken& spoken) {
    DateOrProblem period = period_of(spoken);
    if (std::holds_alternative<DateProblem>(period)) return period;
    Date date = part_of(std::get<Date>(period), spoken.part);
    date.uncertain = date.uncertain || spoken.is_about;
    if (spoken.weekday && *spoken.weekday != std::chrono::weekday(date.earliest)) {
        return wrong_weekday(date.earliest, *spoken.weekday);
    }
    if (!spoken.era) return date;

    const Date in_force{spoken.era->first, spoken.era->last.value_or(date.latest)};
    if (!overlap(date, in_force)) {
        const Day right = date.earliest < in_force.earliest ? date.latest : date.earliest;
        return DateProblem{Kind::era_limit, outside_of(*spoken.era, era_text(right, spoken)),
                           to_text(date)};
    }
    if (!spoken.fiscal) {
        date.earliest = std::max(date.earliest, in_force.earliest);
        date.latest = std::min(date.latest, in_force.latest);
    }
    return date;
}

// ---- how a date is shown -----------------------------------------------------------------------

bool starts_month(Day day) {
    return day_of_month(day) == 1;
}
bool ends_month(Day day) {
    return day == last_day_of_month(year_of(day), month_of(day));
}

enum class Precision { day, month, year, fiscal_year, interval };

Precision precision_of(const Date& date) {
    if (date.is_day()) return Precision::day;
    if (date.is_open() || !starts_month(date.earliest) || !ends_month(date.latest)) {
        return Precision::interval;
    }
    const int y1 = year_of(date.earliest), m1 = month_of(date.earliest);
    const int y2 = year_of(date.latest), m2 = month_of(date.latest);
    if (y1 == y2 && m1 == m2) return Precision::month;
    if (y1 == y2 && m1 == 1 && m2 == 12) return Precision::year;
    if (y2 == y1 + 1 && m1 == 4 && m2 == 3) return Precision::fiscal_year;
    return Precision::interval;
}

std::string iso_month(Day day) {
    return to_iso(day).substr(0, 7);
}

std::string iso_begin(Day day) {
    return day == the_beginning ? ".." : starts_month(day) ? iso_month(day) : to_iso(day);
}
std::string iso_end(Day day) {
    return ends_month(day) ? iso_month(day) : to_iso(day);
}

std::string era_month(Day day) {
    return fmt::format("{}{}月", era_year_label(day), month_of(day));
}
std::string era_day(Day day) {
    return fmt::format("{}{}日", era_month(day), day_of_month(day));
}

/// 令和元年度, not 平成31年度: a fiscal year bears the era in force at its end, if that has such a
/// year.
std::string era_fiscal_year(FiscalYear year) {
    const auto at_end = era_of(year.last());
    const bool named_by_end = at_end && year.year >= at_end->era->first_year;
    if (!named_by_end) return era_year_label(year.first()) + "度";
    return era_year_label(std::max(at_end->era->first, year.first())) + "度";
}

std::string label_iso(const Date& date, Lang lang) {
    switch (precision_of(date)) {
        case Precision::day:
            return to_iso(date.earliest);
        case Precision::month:
            return iso_month(date.earliest);
        case Precision::year:
            return fmt::format("{}", year_of(date.earliest));
        case Precision::fiscal_year:
            return label(fiscal_year_of(date.earliest), DateStyle::iso, lang);
        case Precision::interval:
            break;
    }
    const std::string from = date.is_open() ? "" : iso_begin(date.earliest);
    return fmt::format("{}{}{}", from, lang == Lang::ja ? "～" : "–", iso_end(date.latest));
}

std::string label_era(const Date& date, Lang lang) {
    switch (precision_of(date)) {
        case Precision::day:
            return era_day(date.earliest);
        case Precision::month:
            return era_month(date.earliest);
        case Precision::year:
            return era_year_label(date.earliest);
        case Precision::fiscal_year:
            return label(fiscal_year_of(date.earliest), DateStyle::era, lang);
        case Precision::interval:
            break;
    }
    const std::string from = date.is_open()                ? ""
                             : starts_month(date.earliest) ? era_month(date.earliest)
                                                           : era_day(date.earliest);
    return fmt::format("{}～{}", from,
                       ends_month(date.latest) ? era_month(date.latest) : era_day(date.latest));
}

}  // namespace

DateOrProblem parse_date(std::string_view text) {
    auto parsed = parse_notation(text);
    auto* problem = std::get_if<DateProblem>(&parsed);
    if (!problem || problem->kind != Kind::malformed) return parsed;

    auto understood = understand_date(text);
    if (const auto* date = std::get_if<Date>(&understood)) {
        return DateProblem{Kind::notation,
                           message("日付の書き方が台帳の書式ではありません",
                                   "this spelling of a date is not the notation"),
                           to_text(*date), date->uncertain};
    }
    return understood;
}

DateOrProblem understand_date(std::string_view text) {
    auto parsed = parse_notation(text);
    const auto* problem = std::get_if<DateProblem>(&parsed);
    if (!problem || problem->kind != Kind::malformed) return parsed;

    const std::string folded = fold_width(text);
    std::string close = folded;
    std::erase(close, ' ');
    auto again = parse_notation(close);
    problem = std::get_if<DateProblem>(&again);
    if (!problem || problem->kind != Kind::malformed) return again;

    const auto spoken = read_spoken(folded);
    if (!spoken) return malformed();
    return bounds_of(*spoken);
}

std::string to_text(const Date& date) {
    std::string out;
    switch (precision_of(date)) {
        case Precision::day:
            out = to_iso(date.earliest);
            break;
        case Precision::month:
            out = iso_month(date.earliest);
            break;
        case Precision::year:
            out = fmt::format("{:04}", year_of(date.earliest));
            break;
        case Precision::fiscal_year:
            out = to_text(fiscal_year_of(date.earliest));
            break;
        case Precision::interval:
            out = fmt::format("{}/{}", iso_begin(date.earliest), iso_end(date.latest));
            break;
    }
    return date.uncertain ? out + "?" : out;
}

std::string to_edtf(const Date& date) {
    switch (precision_of(date)) {
        case Precision::day:
        case Precision::month:
        case Precision::year:
            return to_text(date);
        default:
            break;
    }
    const std::string from = date.is_open() ? "" : iso_begin(date.earliest);
    return fmt::format("[{}..{}]", from, iso_end(date.latest));
}

std::string label(const Date& date, DateStyle style, Lang lang) {
    std::string out = style == DateStyle::iso ? label_iso(date, lang)
                      : style == DateStyle::era
                          ? label_era(date, lang)
                          : fmt::format("{} ({})", label_era(date, lang), label_iso(date, lang));
    return date.uncertain ? out + "?" : out;
}

std::string label(Day day, DateStyle style, Lang lang) {
    return label(Date::on(day), style, lang);
}

std::string label(FiscalYear year, DateStyle style, Lang lang) {
    std::string western =
        lang == Lang::ja ? fmt::format("{}年度", year.year) : fmt::format("FY{}", year.year);
    std::string era = era_fiscal_year(year);
    switch (style) {
        case DateStyle::iso:
            return western;
        case DateStyle::era:
            return era;
        case DateStyle::both:
            break;
    }
    return fmt::format("{} ({})", era, western);
}

}  // namespace daicho
