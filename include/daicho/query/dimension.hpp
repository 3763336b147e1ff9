// The ways to sort facts: by prefecture, by fiscal year, by target group, …
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daicho/query/facts.hpp"
#include "daicho/text/catalogue.hpp"

namespace daicho {

/// One place of a dimension: a row or a column of a table.
struct Slot {
    std::string key;    // 10, FY2025, youth
    Message label;      // 群馬県, Gunma
    std::string group;  // what it is part of, if anything: the region of a prefecture
};

/// A dimension: adding one is one entry of `dimensions` (src/query/dimension.cpp).
struct Dimension {
    std::string_view name;
    Words label;
    Words summary;
    Words otherwise;   // the slot of facts that have none: 不確定, 記載なし
    bool of_unlisted;  // that slot holds the unlisted, and only them
    bool several;      // a fact may stand in several slots: then slots do not add up
    /// The slots in display order, also those without a fact, but for places that the filter rules
    /// out.
    std::vector<Slot> (*slots)(const Ledger&, std::span<const Fact>, Day as_of, const Filter&);
    /// Appends the keys of the slots in which the fact stands.
    void (*place)(const Ledger&, const Fact&, std::vector<std::string>& keys);
};

Catalogue<Dimension> dimensions();

/// The key of `otherwise`.
inline constexpr std::string_view otherwise_key = "otherwise";

}  // namespace daicho
