// Which item of a list is which of another state of it.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "report/parts/tree.hpp"

namespace daicho {

/// Of more pairs nobody looks which are most alike: it grows with their product.
inline constexpr std::size_t most_compared = 2500;

struct PairedBranch {
    const Branch* was = nullptr;
    const Branch* is = nullptr;
};

/// First in the order of the newer list, then what was taken out. Items of one name are paired
/// where nothing in them differs, then by how much they have in common, and so are those that are
/// left: of two that have at least half of all in common, one is the other corrected.
std::vector<PairedBranch> paired(std::span<const Branch> was, std::span<const Branch> is);

/// How much of two trees is alike, from 0 to 1.
double likeness(const Branch& a, const Branch& b);

}  // namespace daicho
