// The sources of a page by title, publisher, day and address.
#pragma once

#include <set>

#include "report/parts/wording.hpp"

namespace daicho {

/// The publications of these ids, in the order of the registry. A page leaves out an empty list.
SourceList source_list(const Wording& say, const std::set<std::string>& ids);

/// Those of the published totals up to the as-of day, and of what they count without a name.
SourceList sources_of_totals(const Wording& say, std::span<const Fact> facts);

}  // namespace daicho
