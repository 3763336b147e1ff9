// The measures of a record under the headings of their document, in its order.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "daicho/model/agreement.hpp"

namespace daicho {

/// Measures that stand one behind the other under one heading; it is empty for those without one.
struct MeasuresUnder {
    std::string_view heading;             // as printed: `② マッチング支援`
    std::vector<std::uint32_t> measures;  // indexes into Agreement::measures
};
std::vector<MeasuresUnder> measures_by_heading(const Agreement& agreement);

/// A printed heading, taken apart: `②` and `マッチング支援`. Without a number all of it is words.
struct PrintedHeading {
    std::string_view number;
    std::string_view words;
};
PrintedHeading printed_heading(std::string_view heading);

/// Whether a measure says no more than its heading: ① 大学生・保護者への情報提供, which the
/// document prints without anything beneath.
bool is_heading_alone(const Measure& measure);

}  // namespace daicho
