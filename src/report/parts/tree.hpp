// What a file holds as a tree, by the rows of the format: whoever compares two forgets no field.
#pragma once

#include <string>
#include <vector>

#include "daicho/format/visit.hpp"
#include "daicho/model/registry.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

/// A value; of entries with its key.
struct Leaf {
    std::string key;
    FieldValue value;
};

struct Branch;

/// A field that is filled: with values or with mappings.
struct Filled {
    const Field* field;
    std::vector<Leaf> leaves{};
    std::vector<Branch> branches;
};

/// A mapping; of entries with its key.
struct Branch {
    std::string key{};
    std::string identity{};  // what makes it the same item of its list after a correction
    std::vector<Filled> fields{};
    Span at{};
    std::string shared{};  // the same, before equal ones of a list were told apart

    /// The field with that key; null if it is not filled.
    const Filled* find(std::string_view field_key) const;
};

Branch tree_of(const Agreement& agreement);
/// registry.yaml, vocabulary.yaml, about.yaml, sources.yaml.
Branch registry_tree(const Registry& registry);
Branch vocabulary_tree(const Registry& registry);
Branch about_tree(const Registry& registry);
Branch publications_tree(const Registry& registry);

/// A value as the file may write it: two that are alike in this are the same. Whether a line break
/// ends a text says nothing.
std::string raw_text(const FieldValue& value);
/// A value as a cell, and within a text.
Value value_of(const Wording& say, const Field& field, const FieldValue& value);
std::string text_of(const Wording& say, const Field& field, const FieldValue& value);

}  // namespace daicho
