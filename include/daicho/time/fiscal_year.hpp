// The Japanese fiscal year (年度): 1 April to 31 March, named by the year of its April.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "daicho/time/day.hpp"

namespace daicho {

struct FiscalYear {
    int year = 0;

    /// Its days, as far as they can be written: days end with the year 9999 and begin with 1.
    Day first() const { return make_day(year, 4, 1).value_or(the_first_day); }
    Day last() const { return make_day(year + 1, 3, 31).value_or(the_last_day); }

    friend auto operator<=>(FiscalYear, FiscalYear) = default;
};

FiscalYear fiscal_year_of(Day day);

/// `FY2024`, exactly so, 1868 to 9998.
std::optional<FiscalYear> parse_fiscal_year(std::string_view text);
std::string to_text(FiscalYear year);

}  // namespace daicho
