// Findings as workflow commands of GitHub Actions, which become annotations of a pull request.
//
//     ::error file=agreements/10-gunma/102041-isesaki.yaml,line=3,col=1,title=Y129 duplicate-key::…
#include <fmt/format.h>

#include "daicho/text/utf8.hpp"
#include "render/findings/findings.hpp"
#include "render/findings/formats.hpp"

namespace daicho {

namespace {

std::string_view command_of(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "notice";
        case Severity::warning:
            return "warning";
        case Severity::error:
            break;
    }
    return "error";
}

std::string encoded(std::string_view text, std::string_view reserved) {
    std::string out;
    for (const char c : printable(text, true)) {
        const bool is_live = reserved.find(c) != reserved.npos;
        out += is_live ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
    }
    return out;
}
std::string message_text(std::string_view text) {
    return encoded(text, "%\r\n");
}
std::string property(std::string_view text) {
    return encoded(text, "%\r\n:,");
}

}  // namespace

std::string render_findings_github(const Diagnostics& findings, const Sources& files,
                                   std::string_view root, const CheckSummary& summary,
                                   const RenderOptions& options) {
    std::string out;
    for (const Diagnostic& finding : findings) {
        const Topic& topic = *finding.topic;
        const FindingPlace at = place_of(files, finding.at, root);
        std::string message = finding.message.in(options.lang);
        if (!finding.help.empty()) message += "\n" + finding.help.in(options.lang);
        out += fmt::format("::{} file={},line={},col={},title={}::{}\n", command_of(topic.severity),
                           property(at.file), at.begin.line, at.begin.column,
                           property(fmt::format("{} {}", topic.code, topic.name)),
                           message_text(message));
    }
    return out + summary_line(findings, summary, options.lang) + "\n";
}

}  // namespace daicho
