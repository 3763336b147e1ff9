// Timelines for a terminal: a line an event, and a ruler over the years where there is room.
//
//                 2012    2014    2016
//     2012-12-26  ●                      締結  北海道  …
//     2014年度          ├───┤            計画  群馬県  …
#include <fmt/format.h>

#include <algorithm>

#include "daicho/text/width.hpp"
#include "render/lines.hpp"
#include "render/terminal/pictures.hpp"

namespace daicho {

namespace {

std::string blanks(int number) {
    return std::string(static_cast<std::size_t>(std::max(0, number)), ' ');
}

/// The days from the first fiscal year to the last, in so many columns.
class Ruler {
  public:
    Ruler(const std::vector<Timeline::Event>& events, int width) : x_width(width) {
        Day first = events[0].when.latest, last = first;
        for (const auto& event : events) {
            first = std::min(first, event.when.is_open() ? event.when.latest : event.when.earliest);
            last = std::max(last, event.when.latest);
        }
        x_first_year = fiscal_year_of(first).year;
        x_years = fiscal_year_of(last).year + 1 - x_first_year;
        x_begin = first_day(x_first_year);
        x_days =
            std::max(1, static_cast<int>((first_day(x_first_year + x_years) - x_begin).count()));
    }

    /// `2012    2014    2016`: years where they begin.
    std::string head() const {
        constexpr int room = 6;
        int step = 1;
        while (x_width * step < room * x_years) ++step;
        std::string out;
        for (int i = 0; i < x_years; i += step) {
            const int column = column_of(first_day(x_first_year + i));
            if (column + 4 <= x_width) out = pad(out, column) + std::to_string(x_first_year + i);
        }
        return out;
    }

    /// `●`, `○?` if uncertain, `├──┤` for an interval, `╌╌┤` for one without a beginning.
    std::string line(const Date& when) const {
        const int to = column_of(when.latest);
        if (when.is_day()) return pad(blanks(to) + (when.uncertain ? "○?" : "●"), x_width);
        const int from = std::min(when.is_open() ? 0 : column_of(when.earliest), x_width - 2);
        std::string out = blanks(from) + (when.is_open() ? "╌" : "├");
        for (int i = from + 1; i < to; ++i) out += when.is_open() ? "╌" : "─";
        out += when.uncertain ? "┤?" : "┤";
        return pad(out, x_width);
    }

  private:
    static Day first_day(int year) { return *make_day(std::clamp(year, 1, 9999), 4, 1); }
    int column_of(Day day) const {
        const auto days = static_cast<long long>((day - x_begin).count());
        return static_cast<int>(std::clamp(days * x_width / x_days, 0LL, x_width - 1LL));
    }

    int x_width;
    int x_first_year = 0, x_years = 1;
    Day x_begin{};
    int x_days = 1;
};

/// A column of texts; one that would be too wide is said with the text instead.
struct Strip {
    std::vector<std::string> texts;
    int width = 0;

    void add(std::string text) {
        width = std::max(width, display_width(text));
        texts.push_back(std::move(text));
    }
};

}  // namespace

std::string draw_text(const Timeline& timeline, const RenderOptions& options) {
    constexpr int widest_strip = 18, least_text = 20;
    constexpr int text_beside_ruler = 34, least_ruler = 16, widest_ruler = 40;
    if (timeline.events.empty()) return options.lang == Lang::ja ? "(なし)\n" : "(none)\n";

    Strip dates, kinds, lanes;
    for (const auto& event : timeline.events) {
        dates.add(label(event.when, options.dates, options.lang));
        kinds.add(one_line(event.kind_label));
        lanes.add(one_line(event.lane));
    }
    const int width = reading_width(options);
    int used = dates.width + 2;
    std::vector<Strip> heads, in_text;
    for (Strip* strip : {&kinds, &lanes}) {
        if (strip->width == 0) continue;
        const bool fits =
            strip->width <= widest_strip && used + strip->width + 2 + least_text <= width;
        if (fits) used += strip->width + 2;
        (fits ? heads : in_text).push_back(std::move(*strip));
    }

    const int spare = std::min(width - used - text_beside_ruler - 3, widest_ruler);
    const bool has_ruler = spare >= least_ruler;
    const Ruler ruler(timeline.events, has_ruler ? spare : least_ruler);
    if (has_ruler) used += spare + 3;  // a question mark may stand behind it

    std::string out;
    if (has_ruler) out += blanks(dates.width + 2) + ruler.head() + "\n";
    for (std::size_t i = 0; i < timeline.events.size(); ++i) {
        const auto& event = timeline.events[i];
        std::string line = pad(dates.texts[i], dates.width) + "  ";
        if (has_ruler) line += pad(ruler.line(event.when), spare + 1) + "  ";
        for (const Strip& strip : heads) line += pad(strip.texts[i], strip.width) + "  ";
        std::string text;
        for (const Strip& strip : in_text) {
            if (!strip.texts[i].empty()) text += strip.texts[i] + ": ";
        }
        line += hang(text + one_line(event.text), used, width);
        out += line.erase(line.find_last_not_of(' ') + 1) + "\n";
    }
    return out;
}

}  // namespace daicho
