#include "yaml/lexeme.hpp"

#include <algorithm>
#include <charconv>

#include "daicho/text/lines.hpp"
#include "daicho/text/utf8.hpp"

namespace daicho {

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] == ' ') ++at;
    return at;
}

std::size_t next_content(std::string_view text, std::size_t at) {
    for (; at < text.size(); ++at) {
        if (text[at] == '#') {
            at = line_end(text, at);
        } else if (!is_break_or_blank(text[at])) {
            return at;
        }
    }
    return text.size();
}

std::size_t entry_begin(std::string_view text, std::size_t line) {
    std::size_t at = skip_blanks(text, line);
    while (char_at(text, at) == '-' && char_at(text, at + 1) == ' ') at = skip_blanks(text, at + 1);
    return at;
}

std::size_t quoted_end(std::string_view text, std::size_t at) {
    const char quote = text[at];
    for (std::size_t i = at + 1; char_at(text, i) != '\n'; ++i) {
        if (text[i] == '\\' && quote == '"') {
            if (char_at(text, ++i) == '\n') return nowhere;
        } else if (text[i] == quote) {
            if (quote == '"' || char_at(text, i + 1) != quote) return i + 1;
            ++i;  // '' is one apostrophe
        }
    }
    return nowhere;
}

std::size_t plain_end(std::string_view text, std::size_t at, bool in_flow) {
    std::size_t end = at;
    for (std::size_t i = at; char_at(text, i) != '\n'; ++i) {
        const char c = text[i];
        if (c == ' ') {
            if (char_at(text, i + 1) == '#') break;
            continue;
        }
        if (in_flow && is_flow_mark(c)) break;
        if (c == ':') {
            const char after = char_at(text, i + 1);
            if (is_break_or_blank(after) || (in_flow && is_flow_mark(after))) break;
        }
        end = i + 1;
    }
    return end;
}

std::size_t token_end(std::string_view text, std::size_t at) {
    const char c = char_at(text, at);
    const std::size_t end =
        c == '"' || c == '\'' ? quoted_end(text, at) : plain_end(text, at, false);
    return std::min(end, line_end(text, at));
}

std::size_t content_end(std::string_view text, std::size_t at) {
    std::string_view rest = text.substr(at, line_end(text, at) - at);
    rest = rest.substr(0, rest.find(" #"));
    return at + rest.find_last_not_of(" \t\r") + 1;  // npos + 1 is 0
}

bool has_key(std::string_view text, std::size_t entry) {
    return char_at(text, skip_blanks(text, token_end(text, entry))) == ':';
}

std::size_t flow_end(std::string_view text, std::size_t at, std::size_t column) {
    std::string closers;  // those still missing, innermost last
    for (std::size_t line = line_begin(text, at); at < text.size(); at = next_content(text, at)) {
        const char c = text[at];
        const bool closes = c == ']' || c == '}';
        if (const std::size_t own = line_begin(text, at); own != line) {
            if (at - own <= column && !closes) return nowhere;
            line = own;
        }
        if (c == '[' || c == '{') {
            closers += c == '[' ? ']' : '}';
        } else if (closes) {
            if (closers.back() != c) return nowhere;
            closers.pop_back();
            if (closers.empty()) return at + 1;
        } else if (c == '"' || c == '\'') {
            at = quoted_end(text, at);
            if (at == nowhere) return nowhere;
            continue;
        } else if (c != ',' && c != ':') {
            at = std::max(plain_end(text, at, true), at + 1);
            continue;
        }
        ++at;
    }
    return nowhere;
}

std::size_t block_end(std::string_view text, std::size_t at, std::size_t column) {
    std::size_t end = line_end(text, at);
    std::size_t indentation = 0;  // of the first line of text
    for (std::size_t line = end + 1; line < text.size(); line = line_end(text, line) + 1) {
        const std::size_t first = skip_blanks(text, line);
        const std::size_t own = first - line;
        const bool is_blank = char_at(text, first) == '\n';
        // Blanks beyond the indentation are text, even if nothing else stands on the line.
        if (is_blank && (indentation == 0 || own <= indentation)) continue;
        if (indentation == 0) indentation = std::max(own, column + 1);
        if (own < indentation) break;
        end = line_end(text, first);
    }
    return end;
}

std::optional<Escape> read_escape(std::string_view text, std::size_t at) {
    switch (char_at(text, at + 1)) {
        case '\\':
            return Escape{2, U'\\'};
        case '"':
            return Escape{2, U'"'};
        case '/':
            return Escape{2, U'/'};
        case 'n':
            return Escape{2, U'\n'};
        case 't':
            return Escape{2, U'\t'};
        case 'u':
            break;
        default:
            return {};
    }
    const std::string_view digits = text.substr(at + 2, 4);
    std::uint32_t value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.size() < 4 || read.ptr != digits.data() + 4) return {};
    if (value >= 0xD800 && value <= 0xDFFF) return {};
    return Escape{6, value};
}

bool append_unquoted(std::string& out, std::string_view text, std::size_t begin, std::size_t end) {
    const char quote = text[begin];
    const char special = quote == '"' ? '\\' : quote;
    const std::string_view inside = text.substr(0, end - 1);
    for (std::size_t at = begin + 1; at < inside.size();) {
        const std::size_t next = std::min(inside.find(special, at), inside.size());
        out.append(inside, at, next - at);
        at = next;
        if (at == inside.size()) break;
        if (quote == '\'') {
            out += '\'';
            at += 2;
        } else if (const auto escape = read_escape(inside, at)) {
            append_utf8(out, escape->value);
            at += escape->size;
        } else {
            return false;
        }
    }
    return true;
}

bool may_be_text(std::string_view text, std::size_t hash) {
    return hash > 1 && text[hash - 1] == ' ' && !is_break_or_blank(text[hash - 2]) &&
           !is_break_or_blank(char_at(text, hash + 1));
}

bool is_null_word(std::string_view text) {
    return text == "~" || text == "null" || text == "Null" || text == "NULL";
}

}  // namespace daicho
