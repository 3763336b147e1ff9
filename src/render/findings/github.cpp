// Findings as workflow commands of GitHub Actions, which become annotations of a pull request.
//
//     ::error
//     file=agreements/10-gunma/102041-isesaki.yaml,line=3,col=1,endLine=3,endColumn=6,title=Y129
//     duplicate-key::…
//
// The worst come first, and ten of them: no more would be shown. The rest stands in the log.
#include <fmt/format.h>

#include "daicho/render/render.hpp"
#include "daicho/text/utf8.hpp"
#include "render/findings/findings.hpp"

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
    std::string out = encoded(text, "%\r\n");
    // The runner's older commands, `##[…]`, may stand anywhere in a line.
    constexpr std::string_view older = "##[";
    for (std::size_t at = 0; (at = out.find(older, at)) != out.npos;) out.insert(at += 2, " ");
    return out;
}
std::string property(std::string_view text) {
    return encoded(text, "%\r\n:,");
}

std::string annotation(const Diagnostic& finding, const Sources& files, std::string_view root,
                       Lang lang) {
    const Topic& topic = *finding.topic;
    const FindingPlace at = place_of(files, finding.at, root);
    std::string message = finding.message.in(lang);
    for (const std::string& detail : details_of(finding, files, root, lang)) {
        message += "\n" + detail;
    }
    return fmt::format("::{} file={},line={},col={},endLine={},endColumn={},title={}::{}\n",
                       command_of(topic.severity), property(at.file), at.begin.line,
                       at.begin.column, at.end.line, at.end.column,
                       property(fmt::format("{} {}", topic.code, topic.name)),
                       message_text(message));
}

/// GitHub shows ten annotations of a step and drops the others without a word.
constexpr std::size_t most_annotations = 10;

std::string render(const Diagnostics& findings, const Sources& files, std::string_view root,
                   const CheckSummary& summary, const RenderOptions& options) {
    const Lang lang = options.lang;
    std::string out, log;
    std::size_t annotated = 0;
    for (const Diagnostic* finding : by_severity(findings)) {
        if (annotated < most_annotations) {
            out += annotation(*finding, files, root, lang);
            ++annotated;
        } else {
            // Behind a dash no path can read as a command.
            log += "- " + message_text(concise_line(*finding, files, root, lang)) + "\n";
        }
    }
    if (annotated < findings.size()) {
        const Message rest = message(
            "ほかに{}件(記録に続きます):", "and {} more, in the log:", findings.size() - annotated);
        out += rest.in(lang) + "\n" + log;
    }
    return out + summary_line(findings, summary, lang) + "\n";
}

}  // namespace

extern constinit const FindingFormat github_findings{
    "github", {"GitHub Actions の注釈", "annotations of GitHub Actions"}, render, true};

}  // namespace daicho
