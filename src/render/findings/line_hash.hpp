// The hash by which GitHub knows the line of an alert again: `primaryLocationLineHash` of SARIF.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace daicho {

/// One for each line, and the one behind the last line feed: of the hundred characters from its
/// beginning on, without blanks and tabs, and behind a colon which of the lines with this hash it
/// is, `8b7cf3e952e7aeb2:1`. Never empty.
std::vector<std::string> line_hashes(std::string_view text);

}  // namespace daicho
