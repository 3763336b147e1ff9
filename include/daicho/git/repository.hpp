// What git knows of a registry, read through libgit2: nothing is ever run.
#pragma once

#include <optional>
#include <string>

#include "daicho/model/source.hpp"

namespace daicho {

/// The commit that a folder's files stand at, and whether they differ from it.
struct CommitState {
    std::string commit;  // the first 12 digits
    bool dirty = false;
};

/// The revision of the files read from `folder`; nothing if it is in no repository or nothing was
/// committed yet. Hidden configuration of the user or the machine is not read.
std::optional<CommitState> revision_of(const std::string& folder, const Sources& files);

/// The top folder of the repository that holds `folder`; empty if there is none.
std::string repository_top(const std::string& folder);

}  // namespace daicho
