// A table as machines read it, by the rules of 総務省: one datum a cell, one head a column, no
// units, nothing left out. A count takes two columns and a date three, whatever the data: the
// columns of a table are the same on any day. docs/tables.md describes them.
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
    std::string key;  // unlike any other of the table
    std::string label;
    Type type;
    std::vector<Datum> cells;
    bool is_constant = false;  // the same in every row
};

/// The kinds of the rows first, the constants last.
std::vector<TidyColumn> tidy(const Table& table, Lang lang);

}  // namespace daicho
