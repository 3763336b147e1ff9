#include "render/findings/line_hash.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <unordered_map>

#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

constexpr std::size_t window = 100;
constexpr std::uint64_t base = 37;
constexpr std::uint16_t end_of_file = 0xFFFF;

void append_utf16(std::vector<std::uint16_t>& out, char32_t c) {
    if (c >= 0x10000) {
        out.push_back(static_cast<std::uint16_t>(0xD800 + ((c - 0x10000) >> 10)));
        c = 0xDC00 + ((c - 0x10000) & 0x3FF);
    }
    out.push_back(static_cast<std::uint16_t>(c));
}

/// What is hashed: UTF-16 without blanks and tabs, every end of a line a line feed, the end of the
/// file marked, and behind it as much as the last line needs.
std::vector<std::uint16_t> units_of(std::string_view text) {
    constexpr CodePoint unreadable{0xFFFD, 1};
    std::vector<std::uint16_t> out;
    out.reserve(text.size() + window + 1);
    bool is_behind_return = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at).value_or(unreadable);
        at += c.size;
        const bool is_second = is_behind_return && c.value == '\n';
        is_behind_return = c.value == '\r';
        if (c.value == ' ' || c.value == '\t' || is_second) continue;
        append_utf16(out, is_behind_return ? U'\n' : c.value);
    }
    out.push_back(end_of_file);
    out.resize(out.size() + window, 0);
    return out;
}

}  // namespace

std::vector<std::string> line_hashes(std::string_view text) {
    const std::vector<std::uint16_t> units = units_of(text);
    std::uint64_t hash = 0, first = 1;  // `first`: the weight of the unit that leaves the window
    for (std::size_t i = 0; i < window; ++i) {
        hash = hash * base + units[i];
        first *= base;
    }
    std::vector<std::string> out;
    std::unordered_map<std::uint64_t, int> seen;
    for (std::size_t at = 0; at + window < units.size(); ++at) {
        if (at == 0 || units[at - 1] == '\n')
            out.push_back(fmt::format("{:x}:{}", hash, ++seen[hash]));
        hash = hash * base + units[at + window] - first * units[at];
    }
    return out;
}

}  // namespace daicho
