#include "reference/romaji.hpp"

#include <algorithm>
#include <iterator>

#include "daicho/reference/reference.hpp"
#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

constexpr std::u32string_view marked_vowels = U"āīūēōâîûêôĀĪŪĒŌÂÎÛÊÔ";
constexpr std::u32string_view apostrophes = U"'`´ʼ‘’";
constexpr std::string_view endings[] = {"shi", "ku", "cho", "machi", "son", "mura"};

/// The character of plain romaji for one as written; 0 if it is none.
char plain(char32_t c) {
    if ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9')) return static_cast<char>(c);
    if (c >= U'A' && c <= U'Z') return static_cast<char>(c - U'A' + U'a');
    if (c == U'-' || c == U' ') return '-';
    const std::size_t at = marked_vowels.find(c);
    return at == marked_vowels.npos ? '\0' : "aiueo"[at % 5];
}

}  // namespace

std::string plain_romaji(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at).value_or(CodePoint{U'?', 1});
        at += c.size;
        if (apostrophes.find(c.value) != apostrophes.npos) continue;
        const char letter = plain(c.value);
        if (letter == '\0') return {};
        out += letter;
    }
    return out;
}

std::string without_ending(std::string plain) {
    const std::size_t hyphen = plain.rfind('-');
    if (hyphen == plain.npos || hyphen == 0) return plain;
    if (std::ranges::find(endings, plain.substr(hyphen + 1)) == std::end(endings)) return plain;
    plain.resize(hyphen);
    return plain;
}

std::string romaji_key(std::string_view text) {
    std::string key = plain_romaji(text);
    std::erase(key, '-');
    for (std::size_t i = 0; i + 1 < key.size(); ++i) {
        const char next = key[i + 1];
        if (key[i] == 'm' && (next == 'b' || next == 'm' || next == 'p')) key[i] = 'n';
    }
    return key;
}

std::string stem_romaji(const Government& government) {
    return without_ending(plain_romaji(government.romaji));
}

}  // namespace daicho
