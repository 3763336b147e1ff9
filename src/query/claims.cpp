#include "daicho/query/claims.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>
#include <utility>

#include "daicho/query/published.hpp"

namespace daicho {

namespace {

class Reading {
  public:
    explicit Reading(const Registry& registry) {
        for (std::size_t i = 0; i < registry.totals.size(); ++i) {
            if (registry.totals[i]->disputed) continue;
            for (const Figure& figure : figures_of(*registry.totals[i])) {
                add({figure.kinds, figure.frame, *figure.published}, {i, figure.published.at});
            }
        }
    }

    std::vector<Published> take() { return std::move(x_figures); }

  private:
    void add(const Claim& claim, const Published::Place& place) {
        const auto [known, is_new] = x_known.try_emplace(
            {claim.frame, name_of(claim.kinds), claim.published}, x_figures.size());
        if (is_new) x_figures.push_back({claim, {}});
        x_figures[known->second].places.push_back(place);
    }

    std::vector<Published> x_figures;
    std::map<std::tuple<Frame, std::string_view, int>, std::size_t> x_known;
};

/// The figures that the spells alone allow, and no other figure of the same kinds and frame denies:
/// what fails by itself is named as that, and would only hide what fails together.
Clash sound_by_themselves(std::span<const Spell> spells, std::span<const Published> figures) {
    std::map<std::pair<Frame, std::string_view>, int> of_the_same;
    for (const auto& [claim, places] : figures) ++of_the_same[{claim.frame, name_of(claim.kinds)}];
    Clash out;
    for (const Published& figure : figures) {
        const auto& [kinds, frame, published] = figure.claim;
        const Limits counted = counted_in(spells, frame, kinds);
        const bool is_allowed = counted.least <= published && published <= counted.most;
        if (is_allowed && of_the_same[{frame, name_of(kinds)}] == 1) out.push_back(&figure);
    }
    return out;
}

bool hold(std::span<const Spell> spells, std::span<const Published* const> figures) {
    std::vector<Claim> claims;
    for (const Published* figure : figures) claims.push_back(figure->claim);
    return Bounds(spells, claims).hold();
}

/// A smallest part of the figures that does not hold, given that they do not. They are left out
/// in order, each unless the rest would hold without it.
Clash smallest(std::span<const Spell> spells, Clash figures) {
    // Up to where all can be left out together is found by halving: leaving out more never
    // makes less hold.
    Clash needed;
    while (!figures.empty()) {
        const auto holds_without_first = [&](std::size_t left_out) {
            Clash rest = needed;
            rest.insert(rest.end(), figures.begin() + static_cast<std::ptrdiff_t>(left_out),
                        figures.end());
            return hold(spells, rest);
        };
        std::size_t can_go = 0, too_many = figures.size() + 1;
        while (can_go + 1 < too_many) {
            const std::size_t middle = (can_go + too_many) / 2;
            (holds_without_first(middle) ? too_many : can_go) = middle;
        }
        if (can_go == figures.size()) break;
        needed.push_back(figures[can_go]);
        figures.erase(figures.begin(), figures.begin() + static_cast<std::ptrdiff_t>(can_go) + 1);
    }
    return needed;
}

}  // namespace

std::vector<Published> published_figures(const Registry& registry) {
    return Reading(registry).take();
}

std::vector<Claim> claims_of(std::span<const Published> figures) {
    std::vector<Claim> claims;
    for (const Published& figure : figures) claims.push_back(figure.claim);
    return claims;
}

std::vector<Clash> clashes(std::span<const Spell> spells, std::span<const Published> figures,
                           std::size_t most) {
    Clash left = sound_by_themselves(spells, figures);
    // The newest first; of one day what is new in a year, then the later in the file.
    std::ranges::reverse(left);
    std::ranges::stable_sort(left, std::greater{}, [](const Published* figure) {
        return std::pair(figure->claim.frame.day, figure->claim.frame.since.has_value());
    });
    std::vector<Clash> found;
    while (found.size() < most && !hold(spells, left)) {
        found.push_back(smallest(spells, left));
        std::erase(left, found.back().front());
    }
    return found;
}

}  // namespace daicho
