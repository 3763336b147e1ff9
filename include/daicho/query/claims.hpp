// Published totals as claims, and which of them cannot all be true.
#pragma once

#include <span>
#include <vector>

#include "daicho/query/bounds.hpp"

namespace daicho {

/// A published figure. Where it stands in several totals it is one, with several places.
struct Published {
    struct Place {
        std::size_t total;  // index into Registry::totals
        Span at;  // of the figure; of the day or the year if a full breakdown leaves it out
    };

    Claim claim;
    std::vector<Place> places;  // at least one
    bool is_computed = false;   // nobody published it: all places are derived
};

/// The figures of all totals that are undisputed, in their order.
std::vector<Published> published_figures(const Registry& registry);

std::vector<Claim> claims_of(std::span<const Published> figures);

/// Figures that contradict one another: no choice of days makes all of them true, and one does if
/// any of them is left out. The newest first, which is the one to doubt.
using Clash = std::vector<const Published*>;

/// 2024-03-31 の市 200; FY2024 の新規の市 18.
Message words_of(const Claim& claim);

/// The fewest figures that together forbid what is claimed; none if the spells alone do.
Clash why_not(std::span<const Spell> spells, std::span<const Published> figures,
              const Claim& claim);

/// The clashes among the figures that hold by themselves, at most `most`.
std::vector<Clash> clashes(std::span<const Spell> spells, std::span<const Published> figures,
                           std::size_t most = 3);

}  // namespace daicho
