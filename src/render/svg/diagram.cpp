// Diagrams: who works with whom. Kinds differ in shape and line, and are said in words.
#include <fmt/format.h>

#include "render/svg/canvas.hpp"
#include "render/svg/diagram_layout.hpp"

namespace daicho {

namespace svg {

namespace {

void draw_box(Canvas& canvas, const NodeBox& node) {
    const Box& b = node.box;
    const std::string& kind = node.node->kind;
    if (node.node->emphasis == Emphasis::missing || kind == "other") {
        canvas.rect(b, "ground dashed");
    } else if (kind == "bureau") {
        canvas.rect(b, "ground heavy");
    } else if (kind == "hello-work") {
        canvas.rect(b, "ground box", 12);
    } else if (kind == "prefecture") {
        canvas.rect(b, "ground box");
        canvas.rect({b.x + 3, b.y + 3, b.width - 6, b.height - 6}, "ground rim");
    } else {
        canvas.rect(b, "ground box", 3);
    }
}

void draw_words(Canvas& canvas, const NodeBox& node) {
    double lines = static_cast<double>(node.lines.size()) * text_size * leading;
    if (!node.kind.empty()) lines += small_size * leading;
    lines += static_cast<double>(node.marks.size()) * small_size * leading;
    Point at{node.box.center(), node.box.middle() - lines / 2};
    if (!node.kind.empty())
        at.y = canvas.lines(at, {node.kind}, "soft small", small_size, Anchor::middle);
    const bool is_new =
        node.node->emphasis == Emphasis::new_in_year || node.node->emphasis == Emphasis::new_since;
    at.y = canvas.lines(at, node.lines, is_new ? "ink strong new" : "ink strong", text_size,
                        Anchor::middle);
    canvas.lines(at, node.marks, "accent small", small_size, Anchor::middle);
}

}  // namespace

}  // namespace svg

std::string draw_svg(const Diagram& diagram, const SvgOptions& options) {
    using namespace svg;
    constexpr double margin = Canvas::margin;
    Canvas canvas("diagram", diagram.name, options);
    const DiagramLayout layout = lay_out(diagram, options.width - 2 * margin, options.lang);
    const double y =
        canvas.begin(diagram.title, std::max<double>(options.width, layout.width + 2 * margin));
    const double left = (canvas.width() - layout.width) / 2;
    const auto moved = [&](Point p) { return Point{p.x + left, p.y + y}; };

    for (const Route& route : layout.routes) {
        std::vector<Point> points;
        for (const Point& p : route.points) points.push_back(moved(p));
        canvas.path(points, "link");
    }
    for (const Route& route : layout.routes) {
        const double height = static_cast<double>(route.label.size()) * small_size * leading;
        const Point at = moved(route.label_at);
        canvas.lines({at.x, at.y - height + 4}, route.label, "ink halo small", small_size,
                     route.anchor);
    }
    for (NodeBox node : layout.nodes) {
        node.box.x += left;
        node.box.y += y;
        draw_box(canvas, node);
        draw_words(canvas, node);
    }
    double bottom = y + layout.height + 8;
    if (diagram.nodes.empty()) {
        bottom = canvas.lines({margin, y}, {canvas.in({"データはありません", "no data"})}, "soft");
    }
    const std::string summary =
        fmt::format(fmt::runtime(canvas.ja() ? "{}の主体と{}のつながりを示す図。"
                                             : "Parties: {}; relations between them: {}."),
                    diagram.nodes.size(), diagram.edges.size());
    return canvas.finish(summary, diagram.note + diagram.looks, bottom);
}

}  // namespace daicho
