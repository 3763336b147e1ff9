// An entry of those without a name is lowered when one of them becomes known.
#pragma once

#include <cstddef>

#include "cli/edits.hpp"

namespace daicho {

/// So many less in an entry; the entry goes when nothing is left of it.
void lower_unlisted(Edits& edits, std::size_t entry, int by);

}  // namespace daicho
