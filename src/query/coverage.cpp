#include "daicho/query/coverage.hpp"

#include <map>
#include <set>

namespace daicho {

std::vector<const Government*> governments_on(Day day, const Filter& filter) {
    std::vector<const Government*> out;
    for (const Government& government : governments()) {
        const bool is_meant = government.is_valid_on(day) && !government.is_northern() &&
                              filter.keeps(&prefecture(government.prefecture)) &&
                              filter.keeps(government.kind);
        if (is_meant) out.push_back(&government);
    }
    return out;
}

std::vector<const Prefecture*> places_of(const Registry& registry, const Fact& fact) {
    std::vector<const Prefecture*> out;
    const Unlisted* entry = unlisted_of(registry, fact);
    if (!entry) return out;
    const auto add = [&](const Line& name) {
        if (const Prefecture* place = find_prefecture(name.text)) out.push_back(place);
    };
    if (entry->prefecture) add(entry->prefecture->value);
    for (const auto& name : entry->prefectures) add(*name);
    return out;
}

std::set<int> unnamed_places(const Ledger& ledger, Day day) {
    std::set<int> out;
    // Whatever is asked for, they may be among it.
    for (const Fact& fact : facts_of(ledger, Unit::government, {}, day)) {
        for (const Prefecture* place : places_of(ledger.registry(), fact)) {
            out.insert(place->number);
        }
    }
    return out;
}

namespace {

/// The governments that have an agreement on some day, as they are on this one.
std::set<const Government*> with_record(const Ledger& ledger, const Filter& filter, Day day) {
    std::set<const Government*> out;
    for (const Membership& member : ledger.memberships()) {
        const bool counts =
            filter.all_kinds || is_counted(ledger.registry(), ledger.agreement(member.agreement));
        if (member.government && counts) out.insert(&as_of(*member.government, day));
    }
    return out;
}

}  // namespace

std::vector<Without> governments_without(const Ledger& ledger, const Filter& filter, Day day,
                                         std::span<const Fact> facts) {
    std::map<std::string_view, bool> has;  // by code: whether surely
    for (const Fact& fact : facts) {
        if (fact.government) has[fact.government->code] |= fact.certain;
    }
    const auto recorded = with_record(ledger, filter, day);
    const auto unnamed = unnamed_places(ledger, day);
    std::vector<Without> out;
    for (const Government* government : governments_on(day, filter)) {
        const auto known = has.find(government->code);
        const bool is_municipality = government->kind != GovernmentKind::prefecture;
        if (known != has.end()) {
            if (!known->second) out.push_back({government, Lack::uncertain_day});
        } else if (recorded.contains(government)) {
            out.push_back({government, Lack::other_day});
        } else if (is_municipality && unnamed.contains(government->prefecture)) {
            out.push_back({government, Lack::unnamed});
        } else {
            out.push_back({government, Lack::no_record});
        }
    }
    return out;
}

}  // namespace daicho
