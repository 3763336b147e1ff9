// The tile map of a page: a grid of links with name and figure, and two views of it that radio
// buttons change between without a script.
#include <fmt/format.h>

#include <algorithm>

#include "daicho/text/number.hpp"
#include "render/cells.hpp"
#include "render/html/blocks.hpp"
#include "render/html/text.hpp"
#include "render/pictures/map_steps.hpp"

namespace daicho {

namespace {

/// `12`, `12–15`, `12以上`, `不明`. The `≥` takes the place of `以上` where a tile is narrow.
std::string figure_of(const Count& count, std::string_view view, Lang lang) {
    std::string text = with_thousands(count.certain);
    if (count.is_unknown()) {
        text = fmt::format("<i>{}</i>", Words{"不明", "?"}.in(lang));
    } else if (count.is_open) {
        text = fmt::format("<i class=\"least\">≥</i>{}<i class=\"or-more\">{}</i>", text,
                           Words{"以上", "+"}.in(lang));
    } else if (!count.agrees()) {
        text += "–<wbr>" + with_thousands(count.possible);
    }
    return fmt::format("<b{}>{}</b>", view, text);
}

class Tiles {
  public:
    Tiles(const TileMap& map, std::string_view id, Lang lang)
        : x_map(map),
          x_id(id),
          x_lang(lang),
          x_has_views(is_of_shares(map)),
          x_first(MapSteps::shown_in(map)),
          x_second(MapSteps::of_counts(map)) {}

    std::string html() const {
        std::string tiles;
        for (const auto& tile : x_map.tiles) tiles += html_of(tile);
        return fmt::format(
            "<div class=\"tile-map\">\n{}{}<div class=\"tiles\">\n{}</div>\n{}</div>\n", switches(),
            keys(), tiles, open_note());
    }

  private:
    std::string in(Words words) const { return std::string(words.in(x_lang)); }

    std::string switches() const {
        if (!x_has_views) return "";
        return fmt::format(
            "<input type=\"radio\" class=\"by-share\" name=\"{0}\" id=\"{0}-share\" checked>"
            "<label for=\"{0}-share\">{1}</label>"
            "<input type=\"radio\" class=\"by-count\" name=\"{0}\" id=\"{0}-count\">"
            "<label for=\"{0}-count\">{2}</label>\n",
            x_id, escape_html(x_map.unit), escape_html(x_map.count_unit));
    }

    std::string key_of(const MapSteps& steps, std::string_view view) const {
        std::string out = fmt::format("<ul class=\"tile-key{}\">\n", view);
        const auto add = [&](int colour, std::string_view text) {
            out += fmt::format("<li><span class=\"swatch s{}\"></span>{}</li>\n", colour, text);
        };
        add(0, "0");
        for (int step = 1; step <= steps.number(); ++step) {
            const Count bounds = steps.bounds(step);
            const std::string more = bounds.is_open ? in({"以上", " or more"}) : "";
            const bool is_one = bounds.agrees();
            add(steps.colour_of(bounds.certain),
                is_one ? fmt::format("{}{}", bounds.certain, more)
                       : fmt::format("{}–{}", bounds.certain, bounds.possible));
        }
        return out + "</ul>\n";
    }
    std::string keys() const {
        if (!x_has_views) return key_of(x_first, "");
        return key_of(x_first, " of-share") + key_of(x_second, " of-count");
    }

    bool is_open(const TileMap::Tile& tile) const {
        return tile.count.is_open || (tile.percent && tile.percent->is_open);
    }
    std::string open_note() const {
        const bool some_are = std::ranges::any_of(
            x_map.tiles, [&](const TileMap::Tile& tile) { return is_open(tile); });
        if (!some_are || x_map.open_note.empty()) return "";
        return fmt::format("<p class=\"tile-note\"><span class=\"swatch open\"></span>{}</p>\n",
                           rich_html(x_map.open_note));
    }

    std::string html_of(const TileMap::Tile& tile) const {
        constexpr int most_rows = 16, most_columns = 16;
        const bool is_in_grid =
            tile.row >= 0 && tile.row < most_rows && tile.column >= 0 && tile.column < most_columns;
        const std::string place =
            is_in_grid ? fmt::format(" r{} c{}", tile.row + 1, tile.column + 1) : "";
        const std::string second =
            x_has_views ? fmt::format(" n{}", x_second.colour_of(tile.count.certain)) : "";
        std::string figures =
            figure_of(shown_of(tile), x_has_views ? " class=\"share\"" : "", x_lang);
        if (x_has_views) figures += figure_of(tile.count, " class=\"count\"", x_lang);
        const std::string link = href_html(tile.link);
        const std::string_view element = link.empty() ? "span" : "a";
        return fmt::format("<{0} class=\"tile s{1}{2}{3}{4}\"{5}><span>{6}</span>{7}</{0}>\n",
                           element, x_first.colour_of(shown_of(tile).certain), second, place,
                           is_open(tile) ? " open" : "", link, escape_html(tile.label), figures);
    }

    const TileMap& x_map;
    std::string_view x_id;
    Lang x_lang;
    bool x_has_views;
    MapSteps x_first, x_second;
};

}  // namespace

std::string html_of_tiles(const TileMap& map, std::string_view id, const RenderOptions& options) {
    return Tiles(map, id, options.lang).html();
}

}  // namespace daicho
