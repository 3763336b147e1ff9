// Charts for a terminal.
//
//     █ 都道府県 47  ▓ 市 253 (2025)  / 定まらない数(最少から最多まで)  ◇ 公表値
//     2015  ███▓▓▓▓◇//  69–78  ◇ 49
//     2025  ██████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▒▒◇  327
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "daicho/text/width.hpp"
#include "render/lines.hpp"
#include "render/pictures/chart_values.hpp"
#include "render/terminal/pictures.hpp"

namespace daicho {

namespace {

constexpr std::string_view fills[] = {"█", "▓", "▒", "░", "#", "=", "+", "o"};

std::string_view fill_of(std::size_t series) {
    return fills[series % std::size(fills)];
}

/// A row of cells as wide as the values go.
class Bar {
  public:
    Bar(Range range, int width)
        : x_range(range), x_width(width), x_cells(static_cast<std::size_t>(width), " ") {}

    /// The cell in which a value ends; 0 for the lowest.
    int end_of(double value) const {
        const double span = x_range.high - x_range.low;
        return span == 0 ? 0
                         : static_cast<int>(std::lround((value - x_range.low) / span * x_width));
    }
    void fill(int from, int to, std::string_view with) {
        for (int i = std::max(from, 0); i < std::min(to, x_width); ++i) put(i, with);
    }
    void mark(double value, std::string_view sign) {
        put(std::clamp(end_of(value) - 1, 0, x_width - 1), sign);
    }
    std::string text() const {
        std::string out = fmt::format("{}", fmt::join(x_cells, ""));
        return out.erase(out.find_last_not_of(' ') + 1);
    }

  private:
    void put(int i, std::string_view with) { x_cells[static_cast<std::size_t>(i)] = with; }

    Range x_range;
    int x_width;
    std::vector<std::string> x_cells;
};

/// What stands at the left and behind the bar.
struct Line {
    std::string label;
    std::string values;
};

int widest(const std::vector<Line>& lines, std::string Line::*part) {
    int width = 0;
    for (const Line& line : lines) width = std::max(width, display_width(line.*part));
    return width;
}

/// Draws each line with what is left for its bar.
template <class DrawBar>
std::string draw_lines(const Chart& chart, const std::vector<Line>& lines, int width,
                       DrawBar draw_bar) {
    constexpr int least = 10;
    const int label_width = std::min(widest(lines, &Line::label), std::max(width / 3, 8));
    const int room = std::max(least, width - label_width - 4 - widest(lines, &Line::values));
    std::string out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Bar bar(range_of(chart), room);
        draw_bar(bar, i);
        const std::string drawn = bar.text();
        out += pad(fit(lines[i].label, label_width), label_width) + "  " + drawn;
        if (!lines[i].values.empty()) out += (drawn.empty() ? "" : "  ") + lines[i].values;
        out.erase(out.find_last_not_of(' ') + 1);
        out += "\n";
    }
    return out;
}

/// A sign stays with what it means.
std::string legend_of(const std::vector<std::string>& keys, int width) {
    std::string out;
    int used = 0;
    for (const std::string& key : keys) {
        const int needed = display_width(key) + 2;
        if (used > 0) out += used + needed > width ? "\n" : "  ";
        used = used + needed > width ? needed : used + needed;
        out += hang(key, 2, width);
    }
    return out.empty() ? "" : out + "\n";
}

std::string marks_text(const Chart& chart, std::size_t i) {
    std::string out;
    for (const auto* mark : marks_at(chart, i)) out += "  ◇ " + figure(mark->value);
    return out;
}

std::string legend_of_bars(const Chart& chart, bool ja, int width) {
    std::vector<std::string> keys;
    const std::size_t last = chart.positions.size() - 1;
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const std::string value = value_label(chart.series[s], last);
        keys.push_back(fmt::format("{} {}{}", fill_of(s), one_line(chart.series[s].label),
                                   value.empty() ? "" : " " + value));
    }
    if (!keys.empty()) keys.back() += fmt::format(" ({})", one_line(chart.positions[last]));
    if (has_band(chart))
        keys.emplace_back(ja ? "/ 定まらない数(最少から最多まで)"
                             : "/ open: from the least to the most");
    if (!chart.marks.empty()) keys.push_back("◇ " + one_line(chart.marks_label));
    return legend_of(keys, width);
}

std::string draw_bars(const Chart& chart, bool ja, int width) {
    std::vector<Line> lines;
    for (std::size_t i = 0; i < chart.positions.size(); ++i) {
        const std::string total = stack_at(chart, i).label();
        lines.push_back({one_line(chart.positions[i]), total + marks_text(chart, i)});
    }
    return legend_of_bars(chart, ja, width) +
           draw_lines(chart, lines, width, [&](Bar& bar, std::size_t i) {
               const Stack stack = stack_at(chart, i);
               double base = 0;
               int end = 0;
               for (std::size_t s = 0; s < chart.series.size(); ++s) {
                   const double value = std::max(0.0, value_at(chart.series[s], i).value_or(0));
                   base += value;
                   // What is there shows, be it little.
                   const int to = std::max(bar.end_of(base), value > 0 && end == 0 ? 1 : 0);
                   bar.fill(end, to, fill_of(s));
                   end = std::max(end, to);
               }
               bar.fill(end, bar.end_of(stack.possible), "/");
               for (const auto* mark : marks_at(chart, i)) bar.mark(mark->value, "◇");
           });
}

}  // namespace

std::string draw_text(const Chart& chart, const RenderOptions& options) {
    const bool ja = options.lang == Lang::ja;
    const int width = reading_width(options);
    if (chart.positions.empty()) return ja ? "(データなし)\n" : "(no data)\n";
    const std::string unit = one_line(chart.unit);
    const std::string head =
        unit.empty() ? "" : hang((ja ? "単位: " : "unit: ") + unit, 2, width) + "\n";
    return head + draw_bars(drawn(chart), ja, width);
}

}  // namespace daicho
