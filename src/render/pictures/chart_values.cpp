#include "render/pictures/chart_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "daicho/text/number.hpp"

namespace daicho {

Chart drawn(Chart chart) {
    std::erase_if(chart.series, [](const auto& series) { return !series.is_drawn; });
    return chart;
}

std::string figure(double value) {
    if (std::abs(value) < 1e15 && value == std::floor(value))
        return with_thousands(static_cast<long long>(value));
    return fmt::format("{:.10g}", value);
}

std::string value_label(const Chart::Series& series, std::size_t position) {
    const auto value = value_at(series, position);
    if (!value) return "";
    if (position >= series.bounds.size() || series.bounds[position].agrees()) return figure(*value);
    return figure(*value) + "–" + figure(series.bounds[position].possible);
}

std::optional<double> value_at(const Chart::Series& series, std::size_t position) {
    return position < series.values.size() ? series.values[position] : std::nullopt;
}

std::vector<const Chart::Mark*> marks_at(const Chart& chart, std::size_t position) {
    std::vector<const Chart::Mark*> out;
    for (const Chart::Mark& mark : chart.marks) {
        if (mark.position == position) out.push_back(&mark);
    }
    return out;
}

std::string Stack::label() const {
    if (!is_known) return "";
    return possible > certain ? figure(certain) + "–" + figure(possible) : figure(certain);
}

Stack stack_at(const Chart& chart, std::size_t position) {
    Stack stack;
    for (const auto& series : chart.series) {
        const auto value = value_at(series, position);
        if (!value) continue;
        stack.certain += std::max(0.0, *value);
        stack.is_known = true;
    }
    stack.possible = stack.certain;
    if (position < chart.band.size()) {
        stack.possible = std::max<double>(stack.certain, chart.band[position].possible);
        stack.is_known = true;
    }
    return stack;
}

bool has_band(const Chart& chart) {
    return std::ranges::any_of(chart.band, [](const Count& count) { return !count.agrees(); });
}

Range range_of(const Chart& chart) {
    Range range;
    const auto add = [&](double value) {
        range = {std::min(range.low, value), std::max(range.high, value)};
    };
    for (std::size_t i = 0; i < chart.positions.size(); ++i) {
        for (const auto* mark : marks_at(chart, i)) add(mark->value);
        add(stack_at(chart, i).possible);
    }
    return range;
}

std::string summary_of(const Chart& chart, bool ja) {
    if (chart.positions.empty()) return ja ? "データはありません。" : "No data.";
    const std::size_t last = chart.positions.size() - 1;
    const bool is_stack = chart.series.size() != 1;
    std::vector<std::string> parts;
    for (const auto& series : chart.series) {
        if (is_stack && value_at(series, last) == 0.0) continue;
        const std::string value = value_label(series, last);
        parts.push_back(series.label + " " + (value.empty() ? "—" : value));
    }
    const std::string total = stack_at(chart, last).label();
    if (chart.series.size() != 1 && !total.empty())
        parts.push_back((ja ? "計 " : "total ") + total);
    return fmt::format(
        fmt::runtime(ja ? "{}{}から{}まで。{}は{}{}。" : "{}{} to {}. In {}: {} {}."),
        chart.axis.empty() ? "" : chart.axis + " ", chart.positions.front(), chart.positions[last],
        chart.positions[last], fmt::join(parts, ja ? "、" : ", "), chart.unit);
}

}  // namespace daicho
