// The time axis of a timeline: fiscal years, marks for days, soft bars for intervals.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "daicho/report/report.hpp"
#include "render/svg/axis.hpp"
#include "render/svg/canvas.hpp"

namespace daicho::svg {

class TimeAxis {
  public:
    /// From the fiscal year of the first event to that of the last.
    TimeAxis(const std::vector<Timeline::Event>& events, const SvgOptions& options, double left,
             double width);

    /// Where an event stands; `from` and `to` are the same for a day.
    struct Extent {
        double from, to;
    };
    Extent extent_of(const Date& date) const;

    double left() const { return x_left; }
    double right() const { return x_left + x_width; }

    /// Names the years below `y`; gives where that ends.
    double draw_years(Canvas& canvas, double y) const;
    /// The beginnings of the named years, from above to below.
    void draw_rules(Canvas& canvas, double from, double to) const;

  private:
    struct Tick {
        double x;
        std::string label;
    };
    double at(Day day) const;

    double x_left, x_width;
    Scale x_scale;
    std::vector<Tick> x_ticks;
};

/// Gradients of the bars; before any is drawn.
void define_bars(Canvas& canvas);

/// A day as a mark, an interval as a bar with soft ends; what is uncertain is hollow, with a
/// question mark. Where a kind's number is given, intervals bear its mark too,
/// and one that is shorter than the mark is nothing but it.
void draw_event(Canvas& canvas, const TimeAxis& axis, const Date& when, double y,
                std::optional<std::size_t> kind = {});
void draw_mark(Canvas& canvas, Point center, std::size_t kind, bool is_hollow = false);

}  // namespace daicho::svg
