// The statistics table: by default the yearly count by prefecture.
#pragma once

#include <optional>
#include <string>

#include "daicho/query/statistic.hpp"
#include "daicho/report/context.hpp"

namespace daicho {

struct StatsOptions {
    Unit unit = Unit::government;
    const Dimension* by_row = nullptr;
    const Dimension* by_column = nullptr;
    bool cumulative = false;
    bool regions = false;  // a subtotal behind the last prefecture of each region
    bool share = false;    // of the municipalities of each place: how many have an agreement
};

/// Whether it is the yearly count: governments, prefectures by fiscal years.
bool is_yearly(const StatsOptions& options);

/// How a fiscal year stands in the head of a table or at an axis: 2015, H27. Short, because there
/// are many of them.
std::string short_year(FiscalYear year, DateStyle style);

/// What the cells of the table count.
Statistic statistic_of(const ReportContext& context, const StatsOptions& options);

/// The table; of governments by fiscal year, where published totals speak of them, the national
/// series (report/parts/series.hpp).
Report stats_report(const ReportContext& context, const StatsOptions& options);

/// Whether the figures are those of the national series.
bool is_series(const ReportContext& context, const StatsOptions& options);
/// Which published totals make the least and the most of a fiscal year of the series.
Report why_series_report(const ReportContext& context, const std::string& fiscal_year);

/// What was counted in a cell, and what was left out and why. The cell is `ROW`, `ROW,COLUMN` or
/// `,COLUMN`, by label or key. Throws Trouble if there is no such cell.
Report why_report(const ReportContext& context, const StatsOptions& options,
                  const std::string& cell);

}  // namespace daicho
