#include "daicho/layout/formats.hpp"

#include <algorithm>
#include <array>
#include <iterator>
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

namespace {

// What another program opens: text under such a name would only be found broken there.
constexpr std::array<std::string_view, 12> foreign_suffixes{".docx", ".doc",  ".odt",  ".ods",
                                                            ".xls",  ".pdf",  ".pptx", ".png",
                                                            ".jpg",  ".yaml", ".yml",  ".zip"};

/// In small letters: `.csv`; empty if the file has none.
std::string suffix_of(std::string_view path) {
    const std::string_view file = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
    const std::size_t dot = file.rfind('.');
    return dot == file.npos ? std::string() : lowered(file.substr(dot));
}

}  // namespace

std::vector<std::string> suffixes_of(const Format& format) {
    std::istringstream suffixes{std::string(format.suffixes)};
    return {std::istream_iterator<std::string>(suffixes), {}};
}

const Format* format_of_suffix(std::string_view path) {
    const std::string suffix = suffix_of(path);
    for (const Format& format : formats()) {
        const auto all = suffixes_of(format);
        if (std::ranges::find(all, suffix) != all.end()) return &format;
    }
    return nullptr;
}

bool has_foreign_suffix(std::string_view path) {
    return std::ranges::find(foreign_suffixes, suffix_of(path)) != foreign_suffixes.end();
}

}  // namespace daicho
