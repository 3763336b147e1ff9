// Characters of a value that look like others and do not match them: wide blanks, half-width kana,
// compatibility ideographs, radicals.
#pragma once

#include <string_view>

#include "daicho/yaml/document.hpp"
#include "yaml/findings.hpp"

namespace daicho {

void report_lookalikes(std::string_view text, const Node& node, bool is_key, Findings& findings);

}  // namespace daicho
