#include "daicho/report/figures/list.hpp"

#include <algorithm>
#include <tuple>

#include "report/parts/sections.hpp"

namespace daicho {

namespace {

/// The number that a fact's agreements bear in a published list; large if none.
int published_number(const Ledger& ledger, const Fact& fact) {
    int number = 1'000'000;
    for (const std::uint32_t index : fact.agreements) {
        for (const auto& numbered : ledger.agreement(index).numbered) {
            if (numbered->number) number = std::min(number, numbered->number->value);
        }
    }
    return number;
}

/// The order of the ministry's lists: by month, within a month by the published number, then by
/// day. An interval stands where it has surely ended; what nobody named stands last.
auto list_order(const Ledger& ledger) {
    return [&](const Fact& fact) {
        const Date& since = fact.since;
        const int month = year_of(since.latest) * 12 + month_of(since.latest);
        return std::tuple(fact.unlisted != Fact::none, month, published_number(ledger, fact),
                          since.latest, since.earliest,
                          fact.government ? fact.government->code : "");
    };
}

Row list_row(const ReportContext& context, const Fact& fact, long long number) {
    const auto text = [&](Words words) { return context.text(words); };
    const Words kind = label(fact.kind);
    Value place;
    Code place_code;
    if (fact.prefecture) {
        place = text({fact.prefecture->name, fact.prefecture->romaji});
        place_code.text = fact.prefecture->code;
    }
    const Code kind_id{std::string(name_of(fact.kind))};
    if (fact.unlisted != Fact::none) {
        const Message nobody = message("(名称不明 {}{})", "({} {} without a name)", fact.weight,
                                       Words{kind.ja, counted(fact.kind, fact.weight)});
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
    const Agreement& agreement = context.ledger.agreement(fact.agreement);
    return {RowKind::data,
            {{number},
             {Code{std::string(fact.government->code)}},
             {place},
             {text(kind)},
             {std::string(fact.government->name)},
             {fact.since},
             {fact.certain},
             {title_of(context.ledger.registry(), agreement, context.lang)},
             {agreement.id},
             {place_code},
             {kind_id}}};
}

/// Appends a numbered list, and how many it names.
void add_list(const ReportContext& context, Words name, std::vector<Fact> facts, Table& out) {
    if (facts.empty()) return;
    std::ranges::stable_sort(facts, {}, list_order(context.ledger));
    long long number = 0;
    for (const Fact& fact : facts) {
        if (fact.unlisted == Fact::none) ++number;
        out.rows.push_back(list_row(context, fact, number));
    }
    const Tally all = tally(facts);
    const Message sum =
        message("{} 計 {}", "{}: {}", name.in(context.lang),
                all.certain == all.possible ? std::to_string(all.possible)
                                            : fmt::format("{}–{}", all.certain, all.possible));
    out.rows.push_back(
        {RowKind::subtotal, {{}, {}, {}, {}, {context.text(sum)}, {}, {}, {}, {}, {}, {}}});
}

}  // namespace

std::string parties_of(const Agreement& agreement) {
    std::string out;
    for (const auto& party : agreement.parties) {
        if (!party->name) continue;
        out += fmt::format("{}{}", out.empty() ? "" : "・", party->name->value.text);
    }
    return out;
}

std::string title_of(const Registry& registry, const Agreement& agreement, Lang lang) {
    if (agreement.title) return agreement.title->value.text;
    const std::string_view kind =
        agreement.kind ? label(registry.vocabularies.kinds, agreement.kind->value.id, lang) : "";
    const Message made = message("({}の{})", "({}: {})", parties_of(agreement), kind);
    return made.in(lang);
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
    Table table{
        .name = "list",
        .caption = {},
        .columns = {{.key = "number", .label = text({"番号", "no."}), .type = Type::number},
                    {.key = "code",
                     .label = text({"コード", "code"}),
                     .type = Type::code,
                     .machine_only = true},
                    {.key = "prefecture", .label = text({"都道府県", "prefecture"})},
                    {.key = "government_kind", .label = text({"種類", "kind"})},
                    {.key = "government", .label = text({"団体", "government"})},
                    {.key = "concluded", .label = text({"締結", "concluded"}), .type = Type::date},
                    {.key = "certain",
                     .label = text({"確実", "certain"}),
                     .type = Type::boolean,
                     .machine_only = true},
                    {.key = "title", .label = text({"協定", "agreement"})},
                    {.key = "id", .label = "ID"},
                    {.key = "prefecture_code",
                     .label = text({"都道府県コード", "prefecture code"}),
                     .type = Type::code,
                     .machine_only = true},
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
    return out;
}

}  // namespace daicho
