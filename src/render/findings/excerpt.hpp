// Lines of a source with marks under the places that matter.
//
//       ┌─ agreements/10-gunma/102041-isesaki.yaml:3:1
//       │
//     2 │ title: 伊勢崎市・群馬労働局雇用対策協定
//       │ ----- first here
//     3 │ title: 伊勢崎市雇用対策協定
//       │ ^^^^^
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "daicho/model/source.hpp"
#include "render/terminal/paint.hpp"

namespace daicho {

struct Mark {
    Span at;
    std::string text;
    char sign = '^';
    Ink ink = Ink::red;
};

struct ExcerptStyle {
    int width;   // of the whole, in columns
    int gutter;  // of the line numbers
    Paint paint;
};

/// The line of the gutter without a number: `  │`, then the text.
std::string gutter_line(const ExcerptStyle& style, std::string_view text = "");

/// Path and marked lines of one file. A mark over several lines shows its first and last; long
/// lines are cut around the marks, what cannot be seen is made visible.
std::string draw_excerpt(const Source& source, std::string_view place,
                         const std::vector<Mark>& marks, const ExcerptStyle& style);

/// The number of the last line that the mark touches.
int last_line(std::string_view text, Span span);

}  // namespace daicho
