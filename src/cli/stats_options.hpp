// Which table of statistics is asked for.
#pragma once

#include <span>

#include "cli/command.hpp"
#include "daicho/report/figures/stats.hpp"

namespace daicho {

std::span<const Option> stats_options();  // --by, --unit, --cumulative, --regions

/// Throws Trouble for what does not go together.
StatsOptions read_stats_options(const Session& session);

}  // namespace daicho
