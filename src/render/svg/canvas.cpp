#include "render/svg/canvas.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace daicho::svg {

namespace {

constexpr double baseline = 1.05;  // of a line's top, in sizes: leading and ascent

/// `dc-ink dc-small` of `ink small`.
std::string prefixed(std::string_view classes) {
    std::string out = "dc-";
    for (const char c : classes) out += c == ' ' ? " dc-" : std::string(1, c);
    return out;
}

bool is_id_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

std::string_view name_of(Anchor anchor) {
    return anchor == Anchor::start ? "start" : anchor == Anchor::middle ? "middle" : "end";
}

}  // namespace

Canvas::Canvas(std::string_view kind, const std::string& name, const SvgOptions& options)
    : x_options(options), x_id("dc-") {
    for (const char c : options.prefix + (name.empty() ? std::string(kind) : name)) {
        if (is_id_character(c)) x_id += c;
    }
}

std::string Canvas::id(std::string_view part) const {
    return fmt::format("{}-{}", x_id, part);
}

void Canvas::rect(const Box& box, std::string_view classes) {
    x_body.leaf("rect", {{"class", prefixed(classes)},
                         {"x", box.x},
                         {"y", box.y},
                         {"width", box.width},
                         {"height", box.height}});
}

void Canvas::line(Point from, Point to, std::string_view classes) {
    x_body.leaf(
        "line",
        {{"class", prefixed(classes)}, {"x1", from.x}, {"y1", from.y}, {"x2", to.x}, {"y2", to.y}});
}

void Canvas::path(const std::vector<Point>& points, std::string_view classes, bool closed) {
    std::string d;
    for (const Point& p : points) {
        d += fmt::format("{}{} {}", d.empty() ? "M" : "L", number(p.x), number(p.y));
    }
    if (closed) d += "Z";
    x_body.leaf("path", {{"class", prefixed(classes)}, {"d", d}});
}

void Canvas::circle(Point center, double radius, std::string_view classes) {
    x_body.leaf("circle",
                {{"class", prefixed(classes)}, {"cx", center.x}, {"cy", center.y}, {"r", radius}});
}

void Canvas::text(Point at, std::string_view text, std::string_view classes, Anchor anchor) {
    if (text.empty()) return;
    x_body.leaf(
        "text",
        {{"class", prefixed(classes)}, {"x", at.x}, {"y", at.y}, {"text-anchor", name_of(anchor)}},
        text);
}

double Canvas::lines(Point at, const std::vector<std::string>& lines, std::string_view classes,
                     double size, Anchor anchor) {
    for (const std::string& line : lines) {
        text({at.x, at.y + baseline * size}, line, classes, anchor);
        at.y += leading * size;
    }
    return at.y;
}

double Canvas::paragraph(double y, std::string_view text, std::string_view classes, double size) {
    return lines({margin, y}, wrap_text(text, x_width - 2 * margin, size), classes, size);
}

void Canvas::fill(const Box& box, std::string_view pattern) {
    x_body.leaf("rect", {{"fill", fmt::format("url(#{})", id(pattern))},
                         {"x", box.x},
                         {"y", box.y},
                         {"width", box.width},
                         {"height", box.height}});
}

void Canvas::begin_hint(std::string_view text) {
    x_body.open("g");
    x_body.leaf("title", {}, text);
}

double Canvas::begin(const std::string& title, double width) {
    x_width = width;
    x_title = title;
    if (x_options.inlined || title.empty()) return margin;
    return paragraph(margin, title, "ink title", title_size) + 6;
}

std::string Canvas::finish(const std::string& summary, const std::string& note, double height) {
    if (!x_options.inlined && !note.empty()) height = paragraph(height + 4, note);
    height += margin;

    Writer out;
    out.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                     {"class", "dc"},
                     {"viewBox", fmt::format("0 0 {} {}", number(x_width), number(height))},
                     {"width", x_width},
                     {"height", height},
                     {"role", "img"},
                     {"lang", ja() ? "ja" : "en"},
                     {"aria-labelledby", id("title") + " " + id("desc")}});
    out.leaf("title", {{"id", id("title")}}, x_title);
    out.leaf("desc", {{"id", id("desc")}}, summary);
    if (!x_options.inlined) out.raw("<style>\n" + svg_style() + "</style>\n");
    if (!x_definitions.empty()) out.raw("<defs>\n" + x_definitions + "</defs>\n");
    if (!x_options.inlined) {
        out.leaf("rect", {{"class", "dc-ground"}, {"width", "100%"}, {"height", "100%"}});
    }
    out.raw(x_body.out());
    out.close();
    return out.out();
}

}  // namespace daicho::svg
