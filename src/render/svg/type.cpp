#include "render/svg/type.hpp"

#include <algorithm>

#include "daicho/text/utf8.hpp"
#include "daicho/text/width.hpp"
#include "render/lines.hpp"

namespace daicho::svg {

namespace {

/// In ems. Punctuation, arrows, numbers in circles and figures are as wide as kanji in Japanese
/// fonts, although a terminal gives them one column.
double width_of(char32_t c, std::string_view bytes) {
    const int columns = display_width(bytes);
    if (columns != 1) return columns / 2.0;
    const bool is_halfwidth_kana = c >= 0xFF61 && c <= 0xFF9F;
    const bool is_dash = c >= 0x2010 && c <= 0x2014;
    if (c >= 0x2000 && !is_halfwidth_kana && !is_dash) return 1;
    if (c < 0x80 && std::string_view("@MWmw%").find(static_cast<char>(c)) != std::string_view::npos)
        return 0.95;
    return c >= 'A' && c <= 'Z' ? 0.7 : c >= 0x80 && !is_halfwidth_kana ? 0.75 : 0.58;
}

template <class Visit>
void for_each_character(std::string_view text, Visit visit) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at).value_or(CodePoint{U'?', 1});
        visit(at, width_of(c.value, text.substr(at, c.size)));
        at += c.size;
    }
}

void tear(std::string_view line, double width, double size, std::vector<std::string>& lines) {
    std::size_t start = 0;
    double used = 0;
    for_each_character(line, [&](std::size_t at, double ems) {
        if (used + ems * size > width && at > start) {
            lines.emplace_back(line.substr(start, at - start));
            start = at;
            used = 0;
        }
        used += ems * size;
    });
    lines.emplace_back(line.substr(start));
}

}  // namespace

double text_width(std::string_view text, double size) {
    double ems = 0;
    for_each_character(one_line(text), [&](std::size_t, double one) { ems += one; });
    return ems * size;
}

double text_width(const std::vector<std::string>& lines, double size) {
    double widest = 0;
    for (const std::string& line : lines) widest = std::max(widest, text_width(line, size));
    return widest;
}

std::vector<std::string> wrap_whole(std::string_view text, double width, double size) {
    const std::string line = one_line(text);
    if (text_width(line, size) <= width) return {line};
    // A column is half an em, of which Latin letters take a little more.
    const int columns = static_cast<int>(width / size * 2);
    for (int tried = columns; tried > columns * 3 / 4; --tried) {
        std::vector<std::string> lines = wrap(line, tried);
        if (text_width(lines, size) <= width) return lines;
    }
    return {};
}

std::vector<std::string> wrap_text(std::string_view text, double width, double size) {
    std::vector<std::string> lines = wrap_whole(text, width, size);
    if (!lines.empty()) return lines;
    const int columns = std::max(2, static_cast<int>(width / size * 2));
    for (const std::string& one : wrap(one_line(text), columns)) tear(one, width, size, lines);
    return lines;
}

}  // namespace daicho::svg
