// What a chart says at a position, for every format that draws one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "daicho/report/report.hpp"

namespace daicho {

/// The chart with the series that are drawn alone.
Chart drawn(Chart chart);

/// `1,234`, `0.5`, `-3`.
std::string figure(double value);
/// A series at a position as a text, with its bounds; empty if it is unknown.
std::string value_label(const Chart::Series& series, std::size_t position);

/// Nothing where the value is unknown.
std::optional<double> value_at(const Chart::Series& series, std::size_t position);
std::vector<const Chart::Mark*> marks_at(const Chart& chart, std::size_t position);

/// The height of a stack, with what is only possible above what is certain.
struct Stack {
    double certain = 0;
    double possible = 0;
    bool is_known = false;

    /// `327`, `12–15`, or nothing.
    std::string label() const;
};
Stack stack_at(const Chart& chart, std::size_t position);

/// Whether some stack is more than certain.
bool has_band(const Chart& chart);

struct Range {
    double low = 0, high = 0;
};
/// Of all that is drawn, zero included.
Range range_of(const Chart& chart);

/// In one or two sentences, for those who cannot see the chart.
std::string summary_of(const Chart& chart, bool ja);

}  // namespace daicho
