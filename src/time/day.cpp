#include "daicho/time/day.hpp"

#include <fmt/format.h>

#include <array>

#include "daicho/text/number.hpp"

namespace daicho {

using namespace std::chrono;

namespace {

year_month_day parts(Day day) {
    return year_month_day{day};
}

}  // namespace

std::optional<Day> make_day(int y, int m, int d) {
    if (y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > 31) return {};
    const year_month_day date{year{y}, month{static_cast<unsigned>(m)},
                              std::chrono::day{static_cast<unsigned>(d)}};
    if (!date.ok()) return {};
    return sys_days{date};
}

int year_of(Day day) {
    return static_cast<int>(parts(day).year());
}
int month_of(Day day) {
    return static_cast<int>(static_cast<unsigned>(parts(day).month()));
}
int day_of_month(Day day) {
    return static_cast<int>(static_cast<unsigned>(parts(day).day()));
}

Day last_day_of_month(int y, int m) {
    return sys_days{year_month_day_last{year{y}, month_day_last{month{static_cast<unsigned>(m)}}}};
}

std::optional<Day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
    const auto y = parse_digits(text.substr(0, 4)), m = parse_digits(text.substr(5, 2)),
               d = parse_digits(text.substr(8, 2));
    if (!y || !m || !d) return {};
    return make_day(*y, *m, *d);
}

std::string to_iso(Day day) {
    return fmt::format("{:04}-{:02}-{:02}", year_of(day), month_of(day), day_of_month(day));
}

Words name_of(weekday day) {
    constexpr std::array<Words, 7> names{{{"日", "Sunday"},
                                          {"月", "Monday"},
                                          {"火", "Tuesday"},
                                          {"水", "Wednesday"},
                                          {"木", "Thursday"},
                                          {"金", "Friday"},
                                          {"土", "Saturday"}}};
    return names[day.c_encoding()];
}

}  // namespace daicho
