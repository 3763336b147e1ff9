// What spells bring to the growth of a count.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "query/growth.hpp"

namespace daicho {

/// What happens once to each of some spells, at one of the points from a first to a last: how much
/// of it happens between two points is a matter of looking up. The number of points stands for what
/// happens behind all of them.
class Events {
  public:
    explicit Events(std::size_t points) : x_width(points + 2), x_within(x_width * x_width) {}

    void add(std::size_t first, std::size_t last, int weight);
    /// After the last was added.
    void sum_up();

    bool is_empty() const { return x_is_empty; }
    /// How many happen behind i and by j, surely and perhaps (i < j).
    int surely(std::size_t i, std::size_t j) const { return within(i + 1, j); }
    int perhaps(std::size_t i, std::size_t j) const {
        const std::size_t end = x_width - 2;
        return within(0, end) - within(0, i) - within(j + 1, end);
    }

  private:
    /// Those that have no other points than first … last.
    int within(std::size_t first, std::size_t last) const {
        return x_within[first * x_width + last];
    }

    std::size_t x_width;
    std::vector<int> x_within;
    bool x_is_empty = true;
};

/// Whether the spell is a begin and perhaps an end, whose days do not depend on one another, of a
/// government that is of one kind all the while.
bool is_plain(const Spell& spell);

/// Of a spell that is not plain: the most that it alone grows, in each phase, between any two
/// points.
class Contribution {
  public:
    /// `is_counted` says of each point whether its government is of a kind that counts then.
    Contribution(const Spell& spell, const Points& points, const std::vector<bool>& is_counted);

    void add_to(GrowthLimits& growth, Phase phase, int weight) const;

  private:
    std::size_t x_size;
    std::array<std::vector<int>, 3> x_most;  // by phase
};

/// Whether the spell ends no earlier than it begins for some choice of its days.
bool is_possible(const Spell& spell);

}  // namespace daicho
