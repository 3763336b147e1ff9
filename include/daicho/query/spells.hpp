// Spells: the times in which a local government has an agreement. All figures of governments count
// them: tables as facts of a day (counting.hpp), the national series and the test of published
// totals as they are (docs/counting-algorithm.md).
//
// A government is covered by an agreement from the later of its conclusion and the government's own
// `from` to the earlier of its end, the government's own `until` and the government's last day; the
// first and the last day count. Its coverages that are not surely apart are one spell: those that
// overlap or touch for some choice of their days, and those of an agreement and its successor if
// it is party to both. So a renewal, a second agreement and a new name begin nothing; what begins
// surely after a gap is new.
//
// The government is one through its names, codes and kinds. At a new merger the founder that was
// covered first goes on in what is founded, which is covered from that day by what the others were
// party to; these end on the eve. What is absorbed by a merger ends, and the absorbing government
// gets nothing of it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daicho/query/kind_set.hpp"
#include "daicho/query/ledger.hpp"

namespace daicho {

/// What a government is from a day on, until its next stage.
struct Stage {
    Day since;
    GovernmentKind kind;
    const Government* government = nullptr;  // null: unlisted, nobody knows which
};

struct Spell {
    std::vector<Stage> stages;  // of the government, in order, at least one
    Date begin{};               // its first day lies in here
    std::optional<Date> end{};  // its last day lies in here; none: it goes on
    int weight = 1;             // so many spells, each with days of its own: the unlisted
    std::vector<std::uint32_t> memberships{};  // that cover it: indexes into the ledger's
    std::optional<std::uint32_t> unlisted{};   // index into Registry::unlisted

    /// The stage on the day; on a day before the first, that one.
    const Stage& on(Day day) const;
};

/// Whose it is, the same in whatever state of a registry: the newest code of the government;
/// `unlisted/city/静岡県` of those without a name.
std::string holder_of(const Registry& registry, const Spell& spell);
/// The same of an entry of Registry::unlisted.
std::string unlisted_holder(const Registry& registry, std::uint32_t unlisted);
inline constexpr std::string_view unlisted_prefix = "unlisted/";

/// What is true of some or of all days that a spell may have begun and ended on.
enum class Certainty : std::uint8_t { no, perhaps, surely };

/// Whether the spell holds on the day, its government being of such a kind then.
Certainty holds_on(const Spell& spell, Day day, KindSet kinds = all_governments);
/// Whether it begins after `since` and by `day`, its government being of such a kind when it does.
Certainty begins_in(const Spell& spell, Day since, Day day, KindSet kinds = all_governments);
/// Whether it is held last on `since` or later, and no more on `day`.
Certainty ends_in(const Spell& spell, Day since, Day day);

/// The spells that agreements make; other agreements take no part in anything, also not as
/// predecessors. Governments are in the order of their records, the spells of one in that of time.
std::vector<Spell> spells_of(const Ledger& ledger,
                             const std::function<bool(const Agreement&)>& takes_part);

/// The entries of Registry::unlisted as spells.
std::vector<Spell> unlisted_spells(const Registry& registry);

/// What published totals count: the spells of the agreements of counted kinds, and the unlisted.
std::vector<Spell> counted_spells(const Ledger& ledger);

}  // namespace daicho
