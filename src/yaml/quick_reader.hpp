// Reads the form in which nearly all records are written, some thirty times as fast as yaml-cpp.
//
// It accepts a document only if nothing is wrong with its form and yaml-cpp would read the same;
// whatever else it meets (several lines in brackets, anchors, any mistake) it declines, and the
// document is read with yaml-cpp, which knows all of YAML and can tell what is wrong.
#pragma once

#include <string_view>

#include "yaml/document_builder.hpp"

namespace daicho {

/// Reads `text` into the builder; false if it declined, and the builder is to be thrown away.
bool read_quickly(std::string_view text, DocumentBuilder& builder);

}  // namespace daicho
