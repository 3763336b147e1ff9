#include "daicho/report/figures/list.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

#include "report/parts/left_out.hpp"
#include "report/parts/names.hpp"
#include "report/parts/sections.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

namespace {

/// The least number that a fact's agreements bear in a published list; nothing if they are in none.
/// An order that somebody told (県内で4番目) is none of a list.
const Numbered* published_number(const Ledger& ledger, const Fact& fact) {
    const Numbered* out = nullptr;
    for (const std::uint32_t index : fact.agreements()) {
        for (const auto& numbered : ledger.agreement(index).numbered) {
            if (!numbered->is_of_list() || !numbered->number) continue;
            const bool is_less = !out || numbered->number->value < out->number->value;
            if (is_less) out = &*numbered;
        }
    }
    return out;
}

/// The order of the ministry's lists: by month, within a month by the published number, then by
/// day. An interval stands where it has surely ended; what nobody named stands last.
auto list_order(const Ledger& ledger) {
    return [&](const Fact& fact) {
        const Date& since = fact.since;
        const int month = year_of(since.latest) * 12 + month_of(since.latest);
        constexpr int behind_all = std::numeric_limits<int>::max();
        const Numbered* numbered = published_number(ledger, fact);
        return std::tuple(fact.is_unlisted(), month,
                          numbered ? numbered->number->value : behind_all, since.latest,
                          since.earliest, fact.government ? fact.government->code : "");
    };
}

Row list_row(const ReportContext& context, const Fact& fact) {
    const auto text = [&](Words words) { return context.text(words); };
    const GovernmentKind of = fact.kind.value();
    const Words kind = label(of);
    Value place;
    Code place_code;
    if (fact.prefecture) {
        place = text({fact.prefecture->name, fact.prefecture->romaji});
        place_code.text = fact.prefecture->code;
    }
    const Code kind_id{std::string(name_of(of))};
    if (fact.is_unlisted()) {
        const Message nobody = message("(名称不明 {}{})", "({} {} without a name)", fact.weight,
                                       label(of, fact.weight));
        return {RowKind::unlisted,
                {{},
                 {},
                 {place},
                 {text(kind)},
                 {context.text(nobody)},
                 {fact.since},
                 {fact.certain},
                 {},
                 {},
                 {place_code},
                 {kind_id}}};
    }
    const Agreement& agreement = context.ledger.agreement(fact.agreement());
    const Numbered* numbered = published_number(context.ledger, fact);
    return {RowKind::data,
            {{numbered ? value_of(numbered->number) : Value()},
             {Code{std::string(fact.government->code)}},
             {place},
             {text(kind)},
             {Wording(context).name(*fact.government)},
             {fact.since},
             {fact.certain},
             {title_of(context, fact.agreement())},
             {agreement.id},
             {place_code},
             {kind_id}}};
}

/// Appends a list, and how many it names.
void add_list(const ReportContext& context, Words name, std::vector<Fact> facts, Table& out) {
    if (facts.empty()) return;
    std::ranges::stable_sort(facts, {}, list_order(context.ledger));
    for (const Fact& fact : facts) out.rows.push_back(list_row(context, fact));
    const Message sum = message("{} 計 {}", "{}: {}", name, Wording::figure(tally(facts)));
    out.rows.push_back(
        {RowKind::subtotal, {{}, {}, {}, {}, {context.text(sum)}, {}, {}, {}, {}, {}, {}}});
}

/// Many meetings have no title of their own.
std::string name_of(const Wording& say, const Meeting& meeting) {
    return meeting.title ? line(meeting.title) : say.term(say.words.tiers, meeting.tier);
}

std::string indicator_name(const Agreement& agreement, const std::string& id) {
    for (const auto& entry : agreement.indicators) {
        if (entry.first.value == id && entry.second->name) return line(entry.second->name);
    }
    return id;
}

/// Which lists the numbers are of: `S0`. Nothing if there are none.
std::optional<Ground> numbers_of(const ReportContext& context, std::span<const Fact> facts) {
    std::set<std::string> lists;
    for (const Fact& fact : facts) {
        const Numbered* numbered = published_number(context.ledger, fact);
        if (numbered && numbered->source) lists.insert(numbered->source->value.id);
    }
    if (lists.empty()) return {};
    const std::string named = fmt::format("{}", fmt::join(lists, ", "));
    return Ground{
        "number", context.text(Words{"番号", "no."}),
        context.text(message(
            "公表された一覧({0})の番号。都道府県と市区町村は別。一覧にない団体には番号がない",
            "in the published list ({0}), prefectures and municipalities apart; what is in none has none",
            named))};
}

}  // namespace

std::string thing_of(const ReportContext& context, const Fact& fact) {
    if (fact.is_unlisted()) {
        const GovernmentKind kind = fact.kind.value();
        return context.text(message("名称不明 {}{}", "{} {} without a name", fact.weight,
                                    label(kind, fact.weight)));
    }
    if (std::holds_alternative<OfGovernment>(fact.thing))
        return Wording(context).name(*fact.government);
    const Agreement& agreement = context.ledger.agreement(fact.agreement());
    const PartOf* part = fact.part();
    switch (part ? part->unit : Unit::agreement) {
        case Unit::government:
        case Unit::agreement:
            break;
        case Unit::measure:
            return line(agreement.measures[part->item]->title);
        case Unit::facility:
            return line(agreement.facilities[part->item]->name);
        case Unit::meeting:
            return name_of(Wording(context), *agreement.meetings[part->item]);
        case Unit::result:
            return indicator_name(agreement, line(agreement.results[part->item]->indicator));
    }
    return title_of(context, fact.agreement());
}

std::string title_of(const ReportContext& context, std::uint32_t index) {
    const Agreement& agreement = context.ledger.agreement(index);
    if (agreement.title) return agreement.title->value.text;
    const Wording say(context);
    return say.format("({}の{})", "({}: {})", names_of_parties(say, index),
                      say.term(say.words.kinds, agreement.kind));
}

Report list_report(const ReportContext& context) {
    const auto facts = facts_of(context.ledger, Unit::government, context.filter, context.as_of);
    std::vector<Fact> prefectures, municipalities;
    for (const Fact& fact : facts) {
        (fact.kind == GovernmentKind::prefecture ? prefectures : municipalities).push_back(fact);
    }
    Report out = begin_report(context, "list",
                              message("雇用対策協定の締結団体 ({}現在)",
                                      "Governments with an employment-measures agreement, as of {}",
                                      context.date(context.as_of)));
    const auto text = [&](Words words) { return context.text(words); };
    Table table{.name = "list",
                .caption = {},
                .columns = {{.key = "number",
                             .label = text({"番号", "no."}),
                             .type = Type::number,
                             .in_circles = true},
                            {.key = "code",
                             .label = text({"コード", "code"}),
                             .type = Type::code,
                             .machine_only = true,
                             .role = Column::Role::government_code},
                            {.key = "prefecture", .label = text({"都道府県", "prefecture"})},
                            {.key = "government_kind", .label = text({"種類", "kind"})},
                            {.key = "government", .label = text({"団体", "government"})},
                            {.key = "concluded",
                             .label = text({"締結", "concluded"}),
                             .type = Type::date,
                             .keeps = true},
                            {.key = "certain",
                             .label = text({"確実", "certain"}),
                             .type = Type::boolean,
                             .machine_only = true},
                            {.key = "title", .label = text({"協定", "agreement"})},
                            {.key = "id", .label = "ID", .is_spare = true},
                            {.key = "prefecture_code",
                             .label = text({"都道府県コード", "prefecture code"}),
                             .type = Type::code,
                             .machine_only = true,
                             .role = Column::Role::prefecture_code},
                            {.key = "government_kind_id",
                             .label = text({"種類", "kind"}),
                             .type = Type::code,
                             .machine_only = true}},
                .constants = constants_of(context, Unit::government),
                .head_columns = 5};
    add_list(context, {"都道府県", "prefectures"}, std::move(prefectures), table);
    add_list(context, {"市区町村", "municipalities"}, std::move(municipalities), table);
    out.blocks.push_back(std::move(table));
    out.grounds = grounds_of(context, Unit::government, facts);
    add_further_agreements(context, facts, out.grounds);
    if (auto numbers = numbers_of(context, facts)) {
        add_behind(out.grounds, "unit", std::move(*numbers));
    }
    add_left_out(context, Unit::government, facts, out.grounds);
    return out;
}

}  // namespace daicho
