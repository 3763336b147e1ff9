#include "render/formats.hpp"

#include <algorithm>

namespace daicho {

namespace {

constexpr Format all_formats[] = {
    {"table", {"端末で読む表", "a table to read in the terminal"}, render_table},
    {"md", {"GitHub の Markdown", "Markdown as GitHub reads it"}, render_markdown},
    {"html", {"それだけで読めるウェブページ", "a web page that stands alone"}, render_html},
    {"csv", {"機械で読む表(カンマ区切り)", "comma-separated, for machines"}, render_csv, true},
    {"tsv", {"機械で読む表(タブ区切り)", "tab-separated, for machines"}, render_tsv, true},
    {"json", {"JSON 文書(根拠も含む)", "one JSON document, grounds included"}, render_json},
    {"jsonl", {"1行に1件の JSON", "JSON, one row a line"}, render_json_lines, true},
    {"xlsx", {"表計算ソフト(1表が1シート)", "a spreadsheet, one sheet a table"}, render_xlsx},
    {"svg", {"最初の図を画像に", "the first picture, drawn"}, render_svg, false, true},
    {"mermaid", {"Mermaid の図", "the first picture in Mermaid"}, render_mermaid, false, true},
    {"ics", {"カレンダー(iCalendar)", "a calendar (iCalendar)"}, render_ics, false, true},
};

constexpr FindingFormat all_finding_formats[] = {
    {"text", {"抜き書きつきの文", "text with excerpts"}, render_findings_text},
    {"json", {"JSON 文書", "one JSON document"}, render_findings_json},
    {"sarif", {"SARIF 2.1.0", "SARIF 2.1.0"}, render_findings_sarif},
    {"github", {"GitHub Actions の注釈", "annotations of GitHub Actions"}, render_findings_github},
    {"junit", {"JUnit の XML", "JUnit XML"}, render_findings_junit},
};

template <class Entry>
const Entry* find_in(std::span<const Entry> entries, std::string_view name) {
    const auto found = std::ranges::find(entries, name, &Entry::name);
    return found == entries.end() ? nullptr : &*found;
}

}  // namespace

std::span<const Format> formats() {
    return all_formats;
}
const Format* find_format(std::string_view name) {
    return find_in(formats(), name);
}

std::span<const FindingFormat> finding_formats() {
    return all_finding_formats;
}
const FindingFormat* find_finding_format(std::string_view name) {
    return find_in(finding_formats(), name);
}

}  // namespace daicho
