// What was published, and what the registry counts for it: the one judge of published totals. Rules
// and reports only speak of it.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "daicho/query/bounds.hpp"
#include "daicho/query/kind_set.hpp"
#include "daicho/text/named.hpp"

namespace daicho {

// ---- counts as they are written ----------------------------------------------------------------

std::optional<int> find_count(const Counts& counts, KindSet kinds);

/// Whether the municipalities are split by kind, so that a kind left out is none.
bool is_full_breakdown(const Counts& counts);

/// Whether the counts are of all governments: a count of prefectures alone says nothing of the
/// others.
bool is_whole(const Counts& counts);
/// All that they count.
int sum_of(const Counts& counts);
/// What they say of some kinds: nothing if they do not split that far; a kind that a full breakdown
/// leaves out is none.
std::optional<int> count_of(const Counts& counts, KindSet kinds);

// ---- the totals --------------------------------------------------------------------------------

/// The newest total's day; nothing if there is none.
std::optional<Day> newest_total(const Registry& registry);
/// Those that can be compared, up to a day, in date order.
std::vector<const PublishedTotal*> totals_until(const Registry& registry, Day until);
/// The day of the last full list; nothing if there is none. Later figures are "at least": nobody
/// knows of all governments then.
std::optional<Day> complete_until(const Registry& registry);
/// What was published for the day itself, neither disputed nor computed; null if nothing.
const PublishedTotal* total_on(const Registry& registry, Day day);
/// The newest of a fiscal year, up to a day, that counts these kinds and is neither disputed nor
/// computed; null if there is none.
const PublishedTotal* newest_total_in(const Registry& registry, FiscalYear year, KindSet kinds,
                                      Day until);

/// What was published as new in a fiscal year, by the newest total that says so.
struct PublishedNew {
    Day as_of;
    const Counts* counts;
};
std::optional<PublishedNew> published_new(const Registry& registry, FiscalYear year, Day until);

// ---- their figures -----------------------------------------------------------------------------

/// One published figure: of a day, or new in a fiscal year up to that day.
struct Figure {
    const PublishedTotal* total;
    KindSet kinds;  // one of published_kinds
    Frame frame;
    std::optional<FiscalYear> year;  // if it counts what is new in it
    At<int> published;               // at the day or the year if a full breakdown leaves it out

    /// Of a full list nothing may be uncertain; but for what is new in a year, the lists do not
    /// say which it was.
    bool is_exact() const { return !year && total->complete && total->complete->value; }
    /// Whether it lies within what the registry counts.
    bool holds(const Limits& counted) const;
};

/// The figures of a total; none if it is not of one day. A breakdown that names cities, wards,
/// towns or villages is full: what it leaves out is none.
std::vector<Figure> figures_of(const PublishedTotal& total);

// ---- the judge ---------------------------------------------------------------------------------

/// How a published total stands to what the registry counts for its day.
enum class Verdict : std::uint8_t { agrees, within, differs, disputed };
inline constexpr std::array verdicts{
    Named<Verdict>{Verdict::agrees, "agrees", Words{"一致", "agrees"}},
    Named<Verdict>{Verdict::within, "within", Words{"範囲内", "within bounds"}},
    Named<Verdict>{Verdict::differs, "differs", Words{"不一致", "differs"}},
    Named<Verdict>{Verdict::disputed, "disputed", Words{"疑義", "disputed"}},
};
static_assert(is_in_step(verdicts, &Named<Verdict>::value, Verdict::disputed));

struct Judgement {
    Verdict verdict;
    Limits counted;  // of all that the total covers
};
/// The spells are those of the national count.
Judgement judge(std::span<const Spell> spells, const PublishedTotal& total);

}  // namespace daicho
