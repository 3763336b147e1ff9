// A table as a sheet that can be handed in: what people read, one datum a cell, one row of heads.
//
//     コード  都道府県  2015 確実  2015 最大  計
//     100005  群馬県           3          7    5
//
// A figure stays a number and a day a date; codes of places stand beside names. A count takes two
// columns only where some row needs them.
#pragma once

#include <string>
#include <vector>

#include "daicho/render/render.hpp"
#include "render/machine/tidy.hpp"

namespace daicho {

struct SheetColumn {
    std::string label;  // unlike any other of the sheet
    bool is_head = false;
    bool is_figure = false;
    std::vector<Datum> cells{};
};

struct Sheet {
    std::string title{};    // above each printed page
    std::string warning{};  // beside it
    std::string head{};     // what stands above all columns that share one head
    std::vector<SheetColumn> columns{};
    std::vector<RowKind> rows{};
};

Sheet sheet_of(const Table& table, const RenderOptions& options);

}  // namespace daicho
