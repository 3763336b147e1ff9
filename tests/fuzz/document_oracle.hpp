// What must hold of documents with blocks for every text, however broken. Shared by the unit tests,
// which replay the corpus, and by the fuzzer.
#pragma once

#include <string>
#include <string_view>

#include "daicho/text/utf8.hpp"
#include "embed/compare.hpp"

namespace daicho::document_oracle {

/// A command that prints the document itself, markers and fences and all: what no data could be
/// worse than.
inline RunCommand echo(std::string_view document) {
    return [document](const std::vector<std::string>& words, Markup) -> Outcome {
        if (words.empty()) return Refused{message("空", "empty"), {}};
        if (words[0] == "part") return Printed{"| a |\n", ""};
        return Printed{std::string(document), "text"};
    };
}

/// What stands outside of the blocks.
inline std::string frame_of(const Refreshed& refreshed) {
    const std::string& text = refreshed.documents[0].text;
    std::string out;
    std::size_t at = 0;
    for (const FreshBlock& each : refreshed.blocks) {
        out.append(text, at, each.block.begin - at).append("\n@\n");
        at = each.block.end;
    }
    return out.append(text, at);
}

inline std::string fault_of_findings(const Refreshed& refreshed) {
    for (const Diagnostic& d : refreshed.findings) {
        if (d.at.source != 0 || d.at.begin > d.at.end ||
            d.at.end > refreshed.documents[0].text.size())
            return "a finding outside the document";
        if (d.message.ja.empty() || d.message.en.empty()) return "a finding without a message";
        if (printable(d.message.en) != d.message.en) return "raw bytes in a message";
    }
    return {};
}

/// What does not hold for this document; empty if all does.
inline std::string fault_of_document(std::string_view text, const std::string& path) {
    const Refreshed first = refresh({{path, std::string(text)}}, echo(text));
    if (std::string fault = fault_of_findings(first); !fault.empty()) return fault;
    std::size_t at = 0;
    for (const FreshBlock& each : first.blocks) {
        const DocumentBlock& block = each.block;
        if (block.marker.begin < at || block.begin < block.marker.end || block.end < block.begin ||
            block.end > text.size())
            return "blocks out of order";
        at = block.end;
    }
    if (!first.is_whole()) return {};
    const std::string written = with_fresh_blocks(first, 0);
    const Refreshed second = refresh({{path, written}}, echo(text));
    if (!second.is_whole()) return "what was written is refused";
    if (second.blocks.size() != first.blocks.size()) return "what was written has other blocks";
    if (frame_of(second) != frame_of(first)) return "something outside of the blocks has changed";
    if (!differences(second, Lang::en).empty()) return "what was written is not current";
    return with_fresh_blocks(second, 0) == written ? "" : "writing again writes something else";
}

inline std::string fault_of_document(std::string_view text) {
    std::string fault = fault_of_document(text, "a.md");
    return fault.empty() ? fault_of_document(text, "a.html") : fault;
}

}  // namespace daicho::document_oracle
