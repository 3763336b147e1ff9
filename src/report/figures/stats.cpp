#include "daicho/report/figures/stats.hpp"

#include <algorithm>

#include "daicho/time/era.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

namespace {

/// The head of a fiscal year's column: short, because there are many of them.
std::string short_year(std::string_view key, DateStyle style) {
    const auto year = parse_fiscal_year(key);
    if (!year || style == DateStyle::iso) return std::string(key.substr(2));
    const auto era = era_of(year->last());
    const auto at = era && year->year >= era->era->first_year ? era : era_of(year->first());
    return fmt::format("{}{}", at->era->letter, year->year - at->era->first_year + 1);
}

Cell cell(const CellCount& figure) {
    return {Count{figure.count.certain, figure.count.possible}, Emphasis::none, figure.facts};
}

std::vector<Column> columns_of(const ReportContext& context, const Statistic& statistic) {
    const Dimension& rows = *statistic.by_row;
    const bool is_prefecture = rows.name == "prefecture";
    const std::string row_key = machine_key(rows.name);
    std::vector<Column> out{
        {.key = row_key + (is_prefecture ? "_code" : "_id"),
         .label = context.text(Words{"コード", "code"}),
         .type = Type::code,
         .machine_only = true},
        {.key = row_key, .label = context.text(rows.label)},
    };
    if (statistic.by_column) {
        const Dimension& columns = *statistic.by_column;
        const bool is_year = columns.name == "fiscal-year";
        std::string group = context.text(columns.label);
        if (is_year && statistic.cumulative)
            group = context.text(Words{"各年度末の累計", "at the end of fiscal year"});
        else if (is_year)
            group =
                context.text(Words{"締結などの年度(4月～翌年3月)", "fiscal year (April to March)"});
        for (const Slot& slot : statistic.columns) {
            const bool other = slot.key == otherwise_key;
            out.push_back({.key = other && is_year ? "undetermined" : machine_key(slot.key),
                           .label = is_year && !other ? short_year(slot.key, context.dates)
                                                      : context.text(slot.label),
                           .type = Type::count,
                           .group = other ? std::string() : group});
        }
    }
    if (!statistic.cumulative) {
        out.push_back(
            {.key = "total", .label = context.text(Words{"計", "total"}), .type = Type::count});
    }
    return out;
}

Row make_row(RowKind kind, std::string code, std::string label, const std::vector<CellCount>& cells,
             const CellCount& total, bool cumulative) {
    Row row{.kind = kind};
    row.cells.push_back({Code{std::move(code)}});
    row.cells.push_back({std::move(label)});
    for (const CellCount& figure : cells) row.cells.push_back(cell(figure));
    if (!cumulative) row.cells.push_back(cell(total));
    return row;
}

std::string code_of(const Statistic& statistic, const Slot& slot) {
    if (slot.key == otherwise_key) return {};
    if (statistic.by_row->name != "prefecture") return slot.key;
    const Prefecture* found = find_prefecture(slot.key);
    return found ? std::string(found->code) : slot.key;
}

void add(CellCount& sum, const CellCount& figure) {
    sum.count.certain += figure.count.certain;
    sum.count.possible += figure.count.possible;
    sum.facts.insert(sum.facts.end(), figure.facts.begin(), figure.facts.end());
}

std::vector<Row> rows_of(const ReportContext& context, const Statistic& statistic, bool regions) {
    std::vector<Row> out;
    std::vector<CellCount> sums(statistic.columns.size());
    CellCount sum_total;
    for (std::size_t r = 0; r < statistic.rows.size(); ++r) {
        const Slot& slot = statistic.rows[r];
        const bool is_unlisted = slot.key == otherwise_key && statistic.by_row->of_unlisted;
        out.push_back(make_row(is_unlisted ? RowKind::unlisted : RowKind::data,
                               code_of(statistic, slot), context.text(slot.label),
                               statistic.cells[r], statistic.row_totals[r], statistic.cumulative));
        if (!regions || slot.group.empty()) continue;
        for (std::size_t c = 0; c < sums.size(); ++c) add(sums[c], statistic.cells[r][c]);
        add(sum_total, statistic.row_totals[r]);
        const bool last =
            r + 1 == statistic.rows.size() || statistic.rows[r + 1].group != slot.group;
        if (!last) continue;
        const Words region = find_prefecture(slot.key)->region;
        out.push_back(make_row(RowKind::subtotal, {},
                               context.text(message("{}計", "{} total", context.text(region))),
                               sums, sum_total, statistic.cumulative));
        sums.assign(sums.size(), {});
        sum_total = {};
    }
    out.push_back(make_row(RowKind::total, {}, context.text(Words{"合計", "total"}),
                           statistic.column_totals, statistic.total, statistic.cumulative));
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

Statistic count_for(const ReportContext& context, const StatsOptions& options) {
    return count(context.ledger, {.unit = options.unit,
                                  .by_row = options.by_row,
                                  .by_column = options.by_column,
                                  .cumulative = options.cumulative,
                                  .filter = context.filter,
                                  .as_of = context.as_of});
}

}  // namespace

Report stats_report(const ReportContext& context, const StatsOptions& options) {
    const Statistic statistic = count_for(context, options);
    Report out = begin_report(context, "stats", title_of(options, context));
    out.title += context.text(message(" ({}現在)", ", as of {}", context.date(context.as_of)));
    out.blocks.push_back(Table{.name = "stats",
                               .caption = {},
                               .columns = columns_of(context, statistic),
                               .rows = rows_of(context, statistic, options.regions),
                               .constants = constants_of(context, options.unit),
                               .head_columns = 2});
    out.grounds = grounds_of(context, options.unit, statistic.facts);
    const bool several =
        options.by_row->several || (options.by_column && options.by_column->several);
    if (several) {
        out.grounds.insert(
            out.grounds.begin() + 2,
            {"overlap", context.text(Words{"重複", "overlap"}),
             context.text(Words{
                 "1つの対象が複数の欄に入るため、欄の和は計と一致しない",
                 "one thing may stand in several cells, so cells do not add up to the total"})});
    }
    if (statistic.by_column && !statistic.columns.empty() &&
        statistic.columns.back().key == otherwise_key &&
        statistic.by_column->name == "fiscal-year") {
        out.grounds.insert(
            out.grounds.begin() + 2,
            {"undetermined", context.text(Words{"不確定", "undetermined"}),
             context.text(Words{"締結日が年度をまたぐ範囲でしか分からないもの",
                                "known only within an interval that crosses fiscal years"})});
    }
    return out;
}

}  // namespace daicho
