#include "daicho/query/headings.hpp"

#include "daicho/text/normal.hpp"
#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

/// ① to ⑳, ㉑ to ㉟, ㊱ to ㊿.
bool is_circled(char32_t c) {
    return (c >= 0x2460 && c <= 0x2473) || (c >= 0x3251 && c <= 0x325F) ||
           (c >= 0x32B1 && c <= 0x32BF);
}
bool is_any_digit(char32_t c) {
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}
bool opens(char32_t c) {
    return c == '(' || c == 0xFF08;
}
/// What ends a number of digits: (1) 1) 1. １．
bool closes(char32_t c) {
    return c == ')' || c == 0xFF09 || c == '.' || c == 0xFF0E;
}

/// The bytes of the number that a heading begins with; 0 if it has none.
std::size_t size_of_number(std::string_view text) {
    std::size_t digits = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at).value_or(CodePoint{U'?', 1});
        if (at == 0 && is_circled(c.value)) return c.size;
        at += c.size;
        if (is_any_digit(c.value)) {
            ++digits;
        } else if (digits > 0) {
            return closes(c.value) ? at : 0;
        } else if (at > c.size || !opens(c.value)) {
            return 0;
        }
    }
    return 0;
}

}  // namespace

std::vector<MeasuresUnder> measures_by_heading(const Agreement& agreement) {
    std::vector<MeasuresUnder> out;
    for (std::uint32_t i = 0; i < agreement.measures.size(); ++i) {
        const Maybe<Line>& heading = agreement.measures[i]->heading;
        const std::string_view text = heading ? std::string_view(heading->value.text) : "";
        if (out.empty() || out.back().heading != text) out.push_back({text, {}});
        out.back().measures.push_back(i);
    }
    return out;
}

PrintedHeading printed_heading(std::string_view heading) {
    constexpr std::string_view wide = "\u3000";
    const std::size_t size = size_of_number(heading);
    PrintedHeading out{heading.substr(0, size), heading.substr(size)};
    while (size > 0 && (out.words.starts_with(' ') || out.words.starts_with(wide)))
        out.words.remove_prefix(out.words.starts_with(' ') ? 1 : wide.size());
    return out;
}

bool is_heading_alone(const Measure& measure) {
    return measure.heading && measure.title &&
           is_same_text(printed_heading(measure.heading->value.text).words,
                        measure.title->value.text);
}

}  // namespace daicho
