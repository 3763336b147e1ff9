// What must hold of the YAML front for every input, however broken. Shared by the unit tests, which
// try mutants of a valid record, and by the fuzzer.
#pragma once

#include <yaml-cpp/yaml.h>

#include <algorithm>

#include "daicho/text/utf8.hpp"
#include "daicho/yaml/document.hpp"
#include "yaml/event_reader.hpp"
#include "yaml/quick_reader.hpp"

namespace daicho::front_oracle {

struct Reading {
    Document document;
    Diagnostics findings;
};

inline Reading read(std::string_view text) {
    Reading out;
    out.document = read_document(0, text, out.findings);
    return out;
}

inline bool same(const Document& a, const Document& b) {
    return std::ranges::equal(a.nodes, b.nodes,
                              [](const Node& x, const Node& y) {
                                  return x.kind == y.kind && x.style == y.style &&
                                         x.begin == y.begin && x.end == y.end && x.next == y.next &&
                                         x.text_at == y.text_at && x.text_size == y.text_size;
                              }) &&
           a.unescaped == b.unescaped;
}

inline bool same(const Diagnostics& a, const Diagnostics& b) {
    return std::ranges::equal(a, b, [](const Diagnostic& x, const Diagnostic& y) {
        return x.topic == y.topic && x.at == y.at && x.message.en == y.message.en;
    });
}

/// Children lie within their parent, one behind the other.
inline std::string fault_of_spans(const Document& document) {
    for (NodeId id = 0; id < document.nodes.size(); ++id) {
        const Node& node = document[id];
        if (node.begin > node.end || node.end > document.bytes.size())
            return "a span outside the file";
        if (node.next <= id || node.next > document.nodes.size()) return "a `next` out of order";
        if (node.kind == NodeKind::scalar && node.next != id + 1) return "a scalar with children";
        std::uint32_t at = node.begin;
        for (NodeId child = id + 1; child < node.next; child = document[child].next) {
            if (document[child].begin < at || document[child].end > node.end)
                return "spans not nested";
            if (document[child].next > node.next) return "a child behind its parent";
            at = document[child].end;
        }
    }
    return {};
}

inline std::string fault_of_findings(const Diagnostics& findings, std::size_t size) {
    const auto is_shown = [](const std::string& text) {
        return first_invalid_utf8(text) == std::nullopt && printable(text) == text;
    };
    if (findings.size() > YamlLimits{}.findings) return "too many findings";
    for (const Diagnostic& d : findings) {
        if (d.at.begin > d.at.end || d.at.end > size) return "a finding outside the file";
        if (d.message.ja.empty() || d.message.en.empty()) return "a finding without a message";
        if (!is_shown(d.message.ja) || !is_shown(d.message.en)) return "raw bytes in a message";
        if (!is_shown(d.help.ja) || !is_shown(d.help.en)) return "raw bytes in a help";
        if (!d.fix) continue;
        for (const Edit& edit : d.fix->edits) {
            if (edit.at.begin > edit.at.end || edit.at.end > size)
                return "an edit outside the file";
        }
    }
    return {};
}

/// The same tree and texts as a plain load by yaml-cpp; its nulls are our empty scalars.
inline bool is_same_tree(const Document& document, NodeId id, const YAML::Node& other) {
    const Node& node = document[id];
    if (node.kind == NodeKind::scalar) {
        if (node.style == Style::empty) return other.IsNull();
        return other.IsScalar() && other.Scalar() == document.text(id);
    }
    const bool is_mapping = node.kind == NodeKind::mapping;
    if (is_mapping != other.IsMap() || is_mapping == other.IsSequence()) return false;
    NodeId child = id + 1;
    for (const auto& item : other) {
        if (child >= node.next) return false;
        if (is_mapping) {
            if (!is_same_tree(document, child, item.first)) return false;
            child = document[child].next;
        }
        if (child >= node.next) return false;
        if (!is_same_tree(document, child, is_mapping ? item.second : YAML::Node(item)))
            return false;
        child = document[child].next;
    }
    return child == node.next;
}

/// What the quick reader accepts, the other one reads in the same way and without an error.
inline std::string fault_of_quick_reader(std::string_view text, const Document& document) {
    const YamlLimits limits;
    Findings quick_findings(0, limits.findings), soft(0, limits.findings), hard(0, limits.findings);
    DocumentBuilder quick(text, false, quick_findings, limits), other(text, false, soft, limits);
    const bool accepted = read_quickly(text, quick);
    try {
        read_events(text, other, soft, hard);
    } catch (const Stop&) {
        return accepted ? "the quick reader accepts what the other refuses"
                        : "accepted with a stop";
    }
    if (accepted && soft.has_errors()) return "the quick reader accepts an error";
    if (accepted && !same(quick.take(), document)) return "the quick reader reads something else";
    return same(other.take(), document) ? "" : "the two readers disagree";
}

/// What does not hold for this input; empty if all does.
inline std::string fault_of_front(std::string_view text) {
    const Reading reading = read(text), again = read(text);
    if (!same(reading.document, again.document) || !same(reading.findings, again.findings)) {
        return "reading is not deterministic";
    }
    if (std::string fault = fault_of_spans(reading.document); !fault.empty()) return fault;
    if (std::string fault = fault_of_findings(reading.findings, text.size()); !fault.empty())
        return fault;
    if (reading.findings.has_errors()) return {};

    if (reading.document.empty()) return "neither a document nor an error";
    std::string whole(text);  // yaml-cpp misreads blocks whose last line has no break
    if (!whole.ends_with('\n')) whole += '\n';
    try {
        if (!is_same_tree(reading.document, 0, YAML::Load(whole))) {
            return "yaml-cpp loads something else";
        }
    } catch (const YAML::Exception& exception) {
        return std::string("yaml-cpp refuses it: ") + exception.what();
    }
    return fault_of_quick_reader(whole, reading.document);
}

}  // namespace daicho::front_oracle
