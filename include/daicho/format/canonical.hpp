// The canonical layout of a registry's files: what `daicho fmt` writes, and what others add in.
//
// Keys stand in the order of the format, texts in quotes only where they need them, two blanks
// deep. Whether a list or mapping stands in brackets or on lines of its own is the writer's choice,
// as long as brackets fit on a line and hold no comment. Comments stay with what they describe.
#pragma once

#include <string>
#include <string_view>

#include "daicho/format/format.hpp"
#include "daicho/yaml/document.hpp"

namespace daicho {

inline constexpr int canonical_width = 100;  // columns of a line with brackets

/// The text without what no reader needs to see: a byte order mark, CR before LF, what is not in
/// normal form C.
std::string normalized(std::string_view text);

/// The whole file in the canonical layout. The document is one that could be read.
std::string canonical(const Document& document, const Field& file);

/// All that a reader finds in a file, as one text that does not depend on its layout: two files
/// are read alike if these are equal.
std::string reading(const Document& document, const Field& file);

enum class In { block, flow };  // on lines, in brackets

/// A text as it is written on one line: plain if that is read as the same text again, by us and by
/// others. Others take `2015` or `no` for no text: they stand in quotes if it `is_words`.
std::string written(std::string_view text, In in, bool is_words);

/// Whether the kind is words, whatever they look like.
bool is_words(ValueKind kind);

}  // namespace daicho
