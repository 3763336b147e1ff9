// What was published about a day or a year, for the reports that set it beside the registry.
#pragma once

#include <optional>

#include "report/parts/wording.hpp"

namespace daicho {

/// What was published of the whole for the as-of day itself.
std::optional<int> published_total(const ReportContext& context);

/// What was published as new in a fiscal year, by the newest total that says so.
struct PublishedNew {
    Day as_of;
    const Counts* counts;
};
std::optional<PublishedNew> published_new(const Registry& registry, FiscalYear year, Day until);

/// 18市1町, `18 cities, 1 town`.
std::string in_kinds(const Wording& say, const Counts& counts);

/// The governments by kind, beside what was published for the as-of day.
Table kinds_table(const Wording& say, std::span<const Fact> facts);

}  // namespace daicho
