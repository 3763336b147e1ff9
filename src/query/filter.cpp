// Which agreements a filter lets through.
#include <algorithm>

#include "daicho/query/facts.hpp"

namespace daicho {

namespace {

template <class Range, class Value>
bool has(const Range& range, const Value& value) {
    return std::ranges::find(range, value) != range.end();
}

/// Whether one of the wanted ids is among the terms.
template <class Terms>
bool any_of(const std::vector<std::string>& wanted, const Terms& terms) {
    return std::ranges::any_of(terms, [&](const At<Term>& term) { return has(wanted, term->id); });
}

bool is_wanted(const std::vector<std::string>& wanted, const Maybe<Term>& term) {
    return term && has(wanted, term->value.id);
}

}  // namespace

bool Filter::keeps(const Prefecture* prefecture) const {
    if (prefectures.empty() && regions.empty()) return true;
    return prefecture &&
           (has(prefectures, prefecture->number) || has(regions, prefecture->region.ja));
}

bool Filter::keeps(GovernmentKind kind) const {
    return government_kinds.empty() || has(government_kinds, kind);
}

bool Filter::keeps_unlisted() const {
    return kinds.empty() && groups.empty() && activities.empty() && facility_kinds.empty() &&
           party_roles.empty() && parties.empty() && texts.empty();
}

bool matches(const Ledger& ledger, std::uint32_t index, const Filter& filter) {
    const Registry& registry = ledger.registry();
    const Agreement& agreement = ledger.agreement(index);

    if (!agreement.kind || !agreement.concluded) return false;
    if (filter.kinds.empty()) {
        if (!filter.all_kinds && !is_counted(registry, agreement)) return false;
    } else if (!is_wanted(filter.kinds, agreement.kind)) {
        return false;
    }
    const Date& concluded = agreement.concluded->value;
    if (filter.since && concluded.latest < *filter.since) return false;
    if (filter.until && concluded.earliest > *filter.until) return false;

    const auto some_measure = [&](auto test) {
        return std::ranges::any_of(agreement.measures, [&](const auto& m) { return test(*m); });
    };
    const auto some_party = [&](auto test) {
        return std::ranges::any_of(agreement.parties, [&](const auto& p) { return test(*p); });
    };
    if (!filter.groups.empty() &&
        !some_measure([&](const Measure& m) { return any_of(filter.groups, m.groups); })) {
        return false;
    }
    if (!filter.activities.empty() &&
        !some_measure([&](const Measure& m) { return is_wanted(filter.activities, m.activity); })) {
        return false;
    }
    if (!filter.facility_kinds.empty() &&
        std::ranges::none_of(agreement.facilities, [&](const auto& f) {
            return is_wanted(filter.facility_kinds, f->kind);
        })) {
        return false;
    }
    if (!filter.party_roles.empty() &&
        !some_party([&](const Party& p) { return is_wanted(filter.party_roles, p.role); })) {
        return false;
    }
    const auto names_party = [&](const std::string& wanted) {
        return some_party([&](const Party& p) {
            return p.name && p.name->value.text.find(wanted) != std::string::npos;
        });
    };
    if (!filter.parties.empty() && std::ranges::none_of(filter.parties, names_party)) return false;

    // Every text of a record is in its file, and its comments are part of what a reader looks for.
    const std::string& text = registry.files[agreement.source].text;
    return std::ranges::all_of(filter.texts, [&](const std::string& wanted) {
        return text.find(wanted) != std::string::npos;
    });
}

}  // namespace daicho
