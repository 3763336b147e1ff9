// Findings as JUnit XML: a test case for each file, which fails by what fails the run.
#include <fmt/format.h>

#include <algorithm>

#include "daicho/render/render.hpp"
#include "daicho/text/utf8.hpp"
#include "render/findings/findings.hpp"
#include "render/markup.hpp"

namespace daicho {

namespace {

/// `printable` replaces all that XML forbids.
std::string escape_xml(std::string_view text) {
    return escape_markup(printable(text, true));
}

/// What was found in one file: what fails its test case, and what is only said.
struct FileFindings {
    std::string failures;
    std::string remarks;
};

std::vector<FileFindings> by_file(const Diagnostics& findings, const Sources& files,
                                  std::string_view root, const CheckSummary& summary, Lang lang) {
    std::vector<FileFindings> out(files.size());
    for (const Diagnostic& finding : findings) {
        const Topic& topic = *finding.topic;
        const FindingPlace at = place_of(files, finding.at, root);
        FileFindings& file = out[finding.at.source];
        std::string& said = summary.is_failed_by(topic.severity) ? file.failures : file.remarks;
        said += fmt::format("{}:{}:{}: {}[{}]: {}\n", printable(at.file), at.begin.line,
                            at.begin.column, name_of(topic.severity).in(lang), topic.code,
                            finding.message.in(lang));
        for (const std::string& detail : details_of(finding, files, root, lang)) {
            said += "  " + detail + "\n";
        }
    }
    return out;
}

std::string test_case(const std::string& name, const FileFindings& file) {
    std::string out = fmt::format("    <testcase classname=\"daicho.check\" name=\"{}\"",
                                  escape_xml(printable(name)));
    if (file.failures.empty() && file.remarks.empty()) return out + "/>\n";
    out += ">\n";
    if (!file.failures.empty()) {
        out += fmt::format("      <failure message=\"{}\">{}</failure>\n",
                           escape_xml(file.failures.substr(0, file.failures.find('\n'))),
                           escape_xml(file.failures));
    }
    if (!file.remarks.empty()) {
        out += fmt::format("      <system-out>{}</system-out>\n", escape_xml(file.remarks));
    }
    return out + "    </testcase>\n";
}

std::string render(const Diagnostics& findings, const Sources& files, std::string_view root,
                   const CheckSummary& summary, const RenderOptions& options) {
    const auto found = by_file(findings, files, root, summary, options.lang);
    const auto failed =
        std::ranges::count_if(found, [](const auto& file) { return !file.failures.empty(); });
    const std::string counts = fmt::format("tests=\"{}\" failures=\"{}\"", files.size(), failed);
    std::string out = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites {0}>\n"
        "  <testsuite name=\"daicho check\" {0}>\n",
        counts);
    for (SourceId i = 0; i < files.size(); ++i) out += test_case(path_of(files, i, root), found[i]);
    return out + fmt::format("    <system-out>{}</system-out>\n  </testsuite>\n</testsuites>\n",
                             escape_xml(summary_line(findings, summary, options.lang)));
}

}  // namespace

extern constinit const FindingFormat junit_findings{
    "junit", {"JUnit の XML", "JUnit XML"}, render, true};

}  // namespace daicho
