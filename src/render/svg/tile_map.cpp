// The tile map: each prefecture a tile with name and number, in five steps of one colour.
//
//     title
//     □ 0  ▒ 1–4  ▓ 5–8 …
//                      北海道
//                        7
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "daicho/text/number.hpp"
#include "render/pictures/chart_values.hpp"
#include "render/pictures/map_steps.hpp"
#include "render/svg/plot.hpp"

namespace daicho {

namespace svg {

namespace {

std::string label_of(const Count& count) {
    const std::string certain = with_thousands(count.certain);
    return (count.agrees() ? certain : certain + "–" + with_thousands(count.possible)) +
           (count.is_open ? "+" : "");
}

void draw_ground(Canvas& canvas, const Box& box, int colour) {
    if (colour > 0) canvas.rect(box, fmt::format("step{}", colour));
    canvas.rect(box, colour > 0 ? "edge" : "outline");
}

std::vector<Key> keys_of(Canvas& canvas, const MapSteps& classes) {
    std::vector<Key> keys{{"0", [&](const Box& box) { draw_ground(canvas, box, 0); }}};
    for (int step = 1; step <= classes.number(); ++step) {
        const Count bounds = classes.bounds(step);
        const int colour = classes.colour_of(bounds.certain);
        keys.push_back({label_of(bounds),
                        [&canvas, colour](const Box& box) { draw_ground(canvas, box, colour); }});
    }
    return keys;
}

std::string summary_of(const TileMap& map, bool ja) {
    Count sum;
    int none = 0;
    const TileMap::Tile* most = nullptr;
    for (const auto& tile : map.tiles) {
        sum += tile.count;
        none += tile.count == Count{} ? 1 : 0;
        if (!most || tile.count.certain > most->count.certain) most = &tile;
    }
    if (!most) return ja ? "データはありません。" : "No data.";
    return fmt::format(fmt::runtime(ja ? "計{}{}。最も多いのは{}（{}）。0は{}。"
                                       : "{} {} in all. Most: {} ({}). None: {}."),
                       label_of(sum), is_of_shares(map) ? map.count_unit : map.unit, most->label,
                       label_of(most->count), none);
}

struct Bounds {
    int row = 0, column = 0, rows = 0, columns = 0;
};

Bounds bounds_of(const TileMap& map) {
    if (map.tiles.empty()) return {};
    const auto by_row = std::ranges::minmax(map.tiles, {}, &TileMap::Tile::row);
    const auto by_column = std::ranges::minmax(map.tiles, {}, &TileMap::Tile::column);
    return {by_row.min.row, by_column.min.column, by_row.max.row - by_row.min.row + 1,
            by_column.max.column - by_column.min.column + 1};
}

/// Texts shrink to the tile, but not below what can be read: then the tile grows.
double width_of_tile(const TileMap& map, double room) {
    constexpr double smallest = 8.5, widest = 56, padding = 4;
    double least = 24;
    for (const auto& tile : map.tiles) {
        least = std::max({least, text_width(tile.label, smallest) + padding,
                          text_width(label_of(shown_of(tile)), smallest) + padding});
    }
    return std::clamp(room, std::min(least, widest), std::max(widest, least));
}

/// In steps of half a unit, so that few sizes are used.
double size_to_fit(const std::string& text, double room, double most) {
    const double size = most * std::min(1.0, room / std::max(1.0, text_width(text, most)));
    return static_cast<int>(size * 2) / 2.0;
}

}  // namespace

}  // namespace svg

std::string draw_svg(const TileMap& map, const SvgOptions& options) {
    using namespace svg;
    constexpr double gap = 3;
    Canvas canvas("map", map.name, options);
    const Bounds bounds = bounds_of(map);
    const int columns = std::max(1, bounds.columns);
    const double wished = (options.width - 2 * Canvas::margin) / columns;
    const double tile_width = width_of_tile(map, wished - gap);
    const double tile_height = std::max(tile_width * 0.86, 32.0);
    const double needed = columns * (tile_width + gap) + 2 * Canvas::margin;
    const double width = std::max<double>(options.width, needed);

    double y = canvas.begin(map.title, width);
    const MapSteps classes = MapSteps::shown_in(map);
    const std::string unit = canvas.in({"単位: ", "unit: "}) + map.unit;
    if (!map.unit.empty()) y = canvas.paragraph(y, unit) + 2;
    y = draw_legend(canvas, {Canvas::margin, y}, keys_of(canvas, classes)) + 6;
    if (map.tiles.empty()) {
        y = canvas.lines({Canvas::margin, y}, {canvas.in({"データはありません", "no data"})},
                         "soft");
    }

    const double left = (width - needed) / 2 + Canvas::margin;
    for (const auto& tile : map.tiles) {
        const Box box{left + (tile.column - bounds.column) * (tile_width + gap),
                      y + (tile.row - bounds.row) * (tile_height + gap), tile_width, tile_height};
        const int colour = classes.colour_of(shown_of(tile).certain);
        draw_ground(canvas, box, colour);
        const std::string ink = colour > 0 ? fmt::format("on{}", colour) : "ink";
        const std::string number = label_of(shown_of(tile));
        const double room = tile_width - 4;
        canvas.sized_text({box.center(), box.y + tile_height * 0.42}, tile.label, ink,
                          size_to_fit(tile.label, room, text_size));
        canvas.sized_text({box.center(), box.y + tile_height * 0.85}, number, ink + " strong",
                          size_to_fit(number, room, 15));
    }
    y += bounds.rows * (tile_height + gap);
    return canvas.finish(svg::summary_of(map, canvas.ja()), map.note, y);
}

}  // namespace daicho
