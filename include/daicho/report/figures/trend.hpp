// The trend (協定締結自治体数の推移): how many governments had an agreement, year by year.
#pragma once

#include <array>
#include <optional>

#include "daicho/report/context.hpp"
#include "daicho/text/named.hpp"

namespace daicho {

enum class TrendStep : std::uint8_t { fiscal_year, month };
inline constexpr std::array trend_steps{
    Named<TrendStep>{TrendStep::fiscal_year, "fiscal-year", Words{"年度", "fiscal year"}},
    Named<TrendStep>{TrendStep::month, "month", Words{"月", "month"}},
};
static_assert(is_in_step(trend_steps, &Named<TrendStep>::value, TrendStep::month));

struct TrendOptions {
    TrendStep by = TrendStep::fiscal_year;
    std::optional<Day> from{};   // the first position holds this day; default: the first agreement
    std::optional<Day> until{};  // the last position ends here; default: the as-of day
};

/// Governments at the end of each year or month, stacked by kind: the bars are the least, the band
/// goes up to the most. The newest published total of the whole within a position is its
/// mark, unless the filter leaves some of the whole out.
Chart trend_chart(const ReportContext& context, const TrendOptions& options = {});

/// The chart, with every published total beside what the registry counts for its day.
Report trend_report(const ReportContext& context, const TrendOptions& options = {});

}  // namespace daicho
