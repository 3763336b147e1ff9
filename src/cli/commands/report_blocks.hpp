// Blocks of a committed document that a command of ours printed, and could print again.
//
//     <!-- daicho:stats --by region -->
//     … what `daicho stats --by region -f md` prints …
//     <!-- /daicho -->
#pragma once

#include <string>

#include "cli/command.hpp"
#include "daicho/model/diagnostic.hpp"

namespace daicho {

/// Prints, as a diff, which blocks are not what a fresh run gives; exit code 1 if there are any.
int check_blocks(Session& session, const std::string& path);

/// Puts fresh runs into the blocks and leaves every other byte as it is.
int write_blocks(Session& session, const std::string& path);

/// Findings in files that are no part of a registry, on standard error.
void print_findings(Session& session, const Diagnostics& findings, const Sources& files);

}  // namespace daicho
