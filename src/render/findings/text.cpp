// Findings as a good compiler shows them.
//
//     error[Y129]: the key `title` is written twice
//       ┌─ agreements/10-gunma/102041-isesaki.yaml:3:1
//       │
//     2 │ title: 伊勢崎市・群馬労働局雇用対策協定
//       │ ----- first here
//     3 │ title: 伊勢崎市雇用対策協定
//       │ ^^^^^
//       │
//       = help: keep one of them
#include <fmt/format.h>

#include <algorithm>

#include "daicho/render/render.hpp"
#include "daicho/text/utf8.hpp"
#include "daicho/text/width.hpp"
#include "render/findings/excerpt.hpp"
#include "render/findings/findings.hpp"
#include "render/lines.hpp"

namespace daicho {

namespace {

constexpr std::size_t most_shown = 200;

/// A note asks for nothing and stands there on every run: it is one line, with all that is known
/// of it in `-f json`.
bool is_line(const Diagnostic& finding) {
    return finding.topic->severity == Severity::note;
}

class FindingText {
  public:
    FindingText(const Diagnostic& finding, const Sources& files, std::string_view root,
                const RenderOptions& options)
        : x_finding(finding),
          x_files(files),
          x_root(root),
          x_lang(options.lang),
          x_style{reading_width(options), gutter_of(finding), Paint(options.color)} {}

    std::string render() const {
        return is_line(x_finding) ? line() : head() + excerpts() + advice();
    }

  private:
    int gutter_of(const Diagnostic& finding) const {
        int last = last_line(x_files[finding.at.source].text, finding.at);
        for (const Label& label : finding.labels) {
            last = std::max(last, last_line(x_files[label.at.source].text, label.at));
        }
        return static_cast<int>(std::to_string(last).size());
    }

    std::string line() const {
        const Span at = x_finding.at;
        const Position start = position_of(x_files[at.source].text, at.begin);
        const std::string place = fmt::format(" ({}:{}:{})", path_of(x_files, at.source, x_root),
                                              start.line, start.column);
        return title() + printable(place) + "\n";
    }

    std::string head() const { return title() + "\n"; }

    std::string title() const {
        const Topic& topic = *x_finding.topic;
        const std::string kind =
            fmt::format("{}[{}]", name_of(topic.severity).in(x_lang), topic.code);
        const std::string message = ": " + one_line(x_finding.message.in(x_lang));
        return x_style.paint(ink_of(topic.severity), kind) + x_style.paint(Ink::bold, message);
    }

    /// The file of the finding first, then the others in the order of their labels.
    std::string excerpts() const {
        std::vector<SourceId> sources{x_finding.at.source};
        for (const Label& label : x_finding.labels) {
            if (std::ranges::find(sources, label.at.source) == sources.end()) {
                sources.push_back(label.at.source);
            }
        }
        std::string out;
        for (const SourceId source : sources) out += excerpt(source);
        return out;
    }

    std::string excerpt(SourceId source) const {
        std::vector<Mark> marks;
        if (source == x_finding.at.source) {
            marks.push_back({x_finding.at, "", '^', ink_of(x_finding.topic->severity)});
        }
        for (const Label& label : x_finding.labels) {
            if (label.at.source != source) continue;
            const std::string text = one_line(label.text.in(x_lang));
            if (label.at == x_finding.at && marks[0].text.empty()) {
                marks[0].text = text;
            } else {
                marks.push_back({label.at, text, '-', Ink::blue});
            }
        }
        const Position at = position_of(x_files[source].text, marks[0].at.begin);
        const std::string place =
            fmt::format("{}:{}:{}", path_of(x_files, source, x_root), at.line, at.column);
        return draw_excerpt(x_files[source], place, marks, x_style);
    }

    std::string advice() const {
        std::string out;
        const auto add = [&](Words head, const std::string& text) {
            const std::string sign = fmt::format("= {}: ", head.in(x_lang));
            const int indent = x_style.gutter + 1 + display_width(sign);
            out += std::string(static_cast<std::size_t>(x_style.gutter + 1), ' ') +
                   x_style.paint(Ink::cyan, sign) + hang(one_line(text), indent, x_style.width) +
                   "\n";
        };
        if (!x_finding.help.empty()) add({"対処", "help"}, x_finding.help.in(x_lang));
        for (const Message& note : x_finding.notes) add({"補足", "note"}, note.in(x_lang));
        if (x_finding.fix) {
            const Words words =
                x_finding.fix->safe
                    ? Words{"`--fix` で直せます", "`--fix` mends it"}
                    : Words{"`--unsafe-fixes` で直せます(意味が変わることがあります)",
                            "`--unsafe-fixes` mends it, but may change the meaning"};
            add({"修正", "fix"}, std::string(words.in(x_lang)));
        }
        return out.empty() ? out : gutter_line(x_style) + out;
    }

    const Diagnostic& x_finding;
    const Sources& x_files;
    std::string_view x_root;
    Lang x_lang;
    ExcerptStyle x_style;
};

}  // namespace

std::string render_findings_text(const Diagnostics& findings, const Sources& files,
                                 std::string_view root, const CheckSummary& summary,
                                 const RenderOptions& options) {
    const bool ja = options.lang == Lang::ja;
    std::string out;
    std::size_t shown = 0;
    bool was_line = false;
    for (const Diagnostic& finding : findings) {
        if (shown++ == most_shown) break;
        if (was_line && !is_line(finding)) out += "\n";
        out += FindingText(finding, files, root, options).render();
        was_line = is_line(finding);
        if (!was_line) out += "\n";
    }
    if (was_line) out += "\n";
    if (findings.size() > most_shown) {
        out += fmt::format(fmt::runtime(ja ? "ほかに{}件\n\n" : "and {} more\n\n"),
                           findings.size() - most_shown);
    }
    if (summary.files == 0) return out;  // of files that are no registry
    return out + summary_line(findings, summary, options.lang) + "\n";
}

extern constinit const FindingFormat text_findings{
    "text", {"抜き書きつきの文", "text with excerpts"}, render_findings_text};

}  // namespace daicho
