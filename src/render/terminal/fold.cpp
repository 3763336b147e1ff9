#include "render/terminal/fold.hpp"

#include <algorithm>

namespace daicho {

namespace {

std::size_t first_to_fold(const Table& table) {
    const auto found = std::ranges::find(table.columns, true, &Column::sums_up);
    return static_cast<std::size_t>(found - table.columns.begin());
}

/// Set off as the first of them that is.
Cell sum_of(const Cell* first, const Cell* last) {
    Cell out;
    Count sum;
    for (const Cell* cell = first; cell != last; ++cell) {
        if (const auto* count = std::get_if<Count>(&cell->value)) sum += *count;
        if (out.emphasis == Emphasis::none) out.emphasis = cell->emphasis;
    }
    out.value = sum;
    return out;
}

}  // namespace

Table with_narrow_labels(Table table) {
    for (Column& column : table.columns) {
        if (!column.narrow.empty()) column.label = column.narrow;
    }
    return table;
}

std::size_t foldable_columns(const Table& table) {
    const std::size_t first = first_to_fold(table);
    std::size_t end = first;
    while (end < table.columns.size() && table.columns[end].sums_up) ++end;
    return end - first;
}

Table folded(const Table& table, std::size_t number, Lang lang) {
    const auto first = static_cast<std::ptrdiff_t>(first_to_fold(table));
    const auto last = first + static_cast<std::ptrdiff_t>(number) - 1;
    Table out = table;
    Column sum = out.columns[static_cast<std::size_t>(last)];
    sum.label = (lang == Lang::ja ? "～" : "≤") + sum.label;
    out.columns.erase(out.columns.begin() + first, out.columns.begin() + last);
    out.columns[static_cast<std::size_t>(first)] = std::move(sum);
    for (Row& row : out.rows) {
        if (row.cells.size() <= static_cast<std::size_t>(last)) continue;
        Cell cell = sum_of(row.cells.data() + first, row.cells.data() + last + 1);
        row.cells.erase(row.cells.begin() + first, row.cells.begin() + last);
        row.cells[static_cast<std::size_t>(first)] = std::move(cell);
    }
    return out;
}

}  // namespace daicho
