#include "daicho/query/duties.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>

#include "daicho/query/identity.hpp"
#include "daicho/reference/reference.hpp"

namespace daicho {

namespace {

bool has_happened(const Maybe<Date>& when, Day today) {
    return when && when->value.latest <= today;
}

bool surely_in_force(const Agreement& agreement, Day day) {
    const bool ends = agreement.ended && agreement.ended->value.date;
    return agreement.concluded && agreement.concluded->value.latest <= day &&
           (!ends || agreement.ended->value.date->value.earliest >= day);
}

/// Calls `see` with the index of each agreement that the filter keeps.
template <class See>
void each_agreement(const DutyRequest& request, See see) {
    for (const auto index : agreements_of(request.ledger, request.filter, request.today)) {
        see(index, request.ledger.agreement(index));
    }
}

// ---- councils and other meetings ---------------------------------------------------------------

int held_in_year(const Agreement& agreement, const Tier& tier, const DutyRequest& request) {
    return static_cast<int>(std::ranges::count_if(agreement.meetings, [&](const auto& meeting) {
        return meeting->tier && tier.tier && meeting->tier->value.id == tier.tier->value.id &&
               has_happened(meeting->date, request.today) &&
               surely_within(meeting->date->value, Date::of(request.year));
    }));
}

void find_meetings(const DutyRequest& request, const DutyKind& kind, std::vector<Duty>& out) {
    const Vocabulary& tiers = request.ledger.registry().vocabularies.tiers;
    const Day due = request.year.last();
    each_agreement(request, [&](std::uint32_t index, const Agreement& agreement) {
        if (!surely_in_force(agreement, due)) return;
        const auto items = identities(agreement.governance);
        for (std::size_t i = 0; i < items.size(); ++i) {
            const auto& tier = agreement.governance[i];
            if (!tier->per_year) continue;
            const int wanted = tier->per_year->value;
            const int held = held_in_year(agreement, *tier, request);
            if (held >= wanted) continue;
            const auto name = [&](Lang lang) {
                if (tier->name) return tier->name->value.text;
                return std::string(tier->tier ? label(tiers, tier->tier->value.id, lang) : "");
            };
            out.push_back({.due = due,
                           .kind = &kind,
                           .whose = OfAgreement{index},
                           .text = {fmt::format("{}: 年{}回のうち{}回は記録なし", name(Lang::ja),
                                                wanted, wanted - held),
                                    fmt::format("{}: no record of {} of {} a year", name(Lang::en),
                                                wanted - held, wanted)},
                           .item = fmt::format("{}/{}", items[i], to_text(request.year))});
        }
    });
}

// ---- plans -------------------------------------------------------------------------------------

/// Whether the agreement is one that makes a plan every year.
bool makes_plans(const Agreement& agreement) {
    const auto has_council = [](const At<Tier>& tier) {
        return tier->per_year && is_council(tier->tier);
    };
    return !agreement.plans.empty() || std::ranges::any_of(agreement.governance, has_council);
}

void find_plans(const DutyRequest& request, const DutyKind& kind, std::vector<Duty>& out) {
    each_agreement(request, [&](std::uint32_t index, const Agreement& agreement) {
        if (!makes_plans(agreement)) return;
        Day due = request.year.first();
        for (const auto& plan : agreement.plans) {
            if (!plan->fiscal_year || plan->fiscal_year->value != request.year) continue;
            if (!plan->adopted || has_happened(plan->adopted, request.today)) return;
            due = plan->adopted->value.latest;
        }
        if (!surely_in_force(agreement, due)) return;
        const auto year = [&](Lang lang) { return label(request.year, request.dates, lang); };
        out.push_back({.due = due,
                       .kind = &kind,
                       .whose = OfAgreement{index},
                       .text = {fmt::format("{}の事業計画: 記録なし", year(Lang::ja)),
                                fmt::format("plan for {}: no record", year(Lang::en))},
                       .item = to_text(request.year)});
    });
}

// ---- results -----------------------------------------------------------------------------------

using Indicators = std::set<std::string_view>;

Indicators recorded(const Agreement& agreement, FiscalYear year, Day today, bool also_interim) {
    Indicators out;
    for (const auto& result : agreement.results) {
        const bool is_known = !result->as_of || has_happened(result->as_of, today);
        if (result->indicator && result->fiscal_year && result->fiscal_year->value == year &&
            is_known && (also_interim || !result->is_interim())) {
            out.insert(result->indicator->value.text);
        }
    }
    return out;
}

/// The indicators that have a target for a year.
Indicators targeted(const Agreement& agreement, FiscalYear year) {
    Indicators out;
    for (const auto& plan : agreement.plans) {
        if (!plan->fiscal_year || plan->fiscal_year->value != year) continue;
        for (const auto& [indicator, target] : plan->targets) out.insert(indicator.value);
    }
    return out;
}

/// The names of some indicators, in the order of the record.
std::string names_of(const Agreement& agreement, const Indicators& wanted, std::string_view comma) {
    std::vector<std::string_view> out;
    for (const auto& [id, indicator] : agreement.indicators) {
        if (!wanted.contains(id.value)) continue;
        out.push_back(indicator->name ? std::string_view(indicator->name->value.text) : id.value);
    }
    return fmt::format("{}", fmt::join(out, comma));
}

/// One duty for each year before the requested one in which `missing` finds some indicators.
template <class Missing>
void find_results(const DutyRequest& request, const DutyKind& kind, Words what, Missing missing,
                  std::vector<Duty>& out) {
    each_agreement(request, [&](std::uint32_t index, const Agreement& agreement) {
        std::set<FiscalYear> years;
        for (const auto& plan : agreement.plans) {
            if (plan->fiscal_year) years.insert(plan->fiscal_year->value);
        }
        for (const auto& result : agreement.results) {
            if (result->fiscal_year) years.insert(result->fiscal_year->value);
        }
        for (const FiscalYear year : years) {
            const Day due = FiscalYear{year.year + 1}.last();
            if (year >= request.year || !surely_in_force(agreement, due)) continue;
            const Indicators found = missing(agreement, year);
            if (found.empty()) continue;
            const auto text = [&](Lang lang, std::string_view comma) {
                return fmt::format(fmt::runtime(what.in(lang)), label(year, request.dates, lang),
                                   found.size(), names_of(agreement, found, comma));
            };
            out.push_back({.due = due,
                           .kind = &kind,
                           .whose = OfAgreement{index},
                           .text = {text(Lang::ja, "、"), text(Lang::en, ", ")},
                           .item = to_text(year)});
        }
    });
}

void find_targets(const DutyRequest& request, const DutyKind& kind, std::vector<Duty>& out) {
    const auto missing = [&](const Agreement& agreement, FiscalYear year) {
        Indicators left = targeted(agreement, year);
        for (const auto id : recorded(agreement, year, request.today, true)) left.erase(id);
        return left;
    };
    find_results(request, kind,
                 {"{}の目標の実績: {}件は記録なし ({})",
                  "results for the targets of {}: no record of {} ({})"},
                 missing, out);
}

void find_interim(const DutyRequest& request, const DutyKind& kind, std::vector<Duty>& out) {
    const auto missing = [&](const Agreement& agreement, FiscalYear year) {
        Indicators left = recorded(agreement, year, request.today, true);
        for (const auto id : recorded(agreement, year, request.today, false)) left.erase(id);
        return left;
    };
    find_results(
        request, kind,
        {"{}の実績の確定: {}件は記録なし ({})", "final results for {}: no record of {} ({})"},
        missing, out);
}

// ---- the unlisted ------------------------------------------------------------------------------

void find_unlisted(const DutyRequest& request, const DutyKind& kind, std::vector<Duty>& out) {
    const auto facts = facts_of(request.ledger, Unit::government, request.filter, request.today);
    const auto items = identities(request.ledger.registry().unlisted);
    for (const Fact& fact : facts) {
        const auto* unlisted = std::get_if<OfUnlisted>(&fact.thing);
        if (!unlisted) continue;
        const Unlisted& entry = *request.ledger.registry().unlisted[unlisted->entry];
        if (!entry.until || entry.until->value.latest > request.year.last()) continue;
        const Words place = fact.prefecture ? both_names(*fact.prefecture) : Words{};
        const GovernmentKind of = fact.kind.value();
        const Words words = label(of, fact.weight);
        out.push_back({.due = entry.until->value.latest,
                       .kind = &kind,
                       .whose = *unlisted,
                       .text = {fmt::format("名称不明の{}{}{}", place.ja, fact.weight, words.ja),
                                fmt::format("{} {} without a name{}{}", fact.weight, words.en,
                                            place.en.empty() ? "" : " in ", place.en)},
                       .item = items[unlisted->entry]});
    }
}

constexpr std::array<DutyKind, 5> all_kinds{{
    {"meeting",
     {"会議の開催", "meeting"},
     {"年度の回数(per_year)だけの記録がない会議。期限は年度末。締結した年度から",
      "fewer meetings recorded than `per_year`; due at the end of the year, from the year of conclusion on"},
     find_meetings,
     true},
    {"plan",
     {"事業計画", "plan"},
     {"計画か運営協議会の義務のある協定で、年度の計画の記録がないもの。期限は年度の初日(決定日が先ならその日)。その日に協定があるとき",
      "no plan recorded for the year, of agreements with a plan or a duty to hold a council; due on the first day of the year, or on the day set for it, if the agreement is in force then"},
     find_plans},
    {"result",
     {"実績", "result"},
     {"前年度までの目標で、実績の記録がないもの。期限は目標の年度の翌年度末",
      "targets of earlier years without a recorded result; due at the end of the year after"},
     find_targets},
    {"interim",
     {"実績の確定", "final result"},
     {"前年度までの実績で、途中の値のままのもの。期限は実績の年度の翌年度末",
      "results of earlier years that are still interim; due at the end of the year after"},
     find_interim},
    {"unlisted",
     {"未登載の解消", "unlisted"},
     {"名称の分からない団体。期限は台帳に書かれた日(until)",
      "governments without a name; due on their `until`"},
     find_unlisted},
}};

}  // namespace

Catalogue<DutyKind> duty_kinds() {
    return all_kinds;
}

DutyState state_of(const Duty& duty, Day today) {
    if (duty.due < today) return DutyState::overdue;
    return duty.due - today <= soon_due ? DutyState::soon : DutyState::due;
}

std::string id_of(const Ledger& ledger, const Duty& duty) {
    if (const OfAgreement* one = duty.agreement()) return ledger.agreement(one->agreement).id;
    return fmt::format("unlisted-{}", std::get<OfUnlisted>(duty.whose).entry + 1);
}

std::vector<Duty> duties_of(const DutyRequest& request) {
    std::vector<Duty> out;
    for (const DutyKind& kind : all_kinds) kind.find(request, kind, out);
    std::ranges::stable_sort(out, {}, [&](const Duty& duty) {
        return std::pair(duty.due, id_of(request.ledger, duty));
    });
    return out;
}

}  // namespace daicho
