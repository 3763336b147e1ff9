// How much each quantity may grow between any two points of time: what Bounds reasons with.
//
// "At least two begin between i and j" and "on day j there are 19" are both statements about the
// growth of a count from one point to another; so are all that follow from them. Growths keeps the
// strongest that is known of every pair of points, and closes the whole under what must follow.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "daicho/query/bounds.hpp"

namespace daicho {

/// Points of time in order; at the first, before everything, no spell has begun.
class Points {
  public:
    explicit Points(std::vector<Day> days);

    std::size_t size() const { return x_points.size(); }
    Day operator[](std::size_t point) const { return x_points[point]; }
    std::optional<std::size_t> find(Day day) const;
    /// The first point on the day or after it; size() if there is none.
    std::size_t first_from(Day day) const;
    /// The last point on the day or before it.
    std::size_t last_until(Day day) const;

  private:
    std::vector<Day> x_points;
};

/// The most that one quantity grows from a point to another, earlier or later. The least is the
/// negative of the most that it grows the other way.
class GrowthLimits {
  public:
    explicit GrowthLimits(std::size_t points)
        : x_size(points), x_width((points + lanes - 1) / lanes * lanes), x_most(points * x_width) {}

    std::size_t points() const { return x_size; }
    int most(std::size_t from, std::size_t to) const { return x_most[from * x_width + to]; }
    void add(std::size_t from, std::size_t to, int more) {
        x_most[from * x_width + to] = static_cast<Count>(most(from, to) + more);
    }
    /// It grows by no more than this.
    void limit(std::size_t from, std::size_t to, int most) {
        Count& known = x_most[from * x_width + to];
        if (most >= known) return;
        known = static_cast<Count>(std::max(most, lowest));
        x_is_open = true;
    }

    /// Whether a limit was set since it was closed.
    bool is_open() const { return x_is_open; }
    /// Whether it was open when it was closed last, or is again.
    bool has_moved() const { return x_has_moved || x_is_open; }
    /// Draws what follows by going over other points: from i to j it grows by no more than from i
    /// to k and from k to j. False if it would have to grow from a point to the same.
    bool close();

    /// No more spells than these can be counted, and no growth is less. Twice as much is still a
    /// Count: sixteen at a time make the closing eight times as fast as with 64 bits.
    static constexpr int most_spells = 15'999;
    static constexpr int lowest = -16'000;

  private:
    using Count = std::int16_t;
    static constexpr std::size_t lanes = 16;  // a row is padded to whole ones

    bool close_over(std::size_t over);
    void go_over(Count* row, const Count* onward, Count before) const;

    std::size_t x_size, x_width;
    std::vector<Count> x_most;
    bool x_is_open = false;
    bool x_has_moved = false;
};

/// What is counted at a point: the spells that hold, those that have begun, those that have ended
/// since. Kinds are those of the point; of what has begun, those of the day on which it did.
enum class Phase : std::uint8_t { held, begun, left };

class Growths {
  public:
    /// By the spells alone.
    Growths(Points points, std::span<const Spell> spells);

    const Points& points() const { return x_points; }
    /// Sets the claim, if its frame lies on points.
    void assume(const Claim& claim);
    /// Draws all that follows. False if the claims cannot all be true.
    bool close();

    /// From one point to another, of any set of kinds.
    Limits range(Phase phase, KindSet kinds, std::size_t from, std::size_t to) const;

  private:
    using ByKinds = std::vector<GrowthLimits>;  // in the order of published_kinds

    const ByKinds& of(Phase phase) const;
    ByKinds& of(Phase phase);
    int most(Phase phase, KindSet kinds, std::size_t from, std::size_t to) const;
    void add_plain(std::span<const Spell> spells, GovernmentKind kind);
    void add_other(const Spell& spell);
    static void draw_over_kinds(ByKinds& growths);

    Points x_points;
    /// By phase; only what holds if nothing ends or changes its kind: then what holds is what
    /// has begun.
    std::vector<ByKinds> x_growths;
};

/// Whether the spell may end, or its government may change its kind after it has begun.
bool is_passing(const Spell& spell);
/// The days on which its government changes its kind after the spell may have begun. Their eves are
/// points, so that at the first point on or after its begin it is of the kind that it was then,
/// also if it has ended in between.
std::vector<Day> changes_of_kind(const Spell& spell);

}  // namespace daicho
