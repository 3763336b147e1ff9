// Every format of a report: those of `render`, and the page, which is laid out.
#pragma once

#include <string>
#include <vector>

#include "daicho/render/render.hpp"
#include "daicho/text/catalogue.hpp"

namespace daicho {

Catalogue<Format> formats();

/// The format of a file by its name, whatever the case of its suffix; null if no format has that.
const Format* format_of_suffix(std::string_view path);

/// The suffixes of files in a format: `.md`, `.markdown`.
std::vector<std::string> suffixes_of(const Format& format);

/// Whether a file's name promises what no format makes: a `.docx`, a `.pdf`, a `.yaml`.
bool has_foreign_suffix(std::string_view path);

}  // namespace daicho
