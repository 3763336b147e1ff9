#include "daicho/report/report.hpp"

#include <algorithm>
#include <stdexcept>

namespace daicho {

bool is_empty(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return std::holds_alternative<std::monostate>(value) || (text && text->empty());
}

std::size_t Table::at(std::string_view key) const {
    const auto found = std::ranges::find(columns, key, &Column::key);
    if (found == columns.end())
        throw std::out_of_range(name + " has no column " + std::string(key));
    return static_cast<std::size_t>(found - columns.begin());
}

Row Table::row_of(RowKind kind, std::vector<std::pair<std::string_view, Cell>> cells) const {
    Row out{kind, std::vector<Cell>(columns.size())};
    for (std::pair<std::string_view, Cell>& each : cells)
        out.cells[at(each.first)] = std::move(each.second);
    return out;
}

}  // namespace daicho
