// Binds the nodes of a document to the members of a record, as the rows of the format say.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "daicho/format/format.hpp"
#include "daicho/model/registry.hpp"
#include "daicho/yaml/document.hpp"

namespace daicho {

/// What a record may refer to: loaded before the records, then only read, by all threads.
class References {
  public:
    References() = default;
    References(const Vocabularies& vocabularies, const Entries<At<Publication>>& publications);

    bool has_term(std::string_view vocabulary, std::string_view id) const;
    std::vector<std::string_view> terms(std::string_view vocabulary) const;
    /// The id of the term that bears this label; empty if none does.
    std::string_view term_labelled(std::string_view vocabulary, std::string_view label) const;
    /// Index of a publication; -1 if there is none of that id.
    int publication(std::string_view id) const;
    const std::vector<std::string_view>& publications() const { return x_publication_ids; }

  private:
    const Vocabularies* x_vocabularies = nullptr;
    std::vector<std::string_view> x_publication_ids;
    std::unordered_map<std::string_view, int> x_publication_index;
};

/// The section of `vocabulary.yaml` that a field names.
const Vocabulary& section(const Vocabularies& vocabularies, std::string_view name);

class Binder {
  public:
    Binder(const Document& document, const References& references, Diagnostics& findings)
        : x_document(document), x_references(references), x_findings(findings) {}

    /// Binds a mapping's keys to the members of `owner`, whose type is the schema's.
    void bind_mapping(const Schema& schema, NodeId mapping, void* owner);

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
    bool read(const Field& field, NodeId value, RecordId& out);
    bool read(const Field& field, NodeId value, Better& out);
    bool read(const Field& field, NodeId value, Status& out);
    template <class T>
    bool read(const Field& field, NodeId value, T& out) {
        if (!expect(field, value, NodeKind::mapping)) return false;
        bind_mapping(*field.schema, value, &out);
        return true;
    }

    /// Whether the node is of that kind; a finding if not.
    bool expect(const Field& field, NodeId value, NodeKind kind);
    /// Whether a key of entries is one that the field allows; a finding if not.
    bool allows_key(const Field& field, NodeId key);

    const Document& document() const { return x_document; }
    Span span(NodeId id) const { return x_document.span(id); }
    /// The publications cited so far, each once, sorted.
    std::vector<std::uint32_t> cited() const;

  private:
    bool read_text(const Field& field, NodeId value, std::string_view& out);
    void report_unknown_key(const Schema& schema, NodeId key);
    int read_choice(const Field& field, NodeId value);

    const Document& x_document;
    const References& x_references;
    Diagnostics& x_findings;
    std::vector<std::uint32_t> x_cited;
};

// ---- containers, composed from `read` ----------------------------------------------------------

template <class T>
void read_into(Binder& in, const Field& field, NodeId value, At<T>& out) {
    if (in.read(field, value, out.value)) out.at = in.span(value);
}

template <class T>
void read_into(Binder& in, const Field& field, NodeId value, Maybe<T>& out) {
    At<T> item;
    if (in.read(field, value, item.value)) out = At<T>{std::move(item.value), in.span(value)};
}

template <class T>
void read_into(Binder& in, const Field& field, NodeId value, List<T>& out) {
    if (!in.expect(field, value, NodeKind::sequence)) return;
    const Document& doc = in.document();
    for (NodeId item = value + 1; item < doc[value].next; item = doc[item].next) {
        At<T> read;
        if (in.read(field, item, read.value)) {
            out.push_back(At<T>{std::move(read.value), in.span(item)});
        }
    }
}

template <class T>
void read_into(Binder& in, const Field& field, NodeId value, Entries<T>& out) {
    if (!in.expect(field, value, NodeKind::mapping)) return;
    const Document& doc = in.document();
    for (NodeId key = value + 1; key < doc[value].next;) {
        const NodeId item = doc[key].next;
        if (in.allows_key(field, key)) {
            auto& [name, entry] = out.emplace_back();
            name = {std::string(doc.text(key)), in.span(key)};
            read_into(in, field, item, entry);
        }
        key = doc[item].next;
    }
}

}  // namespace daicho
