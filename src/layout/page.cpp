// Format `html`: a report as one page that stands alone.
#include "daicho/layout/layout.hpp"
#include "daicho/render/render.hpp"

namespace daicho {

namespace {

std::string render(const Report& report, const RenderOptions& options) {
    return lay_out(report, Markup::html, options);
}

}  // namespace

extern constinit const Format html_format{
    .name = "html",
    .suffixes = ".html .htm",
    .summary = {"それだけで読めるウェブページ", "a web page that stands alone"},
    .render = render,
    .is_for_people = true};

}  // namespace daicho
