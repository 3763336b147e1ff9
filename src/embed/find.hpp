// The blocks of a document:
//
//     <!-- daicho:stats --by region -->
//     what a command printed
//     <!-- /daicho -->
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "daicho/layout/layout.hpp"
#include "daicho/model/diagnostic.hpp"

namespace daicho {

struct DocumentBlock {
    Span marker;            // `<!-- daicho:stats -->`
    std::string command;    // stats --by region
    std::size_t begin = 0;  // of what stands between the markers
    std::size_t end = 0;
};

/// What the document is written in: HTML by its name, else Markdown.
Markup markup_of(const Source& document);

/// In the order of the document. What is wrong with its markers is added to the findings.
std::vector<DocumentBlock> find_blocks(const Sources& documents, SourceId which,
                                       Diagnostics& findings);

/// Every topic of documents, for the catalogue.
std::span<const Topic> document_topics();

}  // namespace daicho
