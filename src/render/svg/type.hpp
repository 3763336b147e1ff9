// The type of the pictures: its sizes, how wide a text is, and how it is brought into lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace daicho::svg {

inline constexpr double title_size = 17, text_size = 13, small_size = 12;
inline constexpr double leading = 1.5;  // the height of a line, in sizes

/// How wide the text will be at most, in units of the picture: 1 em for a full-width character.
double text_width(std::string_view text, double size = text_size);
double text_width(const std::vector<std::string>& lines, double size = text_size);

/// Lines that are no wider than `width`, broken as Japanese is; nothing if a word is longer.
std::vector<std::string> wrap_whole(std::string_view text, double width, double size = text_size);
/// The same, but a longer word is torn.
std::vector<std::string> wrap_text(std::string_view text, double width, double size = text_size);

}  // namespace daicho::svg
