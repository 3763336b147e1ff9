// Published totals beside the registry, as tables.
#pragma once

#include "daicho/query/published.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

/// What was published of the whole for the as-of day itself.
std::optional<int> published_total(const ReportContext& context);

/// 18市1町, `18 cities, 1 town`.
std::string in_kinds(const Wording& say, const Counts& counts);

/// The governments by kind, beside what was published for the as-of day.
Table kinds_table(const Wording& say, std::span<const Fact> facts);

/// A row for each total: what was published, what is certain and possible, whether they agree.
Table published_table(const ReportContext& context);

}  // namespace daicho
