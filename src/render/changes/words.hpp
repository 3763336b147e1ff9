// What the formats of a change say alike.
#pragma once

#include <string>
#include <vector>

#include "daicho/render/render.hpp"
#include "daicho/report/changes.hpp"

namespace daicho {

/// 記録 307 → 310、団体数 327(変わらない).
std::string summary_line(const Changes& changes, Lang lang);

/// エラー 1、警告 0.
std::string findings_in_words(const StateSummary& state, Lang lang);

/// Instead of the figures of a state with errors.
inline constexpr Words withheld_figures{
    "エラーがあるため数は示しません(`--allow-invalid` で示せます)",
    "the figures are not shown because of errors (`--allow-invalid` shows them)"};

/// What stands over figures of a state with errors; empty where there are none.
std::string stamp_of(const Changes& changes, Lang lang);

/// 新規, or 改名・移動、訂正.
std::string kinds_in_words(const Change& change, Lang lang);

/// Two texts with what both have at their ends left out, where they are long.
struct Shortened {
    std::string before;
    std::string after;
};
Shortened shortened(const ValueChange& change);

/// What stands over a column; of columns under one head, their own words are enough.
std::string head_of(const TableChange& table, const Column& column);

/// Parts in a row: a、b; a, b.
std::string in_a_row(const std::vector<std::string>& parts, Lang lang);

/// A cell in which nothing differs is shown in a column of sums alone.
bool is_shown(const CellChange& cell, const Column& column);

}  // namespace daicho
