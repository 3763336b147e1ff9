#include "daicho/query/coverage.hpp"

namespace daicho {

std::vector<const Government*> governments_on(Day day, const Filter& filter) {
    std::vector<const Government*> out;
    for (const Government& government : governments()) {
        const bool is_meant = government.is_valid_on(day) && government.status != "northern" &&
                              filter.keeps(&prefecture(government.prefecture)) &&
                              filter.keeps(government.kind);
        if (is_meant) out.push_back(&government);
    }
    return out;
}

std::vector<const Prefecture*> places_of(const Registry& registry, const Fact& unlisted) {
    const Unlisted& entry = *registry.unlisted[unlisted.unlisted];
    std::vector<const Prefecture*> out;
    const auto add = [&](const Line& name) {
        if (const Prefecture* place = find_prefecture(name.text)) out.push_back(place);
    };
    if (entry.prefecture) add(entry.prefecture->value);
    for (const auto& name : entry.prefectures) add(*name);
    return out;
}

std::set<int> unnamed_places(const Ledger& ledger, Day day) {
    std::set<int> out;
    // Whatever is asked for, they may be among it.
    for (const Fact& fact : facts_of(ledger, Unit::government, {}, day)) {
        if (fact.unlisted == Fact::none) continue;
        for (const Prefecture* place : places_of(ledger.registry(), fact)) {
            out.insert(place->number);
        }
    }
    return out;
}

}  // namespace daicho
