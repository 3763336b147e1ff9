// Kinds of government behind a number.
#pragma once

#include <string_view>

#include "daicho/reference/reference.hpp"

namespace daicho {

/// `cities`, or `city` if there is one.
std::string_view counted(GovernmentKind kind, int count);

}  // namespace daicho
