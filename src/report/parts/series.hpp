// The national figures as narrow as they are known: by the records and all published totals
// together.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "daicho/query/claims.hpp"
#include "daicho/report/context.hpp"

namespace daicho {

/// What a headline rests on.
enum class Basis {
    published,  // a total of that very day
    limits,  // the least and the most that the records and all totals allow; exact where both agree
    at_least,  // the least: after the last full list nobody knows of all governments
};

/// How many governments had an agreement on a day.
struct Stock {
    Basis basis;
    Limits total;
    std::vector<std::pair<GovernmentKind, Limits>>
        kinds;  // those that there may be; none if unknown
};

/// For figures that published totals speak of: the filter must be national.
class NationalFigures {
  public:
    /// Answers are asked for on `days`, or on those of published totals.
    NationalFigures(const Ledger& ledger, std::span<const Day> days);
    NationalFigures(const NationalFigures&) = delete;
    NationalFigures& operator=(const NationalFigures&) = delete;

    Stock stock(Day day) const;
    /// New after `since` and by `day`; by the records alone, how many surely were.
    Limits begun(Day since, Day day) const { return x_bounds.begun(all_governments, since, day); }
    int surely_begun(Day since, Day day) const;
    /// The day of the last full list; nothing if there is none.
    std::optional<Day> complete_until() const;

  private:
    const Registry& x_registry;
    std::vector<Spell> x_spells;
    std::vector<Claim> x_claims;
    Bounds x_bounds;
};

/// A fiscal year a row, up to the as-of day. What the records alone tell, the least and the most
/// that they and all published totals allow, and what was published stand in columns of their own.
Table series_table(const ReportContext& context);

}  // namespace daicho
