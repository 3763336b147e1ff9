// Pages for man(1), in mdoc, from the arrays of commands and options.
#pragma once

#include <string>

#include "cli/command.hpp"
#include "daicho/time/day.hpp"

namespace daicho {

/// The page of the program, daicho(1).
std::string manual(Lang lang, Day date);
/// The page of a command, daicho-stats(1).
std::string manual(const Command& command, Lang lang, Day date);

}  // namespace daicho
