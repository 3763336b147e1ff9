// Letters and digits of ASCII, whatever the locale.
#pragma once

#include <string>
#include <string_view>

namespace daicho {

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}
/// What ids and the names of files are made of, beside hyphens.
constexpr bool is_small_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || is_digit(c);
}

constexpr char lower(char c) {
    return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
std::string lowered(std::string_view text);

/// Small letters and digits in the usual width, one hyphen for whatever stands between them:
/// `102041_Isesaki` as `102041-isesaki`.
std::string hyphenated(std::string_view text);

}  // namespace daicho
