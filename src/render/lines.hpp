// Text brought into lines for people: wrapped as Japanese is, nothing in it live.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "daicho/render/render.hpp"

namespace daicho {

/// Width of running text: the terminal's, or 100 where there is no limit.
int reading_width(const RenderOptions& options);

/// One line: line breaks become blanks, what shows nothing or reorders becomes visible.
std::string one_line(std::string_view text);

/// Lines of at most `width` columns, broken at blanks and between wide characters, but not before
/// 、。）」 nor after （「. A longer word (an address) stays whole. Line breaks of the text stay.
std::vector<std::string> wrap(std::string_view text, int width);

/// The text wrapped so that it can follow a head of `indent` columns, under which it hangs.
std::string hang(std::string_view text, int indent, int width);

}  // namespace daicho
