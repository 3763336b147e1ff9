// Findings as Markdown: the summary of a job, or the comment of a pull request.
#include <fmt/format.h>

#include <algorithm>

#include "daicho/render/render.hpp"
#include "daicho/text/utf8.hpp"
#include "render/findings/findings.hpp"
#include "render/markdown/escape.hpp"

namespace daicho {

namespace {

/// GitHub takes comments of 65,536 characters, in whichever script; the summary of a job, of 1 MiB,
/// has room for them.
constexpr std::size_t most_characters = 60'000;

std::string row(const Diagnostic& finding, const Sources& files, std::string_view root, Lang lang) {
    const Topic& topic = *finding.topic;
    const FindingPlace at = place_of(files, finding.at, root);
    std::string what = escape_markdown(finding.message.in(lang));
    for (const std::string& detail : details_of(finding, files, root, lang))
        what += "<br>" + escape_markdown(detail);
    return fmt::format(
        "| {} | {} | {} |\n",
        escape_markdown(fmt::format("{} {}", name_of(topic.severity).in(lang), topic.code)),
        escape_markdown(fmt::format("{}:{}", at.file, at.begin.line)), what);
}

std::string render(const Diagnostics& findings, const Sources& files, std::string_view root,
                   const CheckSummary& summary, const RenderOptions& options) {
    const Lang lang = options.lang;
    std::string out =
        fmt::format("**{}**\n", escape_markdown(summary_line(findings, summary, lang)));
    if (findings.empty()) return out;
    out += lang == Lang::ja ? "\n| 重さ | 場所 | 内容 |\n" : "\n| severity | place | finding |\n";
    out += "| --- | --- | --- |\n";
    std::size_t left = findings.size(), size = count_characters(out);
    for (const Diagnostic* finding : by_severity(findings)) {
        const std::string next = row(*finding, files, root, lang);
        size += count_characters(next);
        if (size > most_characters) break;
        out += next;
        --left;
    }
    if (left > 0) {
        out += lang == Lang::ja ? fmt::format("\nほかに{}件\n", left)
                                : fmt::format("\nand {} more\n", left);
    }
    return out;
}

}  // namespace

extern constinit const FindingFormat md_findings{
    "md", {"Markdown の表", "a table in Markdown"}, render, true};

}  // namespace daicho
