// What a figure counts (docs/counting.md).
//
// A fact is one thing of a unit: a government with an agreement, an agreement, a measure, … On a
// day it is certain (its interval has surely begun), only possible, or not yet. A government is one
// fact however many counted agreements it is party to, and each government of a joint agreement is
// one: facts of governments are spells (spells.hpp) on a day.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "daicho/query/filter.hpp"
#include "daicho/query/kind_set.hpp"
#include "daicho/text/catalogue.hpp"

namespace daicho {

enum class Unit : std::uint8_t { government, agreement, measure, facility, meeting, result };

struct UnitInfo {
    Unit unit;
    std::string_view name;  // government
    Words label;            // 団体, governments
    Words began;            // what its date tells: 締結, concluded
    Words summary;
};
Catalogue<UnitInfo> units();
const UnitInfo& info(Unit unit);
/// In English: `governments`, or `government` if there is one.
std::string_view counted(Unit unit, long long count);

// What a fact is. Agreements and the unlisted are known by their places in the registry.

struct OfGovernment {
    std::vector<std::uint32_t> agreements;  // all that cover it on the day
    std::uint32_t first;                    // of these, the one concluded first
    friend bool operator==(const OfGovernment&, const OfGovernment&) = default;
};
struct OfAgreement {
    std::uint32_t agreement;
    friend bool operator==(OfAgreement, OfAgreement) = default;
};
/// A measure, facility, meeting or result.
struct PartOf {
    Unit unit;
    std::uint32_t agreement;
    std::uint32_t item;  // its place in the agreement's list of the unit
    friend bool operator==(PartOf, PartOf) = default;
};
/// What was published without a name.
struct OfUnlisted {
    std::uint32_t entry;
    friend bool operator==(OfUnlisted, OfUnlisted) = default;
};

struct Fact {
    std::variant<OfGovernment, OfAgreement, PartOf, OfUnlisted> thing;
    // The government itself, or the one that the agreement names first: as of the day asked for.
    // Of the unlisted the kind alone is known, and sometimes the prefecture.
    const Government* government = nullptr;
    const Prefecture* prefecture = nullptr;
    std::optional<GovernmentKind> kind{};
    Date since{};         // when it began: of a government, its spell
    Date began{};         // the same if it holds on the day: by then. Tables by year go by it
    int weight = 1;       // how many it stands for: more than one for the unlisted
    bool certain = true;  // it has surely begun by the as-of day, and surely not ended

    bool is_unlisted() const { return std::holds_alternative<OfUnlisted>(thing); }
    /// Null if it is no part of an agreement.
    const PartOf* part() const { return std::get_if<PartOf>(&thing); }
    /// The agreement, of a government the first; the item in it. Throw if there is none.
    std::uint32_t agreement() const;
    std::uint32_t item() const { return std::get<PartOf>(thing).item; }
    /// All agreements that it rests on: none of the unlisted.
    std::span<const std::uint32_t> agreements() const;
};

/// The entry that a fact is of; null if it is listed.
const Unlisted* unlisted_of(const Registry& registry, const Fact& fact);

/// The facts of a unit that are certain or possible on the day, in the order of their records; the
/// unlisted behind them. Agreements, facilities, and measures without a year hold for a time; what
/// happened, meetings, results and what was new in a year, counts from its day for ever.
std::vector<Fact> facts_of(const Ledger& ledger, Unit unit, const Filter& filter, Day as_of);

/// Every agreement as a fact of its own, whatever its kind, dates or filter: for explaining what a
/// figure leaves out.
std::vector<Fact> every_agreement(const Ledger& ledger, Day as_of);

/// Their certain and possible number.
struct Tally {
    int certain = 0;
    int possible = 0;
};
Tally tally(std::span<const Fact> facts);
/// How many of them are known to be of such a kind of government.
Tally tally(std::span<const Fact> facts, KindSet kinds);

}  // namespace daicho
