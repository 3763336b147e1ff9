// Format `svg`: the first chart or timeline of a report as a file; nothing if it has none.
#include "render/svg/svg.hpp"

#include "render/cells.hpp"

namespace daicho {

namespace {

/// The picture with the report's warnings in its note, where nobody can miss them.
template <class Picture>
std::string draw(Picture picture, const Report& report, const RenderOptions& options) {
    std::string note;
    for (const std::string& stamp : report.stamps) note += "⚠ " + stamp + " ";
    picture.note = note + picture.note;
    return draw_svg(picture, {.lang = options.lang, .dates = options.dates});
}

std::string render(const Report& report, const RenderOptions& options) {
    for (const Block& block : report.blocks) {
        std::string picture = std::visit(
            Overloaded{
                [&](const Chart& chart) { return draw(chart, report, options); },
                [&](const Timeline& timeline) { return draw(timeline, report, options); },
                [](const auto&) { return std::string(); },
            },
            block);
        if (!picture.empty()) return picture;
    }
    return "";
}

}  // namespace

extern constinit const Format svg_format{
    "svg", ".svg", {"最初の図を画像に", "the first picture, drawn"}, render, Holds::one_picture};

}  // namespace daicho
