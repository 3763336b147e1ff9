// Targets and results of an indicator along the fiscal years.
#pragma once

#include "report/parts/wording.hpp"

namespace daicho {

/// A chart for each indicator with at least two figures. Series: `target`, `own` (the agreement's
/// own evaluation), `other` (from another publication); of several results of a year, the restated
/// one before the final one before the interim one.
std::vector<Chart> indicator_charts(const Wording& say, const Agreement& agreement);

}  // namespace daicho
