// The record format, declared once: a row a field (src/format/*_fields.cpp).
//
// Binding, findings about keys and values, the walk over what a record holds (format/visit.hpp),
// `daicho schema`, docs/record-format.md and completion in editors all read these rows. Adding a
// field is one row and one member of a struct in model/agreement.hpp.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "daicho/text/words.hpp"
#include "daicho/yaml/document.hpp"

namespace daicho {

class Binder;
class FieldVisitor;
struct Schema;

enum class ValueKind {
    line,         // text on one line
    prose,        // text of any number of lines
    date,         // see time/date.hpp
    fiscal_year,  // FY2024
    count,        // digits
    quantity,     // a decimal, or words where there is no figure
    boolean,      // true, false
    term,         // an id of a vocabulary
    choice,       // one of a fixed list
    citation,     // an id of sources.yaml, perhaps with a page: S1#3
    address,      // http(s)://…
    clock,        // 10:00
    record_id,    // 102041-isesaki
    mapping,      // another schema
};

enum class Container { one, list, entries };  // entries: a mapping with free keys

/// Parts of a record that its other parts name.
enum class Refers { nothing, indicators, facilities };

/// Kinds of value, one bit each.
using Kinds = std::uint32_t;
constexpr Kinds bit(ValueKind kind) {
    return Kinds{1} << static_cast<unsigned>(kind);
}
inline constexpr Kinds all_kinds = ~Kinds{0};

inline constexpr int known_format = 1;            // of registry.yaml
inline constexpr std::size_t longest_line = 200;  // characters
inline constexpr int greatest_count = 999'999'999;

struct Field {
    std::string_view key{};
    ValueKind kind = ValueKind::mapping;
    Container container = Container::one;
    bool required = false;
    bool planned = false;                         // of a date: it may lie in the future
    bool or_one = false;                          // of a list: one may stand without brackets
    bool nested = false;                          // of entries: their values are entries again
    bool counts = false;                          // another value of it may be another figure
    bool ordered = false;                         // of a list, of entries: their order is content
    bool expected = false;                        // a rule finds its absence
    bool some = false;                            // of a list, of entries: a rule finds none
    bool whole_day = false;                       // of a date: a rule finds anything longer
    bool prefecture = false;                      // of text: a rule finds what names none
    Refers refers = Refers::nothing;              // of text, of the keys of entries
    int least = 0;                                // of a count: a rule finds anything less,
    int most = greatest_count;                    // or more
    std::string_view vocabulary{};                // of a term; of the keys of entries
    std::span<const std::string_view> choices{};  // of a choice, of text; of the keys of entries
    std::span<const Words> choice_words{};        // as people read these, if they have words
    const Schema* schema = nullptr;               // of a mapping
    Words doc{};
    Words keys{};     // of entries: what their keys are
    Words label{};    // as a head of a column or a line
    Kinds kinds = 0;  // of it and, of a mapping, of all below
    bool (*bind)(Binder&, const Field&, NodeId value, void* owner) = nullptr;
    void (*visit)(FieldVisitor&, const Field&, const void* owner, Kinds) = nullptr;
};

/// Whether a list of it names each thing once.
inline bool is_set(const Field& field) {
    return field.kind == ValueKind::citation || field.kind == ValueKind::term;
}

/// Whether it is one of some words; of entries the words are their keys.
inline bool is_choice(const Field& field) {
    return field.container == Container::one && !field.choices.empty();
}

/// Whether a list of it must hold something.
inline bool needs_one(const Field& field) {
    return field.kind == ValueKind::citation || field.or_one || field.some;
}

/// The keys that a mapping may have, in canonical order.
struct Schema {
    std::string_view name;
    Words doc;
    std::span<const Field> fields;
    Kinds kinds = 0;  // of all its fields

    constexpr Schema() = default;
    constexpr Schema(std::string_view its_name, Words its_doc, std::span<const Field> its_fields)
        : name(its_name), doc(its_doc), fields(its_fields) {
        for (const Field& field : fields) kinds |= field.kinds;
    }
};

const Schema& record_schema();       // 10-gunma/102041-isesaki.yaml
const Schema& registry_schema();     // registry.yaml
const Schema& vocabulary_schema();   // vocabulary.yaml
const Schema& about_schema();        // about.yaml
const Schema& publication_schema();  // each entry of sources.yaml
/// Every schema that a record or a registry can hold, outermost first.
std::span<const Schema* const> all_schemas();

/// The words for a kind of value: "text on one line".
Words describe(ValueKind kind);

}  // namespace daicho
