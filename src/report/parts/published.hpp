// Published totals beside the registry, as tables.
#pragma once

#include "daicho/query/counting.hpp"
#include "daicho/query/published.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

// What the table of published totals and its column of the registry are called.
inline constexpr const char* published_name = "published";
inline constexpr const char* published_by_registry = "registry";

/// 18市1町, `18 cities, 1 town`.
std::string in_kinds(const Wording& say, const Counts& counts);

/// 新しく結んだのは、令和6年度に18市1町、令和7年度は9月25日までに9市1町。 As published, else as the
/// registry allows; nothing where neither says how many.
std::string newly_in_words(const Wording& say, const Counting& counting);

/// The governments by kind: what the records alone tell, and in columns of their own what published
/// totals allow and what was published for the as-of day.
Table kinds_table(const Wording& say, const Counting& counting, std::span<const Fact> facts);

/// A row for each total: what was published, what is certain and possible, whether they agree.
Table published_table(const ReportContext& context);

}  // namespace daicho
