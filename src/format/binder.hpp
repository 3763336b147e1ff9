// Binds the nodes of a document to the members of a record, as the rows of the format say.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "daicho/format/format.hpp"
#include "daicho/yaml/document.hpp"
#include "format/references.hpp"
#include "format/snippet.hpp"

namespace daicho {

class Binder {
  public:
    Binder(const Document& document, const References& references, Diagnostics& findings)
        : x_document(document), x_references(references), x_findings(findings) {}

    /// Binds a mapping's keys to the members of `owner`, whose type is the schema's; false if some
    /// of it could not be read.
    bool bind_mapping(const Schema& schema, NodeId mapping, void* owner);

    // One of these for each kind of value: false if it could not be read (said as a finding).
    bool read(const Field& field, NodeId value, Line& out);
    bool read(const Field& field, NodeId value, Prose& out);
    bool read(const Field& field, NodeId value, Date& out);
    bool read(const Field& field, NodeId value, FiscalYear& out);
    bool read(const Field& field, NodeId value, int& out);
    bool read(const Field& field, NodeId value, Quantity& out);
    bool read(const Field& field, NodeId value, bool& out);
    bool read(const Field& field, NodeId value, Term& out);
    bool read(const Field& field, NodeId value, Citation& out);
    bool read(const Field& field, NodeId value, Address& out);
    bool read(const Field& field, NodeId value, Clock& out);
    bool read(const Field& field, NodeId value, RecordId& out);
    bool read(const Field& field, NodeId value, Better& out);
    bool read(const Field& field, NodeId value, Status& out);
    bool read(const Field& field, NodeId value, Among& out);
    template <class T>
    bool read(const Field& field, NodeId value, T& out) {
        return expect(field, value, NodeKind::mapping) && bind_mapping(*field.schema, value, &out);
    }

    void add_no_value(const Field& field, NodeId value);
    /// Whether the node is of that kind; a finding if not.
    bool expect(const Field& field, NodeId value, NodeKind kind);
    /// Whether one figure stands where kinds and their counts do; a finding if so.
    bool is_single_count(NodeId value);
    /// Whether a list has something in it where it must, and nothing twice; a finding if not.
    bool expect_set(const Field& field, NodeId list);
    /// How many findings there are so far.
    std::size_t found() const { return x_findings.size(); }
    /// Of the findings behind the first `from`, those of items of this list: a fix that would write
    /// what the list has already takes the item out instead.
    void fix_once(NodeId list, std::size_t from);
    /// Whether a key of entries is one that the field allows; a finding if not.
    bool allows_key(const Field& field, NodeId mapping, NodeId key);

    const Document& document() const { return x_document; }
    Span span(NodeId id) const { return x_document.span(id); }
    /// The publications cited so far, each once, sorted.
    std::vector<std::uint32_t> cited() const;

  private:
    static constexpr std::size_t most_suggested = 3;
    /// The words that are near, or all if they are few; a fix if only one is near: unsafe, because
    /// only a person knows what was meant.
    void advise_nearest(Diagnostic& finding, NodeId key_or_value,
                        std::span<const std::string_view> known) const;
    void advise_several(Diagnostic& finding, const Field& field, NodeId value,
                        const std::vector<std::string>& ids) const;
    /// The collection in which a node stands.
    NodeId around(NodeId node) const;
    /// Whether a node stands within brackets, where more needs quotes.
    In where(NodeId node) const;
    /// The one way from a text to a fix: `meant` in the place of the node.
    void put(Diagnostic& finding, NodeId node, const Snippet& meant, bool is_safe) const;
    /// The same, and says so.
    void propose(Diagnostic& finding, NodeId node, const Snippet& meant, bool is_safe) const;
    template <class Parse>
    void advise_number(Diagnostic& finding, const Field& field, NodeId value, Parse parse) const;
    bool advise_shape(Diagnostic& finding, const Field& field, NodeId value, NodeKind wanted) const;
    bool report_date_of(const Field& field, NodeId value, NodeKind wanted);
    template <class Id>
    bool advise_ids(Diagnostic& finding, const Field& field, NodeId value, Id id_of) const;
    void refuse_source(const Field& field, NodeId value, std::string_view text,
                       std::string_view id);
    bool read_text(const Field& field, NodeId value, std::string_view& out);
    /// Of a key that is missing because the marks around it are full-width: `，name：`.
    void advise_narrow(Diagnostic& finding, NodeId mapping, std::string_view key) const;
    bool has_key(NodeId mapping, std::string_view name) const;
    void keep_keys_apart(Diagnostic& finding, NodeId mapping);
    std::optional<Edit> removal_of(NodeId list, NodeId item) const;
    void report_unknown_key(const Schema& schema, NodeId mapping, NodeId key);
    void report_unknown_choice(const Field& field, NodeId value);
    template <class Enum, std::size_t size>
    bool read_choice(const Field& field, NodeId value, const std::array<Named<Enum>, size>& names,
                     Enum& out);

    const Document& x_document;
    const References& x_references;
    Diagnostics& x_findings;
    std::vector<std::uint32_t> x_cited;
    std::set<std::pair<NodeId, std::string>> x_fixed_keys;  // that fixes would write, by mapping
};

// ---- containers, composed from `read`: false if something in them could not be read ------------

/// Whether there is something of a value to keep: a mapping may be read in part.
inline bool is_there(const Binder& in, const Field& field, NodeId value, bool is_read) {
    const bool is_mapping = in.document()[value].kind == NodeKind::mapping;
    return is_read || (field.kind == ValueKind::mapping && is_mapping);
}

template <class T>
bool read_into(Binder& in, const Field& field, NodeId value, At<T>& out) {
    out.at = in.span(value);
    return in.read(field, value, out.value);
}

template <class T>
bool read_into(Binder& in, const Field& field, NodeId value, Maybe<T>& out) {
    At<T> item;
    const bool is_read = read_into(in, field, value, item);
    if (is_there(in, field, value, is_read)) out = std::move(item);
    return is_read;
}

/// The only one of a list, where it needs no brackets.
template <class T>
bool read_one_into(Binder& in, const Field& field, NodeId value, List<T>& out) {
    At<T> item;
    out.is_whole = read_into(in, field, value, item);
    if (is_there(in, field, value, out.is_whole)) out.push_back(std::move(item));
    return out.is_whole;
}

template <class T>
bool read_into(Binder& in, const Field& field, NodeId value, List<T>& out) {
    if (field.or_one && in.document()[value].kind != NodeKind::sequence)
        return read_one_into(in, field, value, out);
    out.is_whole = in.expect(field, value, NodeKind::sequence);
    if (!out.is_whole) return false;
    if (is_set(field)) out.is_whole = in.expect_set(field, value);
    const std::size_t found = in.found();
    const Document& doc = in.document();
    for (NodeId item = value + 1; item < doc[value].next; item = doc[item].next) {
        At<T> read;
        const bool is_read = read_into(in, field, item, read);
        if (is_there(in, field, item, is_read)) out.push_back(std::move(read));
        out.is_whole = out.is_whole && is_read;
    }
    if (is_set(field) && in.found() > found) in.fix_once(value, found);
    return out.is_whole;
}

template <class T>
bool read_into(Binder& in, const Field& field, NodeId value, Entries<T>& out) {
    out.is_whole = in.expect(field, value, NodeKind::mapping);
    if (!out.is_whole) return false;
    const Document& doc = in.document();
    for (NodeId key = value + 1; key < doc[value].next;) {
        const NodeId item = doc[key].next;
        std::pair<At<std::string>, T> read{{std::string(doc.text(key)), in.span(key)}, {}};
        // Of entries of entries the keys of the inner ones are those that the field names.
        const bool is_allowed = std::is_same_v<T, Counts> || in.allows_key(field, value, key);
        const bool is_read = is_allowed && read_into(in, field, item, read.second);
        // Others refer to an entry by its key, whatever else of it could be read.
        if (is_read || field.kind == ValueKind::mapping) out.push_back(std::move(read));
        out.is_whole = out.is_whole && is_read;
        key = doc[item].next;
    }
    return out.is_whole;
}

inline bool read_into(Binder& in, const Field& field, NodeId value, Counts& out) {
    if (in.is_single_count(value)) return false;
    const bool is_read = read_into(in, field, value, static_cast<Entries<At<int>>&>(out));
    if (!is_read) out.clear();
    return is_read;
}

}  // namespace daicho
