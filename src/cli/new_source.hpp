// A source that comes with a new record: its id, its entry.
#pragma once

#include <string>

#include "daicho/format/insert.hpp"
#include "daicho/model/registry.hpp"

namespace daicho {

/// The id of a source in the manner of `isesaki-20251003`: who published it, as far as a romaji is
/// known of it (a government's, a bureau's, the Latin letters of its name, the host of the
/// address), else `fallback`; and when. Numbered if it is taken.
std::string new_source_id(const Registry& registry, const NewPart& source,
                          std::string_view fallback);

/// Throws Trouble if it cannot be an id that others name: letters, digits and `-_.`.
void check_new_id(std::string_view id);

/// The id of the source of this address; empty if there is none.
std::string source_at(const Registry& registry, std::string_view address);

}  // namespace daicho
