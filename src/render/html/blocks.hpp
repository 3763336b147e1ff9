// The blocks of a report as HTML: fragments that a page, or a template, puts in its order.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "daicho/render/render.hpp"
#include "render/html/text.hpp"

namespace daicho {

/// One fragment for each block. Headings nest below the page's title without a gap, and every
/// region that scrolls has a name that no other has.
std::vector<std::string> html_of_blocks(const Report& report, const RenderOptions& options);

/// What a table is called where its own caption says nothing new.
struct TableFrame {
    std::string caption;        // never empty
    std::string region;         // the caption, made unique in the page
    bool caption_shows = true;  // else only for those who cannot see where the table stands
    NewWords news{};
    std::set<std::string> sources{};  // that the page lists: their ids lead there
    std::set<std::string> anchors{};  // of the page: an agreement's id leads to what is told of it
};

/// `S1#3, S0`: each leads to its source, if that is among the listed.
std::string cited_html(std::string_view citations, const std::set<std::string>& listed);

std::string html_of(const FactSheet& sheet, const std::set<std::string>& listed);
std::string html_of(const Cards& cards, const std::set<std::string>& listed);
std::string html_of(const SourceList& list, const RenderOptions& options);
std::string html_of(const Index& index);
std::string html_of(const GroupedList& list, const NewWords& words);
std::string html_of(const KeyFigure& figure, const RenderOptions& options);
/// Tiles in a grid, so that a tile is a link and its text never shrinks. `id` is not used elsewhere
/// in the page.
std::string html_of_tiles(const TileMap& map, std::string_view id, const RenderOptions& options);

/// `region` is not used elsewhere in the page.
std::string html_of_grid(const Diagram& diagram, const std::string& region);
std::string html_of(const Tiers& tiers, const std::set<std::string>& listed);
/// Sheets of at most seven columns, each with its heads. Whether its title is said already.
std::string html_of(const SideBySide& beside, const std::string& region, bool is_said);

std::string html_of_table(const Table& table, const TableFrame& frame,
                          const RenderOptions& options);

}  // namespace daicho
