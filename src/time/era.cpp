#include "daicho/time/era.hpp"

#include <fmt/format.h>

#include <array>

namespace daicho {

namespace {

constexpr Day on(int y, unsigned m, unsigned d) {
    return std::chrono::sys_days{std::chrono::year{y} / static_cast<int>(m) / static_cast<int>(d)};
}

constexpr std::array<Era, 5> all_eras{{
    {"明治", "M", "Meiji", "㍾", on(1868, 1, 25), on(1912, 7, 30), 1868},
    {"大正", "T", "Taisho", "㍽", on(1912, 7, 30), on(1926, 12, 25), 1912},
    {"昭和", "S", "Showa", "㍼", on(1926, 12, 25), on(1989, 1, 7), 1926},
    {"平成", "H", "Heisei", "㍻", on(1989, 1, 8), on(2019, 4, 30), 1989},
    {"令和", "R", "Reiwa", "㋿", on(2019, 5, 1), std::nullopt, 2019},
}};

}  // namespace

std::span<const Era> eras() {
    return all_eras;
}

std::optional<EraYear> era_of(Day day) {
    for (auto era = all_eras.rbegin(); era != all_eras.rend(); ++era) {
        if (day >= era->first) return EraYear{&*era, year_of(day) - era->first_year + 1};
    }
    return {};
}

std::string era_year_label(Day day) {
    const auto found = era_of(day);
    if (!found) return fmt::format("{}年", year_of(day));
    if (found->year == 1) return fmt::format("{}元年", found->era->name);
    return fmt::format("{}{}年", found->era->name, found->year);
}

std::string short_era_year(FiscalYear year) {
    const auto era = era_of(year.last());
    const auto at = era && year.year >= era->era->first_year ? era : era_of(year.first());
    if (!at) return std::to_string(year.year);
    return fmt::format("{}{}", at->era->letter, year.year - at->era->first_year + 1);
}

}  // namespace daicho
