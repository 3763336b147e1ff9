// How governments are counted: the spells that a filter asks for, the facts that they are on a day,
// and the least and the most that published totals allow. Every figure of governments is counted
// here, so that no two can differ.
//
// The kinds of agreement that a filter asks for decide which agreements make spells. All else that
// it asks for chooses among the spells, by the agreements that cover them on the day: it never cuts
// one short, since a government is not new because an old agreement of it lacks a target group.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "daicho/query/claims.hpp"
#include "daicho/query/facts.hpp"

namespace daicho {

/// What a figure of a day rests on.
enum class Basis : std::uint8_t {
    published,  // a total of that very day
    limits,     // the least and the most that records and totals allow; exact where both agree
    at_least,   // the least: after the last full list nobody knows of all governments
};

/// Why there may be more governments than anybody can count.
enum class Gap : std::uint8_t {
    none,
    after_lists,  // later than the last full list
    unread,       // of these places there is a list whose names cannot be read
};
/// The one judge of it, for every figure of what a filter keeps.
Gap gap_of(const Registry& registry, const Filter& filter, Day day);

/// How many governments had an agreement on a day, as narrow as it is known.
struct Stock {
    Basis basis;
    Gap gap;  // other than none if it is but the least
    Limits total;
    std::vector<std::pair<GovernmentKind, Limits>> kinds;  // those that there may be
};

class Counting {
  public:
    /// The ledger must outlive it.
    Counting(const Ledger& ledger, Filter filter);
    Counting(const Counting&) = delete;
    Counting& operator=(const Counting&) = delete;

    const Registry& registry() const { return x_ledger.registry(); }
    const Filter& filter() const { return x_filter; }
    /// Of the kinds of agreement that are asked for, whatever else is; the unlisted behind.
    std::span<const Spell> spells() const { return x_spells; }

    /// The governments that certainly or possibly have an agreement on the day.
    std::vector<Fact> facts_on(Day day) const;
    /// Those that may have had one by then, also if it has ended.
    std::vector<Fact> facts_begun_by(Day day) const;
    /// From the first fiscal year in which one is known to have begun, to that of the day.
    std::vector<FiscalYear> years_until(Day day) const;

    // ---- by the records alone: certain and possible --------------------------------------------

    Limits recorded(const Frame& frame, KindSet kinds = all_governments) const;

    // ---- by the records and all published totals: least and most -------------------------------

    /// Says beforehand on which days figures will be asked for, which is faster than one by one.
    void expect(std::span<const Day> days) const;
    /// Whether published totals speak of what is asked for; if not, the records alone answer.
    bool is_published(Day day) const {
        return !registry().totals.empty() && x_filter.is_published(day);
    }
    Limits stock(Day day, KindSet kinds = all_governments) const { return of({{}, day}, kinds); }
    Limits begun(Day since, Day day, KindSet kinds = all_governments) const {
        return of({since, day}, kinds);
    }
    Limits of(const Frame& frame, KindSet kinds) const;

    /// The figure of a day: published, if a total is of that day; else as narrow as it is known.
    Stock figure_of(Day day) const;

  private:
    void add(const Spell& spell, Day day, Certainty certainty, std::vector<Fact>& out) const;
    std::optional<Fact> fact_of(const Spell& spell, Day day) const;
    std::vector<std::uint32_t> agreements_on(const Spell& spell, Day day) const;
    const Bounds& bounds_on(const Frame& frame) const;

    const Ledger& x_ledger;
    Filter x_filter;
    std::vector<Spell> x_spells;
    std::vector<Claim> x_claims;
    /// Behind the last day on which anything may change every day is like it: thousands of years
    /// ahead cost no more than today.
    Day settled(Day day) const;

    Day x_settled = the_beginning;
    mutable std::set<Day> x_days;            // on which bounds are known
    mutable std::optional<Bounds> x_bounds;  // made when asked for
};

/// What a publisher counted without naming, as far as the filter keeps it and it may have begun.
std::vector<Fact> unlisted_facts(const Registry& registry, const Filter& filter, Day day);

/// The prefectures of the filter that may have more governments than are known: candidates of a
/// list that cannot be read.
std::vector<const Prefecture*> open_prefectures(const Registry& registry, const Filter& filter,
                                                Day day);

/// The agreement by which it began, as far as that can be told.
std::uint32_t first_agreement(const Ledger& ledger, std::span<const std::uint32_t> agreements);

}  // namespace daicho
