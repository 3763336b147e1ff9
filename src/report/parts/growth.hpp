// The governments with an agreement as they grew: what was published, and between it what records
// and totals allow.
#pragma once

#include "daicho/query/counting.hpp"
#include "daicho/report/context.hpp"

namespace daicho {

/// Up to the as-of day. Until the first published total the registry's own dates are drawn, as far
/// as they are exact; where more than a year lies between totals, a band.
Growth growth_of(const ReportContext& context, const Counting& counting,
                 std::span<const Fact> facts);

}  // namespace daicho
