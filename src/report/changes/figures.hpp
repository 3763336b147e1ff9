// The figures that a change of the registry changes.
#pragma once

#include <vector>

#include "daicho/report/changes.hpp"
#include "daicho/report/figures/stats.hpp"

namespace daicho {

/// The cells of a table of statistics that differ, for the same day and filter; if that is the
/// yearly table, also those of the national series and of the published totals. Each says which of
/// the changes may be the cause.
std::vector<TableChange> figure_changes(const ReportContext& before, const ReportContext& after,
                                        const StatsOptions& options, const Changes& changes);

}  // namespace daicho
