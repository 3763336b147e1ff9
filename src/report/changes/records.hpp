// Which record of one state is which of the other, and what happened to it.
#pragma once

#include <vector>

#include "daicho/report/changes.hpp"

namespace daicho {

/// Every record that is not the same, byte by byte and by its path.
std::vector<Change> record_changes(const ReportContext& before, const ReportContext& after);

}  // namespace daicho
