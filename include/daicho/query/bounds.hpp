// The least and the most that a figure of governments can be, if every published total is true.
//
// Two things are known of each spell: the intervals of its begin and its end. Published totals say
// how many spells there were on a day, or began in a year. Bounds holds both at once: what one
// total fixes narrows the days before and after it, other kinds, other years. No admissible choice
// of days lies outside the answers, and they are nearly always exact (docs/counting-algorithm.md).
#pragma once

#include <compare>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>

#include "daicho/query/spells.hpp"

namespace daicho {

/// The least and the most that a figure can be.
struct Limits {
    int least = 0;
    int most = 0;

    bool is_exact() const { return least == most; }
    /// So many more, of which that is true; no sum goes beyond the largest int.
    void add(Certainty certainty, int weight);
    friend bool operator==(const Limits&, const Limits&) = default;
};

/// What a figure counts: the spells that hold on a day, or that begin in a time.
struct Frame {
    std::optional<Day> since{};  // that begin after it and by `day`; none: that hold on `day`
    Day day{};

    friend auto operator<=>(const Frame&, const Frame&) = default;
};

/// A figure that is taken to be true.
struct Claim {
    KindSet kinds;  // one of published_kinds
    Frame frame;
    int published;

    friend bool operator==(const Claim&, const Claim&) = default;
};

/// Whether the spell counts in the frame.
Certainty counts_in(const Spell& spell, const Frame& frame, KindSet kinds);
/// By the intervals of each spell alone: how many surely count, and how many perhaps.
Limits counted_in(std::span<const Spell> spells, const Frame& frame, KindSet kinds);

class Growths;  // src/query/growth.hpp

class Bounds {
  public:
    /// Answers are asked for on `days`: of a day that is neither one of these nor a claim's the
    /// spells alone speak. The spells must outlive it.
    Bounds(std::span<const Spell> spells, std::span<const Claim> claims,
           std::span<const Day> days = {});

    /// False if no choice of days makes all claims true: then they contradict one another or the
    /// spells, and the answers are those of the spells alone.
    bool hold() const { return x_holds; }

    /// How many hold on the day.
    Limits stock(KindSet kinds, Day day) const { return of({{}, day}, kinds); }
    /// How many begin after `since` and by `day`, whether or not they still hold then.
    Limits begun(KindSet kinds, Day since, Day day) const { return of({since, day}, kinds); }
    /// How many are held last on `since` or later, and no more on `day`.
    Limits ended(Day since, Day day) const;
    Limits of(const Frame& frame, KindSet kinds) const;

    /// The same of a part of the spells: `within` says of each whether it belongs to it.
    Limits of(const Frame& frame, KindSet kinds, std::span<const Certainty> within) const;

    /// The most points of time that are looked at: what goes beyond is answered by the spells
    /// alone, and the oldest claims are not used. Of more than 16,000 spells (there are 1,788 local
    /// governments) the spells alone speak as well.
    static constexpr std::size_t most_points = 160;

  private:
    std::span<const Spell> x_spells;
    std::shared_ptr<const Growths> x_growths;
    bool x_holds = true;
};

}  // namespace daicho
