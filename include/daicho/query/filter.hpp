// What is asked for: the one home of which places, kinds and agreements a filter keeps.
//
// Within an option any of its values will do; between options, and with the place of a page, all
// must hold. Two that have nothing in common are refused, since a figure of nothing would pass for
// one of something.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "daicho/query/kind_set.hpp"
#include "daicho/query/ledger.hpp"

namespace daicho {

/// Nothing in a list: everything is kept. Texts are those of the options of the same names.
struct Filter {
    std::vector<int> prefectures;      // numbers
    std::vector<std::string> regions;  // 関東
    std::vector<std::string> kinds;    // of agreements; empty: those in the national count
    std::vector<GovernmentKind> government_kinds;
    std::vector<std::string> groups;
    std::vector<std::string> activities;
    std::vector<std::string> facility_kinds;
    std::vector<std::string> party_roles;  // has a party of this role,
    std::vector<std::string> parties;      // or one whose name contains this
    std::optional<Day> since, until;       // may have been concluded in this range
    std::vector<std::string> texts;        // one of them occurs in the record
    std::string id;                        // this record alone
    bool all_kinds = false;                // also kinds that are not counted
    std::vector<int> scope;                // of the registry: all that there is lies in these

    bool keeps(const Prefecture* place) const;             // null: unknown
    bool keeps(std::optional<GovernmentKind> kind) const;  // nothing: unknown
    bool keeps(const Date& concluded) const;
    /// Whether it was concluded in the range whichever day it was.
    bool surely_keeps(const Date& concluded) const;
    /// The measure or facility itself: an agreement is kept for one of them, all of them need not
    /// be what is asked for.
    bool keeps(const Measure& measure) const;
    bool keeps(const Facility& facility) const;
    /// False if it asks what nobody knows of the unlisted.
    bool keeps_unlisted() const;
    /// The kinds of government that it keeps.
    KindSet governments() const;
    /// Whether published totals speak of what it keeps as of the day: of all that publishers count,
    /// or of all of some kinds of government.
    bool is_published(Day as_of) const;
    /// Whether it keeps, as of the day, all that publishers count.
    bool is_national(Day as_of) const;

    /// What it keeps of one prefecture. Throws Trouble if that is outside.
    Filter within(const Prefecture& place) const;
    /// Throws Trouble with the reason if two of its options have nothing in common.
    void refuse_if_empty() const;

    /// The places that it names, if it names any: 群馬県, 関東.
    std::vector<Words> places() const;
    /// `国の集計に入る種類の協定; 都道府県: 群馬県か栃木県`.
    std::string words(const Vocabularies& terms, Lang lang, DateStyle dates) const;
};

/// Whether agreements of its kind take part: the filter asks for them, or they are counted. Others
/// take no part in anything.
bool takes_part(const Registry& registry, const Agreement& agreement, const Filter& filter);

/// The numbers of the prefectures that a registry is about; empty if it is about all.
std::vector<int> scope_of(const Registry& registry);

/// Whether the agreement passes, apart from what concerns governments.
bool matches(const Ledger& ledger, std::uint32_t agreement, const Filter& filter);

/// The agreements that a filter keeps, in force or not. Kinds of government are those of the day.
std::vector<std::uint32_t> agreements_of(const Ledger& ledger, const Filter& filter, Day as_of);

/// Throws Trouble if the filter leaves out an agreement that is asked for by name, which is of any
/// kind unless the filter names some.
void refuse_if_left_out(const Ledger& ledger, std::uint32_t agreement, const Filter& filter,
                        Day as_of);

}  // namespace daicho
