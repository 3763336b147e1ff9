// Files whole or not at all.
#pragma once

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

/// Whether a path, however it is spelled, names a file in a folder or below it, or is another name
/// (a hard link) of such a file.
bool is_below(const std::string& path, const std::string& folder);

}  // namespace daicho
