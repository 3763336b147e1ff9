// The five characters that mean something in HTML, SVG and XML, made to mean themselves.
#pragma once

#include <string>
#include <string_view>

namespace daicho {

/// For running text and for the value of a quoted attribute. Everything else stays as it is.
std::string escape_markup(std::string_view text);

}  // namespace daicho
