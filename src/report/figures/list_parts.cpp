// `daicho list --unit …`: agreements, and what they hold, with day and place.
#include <algorithm>
#include <array>
#include <tuple>

#include "daicho/report/figures/list.hpp"
#include "daicho/report/figures/timeline.hpp"
#include "daicho/text/enumerators.hpp"
#include "report/parts/left_out.hpp"
#include "report/parts/names.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

namespace {

/// What is said of one thing beside its name.
struct Detail {
    std::string_view key;
    Words label;
    Type type;
    Value (*of)(const Wording&, const Agreement&, const Fact&);
    bool is_spare = false;  // it goes before the others where there is no room
};

/// How the things of a unit are listed: adding a column is one entry.
struct PartList {
    Unit unit;
    Words day;                                       // what its own day is
    Value (*day_of)(const Agreement&, const Fact&);  // nothing if the record has none
    std::span<const Detail> details;
};

constexpr std::array<Detail, 1> of_agreement{
    {{"kind",
      {"種類", "kind"},
      Type::text,
      [](const Wording& say, const Agreement& a, const Fact&) {
          return Value(say.term(say.words.kinds, a.kind));
      }}}};

constexpr std::array<Detail, 3> of_measure{
    {{"groups",
      {"対象者", "target groups"},
      Type::text,
      [](const Wording& say, const Agreement& a, const Fact& fact) {
          return Value(say.terms(say.words.groups, a.measures[fact.item()]->groups));
      }},
     {"activity",
      {"内容", "activity"},
      Type::text,
      [](const Wording& say, const Agreement& a, const Fact& fact) {
          return Value(say.terms(say.words.activities, a.measures[fact.item()]->activities));
      }},
     {"field",
      {"政策分野", "policy field"},
      Type::text,
      [](const Wording& say, const Agreement& a, const Fact& fact) {
          return Value(say.term(say.words.fields, a.measures[fact.item()]->field));
      },
      true}}};

constexpr std::array<Detail, 3> of_facility{
    {{"facility_kind",
      {"種類", "kind"},
      Type::text,
      [](const Wording& say, const Agreement& a, const Fact& fact) {
          return Value(say.term(say.words.facility_kinds, a.facilities[fact.item()]->kind));
      }},
     {"closed",
      {"閉鎖", "closed"},
      Type::date,
      [](const Wording&, const Agreement& a, const Fact& fact) {
          return value_of(a.facilities[fact.item()]->closed);
      }},
     {"run_by",
      {"運営", "run by"},
      Type::text,
      [](const Wording& say, const Agreement& a, const Fact& fact) {
          return Value(say.joined(a.facilities[fact.item()]->run_by));
      }}}};

constexpr std::array<Detail, 1> of_meeting{
    {{"tier",
      {"階層", "tier"},
      Type::text,
      [](const Wording& say, const Agreement& a, const Fact& fact) {
          return Value(say.term(say.words.tiers, a.meetings[fact.item()]->tier));
      }}}};

constexpr std::array<Detail, 3> of_result{
    {{"fiscal_year",
      {"年度", "fiscal year"},
      Type::fiscal_year,
      [](const Wording&, const Agreement& a, const Fact& fact) {
          return value_of(a.results[fact.item()]->fiscal_year);
      }},
     {"value",
      {"値", "value"},
      Type::decimal,
      [](const Wording&, const Agreement& a, const Fact& fact) {
          const auto& value = a.results[fact.item()]->value;
          return value ? value_of(value->value) : Value();
      }},
     {"status",
      {"状態", "status"},
      Type::text,
      [](const Wording& say, const Agreement& a, const Fact& fact) {
          const auto& status = a.results[fact.item()]->status;
          return status ? Value(say.text(named(status_names, status->value).words)) : Value();
      }}}};

constexpr std::array<PartList, 5> listings{{
    {Unit::agreement,
     {"締結", "concluded"},
     [](const Agreement& a, const Fact&) { return value_of(a.concluded); },
     of_agreement},
    {Unit::measure,
     {"新規の年度", "new in"},
     [](const Agreement& a, const Fact& fact) {
         const auto& year = a.measures[fact.item()]->new_in;
         return year ? Value(Date::of(year->value)) : Value();
     },
     of_measure},
    {Unit::facility,
     {"開設", "opened"},
     [](const Agreement& a, const Fact& fact) {
         return value_of(a.facilities[fact.item()]->opened);
     },
     of_facility},
    {Unit::meeting,
     {"開催日", "held"},
     [](const Agreement& a, const Fact& fact) { return value_of(a.meetings[fact.item()]->date); },
     of_meeting},
    {Unit::result,
     {"時点", "as of"},
     [](const Agreement& a, const Fact& fact) { return value_of(a.results[fact.item()]->as_of); },
     of_result},
}};

const PartList& listing_of(Unit unit) {
    return *std::ranges::find(listings, unit, &PartList::unit);
}

std::vector<Column> columns_of(const Wording& say, const PartList& listing) {
    std::vector<Column> out{
        say.column("prefecture", {"都道府県", "prefecture"}).spare(),
        say.column("governments", {"団体", "governments"}),
        say.column(std::string(info(listing.unit).name), info(listing.unit).label)};
    out.push_back(say.column("date", listing.day, Type::date).kept());
    for (const Detail& detail : listing.details) {
        out.push_back(say.column(std::string(detail.key), detail.label, detail.type));
        out.back().is_spare = detail.is_spare;
    }
    if (listing.unit != Unit::agreement) {
        out.push_back(say.column("concluded", {"協定の締結", "agreement of"}, Type::date).spare());
    }
    out.push_back(say.column("certain", {"確実", "certain"}, Type::boolean).for_machines());
    out.push_back(say.column("id", {"ID", "ID"}).spare());
    return out;
}

/// The column of what is listed: measure, facility, …
std::string_view key_of_thing(const PartList& listing) {
    return info(listing.unit).name;
}

Row row_for(const Wording& say, const PartList& listing, const Fact& fact, const Table& table) {
    Row out = table.row_of(
        fact.is_unlisted() ? RowKind::unlisted : RowKind::data,
        {{"prefecture", {fact.prefecture ? Value(say.name(*fact.prefecture)) : Value()}},
         {"certain", {fact.certain}}});
    const std::string thing = thing_of(say.context, fact);
    if (fact.is_unlisted()) {
        table.cell(out, key_of_thing(listing)).value = fmt::format("({})", thing);
        table.cell(out, "date").value = fact.since;
        return out;
    }
    const Agreement& agreement = say.context.ledger.agreement(fact.agreement());
    table.cell(out, key_of_thing(listing)).value = thing;
    table.cell(out, "governments").value = names_of_governments(say, fact.agreement());
    table.cell(out, "date").value = listing.day_of(agreement, fact);
    for (const Detail& detail : listing.details)
        table.cell(out, detail.key).value = detail.of(say, agreement, fact);
    if (listing.unit != Unit::agreement)
        table.cell(out, "concluded").value = value_of(agreement.concluded);
    table.cell(out, "id").value = agreement.id;
    return out;
}

}  // namespace

Report list_report(const ReportContext& context, Unit unit) {
    if (unit == Unit::government) return list_report(context);
    const Wording say(context);
    const PartList& listing = listing_of(unit);
    auto facts = facts_of(context.ledger, unit, context.filter, context.as_of);
    std::ranges::stable_sort(facts, {}, [](const Fact& fact) {
        return std::tuple(fact.is_unlisted(), fact.since.latest, fact.since.earliest);
    });

    Report out = begin_report(
        context, "list",
        message("雇用対策協定の{} ({}現在)", "Employment-measures agreements: {}, as of {}",
                info(unit).label, context.date(context.as_of)));
    Table table{.name = "list",
                .caption = {},
                .columns = columns_of(say, listing),
                .constants = constants_of(context, unit),
                .head_columns = 3};
    for (const Fact& fact : facts) table.rows.push_back(row_for(say, listing, fact, table));
    if (!facts.empty()) {
        table.rows.push_back(
            table.row_of(RowKind::subtotal,
                         {{key_of_thing(listing),
                           {say.format("計 {}件", "{} in all", Wording::figure(tally(facts)))}}}));
    }
    out.blocks.emplace_back(std::move(table));
    out.grounds = grounds_of(context, unit, facts);
    add_left_out(context, unit, facts, out.grounds);
    return out;
}

}  // namespace daicho
