// Civil days of the Gregorian calendar. Nothing here knows a clock or a time zone.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "daicho/text/words.hpp"

namespace daicho {

using Day = std::chrono::sys_days;
using Days = std::chrono::days;

/// Earlier than every day that can be written: the beginning of an interval without one.
inline constexpr Day the_beginning{Days{-1'000'000}};

/// The first and the last day that can be written.
inline constexpr Day the_first_day{std::chrono::year{1} / 1 / 1};
inline constexpr Day the_last_day{std::chrono::year{9999} / 12 / 31};

/// The day of a year (1 to 9999), month and day; nothing if there is no such day.
std::optional<Day> make_day(int year, int month, int day);

int year_of(Day day);
int month_of(Day day);
int day_of_month(Day day);
Day last_day_of_month(int year, int month);

/// `2015-08-31`, exactly so; nothing for any other spelling or an impossible day.
std::optional<Day> parse_day(std::string_view text);
std::string to_iso(Day day);

/// 水, Wednesday.
Words name_of(std::chrono::weekday day);

}  // namespace daicho
