// The style sheet of the pictures. Colours are tokens of デジタル庁デザインシステム (npm
// @digital-go-jp/design-tokens 1.1.9), in pairs for light and dark grounds; texts have a contrast
// of 4.5:1 at least, marks 3:1.
#include <fmt/format.h>

#include "render/svg/svg.hpp"
#include "render/svg/type.hpp"

namespace daicho {

namespace {

constexpr std::string_view white = "#ffffff", gray_50 = "#f2f2f2", gray_200 = "#cccccc",
                           gray_300 = "#b3b3b3", gray_400 = "#999999", gray_536 = "#767676",
                           gray_600 = "#666666", gray_700 = "#4d4d4d", gray_800 = "#333333",
                           gray_900 = "#1a1a1a", blue_100 = "#d9e6ff", blue_300 = "#9db7f9",
                           blue_500 = "#4979f5", blue_900 = "#0017c1", blue_1000 = "#00118f",
                           blue_1200 = "#000060", cyan_500 = "#01b7d6", cyan_800 = "#008299",
                           green_500 = "#2cac6e", green_800 = "#197a4b", orange_400 = "#ff8d44",
                           orange_800 = "#c74700", magenta_400 = "#f661f6", magenta_800 = "#aa00aa";

struct Colour {
    std::string_view name, light, dark;
};

constexpr Colour colours[] = {
    {"ground", white, gray_900},           {"ink", gray_800, gray_50},
    {"soft", gray_700, gray_300},  // secondary text
    {"edge", gray_536, gray_400},  // borders, axes
    {"rule", gray_200, gray_700},  // lines that only guide the eye
    {"accent", orange_800, orange_400},    {"mark", blue_900, blue_300},  // a day, a result
    {"tint", blue_100, blue_1200},         {"series1", blue_1000, blue_300},
    {"series2", blue_500, blue_500},       {"series3", cyan_800, cyan_500},
    {"series4", gray_600, gray_400},       {"series5", green_800, green_500},
    {"series6", magenta_800, magenta_400},
};

/// `fill` or `stroke` in a colour; the first of the two is for programs that know no variables.
std::string painted(std::string_view property, std::string_view colour) {
    for (const Colour& one : colours) {
        if (one.name == colour)
            return fmt::format("{0}:{1};{0}:var(--dc-{2});", property, one.light, colour);
    }
    return "";
}

struct Rule {
    std::string_view name, property, colour, rest;
};

constexpr Rule rules[] = {
    {"ground", "fill", "ground", ""},
    {"ink", "fill", "ink", ""},
    {"soft", "fill", "soft", ""},
    {"accent", "fill", "accent", ""},
    {"mark", "fill", "mark", ""},
    {"rule", "stroke", "rule", "fill:none"},
    {"edge", "stroke", "edge", "fill:none"},
    {"hatch", "stroke", "edge", "fill:none;stroke-width:1"},
    {"grain", "stroke", "ground", "fill:none;stroke-width:1.2;stroke-opacity:.55"},
    {"speck", "fill", "ground", "fill-opacity:.8"},
    {"gap", "stroke", "ground", "fill:none"},
    {"halo", "stroke", "ground", "stroke-width:4;stroke-linejoin:round;paint-order:stroke"},
    {"seam", "stroke", "ground", "stroke-width:3;paint-order:stroke"},
    {"diamond", "stroke", "accent", "stroke-width:1.8"},
    {"stop", "stop-color", "mark", ""},
    {"hollow", "stroke", "mark", "stroke-width:1.8"},
    {"part", "stroke", "edge", "fill:none;stroke-width:1.5"},
    {"band", "fill", "tint", "stroke:#767676;stroke-dasharray:2 3"},
    {"line", "stroke", "series1", "fill:none;stroke-width:2.2"},
    {"target", "stroke", "accent", "stroke-width:3.5"},
};

}  // namespace

std::string svg_style() {
    std::string light, dark;
    for (const Colour& one : colours) {
        light += fmt::format("--dc-{}:{};", one.name, one.light);
        dark += fmt::format("--dc-{}:{};", one.name, one.dark);
    }
    std::string out = fmt::format(
        ".dc{{{}font-family:'Noto Sans JP','Noto Sans CJK JP','Hiragino Sans','Yu Gothic',Meiryo,sans-serif;font-size:{}px;font-variant-numeric:tabular-nums;max-width:100%;height:auto}}\n"
        "@media screen and (prefers-color-scheme:dark){{.dc{{{}}}}}\n"
        ".dc-title{{font-size:{}px;font-weight:700}}.dc-small{{font-size:{}px}}.dc-strong,.dc-large{{font-weight:700}}.dc-large{{font-size:20px}}\n",
        light, svg::text_size, dark, svg::title_size, svg::small_size);
    for (const Rule& rule : rules) {
        out += fmt::format(".dc-{}{{{}{}}}\n", rule.name, painted(rule.property, rule.colour),
                           rule.rest);
    }
    for (int i = 1; i <= 6; ++i) {
        const std::string series = fmt::format("series{}", i);
        out += fmt::format(".dc-{}{{{}}}\n", series, painted("fill", series));
    }
    return out;
}

}  // namespace daicho
