// Spells, published figures and bounds written briefly, for tests of counting.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "daicho/query/claims.hpp"
#include "registry_in_memory.hpp"

namespace daicho::testing {

inline Day on(std::string_view iso) {
    return *parse_day(iso);
}

inline Date date(std::string_view text) {
    return std::get<Date>(parse_date(text));
}

inline GovernmentKind kind(std::string_view name) {
    return *government_kind(name);
}

struct SpellOptions {
    int weight = 1;
    std::string_view end = "";
    std::string_view becomes = "";  // a kind
    std::string_view risen = "";    // its first day
};

inline Spell spell(std::string_view kind_name, std::string_view begin, SpellOptions more = {}) {
    Spell out{
        .stages = {{the_beginning, kind(kind_name)}}, .begin = date(begin), .weight = more.weight};
    if (!more.end.empty()) out.end = date(more.end);
    if (!more.becomes.empty()) out.stages.push_back({on(more.risen), kind(more.becomes)});
    return out;
}

/// The published figures of `totals:` of registry.yaml, written as there.
inline std::vector<Published> figures_of(std::string_view totals) {
    const Loaded loaded =
        load({registry_with(registry_yaml(fmt::format("totals:\n{}", totals))), {}});
    return published_figures(loaded.registry);
}

/// One total: `counts` and `new_in` as between their braces.
inline std::string total(std::string_view as_of, std::string_view counts,
                         std::string_view new_in = "") {
    const std::string added = new_in.empty() ? "" : fmt::format("new_in: {{{}}}, ", new_in);
    return fmt::format("  - {{as_of: {}, counts: {{{}}}, {}sources: [S1]}}\n", as_of, counts,
                       added);
}

inline std::string text(Limits limits) {
    return limits.is_exact() ? fmt::format("{}", limits.least)
                             : fmt::format("{}–{}", limits.least, limits.most);
}

/// `2025-03-31 city 244`, `FY2024 city 18`.
inline std::string text(const Claim& claim) {
    const std::string when = claim.frame.since
                                 ? to_text(fiscal_year_of(*claim.frame.since + Days{1}))
                                 : to_iso(claim.frame.day);
    return fmt::format("{} {} {}", when, name_of(claim.kinds), claim.published);
}

/// The first clash as text, the newest figure first; empty if there is none.
inline std::string clash(std::span<const Spell> spells, std::span<const Published> figures) {
    std::string out;
    const auto found = clashes(spells, figures);
    if (found.empty()) return out;
    for (const Published* figure : found.front()) {
        out += (out.empty() ? "" : "; ") + text(figure->claim);
    }
    return out;
}

}  // namespace daicho::testing
