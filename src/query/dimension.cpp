#include "daicho/query/dimension.hpp"

#include <algorithm>
#include <array>

#include "daicho/text/named.hpp"

namespace daicho {

namespace {

using Ids = std::vector<SlotId>;
using Facts = std::span<const Fact>;

void add(Ids& slots, const SlotId& id) {
    if (std::ranges::find(slots, id) == slots.end()) slots.push_back(id);
}

Message both(std::string_view text) {
    return {std::string(text), std::string(text)};
}

/// Calls `see` with each agreement that a fact rests on.
template <class See>
void each_agreement(const Ledger& ledger, const Fact& fact, See see) {
    for (const std::uint32_t index : fact.agreements()) see(ledger.agreement(index));
}

/// Calls `see` with what `items` of the agreements a fact rests on: only with the fact itself if it
/// is one of them.
template <class T, class See>
void each_item(const Ledger& ledger, const Fact& fact, Unit own, List<T> Agreement::*items,
               See see) {
    const PartOf* part = fact.part();
    each_agreement(ledger, fact, [&](const Agreement& agreement) {
        const auto& all = agreement.*items;
        if (part && part->unit == own) return see(*all[part->item]);
        for (const auto& item : all) see(*item);
    });
}

template <class See>
void each_measure(const Ledger& ledger, const Fact& fact, See see) {
    each_item(ledger, fact, Unit::measure, &Agreement::measures, see);
}

// ---- slots -------------------------------------------------------------------------------------

std::vector<Slot> all_prefectures(const Ledger&, Facts, Day, const Filter& filter) {
    std::vector<Slot> out;
    for (const Prefecture& p : prefectures()) {
        if (!filter.keeps(&p)) continue;
        out.push_back({&p, message(both_names(p)), p.region});
    }
    return out;
}

std::vector<Slot> all_regions(const Ledger&, Facts, Day, const Filter& filter) {
    std::vector<Slot> out;
    for (const Prefecture& p : prefectures()) {
        if (!filter.keeps(&p)) continue;
        const SlotId id = Region{p.region.ja};
        if (out.empty() || out.back().id != id) out.push_back({id, message(p.region)});
    }
    return out;
}

std::vector<Slot> all_government_kinds(const Ledger&, Facts, Day, const Filter&) {
    std::vector<Slot> out;
    for (const GovernmentKind kind : government_kinds) {
        out.push_back({kind, message(label(kind))});
    }
    return out;
}

/// The first year from which a fact's year is known.
FiscalYear first_year(Facts facts, Day as_of) {
    FiscalYear first = fiscal_year_of(as_of);
    for (const Fact& fact : facts) {
        if (!fact.since.is_open()) first = std::min(first, fiscal_year_of(fact.since.earliest));
    }
    return first;
}

/// From the first year to that of the as-of day.
std::vector<Slot> fiscal_years(const Ledger&, Facts facts, Day as_of, const Filter&) {
    std::vector<Slot> out;
    for (FiscalYear at = first_year(facts, as_of); at <= fiscal_year_of(as_of); ++at.year) {
        out.push_back(
            {at, {label(at, DateStyle::iso, Lang::ja), label(at, DateStyle::iso, Lang::en)}});
    }
    return out;
}

std::vector<Slot> years(const Ledger&, Facts facts, Day as_of, const Filter&) {
    std::vector<Slot> out;
    for (int at = first_year(facts, as_of).year; at <= year_of(as_of); ++at) {
        out.push_back({Year{at}, both(std::to_string(at))});
    }
    return out;
}

template <Vocabulary Vocabularies::*section>
std::vector<Slot> terms(const Ledger& ledger, Facts, Day, const Filter&) {
    const Vocabulary& vocabulary = ledger.registry().vocabularies.*section;
    std::vector<Slot> out;
    for (const auto& [id, entry] : vocabulary) {
        out.push_back({TermId{id.value},
                       {std::string(label(vocabulary, id.value, Lang::ja)),
                        std::string(label(vocabulary, id.value, Lang::en))}});
    }
    return out;
}

constexpr std::array all_precisions{
    Named<Precision>{Precision::day, "day", Words{"日まで", "to the day"}},
    Named<Precision>{Precision::inferred, "inferred", Words{"日を推定", "day inferred"}},
    Named<Precision>{Precision::month, "month", Words{"月まで", "to the month"}},
    Named<Precision>{Precision::fiscal_year, "fiscal-year",
                     Words{"年度まで", "within one fiscal year"}},
    Named<Precision>{Precision::interval, "interval",
                     Words{"年度をまたぐ期間", "an interval across fiscal years"}},
};
static_assert(is_in_step(all_precisions, &Named<Precision>::value, Precision::interval));

std::vector<Slot> precisions(const Ledger&, Facts, Day, const Filter&) {
    std::vector<Slot> out;
    for (const auto& each : all_precisions) {
        out.push_back({each.value, message(each.words)});
    }
    return out;
}

// ---- places ------------------------------------------------------------------------------------

void place_prefecture(const Ledger&, const Fact& fact, Ids& slots) {
    if (fact.prefecture) add(slots, fact.prefecture);
}

void place_region(const Ledger&, const Fact& fact, Ids& slots) {
    if (fact.prefecture) add(slots, Region{fact.prefecture->region.ja});
}

void place_government_kind(const Ledger&, const Fact& fact, Ids& slots) {
    if (fact.kind) add(slots, *fact.kind);
}

bool in_one_fiscal_year(const Date& date) {
    return !date.is_open() && fiscal_year_of(date.earliest) == fiscal_year_of(date.latest);
}

void place_fiscal_year(const Ledger&, const Fact& fact, Ids& slots) {
    if (in_one_fiscal_year(fact.began)) add(slots, fiscal_year_of(fact.began.latest));
}

void place_year(const Ledger&, const Fact& fact, Ids& slots) {
    const Date& began = fact.began;
    if (!began.is_open() && year_of(began.earliest) == year_of(began.latest)) {
        add(slots, Year{year_of(began.latest)});
    }
}

void place_kind(const Ledger& ledger, const Fact& fact, Ids& slots) {
    each_agreement(ledger, fact, [&](const Agreement& a) {
        if (a.kind) add(slots, TermId{a.kind->value.id});
    });
}

void place_group(const Ledger& ledger, const Fact& fact, Ids& slots) {
    if (const PartOf* part = fact.part(); part && part->unit == Unit::facility) {
        const Facility& own = *ledger.agreement(part->agreement).facilities[part->item];
        for (const auto& group : own.groups) add(slots, TermId{group->id});
        return;
    }
    each_measure(ledger, fact, [&](const Measure& m) {
        for (const auto& group : m.groups) add(slots, TermId{group->id});
    });
}

void place_activity(const Ledger& ledger, const Fact& fact, Ids& slots) {
    each_measure(ledger, fact, [&](const Measure& m) {
        for (const auto& activity : m.activities) add(slots, TermId{activity->id});
    });
}

void place_field(const Ledger& ledger, const Fact& fact, Ids& slots) {
    each_measure(ledger, fact, [&](const Measure& m) {
        if (m.field) add(slots, TermId{m.field->value.id});
    });
}

void place_facility_kind(const Ledger& ledger, const Fact& fact, Ids& slots) {
    each_item(ledger, fact, Unit::facility, &Agreement::facilities, [&](const Facility& f) {
        if (f.kind) add(slots, TermId{f.kind->value.id});
    });
}

void place_party_role(const Ledger& ledger, const Fact& fact, Ids& slots) {
    each_agreement(ledger, fact, [&](const Agreement& a) {
        for (const auto& party : a.parties) {
            if (party->role) add(slots, TermId{party->role->value.id});
        }
    });
}

void place_precision(const Ledger&, const Fact& fact, Ids& slots) {
    const Date& since = fact.since;
    const bool in_a_month = !since.is_open() && since.latest - since.earliest < Days{31} &&
                            month_of(since.earliest) == month_of(since.latest);
    add(slots, since.is_day() && since.uncertain ? Precision::inferred
               : since.is_day()                  ? Precision::day
               : in_a_month                      ? Precision::month
               : in_one_fiscal_year(since)       ? Precision::fiscal_year
                                                 : Precision::interval);
}

constexpr Words not_stated{"記載なし", "not stated"};

Message fiscal_year_head(Unit unit) {
    return message("{}の年度(4月～翌年3月)", "fiscal year {} (April to March)", info(unit).began);
}

constexpr Dimension all_dimensions[] = {
    {.name = "prefecture",
     .label = {"都道府県", "prefecture"},
     .summary = {"都道府県(コード順)", "the 47 prefectures in code order"},
     .otherwise = {"未登載", "unlisted, prefecture unknown"},
     .slots = all_prefectures,
     .place = place_prefecture,
     .of_unlisted = true,
     .has_groups = true,
     .of_prefectures = true,
     .id_suffix = "_code"},
    {.name = "region",
     .label = {"地方", "region"},
     .summary = {"地方", "the eight regions"},
     .otherwise = {"未登載", "unlisted, prefecture unknown"},
     .slots = all_regions,
     .place = place_region,
     .of_unlisted = true},
    {.name = "government-kind",
     .label = {"団体の種類", "kind of government"},
     .summary = {"都道府県・市・区・町・村(基準日の種類)",
                 "prefecture, city, ward, town, village, as of the day"},
     .otherwise = not_stated,
     .slots = all_government_kinds,
     .place = place_government_kind},
    {.name = "fiscal-year",
     .label = {"年度", "fiscal year"},
     .summary = {"締結・開催などの年度", "fiscal year in which it began"},
     .otherwise = {"不確定", "undetermined"},
     .slots = fiscal_years,
     .place = place_fiscal_year,
     .of_fiscal_years = true,
     .head = fiscal_year_head,
     .otherwise_key = "undetermined",
     .otherwise_note = {"締結日が年度をまたぐ範囲でしか分からないもの",
                        "known only within an interval that crosses fiscal years"}},
    {.name = "year",
     .label = {"年", "year"},
     .summary = {"締結・開催などの暦年", "calendar year in which it began"},
     .otherwise = {"不確定", "undetermined"},
     .slots = years,
     .place = place_year},
    {.name = "kind",
     .label = {"協定の種類", "kind of agreement"},
     .summary = {"協定の種類", "kind of agreement"},
     .otherwise = not_stated,
     .slots = terms<&Vocabularies::kinds>,
     .place = place_kind,
     .several = true},
    {.name = "group",
     .label = {"対象者", "target group"},
     .summary = {"取組の対象者", "target groups of measures"},
     .otherwise = not_stated,
     .slots = terms<&Vocabularies::groups>,
     .place = place_group,
     .several = true},
    {.name = "activity",
     .label = {"取組の内容", "activity"},
     .summary = {"取組の内容", "what measures do"},
     .otherwise = not_stated,
     .slots = terms<&Vocabularies::activities>,
     .place = place_activity,
     .several = true},
    {.name = "field",
     .label = {"政策分野", "policy field"},
     .summary = {"取組の政策分野", "policy field of measures"},
     .otherwise = not_stated,
     .slots = terms<&Vocabularies::fields>,
     .place = place_field,
     .several = true},
    {.name = "facility-kind",
     .label = {"施設の種類", "kind of facility"},
     .summary = {"施設の種類", "kind of facility"},
     .otherwise = not_stated,
     .slots = terms<&Vocabularies::facility_kinds>,
     .place = place_facility_kind,
     .several = true},
    {.name = "party-role",
     .label = {"締結主体の立場", "role of party"},
     .summary = {"締結主体の立場", "roles of the parties"},
     .otherwise = not_stated,
     .slots = terms<&Vocabularies::roles>,
     .place = place_party_role,
     .several = true},
    {.name = "precision",
     .label = {"日付の精度", "precision of the date"},
     .summary = {"締結日がどこまで分かっているか", "how exactly the date is known"},
     .otherwise = not_stated,
     .slots = precisions,
     .place = place_precision},
};

}  // namespace

std::string key_of(const SlotId& id) {
    struct Key {
        std::string operator()(std::monostate) const { return std::string(otherwise_key); }
        std::string operator()(const Prefecture* place) const {
            return std::to_string(place->number);
        }
        std::string operator()(Region region) const { return std::string(region.name); }
        std::string operator()(GovernmentKind kind) const { return std::string(name_of(kind)); }
        std::string operator()(FiscalYear year) const { return to_text(year); }
        std::string operator()(Year year) const { return std::to_string(year.year); }
        std::string operator()(TermId term) const { return std::string(term.id); }
        std::string operator()(Precision precision) const {
            return std::string(named(all_precisions, precision).id);
        }
    };
    return std::visit(Key{}, id);
}

Catalogue<Dimension> dimensions() {
    return all_dimensions;
}

}  // namespace daicho
