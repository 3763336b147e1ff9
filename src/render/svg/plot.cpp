#include "render/svg/plot.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/pictures/chart_values.hpp"

namespace daicho::svg {

namespace {

constexpr double sign_size = 14, sign_gap = 6;
constexpr std::size_t fills = 6;

/// Lines, dots, … of 8 × 8; the first series has none.
constexpr std::string_view grains[fills] = {
    "",
    R"(<path class="dc-grain" d="M-2 10L10 -2M-2 2L2 -2M6 10L10 6"/>)",
    R"(<circle class="dc-speck" cx="4" cy="4" r="1.5"/>)",
    R"(<path class="dc-grain" d="M0 4H8"/>)",
    R"(<path class="dc-grain" d="M4 0V8"/>)",
    R"(<path class="dc-grain" d="M0 4H8M4 0V8"/>)",
};

std::string pattern(const std::string& id, std::string_view content) {
    return fmt::format(
        R"(<pattern id="{}" width="8" height="8" patternUnits="userSpaceOnUse">{}</pattern>)"
        "\n",
        id, content);
}

std::vector<Key> keys_of_chart(Canvas& canvas, const Chart& chart) {
    std::vector<Key> keys;
    if (has_band(chart)) {
        keys.push_back(
            {canvas.in({"定まらない数(最少から最多まで)", "open: from the least to the most"}),
             [&](const Box& box) { draw_hatched(canvas, box); }});
    }
    if (!chart.marks.empty()) {
        keys.push_back({chart.marks_label, [&](const Box& box) {
                            draw_diamond(canvas, {box.center(), box.middle()});
                        }});
    }
    return keys;
}

}  // namespace

// ---- fills and signs ---------------------------------------------------------------------------

void define_fills(Canvas& canvas) {
    for (std::size_t i = 1; i < fills; ++i) {
        canvas.define(pattern(canvas.id(fmt::format("grain{}", i)), grains[i]));
    }
    canvas.define(pattern(canvas.id("hatch"),
                          R"(<path class="dc-hatch" d="M-1 3L5 9M-1 -1L9 9M3 -1L9 5"/>)"));
}

void draw_fill(Canvas& canvas, const Box& box, std::size_t series) {
    const std::size_t fill = series % fills;
    canvas.rect(box, fmt::format("series{}", fill + 1));
    constexpr double least = 8;  // a narrower bar would only flicker
    if (fill > 0 && box.width >= least) canvas.fill(box, fmt::format("grain{}", fill));
}

double bar_width(double band) {
    return std::min(band * 0.72, 56.0);
}

void draw_hatched(Canvas& canvas, const Box& box) {
    canvas.rect(box, "ground");
    canvas.fill(box, "hatch");
    canvas.rect(box, "edge");
}

void draw_diamond(Canvas& canvas, Point at) {
    constexpr double r = 5;
    canvas.path({{at.x, at.y - r}, {at.x + r, at.y}, {at.x, at.y + r}, {at.x - r, at.y}},
                "ground diamond", true);
}

double draw_legend(Canvas& canvas, Point at, const std::vector<Key>& keys) {
    constexpr double gap = 18, row = 22;
    if (keys.empty()) return at.y;
    const double left = at.x;
    for (const Key& key : keys) {
        const double room = canvas.width() - Canvas::margin - left - sign_size - sign_gap;
        const auto lines = wrap_text(key.text, room, small_size);
        const double width = sign_size + sign_gap + text_width(lines, small_size);
        if (at.x > left && at.x + width > canvas.width() - Canvas::margin) at = {left, at.y + row};
        key.sign({at.x, at.y + 2, sign_size, sign_size});
        const double end =
            canvas.lines({at.x + sign_size + sign_gap, at.y}, lines, "ink small", small_size);
        if (lines.size() > 1) {
            at = {left, end};
        } else {
            at.x += width + gap;
        }
    }
    return at.x > left ? at.y + row : at.y + 4;
}

std::size_t label_step(const std::vector<std::string>& labels, double distance, double size) {
    std::size_t step = 1;
    const double width = text_width(labels, size) + 3;
    while (step < labels.size() && width > distance * static_cast<double>(step)) ++step;
    return step;
}

// ---- the plot ----------------------------------------------------------------------------------

Plot::Plot(Canvas& canvas, const Chart& chart, const SvgOptions& options,
           const std::vector<Tail>& tails, const std::function<Sign(std::size_t)>& sign_of)
    : x_canvas(canvas) {
    constexpr double margin = Canvas::margin;
    const double width = std::max(options.width, 240);
    double y = canvas.begin(chart.title, width);

    double tail_width = 0;
    for (const Tail& tail : tails) tail_width = std::max(tail_width, text_width(tail.text));
    tail_width += sign_size + sign_gap + 14;
    const bool beside = !tails.empty() && tail_width <= 0.3 * width;

    std::vector<Key> keys;
    if (!beside) {
        for (const Tail& tail : tails) keys.push_back({tail.text, sign_of(tail.series)});
    }
    std::ranges::move(keys_of_chart(canvas, chart), std::back_inserter(keys));
    y = draw_legend(canvas, {margin, y}, keys);
    if (!chart.unit.empty()) {
        const std::string unit = canvas.in({"単位: ", "unit: "}) + chart.unit;
        y = canvas.paragraph(y, unit);
    }

    const Range range = range_of(chart);
    const std::vector<double> ticks = round_ticks(range.low, range.high, 5, true);
    std::vector<std::string> tick_labels;
    for (const double tick : ticks) tick_labels.push_back(figure(tick));

    const double left = margin + text_width(tick_labels, small_size) + 8;
    const double right = beside ? width - margin - tail_width : width - margin;
    const double height = std::clamp(0.42 * width, 200.0, 340.0);
    // A label of up to three lines stands on the highest value.
    const double above = (ticks.back() - range.high) / (ticks.back() - ticks.front()) * height;
    const double room_for_labels = std::clamp(50 - above, 10.0, 50.0);
    x_area = {left, y + room_for_labels, right - left, height};
    x_scale = {ticks.front(), ticks.back(), x_area.bottom(), x_area.y};
    x_band = x_area.width / std::max<double>(1, static_cast<double>(chart.positions.size()));

    draw_axes(chart, ticks);
    if (beside) draw_tails(tails, sign_of);
    if (chart.positions.empty()) {
        canvas.text({x_area.center(), x_area.middle()},
                    canvas.in({"データはありません", "no data"}), "soft", Anchor::middle);
    }
}

void Plot::draw_axes(const Chart& chart, const std::vector<double>& ticks) {
    for (const double tick : ticks) {
        const double at = x_scale.at(tick);
        x_canvas.line({x_area.x, at}, {x_area.right(), at}, tick == 0 ? "edge" : "rule");
        x_canvas.text({x_area.x - 8, at + 4}, figure(tick), "soft small", Anchor::end);
    }
    const Thinned labels = thin(chart.positions, x_band, small_size);
    for (std::size_t i = 0; i < chart.positions.size(); ++i) {
        if (labels.lines[i].empty()) continue;
        const double at = x(i), bottom = x_area.bottom();
        if (labels.step > 1) x_canvas.line({at, bottom}, {at, bottom + 4}, "edge");
        const double within = inside(at, text_width(labels.lines[i], small_size));
        x_canvas.lines({within, bottom + 5}, labels.lines[i], "soft small", small_size,
                       Anchor::middle);
    }
    const double lines = static_cast<double>(std::max<std::size_t>(labels.most_lines, 1));
    x_bottom = x_area.bottom() + 5 + lines * small_size * leading;
    const bool is_said = std::ranges::all_of(chart.positions, [&](const std::string& position) {
        return position.find(chart.axis) != position.npos;
    });
    if (is_said) return;
    const double room = 2 * std::min(x_area.center(), x_canvas.width() - x_area.center());
    x_bottom = x_canvas.lines({x_area.center(), x_bottom},
                              wrap_text(chart.axis, room - 2 * Canvas::margin, small_size),
                              "soft small", small_size, Anchor::middle);
}

double Plot::inside(double x, double width) const {
    const double left = (width + Canvas::margin) / 2, right = x_canvas.width() - left;
    return left > right ? x : std::clamp(x, left, right);
}

void Plot::draw_tails(const std::vector<Tail>& tails,
                      const std::function<Sign(std::size_t)>& sign_of) {
    std::vector<double> places;
    for (const Tail& tail : tails) places.push_back(x_scale.at(tail.value));
    spread(places, 19, x_area.y, x_area.bottom() - 6);
    for (std::size_t i = 0; i < tails.size(); ++i) {
        const double own = x_scale.at(tails[i].value), left = x_area.right();
        const double begin = x(tails[i].position) + bar_width(x_band) / 2 + 3;
        x_canvas.path({{begin, own}, {left + 2, own}, {left + 9, places[i]}}, "edge");
        sign_of(tails[i].series)({left + 13, places[i] - sign_size / 2, sign_size, sign_size});
        x_canvas.text({left + 13 + sign_size + sign_gap, places[i] + 4.5}, tails[i].text);
    }
}

}  // namespace daicho::svg
