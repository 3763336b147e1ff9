// Pictures drawn for a terminal: legible without colour, no wider than the terminal.
#pragma once

#include <string>

#include "daicho/render/render.hpp"

namespace daicho {

/// Without title and note.
std::string draw_text(const Chart& chart, const RenderOptions& options);
std::string draw_text(const Timeline& timeline, const RenderOptions& options);

}  // namespace daicho
