#include <array>

#include "daicho/render/render.hpp"

// The formats of findings, in the order of help: a line lists one of the files beside this one,
// where `junit` is `junit_findings`.
// clang-format off
#define DAICHO_FINDING_FORMATS(format) \
    format(text)                   \
    format(concise)                \
    format(md)                     \
    format(json)                   \
    format(sarif)                  \
    format(github)                 \
    format(junit)
// clang-format on

namespace daicho {

#define DECLARE(name) extern const FindingFormat name##_findings;
DAICHO_FINDING_FORMATS(DECLARE)
#undef DECLARE

Catalogue<FindingFormat> finding_formats() {
#define LIST(name) name##_findings,
    static const std::array all{DAICHO_FINDING_FORMATS(LIST)};
#undef LIST
    return all;
}

}  // namespace daicho
