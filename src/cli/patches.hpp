// Changes of files shown instead of made.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/command.hpp"

namespace daicho {

/// Prints the patch of a file of a registry's folder. Its paths begin at the current folder or, if
/// the registry is not below that, at the top of its repository. On a terminal what would not show
/// is made visible.
void print_patch(Session& session, const std::string& folder, const std::string& file,
                 std::optional<std::string_view> before, std::string_view after);

}  // namespace daicho
