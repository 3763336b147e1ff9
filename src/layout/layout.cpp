#include "daicho/layout/layout.hpp"

#include <array>

#include "layout/data.hpp"
#include "layout/fill.hpp"
#include "layout/topics.hpp"
#include "render/svg/svg.hpp"

namespace daicho {

namespace embedded {
std::string_view grounds_mustache();
std::string_view head_mustache();
std::string_view page_html_mustache();
std::string_view part_html_mustache();
std::string_view part_md_mustache();
std::string_view report_md_mustache();
std::string_view style_css();
}  // namespace embedded

namespace {

/// The product's own templates, all read.
const TemplateTrees& own_trees() {
    static const TemplateTrees all = [] {
        static Diagnostics none;  // the tests prove it
        TemplateTrees trees(own_templates(), none);
        for (SourceId i = 0; i < own_templates().size(); ++i) trees.of(i);
        return trees;
    }();
    return all;
}

/// What one of the product's own layouts uses of a document: data only through `block`.
DocumentParts parts_of(SourceId layout) {
    return {.data = mentions(own_trees(), layout, "block"),
            .html = mentions(own_trees(), layout, "html"),
            .md = mentions(own_trees(), layout, "md")};
}

std::string fill_own(SourceId layout, const Report& report, Markup markup,
                     const RenderOptions& options) {
    const Json document = document_of(report, options, parts_of(layout));
    return fill_template(own_trees(), layout, markup, document, FillLimits::none()).value();
}

}  // namespace

const Sources& own_templates() {
    static const Sources all{
        {"page.html.mustache", std::string(embedded::page_html_mustache())},
        {"report.md.mustache", std::string(embedded::report_md_mustache())},
        {"part.html.mustache", std::string(embedded::part_html_mustache())},
        {"part.md.mustache", std::string(embedded::part_md_mustache())},
        {"head.mustache", std::string(embedded::head_mustache())},
        {"grounds.mustache", std::string(embedded::grounds_mustache())},
        {"style.css", std::string(embedded::style_css())},
        {"pictures.css", svg_style()},
    };
    return all;
}

SourceId find_layout(const Sources& files, std::string_view report, Markup markup) {
    const std::string ending = markup == Markup::html ? ".html" : ".md";
    if (const auto own = find_template(files, std::string(report) + ending)) return *own;
    return *find_template(files, markup == Markup::html ? "page.html" : "report.md");
}

LaidOut lay_out(const Report& report, const Sources& files, SourceId layout, Markup markup,
                const RenderOptions& options) {
    LaidOut out;
    const Json document = document_of(report, options);
    TemplateTrees trees(files, out.findings);
    check_template(trees, layout, markup, document, out.findings);
    if (!out.findings.has_errors()) {
        auto text = fill_template(trees, layout, markup, document);
        if (text) {
            out.text = std::move(*text);
        } else {
            out.findings.add(
                topics::layout["too-much"], {layout, 0, 0},
                message("出力が 64 MiB を超えるか、作るのに手間がかかりすぎます",
                        "the page would be larger than 64 MiB, or take too long to make"));
        }
    }
    out.findings.sort(files);
    return out;
}

std::string lay_out(const Report& report, Markup markup, const RenderOptions& options) {
    return fill_own(find_layout(own_templates(), report.name, markup), report, markup, options);
}

std::string lay_out_part(const Report& report, Markup markup, const RenderOptions& options) {
    const char* name = markup == Markup::html ? "part.html" : "part.md";
    // The part says the title itself, and is within a document that has its own.
    Report part = report;
    std::erase_if(part.blocks, [](const Block& block) {
        const auto* heading = std::get_if<Heading>(&block);
        return heading && heading->level == 1;
    });
    part.parts.clear();
    std::string out = fill_own(*find_template(own_templates(), name), part, markup, options);
    out.erase(out.find_last_not_of('\n') + 1);  // npos + 1 is 0
    return out + "\n";
}

std::string describe_data(const Report& report, const RenderOptions& options) {
    return to_json_text(document_of(report, options), 2);
}

std::span<const Topic> template_topics() {
    return topics::layout;
}

}  // namespace daicho
