// Pictures drawn as SVG: each stands alone as a file, and can be set into a page.
#pragma once

#include <string>

#include "daicho/render/render.hpp"

namespace daicho {

struct SvgOptions {
    Lang lang = Lang::ja;
    DateStyle dates = DateStyle::iso;
    /// At which one unit is one pixel of the screen: a page may draw a picture twice, for the desk
    /// and for the phone. A picture whose texts need more room is wider.
    int width = 800;
    /// In a page that has `svg_style` once, and says title and note beside the picture.
    bool inlined = false;
    /// Before the ids, where a page holds two pictures of the same name.
    std::string prefix{};
};

std::string draw_svg(const Chart& chart, const SvgOptions& options = {});
std::string draw_svg(const Growth& growth, const SvgOptions& options = {});
/// One below the other.
std::string draw_svg(const Panels& panels, const SvgOptions& options = {});
std::string draw_svg(const Timeline& timeline, const SvgOptions& options = {});

/// The style sheet of all pictures, light and dark. Every name in it begins with `dc`.
std::string svg_style();

}  // namespace daicho
