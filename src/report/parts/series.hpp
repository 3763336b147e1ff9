// The national figures as narrow as they are known: by the records and all published totals
// together.
#pragma once

#include "daicho/query/counting.hpp"
#include "daicho/report/context.hpp"

namespace daicho {

// What the table and its column of the records alone are called.
inline constexpr const char* series_name = "series";
inline constexpr const char* series_known_new = "known_new";

/// A fiscal year a row, up to the as-of day. What the records alone tell, the least and the most
/// that they and all published totals allow, and what was published stand in columns of their own.
/// Published totals must speak of what is counted.
Table series_table(const ReportContext& context, const Counting& counting);

}  // namespace daicho
