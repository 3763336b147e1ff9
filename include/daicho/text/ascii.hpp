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

/// Without these characters at its ends.
constexpr std::string_view trimmed(std::string_view text, std::string_view blanks = " \t\r\n") {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

/// Small letters and digits in the usual width, one hyphen for whatever stands between them:
/// `102041_Isesaki` as `102041-isesaki`.
std::string hyphenated(std::string_view text);

}  // namespace daicho
