#include "check/lately.hpp"

#include <map>
#include <string>

namespace daicho {

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
    std::map<std::string, Moved> all;
    for (const Spell& spell : x_before) {
        Moved& one = all[holder_of(x_base->state->registry, spell)];
        if (!one.was) one.was = &spell;
        one.before.add(counts_in(spell, frame, kinds), spell.weight);
    }
    std::vector<const Moved*> order;  // that of the registry, those that are gone behind
    for (const Spell& spell : x_spells) {
        Moved& one = all[holder_of(x_registry, spell)];
        if (!one.now) order.push_back(&one);
        const Certainty counts = counts_in(spell, frame, kinds);
        if (!one.now || counts != Certainty::no) one.now = &spell;
        one.after.add(counts, spell.weight);
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
