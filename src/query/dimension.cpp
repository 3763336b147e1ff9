#include "daicho/query/dimension.hpp"

#include <algorithm>
#include <array>

namespace daicho {

namespace {

using Keys = std::vector<std::string>;
using Facts = std::span<const Fact>;

void add(Keys& keys, std::string_view key) {
    if (std::ranges::find(keys, key) == keys.end()) keys.emplace_back(key);
}

Message both(std::string_view text) {
    return {std::string(text), std::string(text)};
}
Message both(Words words) {
    return {std::string(words.ja), std::string(words.en)};
}

/// Calls `see` with each agreement that a fact rests on.
template <class See>
void each_agreement(const Ledger& ledger, const Fact& fact, See see) {
    for (const std::uint32_t index : fact.agreements) see(ledger.agreement(index));
}

/// Calls `see` with what `items` of the agreements a fact rests on: only with the fact itself if it
/// is one of them.
template <class T, class See>
void each_item(const Ledger& ledger, const Fact& fact, Unit own,
               std::vector<At<T>> Agreement::*items, See see) {
    each_agreement(ledger, fact, [&](const Agreement& agreement) {
        const auto& all = agreement.*items;
        if (fact.unit == own) return see(*all[fact.item]);
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
        out.push_back({std::to_string(p.number),
                       {std::string(p.name), std::string(p.romaji)},
                       std::string(p.region.ja)});
    }
    return out;
}

std::vector<Slot> all_regions(const Ledger&, Facts, Day, const Filter& filter) {
    std::vector<Slot> out;
    for (const Prefecture& p : prefectures()) {
        if (!filter.keeps(&p)) continue;
        if (out.empty() || out.back().key != p.region.ja) {
            out.push_back({std::string(p.region.ja), both(p.region), {}});
        }
    }
    return out;
}

std::vector<Slot> all_government_kinds(const Ledger&, Facts, Day, const Filter&) {
    std::vector<Slot> out;
    for (const auto kind : {GovernmentKind::prefecture, GovernmentKind::city, GovernmentKind::ward,
                            GovernmentKind::town, GovernmentKind::village}) {
        out.push_back({std::string(name_of(kind)), both(label(kind)), {}});
    }
    return out;
}

/// The first year from which a fact's year is known, then every year to the as-of day.
std::vector<Slot> fiscal_years(const Ledger&, Facts facts, Day as_of, const Filter&) {
    const FiscalYear last = fiscal_year_of(as_of);
    FiscalYear first = last;
    for (const Fact& fact : facts) {
        if (!fact.since.is_open()) first = std::min(first, fiscal_year_of(fact.since.earliest));
    }
    std::vector<Slot> out;
    for (FiscalYear year = first; year <= last; ++year.year) {
        out.push_back(
            {to_text(year),
             {label(year, DateStyle::iso, Lang::ja), label(year, DateStyle::iso, Lang::en)},
             {}});
    }
    return out;
}

std::vector<Slot> years(const Ledger& ledger, Facts facts, Day as_of, const Filter& filter) {
    std::vector<Slot> out;
    for (Slot& slot : fiscal_years(ledger, facts, as_of, filter)) {
        out.push_back({slot.key.substr(2), both(slot.key.substr(2)), {}});
    }
    if (month_of(as_of) < 4) {
        const std::string year = std::to_string(year_of(as_of));
        out.push_back({year, both(year), {}});
    }
    return out;
}

template <Vocabulary Vocabularies::*section>
std::vector<Slot> terms(const Ledger& ledger, Facts, Day, const Filter&) {
    const Vocabulary& vocabulary = ledger.registry().vocabularies.*section;
    std::vector<Slot> out;
    for (const auto& [id, entry] : vocabulary) {
        out.push_back({id.value,
                       {std::string(label(vocabulary, id.value, Lang::ja)),
                        std::string(label(vocabulary, id.value, Lang::en))},
                       {}});
    }
    return out;
}

std::vector<Slot> precisions(const Ledger&, Facts, Day, const Filter&) {
    return {{"day", {"日まで", "to the day"}, {}},
            {"inferred", {"日を推定", "day inferred"}, {}},
            {"month", {"月まで", "to the month"}, {}},
            {"fiscal-year", {"年度まで", "within one fiscal year"}, {}},
            {"interval", {"年度をまたぐ期間", "an interval across fiscal years"}, {}}};
}

// ---- places ------------------------------------------------------------------------------------

void place_prefecture(const Ledger&, const Fact& fact, Keys& keys) {
    if (fact.prefecture) add(keys, std::to_string(fact.prefecture->number));
}

void place_region(const Ledger&, const Fact& fact, Keys& keys) {
    if (fact.prefecture) add(keys, fact.prefecture->region.ja);
}

void place_government_kind(const Ledger&, const Fact& fact, Keys& keys) {
    add(keys, name_of(fact.kind));
}

bool in_one_fiscal_year(const Date& date) {
    return !date.is_open() && fiscal_year_of(date.earliest) == fiscal_year_of(date.latest);
}

void place_fiscal_year(const Ledger&, const Fact& fact, Keys& keys) {
    if (in_one_fiscal_year(fact.since)) add(keys, to_text(fiscal_year_of(fact.since.latest)));
}

void place_year(const Ledger&, const Fact& fact, Keys& keys) {
    const Date& since = fact.since;
    if (!since.is_open() && year_of(since.earliest) == year_of(since.latest)) {
        add(keys, std::to_string(year_of(since.latest)));
    }
}

void place_kind(const Ledger& ledger, const Fact& fact, Keys& keys) {
    each_agreement(ledger, fact, [&](const Agreement& a) {
        if (a.kind) add(keys, a.kind->value.id);
    });
}

void place_group(const Ledger& ledger, const Fact& fact, Keys& keys) {
    if (fact.unit == Unit::facility) {
        const Facility& own = *ledger.agreement(fact.agreement).facilities[fact.item];
        for (const auto& group : own.groups) add(keys, group->id);
        return;
    }
    each_measure(ledger, fact, [&](const Measure& m) {
        for (const auto& group : m.groups) add(keys, group->id);
    });
}

void place_activity(const Ledger& ledger, const Fact& fact, Keys& keys) {
    each_measure(ledger, fact, [&](const Measure& m) {
        if (m.activity) add(keys, m.activity->value.id);
    });
}

void place_field(const Ledger& ledger, const Fact& fact, Keys& keys) {
    each_measure(ledger, fact, [&](const Measure& m) {
        if (m.field) add(keys, m.field->value.id);
    });
}

void place_facility_kind(const Ledger& ledger, const Fact& fact, Keys& keys) {
    each_item(ledger, fact, Unit::facility, &Agreement::facilities, [&](const Facility& f) {
        if (f.kind) add(keys, f.kind->value.id);
    });
}

void place_party_role(const Ledger& ledger, const Fact& fact, Keys& keys) {
    each_agreement(ledger, fact, [&](const Agreement& a) {
        for (const auto& party : a.parties) {
            if (party->role) add(keys, party->role->value.id);
        }
    });
}

void place_precision(const Ledger&, const Fact& fact, Keys& keys) {
    const Date& since = fact.since;
    const bool in_a_month = !since.is_open() && since.latest - since.earliest < Days{31} &&
                            month_of(since.earliest) == month_of(since.latest);
    add(keys, since.is_day() && since.uncertain ? "inferred"
              : since.is_day()                  ? "day"
              : in_a_month                      ? "month"
              : in_one_fiscal_year(since)       ? "fiscal-year"
                                                : "interval");
}

constexpr Words not_stated{"記載なし", "not stated"};

constexpr std::array<Dimension, 12> all_dimensions{{
    {"prefecture",
     {"都道府県", "prefecture"},
     {"都道府県(コード順)", "the 47 prefectures in code order"},
     {"未登載", "unlisted, prefecture unknown"},
     true,
     false,
     all_prefectures,
     place_prefecture},
    {"region",
     {"地方", "region"},
     {"地方", "the eight regions"},
     {"未登載", "unlisted, prefecture unknown"},
     true,
     false,
     all_regions,
     place_region},
    {"government-kind",
     {"団体の種類", "kind of government"},
     {"都道府県・市・区・町・村(基準日の種類)",
      "prefecture, city, ward, town, village, as of the day"},
     not_stated,
     false,
     false,
     all_government_kinds,
     place_government_kind},
    {"fiscal-year",
     {"年度", "fiscal year"},
     {"締結などの年度", "fiscal year in which it began"},
     {"不確定", "undetermined"},
     false,
     false,
     fiscal_years,
     place_fiscal_year},
    {"year",
     {"年", "year"},
     {"締結などの暦年", "calendar year in which it began"},
     {"不確定", "undetermined"},
     false,
     false,
     years,
     place_year},
    {"kind",
     {"協定の種類", "kind of agreement"},
     {"協定の種類", "kind of agreement"},
     not_stated,
     false,
     true,
     terms<&Vocabularies::kinds>,
     place_kind},
    {"group",
     {"対象者", "target group"},
     {"取組の対象者", "target groups of measures"},
     not_stated,
     false,
     true,
     terms<&Vocabularies::groups>,
     place_group},
    {"activity",
     {"取組の内容", "activity"},
     {"取組の内容", "what measures do"},
     not_stated,
     false,
     true,
     terms<&Vocabularies::activities>,
     place_activity},
    {"field",
     {"政策分野", "policy field"},
     {"取組の政策分野", "policy field of measures"},
     not_stated,
     false,
     true,
     terms<&Vocabularies::fields>,
     place_field},
    {"facility-kind",
     {"施設の種類", "kind of facility"},
     {"施設の種類", "kind of facility"},
     not_stated,
     false,
     true,
     terms<&Vocabularies::facility_kinds>,
     place_facility_kind},
    {"party-role",
     {"締結主体の立場", "role of party"},
     {"締結主体の立場", "roles of the parties"},
     not_stated,
     false,
     true,
     terms<&Vocabularies::roles>,
     place_party_role},
    {"precision",
     {"日付の精度", "precision of the date"},
     {"締結日がどこまで分かっているか", "how exactly the date is known"},
     not_stated,
     false,
     false,
     precisions,
     place_precision},
}};

}  // namespace

Catalogue<Dimension> dimensions() {
    return all_dimensions;
}

}  // namespace daicho
