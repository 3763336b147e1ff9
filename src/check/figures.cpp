#include <algorithm>
#include <array>

#include "check/totals.hpp"

namespace daicho {

namespace {

using ByKind = std::array<Tally, government_kinds.size()>;

Tally sum_of(const ByKind& tallies, std::string_view key) {
    Tally out;
    for (const GovernmentKind kind : government_kinds) {
        if (!covers(key, kind)) continue;
        const Tally& tally = tallies[static_cast<std::size_t>(kind)];
        out.certain += tally.certain;
        out.possible += tally.possible;
    }
    return out;
}

/// What the registry counts within a frame.
struct Census {
    ByKind all{};
    std::vector<ByKind> unlisted;

    Census(std::span<const Fact> facts, const Date& frame, std::size_t unlisted_entries)
        : unlisted(unlisted_entries) {
        for (const Fact& fact : facts) {
            if (!may_count(fact, frame)) continue;
            const auto kind = static_cast<std::size_t>(fact.kind);
            const Tally tally{surely_counts(fact, frame) ? fact.weight : 0, fact.weight};
            add(all[kind], tally);
            if (fact.unlisted != Fact::none) add(unlisted[fact.unlisted][kind], tally);
        }
    }

    static void add(Tally& to, const Tally& tally) {
        to.certain += tally.certain;
        to.possible += tally.possible;
    }
};

/// The figures of some counts: all kinds of a full breakdown, else the keys that are written.
std::vector<std::pair<std::string_view, At<int>>> published(const Counts& counts, Span otherwise) {
    std::vector<std::pair<std::string_view, At<int>>> out;
    for (const auto& [kind, count] : counts) out.emplace_back(kind.value, count);
    if (!is_full_breakdown(counts)) return out;
    for (const GovernmentKind kind : government_kinds) {
        if (!find_count(counts, name_of(kind)))
            out.emplace_back(name_of(kind), At<int>{0, otherwise});
    }
    return out;
}

}  // namespace

std::optional<int> find_count(const Counts& counts, std::string_view kind) {
    for (const auto& [key, count] : counts) {
        if (key.value == kind) return count.value;
    }
    return {};
}

bool is_full_breakdown(const Counts& counts) {
    return std::ranges::any_of(government_kinds, [&](GovernmentKind kind) {
        return kind != GovernmentKind::prefecture && find_count(counts, name_of(kind));
    });
}

bool covers(std::string_view key, GovernmentKind kind) {
    return key == "total" || key == name_of(kind) ||
           (key == "municipality" && kind != GovernmentKind::prefecture);
}

bool may_count(const Fact& fact, const Date& frame) {
    return overlap(fact.since, frame);
}

bool surely_counts(const Fact& fact, const Date& frame) {
    return fact.certain && surely_within(fact.since, frame);
}

Date Figure::frame() const {
    const Day as_of = total->as_of->value.latest;
    if (!year) return {the_beginning, as_of};
    return {year->first(), std::min(year->last(), as_of)};
}

bool Figure::holds(const Tally& tally) const {
    if (is_exact()) return tally.certain == *published && tally.possible == *published;
    return tally.certain <= *published && *published <= tally.possible;
}

bool Figure::holds_without(std::size_t entry) const {
    const Tally& less = unlisted[entry];
    return holds({counted.certain - less.certain, counted.possible - less.possible});
}

std::vector<Figure> figures(const Ledger& ledger) {
    std::vector<Figure> out;
    const std::size_t entries = ledger.registry().unlisted.size();
    for (const At<PublishedTotal>& total : ledger.registry().totals) {
        if (!total->as_of || !total->as_of->value.is_day()) continue;
        const auto facts = facts_of(ledger, Unit::government, Filter{}, total->as_of->value.latest);
        const auto add = [&](const Counts& counts, std::optional<FiscalYear> year, Span otherwise) {
            const Date frame = Figure{&*total, {}, year, {}, {}, {}}.frame();
            if (frame.latest < frame.earliest) return;  // a year that had not begun
            const Census census(facts, frame, entries);
            for (const auto& [kind, count] : published(counts, otherwise)) {
                Figure& figure = out.emplace_back(
                    Figure{&*total, kind, year, count, sum_of(census.all, kind), {}});
                for (const ByKind& tallies : census.unlisted) {
                    figure.unlisted.push_back(sum_of(tallies, kind));
                }
            }
        };
        add(total->counts, {}, total->as_of->at);
        for (const auto& [key, counts] : total->new_in) {
            if (const auto year = parse_fiscal_year(key.value)) add(counts, *year, key.at);
        }
    }
    return out;
}

}  // namespace daicho
