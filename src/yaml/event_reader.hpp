// Reads a document with yaml-cpp and holds its events against the source: yaml-cpp gives no end of
// a node, accepts much that nobody meant, and drops what it has no use for.
#pragma once

#include <string_view>

#include "yaml/document_builder.hpp"
#include "yaml/findings.hpp"

namespace daicho {

/// Reads `text` into the builder. Findings after which reading goes on are put into `soft`; one
/// that ends it is put into `hard`, and Stop is thrown.
void read_events(std::string_view text, DocumentBuilder& builder, Findings& soft, Findings& hard);

}  // namespace daicho
