#include "render/svg/time_axis.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace daicho::svg {

namespace {

double number_of(Day day) {
    return static_cast<double>(day.time_since_epoch().count());
}

/// The first day of a fiscal year, also one that no date can be written in.
Day first_day(int year) {
    return *make_day(std::clamp(year, 1, 9999), 4, 1);
}

std::string label_of(int year, const SvgOptions& options) {
    if (options.dates == DateStyle::iso) return std::to_string(year);
    return label(FiscalYear{std::clamp(year, 1, 9998)}, DateStyle::era, options.lang);
}

}  // namespace

TimeAxis::TimeAxis(const std::vector<Timeline::Event>& events, const SvgOptions& options,
                   double left, double width)
    : x_left(left), x_width(width) {
    if (events.empty()) return;
    Day first = events[0].when.latest, last = first;
    for (const auto& event : events) {
        first = std::min(first, event.when.is_open() ? event.when.latest : event.when.earliest);
        last = std::max(last, event.when.latest);
    }
    const int first_year = fiscal_year_of(first).year, end_year = fiscal_year_of(last).year + 1;
    x_scale = {number_of(first_day(first_year)), number_of(first_day(end_year)), left,
               left + width};

    double widest = 0;
    for (const int year : {first_year, end_year - 1})
        widest = std::max(widest, text_width(label_of(year, options), small_size));
    const double one_year = width / (end_year - first_year);
    int step = 1;
    for (const int round : {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000}) {
        step = round;
        if (widest + 8 <= one_year * round) break;
    }
    for (int year = first_year; year < end_year; year += step) {
        x_ticks.push_back({at(first_day(year)), label_of(year, options)});
    }
}

double TimeAxis::at(Day day) const {
    return std::clamp(x_scale.at(number_of(day)), x_left, x_left + x_width);
}

TimeAxis::Extent TimeAxis::extent_of(const Date& date) const {
    return {date.is_open() ? x_left : at(date.earliest), at(date.latest)};
}

double TimeAxis::draw_years(Canvas& canvas, double y) const {
    for (const Tick& tick : x_ticks) {
        canvas.lines({tick.x + 2, y}, {tick.label}, "soft small", small_size);
    }
    return y + small_size * leading + 2;
}

void TimeAxis::draw_rules(Canvas& canvas, double from, double to) const {
    for (const Tick& tick : x_ticks) canvas.line({tick.x, from}, {tick.x, to}, "rule");
}

// ---- marks -------------------------------------------------------------------------------------

void define_bars(Canvas& canvas) {
    const auto gradient = [&](std::string_view name, std::string_view begin) {
        canvas.define(fmt::format(
            R"(<linearGradient id="{}"><stop class="dc-stop" offset="0" stop-opacity="{}"/>)"
            R"(<stop class="dc-stop" offset=".3" stop-opacity=".5"/>)"
            R"(<stop class="dc-stop" offset="1" stop-opacity=".5"/></linearGradient>)"
            "\n",
            canvas.id(name), begin));
    };
    gradient("soft", ".5");  // even: no day in it is likelier than another
    gradient("open", "0");
}

void draw_mark(Canvas& canvas, Point at, std::size_t kind, bool is_hollow) {
    constexpr double r = 5;
    static const std::vector<Point> shapes[] = {
        {},                                                // a circle
        {{-.9, -.9}, {.9, -.9}, {.9, .9}, {-.9, .9}},      // ■
        {{0, -1.1}, {1.1, .9}, {-1.1, .9}},                // ▲
        {{0, -1.2}, {1.2, 0}, {0, 1.2}, {-1.2, 0}},        // ◆
        {{0, 1.1}, {1.1, -.9}, {-1.1, -.9}},               // ▼
        {{-1.1, -.4}, {1.1, -.4}, {1.1, .4}, {-1.1, .4}},  // a bar
        {{-.4, -1.1},
         {.4, -1.1},
         {.4, -.4},
         {1.1, -.4},
         {1.1, .4},
         {.4, .4},
         {.4, 1.1},
         {-.4, 1.1},
         {-.4, .4},
         {-1.1, .4},
         {-1.1, -.4},
         {-.4, -.4}},                                      // ✚
        {{-.4, -1.1}, {.4, -1.1}, {.4, 1.1}, {-.4, 1.1}},  // an upright bar
    };
    constexpr std::size_t number = std::size(shapes);
    const std::string_view fill = kind / number % 2 == 0 ? "mark seam" : "accent seam";
    const std::string_view classes = is_hollow ? "ground hollow" : fill;
    const std::vector<Point>& shape = shapes[kind % number];
    if (shape.empty()) return canvas.circle(at, r, classes);
    std::vector<Point> points;
    for (const Point& p : shape) points.push_back({at.x + p.x * r, at.y + p.y * r});
    canvas.path(points, classes, true);
}

void draw_event(Canvas& canvas, const TimeAxis& axis, const Date& when, double y,
                std::optional<std::size_t> kind) {
    constexpr double height = 8, shortest = 7, width_of_mark = 10;
    auto [from, to] = axis.extent_of(when);
    const Point middle{(from + to) / 2, y};
    const bool is_hidden = kind && to - from < width_of_mark;  // the mark says all that can be seen
    if (!when.is_day() && !is_hidden) {
        const double missing = std::max(0.0, shortest - (to - from)) / 2;
        from -= missing;
        to += missing;
        canvas.fill({from, y - height / 2, to - from, height}, when.is_open() ? "open" : "soft");
    }
    if (when.is_open()) canvas.text({axis.left() - 7, y + 4}, "‹", "mark strong");
    if (when.is_day() || kind) draw_mark(canvas, middle, kind.value_or(0), when.uncertain);
    if (when.uncertain) {
        const double clear = when.is_day() || kind ? 7 : 2;
        canvas.text({to + clear, y + 4.5}, "?", "mark halo strong small");
    }
}

}  // namespace daicho::svg
