// What a list does not hold although it was perhaps looked for.
#pragma once

#include "daicho/report/context.hpp"

namespace daicho {

/// Says which agreements governments have beside the one that is shown of each, counted or not.
void add_further_agreements(const ReportContext& context, std::span<const Fact> shown,
                            std::vector<Ground>& grounds);

/// Says what the same filter would keep on a later day, and among agreements that are not counted,
/// with the options that show it. Nothing if there is none of either.
void add_left_out(const ReportContext& context, Unit unit, std::span<const Fact> shown,
                  std::vector<Ground>& grounds);

}  // namespace daicho
