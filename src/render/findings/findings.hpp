// What the formats of findings share: where a span stands, what was found in all.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "daicho/render/render.hpp"
#include "render/terminal/paint.hpp"

namespace daicho {

/// The path as an editor opens it: `root` and the path below it.
std::string path_of(const Sources& files, SourceId source, std::string_view root);

/// Both ends of a span; the end is the character behind the last.
struct FindingPlace {
    std::string file;
    Position begin;
    Position end;
};
FindingPlace place_of(const Sources& files, Span span, std::string_view root);

/// `file:line:column: error[Y129] …`
std::string concise_line(const Diagnostic& finding, const Sources& files, std::string_view root,
                         Lang lang);

/// Errors first, then warnings, then notes; otherwise in their order.
std::vector<const Diagnostic*> by_severity(const Diagnostics& findings);

/// All that is said of it beside the message, a line each: help, notes, and where labels point.
std::vector<std::string> details_of(const Diagnostic& finding, const Sources& files,
                                    std::string_view root, Lang lang);

/// Errors red, warnings yellow, notes cyan.
Ink ink_of(Severity severity);

struct FindingTally {
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t notes = 0;
    std::size_t safe_fixes = 0;
    std::size_t unsafe_fixes = 0;
};
FindingTally tally_of(const Diagnostics& findings);

/// `308 records in 311 files: 2 errors, 1 warning (1 fixable with --fix)`
std::string summary_line(const Diagnostics& findings, const CheckSummary& summary, Lang lang);

}  // namespace daicho
