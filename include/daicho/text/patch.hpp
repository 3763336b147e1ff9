// What changed in a text, as a unified patch that `git apply` and `patch -p1` take.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace daicho {

/// The patch that makes `after` of `before`; of a new file if there was none. Empty if they are
/// equal. A line that stays the same but that a log of continuous integration would take for a
/// command (`::error::…`) is written as removed and added, so that none begins like one.
std::string patch(std::string_view path, std::optional<std::string_view> before,
                  std::string_view after);

}  // namespace daicho
