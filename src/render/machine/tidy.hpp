// A table as machines read it, by the rules of 総務省: one datum a cell, one head a column, no
// units, nothing left out. A count that does not agree in every row takes two columns, a date
// three.
//
//     row_type  prefecture_code  prefecture  fy2015_certain  fy2015_possible  as_of
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "daicho/render/render.hpp"

namespace daicho {

using Datum = std::variant<std::monostate, std::string, long long, Decimal, Day, bool>;

struct TidyColumn {
    std::string key;
    std::string label;  // unlike any other of the table
    std::vector<Datum> cells;
    bool is_head = false;  // names the row
};

/// The kinds of the rows first, the constants last.
std::vector<TidyColumn> tidy(const Table& table, Lang lang);

}  // namespace daicho
