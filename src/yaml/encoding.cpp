#include "yaml/encoding.hpp"

#include <algorithm>
#include <cstddef>

namespace daicho {

namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

bool is_within(unsigned byte, unsigned first, unsigned last) {
    return byte >= first && byte <= last;
}

/// Bytes of the character at `at` in EUC-JP, 0 if it is none.
std::size_t euc_jp(std::string_view text, std::size_t at) {
    const auto is_part = [&](std::size_t i) {
        return is_within(byte_at(text, at + i), 0xA1, 0xFE);
    };
    const unsigned lead = byte_at(text, at);
    if (lead == 0x8E) return is_part(1) ? 2 : 0;
    if (lead == 0x8F) return is_part(1) && is_part(2) ? 3 : 0;
    return is_part(0) && is_part(1) ? 2 : 0;
}

std::size_t shift_jis(std::string_view text, std::size_t at) {
    const unsigned lead = byte_at(text, at), trail = byte_at(text, at + 1);
    if (is_within(lead, 0xA1, 0xDF)) return 1;  // half-width kana
    if (!is_within(lead, 0x81, 0x9F) && !is_within(lead, 0xE0, 0xFC)) return 0;
    return is_within(trail, 0x40, 0xFC) && trail != 0x7F ? 2 : 0;
}

/// Whether every byte above ASCII belongs to a character of the encoding, and three of them at
/// least take two bytes: fewer may be anything.
template <class Size>
bool is_all(std::string_view text, Size size_of) {
    std::size_t wide = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = byte_at(text, at) < 0x80 ? 1 : size_of(text, at);
        if (size == 0) return false;
        wide += size > 1 ? 1 : 0;
        at += size;
    }
    return wide >= 3;
}

}  // namespace

std::string_view likely_encoding(std::string_view text) {
    using namespace std::string_view_literals;
    if (text.starts_with("\xFF\xFE\0\0"sv) || text.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32";
    if (text.starts_with("\xFF\xFE"sv) || text.starts_with("\xFE\xFF"sv)) return "UTF-16";
    // Without a mark, UTF-16 shows by the zero byte of each letter and line break.
    const auto zeros = static_cast<std::size_t>(std::ranges::count(text, '\0'));
    if (zeros * 8 >= text.size() && zeros >= 2)
        return zeros * 2 > text.size() ? "UTF-32" : "UTF-16";
    for (const std::string_view shift : {"\x1B$B"sv, "\x1B$@"sv, "\x1B(J"sv}) {
        if (text.find(shift) != text.npos) return "ISO-2022-JP";
    }
    // EUC-JP first: nearly all of it would pass as half-width kana of Shift_JIS.
    if (is_all(text, euc_jp)) return "EUC-JP";
    if (is_all(text, shift_jis)) return "Shift_JIS (CP932)";
    return {};
}

}  // namespace daicho
