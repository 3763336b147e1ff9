// A total as it grew: published dots on a true axis of days, computed ones hollow, and an even band
// where only bounds are known.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "daicho/text/number.hpp"
#include "daicho/time/era.hpp"
#include "render/svg/axis.hpp"
#include "render/svg/canvas.hpp"

namespace daicho {

namespace svg {

namespace {

double number_of(Day day) {
    return static_cast<double>(day.time_since_epoch().count());
}

std::string figure_of(int value) {
    return with_thousands(value);
}

/// Texts that keep clear of each other and of the dots.
class Labels {
  public:
    explicit Labels(Canvas& canvas) : x_canvas(canvas) {}

    void keep_clear(const Box& box) { x_taken.push_back(box); }

    struct Place {
        Point at;  // on the base line
        Anchor anchor;
    };
    /// At the first of the places where nothing stands yet; nowhere if there is none.
    std::optional<Place> put(const std::string& text, const std::vector<Place>& places,
                             std::string_view classes, double size = small_size) {
        for (const Place& place : places) {
            const Box box = box_of(text, place, size);
            if (!is_free(box)) continue;
            x_canvas.text(place.at, text, classes, place.anchor);
            x_taken.push_back(box);
            return place;
        }
        return {};
    }

    /// Nothing stands on a line either.
    void keep_clear(Point from, Point to) {
        const double length = std::hypot(to.x - from.x, to.y - from.y);
        constexpr double step = 4, half = 1.5;
        for (double done = 0; done <= length; done += step) {
            const double part = length > 0 ? done / length : 0;
            const Point at{from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
            keep_clear({at.x - half, at.y - half, 2 * half, 2 * half});
        }
    }

  private:
    static Box box_of(const std::string& text, const Place& place, double size) {
        const double width = text_width(text, size);
        const double before = place.anchor == Anchor::start    ? 0
                              : place.anchor == Anchor::middle ? width / 2
                                                               : width;
        return {place.at.x - before, place.at.y - size * 0.85, width, size};
    }
    bool is_free(const Box& box) const {
        constexpr double margin = 1;
        if (box.x < margin || box.right() > x_canvas.width() - margin || box.y < 0) return false;
        return std::ranges::none_of(x_taken, [&](const Box& other) {
            return box.x < other.right() && other.x < box.right() && box.y < other.bottom() &&
                   other.y < box.bottom();
        });
    }

    Canvas& x_canvas;
    std::vector<Box> x_taken;
};

class GrowthChart {
  public:
    GrowthChart(const Growth& growth, const SvgOptions& options)
        : x_growth(growth), x_options(options), x_canvas("growth", growth.name, options) {}

    std::string draw() {
        const double top = x_canvas.begin(x_growth.title, x_options.width);
        if (x_growth.points.empty() && x_growth.counted.empty()) return without_data(top);
        scale(top);
        draw_values();
        draw_years();
        draw_bands();
        draw_part();
        draw_line();
        for (const auto& point : x_growth.points) draw_dot(point);
        say_points();
        say_bands();
        say_part();
        return x_canvas.finish(summary(), x_growth.note, x_bottom + 2 * small_size * leading + 4);
    }

  private:
    std::string without_data(double top) {
        const double y = x_canvas.lines({Canvas::margin, top},
                                        {x_canvas.in({"データはありません", "no data"})}, "soft");
        return x_canvas.finish(summary(), x_growth.note, y);
    }

    // ---- scales --------------------------------------------------------------------------------

    void scale(double top) {
        Day first = Day::max(), last = Day::min();
        int most = 0;
        const auto see = [&](Day day, int value) {
            first = std::min(first, day);
            last = std::max(last, day);
            most = std::max(most, value);
        };
        for (const auto* points : {&x_growth.counted, &x_growth.points}) {
            for (const auto& point : *points) see(point.day, point.value);
        }
        for (const auto& band : x_growth.bands) {
            see(band.from, band.most);
            see(band.until, band.most);
        }
        x_first = *make_day(std::clamp(year_of(first), 1, 9999), 1, 1);
        x_last = std::max(last, x_first + Days{300});
        x_ticks = round_ticks(0, most, 4, true);
        if (x_ticks.size() > 2 && x_ticks[x_ticks.size() - 2] >= most) x_ticks.pop_back();
        const double highest = std::max<double>(most, x_ticks[x_ticks.size() - 2]);
        const double digits = text_width(figure_of(static_cast<int>(x_ticks.back())), small_size);
        const double room_at_end = 14 + text_width(figure_of(most), 20);
        x_left = digits + 10;
        x_right = x_options.width - room_at_end;
        x_top = top + 34;
        x_bottom = top + (x_options.width >= 500 ? 300 : 330);
        x_across = {number_of(x_first), number_of(x_last), x_left, x_right};
        x_upward = {0, highest, x_bottom, x_top};
        while (!x_ticks.empty() && x_ticks.back() > highest) x_ticks.pop_back();
    }
    double x(Day day) const { return x_across.at(number_of(day)); }
    double y(double value) const { return x_upward.at(value); }
    Point at(const Growth::Point& point) const { return {x(point.day), y(point.value)}; }

    // ---- axes ----------------------------------------------------------------------------------

    void draw_values() {
        for (const double value : x_ticks) {
            x_canvas.line({x_left, y(value)}, {x_right + 6, y(value)}, "rule");
            x_canvas.text({x_left - 6, y(value) + 4}, figure_of(static_cast<int>(value)),
                          "soft small", Anchor::end);
        }
    }

    std::vector<std::string> names_of_year(int year) const {
        std::vector<std::string> out{std::to_string(year)};
        if (x_options.lang == Lang::ja && x_options.dates != DateStyle::iso)
            out.push_back(era_year_label(*make_day(year, 12, 31)));
        return out;
    }

    void draw_years() {
        const int first = year_of(x_first), last = year_of(x_last);
        const double a_year =
            (x_right - x_left) / std::max(1.0, number_of(x_last) - number_of(x_first)) * 365.25;
        const double room = text_width(names_of_year(last), small_size) + 10;
        int step = 1;
        for (const int round : {1, 2, 5, 10, 20, 50, 100, 500, 1000, 5000}) {
            step = round;
            if (room <= a_year * round) break;
        }
        constexpr double least = 4;  // nearer ticks would be a bar
        for (int year = first; year <= last; ++year) {
            const bool is_named = year % step == 0;
            if (!is_named && a_year < least) continue;
            const double at_year = x(*make_day(year, 1, 1));
            x_canvas.line({at_year, x_bottom}, {at_year, x_bottom + (is_named ? 6 : 3)}, "edge");
            const auto names = names_of_year(year);
            const double half = text_width(names, small_size) / 2;
            if (!is_named || at_year - half < 0 || at_year + half > x_options.width) continue;
            x_canvas.lines({at_year, x_bottom + 6}, names, "soft small", small_size,
                           Anchor::middle);
        }
    }

    // ---- what is known -------------------------------------------------------------------------

    /// Bands that follow each other are one shape, of one tint.
    void draw_bands() {
        const auto& bands = x_growth.bands;
        for (std::size_t begin = 0; begin < bands.size();) {
            std::size_t end = begin + 1;
            while (end < bands.size() && bands[end].from <= bands[end - 1].until + Days{1}) ++end;
            std::vector<Point> outline;
            for (std::size_t i = begin; i < end; ++i) {
                outline.push_back({x(bands[i].from), y(bands[i].most)});
                outline.push_back({x(bands[i].until), y(bands[i].most)});
            }
            for (std::size_t i = end; i-- > begin;) {
                outline.push_back({x(bands[i].until), y(bands[i].least)});
                outline.push_back({x(bands[i].from), y(bands[i].least)});
            }
            x_canvas.path(outline, "band", true);
            begin = end;
        }
    }

    bool is_parted(Day from, Day until) const {
        return std::ranges::any_of(x_growth.bands, [&](const Growth::Band& band) {
            return band.from < until && band.until > from;
        });
    }

    void draw_line() {
        std::vector<Point> line;
        const auto end_line = [&] {
            if (line.size() > 1) x_canvas.path(line, "line");
            for (std::size_t i = 1; i < line.size(); ++i) x_labels.keep_clear(line[i - 1], line[i]);
            line.clear();
        };
        Day last = Day::min();
        for (const auto& point : x_growth.counted) {
            if (line.empty()) line.push_back({x(x_first), y(0)});
            line.push_back({x(point.day), line.back().y});
            line.push_back(at(point));
            last = point.day;
        }
        for (const auto& point : x_growth.points) {
            if (!line.empty() && is_parted(last, point.day)) end_line();
            line.push_back(at(point));
            last = point.day;
        }
        end_line();
    }

    void draw_part() {
        if (!x_growth.part) return;
        std::vector<Point> line;
        for (const auto& point : x_growth.part->points) line.push_back(at(point));
        if (line.size() > 1) x_canvas.path(line, "edge part");
        for (std::size_t i = 1; i < line.size(); ++i) x_labels.keep_clear(line[i - 1], line[i]);
    }

    void draw_dot(const Growth::Point& point) {
        constexpr double r = 4;
        x_canvas.begin_hint(fmt::format("{}: {}", label(point.day, x_options.dates, x_options.lang),
                                        figure_of(point.value)));
        x_canvas.circle(at(point), r, point.is_computed ? "ground hollow" : "series1");
        x_canvas.end_hint();
        x_labels.keep_clear({at(point).x - r, at(point).y - r, 2 * r, 2 * r});
    }

    // ---- what is said --------------------------------------------------------------------------

    std::string day_label(Day day) const { return label(day, x_options.dates, x_options.lang); }

    /// The first and the last of each stretch of dots say their day.
    bool is_at_end(std::size_t i) const {
        const auto& points = x_growth.points;
        return i == 0 || i + 1 == points.size() ||
               (is_parted(points[i].day, points[i + 1].day) && !points[i].is_computed);
    }

    /// What was computed stands below: its stretch begins there.
    static std::vector<Labels::Place> around(Point dot, bool is_below = false) {
        const Labels::Place below{{dot.x, dot.y + 20}, Anchor::middle};
        std::vector<Labels::Place> out{
            {{dot.x - 8, dot.y + 4}, Anchor::end},    {{dot.x - 6, dot.y - 6}, Anchor::end},
            {{dot.x + 8, dot.y + 14}, Anchor::start}, below,
            {{dot.x - 6, dot.y - 14}, Anchor::end},   {{dot.x + 8, dot.y + 4}, Anchor::start}};
        if (is_below) out.insert(out.begin(), below);
        return out;
    }

    /// The day stands before a figure at the left of its dot, and behind one at the right.
    void say_with_day(const Growth::Point& point) {
        const std::string figure = figure_of(point.value);
        const auto place = x_labels.put(figure, around(at(point)), "ink halo strong", text_size);
        if (!place) return;
        const double room = text_width(figure, text_size) + 5;
        const bool is_left = place->anchor == Anchor::end;
        const Point beside{place->at.x + (is_left ? -room : room), place->at.y};
        x_labels.put(day_label(point.day), {{beside, is_left ? Anchor::end : Anchor::start}},
                     "soft halo small");
    }

    void say_points() {
        const auto& points = x_growth.points;
        if (points.empty()) return;
        say_last(points.back());
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            if (is_at_end(i)) say_with_day(points[i]);
        }
        for (std::size_t i = points.size() - 1; i-- > 0;) {
            if (!is_at_end(i))
                x_labels.put(figure_of(points[i].value),
                             around(at(points[i]), points[i].is_computed), "ink halo small");
        }
    }
    void say_last(const Growth::Point& point) {
        constexpr double large = 20;
        const Point dot = at(point);
        x_labels.put(figure_of(point.value), {{{dot.x + 8, dot.y - 2}, Anchor::start}},
                     "ink halo large", large);
        x_labels.put(day_label(point.day), {{{x_options.width - 2.0, dot.y - 28}, Anchor::end}},
                     "soft halo small");
    }

    void say_bands() {
        if (x_growth.bands.empty()) return;
        const auto& first = x_growth.bands.front();
        const auto& last = x_growth.bands.back();
        const auto& middle = x_growth.bands[x_growth.bands.size() / 2];
        const Point center{(x(first.from) + x(last.until)) / 2,
                           (y(middle.least) + y(middle.most)) / 2};
        x_labels.put(x_canvas.in({"公表値なし", "nothing published"}), {{center, Anchor::middle}},
                     "soft");
        x_labels.put(x_canvas.in({"帯の中のどこか", "somewhere in the band"}),
                     {{{center.x, center.y + text_size * 1.4}, Anchor::middle}}, "soft");
        // What is known of the end of a year: the least of the step behind it, the most of its own.
        const auto say = [&](std::size_t step, const std::vector<Labels::Place>& places) {
            const auto& band = x_growth.bands[step];
            x_labels.put(
                fmt::format("{} {}–{}", day_label(band.until),
                            figure_of(x_growth.bands[step + 1].least), figure_of(band.most)),
                places, "soft halo small");
        };
        const std::size_t steps = x_growth.bands.size();
        if (steps < 2) return;
        say(0, {{{x(first.from) - 6, y(first.most) + 4}, Anchor::end},
                {{x(first.from), y(first.most) - 10}, Anchor::middle}});
        if (steps > 2)
            say(steps - 2, {{{x(last.until), y(last.least) + 18}, Anchor::end},
                            {{x(last.until), y(last.least) + 34}, Anchor::end},
                            {{x_right, y(last.least) + 18}, Anchor::end}});
    }

    void say_part() {
        if (!x_growth.part || x_growth.part->points.empty()) return;
        const auto& last = x_growth.part->points.back();
        x_labels.put(figure_of(last.value), {{{at(last).x + 8, at(last).y + 4}, Anchor::start}},
                     "soft small");
        const double middle = (at(x_growth.part->points.front()).x + at(last).x) / 2;
        x_labels.put(x_growth.part->label, {{{middle, at(last).y - 8}, Anchor::middle}},
                     "soft halo small");
    }

    std::string summary() const {
        std::vector<std::string> parts;
        for (const auto& point : x_growth.points)
            parts.push_back(fmt::format("{} {}", day_label(point.day), figure_of(point.value)));
        const bool ja = x_options.lang == Lang::ja;
        if (parts.empty()) return ja ? "データはありません。" : "No data.";
        return fmt::format("{}: {}", x_growth.unit, fmt::join(parts, ja ? "、" : ", "));
    }

    const Growth& x_growth;
    const SvgOptions& x_options;
    Canvas x_canvas;
    Labels x_labels{x_canvas};
    Day x_first{}, x_last{};
    double x_left = 0, x_right = 0, x_top = 0, x_bottom = 0;
    Scale x_across, x_upward;
    std::vector<double> x_ticks;
};

}  // namespace

}  // namespace svg

std::string draw_svg(const Growth& growth, const SvgOptions& options) {
    return svg::GrowthChart(growth, options).draw();
}

}  // namespace daicho
