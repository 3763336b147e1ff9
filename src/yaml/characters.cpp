#include "yaml/characters.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "daicho/text/normal.hpp"
#include "daicho/text/utf8.hpp"
#include "daicho/text/width.hpp"

namespace daicho {

namespace {

struct Range {
    char32_t first, last;
};

template <std::size_t n>
bool is_in(const Range (&ranges)[n], char32_t c) {
    return std::any_of(std::begin(ranges), std::end(ranges),
                       [&](const Range& r) { return r.first <= c && c <= r.last; });
}

/// Kana, ideographs, punctuation and signs that are NFC wherever they stand: nearly all there is
/// in a record, so they come first.
constexpr Range ordinary_ranges[] = {{0x309B, 0x9FFF}, {0x3030, 0x3098}, {0x3001, 0x3029},
                                     {0xFF01, 0xFF60}, {0x2010, 0x2027}, {0x2030, 0x205E},
                                     {0x2190, 0x2328}, {0x2460, 0x27FF}};
constexpr Range wide_blank_ranges[] = {{0x3000, 0x3000}, {0xA0, 0xA0},     {0x1680, 0x1680},
                                       {0x2000, 0x200A}, {0x202F, 0x202F}, {0x205F, 0x205F}};
constexpr Range private_ranges[] = {{0xE000, 0xF8FF}, {0xF0000, 0xFFFFD}, {0x100000, 0x10FFFD}};
constexpr Range compatibility_ranges[] = {{0xF900, 0xFAFF}, {0x2F800, 0x2FA1F}};

}  // namespace

CharacterClass class_of(char32_t c) {
    using enum CharacterClass;
    if (is_in(ordinary_ranges, c)) return ordinary;
    if (is_forbidden(c)) return forbidden;
    if (c == 0xFFFD) return damaged;
    if (is_in(private_ranges, c)) return private_use;
    if (is_in(wide_blank_ranges, c)) return wide_blank;
    if (c >= 0xFF61 && c <= 0xFF9F) return half_kana;
    if (is_selector(c)) return ordinary;
    if (is_radical(c)) return radical;

    std::string one;
    append_utf8(one, c);
    // Twelve of the block, 﨑 among them, are unified ideographs and stay.
    if (is_in(compatibility_ranges, c)) {
        return is_nfc(one) ? ordinary : compatibility;
    }
    const bool is_jamo = c >= 0x1160 && c <= 0x11FF;  // vowels and finals of decomposed Hangul
    return is_jamo || display_width(one) == 0 ? mark : other;
}

Words name_of_forbidden(char32_t c) {
    struct Named {
        Range range;
        Words name;
    };
    static constexpr Named named[] = {
        {{0x00, 0x00}, {"NUL", "NUL"}},
        {{0x1B, 0x1B}, {"エスケープ", "escape"}},
        {{0x00, 0x9F}, {"制御文字", "control character"}},
        {{0xAD, 0xAD}, {"ソフトハイフン", "soft hyphen"}},
        {{0x200B, 0x200B}, {"ゼロ幅の空白", "zero-width space"}},
        {{0x200C, 0x200D}, {"ゼロ幅の接合子", "zero-width joiner"}},
        {{0xFEFF, 0xFEFF}, {"BOM", "byte order mark"}},
        {{0x2028, 0x2029}, {"行・段落の区切り", "line or paragraph separator"}},
        {{0x200E, 0x200F}, {"文字の向きを変える文字", "character that sets the direction of text"}},
        {{0x061C, 0x061C}, {"文字の向きを変える文字", "character that sets the direction of text"}},
        {{0x202A, 0x202E}, {"文字の向きを変える文字", "character that sets the direction of text"}},
        {{0x2066, 0x2069}, {"文字の向きを変える文字", "character that sets the direction of text"}},
        {{0xE0000, 0xE007F}, {"タグ文字", "tag character"}},
        {{0x180E, 0x206F}, {"見えない文字", "invisible character"}},
    };
    const auto it = std::ranges::find_if(
        named, [&](const Named& n) { return n.range.first <= c && c <= n.range.last; });
    return it == std::end(named) ? Words{"文字でない符号", "code that is no character"} : it->name;
}

}  // namespace daicho
