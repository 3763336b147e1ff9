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

/// Kinds of value, one bit each.
using Kinds = std::uint32_t;
constexpr Kinds bit(ValueKind kind) {
    return Kinds{1} << static_cast<unsigned>(kind);
}
inline constexpr Kinds all_kinds = ~Kinds{0};

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
    std::string_view vocabulary{};                // of a term; of the keys of entries
    std::span<const std::string_view> choices{};  // of a choice; of the keys of entries
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
