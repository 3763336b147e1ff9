// A fact added to a file, or taken out of it, by an edit of its text that leaves every other byte
// alone: comments, order and blank lines stay. What is added has the canonical layout, as far as
// the file around it does.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "daicho/format/canonical.hpp"

namespace daicho {

/// What is written at a key: a text, several, or texts with keys of their own.
struct NewValue {
    const Field* field;
    std::vector<std::pair<std::string, std::string>> texts;  // key (of entries alone) and text
};

/// A mapping that is written, its values in the order of the format.
using NewPart = std::vector<NewValue>;

/// The mapping as lines of a file, each indented so far.
std::string lines_of(const NewPart& part, int indent);

/// The file's text with the part as one more item of the list `section`; as its entry `key` if it
/// has free keys; as its value if it is neither and is not there yet.
std::string with_part(const Document& document, const Field& file, const Field& section,
                      const NewPart& part, std::string_view key = {});

/// The text of a file of entries (`sources.yaml`) with one more.
std::string with_entry(const Document& document, const Field& file, std::string_view key,
                       const NewPart& part);

/// The text without an item of a list, and what is said of it; without the list if that is all.
std::string without_item(const Document& document, const Field& file, const Field& section,
                         std::size_t item);

/// The value of a key of a mapping; 0 (the root is no value) if it is not there.
NodeId value_at(const Document& document, NodeId mapping, std::string_view key);

}  // namespace daicho
