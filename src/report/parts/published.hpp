// Published totals beside what the registry counts for their days.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "daicho/report/context.hpp"

namespace daicho {

/// The published totals that can be compared, up to a day, in date order.
std::vector<const PublishedTotal*> totals_until(const Registry& registry, Day until);

/// Whether the counts are of all governments. A kind left out of a breakdown of the municipalities
/// is none; a count of prefectures alone says nothing of the others.
bool is_whole(const Counts& counts);
int sum_of(const Counts& counts);

/// How many of the governments a key of the counts covers: prefecture, municipality, total, ….
Count count_of(std::span<const Fact> governments, std::string_view key);

/// A row for each total: what was published, what is certain and possible, whether they agree.
Table published_table(const ReportContext& context);

}  // namespace daicho
