// What a figure counts (docs/counting.md).
//
// A fact is one thing of a unit: a government with an agreement, an agreement, a measure, … On a
// day it is certain (its interval has surely begun), only possible, or not yet. A government is one
// fact however many counted agreements it is party to, and each government of a joint agreement is
// one: facts of governments are spells (spells.hpp) on a day.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
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

struct Fact {
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    Unit unit = Unit::government;
    std::uint32_t agreement = none;  // the (first) agreement; none for the unlisted
    std::uint32_t item = none;       // index of the measure, facility, meeting or result in it
    std::uint32_t unlisted = none;   // index into Registry::unlisted
    std::vector<std::uint32_t> agreements{};  // of a government: all that cover it on the day
    const Government* government = nullptr;   // as of the day asked for
    const Prefecture* prefecture = nullptr;   // null if unknown
    GovernmentKind kind = GovernmentKind::city;
    Date since{};         // when it began: of a government, its spell
    Date began{};         // the same if it holds on the day: by then. Tables by year go by it
    int weight = 1;       // how many it stands for: more than one for the unlisted
    bool certain = true;  // it has surely begun by the as-of day, and surely not ended
};

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
/// How many of them are governments of such a kind.
Tally tally(std::span<const Fact> facts, KindSet kinds);

}  // namespace daicho
