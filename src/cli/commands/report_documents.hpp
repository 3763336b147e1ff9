// `daicho report --check` and `--write`: documents whose blocks are compared with, or replaced by,
// what their commands print now.
#pragma once

#include "cli/command.hpp"
#include "daicho/model/diagnostic.hpp"

namespace daicho {

/// Whether the command line asks for that.
bool wants_documents(const Session& session);

/// Does it for all documents that are named. Every block of all of them is made before anything is
/// compared or written, from one reading of the registry.
int run_documents(Session& session, const Command& report);

}  // namespace daicho
