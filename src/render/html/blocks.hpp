// The blocks of a report as HTML: fragments that a page, or a template, puts in its order.
#pragma once

#include <string>
#include <vector>

#include "daicho/render/render.hpp"

namespace daicho {

/// One fragment for each block. Headings nest below the page's title without a gap, and every
/// region that scrolls has a name that no other has.
std::vector<std::string> html_of_blocks(const Report& report, const RenderOptions& options);

/// What a table is called where its own caption says nothing new.
struct TableFrame {
    std::string caption;        // never empty
    std::string region;         // the caption, made unique in the page
    bool caption_shows = true;  // else only for those who cannot see where the table stands
};

std::string html_of_table(const Table& table, const TableFrame& frame,
                          const RenderOptions& options);

}  // namespace daicho
