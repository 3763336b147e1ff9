#include "query/contribution.hpp"

#include <algorithm>
#include <limits>

namespace daicho {

namespace {

constexpr Days one_day{1};

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

/// Tries what a spell may be at two points.
class Comparison {
  public:
    Comparison(const Spell& spell, const Points& points, const std::vector<bool>& is_counted)
        : x_size(points.size()), x_lives(spell, points), x_is_counted(is_counted) {
        for (const bool counted : {false, true}) x_next[counted] = points_that_are(counted);
    }

    /// A life begins by i, or behind i and by j, or behind j; it ends before i, or from i on and
    /// before j, or it lasts to j. What it counts at i and at j follows from these. Calls `take`
    /// with each phase and its counts at both.
    template <class Take>
    void compare(std::size_t i, std::size_t j, Take take) const {
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
                    take(Phase::held, held_at_i, held_at_j);
                    take(Phase::begun, begun_at_i, begun_at_j);
                    take(Phase::left, begun_at_i - held_at_i, begun_at_j - held_at_j);
                }
            }
        }
    }

  private:
    /// From each point on the next one, itself included, that is counted, or is not. What begins
    /// behind all points is counted nowhere.
    std::vector<std::size_t> points_that_are(bool counted) const {
        std::vector<std::size_t> next(x_size + 2, x_size + 1);
        if (!counted) next[x_size] = x_size;
        for (std::size_t i = x_size; i-- > 0;) {
            next[i] = x_is_counted[i] == counted ? i : next[i + 1];
        }
        return next;
    }

    std::size_t x_size;
    Lives x_lives;
    const std::vector<bool>& x_is_counted;
    std::array<std::vector<std::size_t>, 2> x_next{};  // by whether they are counted
};

}  // namespace

void Events::add(std::size_t first, std::size_t last, int weight) {
    x_within[first * x_width + last] += weight;
    x_is_empty = false;
}

void Events::sum_up() {
    for (std::size_t first = x_width - 1; first-- > 0;) {
        for (std::size_t last = 1; last < x_width; ++last) {
            x_within[first * x_width + last] +=
                within(first + 1, last) + within(first, last - 1) - within(first + 1, last - 1);
        }
    }
}

bool is_plain(const Spell& spell) {
    const bool is_independent = !spell.end || spell.begin.latest <= spell.end->earliest;
    return is_independent && changes_of_kind(spell).empty();
}

Contribution::Contribution(const Spell& spell, const Points& points,
                           const std::vector<bool>& is_counted)
    : x_size(points.size()) {
    for (auto& most : x_most) most.assign(x_size * x_size, std::numeric_limits<int>::min());
    const Comparison comparison(spell, points, is_counted);
    for (std::size_t j = 0; j < x_size; ++j) {
        for (std::size_t i = 0; i < j; ++i) {
            comparison.compare(i, j, [&](Phase phase, int at_i, int at_j) {
                auto& most = x_most[static_cast<std::size_t>(phase)];
                int &forth = most[i * x_size + j], &back = most[j * x_size + i];
                forth = std::max(forth, at_j - at_i);
                back = std::max(back, at_i - at_j);
            });
        }
    }
}

void Contribution::add_to(GrowthLimits& growth, Phase phase, int weight) const {
    const auto& most = x_most[static_cast<std::size_t>(phase)];
    for (std::size_t i = 0; i < x_size; ++i) {
        for (std::size_t j = 0; j < x_size; ++j) {
            if (i != j) growth.add(i, j, weight * most[i * x_size + j]);
        }
    }
}

bool is_possible(const Spell& spell) {
    return !spell.end || spell.begin.earliest <= spell.end->latest;
}

}  // namespace daicho
