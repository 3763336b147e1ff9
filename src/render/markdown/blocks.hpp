// The blocks of a report as Markdown, one fragment for each.
#pragma once

#include <string>
#include <vector>

#include "daicho/render/render.hpp"

namespace daicho {

std::vector<std::string> markdown_of_blocks(const Report& report, const RenderOptions& options);

}  // namespace daicho
