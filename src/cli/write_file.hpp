// Files whole or not at all.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace daicho {

/// Writes all of it, however many calls that takes; an errno if it failed.
int write_all(int file, std::string_view bytes);

/// Replaces the file by these bytes, or leaves it as it was and throws Trouble: a temporary file
/// beside it is written, synced and renamed. The mode of an existing file is kept, one without
/// write permission is left alone, and a link is not followed but refused. A pipe, a terminal or
/// another character device is written through. `.daicho-tmp-…` beside it is left only by a
/// kill -9, and taken away by the next writer when its process is gone and it is an hour old.
void write_file(const std::string& path, std::string_view bytes);

/// The same for a file that was read before: throws Trouble if it no longer holds `before`, so
/// that nothing is lost that was saved meanwhile.
void replace_file(const std::string& path, std::string_view before, std::string_view after);

/// A file of a folder to be replaced, or made where there was none.
struct FileChange {
    std::string path;  // in the folder, as `10-gunma/102041-isesaki.yaml`
    std::optional<std::string> before{};
    std::string after;
};

/// Makes all of the changes or none, or throws Trouble: everything is written and synced beside its
/// place before the first file gets its name, and when one cannot get it the others are put back.
/// Folders that are missing are made. A file that is there already, or was changed since it was
/// read, is left alone; nothing outside of `folder` is touched, also not through links.
void write_files(const std::string& folder, std::span<const FileChange> changes);

/// Whether a path, however it is spelled, names a file in a folder or below it, or is another name
/// (a hard link) of such a file.
bool is_below(const std::string& path, const std::string& folder);

}  // namespace daicho
