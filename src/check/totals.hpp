// Published figures and what the registry counts for each of them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "daicho/query/facts.hpp"

namespace daicho {

std::optional<int> find_count(const Counts& counts, std::string_view kind);

/// Whether the municipalities are split by kind, so that a kind left out is none.
bool is_full_breakdown(const Counts& counts);

/// Whether a key of the counts (city, municipality, total) covers governments of this kind.
bool covers(std::string_view key, GovernmentKind kind);

/// One published figure: of a day, or new in a fiscal year up to that day.
struct Figure {
    const PublishedTotal* total;
    std::string_view kind;           // prefecture, city, …, municipality, total
    std::optional<FiscalYear> year;  // if it counts what is new in it
    At<int> published;
    Tally counted;                // by the registry, with the unlisted
    std::vector<Tally> unlisted;  // what each unlisted entry adds to it

    /// Of a full list nothing may be uncertain; but for what is new in a year, the lists do not
    /// say which it was.
    bool is_exact() const { return !year && total->complete && total->complete->value; }
    bool holds() const { return holds(counted); }
    bool holds_without(std::size_t unlisted_entry) const;

    /// The days in which what it counts began.
    Date frame() const;

  private:
    bool holds(const Tally& tally) const;
};

/// Every figure of the totals that can be compared, in their order.
std::vector<Figure> figures(const Ledger& ledger);

/// Whether a fact may have begun within the frame, and whether it surely has.
bool may_count(const Fact& fact, const Date& frame);
bool surely_counts(const Fact& fact, const Date& frame);

}  // namespace daicho
