// How many of the municipalities of each place have an agreement, at the right of a table of
// places.
#pragma once

#include "daicho/query/coverage.hpp"
#include "daicho/query/statistic.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

/// Appends to the table of a statistic of governments, whose rows are places: `7+  ／35  20%+` for
/// people, figures apart for machines. The `+` says that there may be more, where a column of the
/// published list cannot be read.
void add_share(const Wording& say, const Statistic& statistic, Table& table,
               std::vector<Ground>& grounds);

/// The share in percent as machines get it, to a tenth.
Decimal share_of(const Coverage& coverage);
/// What it is a share of.
Ground ground_of_share(const Wording& say);

}  // namespace daicho
