// Facts counted over one or two dimensions. Every cell keeps what it counted.
#pragma once

#include <vector>

#include "daicho/query/dimension.hpp"
#include "daicho/query/facts.hpp"

namespace daicho {

/// A counted cell: bounds, and the facts behind them: indexes into Statistic::facts; if cumulative,
/// into the facts of the column's own day, which only the last column keeps.
struct CellCount {
    Tally count;
    std::vector<std::uint32_t> facts;
};

struct Statistic {
    Unit unit = Unit::government;
    const Dimension* by_row = nullptr;
    const Dimension* by_column = nullptr;  // null: only totals
    bool cumulative = false;

    std::vector<Fact> facts;  // as of the day
    std::vector<Slot> rows;   // the last may be `otherwise`
    std::vector<Slot> columns;
    std::vector<std::vector<CellCount>> cells;  // [row][column]
    std::vector<CellCount> row_totals;
    std::vector<CellCount> column_totals;
    CellCount total;  // of distinct facts, also where a fact stands in several slots
};

struct StatisticRequest {
    Unit unit = Unit::government;
    const Dimension* by_row = nullptr;
    const Dimension* by_column = nullptr;
    bool cumulative = false;  // columns are fiscal years: the state at the end of each
    Filter filter{};
    Day as_of{};
};

Statistic count(const Ledger& ledger, const StatisticRequest& request);

}  // namespace daicho
