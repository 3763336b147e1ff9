#include "daicho/query/spells.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>

#include "daicho/query/identity.hpp"
#include "query/lineages.hpp"

namespace daicho {

namespace {

constexpr Days one_day{1};

// ---- from coverages to spells ------------------------------------------------------------------

/// No day lies surely between the two: `next` begins no earlier than any coverage of `spell`.
bool may_touch(const Spell& spell, const Spell& next) {
    return !spell.end || next.begin.earliest <= spell.end->latest + one_day;
}

void join(Spell& spell, const Spell& other) {
    spell.begin = earlier_of(spell.begin, other.begin);
    if (spell.end)
        spell.end = other.end ? std::optional(later_of(*spell.end, *other.end)) : other.end;
    spell.memberships.insert(spell.memberships.end(), other.memberships.begin(),
                             other.memberships.end());
}

std::vector<Stage> stages_of(const Lineage& lineage) {
    std::vector<Stage> stages;
    for (const LegalPerson* person : lineage.persons) {
        for (const Form& form : person->forms) {
            stages.push_back({form.since, form.government->kind, form.government});
        }
    }
    return stages;
}

/// Numbers in groups that are joined: disjoint sets.
class Groups {
  public:
    explicit Groups(std::size_t size) : x_next(size) { std::iota(x_next.begin(), x_next.end(), 0); }
    std::size_t find(std::size_t i) {
        while (x_next[i] != i) i = x_next[i] = x_next[x_next[i]];
        return i;
    }
    void join(std::size_t i, std::size_t j) { x_next[find(i)] = find(j); }

  private:
    std::vector<std::size_t> x_next;
};

/// The coverages of one line, each a spell at first, joined until nothing joins.
class Joining {
  public:
    Joining(const Ledger& ledger, const Lineage& lineage) : x_ledger(ledger) {
        for (const Cover& coverage : lineage.coverages) {
            // What surely ends before it begins is a finding, and covers nothing.
            if (coverage.end && coverage.end->latest < coverage.begin.earliest) continue;
            x_spells.push_back({.stages = {},
                                .begin = coverage.begin,
                                .end = coverage.end,
                                .memberships = {coverage.membership}});
        }
        join_successions();
        join_neighbours();
        for (Spell& spell : x_spells) finish(spell, lineage);
    }

    std::vector<Spell> take() { return std::move(x_spells); }

  private:
    void join_successions() {
        if (x_spells.size() < 2) return;
        std::multimap<std::uint32_t, std::size_t> by_agreement;
        for (std::size_t i = 0; i < x_spells.size(); ++i) {
            by_agreement.emplace(agreement_of(x_spells[i].memberships.front()), i);
        }
        Groups groups(x_spells.size());
        for (const auto& [agreement, newer] : by_agreement) {
            for (const std::uint32_t replaced : x_ledger.predecessors(agreement)) {
                const auto [first, last] = by_agreement.equal_range(replaced);
                for (auto older = first; older != last; ++older) {
                    groups.join(newer, older->second);
                }
            }
        }
        std::vector<Spell> joined;
        std::map<std::size_t, std::size_t> place;  // of each group
        for (std::size_t i = 0; i < x_spells.size(); ++i) {
            const auto [known, is_new] = place.try_emplace(groups.find(i), joined.size());
            if (is_new) {
                joined.push_back(std::move(x_spells[i]));
            } else {
                join(joined[known->second], x_spells[i]);
            }
        }
        x_spells = std::move(joined);
    }

    std::uint32_t agreement_of(std::uint32_t membership) const {
        return x_ledger.memberships()[membership].agreement;
    }

    void join_neighbours() {
        if (x_spells.size() < 2) return;
        std::ranges::stable_sort(x_spells, {},
                                 [](const Spell& spell) { return spell.begin.earliest; });
        std::vector<Spell> joined;
        for (Spell& spell : x_spells) {
            if (!joined.empty() && may_touch(joined.back(), spell)) {
                join(joined.back(), spell);
            } else {
                joined.push_back(std::move(spell));
            }
        }
        x_spells = std::move(joined);
    }

    static void finish(Spell& spell, const Lineage& lineage) {
        spell.stages = stages_of(lineage);
        std::ranges::sort(spell.memberships);
        if (!spell.end) return;
        // A spell ends no earlier than it begins, which may narrow both.
        spell.begin.latest = std::min(spell.begin.latest, spell.end->latest);
        spell.end->earliest = std::max(spell.end->earliest, spell.begin.earliest);
    }

    const Ledger& x_ledger;
    std::vector<Spell> x_spells;
};

std::uint32_t first_membership(const Lineage& lineage) {
    return std::ranges::min(lineage.coverages, {}, &Cover::membership).membership;
}

// ---- what may be and what must be --------------------------------------------------------------

Certainty certainty(bool possible, bool certain) {
    return !possible ? Certainty::no : certain ? Certainty::surely : Certainty::perhaps;
}

struct Met {
    bool some = false;
    bool all = true;
};

/// Whether the government is of such a kind on some, and on all, days of the range.
Met kinds_met(const Spell& spell, Day first, Day last, KindSet kinds) {
    Met met;
    for (const Stage* stage = &spell.on(first);; ++stage) {
        const bool is_met = kinds.contains(stage->kind);
        met.some = met.some || is_met;
        met.all = met.all && is_met;
        if (stage == &spell.stages.back() || (stage + 1)->since > last) return met;
    }
}

}  // namespace

const Stage& Spell::on(Day day) const {
    const auto later = std::ranges::upper_bound(stages, day, {}, &Stage::since);
    return *(later == stages.begin() ? later : later - 1);
}

std::string unlisted_holder(const Registry& registry, std::uint32_t unlisted) {
    return std::string(unlisted_prefix) + identity(*registry.unlisted[unlisted]);
}

std::string holder_of(const Registry& registry, const Spell& spell) {
    return spell.unlisted ? unlisted_holder(registry, *spell.unlisted)
                          : std::string(spell.stages.back().government->code);
}

Certainty holds_on(const Spell& spell, Day day, KindSet kinds) {
    const bool possible = spell.begin.earliest <= day && (!spell.end || day <= spell.end->latest);
    const bool certain = spell.begin.latest <= day && (!spell.end || day <= spell.end->earliest);
    return certainty(possible && kinds.contains(spell.on(day).kind), certain);
}

Certainty begins_in(const Spell& spell, Day since, Day day, KindSet kinds) {
    const Day first = std::max(spell.begin.earliest, since + one_day);
    const Day last = std::min(spell.begin.latest, day);
    if (last < first) return Certainty::no;
    const Met met = kinds_met(spell, first, last, kinds);
    const bool is_within = first == spell.begin.earliest && last == spell.begin.latest;
    return certainty(met.some, is_within && met.all);
}

Certainty ends_in(const Spell& spell, Day since, Day day) {
    if (!spell.end) return Certainty::no;
    return certainty(since <= spell.end->latest && spell.end->earliest < day,
                     since <= spell.end->earliest && spell.end->latest < day);
}

std::vector<Spell> spells_of(const Ledger& ledger,
                             const std::function<bool(const Agreement&)>& takes_part) {
    auto lineages = lineages_of(ledger, takes_part);
    std::ranges::sort(lineages, {}, first_membership);
    std::vector<Spell> spells;
    for (const Lineage& lineage : lineages) {
        std::ranges::move(Joining(ledger, lineage).take(), std::back_inserter(spells));
    }
    return spells;
}

std::vector<Spell> unlisted_spells(const Registry& registry) {
    std::vector<Spell> spells;
    for (std::uint32_t i = 0; i < registry.unlisted.size(); ++i) {
        const Unlisted& entry = *registry.unlisted[i];
        const auto kind = entry.kind ? government_kind(entry.kind->value.text) : std::nullopt;
        if (!kind || !entry.count || !entry.concluded) continue;
        spells.push_back({.stages = {{the_beginning, *kind}},
                          .begin = entry.concluded->value,
                          .weight = entry.count->value,
                          .unlisted = i});
    }
    return spells;
}

std::vector<Spell> counted_spells(const Ledger& ledger) {
    const Registry& registry = ledger.registry();
    auto spells = spells_of(
        ledger, [&](const Agreement& agreement) { return is_counted(registry, agreement); });
    std::ranges::move(unlisted_spells(registry), std::back_inserter(spells));
    return spells;
}

}  // namespace daicho
