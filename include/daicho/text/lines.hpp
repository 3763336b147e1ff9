// The lines of a text: each ends with a line feed, the last perhaps with the text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace daicho {

/// The first byte of the line in which a byte stands: a line feed stands in the line that it ends.
std::size_t line_begin(std::string_view text, std::size_t at);
/// The line feed that ends the line, or the end of the text.
std::size_t line_end(std::string_view text, std::size_t at);
/// The first byte of the next line, or the end of the text.
std::size_t line_behind(std::string_view text, std::size_t at);

/// Without their line feeds: `a\n\nb\n` has three.
std::vector<std::string_view> lines_of(std::string_view text);
/// With them: together they are the text.
std::vector<std::string_view> lines_with_feeds_of(std::string_view text);

}  // namespace daicho
