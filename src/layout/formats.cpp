#include "daicho/layout/formats.hpp"

#include <algorithm>

#include "layout/page.hpp"
#include "render/formats.hpp"

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
    {"ics", {"カレンダー(iCalendar)", "a calendar (iCalendar)"}, render_ics, false, true, true},
};

}  // namespace

Catalogue<Format> formats() {
    return all_formats;
}

}  // namespace daicho
