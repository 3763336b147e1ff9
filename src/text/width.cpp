#include "daicho/text/width.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

int width_of(char32_t c) {
    if (c >= 0x20 && c < 0x7F) return 1;
    if ((c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF)) return 0;
    return utf8proc_charwidth(static_cast<utf8proc_int32_t>(c));
}

}  // namespace

int display_width(std::string_view text) {
    int width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at).value_or(CodePoint{U'?', 1});
        width += width_of(c.value);
        at += c.size;
    }
    return width;
}

std::string pad(std::string_view text, int width, Align align) {
    const auto fill = static_cast<std::size_t>(std::max(0, width - display_width(text)));
    std::string out(align == Align::right ? fill : 0, ' ');
    out += text;
    if (align == Align::left) out.append(fill, ' ');
    return out;
}

std::string fit(std::string_view text, int width) {
    if (display_width(text) <= width) return std::string(text);
    int used = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const CodePoint c = decode(text, at).value_or(CodePoint{U'?', 1});
        if (used + width_of(c.value) > width - 1) break;
        used += width_of(c.value);
        at += c.size;
    }
    return std::string(text.substr(0, at)) + "…";
}

}  // namespace daicho
