#include "daicho/time/fiscal_year.hpp"

#include <fmt/format.h>

#include "daicho/text/number.hpp"

namespace daicho {

FiscalYear fiscal_year_of(Day day) {
    return {year_of(day) - (month_of(day) < 4 ? 1 : 0)};
}

std::optional<FiscalYear> parse_fiscal_year(std::string_view text) {
    if (text.size() != 6 || text.substr(0, 2) != "FY") return {};
    const auto year = parse_digits(text.substr(2));
    if (!year || *year < 1868 || *year > 9998) return {};
    return FiscalYear{*year};
}

std::string to_text(FiscalYear year) {
    return fmt::format("FY{}", year.year);
}

}  // namespace daicho
