// Charts: stacked bars, and lines of target and result.
#include <fmt/format.h>

#include <algorithm>

#include "render/pictures/chart_values.hpp"
#include "render/svg/plot.hpp"

namespace daicho {

namespace svg {

namespace {

// ---- bars --------------------------------------------------------------------------------------

/// Where each series ends in the last bar.
std::vector<Tail> tails_of_bars(const Chart& chart) {
    std::vector<Tail> tails;
    if (chart.positions.empty()) return tails;
    double base = 0;
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const auto value = value_at(chart.series[s], chart.positions.size() - 1);
        const double height = std::max(0.0, value.value_or(0));
        const std::string said = value_label(chart.series[s], chart.positions.size() - 1);
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

// ---- lines -------------------------------------------------------------------------------------

bool is_target(const Chart::Series& series) {
    return series.key.starts_with("target");
}

/// A target is grey, dashed and a hollow square; a result a line with dots.
struct Stroke {
    std::string line;
    bool is_hollow;
};

Stroke stroke_of(const Chart& chart, std::size_t series) {
    if (is_target(chart.series[series])) return {"line4 dash", true};
    const auto before = chart.series.begin() + static_cast<std::ptrdiff_t>(series);
    const auto nth = std::count_if(chart.series.begin(), before, std::not_fn(is_target));
    constexpr int colours[] = {1, 2, 3, 5, 6};
    return {fmt::format("line{}", colours[nth % 5]), false};
}

void draw_point(Canvas& canvas, Point at, const Stroke& stroke) {
    constexpr double r = 4;
    if (stroke.is_hollow) {
        canvas.rect({at.x - r, at.y - r, 2 * r, 2 * r}, "ground rim");
    } else {
        canvas.circle(at, r, "series" + stroke.line.substr(4));
    }
}

void draw_line(Canvas& canvas, const Plot& plot, const Chart& chart, std::size_t series) {
    const Stroke stroke = stroke_of(chart, series);
    std::vector<Point> run;
    const auto end_run = [&] {
        if (run.size() > 1) canvas.path(run, stroke.line);
        for (const Point& point : run) draw_point(canvas, point, stroke);
        run.clear();
    };
    for (std::size_t i = 0; i < chart.positions.size(); ++i) {
        if (const auto value = value_at(chart.series[series], i))
            run.push_back({plot.x(i), plot.y(*value)});
        else
            end_run();
    }
    end_run();
}

/// Whether the line falls steeply from a position to its neighbour: no room for a text below.
bool falls(const Plot& plot, const Chart::Series& series, std::size_t from, std::size_t to) {
    const auto here = value_at(series, from), there = value_at(series, to);
    return here && there && plot.y(*there) - plot.y(*here) > 20;
}

/// The highest value of a position is said above it, the others below.
void draw_values(Canvas& canvas, const Plot& plot, const Chart& chart, std::size_t i) {
    std::vector<std::pair<double, const Chart::Series*>> values;
    for (const auto& series : chart.series) {
        if (const auto value = value_at(series, i)) values.emplace_back(*value, &series);
    }
    std::ranges::stable_sort(values, std::greater{}, [](const auto& v) { return v.first; });
    double least = plot.top() - 100;
    for (std::size_t v = 0; v < values.size(); ++v) {
        const auto& [value, series] = values[v];
        if (v > 0 && value == values[v - 1].first) continue;
        const bool above = v == 0;
        Point at{plot.x(i), std::max(plot.y(value) + (above ? -9 : 18), least)};
        Anchor anchor = Anchor::middle;
        const bool may_shift = !above && text_width(figure(value), small_size) < plot.band() / 2;
        if (anchor == Anchor::middle)
            at.x = plot.inside(at.x, text_width(figure(value), small_size));
        if (may_shift && falls(plot, *series, i, i + 1)) anchor = Anchor::end;
        if (may_shift && i > 0 && falls(plot, *series, i, i - 1)) anchor = Anchor::start;
        canvas.text(at, figure(value), "ink halo small", anchor);
        least = at.y + 14;
    }
}

std::vector<Tail> tails_of_lines(const Chart& chart) {
    std::vector<Tail> tails;
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        Tail tail{chart.series[s].label, s, 0, 0};
        for (std::size_t i = 0; i < chart.positions.size(); ++i) {
            const auto value = value_at(chart.series[s], i);
            if (value) tail = {tail.text, s, i, *value};
        }
        tails.push_back(tail);
    }
    return tails;
}

std::string draw_lines(const Chart& chart, const SvgOptions& options) {
    Canvas canvas("chart", chart.name, options);
    const auto sign_of = [&](std::size_t series) -> Sign {
        return [&canvas, stroke = stroke_of(chart, series)](const Box& box) {
            canvas.line({box.x, box.middle()}, {box.right(), box.middle()}, stroke.line);
            draw_point(canvas, {box.center(), box.middle()}, stroke);
        };
    };
    Plot plot(canvas, chart, options, tails_of_lines(chart), sign_of);

    std::vector<std::string> labels;
    for (const auto& series : chart.series) {
        for (const auto& value : series.values) {
            if (value) labels.push_back(figure(*value));
        }
    }
    for (std::size_t s = 0; s < chart.series.size(); ++s) draw_line(canvas, plot, chart, s);
    const std::size_t step = label_step(labels, plot.band(), small_size);
    for (std::size_t i = 0; i < chart.positions.size(); ++i) {
        for (const auto* mark : marks_at(chart, i))
            draw_diamond(canvas, {plot.x(i), plot.y(mark->value)});
        if ((chart.positions.size() - 1 - i) % step == 0) draw_values(canvas, plot, chart, i);
    }
    return plot.finish(summary_of(chart, canvas.ja()), chart.note);
}

}  // namespace

}  // namespace svg

std::string draw_svg(const Chart& chart, const SvgOptions& options) {
    const bool is_bars = chart.kind == Chart::Kind::stacked_bars;
    const Chart shown = drawn(chart);
    return is_bars ? svg::draw_bars(shown, options) : svg::draw_lines(shown, options);
}

}  // namespace daicho
