// The 47 prefectures by the share of their municipalities that have an agreement.
#pragma once

#include <map>

#include "daicho/query/coverage.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

/// By the number of each prefecture that the filter keeps: how many of its municipalities have an
/// agreement as of the day, among them those that nobody could name.
std::map<int, Coverage> coverage_by_prefecture(const ReportContext& context,
                                               std::span<const Fact> facts);

/// Tiles that lead to where the page tells of their prefecture. The count is the second view.
TileMap share_map(const Wording& say, const std::map<int, Coverage>& coverage,
                  std::span<const Fact> facts);

/// The anchor of a prefecture in a page: gunma.
std::string anchor_of(const Prefecture& place);
/// 21市2町, of those that were published without a name; empty for none.
std::string unnamed(const Wording& say, std::span<const Fact> facts);

}  // namespace daicho
