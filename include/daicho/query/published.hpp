// What was published, and what the registry counts for it: the one judge of published totals. Rules
// and reports only speak of it.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "daicho/query/facts.hpp"

namespace daicho {

// ---- counts as they are written ----------------------------------------------------------------

/// Whether a key of the counts (city, municipality, total) covers governments of this kind.
bool covers(std::string_view key, GovernmentKind kind);

std::optional<int> find_count(const Counts& counts, std::string_view key);

/// Whether the municipalities are split by kind, so that a kind left out is none.
bool is_full_breakdown(const Counts& counts);

/// Whether the counts are of all governments: a count of prefectures alone says nothing of the
/// others.
bool is_whole(const Counts& counts);
/// All that they count.
int sum_of(const Counts& counts);
/// What they say of a kind: nothing if they do not split that far, none if they leave it out.
std::optional<int> count_of(const Counts& counts, GovernmentKind kind);

// ---- the totals --------------------------------------------------------------------------------

/// The newest total's day; nothing if there is none.
std::optional<Day> newest_total(const Registry& registry);
/// Those that can be compared, up to a day, in date order.
std::vector<const PublishedTotal*> totals_until(const Registry& registry, Day until);
/// What was published for the day itself, and is not disputed; null if nothing.
const PublishedTotal* total_on(const Registry& registry, Day day);

/// What was published as new in a fiscal year, by the newest total that says so.
struct PublishedNew {
    Day as_of;
    const Counts* counts;
};
std::optional<PublishedNew> published_new(const Registry& registry, FiscalYear year, Day until);

// ---- the judge ---------------------------------------------------------------------------------

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

/// How many of the governments a key of the counts covers.
Tally tally(std::span<const Fact> governments, std::string_view key);

/// Whether a fact may have begun within the frame, and whether it surely has.
bool may_count(const Fact& fact, const Date& frame);
bool surely_counts(const Fact& fact, const Date& frame);

/// How a published total stands to what the registry counts for its day.
enum class Verdict : std::uint8_t { agrees, within, differs, disputed };
struct VerdictInfo {
    Verdict verdict;
    std::string_view name;
    Words label;
};
const VerdictInfo& info(Verdict verdict);

struct Judgement {
    Verdict verdict;
    Tally counted;  // of all that the total covers
};
Judgement judge(const Ledger& ledger, const PublishedTotal& total);

}  // namespace daicho
