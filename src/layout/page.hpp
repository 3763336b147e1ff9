// Format `html`, for the catalogue of formats.
#pragma once

#include "daicho/render/render.hpp"

namespace daicho {

std::string render_html(const Report& report, const RenderOptions& options);

}  // namespace daicho
