// The names that a repository gives to commits: HEAD, branches, tags, those of remotes.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "daicho/git/repository.hpp"

namespace daicho {

class ReferenceNames {
  public:
    /// Of a repository's own files, and of those that it shares with its worktrees.
    ReferenceNames(std::filesystem::path git, std::filesystem::path shared)
        : x_git(std::move(git)), x_shared(std::move(shared)) {}

    /// What a full name stands for, over a name or two: HEAD, refs/heads/main.
    std::optional<ObjectId> find_full(const std::string& name) const;
    /// What a name stands for that may be short, looked for as git does: main, v1.0, origin/main.
    std::optional<ObjectId> find(const std::string& name) const;

    /// Whether what a name stands for, or is, is an id of SHA-256.
    bool is_of_sha256(const std::string& name) const;
    /// Whether they are kept in tables, which only newer versions of git read.
    bool are_in_tables() const;

    /// The short names that there are, in order and each once; of very many the first.
    std::vector<std::string> all() const;

  private:
    std::string digits(const std::string& full) const;
    std::string packed(const std::string& name) const;

    std::filesystem::path x_git;
    std::filesystem::path x_shared;
};

}  // namespace daicho
