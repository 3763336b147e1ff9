// Indicators on one axis of years: targets as ticks of their own year, final values as dots,
// interim ones hollow and alone.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "daicho/time/era.hpp"
#include "render/svg/axis.hpp"
#include "render/svg/canvas.hpp"

namespace daicho {

namespace svg {

namespace {

constexpr double radius = 4.5;

class PanelDrawing {
  public:
    PanelDrawing(const Panels& panels, const Panels::Panel& panel, const SvgOptions& options,
                 Canvas& canvas, double top)
        : x_panels(panels), x_panel(panel), x_options(options), x_canvas(canvas) {
        scale(top);
    }

    /// Gives where it ends.
    double draw() {
        for (const double value : x_ticks) {
            x_canvas.line({x_left, y(value)}, {x_right, y(value)},
                          value == x_ticks.front() ? "edge" : "rule");
            x_canvas.text({x_left - 6, y(value) + 4}, fmt::format("{:g}", value), "soft small",
                          Anchor::end);
        }
        draw_years();
        draw_lines();
        for (const auto& target : x_panel.targets) draw_target(target);
        for (const auto& point : x_panel.points) draw_point(point);
        for (const auto& target : x_panel.targets) say_target(target);
        for (const auto& point : x_panel.points) say_point(point);
        return x_upward.from + x_room_below;
    }

  private:
    // ---- scales --------------------------------------------------------------------------------

    void scale(double top) {
        double low = std::numeric_limits<double>::infinity(), high = -low;
        const auto see = [&](double value) {
            low = std::min(low, value);
            high = std::max(high, value);
        };
        for (const auto& point : x_panel.points) see(point.value.value);
        for (const auto& target : x_panel.targets) see(target.value.value);
        if (low >= 0 && low < high / 2)
            low = 0;  // an axis that hardly leaves out anything begins at 0
        if (low == high) low -= std::max(1.0, std::abs(low) / 10), high += std::abs(high) / 10;
        x_ticks = round_ticks(low, high, 4, false);
        x_left = text_width(fmt::format("{:g}", x_ticks.back()), small_size) + 22;
        x_right = x_canvas.width() - 6;
        constexpr double height = 150, head = 22;
        x_upward = {x_ticks.front(), x_ticks.back(), top + head + height, top + head};
    }
    int years() const { return x_panels.last.year - x_panels.first.year + 1; }
    double step() const { return (x_right - x_left) / years(); }
    double x(FiscalYear year) const {
        return x_left + (year.year - x_panels.first.year + 0.5) * step();
    }
    double y(double value) const { return x_upward.at(value); }
    Point at(const Panels::Point& point) const { return {x(point.year), y(point.value.value)}; }

    void draw_years() {
        std::vector<std::string> labels;
        for (FiscalYear year = x_panels.first; year <= x_panels.last; ++year.year) {
            const bool is_era = x_options.lang == Lang::ja && x_options.dates != DateStyle::iso;
            labels.push_back(is_era ? short_era_year(year) : std::to_string(year.year));
        }
        const Thinned shown = thin(labels, step() - 5, small_size);
        for (std::size_t i = 0; i < labels.size(); i += shown.step) {
            const FiscalYear year{x_panels.first.year + static_cast<int>(i)};
            x_canvas.lines({x(year), x_upward.from + 4}, shown.lines[i], "soft small", small_size,
                           Anchor::middle);
        }
        x_room_below = 6 + static_cast<double>(shown.most_lines) * small_size * leading;
    }

    // ---- what is known -------------------------------------------------------------------------

    /// A final value of the year says more than an interim one.
    bool is_drawn(const Panels::Point& point) const {
        return !point.is_interim || !final_of(point.year);
    }
    const Panels::Point* final_of(FiscalYear year) const {
        const auto found = std::ranges::find_if(x_panel.points, [&](const auto& point) {
            return point.year == year && !point.is_interim;
        });
        return found == x_panel.points.end() ? nullptr : &*found;
    }

    void draw_lines() {
        for (const auto& point : x_panel.points) {
            const auto* next = final_of({point.year.year + 1});
            if (point.is_interim || final_of(point.year) != &point || !next) continue;
            x_canvas.path({at(point), at(*next)}, "line");
        }
    }

    void draw_point(const Panels::Point& point) {
        if (!is_drawn(point)) return;
        x_canvas.begin_hint(fmt::format("{} {} {}", point.year.year, point.value.text, point.note));
        x_canvas.circle(at(point), radius, point.is_interim ? "ground hollow" : "series1");
        x_canvas.end_hint();
        x_taken.push_back(box_around(at(point)));
    }

    void draw_target(const Panels::Target& target) {
        const double half = std::min(12.0, step() / 2);
        const Point middle{x(target.year), y(target.value.value)};
        x_canvas.line({middle.x - half, middle.y}, {middle.x + half, middle.y}, "target");
        x_taken.push_back({middle.x - half, middle.y - 2, 2 * half, 4});
    }

    // ---- what is said --------------------------------------------------------------------------

    static Box box_around(Point p) { return {p.x - radius, p.y - radius, 2 * radius, 2 * radius}; }
    bool is_free(const Box& box) const {
        if (box.x < x_left - 2 || box.right() > x_right || box.bottom() > x_upward.from)
            return false;
        return std::ranges::none_of(x_taken, [&](const Box& other) {
            return box.x < other.right() && other.x < box.right() && box.y < other.bottom() &&
                   other.y < box.bottom();
        });
    }
    /// Above or below what it says, where there is room.
    void say(Point middle, const std::string& text, std::string_view classes) {
        const double width = text_width(text, small_size);
        for (const double down : {-9.0, 19.0, -23.0, 33.0}) {
            for (const double aside : {0.0, -width / 2, width / 2}) {
                const Point base{middle.x + aside, middle.y + down};
                const Box box{base.x - width / 2, base.y - 11, width, 13};
                if (!is_free(box)) continue;
                x_canvas.text(base, text, classes, Anchor::middle);
                x_taken.push_back(box);
                return;
            }
        }
    }
    void say_point(const Panels::Point& point) {
        if (is_drawn(point)) say(at(point), point.value.text, "ink halo small");
    }
    void say_target(const Panels::Target& target) {
        say({x(target.year), y(target.value.value)}, target.label, "accent halo small");
    }

    const Panels& x_panels;
    const Panels::Panel& x_panel;
    const SvgOptions& x_options;
    Canvas& x_canvas;
    std::vector<double> x_ticks;
    std::vector<Box> x_taken;
    double x_left = 0, x_right = 0, x_room_below = 0;
    Scale x_upward;
};

std::string summary_of(const Panels& panels) {
    std::vector<std::string> parts;
    for (const auto& panel : panels.panels) {
        for (const auto& target : panel.targets)
            parts.push_back(fmt::format("{} {}", target.year.year, target.label));
        for (const auto& point : panel.points)
            parts.push_back(fmt::format("{} {} {}", point.year.year, point.value.text, point.note));
    }
    return fmt::format("{}", fmt::join(parts, "; "));
}

}  // namespace

}  // namespace svg

std::string draw_svg(const Panels& panels, const SvgOptions& options) {
    using namespace svg;
    const std::string name = panels.panels.size() == 1 ? panels.panels.front().key : panels.name;
    Canvas canvas("panels", name, options);
    constexpr double narrowest = 280;
    double y = canvas.begin(panels.title, std::max<double>(options.width, narrowest));
    for (const auto& panel : panels.panels) {
        if (panels.panels.size() > 1)
            y = canvas.paragraph(y, fmt::format("{} ({})", panel.title, panel.unit), "ink strong");
        y = PanelDrawing(panels, panel, options, canvas, y).draw() + 8;
    }
    return canvas.finish(summary_of(panels), panels.note, y);
}

}  // namespace daicho
