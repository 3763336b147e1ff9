#include "daicho/query/facts.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "daicho/query/counting.hpp"
#include "daicho/text/enumerators.hpp"

namespace daicho {

namespace {

constexpr std::array<UnitInfo, 6> all_units{{
    {Unit::government,
     "government",
     {"団体", "governments"},
     {"締結", "concluded"},
     {"協定を締結している地方公共団体(公表値の単位)",
      "local governments with an agreement, as published totals count"}},
    {Unit::agreement,
     "agreement",
     {"協定", "agreements"},
     {"締結", "concluded"},
     {"協定(記録)の数", "agreements, that is records"}},
    {Unit::measure,
     "measure",
     {"取組", "measures"},
     {"開始", "begun"},
     {"協定に基づく取組", "measures under the agreements"}},
    {Unit::facility,
     "facility",
     {"施設", "facilities"},
     {"開設", "opened"},
     {"一体的実施施設など", "one-stop and other facilities"}},
    {Unit::meeting,
     "meeting",
     {"会議", "meetings"},
     {"開催", "held"},
     {"開かれた会議", "meetings held"}},
    {Unit::result,
     "result",
     {"実績値", "results"},
     {"実績", "measured"},
     {"記録された実績値", "recorded results"}},
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

/// An agreement or a part of it as a thing to count.
struct Part {
    std::optional<std::uint32_t> item;  // nothing: the agreement itself
    Date since;
    const Date* until = nullptr;
    bool is_event = false;  // counts from its day for ever, whatever becomes of the agreement
};

/// What an agreement holds of a unit, each with its own dates where it has some.
std::vector<Part> parts_of(const Agreement& agreement, Unit unit) {
    const Date& concluded = agreement.concluded->value;
    std::vector<Part> out;
    const auto each = [&](const auto& items, auto part_of) {
        for (std::uint32_t i = 0; i < items.size(); ++i) {
            out.push_back(part_of(*items[i]));
            out.back().item = i;
        }
    };
    switch (unit) {
        case Unit::government:
            break;
        case Unit::agreement:
            out.push_back({{}, concluded});
            break;
        case Unit::measure:
            each(agreement.measures, [&](const Measure& m) {
                return m.new_in ? Part{0, Date::of(m.new_in->value), nullptr, true}
                                : Part{0, concluded};
            });
            break;
        case Unit::facility:
            // A facility may be older than the agreement; without a day it is as old as that.
            each(agreement.facilities, [&](const Facility& f) {
                return Part{0, f.opened ? f.opened->value : concluded, value_of(f.closed)};
            });
            break;
        case Unit::meeting:
            each(agreement.meetings, [&](const Meeting& m) {
                return Part{0, m.date ? m.date->value : concluded, nullptr, true};
            });
            break;
        case Unit::result:
            each(agreement.results, [&](const Result& r) {
                return Part{0, r.fiscal_year ? Date::of(r.fiscal_year->value) : concluded, nullptr,
                            true};
            });
            break;
    }
    return out;
}

/// An agreement as a fact: its first government's kind and place.
Fact agreement_fact(const Ledger& ledger, std::uint32_t index, Day day) {
    const Government* first = first_government(ledger, index, day);
    const Agreement& agreement = ledger.agreement(index);
    return {.thing = OfAgreement{index},
            .government = first,
            .prefecture = prefecture_of(ledger.registry(), agreement),
            .kind = first ? std::optional(first->kind) : std::nullopt,
            .since = agreement.concluded ? agreement.concluded->value : Date{},
            .began = agreement.concluded ? agreement.concluded->value : Date{}};
}

/// Whether what is asked for of measures or facilities holds of the part itself.
bool keeps(const Filter& filter, const Agreement& agreement, Unit unit, const Part& part) {
    if (unit == Unit::measure) return filter.keeps(*agreement.measures[*part.item]);
    return unit != Unit::facility || filter.keeps(*agreement.facilities[*part.item]);
}

void add(Tally& sum, const Fact& fact) {
    sum.possible += fact.weight;
    if (fact.certain) sum.certain += fact.weight;
}

std::vector<Fact> parts(const Ledger& ledger, Unit unit, const Filter& filter, Day day) {
    std::vector<Fact> facts;
    const auto count = static_cast<std::uint32_t>(ledger.registry().agreements.size());
    for (std::uint32_t index = 0; index < count; ++index) {
        if (!matches(ledger, index, filter)) continue;
        const Agreement& agreement = ledger.agreement(index);
        const Fact whole = agreement_fact(ledger, index, day);
        if (!filter.keeps(whole.prefecture) || !filter.keeps(whole.kind)) continue;

        const Standing frame = standing(agreement, day);
        for (const Part& part : parts_of(agreement, unit)) {
            if (!keeps(filter, agreement, unit, part)) continue;
            const Standing own = standing(part.since, part.until, day);
            if (!own.possible || (!part.is_event && !frame.possible)) continue;
            Fact& fact = facts.emplace_back(whole);
            if (part.item) fact.thing = PartOf{unit, index, *part.item};
            fact.since = part.since;
            fact.began =
                part.since.latest <= day ? part.since : Date{part.since.earliest, day, false};
            fact.certain = filter.surely_keeps(agreement.concluded->value) && own.certain &&
                           (part.is_event || frame.certain);
        }
    }
    return facts;
}

}  // namespace

Catalogue<UnitInfo> units() {
    return all_units;
}

const UnitInfo& info(Unit unit) {
    return all_units[static_cast<std::size_t>(unit)];
}

std::string_view counted(Unit unit, long long count) {
    return count == 1 ? info(unit).name : info(unit).label.en;
}

std::uint32_t Fact::agreement() const {
    if (const auto* whose = std::get_if<OfGovernment>(&thing)) return whose->first;
    if (const auto* own = part()) return own->agreement;
    return std::get<OfAgreement>(thing).agreement;
}

std::span<const std::uint32_t> Fact::agreements() const {
    if (const auto* whose = std::get_if<OfGovernment>(&thing)) return whose->agreements;
    if (const auto* own = part()) return {&own->agreement, 1};
    if (const auto* whole = std::get_if<OfAgreement>(&thing)) return {&whole->agreement, 1};
    return {};
}

const Unlisted* unlisted_of(const Registry& registry, const Fact& fact) {
    const auto* unlisted = std::get_if<OfUnlisted>(&fact.thing);
    return unlisted ? &*registry.unlisted[unlisted->entry] : nullptr;
}

std::vector<Fact> facts_of(const Ledger& ledger, Unit unit, const Filter& filter, Day day) {
    if (unit == Unit::government) return Counting(ledger, filter).facts_on(day);
    auto facts = parts(ledger, unit, filter, day);
    if (unit == Unit::agreement) {
        std::ranges::move(unlisted_facts(ledger.registry(), filter, day),
                          std::back_inserter(facts));
    }
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
    for (const Fact& fact : facts) add(out, fact);
    return out;
}

Tally tally(std::span<const Fact> facts, KindSet kinds) {
    Tally out;
    for (const Fact& fact : facts) {
        if (fact.kind && kinds.contains(*fact.kind)) add(out, fact);
    }
    return out;
}

}  // namespace daicho
