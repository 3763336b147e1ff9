// Axes: round ticks, places of values, and labels that keep clear of each other.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace daicho::svg {

/// Values from one place to another: `at(low)` is `from`.
struct Scale {
    double low = 0, high = 1;
    double from = 0, to = 1;

    double at(double value) const {
        return high == low ? from : from + (value - low) / (high - low) * (to - from);
    }
};

/// Round values (1, 2 or 5 and zeros) around low and high, `about` steps; at least 0 and 1.
std::vector<double> round_ticks(double low, double high, int about, bool whole);

/// Of labels that stand every `distance`: show each which-th, wrapped to what room that gives.
struct Thinned {
    std::size_t step = 1;
    std::vector<std::vector<std::string>> lines;  // of each label; empty if it is left out
    std::size_t most_lines = 0;
};
Thinned thin(const std::vector<std::string>& labels, double distance, double size);

/// Moves the places apart until neighbours keep `gap`, within the bounds if there is room. They
/// keep their order.
void spread(std::vector<double>& places, double gap, double low, double high);

}  // namespace daicho::svg
