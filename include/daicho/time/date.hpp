// A date is an interval of civil days: all that is known of when something happened.
//
//     2015-08-31              that day
//     2012-12  2012  FY2024   some day of that month, year, fiscal year
//     2015-09/2025-03         some day between the two, bounds included
//     ../2025-09-25           some day up to that one
//     2019-02-07?             that day, inferred (EDTF's "uncertain"); counted as that day
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "daicho/text/words.hpp"
#include "daicho/time/day.hpp"
#include "daicho/time/fiscal_year.hpp"

namespace daicho {

struct Date {
    Day earliest{};
    Day latest{};
    bool uncertain = false;

    static Date on(Day day) { return {day, day}; }
    static Date of(FiscalYear year) { return {year.first(), year.last()}; }

    bool is_day() const { return earliest == latest; }
    bool is_open() const { return earliest == the_beginning; }
    friend bool operator==(const Date&, const Date&) = default;
};

/// Surely before: every day of `a` lies before every day of `b`. A partial order, never a sort key.
inline bool surely_before(const Date& a, const Date& b) {
    return a.latest < b.earliest;
}
inline bool surely_within(const Date& date, const Date& frame) {
    return frame.earliest <= date.earliest && date.latest <= frame.latest;
}
inline bool overlap(const Date& a, const Date& b) {
    return a.earliest <= b.latest && b.earliest <= a.latest;
}

/// Why a text is no date, and what to write instead where that can be said.
struct DateProblem {
    enum class Kind {
        malformed,    // not in the notation at all
        no_such_day,  // 2015-02-29
        reversed,     // an interval that ends before it begins
        notation,     // an era date, full-width digits, slashes: understood, but not the notation
        era_limit,    // 平成31年5月: the era had ended
        weekday,      // 2025-10-08(火): it was another day of the week
    };
    Kind kind;
    Message reason;
    std::string instead;       // the canonical form, or empty
    bool is_inferred = false;  // what is meant by it: 3月末 need not be the 31st
};
using DateOrProblem = std::variant<Date, DateProblem>;

/// Reads the notation of a record; everything else is a problem that says what to write.
DateOrProblem parse_date(std::string_view text);

/// Reads what a person types on the command line: the notation, era dates (平成24年12月, H24.12,
/// 令和元年5月1日, 平成27年度, ㍻27), kanji and full-width digits, 2015/8/31, 2015年8月, with a
/// weekday (which must be right), a time or 現在 behind it. 8月下旬 is an interval, 3月末 and
/// 8月31日頃 are inferred days.
DateOrProblem understand_date(std::string_view text);

/// The canonical notation: the shortest that has these bounds.
std::string to_text(const Date& date);

/// The same in EDTF (ISO 8601-2), where an unknown day within bounds is `[a..b]`.
std::string to_edtf(const Date& date);

enum class DateStyle { iso, era, both };

/// For readers: `2015-08`, `平成27年8月`, `平成27年8月 (2015-08)`; an interval as `a～b`, an
/// uncertain day with `?`.
std::string label(const Date& date, DateStyle style, Lang lang);
std::string label(Day day, DateStyle style, Lang lang);
std::string label(FiscalYear year, DateStyle style, Lang lang);

}  // namespace daicho
