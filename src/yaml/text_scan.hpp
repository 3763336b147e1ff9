// The look at a file's raw bytes before any YAML reader sees them: encoding, characters, lines.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "daicho/yaml/document.hpp"
#include "yaml/findings.hpp"

namespace daicho {

struct TextScan {
    bool readable = true;  // a YAML reader may look at it
    bool whole = true;     // and what it finds there is all there is
    bool unusual = false;  // values may hold wide blanks or characters that look like others

    /// The text with every fault that is already reported (tabs, carriage returns, markers)
    /// replaced by something harmless of the same length, so that the reader can go on and find
    /// others, and with a line break at the end; empty if there is none.
    std::string masked;
};

TextScan scan_text(std::string_view text, Findings& findings, const YamlLimits& limits);

}  // namespace daicho
