// Who has an agreement, by prefecture, as the ministry's list (資料1) prints it.
#pragma once

#include <map>

#include "daicho/query/coverage.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

/// The municipalities under each prefecture of the coverage, in code order, with how many of how
/// many; those new in the last complete fiscal year, and since then, set off.
GroupedList list_by_prefecture(const Wording& say, const std::map<int, Coverage>& coverage,
                               std::span<const Fact> facts);

/// How many of those published as new are known by name and year, where not all of them are; of
/// the whole country only.
std::string new_ones_by_name(const Wording& say, std::span<const Fact> facts);

/// Whether one that began then is surely new in the last complete fiscal year, or since.
Emphasis newness(const Date& since, FiscalYear last_complete);

}  // namespace daicho
