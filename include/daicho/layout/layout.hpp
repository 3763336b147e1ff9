// Layouts: templates in Mustache, checked against what they are given before they are filled.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "daicho/model/diagnostic.hpp"
#include "daicho/render/render.hpp"
#include "daicho/report/report.hpp"

namespace daicho {

/// What a template makes, and so how the texts in it are escaped.
enum class Markup { html, markdown };

/// The templates of the product, compiled in: files without a folder.
const Sources& own_templates();

/// The first file called `name` or `name.mustache`, in whatever folder; nothing if there is none.
std::optional<SourceId> find_template(const Sources& files, std::string_view name);

/// The layout of a report among these files: one of its own (`signing.html`), else that of all
/// (`page.html`, `report.md`).
SourceId find_layout(const Sources& files, std::string_view report, Markup markup);

/// A page, or why there is none. Warnings come with a page.
struct LaidOut {
    std::string text{};
    Diagnostics findings{};
};

/// Lays a report out with one of the files; its partials are others of them.
LaidOut lay_out(const Report& report, const Sources& files, SourceId layout, Markup markup,
                const RenderOptions& options);

/// The same with the product's own templates.
std::string lay_out(const Report& report, Markup markup, const RenderOptions& options);

/// The same as a part of a document that has a title already: its own is a line in bold.
std::string lay_out_part(const Report& report, Markup markup, const RenderOptions& options);

/// What a template receives, as JSON.
std::string describe_data(const Report& report, const RenderOptions& options);

/// Every topic of templates, for the catalogue.
std::span<const Topic> template_topics();

}  // namespace daicho
