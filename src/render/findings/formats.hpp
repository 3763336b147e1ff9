// The functions behind the catalogue of formats of findings, each in a file of its own.
#pragma once

#include "daicho/render/render.hpp"

namespace daicho {

std::string render_findings_concise(const Diagnostics& findings, const Sources& files,
                                    std::string_view root, const CheckSummary& summary,
                                    const RenderOptions& options);
std::string render_findings_markdown(const Diagnostics& findings, const Sources& files,
                                     std::string_view root, const CheckSummary& summary,
                                     const RenderOptions& options);
std::string render_findings_sarif(const Diagnostics& findings, const Sources& files,
                                  std::string_view root, const CheckSummary& summary,
                                  const RenderOptions& options);
std::string render_findings_github(const Diagnostics& findings, const Sources& files,
                                   std::string_view root, const CheckSummary& summary,
                                   const RenderOptions& options);
std::string render_findings_junit(const Diagnostics& findings, const Sources& files,
                                  std::string_view root, const CheckSummary& summary,
                                  const RenderOptions& options);

}  // namespace daicho
