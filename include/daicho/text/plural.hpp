// English counts: 1 file, 2 files. Japanese needs none of it.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "daicho/text/number.hpp"

namespace daicho {

/// `file`, if there is one; else `files`, or what is given for several.
inline std::string plural(long long count, std::string_view one, std::string_view several = {}) {
    if (count == 1) return std::string(one);
    return several.empty() ? fmt::format("{}s", one) : std::string(several);
}

/// `1 file`, `2,000 files`.
inline std::string in_number(long long count, std::string_view one, std::string_view several = {}) {
    return fmt::format("{} {}", with_thousands(count), plural(count, one, several));
}

}  // namespace daicho
