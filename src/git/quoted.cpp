#include "daicho/git/quoted.hpp"

namespace daicho {

namespace {

/// What follows a backslash: a letter of C's, or three octal digits of a byte.
std::optional<char> take_escaped(std::string_view& text) {
    constexpr std::string_view letters = "abtnvfr\"\\", meant = "\a\b\t\n\v\f\r\"\\";
    const auto letter = text.empty() ? text.npos : letters.find(text.front());
    const std::size_t length = letter == letters.npos ? 3 : 1;
    int value = 0;
    if (text.size() < length) return {};
    for (const char digit : length == 3 ? text.substr(0, 3) : "") {
        if (digit < '0' || digit > '7') return {};
        value = 8 * value + (digit - '0');
    }
    text.remove_prefix(length);
    if (value > 0xff) return {};
    return length == 1 ? meant[letter] : static_cast<char>(value);
}

}  // namespace

std::optional<std::string> take_quoted(std::string_view& text) {
    std::string out;
    std::string_view rest = text;
    if (!rest.starts_with('"')) return {};
    rest.remove_prefix(1);
    while (!rest.empty()) {
        const char next = rest.front();
        rest.remove_prefix(1);
        if (next == '"') {
            text = rest;
            return out;
        }
        const auto byte = next == '\\' ? take_escaped(rest) : next;
        if (!byte) return {};
        out += *byte;
    }
    return {};
}

}  // namespace daicho
