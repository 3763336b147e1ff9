// Format `html`: a report as one page that stands alone.
#include "layout/page.hpp"
#include "daicho/layout/layout.hpp"

namespace daicho {

std::string render_html(const Report& report, const RenderOptions& options) {
    return lay_out(report, Markup::html, options);
}

}  // namespace daicho
