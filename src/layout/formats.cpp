#include "daicho/layout/formats.hpp"

#include <sstream>
#include <string>

#include "daicho/text/ascii.hpp"
#include "layout/page.hpp"
#include "render/formats.hpp"

namespace daicho {

namespace {

constexpr Format all_formats[] = {
    {"table", "", {"端末で読む表", "a table to read in the terminal"}, render_table},
    {"md", ".md .markdown", {"GitHub の Markdown", "Markdown as GitHub reads it"}, render_markdown},
    {"html",
     ".html .htm",
     {"それだけで読めるウェブページ", "a web page that stands alone"},
     render_html},
    {"csv",
     ".csv",
     {"機械で読む表(カンマ区切り)", "comma-separated, for machines"},
     render_csv,
     Holds::one_table},
    {"tsv",
     ".tsv",
     {"機械で読む表(タブ区切り)", "tab-separated, for machines"},
     render_tsv,
     Holds::one_table},
    {"json",
     ".json",
     {"JSON 文書(根拠も含む)", "one JSON document, grounds included"},
     render_json},
    {"jsonl",
     ".jsonl .ndjson",
     {"1行に1件の JSON", "JSON, one row a line"},
     render_json_lines,
     Holds::one_table},
    {"xlsx",
     ".xlsx",
     {"表計算ソフト(1表が1シート)", "a spreadsheet, one sheet a table"},
     render_xlsx,
     Holds::everything,
     true},
    {"svg",
     ".svg",
     {"最初の図を画像に", "the first picture, drawn"},
     render_svg,
     Holds::one_picture},
    {"mermaid",
     ".mmd .mermaid",
     {"Mermaid の図", "the first picture in Mermaid"},
     render_mermaid,
     Holds::one_diagram},
    {"ics",
     ".ics",
     {"カレンダー(iCalendar)", "a calendar (iCalendar)"},
     render_ics,
     Holds::timelines,
     false,
     true},
};

}  // namespace

Catalogue<Format> formats() {
    return all_formats;
}

const Format* format_of_suffix(std::string_view path) {
    const std::string_view file = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
    const std::size_t dot = file.rfind('.');
    if (dot == file.npos) return nullptr;
    const std::string suffix = lowered(file.substr(dot));
    for (const Format& format : all_formats) {
        std::istringstream suffixes{std::string(format.suffixes)};
        for (std::string each; suffixes >> each;) {
            if (each == suffix) return &format;
        }
    }
    return nullptr;
}

}  // namespace daicho
