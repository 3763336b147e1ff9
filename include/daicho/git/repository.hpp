// What git knows of a registry. Nothing is ever run, no configuration is read, and nothing that a
// repository holds can make the program wait.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>

#include "daicho/model/source.hpp"
#include "daicho/time/instant.hpp"

namespace daicho {

/// The top folder of the repository that holds `folder`: the nearest upward with a `.git`, on the
/// same file system; empty if there is none.
std::string repository_top(const std::string& folder);
/// The nearest folder upward that is a repository itself, without a working tree; empty if there is
/// none, or a working tree is nearer.
std::string bare_repository(const std::string& folder);
/// The folder, or the nearest above it that is there.
std::string existing_folder(std::string folder);

using ObjectId = std::array<unsigned char, 20>;

/// The commit that a folder stands at.
struct Commit {
    std::string id;  // the first 12 digits
    std::map<std::string, ObjectId>
        files;                      // by their path in the folder; deeper folders end in `/`
    std::optional<Instant> when{};  // it was made
};

/// Nothing if `folder` is in no repository, nothing was committed yet, or the repository cannot be
/// read. Throws Trouble if there is a commit but no libgit2 to read it.
std::optional<Commit> commit_at(const std::string& folder);

/// Whether the files that were read are other than those of the commit.
bool differs(const Sources& files, const Commit& commit);

}  // namespace daicho
