// For terminals that draw characters of ambiguous width in two columns, where tables would fall
// apart: nothing of the kind is drawn.
#pragma once

#include <string>
#include <string_view>

#include "daicho/report/report.hpp"

namespace daicho {

/// The report with texts that have no character of ambiguous width: `…` as `...`, `①` as `(1)`;
/// what has no likeness in ASCII as its number, `\u03b1`.
Report in_plain_characters(Report report);

/// What was drawn, each line and mark as one of ASCII, so that columns stay where they are.
std::string drawn_in_ascii(std::string_view drawing);

}  // namespace daicho
