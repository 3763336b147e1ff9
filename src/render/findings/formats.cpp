#include "render/findings/formats.hpp"

namespace daicho {

namespace {

constexpr FindingFormat all_finding_formats[] = {
    {"text", {"抜き書きつきの文", "text with excerpts"}, render_findings_text},
    {"concise", {"1件1行(エディタ向け)", "a line each, for editors"}, render_findings_concise},
    {"md", {"Markdown の表", "a table in Markdown"}, render_findings_markdown, true},
    {"json", {"JSON 文書", "one JSON document"}, render_findings_json},
    {"sarif", {"SARIF 2.1.0", "SARIF 2.1.0"}, render_findings_sarif, true},
    {"github",
     {"GitHub Actions の注釈", "annotations of GitHub Actions"},
     render_findings_github,
     true},
    {"junit", {"JUnit の XML", "JUnit XML"}, render_findings_junit, true},
};

}  // namespace

Catalogue<FindingFormat> finding_formats() {
    return all_finding_formats;
}

}  // namespace daicho
