#include "query/growth.hpp"

#include <algorithm>
#include <limits>

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

// ---- spells that never end ---------------------------------------------------------------------

/// Spells of one kind that never end, by the first and the last point at which they may be the
/// first time: how many begin between two points is a matter of looking up.
class Beginnings {
  public:
    explicit Beginnings(std::size_t points) : x_width(points + 2), x_within(x_width * x_width) {}

    void add(std::size_t first, std::size_t last, Count weight) { at(first, last) += weight; }

    void sum_up() {
        for (std::size_t first = x_width - 1; first-- > 0;) {
            for (std::size_t last = 1; last < x_width; ++last) {
                at(first, last) +=
                    at(first + 1, last) + at(first, last - 1) - at(first + 1, last - 1);
            }
        }
    }

    /// How many begin behind i and by j, surely and perhaps (i < j).
    Count surely(std::size_t i, std::size_t j) const { return within(i + 1, j); }
    Count perhaps(std::size_t i, std::size_t j) const {
        const std::size_t end = x_width - 2;  // behind the last point
        return within(0, end) - within(0, i) - within(j + 1, end);
    }

  private:
    Count& at(std::size_t first, std::size_t last) { return x_within[first * x_width + last]; }
    /// Those whose every begin lies in first … last.
    Count within(std::size_t first, std::size_t last) const {
        return x_within[first * x_width + last];
    }

    std::size_t x_width;
    std::vector<Count> x_within;
};

// ---- spells that pass --------------------------------------------------------------------------

/// Points [from, to).
struct Reach {
    std::size_t from, to;
};

/// The lives that a spell may have: from which point on it holds, and up to which. If the first is
/// behind the last it holds at no point. Their number stands for all that is behind them.
class Lives {
  public:
    Lives(const Spell& spell, const Points& points)
        : x_points(points),
          x_begin(spell.begin),
          x_end(spell.end),
          x_first{points.first_from(x_begin.earliest), points.first_from(x_begin.latest) + 1},
          x_last{x_end ? points.last_until(x_end->earliest) : points.size(),
                 (x_end ? points.last_until(x_end->latest) : points.size()) + 1} {}

    /// Whether a life has its first and its last point in these reaches, the first of them being
    /// one that `next` leads to.
    bool some(Reach first, Reach last, const std::vector<std::size_t>& next) const {
        // The earliest begin and the latest end are the likeliest to make a life.
        const std::size_t from = next[std::max(first.from, x_first.from)];
        const std::size_t to = std::min(last.to, x_last.to);
        if (from >= std::min(first.to, x_first.to)) return false;
        if (to <= std::max(last.from, x_last.from)) return false;
        return !x_end || earliest_begin(from) <= latest_end(to - 1);
    }

  private:
    Day earliest_begin(std::size_t first) const {
        return std::max(x_begin.earliest, x_points[first - 1] + one_day);
    }
    Day latest_end(std::size_t last) const {
        if (last + 1 >= x_points.size()) return x_end->latest;
        return std::min(x_end->latest, x_points[last + 1] - one_day);
    }

    const Points& x_points;
    const Date& x_begin;
    const std::optional<Date>& x_end;
    Reach x_first, x_last;
};

/// The growth of each phase that one spell brings, counted where its government is of certain
/// kinds.
class Contribution {
  public:
    Contribution(const Spell& spell, const Points& points, std::vector<bool> is_counted)
        : x_size(points.size()), x_lives(spell, points), x_is_counted(std::move(is_counted)) {
        for (const bool counted : {false, true}) x_next[counted] = points_that_are(counted);
        for (auto& most : x_most) most.assign(x_size * x_size, std::numeric_limits<int>::min());
        for (std::size_t j = 0; j < x_size; ++j) {
            for (std::size_t i = 0; i < j; ++i) compare(i, j);
        }
    }

    void add_to(Growth& growth, Phase phase, Count weight) const {
        const auto& most = x_most[static_cast<std::size_t>(phase)];
        for (std::size_t i = 0; i < x_size; ++i) {
            for (std::size_t j = 0; j < x_size; ++j) {
                if (i != j) growth.add(i, j, weight * most[i * x_size + j]);
            }
        }
    }

    bool is_possible() const {
        return std::ranges::any_of(x_next, [&](const auto& next) {
            return x_lives.some({0, x_size + 1}, {0, x_size + 1}, next);
        });
    }

  private:
    /// From each point on the next one, itself included, that is counted, or is not.
    std::vector<std::size_t> points_that_are(bool counted) const {
        std::vector<std::size_t> next(x_size + 2, x_size + 1);
        if (!counted) next[x_size] = x_size;  // what begins behind all points is counted nowhere
        for (std::size_t i = x_size; i-- > 0;) {
            next[i] = x_is_counted[i] == counted ? i : next[i + 1];
        }
        return next;
    }

    /// A life begins by i, or behind i and by j, or behind j; it ends before i, or from i on and
    /// before j, or it lasts to j. What it counts at i and at j follows from these.
    void compare(std::size_t i, std::size_t j) {
        const Reach first[] = {{0, i + 1}, {i + 1, j + 1}, {j + 1, x_size + 1}};
        const Reach last[] = {{0, i}, {i, j}, {j, x_size + 1}};
        for (std::size_t begins = 0; begins < 3; ++begins) {
            for (std::size_t ends = begins; ends < 3; ++ends) {
                for (const bool counted : {false, true}) {
                    if (!x_lives.some(first[begins], last[ends], x_next[counted])) continue;
                    const bool is_begun_at_i = begins == 0, is_begun_at_j = begins <= 1;
                    const int held_at_i = is_begun_at_i && ends >= 1 && x_is_counted[i];
                    const int held_at_j = is_begun_at_j && ends == 2 && x_is_counted[j];
                    const int begun_at_i = is_begun_at_i && counted;
                    const int begun_at_j = is_begun_at_j && counted;
                    raise(Phase::held, i, j, held_at_j - held_at_i);
                    raise(Phase::begun, i, j, begun_at_j - begun_at_i);
                    raise(Phase::left, i, j, (begun_at_j - held_at_j) - (begun_at_i - held_at_i));
                }
            }
        }
    }

    void raise(Phase phase, std::size_t i, std::size_t j, int growth) {
        auto& most = x_most[static_cast<std::size_t>(phase)];
        most[i * x_size + j] = std::max(most[i * x_size + j], growth);
        most[j * x_size + i] = std::max(most[j * x_size + i], -growth);
    }

    std::size_t x_size;
    Lives x_lives;
    std::vector<bool> x_is_counted;                    // by point
    std::array<std::vector<std::size_t>, 2> x_next{};  // by whether they are counted
    std::array<std::vector<int>, 3> x_most{};          // by phase
};

}  // namespace

// ---- Points, Growth --------------------------------------------------------------------------

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

void Growth::limit(std::size_t from, std::size_t to, Count most) {
    Count& known = x_most[from * x_size + to];
    if (most >= known) return;
    known = most;
    x_is_open = true;
}

bool Growth::close() {
    for (std::size_t over = 0; over < x_size; ++over) {
        const Count* onward = &x_most[over * x_size];
        for (std::size_t from = 0; from < x_size; ++from) {
            if (from == over) continue;
            Count* most = &x_most[from * x_size];
            const Count before = most[over];
            for (std::size_t to = 0; to < x_size; ++to) {
                most[to] = std::min(most[to], before + onward[to]);
            }
            if (most[from] < 0) return false;
        }
    }
    x_is_open = false;
    return true;
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
    x_growths.assign(some_pass ? 3 : 1, ByKinds(published_kinds.size(), Growth(x_points.size())));
    add_lasting(spells);
    for (const Spell& spell : spells) {
        if (is_passing(spell)) add_passing(spell);
    }
}

const Growths::ByKinds& Growths::of(Phase phase) const {
    return x_growths[x_growths.size() == 1 ? 0 : static_cast<std::size_t>(phase)];
}
Growths::ByKinds& Growths::of(Phase phase) {
    return x_growths[x_growths.size() == 1 ? 0 : static_cast<std::size_t>(phase)];
}

void Growths::add_lasting(std::span<const Spell> spells) {
    const std::size_t points = x_points.size();
    for (const GovernmentKind kind : government_kinds) {
        Beginnings beginnings(points);
        bool is_empty = true;
        for (const Spell& spell : spells) {
            if (is_passing(spell) || spell.on(spell.begin.latest).kind != kind) continue;
            beginnings.add(x_points.first_from(spell.begin.earliest),
                           x_points.first_from(spell.begin.latest), spell.weight);
            is_empty = false;
        }
        if (is_empty) continue;
        beginnings.sum_up();
        for (std::size_t q = 0; q < std::min<std::size_t>(x_growths.size(), 2); ++q) {
            for (std::size_t key = 0; key < published_kinds.size(); ++key) {
                if (!published_kinds[key].contains(kind)) continue;
                Growth& growth = x_growths[q][key];
                for (std::size_t j = 0; j < points; ++j) {
                    for (std::size_t i = 0; i < j; ++i) {
                        growth.add(i, j, beginnings.perhaps(i, j));
                        growth.add(j, i, -beginnings.surely(i, j));
                    }
                }
            }
        }
    }
}

void Growths::add_passing(const Spell& spell) {
    // Keys that count the spell at the same points share its contribution.
    std::vector<std::pair<std::vector<bool>, std::vector<std::size_t>>> patterns;
    for (std::size_t key = 0; key < published_kinds.size(); ++key) {
        std::vector<bool> is_counted(x_points.size());
        for (std::size_t i = 0; i < is_counted.size(); ++i) {
            is_counted[i] = published_kinds[key].contains(spell.on(x_points[i]).kind);
        }
        auto known =
            std::ranges::find(patterns, is_counted, &decltype(patterns)::value_type::first);
        if (known == patterns.end()) known = patterns.insert(known, {is_counted, {}});
        known->second.push_back(key);
    }
    for (const auto& [is_counted, keys] : patterns) {
        if (std::ranges::find(is_counted, true) == is_counted.end()) continue;
        const Contribution contribution(spell, x_points, is_counted);
        if (!contribution.is_possible()) return;  // it ends before it begins
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
    Growth& growth = of(claim.frame.since ? Phase::begun : Phase::held)[index_of(claim.kinds)];
    growth.limit(*since, *day, claim.published);
    growth.limit(*day, *since, -claim.published);
}

namespace {

/// A whole grows by no more than its parts together; a part by no more than the whole less the
/// least of the other parts.
void draw_over_parts(Growth& whole, std::initializer_list<Growth*> parts, std::size_t points) {
    for (std::size_t i = 0; i < points; ++i) {
        for (std::size_t j = 0; j < points; ++j) {
            Count most = 0, back = 0;
            for (const Growth* part : parts) {
                most += part->most(i, j);
                back += part->most(j, i);
            }
            whole.limit(i, j, most);
            for (Growth* part : parts) {
                part->limit(i, j, whole.most(i, j) + back - part->most(j, i));
            }
        }
    }
}

}  // namespace

void Growths::draw_over_kinds(ByKinds& growths) {
    const auto part = [&](GovernmentKind kind) { return &growths[static_cast<std::size_t>(kind)]; };
    draw_over_parts(growths[whole_municipality],
                    {part(GovernmentKind::city), part(GovernmentKind::ward),
                     part(GovernmentKind::town), part(GovernmentKind::village)},
                    x_points.size());
    draw_over_parts(growths[whole_total],
                    {part(GovernmentKind::prefecture), &growths[whole_municipality]},
                    x_points.size());
}

bool Growths::close() {
    const auto is_open = [](const ByKinds& growths) {
        return std::ranges::any_of(growths, &Growth::is_open);
    };
    while (std::ranges::any_of(x_growths, is_open)) {
        for (ByKinds& growths : x_growths) {
            for (Growth& growth : growths) {
                if (growth.is_open() && !growth.close()) return false;
            }
        }
        for (ByKinds& growths : x_growths) draw_over_kinds(growths);
        if (x_growths.size() == 1) continue;
        for (std::size_t key = 0; key < published_kinds.size(); ++key) {
            draw_over_parts(of(Phase::begun)[key], {&of(Phase::held)[key], &of(Phase::left)[key]},
                            x_points.size());
        }
    }
    return true;
}

Count Growths::most(Phase phase, KindSet kinds, std::size_t from, std::size_t to) const {
    const ByKinds& growths = of(phase);
    // The kinds added up; or a whole that has them less the least of its other kinds.
    Count sum = 0, of_total = growths[whole_total].most(from, to);
    Count of_municipality = growths[whole_municipality].most(from, to);
    for (const GovernmentKind kind : government_kinds) {
        const Growth& growth = growths[static_cast<std::size_t>(kind)];
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
    const auto as_int = [](Count count) {
        return static_cast<int>(std::min<Count>(count, std::numeric_limits<int>::max()));
    };
    if (phase == Phase::left && x_growths.size() == 1) return {0, 0};
    return {as_int(-most(phase, kinds, to, from)), as_int(most(phase, kinds, from, to))};
}

}  // namespace daicho
