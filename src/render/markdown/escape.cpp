#include "render/markdown/escape.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daicho/text/ascii.hpp"
#include "render/lines.hpp"

namespace daicho {

namespace {

// GitHub looks for mentions, mail addresses, issues and emoji in the finished text, where a
// backslash is gone: only an element between the two characters parts them.
constexpr std::string_view nothing = "<!-- -->";

bool starts_with_www(std::string_view text) {
    const auto is = [&](std::size_t i, char c) { return (text[i] | 0x20) == c; };
    return text.size() > 3 && is(0, 'w') && is(1, 'w') && is(2, 'w') && text[3] == '.';
}

/// Where the line begins with `- `, `+ `, `---`, `===` or `12. `, which make lists, rules and
/// headings, the place of the character that does.
std::size_t block_marker(std::string_view text) {
    const auto digits =
        static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
    const std::string_view rest = text.substr(digits);
    const std::string_view markers = digits == 0 ? "-+=" : ".)";
    if (rest.empty() || markers.find(rest[0]) == markers.npos) return text.npos;
    const bool is_marker =
        rest.size() == 1 || rest[1] == ' ' || (digits == 0 && rest[1] == rest[0]);
    return is_marker ? digits : text.npos;
}

/// Whether `:smile:` begins here.
bool starts_emoji(std::string_view text) {
    const auto is_name = [](char c) {
        return is_small_or_digit(lower(c)) || c == '_' || c == '+' || c == '-';
    };
    const std::string_view name = text.substr(1);
    const auto end =
        static_cast<std::size_t>(std::ranges::find_if_not(name, is_name) - name.begin());
    return end > 0 && end < name.size() && name[end] == ':';
}

/// Whether `GH-1` stands here, up to its dash, which GitHub takes for an issue.
bool ends_issue_prefix(std::string_view text, std::size_t dash) {
    return dash >= 2 && dash + 1 < text.size() && text[dash] == '-' && is_digit(text[dash + 1]) &&
           lower(text[dash - 2]) == 'g' && lower(text[dash - 1]) == 'h';
}

std::string_view without_outer_blanks(std::string_view text) {
    const std::size_t first = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(first);
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

/// A mark that a backslash alone does not make plain, made so; empty if none stands here.
std::string plain_mark(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    switch (text[at]) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '@':
            return fmt::format("@{}", nothing);
        case '#':
            return fmt::format("\\#{}", rest.size() > 1 && is_digit(rest[1]) ? nothing : "");
        case ':':
            return starts_emoji(rest) ? fmt::format(":{}", nothing) : "";
        case '-':
            return ends_issue_prefix(text, at) ? fmt::format("-{}", nothing) : "";
        default:
            return "";
    }
}

}  // namespace

std::string escape_markdown(std::string_view raw) {
    const std::string visible = one_line(raw);
    const std::string_view text = without_outer_blanks(visible);
    const std::size_t marker = block_marker(text);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const std::string mark = plain_mark(text, i);
        const bool is_live = std::string_view("\\`*_[]|~!$").find(c) != std::string_view::npos;
        const bool in_address = text.substr(i).starts_with("://") ||
                                (c == '.' && i >= 3 && starts_with_www(text.substr(i - 3)));
        if (mark.empty() && (is_live || in_address || i == marker)) out += '\\';
        out += mark.empty() ? std::string(1, c) : mark;
    }
    return out;
}

std::string link_markdown(std::string_view url) {
    const std::string_view rest = url.substr(url.starts_with("https://")  ? 8
                                             : url.starts_with("http://") ? 7
                                                                          : url.size());
    const bool is_plain = std::ranges::all_of(rest, [](char c) {
        constexpr std::string_view live = "<>|\\`\":";
        return c > ' ' && c < 127 && live.find(c) == live.npos;
    });
    return is_plain && !rest.empty() ? fmt::format("<{}>", url) : escape_markdown(url);
}

}  // namespace daicho
