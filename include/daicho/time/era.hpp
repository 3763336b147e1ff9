// Japanese eras (元号), Meiji to Reiwa. The first day of each is that of its proclamation's
// effect; Meiji is counted from the lunar new year of Keio 4 (25 January 1868), to which the
// edict made it retroactive. 30 July 1912 and 25 December 1926 belong to two eras: a date may be
// written in either, and is shown in the newer.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "daicho/time/day.hpp"
#include "daicho/time/fiscal_year.hpp"

namespace daicho {

struct Era {
    std::string_view name;    // 平成
    std::string_view letter;  // H
    std::string_view romaji;  // Heisei
    std::string_view sign;    // ㍻
    Day first;
    std::optional<Day> last;  // included; nothing of the era that still runs
    int first_year;
};

std::span<const Era> eras();

/// The era of a day and its year in it; nothing before Meiji.
struct EraYear {
    const Era* era;
    int year;
};
std::optional<EraYear> era_of(Day day);

/// `平成27年`, and 元年 for the first year; `2015年` before Meiji.
std::string era_year_label(Day day);

/// `H27`, `R1`, for heads that have no room; `2015` before all eras. A year in which an era begins
/// goes by that one.
std::string short_era_year(FiscalYear year);

}  // namespace daicho
