// Findings a line each, as vim, emacs and reviewdog read them.
//
//     agreements/10-gunma/102041-isesaki.yaml:3:1: error[Y129] the key `title` is written twice
//
// The level is English in every language: their patterns know no other.
#include <fmt/format.h>

#include "daicho/render/render.hpp"
#include "daicho/text/utf8.hpp"
#include "render/findings/findings.hpp"

namespace daicho {

std::string concise_line(const Diagnostic& finding, const Sources& files, std::string_view root,
                         Lang lang) {
    const FindingPlace at = place_of(files, finding.at, root);
    return fmt::format("{}:{}:{}: {}[{}] {}", printable(at.file), at.begin.line, at.begin.column,
                       name_of(finding.topic->severity).en, finding.topic->code,
                       printable(finding.message.in(lang)));
}

namespace {

std::string render(const Diagnostics& findings, const Sources& files, std::string_view root,
                   const CheckSummary&, const RenderOptions& options) {
    std::string out;
    for (const Diagnostic& finding : findings) {
        out += concise_line(finding, files, root, options.lang) + "\n";
    }
    return out;
}

}  // namespace

extern constinit const FindingFormat concise_findings{
    "concise", {"1件1行(エディタ向け)", "a line each, for editors"}, render};

}  // namespace daicho
