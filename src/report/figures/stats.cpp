#include "daicho/report/figures/stats.hpp"

#include <algorithm>

#include "daicho/query/counting.hpp"
#include "daicho/text/ascii.hpp"
#include "daicho/text/lists.hpp"
#include "daicho/text/number.hpp"
#include "daicho/time/era.hpp"
#include "report/parts/series.hpp"
#include "report/parts/share.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

namespace {

bool is_year(const Slot& slot) {
    return std::holds_alternative<FiscalYear>(slot.id) || std::holds_alternative<Year>(slot.id);
}

/// What machines call a slot, in whatever language: 100005, kyushu-okinawa, city, youth.
std::string code_of(const Slot& slot) {
    if (slot.is_otherwise()) return {};
    if (const auto* place = std::get_if<const Prefecture*>(&slot.id))
        return std::string((*place)->code);
    return std::holds_alternative<Region>(slot.id) ? lowered(slot.label.en) : key_of(slot.id);
}

/// Under the name of its dimension, so that it is no other column's: government_kind_prefecture
/// stands beside the prefecture of the row. A fiscal year is nobody else's.
std::string key_of(const Dimension& by, const Slot& slot) {
    if (std::holds_alternative<FiscalYear>(slot.id)) return machine_key(key_of(slot.id));
    const bool has_own_key = by.otherwise_key != otherwise_key;
    if (slot.is_otherwise() && has_own_key) return machine_key(by.otherwise_key);
    const std::string code = slot.is_otherwise() ? std::string(otherwise_key) : code_of(slot);
    return machine_key(fmt::format("{}_{}", by.name, code));
}

Column column_of(const ReportContext& context, const Dimension& by, const Slot& slot,
                 const std::string& group) {
    const auto* year = std::get_if<FiscalYear>(&slot.id);
    Column out{.key = key_of(by, slot),
               .label = year ? short_year(*year, context.dates) : context.text(slot.label),
               .type = Type::count,
               .group = slot.is_otherwise() ? std::string() : group};
    if (year) out.whole = label(*year, context.dates, context.lang);
    if (year && context.lang == Lang::ja) out.narrow = short_year(*year, DateStyle::era);
    return out;
}

/// Machines get the column of what has no other place also where nothing stands in it: it must not
/// come and go with the data.
bool lacks_otherwise(const Statistic& statistic) {
    if (!statistic.by_column || statistic.cumulative) return false;
    return statistic.columns.empty() || !statistic.columns.back().is_otherwise();
}

Cell cell(const CellCount& figure) {
    return {Count{figure.count.certain, figure.count.possible}, Emphasis::none, figure.facts};
}

/// What stands above all columns but the total.
Message head_of(const Statistic& statistic) {
    const Dimension& columns = *statistic.by_column;
    if (statistic.cumulative) return {"各年度末の累計", "at the end of fiscal year"};
    return columns.head ? columns.head(statistic.unit) : message(columns.label);
}

std::vector<Column> columns_of(const ReportContext& context, const Statistic& statistic) {
    const Dimension& rows = *statistic.by_row;
    const std::string row_key = machine_key(rows.name);
    std::vector<Column> out{
        {.key = row_key + std::string(rows.id_suffix),
         .label = context.text(Words{"コード", "code"}),
         .type = Type::code,
         .machine_only = true,
         .role = rows.of_prefectures ? Column::Role::prefecture_code : Column::Role::plain},
        {.key = row_key, .label = context.text(rows.label)},
    };
    if (statistic.by_column) {
        const Dimension& columns = *statistic.by_column;
        const std::string group = context.text(head_of(statistic));
        for (const Slot& slot : statistic.columns) {
            out.push_back(column_of(context, columns, slot, group));
            out.back().sums_up = is_year(slot) && !statistic.cumulative;
        }
        if (lacks_otherwise(statistic)) {
            out.push_back(column_of(context, columns, {{}, message(columns.otherwise)}, {}));
            out.back().machine_only = true;
        }
    }
    if (!statistic.cumulative) {
        out.push_back({.key = "total",
                       .label = context.text(Words{"計", "total"}),
                       .type = Type::count,
                       .role = Column::Role::total});
    }
    return out;
}

Row make_row(const Statistic& statistic, RowKind kind, std::string code, std::string label,
             const std::vector<CellCount>& cells, const CellCount& total) {
    Row row{.kind = kind};
    row.cells.push_back({Code{std::move(code)}});
    row.cells.push_back({std::move(label)});
    for (const CellCount& figure : cells) row.cells.push_back(cell(figure));
    if (lacks_otherwise(statistic)) row.cells.push_back({Count{}});
    if (!statistic.cumulative) row.cells.push_back(cell(total));
    return row;
}

void add(CellCount& sum, const CellCount& figure) {
    sum.count.certain += figure.count.certain;
    sum.count.possible += figure.count.possible;
    sum.facts.insert(sum.facts.end(), figure.facts.begin(), figure.facts.end());
}

/// Whether some stand in no fiscal year, because their days cross years.
bool has_undetermined_years(const Statistic& statistic) {
    return statistic.by_column && statistic.by_column->of_fiscal_years &&
           !statistic.columns.empty() && statistic.columns.back().is_otherwise();
}

/// Years of which not all is known do not add up to what began in them.
Words name_of_total(const Statistic& statistic) {
    return has_undetermined_years(statistic) ? Words{"年度の分かるもの", "year known"}
                                             : Words{"合計", "total"};
}

std::vector<Row> rows_of(const ReportContext& context, const Statistic& statistic, bool regions) {
    std::vector<Row> out;
    std::vector<CellCount> sums(statistic.columns.size());
    CellCount sum_total;
    for (std::size_t r = 0; r < statistic.rows.size(); ++r) {
        const Slot& slot = statistic.rows[r];
        const bool is_unlisted = slot.is_otherwise() && statistic.by_row->of_unlisted;
        out.push_back(make_row(statistic, is_unlisted ? RowKind::unlisted : RowKind::data,
                               code_of(slot), context.text(slot.label), statistic.cells[r],
                               statistic.row_totals[r]));
        out.back().slot = r;
        if (!regions || slot.group.ja.empty()) continue;
        for (std::size_t c = 0; c < sums.size(); ++c) add(sums[c], statistic.cells[r][c]);
        add(sum_total, statistic.row_totals[r]);
        const bool last =
            r + 1 == statistic.rows.size() || statistic.rows[r + 1].group.ja != slot.group.ja;
        if (!last) continue;
        out.push_back(make_row(statistic, RowKind::subtotal, {},
                               context.text(message("{}計", "{} total", context.text(slot.group))),
                               sums, sum_total));
        sums.assign(sums.size(), {});
        sum_total = {};
    }
    out.push_back(make_row(statistic, RowKind::total, {}, context.text(name_of_total(statistic)),
                           statistic.column_totals, statistic.total));
    return out;
}

Message title_of(const StatsOptions& options, const ReportContext& context) {
    const Words unit = info(options.unit).label;
    Message out =
        options.unit == Unit::government
            ? Message{"雇用対策協定を締結した団体の数",
                      "Governments with an employment-measures agreement"}
            : message("{}の数", "Number of {}", context.lang == Lang::ja ? unit.ja : unit.en);
    out.ja += fmt::format(": {}", options.by_row->label.ja);
    out.en += fmt::format(": by {}", options.by_row->label.en);
    if (options.by_column) {
        out.ja += fmt::format(" × {}", options.by_column->label.ja);
        out.en += fmt::format(" and {}", options.by_column->label.en);
    }
    if (options.cumulative) {
        out.ja += "(各年度末の累計)";
        out.en += " (at the end of each year)";
    }
    return out;
}

// ---- what cannot be read -----------------------------------------------------------------------

/// The prefectures whose governments nobody could all name.
std::vector<const Prefecture*> open_places(const ReportContext& context,
                                           const StatsOptions& options) {
    if (options.unit != Unit::government) return {};
    return open_prefectures(context.ledger.registry(), context.filter, context.as_of);
}

bool is_open(const SlotId& slot, std::span<const Prefecture* const> open) {
    return std::ranges::any_of(open, [&](const Prefecture* place) {
        return slot == SlotId(place) || slot == SlotId(Region{place->region.ja});
    });
}

/// Whether it is a place or a kind of governments, of which nobody knows all later than the last
/// full list.
bool may_have_grown(const SlotId& slot) {
    return std::holds_alternative<const Prefecture*>(slot) ||
           std::holds_alternative<Region>(slot) || std::holds_alternative<GovernmentKind>(slot);
}

/// Marks the rows of these prefectures and their regions, later than the last full list those of
/// every place and kind, and the sum if there is a gap: so many, or more.
void mark_open(const Statistic& statistic, std::span<const Prefecture* const> open, Gap gap,
               Table& table) {
    bool region_is_open = false;
    for (Row& row : table.rows) {
        bool is_marked = (row.kind == RowKind::subtotal && region_is_open) ||
                         (row.kind == RowKind::total && gap != Gap::none);
        if (row.kind == RowKind::subtotal) region_is_open = false;
        if (row.slot && row.kind == RowKind::data) {
            const SlotId& slot = statistic.rows[*row.slot].id;
            is_marked = is_open(slot, open) || (gap == Gap::after_lists && may_have_grown(slot));
        }
        region_is_open = region_is_open || (row.kind == RowKind::data && is_marked);
        if (auto* count = std::get_if<Count>(&row.cells.back().value); count && is_marked) {
            count->is_open = true;
        }
    }
}

void say_open(const ReportContext& context, std::span<const Prefecture* const> open,
              Report& report) {
    const Message places =
        joined(open, comma, [](const Prefecture* place) { return message(both_names(*place)); });
    add_behind(
        report.grounds, "unlisted",
        {"open", context.text(Words{"以上(+)", "or more (+)"}),
         context.text(message(
             "公表された一覧の欄が読み取れず、ほかにも締結した団体があるかもしれない都道府県: {}",
             "there may be more in those whose column of the published list cannot be read: {}",
             places))});
}

/// 年度の分かるもの 103 (31%), 年度をまたぐもの 224.
Ground years_ground(const ReportContext& context, const Statistic& statistic) {
    const int all = statistic.total.count.possible;
    const int open = statistic.column_totals.back().count.possible, known = all - open;
    return {"years", context.text(Words{"年度", "fiscal years"}),
            context.text(message("年度の分かるもの {} ({}%), 年度をまたぐもの {}",
                                 "year known: {} ({}%); interval across years: {}", known,
                                 whole_percent(known, all), open))};
}

// ---- the national series -----------------------------------------------------------------------

Report series_report(const ReportContext& context, const StatsOptions& options) {
    const Counting counting(context.ledger, context.filter);
    Report out = begin_report(context, "stats", title_of(options, context));
    out.title += context.text(message(" ({}現在)", ", as of {}", context.date(context.as_of)));
    out.blocks.emplace_back(series_table(context, counting));
    out.grounds = grounds_of_limits(context, counting);
    return out;
}

/// Published totals say more of years than the yearly table can: where that is told.
void name_series(const ReportContext& context, const StatsOptions& options,
                 const Statistic& statistic, Report& report) {
    const bool is_published =
        !context.ledger.registry().totals.empty() && context.filter.is_published(context.as_of);
    if (options.unit != Unit::government || options.cumulative ||
        !has_undetermined_years(statistic) || !is_published) {
        return;
    }
    add_behind(
        report.grounds, "bounds",
        {"series", context.text(Words{"年度ごとの数", "each year"}),
         context.text(Words{
             "公表値と合う範囲で数えた各年度の新規と年度末の数は、この表とは別",
             "what was new and held in each year, as narrow as published totals make it, is not in this table"}),
         context.text(
             Words{"`daicho stats --by fiscal-year`", "`daicho stats --by fiscal-year`"})});
}

/// What the cells of a dimension do not do: add up, or hold everything.
void say_of_cells(const ReportContext& context, const StatsOptions& options,
                  const Statistic& statistic, std::vector<Ground>& grounds) {
    const bool several =
        options.by_row->several || (options.by_column && options.by_column->several);
    if (several) {
        add_behind(
            grounds, "as_of",
            {"overlap", context.text(Words{"重複", "overlap"}),
             context.text(Words{
                 "1つのものが複数の欄に入ることがあるため、欄の和は計と一致しない",
                 "one thing may stand in several cells, so cells do not add up to the total"})});
    }
    const bool has_otherwise =
        !statistic.columns.empty() && statistic.columns.back().is_otherwise();
    if (has_otherwise && !options.by_column->otherwise_note.en.empty()) {
        add_behind(grounds, "as_of",
                   {std::string(options.by_column->otherwise_key),
                    context.text(options.by_column->otherwise),
                    context.text(options.by_column->otherwise_note)});
    }
}

}  // namespace

std::string short_year(FiscalYear year, DateStyle style) {
    return style == DateStyle::iso ? std::to_string(year.year) : short_era_year(year);
}

bool is_yearly(const StatsOptions& options) {
    return options.unit == Unit::government && !options.cumulative &&
           options.by_row->of_prefectures && options.by_column &&
           options.by_column->of_fiscal_years;
}

Statistic statistic_of(const ReportContext& context, const StatsOptions& options) {
    return count(context.ledger, {.unit = options.unit,
                                  .by_row = options.by_row,
                                  .by_column = options.by_column,
                                  .cumulative = options.cumulative,
                                  .filter = context.filter,
                                  .as_of = context.as_of});
}

/// Whether the national series says more than a count by year would: it has bounds.
bool is_series(const ReportContext& context, const StatsOptions& options) {
    return options.unit == Unit::government && options.by_row->of_fiscal_years &&
           !options.by_column && context.filter.is_published(context.as_of);
}

Report stats_report(const ReportContext& context, const StatsOptions& options) {
    if (is_series(context, options)) return series_report(context, options);
    const Statistic statistic = statistic_of(context, options);
    const auto open = open_places(context, options);
    Report out = begin_report(context, "stats", title_of(options, context));
    out.title += context.text(message(" ({}現在)", ", as of {}", context.date(context.as_of)));
    out.blocks.push_back(Table{.name = "stats",
                               .caption = {},
                               .columns = columns_of(context, statistic),
                               .rows = rows_of(context, statistic, options.regions),
                               .constants = constants_of(context, options.unit),
                               .head_columns = 2});
    const Gap gap = options.unit == Unit::government
                        ? gap_of(context.ledger.registry(), context.filter, context.as_of)
                        : Gap::none;
    mark_open(statistic, open, gap, std::get<Table>(out.blocks.back()));
    out.grounds = grounds_of(context, options.unit, statistic.facts);
    if (!open.empty() && options.by_row->of_unlisted) say_open(context, open, out);
    if (has_undetermined_years(statistic)) {
        name_series(context, options, statistic, out);
        add_behind(out.grounds, "bounds", years_ground(context, statistic));
    }
    if (options.share) {
        add_share(Wording(context), statistic, std::get<Table>(out.blocks.front()), out.grounds);
    }
    say_of_cells(context, options, statistic, out.grounds);
    return out;
}

}  // namespace daicho
