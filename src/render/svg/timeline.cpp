// Timelines, in two forms:
//
//     few events: a line each, with its words     many, or no words: a line a lane
//     2012  2014  2016                                     2012  2014  2016
//     ●            2012-12-26  締結  北海道        北海道    ●  ■    ▲
//        ▬▬▬       2014年度    計画  …            群馬県       ● ▬▬▬
#include <fmt/format.h>

#include <algorithm>

#include "render/svg/plot.hpp"
#include "render/svg/time_axis.hpp"

namespace daicho {

namespace svg {

namespace {

constexpr std::size_t many = 60, few_lanes = 8, hardly_a_lane = 2;
using Event = Timeline::Event;

/// Names in the order in which they first appear.
class Names {
  public:
    std::size_t number_of(const std::string& name) {
        const auto found = std::ranges::find(x_names, name);
        if (found == x_names.end()) {
            x_names.push_back(name);
            return x_names.size() - 1;
        }
        return static_cast<std::size_t>(found - x_names.begin());
    }
    const std::vector<std::string>& all() const { return x_names; }

  private:
    std::vector<std::string> x_names;
};

struct Lane {
    std::string name;
    std::vector<const Event*> events;
};

std::vector<Lane> lanes_of(const Timeline& timeline) {
    Names names;
    std::vector<Lane> lanes;
    for (const Event& event : timeline.events) {
        const std::size_t number = names.number_of(event.lane);
        if (number == lanes.size()) lanes.push_back({event.lane, {}});
        lanes[number].events.push_back(&event);
    }
    return lanes;
}

/// What the marks do not say by themselves.
std::vector<Key> keys_of_dates(Canvas& canvas, const Timeline& timeline) {
    std::vector<Key> keys;
    const auto has = [&](auto is) { return std::ranges::any_of(timeline.events, is); };
    if (has([](const Event& e) { return !e.when.is_day(); })) {
        keys.push_back(
            {canvas.in({"この間のいつか", "some day in this time"}), [&](const Box& box) {
                 canvas.fill({box.x, box.middle() - 4, box.width + 2, 8}, "soft");
             }});
    }
    if (has([](const Event& e) { return e.when.uncertain; })) {
        keys.push_back({canvas.in({"推定", "inferred"}), [&](const Box& box) {
                            draw_mark(canvas, {box.x + 4, box.middle()}, 0, true);
                            canvas.text({box.x + 11, box.middle() + 4.5}, "?", "mark strong small");
                        }});
    }
    return keys;
}

std::string summary_of(const Timeline& timeline, const SvgOptions& options) {
    const bool ja = options.lang == Lang::ja;
    if (timeline.events.empty()) return ja ? "データはありません。" : "No data.";
    const auto say = [&](const Event& event) {
        return label(event.when, options.dates, options.lang) + " " + event.kind_label;
    };
    return fmt::format(
        fmt::runtime(ja ? "{}件の出来事。最初は{}、最後は{}。" : "Events: {}, from {} to {}."),
        timeline.events.size(), say(timeline.events.front()), say(timeline.events.back()));
}

// ---- few events --------------------------------------------------------------------------------

class Rows {
  public:
    Rows(Canvas& canvas, const Timeline& timeline, const SvgOptions& options)
        : x_canvas(canvas),
          x_options(options),
          x_lanes(lanes_of(timeline)),
          x_axis(timeline.events, options, Canvas::margin + 4,
                 std::clamp(canvas.width() * 0.34, 90.0, 320.0)) {
        for (const Event& event : timeline.events) {
            x_date = std::max(x_date, text_width(date_of(event)) + 14);
            x_kind = std::max(x_kind, text_width(event.kind_label) + 14);
        }
        const double room = canvas.width() - Canvas::margin - x_axis.right() - 24;
        x_is_narrow = room - x_date - x_kind < 180;
        x_has_sections = x_lanes.size() > 1 && x_lanes.size() <= few_lanes;
        if (x_lanes.size() > few_lanes) {
            x_lanes = {{"", {}}};
            for (const Event& event : timeline.events) x_lanes[0].events.push_back(&event);
        }
    }

    double draw(double y) {
        if (!x_lanes.empty()) y = x_axis.draw_years(x_canvas, y);
        for (const Lane& lane : x_lanes) {
            if (x_has_sections) {
                const auto lines = wrap_text(lane.name, x_canvas.width() - 2 * Canvas::margin);
                y = x_canvas.lines({Canvas::margin, y + 4}, lines, "ink strong") + 2;
                x_canvas.line({Canvas::margin, y}, {x_canvas.width() - Canvas::margin, y}, "edge");
                y += 4;
            }
            for (const Event* event : lane.events) y = draw_row(*event, y);
        }
        return y;
    }

  private:
    std::string date_of(const Event& event) const {
        return label(event.when, x_options.dates, x_options.lang);
    }
    std::string text_of(const Event& event) const {
        const bool names_lane = !x_has_sections && x_lanes.size() == 1 && x_lanes[0].name.empty();
        if (!names_lane || event.lane.empty()) return event.text;
        return event.text.empty() ? event.lane : event.lane + ": " + event.text;
    }

    double draw_row(const Event& event, double y) {
        const double left = x_axis.right() + 24, right = x_canvas.width() - Canvas::margin;
        const double text_left = x_is_narrow ? left : left + x_date + x_kind;
        const std::string text = text_of(event);
        std::vector<std::string> lines;
        if (!text.empty()) lines = wrap_text(text, right - text_left);

        std::vector<std::string> head{date_of(event)};
        if (x_is_narrow) head = wrap_text(head[0] + "  " + event.kind_label, right - left);
        const double head_end = x_canvas.lines({left, y}, head, x_is_narrow ? "ink strong" : "ink");
        if (!x_is_narrow) x_canvas.lines({left + x_date, y}, {event.kind_label}, "ink strong");
        const double text_end = x_canvas.lines({text_left, x_is_narrow ? head_end : y}, lines);
        const double end = std::max(head_end, text_end) + 5;

        x_axis.draw_rules(x_canvas, y - 2, end - 2);
        const double middle = y + text_size * leading / 2;
        const auto [from, to] = x_axis.extent_of(event.when);
        x_canvas.line({to + (event.when.uncertain ? 18 : 9), middle}, {left - 6, middle}, "rule");
        draw_event(x_canvas, x_axis, event.when, middle);
        return end;
    }

    Canvas& x_canvas;
    const SvgOptions& x_options;
    std::vector<Lane> x_lanes;
    TimeAxis x_axis;
    double x_date = 0, x_kind = 0;
    bool x_is_narrow = false, x_has_sections = false;
};

// ---- many events -------------------------------------------------------------------------------

/// Puts each event on the first line of its lane where it touches no other.
std::vector<std::size_t> pack(const std::vector<const Event*>& events, const TimeAxis& axis) {
    constexpr double room = 7;
    std::vector<double> ends;
    std::vector<std::size_t> out;
    for (const Event* event : events) {
        const auto [from, to] = axis.extent_of(event->when);
        std::size_t line = 0;
        while (line < ends.size() && ends[line] > from - room) ++line;
        if (line == ends.size()) ends.push_back(0);
        ends[line] = to + room + (event->when.uncertain ? 10 : 0);
        out.push_back(line);
    }
    return out;
}

double draw_lanes(Canvas& canvas, const Timeline& timeline, const SvgOptions& options, double y) {
    constexpr double line_height = 15, margin = Canvas::margin, repeat_years_from = 700;
    Names kinds;
    std::vector<Key> keys;
    for (const Event& event : timeline.events) {
        if (kinds.number_of(event.kind_label) == keys.size()) {
            keys.push_back({event.kind_label, [&canvas, number = keys.size()](const Box& box) {
                                draw_mark(canvas, {box.center(), box.middle()}, number);
                            }});
        }
    }
    y = draw_legend(canvas, {margin, y}, keys) + 4;

    const std::vector<Lane> lanes = lanes_of(timeline);
    double label_width = 0;
    for (const Lane& lane : lanes) label_width = std::max(label_width, text_width(lane.name));
    label_width = std::min(label_width, canvas.width() * 0.3);
    const double left = margin + label_width + 14;
    const TimeAxis axis(timeline.events, options, left, canvas.width() - margin - 14 - left);

    y = axis.draw_years(canvas, y);
    const double top = y;
    for (const Lane& lane : lanes) {
        canvas.line({margin, y}, {canvas.width() - margin, y}, "rule");
        auto events = lane.events;
        std::ranges::stable_sort(
            events, {}, [&](const Event* event) { return axis.extent_of(event->when).from; });
        const std::vector<std::size_t> places = pack(events, axis);
        const auto lines = wrap_text(lane.name, std::max(label_width, 2 * text_size));
        const double label_end = canvas.lines({margin, y + 1}, lines) + 1;
        const auto used = static_cast<double>(*std::ranges::max_element(places) + 1);
        const double end = std::max(label_end, y + used * line_height + 6);
        axis.draw_rules(canvas, y, end);
        for (std::size_t i = 0; i < events.size(); ++i) {
            const Event& event = *events[i];
            canvas.begin_hint(fmt::format("{} {} {}",
                                          label(event.when, options.dates, options.lang),
                                          event.kind_label, event.text));
            draw_event(canvas, axis, event.when,
                       y + 10.5 + static_cast<double>(places[i]) * line_height,
                       kinds.number_of(event.kind_label));
            canvas.end_hint();
        }
        y = end;
    }
    canvas.line({margin, y}, {canvas.width() - margin, y}, "rule");
    return y - top > repeat_years_from ? axis.draw_years(canvas, y + 2) : y;
}

/// A line for each event is worth its room if the event has words, or if there is hardly a lane.
bool has_line_for_each(const Timeline& timeline) {
    const bool has_words = std::ranges::any_of(
        timeline.events, [](const Event& event) { return !event.text.empty(); });
    return timeline.events.size() < many &&
           (has_words || lanes_of(timeline).size() <= hardly_a_lane);
}

}  // namespace

}  // namespace svg

std::string draw_svg(const Timeline& timeline, const SvgOptions& options) {
    using namespace svg;
    Canvas canvas("timeline", timeline.name, options);
    double y = canvas.begin(timeline.title, std::max(options.width, 240));
    define_bars(canvas);
    y = draw_legend(canvas, {Canvas::margin, y}, keys_of_dates(canvas, timeline)) + 2;
    if (timeline.events.empty()) {
        y = canvas.lines({Canvas::margin, y}, {canvas.in({"データはありません", "no data"})},
                         "soft");
    } else if (has_line_for_each(timeline)) {
        y = Rows(canvas, timeline, options).draw(y);
    } else {
        y = draw_lanes(canvas, timeline, options, y);
    }
    return canvas.finish(svg::summary_of(timeline, options), timeline.note, y);
}

}  // namespace daicho
