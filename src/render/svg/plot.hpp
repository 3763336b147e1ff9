// The ground of a chart: its axes, fills, legend and direct labels.
//
//     title
//     ▨ possible  ◇ published     legend of what cannot be labelled directly
//     300 ┤        ▄▄ 327
//         │     ▄▄ ██ ■ 市 253    direct labels
//       0 └──────────
//          2009  …  2025
//     note
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "daicho/report/report.hpp"
#include "render/svg/axis.hpp"
#include "render/svg/canvas.hpp"

namespace daicho::svg {

/// What a label at the right names, and where it would stand by itself.
struct Tail {
    std::string text;
    std::size_t series;
    std::size_t position;
    double value;
};

/// Draws the sign of something in a box of 14 × 14.
using Sign = std::function<void(const Box&)>;
struct Key {
    std::string text;
    Sign sign;
};

class Plot {
  public:
    /// Everything but the marks of the data. `tails` become direct labels, or a legend if they
    /// would take too much of the width.
    Plot(Canvas& canvas, const Chart& chart, const SvgOptions& options,
         const std::vector<Tail>& tails, const std::function<Sign(std::size_t)>& sign_of);

    double x(std::size_t position) const {
        return x_area.x + x_band * (static_cast<double>(position) + 0.5);
    }
    double y(double value) const { return x_scale.at(value); }
    /// From one position to the next.
    double band() const { return x_band; }
    /// Where the middle of a text must be so that it does not leave the picture.
    double inside(double x, double width) const;

    std::string finish(const std::string& summary, const std::string& note) {
        return x_canvas.finish(summary, note, x_bottom);
    }

  private:
    void draw_axes(const Chart& chart, const std::vector<double>& ticks);
    void draw_tails(const std::vector<Tail>& tails,
                    const std::function<Sign(std::size_t)>& sign_of);

    Canvas& x_canvas;
    Box x_area;
    Scale x_scale;
    double x_band = 0;
    double x_bottom = 0;
};

/// Draws the keys from `at` on, in as many lines as they need; gives where they end.
double draw_legend(Canvas& canvas, Point at, const std::vector<Key>& keys);

/// Fills of the series, told apart by grain as well as by colour, and the hatch of a band.
void define_fills(Canvas& canvas);
void draw_fill(Canvas& canvas, const Box& box, std::size_t series);
/// The width of a bar where positions are so far apart.
double bar_width(double band);
void draw_hatched(Canvas& canvas, const Box& box);
void draw_diamond(Canvas& canvas, Point center);

/// Every which-th of figures `distance` apart can be said without touching.
std::size_t label_step(const std::vector<std::string>& labels, double distance, double size);

}  // namespace daicho::svg
