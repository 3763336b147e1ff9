#include "daicho/query/facts.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "daicho/text/enumerators.hpp"

namespace daicho {

namespace {

constexpr std::array<UnitInfo, 6> all_units{{
    {Unit::government,
     "government",
     {"団体", "governments"},
     {"協定を締結している地方公共団体(公表値の単位)",
      "local governments with an agreement, as published totals count"}},
    {Unit::agreement,
     "agreement",
     {"協定", "agreements"},
     {"協定(記録)の数", "agreements, that is records"}},
    {Unit::measure,
     "measure",
     {"取組", "measures"},
     {"協定に基づく取組", "measures under the agreements"}},
    {Unit::facility,
     "facility",
     {"施設", "facilities"},
     {"一体的実施施設など", "one-stop and other facilities"}},
    {Unit::meeting, "meeting", {"会議", "meetings"}, {"開かれた会議", "meetings held"}},
    {Unit::result, "result", {"実績値", "results"}, {"記録された実績値", "recorded results"}},
}};

static_assert(is_in_step(all_units, &UnitInfo::unit, Unit::result));

/// Where a day stands to what begins some day of `since` and perhaps ends some day of `until`: the
/// first and the last day both belong to it.
struct Standing {
    bool possible;
    bool certain;
};

Standing standing(const Date& since, const Date* until, Day day) {
    return {since.earliest <= day && (!until || until->latest >= day),
            since.latest <= day && (!until || until->earliest >= day)};
}

const Date* value_of(const Maybe<Date>& date) {
    return date ? &date->value : nullptr;
}

Standing standing(const Agreement& agreement, Day day) {
    const Date* end = agreement.ended ? value_of(agreement.ended->value.date) : nullptr;
    return standing(agreement.concluded->value, end, day);
}

/// A party that joined later, or has left, belongs to the agreement only in between.
Standing standing(const Agreement& agreement, const Party& party, Day day) {
    const Standing whole = standing(agreement, day);
    const Date* from = value_of(party.from);
    const Standing own =
        standing(from ? *from : agreement.concluded->value, value_of(party.until), day);
    return {whole.possible && own.possible, whole.certain && own.certain};
}

/// The earlier of two intervals as bounds: the first of the two happened within these.
Date first_of(const Date& a, const Date& b) {
    const Date out{std::min(a.earliest, b.earliest), std::min(a.latest, b.latest), false};
    return out == Date{a.earliest, a.latest, false}   ? a
           : out == Date{b.earliest, b.latest, false} ? b
                                                      : out;
}

std::vector<Fact> governments_of(const Ledger& ledger, const Filter& filter, Day day) {
    // Gathered by the code that the government has on the day, so that a merged or renamed one is
    // counted once; in the order in which they are met, which is that of the files.
    std::vector<Fact> facts;
    std::map<std::string_view, std::size_t> by_code;
    for (const Membership& membership : ledger.memberships()) {
        const Agreement& agreement = ledger.agreement(membership.agreement);
        if (!membership.government || !matches(ledger, membership.agreement, filter)) continue;
        const Party& party = *agreement.parties[membership.party];
        const Standing now = standing(agreement, party, day);
        if (!now.possible) continue;

        const Government& government = as_of(*membership.government, day);
        const Prefecture& place = prefecture(government.prefecture);
        if (!filter.keeps(&place) || !filter.keeps(government.kind)) continue;

        const auto [known, is_new] = by_code.try_emplace(government.code, facts.size());
        const Date since =
            party.from ? party.from->value : in_force_since(ledger, membership.agreement);
        if (is_new) {
            facts.push_back({.agreement = membership.agreement,
                             .government = &government,
                             .prefecture = &place,
                             .kind = government.kind,
                             .since = since,
                             .certain = now.certain});
        }
        Fact& fact = facts[known->second];
        fact.agreements.push_back(membership.agreement);
        fact.certain = fact.certain || now.certain;
        fact.since = first_of(fact.since, since);
        const Date& known_first = ledger.agreement(fact.agreement).concluded->value;
        if (surely_before(agreement.concluded->value, known_first))
            fact.agreement = membership.agreement;
    }
    return facts;
}

/// The facts that an agreement holds of a unit, each with its own dates where it has some.
template <class Add>
void parts_of(const Agreement& agreement, Unit unit, Add add) {
    const Date& concluded = agreement.concluded->value;
    const auto each = [&](const auto& items, auto since, auto until) {
        for (std::uint32_t i = 0; i < items.size(); ++i) add(i, since(*items[i]), until(*items[i]));
    };
    const auto never = [](const auto&) -> const Date* { return nullptr; };
    switch (unit) {
        case Unit::government:
            break;
        case Unit::agreement:
            add(Fact::none, concluded, nullptr);
            break;
        case Unit::measure:
            each(
                agreement.measures,
                [&](const Measure& m) { return m.new_in ? Date::of(m.new_in->value) : concluded; },
                never);
            break;
        case Unit::facility:
            // A facility may be older than the agreement; without a day it is as old as that.
            each(
                agreement.facilities,
                [&](const Facility& f) { return f.opened ? f.opened->value : concluded; },
                [](const Facility& f) { return f.closed ? &f.closed->value : nullptr; });
            break;
        case Unit::meeting:
            each(
                agreement.meetings,
                [&](const Meeting& m) { return m.date ? m.date->value : concluded; }, never);
            break;
        case Unit::result:
            each(
                agreement.results,
                [&](const Result& r) {
                    return r.fiscal_year ? Date::of(r.fiscal_year->value) : concluded;
                },
                never);
            break;
    }
}

/// An agreement as a fact: its first government's kind and place.
Fact agreement_fact(const Ledger& ledger, std::uint32_t index, Day day) {
    const Government* first = first_government(ledger, index, day);
    const Agreement& agreement = ledger.agreement(index);
    return {.unit = Unit::agreement,
            .agreement = index,
            .agreements = {index},
            .government = first,
            .prefecture = prefecture_of(ledger.registry(), agreement),
            .kind = first ? first->kind : GovernmentKind::city,
            .since = agreement.concluded ? agreement.concluded->value : Date{}};
}

std::vector<Fact> parts(const Ledger& ledger, Unit unit, const Filter& filter, Day day) {
    std::vector<Fact> facts;
    const auto count = static_cast<std::uint32_t>(ledger.registry().agreements.size());
    for (std::uint32_t index = 0; index < count; ++index) {
        if (!matches(ledger, index, filter)) continue;
        const Agreement& agreement = ledger.agreement(index);
        const Standing frame = standing(agreement, day);
        if (!frame.possible) continue;
        Fact whole = agreement_fact(ledger, index, day);
        const auto kind = whole.government ? std::optional(whole.kind) : std::nullopt;
        if (!filter.keeps(whole.prefecture) || !filter.keeps(kind)) continue;

        whole.unit = unit;
        parts_of(agreement, unit, [&](std::uint32_t item, const Date& since, const Date* until) {
            const Standing now = standing(since, until, day);
            if (!now.possible) return;
            Fact& part = facts.emplace_back(whole);
            part.item = item;
            part.since = since;
            part.certain = now.certain && frame.certain;
        });
    }
    return facts;
}

/// The agreements that a publisher counted without naming, as governments or agreements.
void add_unlisted(const Ledger& ledger, const Filter& filter, Day day, std::vector<Fact>& facts) {
    const auto& entries = ledger.registry().unlisted;
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        const Unlisted& entry = *entries[i];
        const auto kind = entry.kind ? government_kind(entry.kind->value.text) : std::nullopt;
        if (!kind || !entry.count || !entry.concluded) continue;
        const Date& since = entry.concluded->value;
        const Standing now = standing(since, nullptr, day);
        const Prefecture* place =
            entry.prefecture ? find_prefecture(entry.prefecture->value.text) : nullptr;
        if (!now.possible || !filter.keeps(since) || !filter.keeps(place) || !filter.keeps(*kind)) {
            continue;
        }
        facts.push_back({.unlisted = i,
                         .prefecture = place,
                         .kind = *kind,
                         .since = since,
                         .weight = entry.count->value,
                         .certain = now.certain});
    }
}

}  // namespace

Catalogue<UnitInfo> units() {
    return all_units;
}

const UnitInfo& info(Unit unit) {
    return all_units[static_cast<std::size_t>(unit)];
}

Date in_force_since(const Ledger& ledger, std::uint32_t agreement) {
    Date since = ledger.agreement(agreement).concluded->value;
    // A chain of successions is short; the bound guards against a cycle, which is a finding.
    std::uint32_t at = agreement;
    for (int step = 0; step < 16; ++step) {
        const auto older = ledger.predecessors(at);
        if (older.empty() || !ledger.agreement(older.front()).concluded) break;
        at = older.front();
        since = first_of(since, ledger.agreement(at).concluded->value);
    }
    return since;
}

std::vector<Fact> facts_of(const Ledger& ledger, Unit unit, const Filter& filter, Day day) {
    auto facts = unit == Unit::government ? governments_of(ledger, filter, day)
                                          : parts(ledger, unit, filter, day);
    const bool counts_agreements = unit == Unit::government || unit == Unit::agreement;
    if (counts_agreements && filter.keeps_unlisted()) add_unlisted(ledger, filter, day, facts);
    return facts;
}

std::vector<Fact> every_agreement(const Ledger& ledger, Day day) {
    std::vector<Fact> facts;
    for (std::uint32_t i = 0; i < ledger.registry().agreements.size(); ++i) {
        facts.push_back(agreement_fact(ledger, i, day));
    }
    return facts;
}

Tally tally(std::span<const Fact> facts) {
    Tally out;
    for (const Fact& fact : facts) {
        out.possible += fact.weight;
        if (fact.certain) out.certain += fact.weight;
    }
    return out;
}

}  // namespace daicho
