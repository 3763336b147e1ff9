#include "render/findings/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <vector>

#include "daicho/text/number.hpp"
#include "daicho/text/plural.hpp"

namespace daicho {

namespace {

std::string grouped(std::size_t n) {
    return with_thousands(static_cast<long long>(n));
}

std::string plural(std::size_t n, std::string_view one) {
    return in_number(static_cast<long long>(n), one);
}

std::string summary_ja(const FindingTally& tally, const CheckSummary& summary) {
    std::vector<std::string> found, fixes;
    const auto add = [&](std::size_t n, std::string_view what) {
        if (n > 0) found.push_back(fmt::format("{}{}件", what, grouped(n)));
    };
    add(tally.errors, "エラー");
    add(tally.warnings, "警告");
    add(tally.notes, "参考");
    if (tally.safe_fixes > 0)
        fixes.push_back(fmt::format("{}件は --fix で修正可", grouped(tally.safe_fixes)));
    if (tally.unsafe_fixes > 0) {
        fixes.push_back(fmt::format("{}件は --unsafe-fixes で修正可", grouped(tally.unsafe_fixes)));
    }
    return fmt::format("{}件({}ファイル): {}{}", grouped(summary.records), grouped(summary.files),
                       found.empty() ? "指摘なし" : fmt::format("{}", fmt::join(found, "、")),
                       fixes.empty() ? "" : fmt::format("(うち{})", fmt::join(fixes, "、")));
}

std::string summary_en(const FindingTally& tally, const CheckSummary& summary) {
    std::vector<std::string> found, fixes;
    const auto add = [&](std::size_t n, std::string_view what) {
        if (n > 0) found.push_back(plural(n, what));
    };
    add(tally.errors, "error");
    add(tally.warnings, "warning");
    add(tally.notes, "note");
    if (tally.safe_fixes > 0) fixes.push_back(grouped(tally.safe_fixes) + " fixable with --fix");
    if (tally.unsafe_fixes > 0) {
        fixes.push_back(grouped(tally.unsafe_fixes) + " fixable with --unsafe-fixes");
    }
    return fmt::format("{} in {}: {}{}", plural(summary.records, "record"),
                       plural(summary.files, "file"),
                       found.empty() ? "no findings" : fmt::format("{}", fmt::join(found, ", ")),
                       fixes.empty() ? "" : fmt::format(" ({})", fmt::join(fixes, ", ")));
}

}  // namespace

Ink ink_of(Severity severity) {
    switch (severity) {
        case Severity::error:
            break;
        case Severity::warning:
            return Ink::yellow;
        case Severity::note:
            return Ink::cyan;
    }
    return Ink::red;
}

std::string path_of(const Sources& files, SourceId source, std::string_view root) {
    const std::string& path = files[source].path;
    if (root.empty()) return path;
    return fmt::format("{}{}{}", root, root.ends_with('/') ? "" : "/", path);
}

FindingPlace place_of(const Sources& files, Span span, std::string_view root) {
    const std::string& text = files[span.source].text;
    return {path_of(files, span.source, root), position_of(text, span.begin),
            position_of(text, std::max(span.begin, span.end))};
}

std::vector<const Diagnostic*> by_severity(const Diagnostics& findings) {
    std::vector<const Diagnostic*> out;
    for (const Diagnostic& finding : findings) out.push_back(&finding);
    std::ranges::stable_sort(out, std::greater{},
                             [](const Diagnostic* d) { return d->topic->severity; });
    return out;
}

std::vector<std::string> details_of(const Diagnostic& finding, const Sources& files,
                                    std::string_view root, Lang lang) {
    std::vector<std::string> out;
    if (!finding.help.empty()) out.push_back(finding.help.in(lang));
    for (const Message& note : finding.notes) out.push_back(note.in(lang));
    for (const Label& label : finding.labels) {
        const FindingPlace at = place_of(files, label.at, root);
        out.push_back(fmt::format("{}:{}:{}: {}", at.file, at.begin.line, at.begin.column,
                                  label.text.in(lang)));
    }
    return out;
}

FindingTally tally_of(const Diagnostics& findings) {
    FindingTally tally{findings.count(Severity::error), findings.count(Severity::warning),
                       findings.count(Severity::note)};
    for (const Diagnostic& finding : findings) {
        if (finding.fix) ++(finding.fix->safe ? tally.safe_fixes : tally.unsafe_fixes);
    }
    return tally;
}

std::string summary_line(const Diagnostics& findings, const CheckSummary& summary, Lang lang) {
    const FindingTally tally = tally_of(findings);
    return lang == Lang::ja ? summary_ja(tally, summary) : summary_en(tally, summary);
}

}  // namespace daicho
