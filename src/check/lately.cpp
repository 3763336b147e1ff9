#include "check/lately.hpp"

#include <map>
#include <string>
#include <tuple>

namespace daicho {

namespace {

/// Who it is, in any state of a registry: a government through all its names, or those of a kind
/// and a place that have no name.
using Who = std::tuple<const Government*, GovernmentKind, std::string>;

Who who(const Registry& registry, const Spell& spell) {
    const Stage& last = spell.stages.back();
    if (!spell.unlisted) return {last.government, GovernmentKind{}, ""};
    const Unlisted& entry = *registry.unlisted[*spell.unlisted];
    return {nullptr, last.kind, entry.prefecture ? entry.prefecture->value.text : ""};
}

void add(Limits& sum, const Spell& spell, Certainty counts) {
    if (counts == Certainty::surely) sum.least += spell.weight;
    if (counts != Certainty::no) sum.most += spell.weight;
}

}  // namespace

const Before* Lately::base() const {
    if (!x_was_asked) {
        x_was_asked = true;
        if (x_ask) x_base = x_ask();
        if (x_base) x_before = counted_spells(*x_base->state->ledger);
    }
    return x_base.get();
}

std::vector<Moved> Lately::moved(const Frame& frame, KindSet kinds) const {
    if (!base()) return {};
    std::map<Who, Moved> all;
    for (const Spell& spell : x_before) {
        Moved& one = all[who(x_base->state->registry, spell)];
        if (!one.was) one.was = &spell;
        add(one.before, spell, counts_in(spell, frame, kinds));
    }
    std::vector<const Moved*> order;  // that of the registry, those that are gone behind
    for (const Spell& spell : x_spells) {
        Moved& one = all[who(x_registry, spell)];
        if (!one.now) order.push_back(&one);
        const Certainty counts = counts_in(spell, frame, kinds);
        if (!one.now || counts != Certainty::no) one.now = &spell;
        add(one.after, spell, counts);
    }
    for (const auto& [of, one] : all) {
        if (!one.now) order.push_back(&one);
    }
    std::vector<Moved> out;
    for (const Moved* one : order) {
        if (one->is_less() || one->is_more()) out.push_back(*one);
    }
    return out;
}

}  // namespace daicho
