// Heads in one row: a head that spans several columns is said once, not in each of them.
#pragma once

#include <string>
#include <vector>

#include "daicho/report/report.hpp"

namespace daicho {

struct Heads {
    std::string common{};               // the one spanning head, to be said apart; may be empty
    std::vector<std::string> labels{};  // one a column, with its spanning head if there are several
};
Heads heads_of(const Table& table);

}  // namespace daicho
