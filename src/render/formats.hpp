// The functions behind the catalogue of layout/formats.cpp, each in a file of its own.
#pragma once

#include "daicho/render/render.hpp"

namespace daicho {

std::string render_table(const Report& report, const RenderOptions& options);
std::string render_markdown(const Report& report, const RenderOptions& options);
std::string render_csv(const Report& report, const RenderOptions& options);
std::string render_tsv(const Report& report, const RenderOptions& options);
std::string render_json(const Report& report, const RenderOptions& options);
std::string render_json_lines(const Report& report, const RenderOptions& options);
std::string render_xlsx(const Report& report, const RenderOptions& options);
std::string render_svg(const Report& report, const RenderOptions& options);
std::string render_mermaid(const Report& report, const RenderOptions& options);
std::string render_ics(const Report& report, const RenderOptions& options);

}  // namespace daicho
