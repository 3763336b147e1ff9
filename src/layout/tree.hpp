// A template read into a tree: texts, names, sections with what stands in them, partials.
//
//     <h1>{{title}}</h1>{{#stamps}}<p>{{.}}</p>{{/stamps}}
//
//     text "<h1>", variable title, text "</h1>", section stamps: text "<p>", variable ., text
//     "</p>"
#pragma once

#include <string>
#include <vector>

#include "daicho/model/diagnostic.hpp"

namespace daicho {

struct TemplateNode {
    enum class Kind { text, variable, raw, section, inverted, partial };

    Kind kind = Kind::text;
    std::string text{};  // of a text; else the name
    Span at{};           // the tag, of a section the one that opens it; the text
    std::vector<TemplateNode> children{};

    bool is_section() const { return kind == Kind::section || kind == Kind::inverted; }
};

inline constexpr std::size_t most_template_bytes = std::size_t{1} << 20;
inline constexpr std::size_t most_template_levels = 64;
inline constexpr std::size_t most_template_findings = 1000;

/// Reads one file. Comments are gone; a comment or a partial alone on its line takes the line with
/// it, as Mustache has it. With findings the tree holds what could be read.
std::vector<TemplateNode> read_template(const Sources& files, SourceId source,
                                        Diagnostics& findings);

}  // namespace daicho
