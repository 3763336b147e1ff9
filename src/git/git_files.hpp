// Where git keeps what it keeps, and its small files, read without ever waiting.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace daicho {

/// The text of a small file of git's; nothing if it cannot be read, a pipe for one.
std::optional<std::string> text_of(const std::filesystem::path& path);

/// Without blanks at its end.
std::string_view first_line(std::string_view text);

/// What follows a word such as `ref: ` on the first line of a file; nothing if it is not there.
std::optional<std::string> behind(std::string_view word, std::string_view text);

/// The folder of git's own files: `.git`, or what it names if it is a file (worktrees, submodules).
std::optional<std::filesystem::path> git_folder(const std::filesystem::path& top);

/// Whether a folder is one of git's own files itself, as of a repository without a working tree.
/// One beside or around the files of a registry is none: what stands in a tree is a stranger's, and
/// may not pass for the repository of those files.
bool is_bare_repository(const std::filesystem::path& folder);

/// A worktree shares branches and objects with the repository that it belongs to.
std::filesystem::path shared_folder(const std::filesystem::path& git);

/// The folder of objects and those that it borrows from, as `info/alternates` says and nothing
/// else: each once, and those that are there.
std::vector<std::string> object_folders(const std::filesystem::path& shared);

}  // namespace daicho
