// A text on one line: plain, or in the quotes that need the fewest escapes.
#include <algorithm>
#include <array>

#include "daicho/format/canonical.hpp"
#include "daicho/text/ascii.hpp"

namespace daicho {

namespace {

/// Whether another reader of YAML, of whichever version, may take it for something else than text:
/// a number, a date or time, true, no, null.
bool looks_typed(std::string_view text) {
    constexpr std::array<std::string_view, 17> words{
        "true", "false", "yes",   "no",   "on", "off", "y",   "n",  "null",
        "~",    ".inf",  "-.inf", ".nan", "=",  "<<",  "---", "..."};
    if (std::ranges::find(words, lowered(text)) != words.end()) return true;
    const std::string_view digits =
        text.starts_with('-') || text.starts_with('+') || text.starts_with('.') ? text.substr(1)
                                                                                : text;
    if (digits.empty() || !is_digit(digits.front())) return false;
    return digits.find_first_not_of("0123456789abcdefABCDEFxXoO_.+-:TtZz ") == digits.npos;
}

/// Whether something may be read in it that is no text.
bool has_marks(std::string_view text) {
    constexpr std::string_view anywhere = ":#,[]{}\"'?\\&*!|>%@`~";
    if (text.find_first_of(anywhere) != text.npos || text.find("：") != text.npos) return true;
    return text.starts_with('-') || text.starts_with('=') || text.starts_with("<<") ||
           text.starts_with("...") || text.starts_with("\u3000") || text.ends_with("\u3000");
}

/// The reader itself is asked.
bool is_read_as(std::string_view text, In in) {
    Diagnostics findings;
    const std::string value = in == In::flow ? fmt::format("k: [{}]\n", text)
                                             : fmt::format("k:\n  - {}\nl: {}\n", text, text);
    const Document document = read_document(0, value, findings);
    const std::size_t nodes = in == In::flow ? 4 : 6;
    if (document.nodes.size() != nodes || findings.has_errors()) return false;
    const NodeId first = 3;
    const NodeId last = static_cast<NodeId>(nodes - 1);
    return document.text(first) == text && document.text(last) == text;
}

bool can_be_plain(std::string_view text, In in) {
    constexpr std::string_view no_begin = "?:,[]{}#&*!|>'\"%@`";
    if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
    if (no_begin.find(text.front()) != no_begin.npos || text.ends_with(':')) return false;
    if (text.find(" #") != text.npos || text.find(": ") != text.npos) return false;
    if (in == In::flow && text.find_first_of(",[]{}?") != text.npos) return false;
    if (text == "~" || lowered(text) == "null") return false;
    return !has_marks(text) || is_read_as(text, in);
}

bool needs_escape(char c) {
    return (c >= 0 && c < ' ') || c == '\x7F';
}

std::string in_single_quotes(std::string_view text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
}

std::string in_double_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (needs_escape(c)) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            if (c == '"' || c == '\\') out += '\\';
            out += c;
        }
    }
    return out + "\"";
}

}  // namespace

bool is_words(ValueKind kind) {
    switch (kind) {
        case ValueKind::line:
        case ValueKind::prose:
        case ValueKind::address:
        case ValueKind::clock:
        case ValueKind::term:
        case ValueKind::choice:
        case ValueKind::citation:
        case ValueKind::record_id:
            return true;
        default:
            return false;
    }
}

std::string written(std::string_view text, In in, bool is_words) {
    const bool escapes = std::ranges::any_of(text, needs_escape);
    const bool is_taken = is_words && looks_typed(text);
    if (!escapes && !is_taken && can_be_plain(text, in)) return std::string(text);
    const bool is_single = !escapes && text.find_first_of("\"\\") != text.npos;
    return is_single ? in_single_quotes(text) : in_double_quotes(text);
}

}  // namespace daicho
