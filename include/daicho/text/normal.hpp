// Unicode normal forms and the folding of width that Japanese input needs.
#pragma once

#include <string>
#include <string_view>

namespace daicho {

/// Normal form C of valid UTF-8 (invalid input is returned as it is).
std::string nfc(std::string_view text);
bool is_nfc(std::string_view text);

/// Full-width ASCII and digits to ASCII, half-width kana to full-width, full-width blank to
/// blank, and the many dashes to `-`: what a person meant who typed with the wrong input mode.
std::string fold_width(std::string_view text);

}  // namespace daicho
