// A table brought to fewer or narrower columns without losing a figure.
#pragma once

#include <cstddef>

#include "daicho/report/report.hpp"
#include "daicho/text/words.hpp"

namespace daicho {

/// With the shorter labels: H27 for 2015.
Table with_narrow_labels(Table table);

/// How many columns stand together that may be summed.
std::size_t foldable_columns(const Table& table);

/// The first `number` (two or more) of those summed in one: ～H26, ≤2014.
Table folded(const Table& table, std::size_t number, Lang lang);

}  // namespace daicho
