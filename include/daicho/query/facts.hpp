// What a figure counts (docs/counting.md).
//
// A fact is one thing of a unit: a government with an agreement, an agreement, a measure, … On a
// day it is certain (its interval has surely begun), only possible, or not yet. A government is one
// fact however many counted agreements it is party to, and each government of a joint agreement is
// one.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daicho/query/filter.hpp"
#include "daicho/text/catalogue.hpp"

namespace daicho {

enum class Unit : std::uint8_t { government, agreement, measure, facility, meeting, result };

struct UnitInfo {
    Unit unit;
    std::string_view name;  // government
    Words label;            // 団体, governments
    Words summary;
};
Catalogue<UnitInfo> units();
const UnitInfo& info(Unit unit);

struct Fact {
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    Unit unit = Unit::government;
    std::uint32_t agreement = none;  // the (first) agreement; none for the unlisted
    std::uint32_t item = none;       // index of the measure, facility, meeting or result in it
    std::uint32_t unlisted = none;   // index into Registry::unlisted
    std::vector<std::uint32_t> agreements{};  // of a government: all that count
    const Government* government = nullptr;   // as of the day asked for
    const Prefecture* prefecture = nullptr;   // null if unknown
    GovernmentKind kind = GovernmentKind::city;
    Date since{};         // when it began: of a government, the first of its agreements
    int weight = 1;       // how many it stands for: more than one for the unlisted
    bool certain = true;  // it has surely begun by the as-of day, and surely not ended
};

/// The facts of a unit that are certain or possible on the day, in the order of their records; the
/// unlisted behind them.
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

/// Since when an agreement, with what it superseded, has been in force.
Date in_force_since(const Ledger& ledger, std::uint32_t agreement);

}  // namespace daicho
