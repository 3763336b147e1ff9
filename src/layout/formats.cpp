#include "daicho/layout/formats.hpp"

#include <sstream>
#include <string>

#include "daicho/render/render.hpp"
#include "daicho/text/ascii.hpp"

// The formats, in the order of help: a line lists a format of one of the files in `render`, where
// `csv` is `csv_format`; that of pages is here beside their templates.
// clang-format off
#define DAICHO_FORMATS(format) \
    format(table)          \
    format(md)             \
    format(html)           \
    format(csv)            \
    format(tsv)            \
    format(json)           \
    format(jsonl)          \
    format(xlsx)           \
    format(svg)            \
    format(mermaid)        \
    format(ics)
// clang-format on

namespace daicho {

#define DECLARE(name) extern const Format name##_format;
DAICHO_FORMATS(DECLARE)
#undef DECLARE

Catalogue<Format> formats() {
#define LIST(name) name##_format,
    static const std::array all{DAICHO_FORMATS(LIST)};
#undef LIST
    return all;
}

const Format* format_of_suffix(std::string_view path) {
    const std::string_view file = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
    const std::size_t dot = file.rfind('.');
    if (dot == file.npos) return nullptr;
    const std::string suffix = lowered(file.substr(dot));
    for (const Format& format : formats()) {
        std::istringstream suffixes{std::string(format.suffixes)};
        for (std::string each; suffixes >> each;) {
            if (each == suffix) return &format;
        }
    }
    return nullptr;
}

}  // namespace daicho
