// Charts: stacked bars.
#include <fmt/format.h>

#include <algorithm>

#include "render/pictures/chart_values.hpp"
#include "render/svg/plot.hpp"

namespace daicho {

namespace svg {

namespace {

/// Where each series ends in the last bar.
std::vector<Tail> tails_of_bars(const Chart& chart) {
    std::vector<Tail> tails;
    if (chart.positions.empty()) return tails;
    double base = 0;
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const auto value = value_at(chart.series[s], chart.positions.size() - 1);
        const double height = std::max(0.0, value.value_or(0));
        // What is in earlier bars alone has a name and no figure.
        const std::string said =
            value == 0.0 ? "" : value_label(chart.series[s], chart.positions.size() - 1);
        tails.push_back({chart.series[s].label + (said.empty() ? "" : " " + said), s,
                         chart.positions.size() - 1, base + height / 2});
        base += height;
    }
    return tails;
}

void draw_bar(Canvas& canvas, const Plot& plot, const Chart& chart, std::size_t i) {
    const double width = bar_width(plot.band()), left = plot.x(i) - width / 2;
    const auto between = [&](double low, double high) {
        return Box{left, plot.y(high), width, plot.y(low) - plot.y(high)};
    };
    double base = 0;
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const double value = std::max(0.0, value_at(chart.series[s], i).value_or(0));
        if (value == 0) continue;
        const Box box = between(base, base + value);
        draw_fill(canvas, box, s);
        if (base > 0 && box.height > 4)
            canvas.line({box.x, box.bottom()}, {box.right(), box.bottom()}, "gap");
        base += value;
    }
    const Stack stack = stack_at(chart, i);
    if (stack.possible > stack.certain)
        draw_hatched(canvas, between(stack.certain, stack.possible));
}

/// The total in lines that are as narrow as bars: `327`, or `12–` above `15`.
std::vector<std::string> lines_of_total(const Stack& stack, double room) {
    const std::string label = stack.label();
    if (text_width(label, small_size) <= room || stack.possible <= stack.certain) return {label};
    return {figure(stack.certain) + "–", figure(stack.possible)};
}

/// The total above the bar, and above it what was published if that is another figure.
///
///      38  published
///      39
///      ▄▄▄
void draw_total(Canvas& canvas, const Plot& plot, const Chart& chart, std::size_t i) {
    const Stack stack = stack_at(chart, i);
    const auto marks = marks_at(chart, i);
    double y = plot.y(stack.possible);
    for (const auto* mark : marks) y = std::min(y, plot.y(mark->value) - 4);
    auto lines = lines_of_total(stack, plot.band() - 2);
    std::ranges::reverse(lines);
    y -= 4;
    for (const std::string& line : lines) {
        canvas.text({plot.inside(plot.x(i), text_width(line, small_size)), y}, line,
                    "ink halo small strong", Anchor::middle);
        y -= small_size + 1;
    }
    if (marks.empty() || figure(marks.back()->value) == stack.label()) return;
    canvas.text({plot.x(i), y}, figure(marks.back()->value), "accent halo small", Anchor::middle);
}

std::string draw_bars(const Chart& chart, const SvgOptions& options) {
    Canvas canvas("chart", chart.name, options);
    define_fills(canvas);
    const auto sign_of = [&](std::size_t series) -> Sign {
        return [&canvas, series](const Box& box) { draw_fill(canvas, box, series); };
    };
    Plot plot(canvas, chart, options, tails_of_bars(chart), sign_of);

    const std::size_t number = chart.positions.size();
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < number; ++i) {
        const Stack stack = stack_at(chart, i);
        canvas.begin_hint(chart.positions[i] + ": " + stack.label());
        draw_bar(canvas, plot, chart, i);
        canvas.end_hint();
        std::ranges::move(lines_of_total(stack, plot.band() - 2), std::back_inserter(labels));
    }
    const std::size_t step = label_step(labels, plot.band(), small_size);
    for (std::size_t i = 0; i < number; ++i) {
        for (const auto* mark : marks_at(chart, i)) {
            canvas.begin_hint(mark->label);
            draw_diamond(canvas, {plot.x(i), plot.y(mark->value)});
            canvas.end_hint();
        }
        if ((number - 1 - i) % step == 0) draw_total(canvas, plot, chart, i);
    }
    return plot.finish(summary_of(chart, canvas.ja()), chart.note);
}

}  // namespace

}  // namespace svg

std::string draw_svg(const Chart& chart, const SvgOptions& options) {
    return svg::draw_bars(drawn(chart), options);
}

}  // namespace daicho
