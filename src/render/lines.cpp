#include "render/lines.hpp"

#include <algorithm>

#include "daicho/text/lines.hpp"
#include "daicho/text/utf8.hpp"
#include "daicho/text/width.hpp"

namespace daicho {

namespace {

constexpr std::u32string_view not_at_begin =
    U"、。，．・：；！？」』）］｝〕〉》】〟…‥ー～〜々ゝゞヽヾ％"
    U"ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;!?)]}%";
constexpr std::u32string_view not_at_end = U"「『（［｛〔〈《【〝([{";

bool holds(std::u32string_view set, char32_t c) {
    return set.find(c) != set.npos;
}

struct Character {
    char32_t value = 0;
    int width = 0;
};

bool may_break(Character before, Character after) {
    if (after.value == U' ') return false;
    if (before.value == U' ') return true;
    const bool wide = before.width == 2 || after.width == 2;
    return wide && !holds(not_at_end, before.value) && !holds(not_at_begin, after.value);
}

std::string_view without_blanks_at_end(std::string_view text) {
    return text.substr(0, text.find_last_not_of(' ') + 1);  // npos + 1 is 0
}

/// Behind a short piece of code in backticks, which is not to be torn; else the place itself.
std::size_t end_of_code(std::string_view text, std::size_t at) {
    constexpr std::size_t longest = 40;
    const std::size_t end = text.find('`', at + 1);
    return end != text.npos && end - at < longest ? end + 1 : at;
}

void wrap_line(std::string_view text, int width, std::vector<std::string>& lines) {
    std::size_t start = 0, last_break = 0, code_end = 0;
    int used = 0;
    Character before;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at).value_or(CodePoint{U'?', 1});
        const Character here{c.value, display_width(text.substr(at, c.size))};
        if (at > start && at >= code_end && may_break(before, here)) last_break = at;
        if (here.value == U'`' && at >= code_end) code_end = end_of_code(text, at);
        if (here.value != U' ' && used + here.width > width && last_break > start) {
            lines.emplace_back(without_blanks_at_end(text.substr(start, last_break - start)));
            start = last_break;
            used = display_width(text.substr(start, at - start));
        }
        used += here.width;
        before = here;
        at += c.size;
    }
    lines.emplace_back(without_blanks_at_end(text.substr(start)));
}

}  // namespace

int reading_width(const RenderOptions& options) {
    return options.width > 0 ? std::max(options.width, 40) : 100;
}

std::string one_line(std::string_view text) {
    std::string out(text.substr(0, text.find_last_not_of('\n') + 1));
    std::ranges::replace(out, '\n', ' ');
    return printable(out);
}

std::vector<std::string> wrap(std::string_view text, int width) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = line_end(text, at);
        wrap_line(text.substr(at, end - at), width, lines);
        at = end + 1;
    }
    return lines;
}

std::string hang(std::string_view text, int indent, int width) {
    std::string out;
    for (const std::string& line : wrap(text, std::max(width - indent, 20))) {
        if (!out.empty()) out += "\n" + std::string(static_cast<std::size_t>(indent), ' ');
        out += line;
    }
    return out;
}

}  // namespace daicho
