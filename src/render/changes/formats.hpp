// How a change of the registry looks: a function and a file a format.
#pragma once

#include <string>

#include "daicho/render/render.hpp"
#include "daicho/report/changes.hpp"

namespace daicho {

std::string render_changes_text(const Changes& changes, const RenderOptions& options);
/// Fit to be the comment of a pull request: all of it harmless, and short enough for GitHub.
std::string render_changes_markdown(const Changes& changes, const RenderOptions& options);
std::string render_changes_json(const Changes& changes, const RenderOptions& options);

}  // namespace daicho
