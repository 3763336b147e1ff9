// Bounds against brute force: tiny registries of random spells and figures, of which every choice
// of days is tried.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>

#include "../support/counting.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

const Day start = on("2016-03-25");
constexpr int horizon = 12;  // days after the start
constexpr std::size_t most_choices = 500;

/// What a random registry may hold.
struct Recipe {
    int spells = 4;
    double ending = 0;  // how many of the spells end
    double rising = 0;  // how many of the governments change their kind
    int totals = 3;
};

class Dice {
  public:
    explicit Dice(unsigned seed) : x_engine(seed) {}

    /// The engine's numbers are the same everywhere; those of the standard's distributions are not.
    int below(int end) { return static_cast<int>(x_engine() % static_cast<unsigned>(end)); }
    int between(int first, int last) { return first + below(last - first + 1); }
    bool chance(double part) { return below(1000) < part * 1000; }
    template <class T, std::size_t size>
    const T& one_of(const std::array<T, size>& all) {
        return all[static_cast<std::size_t>(below(static_cast<int>(size)))];
    }
    Date interval(int first) {
        const int earliest = between(first, horizon - 2);
        return {start + Days{earliest},
                start + Days{between(earliest, std::min(earliest + 6, horizon))}};
    }

  private:
    std::mt19937 x_engine;
};

Spell random_spell(Dice& dice, const Recipe& recipe) {
    Spell out{.stages = {{the_beginning, dice.one_of(government_kinds)}},
              .begin = dice.interval(0)};
    if (dice.chance(recipe.rising)) {
        out.stages.push_back(
            {start + Days{dice.between(1, horizon)}, dice.one_of(government_kinds)});
    }
    if (dice.chance(recipe.ending)) {
        const Date end = dice.interval(static_cast<int>((out.begin.earliest - start).count()));
        out.end = Date{end.earliest, std::max(end.latest, out.begin.latest)};
    }
    return out;
}

/// One day for each spell to begin and, if it does, to end on.
struct Life {
    Day begin;
    std::optional<Day> end;
};
using Lives = std::vector<Life>;

std::vector<Life> lives_of(const Spell& spell) {
    std::vector<Life> lives;
    for (Day begin = spell.begin.earliest; begin <= spell.begin.latest; begin += Days{1}) {
        if (!spell.end) lives.push_back({begin, {}});
        if (!spell.end) continue;
        for (Day end = std::max(begin, spell.end->earliest); end <= spell.end->latest;
             end += Days{1}) {
            lives.push_back({begin, end});
        }
    }
    return lives;
}

/// The definitions of docs/counting.md, word for word.
bool counts(const Spell& spell, const Life& life, const Frame& frame, KindSet kinds) {
    if (frame.since) {
        return *frame.since < life.begin && life.begin <= frame.day &&
               kinds.contains(spell.on(life.begin).kind);
    }
    return life.begin <= frame.day && (!life.end || frame.day <= *life.end) &&
           kinds.contains(spell.on(frame.day).kind);
}

int count(std::span<const Spell> spells, const Lives& lives, const Frame& frame, KindSet kinds) {
    int sum = 0;
    for (std::size_t i = 0; i < spells.size(); ++i) {
        sum += counts(spells[i], lives[i], frame, kinds) ? 1 : 0;
    }
    return sum;
}

int endings(const Lives& lives, Day since, Day day) {
    return static_cast<int>(std::ranges::count_if(lives, [&](const Life& life) {
        return life.end && since <= *life.end && *life.end < day;
    }));
}

/// A random registry: its spells, figures that some choice of its days makes true, and the days
/// that are asked for.
struct Trial {
    std::vector<Spell> spells;
    std::vector<std::vector<Life>> lives;
    std::vector<Claim> claims;
    std::vector<Day> days;
    std::vector<Certainty> within;  // of each spell, whether it belongs to a part

    Trial(Dice& dice, const Recipe& recipe) {
        std::size_t choices = 1;
        for (int i = 0; i < recipe.spells; ++i) {
            const Spell spell = random_spell(dice, recipe);
            auto all = lives_of(spell);
            if (all.empty() || choices * all.size() > most_choices) continue;
            choices *= all.size();
            spells.push_back(spell);
            lives.push_back(std::move(all));
        }
        Lives truth;
        for (const auto& all : lives) {
            truth.push_back(
                all[static_cast<std::size_t>(dice.below(static_cast<int>(all.size())))]);
        }
        for (int i = dice.below(recipe.totals + 1); i > 0; --i) {
            const Frame frame = random_frame(dice);
            const KindSet kinds = dice.one_of(published_kinds);
            claims.push_back({kinds, frame, count(spells, truth, frame, kinds)});
        }
        for (int i = 0; i < 4; ++i) days.push_back(start + Days{dice.between(-1, horizon + 1)});
        std::ranges::sort(days);
        constexpr std::array certainties{Certainty::no, Certainty::perhaps, Certainty::surely};
        for (std::size_t i = 0; i < spells.size(); ++i) within.push_back(dice.one_of(certainties));
    }

    /// Calls `take` for every choice of days.
    template <class Take>
    void for_each_choice(Take take) const {
        Lives chosen(spells.size());
        choose(0, chosen, take);
    }
    bool is_admissible(const Lives& chosen) const {
        return std::ranges::all_of(claims, [&](const Claim& claim) {
            return count(spells, chosen, claim.frame, claim.kinds) == claim.published;
        });
    }

  private:
    static Frame random_frame(Dice& dice) {
        const int day = dice.between(0, horizon);
        if (dice.chance(0.6)) return {{}, start + Days{day}};
        return {start + Days{dice.between(-2, day - 1)}, start + Days{day}};
    }

    template <class Take>
    void choose(std::size_t spell, Lives& chosen, Take& take) const {
        if (spell == spells.size()) return take(chosen);
        for (const Life& life : lives[spell]) {
            chosen[spell] = life;
            choose(spell + 1, chosen, take);
        }
    }
};

/// How many of those that belong to the part with this certainty at least.
int count(const Trial& trial, const Lives& lives, const Frame& frame, KindSet kinds,
          Certainty at_least) {
    int sum = 0;
    for (std::size_t i = 0; i < lives.size(); ++i) {
        if (trial.within[i] < at_least) continue;
        sum += counts(trial.spells[i], lives[i], frame, kinds) ? 1 : 0;
    }
    return sum;
}

struct Seen {
    int least = 1 << 20;
    int most = -1;

    void add(int count) {
        least = std::min(least, count);
        most = std::max(most, count);
    }
};

/// All that is asked of a trial: every stock, everything begun between two days, of every kind.
class Questions {
  public:
    explicit Questions(const Trial& trial) : x_trial(trial) {
        for (const Day day : trial.days) {
            for (const KindSet kinds : published_kinds) x_asked.push_back({{{}, day}, kinds});
            for (const Day since : trial.days) {
                if (since >= day) continue;
                for (const KindSet kinds : published_kinds) {
                    x_asked.push_back({{since, day}, kinds});
                }
                x_pairs.push_back({since, day});
            }
        }
        x_all.resize(x_asked.size());
        x_admissible.resize(x_asked.size());
        x_part.resize(x_asked.size());
        x_ended.resize(x_pairs.size());
        trial.for_each_choice([&](const Lives& chosen) { look(chosen); });
    }

    bool some_admissible() const { return x_is_possible; }

    struct Verdict {
        int asked = 0, too_narrow = 0, loose = 0;
    };
    Verdict judge(const Bounds& bounds) const {
        Verdict out;
        for (std::size_t i = 0; i < x_asked.size(); ++i) {
            compare(bounds.of(x_asked[i].first, x_asked[i].second), x_admissible[i], out);
        }
        for (std::size_t i = 0; i < x_pairs.size(); ++i) {
            compare(bounds.ended(x_pairs[i].first, x_pairs[i].second), x_ended[i], out);
        }
        return out;
    }
    Verdict judge_part(const Bounds& bounds) const {
        Verdict out;
        for (std::size_t i = 0; i < x_asked.size(); ++i) {
            const auto& [frame, kinds] = x_asked[i];
            compare(bounds.of(frame, kinds, x_trial.within), x_part[i], out);
        }
        return out;
    }

    /// certain ≤ least ≤ most ≤ possible, the first and the last by the spells' own days.
    void check_order(const Bounds& bounds) const {
        for (std::size_t i = 0; i < x_asked.size(); ++i) {
            const auto& [frame, kinds] = x_asked[i];
            const Limits alone = counted_in(x_trial.spells, frame, kinds);
            const Limits limits = bounds.of(frame, kinds);
            const bool is_ordered = alone == Limits{x_all[i].least, x_all[i].most} &&
                                    alone.least <= limits.least && limits.least <= limits.most &&
                                    limits.most <= alone.most;
            if (!is_ordered) FAIL_CHECK("out of order: " << text(limits) << " | " << text(alone));
        }
    }

  private:
    static void compare(const Limits& limits, const Seen& seen, Verdict& out) {
        ++out.asked;
        if (limits.least > seen.least || limits.most < seen.most) ++out.too_narrow;
        if (limits.least < seen.least || limits.most > seen.most) ++out.loose;
    }

    void look(const Lives& chosen) {
        const bool is_admissible = x_trial.is_admissible(chosen);
        x_is_possible = x_is_possible || is_admissible;
        for (std::size_t i = 0; i < x_asked.size(); ++i) {
            const auto& [frame, kinds] = x_asked[i];
            const int counted = count(x_trial.spells, chosen, frame, kinds);
            x_all[i].add(counted);
            if (!is_admissible) continue;
            x_admissible[i].add(counted);
            for (const Certainty at_least : {Certainty::perhaps, Certainty::surely}) {
                x_part[i].add(count(x_trial, chosen, frame, kinds, at_least));
            }
        }
        if (!is_admissible) return;
        for (std::size_t i = 0; i < x_pairs.size(); ++i) {
            const auto& [since, day] = x_pairs[i];
            const int gone = endings(chosen, since, day);
            x_ended[i].add(gone);
            check_growth(chosen, since, day, gone);
        }
    }

    /// stock(B) = stock(A) + beginnings - endings, and kinds add up to their wholes.
    void check_growth(const Lives& chosen, Day since, Day day, int gone) const {
        const auto counted = [&](const Frame& frame, KindSet kinds) {
            return count(x_trial.spells, chosen, frame, kinds);
        };
        const bool adds_up =
            counted({{}, day}, all_governments) ==
            counted({{}, since}, all_governments) + counted({since, day}, all_governments) - gone;
        int sum = 0;
        for (const GovernmentKind kind : government_kinds) sum += counted({{}, day}, kind);
        const bool kinds_add_up = sum == counted({{}, day}, all_governments) &&
                                  sum == counted({{}, day}, municipality) +
                                             counted({{}, day}, GovernmentKind::prefecture);
        if (!adds_up || !kinds_add_up) FAIL_CHECK("the definitions do not add up");
    }

    const Trial& x_trial;
    std::vector<std::pair<Frame, KindSet>> x_asked;
    std::vector<std::pair<Day, Day>> x_pairs;
    std::vector<Seen> x_all, x_admissible, x_part, x_ended;
    bool x_is_possible = false;
};

struct Outcome {
    int asked = 0, too_narrow = 0, loose = 0;
    int impossible = 0, missed = 0, falsely_found = 0;
};

/// Trials as generated, which are possible, and again with one figure changed, which may not be.
Outcome run(unsigned first_seed, int trials, const Recipe& recipe) {
    Outcome out;
    for (int i = 0; i < trials; ++i) {
        Dice dice(first_seed + static_cast<unsigned>(i));
        Trial trial(dice, recipe);
        for (const bool is_changed : {false, true}) {
            if (is_changed && trial.claims.empty()) break;
            if (is_changed) {
                Claim& claim = trial.claims[static_cast<std::size_t>(
                    dice.below(static_cast<int>(trial.claims.size())))];
                claim.published = std::max(0, claim.published + (dice.chance(0.5) ? 1 : -1));
            }
            CAPTURE(first_seed + static_cast<unsigned>(i));
            const Questions questions(trial);
            const Bounds bounds(trial.spells, trial.claims, trial.days);
            const bool is_possible = questions.some_admissible();
            CHECK((is_possible || is_changed));
            out.impossible += is_possible ? 0 : 1;
            out.missed += !is_possible && bounds.hold() ? 1 : 0;
            out.falsely_found += is_possible && !bounds.hold() ? 1 : 0;
            questions.check_order(bounds);
            if (!is_possible) continue;
            const auto verdict = questions.judge(bounds);
            out.asked += verdict.asked;
            out.too_narrow += verdict.too_narrow;
            out.loose += verdict.loose;
            CHECK(questions.judge_part(bounds).too_narrow == 0);
        }
    }
    return out;
}

}  // namespace

TEST_CASE("bounds are exact where nothing ends and no kind changes") {
    const Outcome seen = run(1, 80, {.spells = 5, .totals = 4});
    CHECK(seen.asked > 5000);
    CHECK(seen.impossible > 15);
    CHECK(seen.too_narrow == 0);
    CHECK(seen.loose == 0);
    CHECK(seen.missed == 0);
    CHECK(seen.falsely_found == 0);
}

TEST_CASE("bounds are never too narrow where spells end and kinds change") {
    const Outcome seen = run(100000, 80, {.spells = 4, .ending = 0.4, .rising = 0.3, .totals = 4});
    CHECK(seen.asked > 5000);
    CHECK(seen.impossible > 15);
    CHECK(seen.too_narrow == 0);
    CHECK(seen.loose * 100 < seen.asked);  // and seldom too wide
    CHECK(seen.missed == 0);
    CHECK(seen.falsely_found == 0);
}

TEST_CASE("a clash is false as a whole and true without any one of its figures") {
    int clashing = 0;
    for (unsigned seed = 200000; seed < 200400; ++seed) {
        Dice dice(seed);
        Trial trial(dice, {.spells = 5, .ending = 0.2, .totals = 6});
        if (trial.claims.empty()) continue;
        trial.claims.front().published += 1;
        std::vector<Published> figures;
        for (const Claim& claim : trial.claims) {
            const auto is_same = [&](const Published& other) { return other.claim == claim; };
            if (std::ranges::none_of(figures, is_same)) figures.push_back({claim, {{0, {}}}});
        }
        const auto found = clashes(trial.spells, figures);
        if (found.empty()) continue;
        ++clashing;
        CAPTURE(seed);
        std::vector<Claim> claims;
        for (const Published* figure : found.front()) claims.push_back(figure->claim);
        CHECK_FALSE(Bounds(trial.spells, claims).hold());
        for (std::size_t i = 0; i < claims.size(); ++i) {
            auto rest = claims;
            rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
            CHECK(Bounds(trial.spells, rest).hold());
        }
    }
    CHECK(clashing >= 5);
}
