// Every format of a report: those of `render`, and the page, which is laid out.
#pragma once

#include "daicho/render/render.hpp"
#include "daicho/text/catalogue.hpp"

namespace daicho {

Catalogue<Format> formats();

/// The format of a file by its name, whatever the case of its suffix; null if no format has that.
const Format* format_of_suffix(std::string_view path);

}  // namespace daicho
