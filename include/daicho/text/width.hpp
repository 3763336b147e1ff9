// Display width on a terminal, where a full-width character takes two columns.
#pragma once

#include <string>
#include <string_view>

namespace daicho {

/// Columns that the text takes: 2 for East Asian wide and full-width, 0 for combining marks and
/// variation selectors, 1 otherwise (also for ambiguous width).
int display_width(std::string_view text);

/// Whether a terminal may draw it in one column or in two: `─`, `…`, `①`, `α`.
bool is_ambiguous_width(char32_t c);

enum class Align { left, right };

/// The text filled with spaces to `width` columns; longer text is returned as it is.
std::string pad(std::string_view text, int width, Align align = Align::left);

/// The longest beginning that fits in `width` columns, with `…` if something was cut.
std::string fit(std::string_view text, int width);

}  // namespace daicho
