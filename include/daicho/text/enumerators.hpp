// Tables of what is said of the enumerators of an enumeration.
#pragma once

#include <cstddef>

namespace daicho {

/// Whether a table has a row for each enumerator from the first to `last`, in their order: then an
/// enumerator is the index of its row. For a `static_assert` beside the table.
template <class Table, class Row, class Enumerator>
constexpr bool is_in_step(const Table& table, Enumerator Row::*enumerator, Enumerator last) {
    std::size_t index = 0;
    for (const Row& row : table) {
        if (row.*enumerator != static_cast<Enumerator>(index++)) return false;
    }
    return index == static_cast<std::size_t>(last) + 1;
}

}  // namespace daicho
