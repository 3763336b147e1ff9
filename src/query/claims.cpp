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
                add({figure.kinds, figure.frame, *figure.published}, {i, figure.published.at},
                    registry.totals[i]->is_derived());
            }
        }
    }

    std::vector<Published> take() { return std::move(x_figures); }

  private:
    void add(const Claim& claim, const Published::Place& place, bool is_derived) {
        const auto [known, is_new] = x_known.try_emplace(
            {claim.frame, name_of(claim.kinds), claim.published}, x_figures.size());
        if (is_new) x_figures.push_back({claim, {}, true});
        Published& figure = x_figures[known->second];
        figure.places.push_back(place);
        figure.is_computed = figure.is_computed && is_derived;
    }

    std::vector<Published> x_figures;
    std::map<std::tuple<Frame, std::string_view, int>, std::size_t> x_known;
};

/// The figures that the spells alone allow, and no other figure of the same kinds and frame denies:
/// what fails by itself is named as that, and would only hide what fails together.
Clash sound_by_themselves(std::span<const Spell> spells, std::span<const Published> figures) {
    std::map<std::pair<Frame, std::string_view>, int> of_the_same;
    for (const Published& figure : figures) {
        ++of_the_same[{figure.claim.frame, name_of(figure.claim.kinds)}];
    }
    Clash out;
    for (const Published& figure : figures) {
        const auto& [kinds, frame, published] = figure.claim;
        const Limits counted = counted_in(spells, frame, kinds);
        const bool is_allowed = counted.least <= published && published <= counted.most;
        if (is_allowed && of_the_same[{frame, name_of(kinds)}] == 1) out.push_back(&figure);
    }
    return out;
}

/// Of one day what is new in a year comes first, then the later in the file.
Clash newest_first(Clash figures) {
    std::ranges::reverse(figures);
    std::ranges::stable_sort(figures, std::greater{}, [](const Published* figure) {
        return std::pair(figure->claim.frame.day, figure->claim.frame.since.has_value());
    });
    return figures;
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

Message words_of(const Claim& claim) {
    const Words kind = label(claim.kinds);
    if (!claim.frame.since) {
        return message("{} の{} {}", "{}: {} {}", to_iso(claim.frame.day), kind, claim.published);
    }
    return message("{} の新規の{} {}", "new in {}: {} {}", to_text(fiscal_year_of(claim.frame.day)),
                   kind, claim.published);
}

Clash why_not(std::span<const Spell> spells, std::span<const Published> figures,
              const Claim& claim) {
    const Published assumed{claim, {}, false};
    Clash all{&assumed};
    if (!hold(spells, all)) return {};
    Clash sound = newest_first(sound_by_themselves(spells, figures));
    // What was only computed is left out first.
    std::stable_partition(sound.begin(), sound.end(),
                          [](const Published* figure) { return figure->is_computed; });
    all.insert(all.end(), sound.begin(), sound.end());
    if (hold(spells, all)) return {};
    Clash needed = smallest(spells, std::move(all));
    std::erase(needed, &assumed);
    return needed;
}

std::vector<Clash> clashes(std::span<const Spell> spells, std::span<const Published> figures,
                           std::size_t most) {
    Clash left = newest_first(sound_by_themselves(spells, figures));
    std::vector<Clash> found;
    while (found.size() < most && !hold(spells, left)) {
        found.push_back(smallest(spells, left));
        std::erase(left, found.back().front());
    }
    return found;
}

}  // namespace daicho
