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

Row list_row(const ReportContext& context, const Fact& fact, const Table& table) {
    const Wording say(context);
    const GovernmentKind kind = fact.kind.value();
    Row out = table.row_of(fact.is_unlisted() ? RowKind::unlisted : RowKind::data,
                           {{"government_kind", {say.text(label(kind))}},
                            {"concluded", {fact.since}},
                            {"certain", {fact.certain}},
                            {"prefecture_code", {Code{}}},
                            {"government_kind_id", {Code{std::string(name_of(kind))}}}});
    if (fact.prefecture) {
        table.cell(out, "prefecture").value = say.name(*fact.prefecture);
        table.cell(out, "prefecture_code").value = Code{std::string(fact.prefecture->code)};
    }
    if (fact.is_unlisted()) {
        table.cell(out, "government").value = fmt::format("({})", thing_of(context, fact));
        return out;
    }
    const Agreement& agreement = context.ledger.agreement(fact.agreement());
    if (const Numbered* numbered = published_number(context.ledger, fact))
        table.cell(out, "number").value = value_of(numbered->number);
    table.cell(out, "code").value = Code{std::string(fact.government->code)};
    table.cell(out, "government").value = say.name(*fact.government);
    table.cell(out, "title").value = title_of(context, fact.agreement());
    table.cell(out, "id").value = agreement.id;
    return out;
}

/// Appends a list, and how many it names.
void add_list(const ReportContext& context, Words name, std::vector<Fact> facts, Table& out) {
    if (facts.empty()) return;
    std::ranges::stable_sort(facts, {}, list_order(context.ledger));
    for (const Fact& fact : facts) out.rows.push_back(list_row(context, fact, out));
    const Message sum = message("{} 計 {}", "{}: {}", name, Wording::figure(tally(facts)));
    out.rows.push_back(out.row_of(RowKind::subtotal, {{"government", {context.text(sum)}}}));
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
    const Wording say(context);
    Column number = say.column("number", {"番号", "no."}, Type::number);
    number.in_circles = true;
    Table table = say.table(
        "list", {},
        {number,
         say.column("code", {"コード", "code"}, Type::code)
             .for_machines()
             .as(Column::Role::government_code),
         say.column("prefecture", {"都道府県", "prefecture"}),
         say.column("government_kind", {"種類", "kind"}),
         say.column("government", {"団体", "government"}),
         say.column("concluded", {"締結", "concluded"}, Type::date).kept(),
         say.column("certain", {"確実", "certain"}, Type::boolean).for_machines(),
         say.column("title", {"協定", "agreement"}), say.column("id", {"ID", "ID"}).spare(),
         say.column("prefecture_code", {"都道府県コード", "prefecture code"}, Type::code)
             .for_machines()
             .as(Column::Role::prefecture_code),
         say.id_column("government_kind", {"種類", "kind"})});
    table.constants = constants_of(context, Unit::government);
    table.head_columns = 5;
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
