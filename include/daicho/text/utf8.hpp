// UTF-8: decoding, validation, and the characters that no text of a registry may hold.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace daicho {

/// What some editors put before a text.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// One decoded character: its scalar value and its length in bytes (1 to 4).
struct CodePoint {
    char32_t value;
    std::size_t size;
};

/// Decodes the character at `at`; nothing if the bytes there are not strict UTF-8
/// (overlong, surrogate, above U+10FFFF, truncated).
std::optional<CodePoint> decode(std::string_view text, std::size_t at);

/// Offset of the first byte that is not strict UTF-8; nothing if all of it is.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// Appends the UTF-8 form of a scalar value.
void append_utf8(std::string& out, char32_t value);

/// Number of characters (Unicode scalar values); invalid bytes count one each.
std::size_t count_characters(std::string_view text);

/// Characters that show nothing or reorder what is shown: control (but LF), bidi, zero-width,
/// BOM, soft hyphen, tags, non-characters, line and paragraph separators.
bool is_forbidden(char32_t c);

/// The text with every forbidden character and invalid byte made visible (`\x1b`, `\u202e`),
/// so that it can be shown on a terminal. A line feed becomes `\n` unless `keep_lines`.
std::string printable(std::string_view text, bool keep_lines = false);

}  // namespace daicho
