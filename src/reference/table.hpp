// The embedded tables: tab-separated, first `#` comments and one header line, no quoting.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace daicho::embedded {

std::string_view prefectures_tsv();
std::string_view governments_tsv();
std::string_view changes_tsv();
std::string_view variants_tsv();

}  // namespace daicho::embedded

namespace daicho {

/// Removes from the text all up to the first separator, and returns what was before it.
inline std::string_view take(std::string_view& text, char separator) {
    const std::size_t end = std::min(text.find(separator), text.size());
    const std::string_view before = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return before;
}

/// The rows below the header, each as its N fields: views into the text.
template <std::size_t N>
std::vector<std::array<std::string_view, N>> read_table(std::string_view text) {
    std::vector<std::array<std::string_view, N>> rows;
    bool is_header = true;
    while (!text.empty()) {
        std::string_view line = take(text, '\n');
        if (line.starts_with('#') || std::exchange(is_header, false)) continue;
        for (std::string_view& field : rows.emplace_back()) field = take(line, '\t');
    }
    return rows;
}

}  // namespace daicho
