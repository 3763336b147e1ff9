// Paths as git quotes them where they hold more than plain ASCII.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace daicho {

/// Takes what is quoted as in C, `"docs/\343\203\241.md"`, from the beginning of a text; nothing,
/// and takes nothing, if none stands there that git would read.
std::optional<std::string> take_quoted(std::string_view& text);

}  // namespace daicho
