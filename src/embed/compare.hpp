// What differs between a document and its blocks made anew, and the document with them.
#pragma once

#include <string>

#include "embed/refresh.hpp"

namespace daicho {

/// Every block that is not current, as the lines that differ; empty if all are.
std::string differences(const Refreshed& refreshed, Lang lang);

/// A document with its blocks made anew. Every one of them has to be.
std::string with_fresh_blocks(const Refreshed& refreshed, SourceId document);

}  // namespace daicho
