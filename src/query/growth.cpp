#include "query/growth.hpp"

#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <map>
#include <utility>

#include "query/contribution.hpp"

namespace daicho {

namespace {

constexpr Days one_day{1};
constexpr std::size_t kinds_count = government_kinds.size();
constexpr std::size_t whole_municipality = kinds_count, whole_total = kinds_count + 1;
static_assert(published_kinds[whole_municipality] == municipality &&
              published_kinds[whole_total] == all_governments);

std::size_t index_of(KindSet kinds) {
    const auto found = std::ranges::find(published_kinds, kinds);
    return static_cast<std::size_t>(found - published_kinds.begin());
}

/// The growth that events bring: so many more of what is counted, or so many less.
void add(const Events& more, const Events& less, GrowthLimits& growth) {
    for (std::size_t j = 0; j < growth.points(); ++j) {
        for (std::size_t i = 0; i < j; ++i) {
            growth.add(i, j, more.perhaps(i, j) - less.surely(i, j));
            growth.add(j, i, less.perhaps(i, j) - more.surely(i, j));
        }
    }
}

/// A whole grows by no more than its parts together; a part by no more than the whole less the
/// least of the other parts.
void draw_over_parts(GrowthLimits& whole, std::initializer_list<GrowthLimits*> parts) {
    const auto has_moved = [](const GrowthLimits* part) { return part->has_moved(); };
    if (!whole.has_moved() && std::ranges::none_of(parts, has_moved)) return;
    for (std::size_t i = 0; i < whole.points(); ++i) {
        for (std::size_t j = 0; j < whole.points(); ++j) {
            int most = 0, back = 0;
            for (const GrowthLimits* part : parts) {
                most += part->most(i, j);
                back += part->most(j, i);
            }
            whole.limit(i, j, most);
            for (GrowthLimits* part : parts) {
                part->limit(i, j, whole.most(i, j) + back - part->most(j, i));
            }
        }
    }
}

}  // namespace

// ---- Points, GrowthLimits
// --------------------------------------------------------------------------

Points::Points(std::vector<Day> days) : x_points(std::move(days)) {
    x_points.push_back(the_beginning - one_day);
    std::ranges::sort(x_points);
    x_points.erase(std::unique(x_points.begin(), x_points.end()), x_points.end());
}

std::optional<std::size_t> Points::find(Day day) const {
    const std::size_t point = first_from(day);
    return point < size() && x_points[point] == day ? std::optional(point) : std::nullopt;
}

std::size_t Points::first_from(Day day) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(x_points, day) - x_points.begin());
}

std::size_t Points::last_until(Day day) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(x_points, day) - x_points.begin()) - 1;
}

bool GrowthLimits::close() {
    x_has_moved = std::exchange(x_is_open, false);
    for (std::size_t over = 0; x_has_moved && over < x_size; ++over) {
        if (!close_over(over)) return false;
    }
    return true;
}

bool GrowthLimits::close_over(std::size_t over) {
    for (std::size_t from = 0; from < x_size; ++from) {
        if (from == over) continue;
        Count* row = &x_most[from * x_width];
        go_over(row, &x_most[over * x_width], row[over]);
        if (row[from] < 0) return false;
    }
    return true;
}

void GrowthLimits::go_over(Count* row, const Count* onward, Count before) const {
    constexpr Count least = lowest;
    for (std::size_t at = 0, end = x_width; at < end; at += lanes) {
        // Copies of fixed size are what compilers make vector instructions of.
        Count most[lanes], next[lanes];
        std::memcpy(&most, row + at, sizeof most);
        std::memcpy(&next, onward + at, sizeof next);
        for (std::size_t i = 0; i < lanes; ++i) {
            const auto by_way = static_cast<Count>(before + next[i]);
            most[i] = std::max(least, std::min(most[i], by_way));
        }
        std::memcpy(row + at, &most, sizeof most);
    }
}

// ---- Growths -----------------------------------------------------------------------------------

std::vector<Day> changes_of_kind(const Spell& spell) {
    std::vector<Day> days;
    for (std::size_t i = 1; i < spell.stages.size(); ++i) {
        const Stage& stage = spell.stages[i];
        const bool is_other = stage.kind != spell.stages[i - 1].kind;
        if (is_other && spell.begin.earliest < stage.since) days.push_back(stage.since);
    }
    return days;
}

bool is_passing(const Spell& spell) {
    return spell.end || !changes_of_kind(spell).empty();
}

Growths::Growths(Points points, std::span<const Spell> spells) : x_points(std::move(points)) {
    const bool some_pass = std::ranges::any_of(spells, is_passing);
    x_growths.assign(some_pass ? 3 : 1,
                     ByKinds(published_kinds.size(), GrowthLimits(x_points.size())));
    for (const GovernmentKind kind : government_kinds) add_plain(spells, kind);
    for (const Spell& spell : spells) {
        if (!is_plain(spell)) add_other(spell);
    }
}

const Growths::ByKinds& Growths::of(Phase phase) const {
    return x_growths[x_growths.size() == 1 ? 0 : static_cast<std::size_t>(phase)];
}
Growths::ByKinds& Growths::of(Phase phase) {
    return x_growths[x_growths.size() == 1 ? 0 : static_cast<std::size_t>(phase)];
}

void Growths::add_plain(std::span<const Spell> spells, GovernmentKind kind) {
    Events begins(x_points.size()), ends(x_points.size());
    for (const Spell& spell : spells) {
        const auto& [earliest, latest, uncertain] = spell.begin;
        if (spell.on(latest).kind != kind || !is_plain(spell)) continue;
        begins.add(x_points.first_from(earliest), x_points.first_from(latest), spell.weight);
        if (!spell.end) continue;
        ends.add(x_points.last_until(spell.end->earliest) + 1,
                 x_points.last_until(spell.end->latest) + 1, spell.weight);
    }
    if (begins.is_empty()) return;
    begins.sum_up();
    ends.sum_up();
    const Events none(x_points.size());
    for (std::size_t key = 0; key < published_kinds.size(); ++key) {
        if (!published_kinds[key].contains(kind)) continue;
        add(begins, ends, of(Phase::held)[key]);
        if (x_growths.size() == 1) continue;
        add(begins, none, of(Phase::begun)[key]);
        add(ends, none, of(Phase::left)[key]);
    }
}

void Growths::add_other(const Spell& spell) {
    if (!is_possible(spell)) return;
    // Keys that count the spell at the same points share its contribution.
    std::map<std::vector<bool>, std::vector<std::size_t>> keys_by_points;
    for (std::size_t key = 0; key < published_kinds.size(); ++key) {
        std::vector<bool> is_counted;
        for (std::size_t i = 0; i < x_points.size(); ++i) {
            is_counted.push_back(published_kinds[key].contains(spell.on(x_points[i]).kind));
        }
        keys_by_points[std::move(is_counted)].push_back(key);
    }
    for (const auto& [is_counted, keys] : keys_by_points) {
        if (std::ranges::find(is_counted, true) == is_counted.end()) continue;
        const Contribution contribution(spell, x_points, is_counted);
        for (const Phase phase : {Phase::held, Phase::begun, Phase::left}) {
            for (const std::size_t key : keys) {
                contribution.add_to(of(phase)[key], phase, spell.weight);
            }
        }
    }
}

void Growths::assume(const Claim& claim) {
    const auto since =
        claim.frame.since ? x_points.find(*claim.frame.since) : std::optional<std::size_t>(0);
    const auto day = x_points.find(claim.frame.day);
    if (!since || !day) return;
    GrowthLimits& growth =
        of(claim.frame.since ? Phase::begun : Phase::held)[index_of(claim.kinds)];
    const int published = std::min(claim.published, GrowthLimits::most_spells + 1);
    growth.limit(*since, *day, published);
    growth.limit(*day, *since, -published);
}

void Growths::draw_over_kinds(ByKinds& growths) {
    const auto part = [&](GovernmentKind kind) { return &growths[static_cast<std::size_t>(kind)]; };
    draw_over_parts(growths[whole_municipality],
                    {part(GovernmentKind::city), part(GovernmentKind::ward),
                     part(GovernmentKind::town), part(GovernmentKind::village)});
    draw_over_parts(growths[whole_total],
                    {part(GovernmentKind::prefecture), &growths[whole_municipality]});
}

bool Growths::close() {
    const auto is_open = [](const ByKinds& growths) {
        return std::ranges::any_of(growths, &GrowthLimits::is_open);
    };
    while (std::ranges::any_of(x_growths, is_open)) {
        for (ByKinds& growths : x_growths) {
            for (GrowthLimits& growth : growths) {
                if (!growth.close()) return false;
            }
        }
        for (ByKinds& growths : x_growths) draw_over_kinds(growths);
        if (x_growths.size() == 1) continue;
        for (std::size_t key = 0; key < published_kinds.size(); ++key) {
            draw_over_parts(of(Phase::begun)[key], {&of(Phase::held)[key], &of(Phase::left)[key]});
        }
    }
    return true;
}

int Growths::most(Phase phase, KindSet kinds, std::size_t from, std::size_t to) const {
    const ByKinds& growths = of(phase);
    // The kinds added up; or a whole that has them less the least of its other kinds.
    int sum = 0, of_total = growths[whole_total].most(from, to);
    int of_municipality = growths[whole_municipality].most(from, to);
    for (const GovernmentKind kind : government_kinds) {
        const GrowthLimits& growth = growths[static_cast<std::size_t>(kind)];
        const bool is_wanted = kinds.contains(kind);
        if (is_wanted) sum += growth.most(from, to);
        if (!is_wanted) of_total += growth.most(to, from);
        if (kind == GovernmentKind::prefecture) {
            if (is_wanted) of_municipality += growth.most(from, to);
        } else if (!is_wanted) {
            of_municipality += growth.most(to, from);
        }
    }
    return std::min({sum, of_total, of_municipality});
}

Limits Growths::range(Phase phase, KindSet kinds, std::size_t from, std::size_t to) const {
    if (phase == Phase::left && x_growths.size() == 1) return {0, 0};
    return {-most(phase, kinds, to, from), most(phase, kinds, from, to)};
}

}  // namespace daicho
