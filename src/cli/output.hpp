// The only writer: standard output through the world, files whole or not at all.
#pragma once

#include <string>
#include <string_view>

#include "cli/command.hpp"
#include "daicho/render/render.hpp"

namespace daicho {

/// Replaces the file by these bytes, or leaves it as it was and throws Trouble: a temporary file
/// beside it is written, synced and renamed. A link is not followed but refused. The mode of an
/// existing file is kept. `.daicho-tmp-…` beside it is left only by a kill -9.
void write_file(const std::string& path, std::string_view bytes);

/// Renders a report and puts it where `-o` says.
void print(Session& session, const Report& report);

/// Puts a text where `-o` says.
void print(Session& session, std::string_view text);

}  // namespace daicho
