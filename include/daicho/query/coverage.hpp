// How many of the governments that there are have an agreement: which ones there are on a day, and
// of which prefectures nobody knows all that have one.
#pragma once

#include <set>
#include <vector>

#include "daicho/query/facts.hpp"
#include "daicho/text/number.hpp"

namespace daicho {

/// The governments of a day that the places and kinds of a filter keep, in code order: the
/// prefectures, and 1,741 municipalities as published counts have them since 2014: with the wards
/// of Tokyo, without the six villages of the Northern Territories.
std::vector<const Government*> governments_on(Day day, const Filter& filter);

/// The prefectures in which an unlisted government is or may be; none if nobody knows, and of a
/// fact that is listed.
std::vector<const Prefecture*> places_of(const Registry& registry, const Fact& fact);

/// The numbers of the prefectures in which, as of the day, some government with an agreement is or
/// may be that nobody has named.
std::set<int> unnamed_places(const Ledger& ledger, Day day);

/// Why a government stands among those without an agreement: the register holds none; it has one on
/// another day; there are some in its prefecture that nobody could name; or it has one, perhaps
/// after the day.
enum class Lack : std::uint8_t { no_record, other_day, unnamed, uncertain_day };

struct Without {
    const Government* government;
    Lack why;
    bool is_unknown() const { return why >= Lack::unnamed; }
};

/// The governments that are not known to have an agreement on the day, in code order; the facts are
/// those of the day.
std::vector<Without> governments_without(const Ledger& ledger, const Filter& filter, Day day,
                                         std::span<const Fact> facts);

/// How many municipalities of a place have an agreement, and of how many.
struct Coverage {
    Tally having;
    int all = 0;
    bool is_open = false;  // and perhaps more

    /// Whether nothing is known: nobody could read the list, and no record names one.
    bool is_unknown() const { return is_open && having.certain == 0; }
    /// In whole percent, those that surely have one.
    int percent() const { return whole_percent(having.certain, all); }
};

}  // namespace daicho
