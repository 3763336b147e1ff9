// The one catalogue of everything that the program can find: what `daicho explain`, the
// documentation and the tests read.
#pragma once

#include <string_view>
#include <vector>

#include "daicho/model/topic.hpp"

namespace daicho {

/// Every topic of the program, by code.
std::vector<const Topic*> all_topics();

/// By code, in any case, or by name; null if there is none.
const Topic* find_topic(std::string_view code_or_name);

}  // namespace daicho
