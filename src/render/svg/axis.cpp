#include "render/svg/axis.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "render/svg/type.hpp"

namespace daicho::svg {

std::vector<double> round_ticks(double low, double high, int about, bool whole) {
    if (high <= low) high = low + 1;
    const double raw = (high - low) / about;
    const double magnitude = std::pow(10, std::floor(std::log10(raw)));
    double step = 10 * magnitude;
    for (const double round : {5.0, 2.0, 1.0}) {
        if (round * magnitude >= raw) step = round * magnitude;
    }
    if (whole) step = std::max(1.0, step);

    std::vector<double> ticks;
    const double first = std::floor(low / step), last = std::ceil(high / step);
    for (double k = first; k <= last; ++k) {
        // Not k * step, which is 0.30000000000000004 for three tenths.
        ticks.push_back(step < 1 ? k / std::round(1 / step) : k * step);
    }
    return ticks;
}

namespace {

/// In one line, as `平成27` above `年度`, or broken as other texts are; nothing if a word is
/// longer.
std::vector<std::string> in_lines(const std::string& label, double room, double size) {
    constexpr std::string_view unit = "年度";
    if (text_width(label, size) > room && label.ends_with(unit)) {
        const std::string year = label.substr(0, label.size() - unit.size());
        if (text_width(year, size) <= room) return {year, std::string(unit)};
    }
    return wrap_whole(label, room, size);
}

}  // namespace

Thinned thin(const std::vector<std::string>& labels, double distance, double size) {
    constexpr double gap = 8;
    constexpr std::size_t steps[] = {1, 2, 3, 4, 5, 6, 12, 24, 36, 60, 120, 240, 600};
    for (const std::size_t step : steps) {
        const double room = std::max(distance * static_cast<double>(step) - gap, 2 * size);
        const bool is_last = step * 2 >= labels.size();
        Thinned out{step, std::vector<std::vector<std::string>>(labels.size()), 0};
        bool fits = true;
        for (std::size_t i = 0; i < labels.size() && fits; i += step) {
            out.lines[i] =
                is_last ? wrap_text(labels[i], room, size) : in_lines(labels[i], room, size);
            out.most_lines = std::max(out.most_lines, out.lines[i].size());
            fits = is_last || (!out.lines[i].empty() && out.lines[i].size() <= 2);
        }
        if (fits) return out;
    }
    return {labels.size(), std::vector<std::vector<std::string>>(labels.size()), 0};
}

void spread(std::vector<double>& places, double gap, double low, double high) {
    std::vector<std::size_t> order(places.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return places[i]; });

    double least = low;
    for (const std::size_t i : order) {
        places[i] = std::max(places[i], least);
        least = places[i] + gap;
    }
    double most = high;
    for (auto i = order.rbegin(); i != order.rend(); ++i) {
        places[*i] = std::min(places[*i], most);
        most = places[*i] - gap;
    }
}

}  // namespace daicho::svg
