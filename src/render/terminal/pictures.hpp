// Pictures drawn for a terminal: legible without colour, no wider than the terminal.
#pragma once

#include <string>

#include "daicho/render/render.hpp"

namespace daicho {

/// Without title and note.
std::string draw_text(const KeyFigure& figure, const RenderOptions& options);
std::string draw_text(const GroupedList& list, const RenderOptions& options);
std::string draw_text(const FactSheet& sheet, const RenderOptions& options);
std::string draw_text(const Cards& cards, const RenderOptions& options);
std::string draw_text(const SourceList& list, const RenderOptions& options);
std::string draw_text(const Growth& growth, const RenderOptions& options);
std::string draw_text(const Chart& chart, const RenderOptions& options);
std::string draw_text(const TileMap& map, const RenderOptions& options);
std::string draw_text(const Diagram& diagram, const RenderOptions& options);
std::string draw_text(const Panels& panels, const RenderOptions& options);
std::string draw_text(const Tiers& tiers, const RenderOptions& options);
std::string draw_text(const SideBySide& beside, const RenderOptions& options);
std::string draw_text(const Timeline& timeline, const RenderOptions& options);

}  // namespace daicho
