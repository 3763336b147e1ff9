// Where a piece of YAML begins and ends in the source, by the rules of the format: a value stands
// on one line, unless it is a block or brackets. All functions take and return byte offsets.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace daicho {

inline constexpr std::size_t nowhere = std::string_view::npos;

/// The character at `at`, or a line feed behind the end: a file ends like a line.
inline char char_at(std::string_view text, std::size_t at) {
    return at < text.size() ? text[at] : '\n';
}
inline bool is_break_or_blank(char c) {
    return c == ' ' || c == '\n';
}
inline bool is_flow_mark(char c) {
    return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
}

std::size_t skip_blanks(std::string_view text, std::size_t at);
/// Behind blanks, comments and line breaks: the next character that means something.
std::size_t next_content(std::string_view text, std::size_t at);

/// Where the keys of a line stand: behind its indentation and the dashes of list items.
std::size_t entry_begin(std::string_view text, std::size_t line);

/// Behind the closing quote of the text that opens at `at`; nowhere if its line has none.
std::size_t quoted_end(std::string_view text, std::size_t at);
/// Behind a plain text's last character that is not a blank, on its first line.
std::size_t plain_end(std::string_view text, std::size_t at, bool in_flow);
/// Behind the key or text, quoted or not, that begins at `at`: on its line, in a block.
std::size_t token_end(std::string_view text, std::size_t at);
/// Behind the last character before the end of the line, or before a comment on it.
std::size_t content_end(std::string_view text, std::size_t at);
/// Whether a colon follows that key or text.
bool has_key(std::string_view text, std::size_t at);
/// Behind the bracket that closes the one at `at`; nowhere if there is none before a line that is
/// not indented deeper than `column` begins something else.
std::size_t flow_end(std::string_view text, std::size_t at, std::size_t column);
/// Behind the last line of text of the block scalar whose `|` or `>` is at `at`, in a collection
/// that stands at `column`. Blanks that go beyond its indentation are text.
std::size_t block_end(std::string_view text, std::size_t at, std::size_t column);

/// The escape at `at` (its backslash): its length and the character it stands for; nothing if the
/// format does not have it.
struct Escape {
    std::size_t size;
    char32_t value;
};
std::optional<Escape> read_escape(std::string_view text, std::size_t at);

/// Appends what the quoted text in [begin, end), quotes included, stands for; false at an escape
/// that the format does not have.
bool append_unquoted(std::string& out, std::string_view text, std::size_t begin, std::size_t end);

/// Whether the comment at `hash` may be meant as text: `value #2`, but not `value # note`.
bool may_be_text(std::string_view text, std::size_t hash);

/// The words that other readers of YAML take for "nothing".
bool is_null_word(std::string_view text);

}  // namespace daicho
