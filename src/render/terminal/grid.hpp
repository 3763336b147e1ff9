// A table drawn for a terminal.
//
//                     年度 ───────────
//     都道府県        2013  2014  2015  計      head_columns stay at the left,
//     ──────────────────────────────────        the newest columns and the totals at the right
//     北海道             ·     1     ·   1
//     ──────────────────────────────────
//     計                 ·     1     ·   1
#pragma once

#include <string>

#include "daicho/render/render.hpp"

namespace daicho {

/// Head, rows and what must be said below them. A table wider than the terminal gets shorter
/// labels, then the first of its years are summed; if that is not enough, it loses the ends of long
/// texts, then the columns that are needed least. A line says so.
std::string draw_table(const Table& table, const RenderOptions& options);

}  // namespace daicho
