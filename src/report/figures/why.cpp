// What a cell of a statistic counts, and what it leaves out and why.
#include <algorithm>
#include <set>

#include "daicho/model/trouble.hpp"
#include "daicho/report/figures/list.hpp"
#include "daicho/report/figures/stats.hpp"
#include "daicho/text/utf8.hpp"
#include "report/parts/sections.hpp"

namespace daicho {

namespace {

/// The place of the slot that a person calls so: by its key, its label, the year of a fiscal year,
/// or any name of a prefecture.
std::optional<std::size_t> find_named(const std::vector<Slot>& slots, const std::string& given) {
    const auto named = std::ranges::find_if(slots, [&](const Slot& slot) {
        const std::string key = key_of(slot.id);
        return given == key || given == slot.label.ja || given == slot.label.en ||
               "FY" + given == key;
    });
    if (named != slots.end()) return static_cast<std::size_t>(named - slots.begin());
    const Prefecture* place = find_prefecture(given);
    return place ? find_slot(slots, place) : std::nullopt;
}

std::size_t require_slot(const std::vector<Slot>& slots, const std::string& given) {
    if (const auto found = find_named(slots, given)) return *found;
    std::vector<std::string> keys;
    for (const Slot& slot : slots) keys.push_back(key_of(slot.id));
    std::vector<std::string_view> labels(keys.begin(), keys.end());
    for (const Slot& slot : slots) labels.emplace_back(slot.label.ja);
    throw Trouble(message("表に `{}` という欄はありません", "the table has no row or column `{}`",
                          printable(given)),
                  suggestion(given, labels)
                      .or_else(message("`--why 群馬県,2015` のように行と列の名前を書いてください",
                                       "name a row and a column as in `--why 群馬県,2015`")));
}

struct Cellname {
    std::optional<std::size_t> row, column;
};

Cellname read_cell(const Statistic& statistic, const std::string& cell) {
    const auto comma = cell.find(',');
    const std::string row = cell.substr(0, comma);
    const std::string column = comma == cell.npos ? "" : cell.substr(comma + 1);
    Cellname out;
    if (!row.empty()) out.row = require_slot(statistic.rows, row);
    if (!column.empty()) out.column = require_slot(statistic.columns, column);
    return out;
}

const CellCount& figure_at(const Statistic& statistic, const Cellname& name) {
    if (name.row && name.column) return statistic.cells[*name.row][*name.column];
    if (name.row) return statistic.row_totals[*name.row];
    if (name.column) return statistic.column_totals[*name.column];
    return statistic.total;
}

/// 1 what it is, 2 since when, 3 id, 4 why: the columns of both tables.
std::vector<Column> columns(const ReportContext& context) {
    const auto text = [&](Words words) { return context.text(words); };
    return {{.key = "thing", .label = text({"対象", "what"})},
            {.key = "since", .label = text({"締結など", "since"}), .type = Type::date},
            {.key = "id", .label = "ID"},
            {.key = "reason", .label = text({"理由", "why"})},
            {.key = "sources", .label = text({"出典", "sources"})}};
}

std::string sources_of(const ReportContext& context, std::span<const std::uint32_t> agreements) {
    std::set<std::uint32_t> cited;
    for (const auto index : agreements) {
        const auto& cites = context.ledger.agreement(index).cites;
        cited.insert(cites.begin(), cites.end());
    }
    std::string out;
    for (const auto index : cited) {
        out += fmt::format("{}{}", out.empty() ? "" : ", ",
                           context.ledger.registry().publications[index].first.value);
    }
    return out;
}

std::string thing_of(const ReportContext& context, const Fact& fact) {
    const Registry& registry = context.ledger.registry();
    if (fact.unlisted != Fact::none) {
        return context.text(message("名称不明 {}{}", "{} {} without a name", fact.weight,
                                    Words{label(fact.kind).ja, counted(fact.kind, fact.weight)}));
    }
    const Agreement& agreement = context.ledger.agreement(fact.agreement);
    const auto name = [](const auto& maybe) { return maybe ? maybe->value.text : std::string(); };
    switch (fact.unit) {
        case Unit::government:
            return std::string(fact.government->name);
        case Unit::agreement:
            break;
        case Unit::measure:
            return name(agreement.measures[fact.item]->title);
        case Unit::facility:
            return name(agreement.facilities[fact.item]->name);
        case Unit::meeting:
            return name(agreement.meetings[fact.item]->title);
        case Unit::result:
            return name(agreement.results[fact.item]->indicator);
    }
    return title_of(registry, agreement, context.lang);
}

std::string ids_of(const ReportContext& context, const Fact& fact) {
    std::string out;
    for (const auto index : fact.agreements) {
        out += fmt::format("{}{}", out.empty() ? "" : ", ", context.ledger.agreement(index).id);
    }
    return out;
}

Row counted_row(const ReportContext& context, const Fact& fact) {
    Message why = fact.certain ? Message{"確実に数える", "certainly counted"}
                               : Message{"基準日より後かもしれない(可能性)",
                                         "possible: it may be later than the day"};
    if (fact.agreements.size() > 1) {
        why.ja += fmt::format("。{}件の協定があるが1団体", fact.agreements.size());
        why.en += fmt::format("; one government with {} agreements", fact.agreements.size());
    }
    if (fact.unlisted != Fact::none) {
        const auto& entry = *context.ledger.registry().unlisted[fact.unlisted];
        if (entry.reason) why = {entry.reason->value.text, entry.reason->value.text};
        std::string cited;
        for (const auto& source : entry.sources)
            cited += fmt::format("{}{}", cited.empty() ? "" : ", ", source->id);
        return {RowKind::unlisted,
                {{thing_of(context, fact)}, {fact.since}, {}, {context.text(why)}, {cited}}};
    }
    return {RowKind::data,
            {{thing_of(context, fact)},
             {fact.since},
             {ids_of(context, fact)},
             {context.text(why)},
             {sources_of(context, fact.agreements)}}};
}

/// Why an agreement is not behind the figure; empty if it is not of this row at all.
Message left_out_because(const ReportContext& context, const Statistic& statistic,
                         const Fact& fact) {
    const Agreement& agreement = context.ledger.agreement(fact.agreement);
    if (!agreement.concluded) return {"締結日がない", "it has no date of conclusion"};
    if (context.filter.kinds.empty() && !context.filter.all_kinds &&
        !is_counted(context.ledger.registry(), agreement)) {
        const std::string kind = agreement.kind ? agreement.kind->value.id : "";
        return message("種類「{}」は国の集計に入らない",
                       "its kind ({}) is not in the national count",
                       label(context.ledger.registry().vocabularies.kinds, kind, context.lang));
    }
    if (!matches(context.ledger, fact.agreement, context.filter))
        return {"絞り込みに合わない", "the filter excludes it"};
    if (fact.since.earliest > context.as_of) {
        return message("基準日({})より後", "later than the as-of day ({})",
                       context.date(context.as_of));
    }
    if (agreement.ended && agreement.ended->value.date &&
        agreement.ended->value.date->value.latest < context.as_of) {
        return {"基準日より前に終了", "it had ended before the as-of day"};
    }
    std::vector<SlotId> ids;
    if (statistic.by_column) statistic.by_column->place(context.ledger, fact, ids);
    std::string named;
    for (const SlotId& id : ids) {
        const auto at = find_slot(statistic.columns, id);
        if (at) named += (named.empty() ? "" : ", ") + context.text(statistic.columns[*at].label);
    }
    if (named.empty() && statistic.by_column) named = context.text(statistic.by_column->otherwise);
    return message("別の欄: {}", "it stands in another cell: {}", named);
}

}  // namespace

Report why_report(const ReportContext& context, const StatsOptions& options,
                  const std::string& cell) {
    if (is_series(context, options)) return why_series_report(context, cell);
    const Statistic statistic = count(context.ledger, {.unit = options.unit,
                                                       .by_row = options.by_row,
                                                       .by_column = options.by_column,
                                                       .cumulative = options.cumulative,
                                                       .filter = context.filter,
                                                       .as_of = context.as_of});
    const Cellname name = read_cell(statistic, cell);
    const bool is_past =
        options.cumulative && name.column && *name.column + 1 != statistic.columns.size();
    if (is_past) {
        throw Trouble(
            message("累計の過去の欄は `--as-of` にその日を指定して調べます",
                    "for a past column of cumulative figures give that day as `--as-of`"));
    }
    const CellCount& figure = figure_at(statistic, name);
    const auto text = [&](Words words) { return context.text(words); };
    const std::string shown =
        figure.count.certain == figure.count.possible
            ? std::to_string(figure.count.possible)
            : fmt::format("{}–{}", figure.count.certain, figure.count.possible);
    std::string place;
    if (name.row)
        place += text({statistic.rows[*name.row].label.ja, statistic.rows[*name.row].label.en});
    if (name.column)
        place += (place.empty() ? "" : " × ") + context.text(statistic.columns[*name.column].label);
    if (place.empty()) place = text({"合計", "total"});

    Report out = begin_report(context, "why",
                              message("「{}」の根拠: {}{}", "What is behind {}: {} {}", place,
                                      shown, info(options.unit).label.in(context.lang)));
    Table counted{
        .name = "counted", .caption = text({"数えたもの", "counted"}), .columns = columns(context)};
    std::vector<Fact> facts;
    std::set<std::uint32_t> behind;
    for (const std::uint32_t number : figure.facts) {
        const Fact& fact = statistic.facts[number];
        facts.push_back(fact);
        behind.insert(fact.agreements.begin(), fact.agreements.end());
        counted.rows.push_back(counted_row(context, fact));
    }
    Table left{.name = "left_out",
               .caption = text({"除いたもの", "left out"}),
               .columns = columns(context)};
    for (const Fact& fact : every_agreement(context.ledger, context.as_of)) {
        if (behind.contains(fact.agreement)) continue;
        std::vector<SlotId> ids;
        options.by_row->place(context.ledger, fact, ids);
        const bool in_row =
            !name.row || std::ranges::find(ids, statistic.rows[*name.row].id) != ids.end();
        if (!in_row) continue;
        const std::uint32_t agreement[] = {fact.agreement};
        left.rows.push_back({RowKind::data,
                             {{parties_of(context.ledger.agreement(fact.agreement))},
                              {fact.since},
                              {context.ledger.agreement(fact.agreement).id},
                              {context.text(left_out_because(context, statistic, fact))},
                              {sources_of(context, agreement)}}});
    }
    out.blocks.push_back(std::move(counted));
    if (!left.rows.empty()) out.blocks.push_back(std::move(left));
    out.grounds = grounds_of(context, options.unit, facts);
    return out;
}

}  // namespace daicho
