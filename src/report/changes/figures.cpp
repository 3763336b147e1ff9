// Tables are compared cell by cell, whatever the reports print in them.
#include <algorithm>
#include <functional>
#include <map>

#include "daicho/query/identity.hpp"
#include "daicho/query/published.hpp"
#include "daicho/report/figures/list.hpp"
#include "daicho/report/figures/stats.hpp"
#include "daicho/report/figures/trend.hpp"
#include "report/changes/causes.hpp"
#include "report/changes/figures.hpp"
#include "report/parts/published.hpp"
#include "report/parts/series.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

namespace {

// ---- what a cell counts ------------------------------------------------------------------------

/// A table of statistics, and the facts that its cells count.
class Counted {
  public:
    Counted(const ReportContext& context, const StatsOptions& options) : x_say(context) {
        // The cells of a cumulative table count facts of days of their own.
        if (!options.cumulative) x_facts = statistic_of(context, options).facts;
    }

    Shares shares_of(const Cell& cell) const {
        Shares out;
        for (const std::uint32_t index : cell.counted) {
            if (index >= x_facts.size()) continue;
            const Fact& fact = x_facts[index];
            Share& share = out[key_of(fact)];
            share.words = words_of(fact);
            share.count.possible += fact.weight;
            if (fact.certain) share.count.certain += fact.weight;
        }
        return out;
    }

  private:
    const Registry& registry() const { return x_say.context.ledger.registry(); }

    /// What the thing itself is known by, not who signed for it.
    std::string key_of(const Fact& fact) const {
        if (const auto* unlisted = std::get_if<OfUnlisted>(&fact.thing))
            return unlisted_holder(registry(), unlisted->entry);
        if (std::holds_alternative<OfGovernment>(fact.thing))
            return std::string(fact.government->code);
        const Agreement& agreement = x_say.context.ledger.agreement(fact.agreement());
        return fact.part() ? fmt::format("{}#{}", agreement.id, identity(agreement, *fact.part()))
                           : agreement.id;
    }

    std::string words_of(const Fact& fact) const {
        if (fact.is_unlisted())
            return unlisted_words(x_say.context, fact.prefecture, fact.kind.value());
        const std::string& id = x_say.context.ledger.agreement(fact.agreement()).id;
        if (fact.part()) return fmt::format("{} ({})", thing_of(x_say.context, fact), id);
        if (!fact.government) return id;
        // A government as its record has it, which the changes beside are called by.
        return fmt::format("{} ({})", fact.government->name, id);
    }

    Wording x_say;
    std::vector<Fact> x_facts;
};

// ---- tables ------------------------------------------------------------------------------------

struct ToKey {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const Count& count) const {
        return fmt::format("{}-{}{}", count.certain, count.possible, count.is_open ? "+" : "");
    }
    std::string operator()(long long number) const { return std::to_string(number); }
    std::string operator()(const Decimal& decimal) const { return decimal.text; }
    std::string operator()(const Date& date) const { return to_text(date); }
    std::string operator()(FiscalYear year) const { return to_text(year); }
    std::string operator()(const Code& code) const { return code.text; }
    std::string operator()(bool yes) const { return yes ? "true" : "false"; }
};

std::string key_of(const Value& value) {
    return std::visit(ToKey{}, value);
}

/// A table by the keys of its rows and columns.
class Grid {
  public:
    explicit Grid(const Table& table) : x_table(table) {
        for (const Row& row : table.rows) x_row_keys.push_back(key_of_row(row));
        x_row_keys = told_apart(std::move(x_row_keys));
        for (std::size_t i = 0; i < table.rows.size(); ++i) x_rows[x_row_keys[i]] = i;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const Column& column = table.columns[i];
            const bool is_shown = !column.machine_only && column.type != Type::code;
            if (i >= table.head_columns && is_shown) x_column_keys.push_back(column.key);
            x_columns[column.key] = i;
        }
    }

    const std::vector<std::string>& row_keys() const { return x_row_keys; }
    const std::vector<std::string>& column_keys() const { return x_column_keys; }
    const Row* row(const std::string& key) const {
        const auto found = x_rows.find(key);
        return found == x_rows.end() ? nullptr : &x_table.rows[found->second];
    }
    const Column* column(const std::string& key) const {
        const auto found = x_columns.find(key);
        return found == x_columns.end() ? nullptr : &x_table.columns[found->second];
    }
    /// An empty one where there is none.
    const Cell& cell(const std::string& row_key, const std::string& column_key) const {
        static const Cell none;
        const Row* in = row(row_key);
        const auto at = x_columns.find(column_key);
        return in && at != x_columns.end() && at->second < in->cells.size() ? in->cells[at->second]
                                                                            : none;
    }
    /// What a row is called: its last cell of the head.
    Value label(const Row& in) const {
        const std::size_t head = std::min(x_table.head_columns, in.cells.size());
        return head == 0 ? Value() : in.cells[head - 1].value;
    }

  private:
    std::string key_of_row(const Row& row) const {
        std::string out = std::to_string(static_cast<int>(row.kind));
        for (std::size_t i = 0; i < std::min(x_table.head_columns, row.cells.size()); ++i)
            out += "\n" + key_of(row.cells[i].value);
        return out;
    }

    const Table& x_table;
    std::vector<std::string> x_row_keys, x_column_keys;  // without those of the head
    std::map<std::string, std::size_t> x_rows, x_columns;
};

/// The keys of both: those of the newer, and those that only the older has before what they
/// preceded.
std::vector<std::string> merged(const std::vector<std::string>& was, std::vector<std::string> is) {
    auto next = is.size();
    for (std::size_t i = was.size(); i-- > 0;) {
        const auto found = std::ranges::find(is, was[i]);
        if (found != is.end()) {
            next = static_cast<std::size_t>(found - is.begin());
        } else {
            is.insert(is.begin() + static_cast<std::ptrdiff_t>(next), was[i]);
        }
    }
    return is;
}

/// A count of nothing is as good as no cell: a year may be in the columns of one state alone.
std::string compared(const Value& value) {
    const auto* count = std::get_if<Count>(&value);
    const bool is_nothing = count && count->possible == 0 && !count->is_open;
    return is_nothing ? std::string() : key_of(value);
}

using Why = std::function<std::vector<std::string>(const Cell&, const Cell&)>;

/// The rows and columns of two tables in which something differs, and the sums.
TableChange compare(const Table& was_table, const Table& is_table, const Why& why) {
    const Grid was(was_table), is(is_table);
    const auto rows = merged(was.row_keys(), is.row_keys());
    auto columns = merged(was.column_keys(), is.column_keys());
    const auto differs = [&](const std::string& row, const std::string& column) {
        return compared(was.cell(row, column).value) != compared(is.cell(row, column).value);
    };
    const auto shown_column = [&](const std::string& key) -> const Column& {
        return is.column(key) ? *is.column(key) : *was.column(key);
    };
    std::erase_if(columns, [&](const std::string& column) {
        return shown_column(column).role != Column::Role::total &&
               std::ranges::none_of(rows,
                                    [&](const std::string& row) { return differs(row, column); });
    });
    TableChange out{.name = is_table.name, .caption = is_table.caption};
    const std::size_t head = std::min(is_table.head_columns, is_table.columns.size());
    if (head > 0) out.head = is_table.columns[head - 1].label;
    for (const std::string& column : columns) out.columns.push_back(shown_column(column));
    for (const std::string& row : rows) {
        const Grid& shown = is.row(row) ? is : was;
        TableChange::Row told{
            .label = shown.label(*shown.row(row)), .kind = shown.row(row)->kind, .cells = {}};
        for (const std::string& column : columns) {
            const Cell &before = was.cell(row, column), &after = is.cell(row, column);
            CellChange& cell =
                told.cells.emplace_back(CellChange{.before = before.value, .after = after.value});
            cell.differs = differs(row, column);
            if (cell.differs) cell.why = why(before, after);
        }
        if (std::ranges::any_of(told.cells, &CellChange::differs))
            out.rows.push_back(std::move(told));
    }
    return out;
}

const Table* find_table(const Report& report, const std::string& name) {
    for (const Block& block : report.blocks) {
        const auto* table = std::get_if<Table>(&block);
        if (table && table->name == name) return table;
    }
    return nullptr;
}

/// The tables of two reports that are not the same.
void add_tables(const Report& was, const Report& is, const Why& why,
                std::vector<TableChange>& out) {
    for (const Block& block : is.blocks) {
        const auto* table = std::get_if<Table>(&block);
        const Table* old = table ? find_table(was, table->name) : nullptr;
        if (!old) continue;
        TableChange change = compare(*old, *table, why);
        if (change.caption.empty()) change.caption = is.title;
        if (!change.rows.empty()) out.push_back(std::move(change));
    }
}

// ---- causes ------------------------------------------------------------------------------------

bool is_known(const TableChange& table) {
    return std::ranges::any_of(table.rows, [](const TableChange::Row& row) {
        return std::ranges::any_of(row.cells, [](const CellChange& c) { return !c.why.empty(); });
    });
}

std::size_t column_of(const TableChange& table, std::string_view key) {
    const auto found = std::ranges::find(table.columns, key, &Column::key);
    return static_cast<std::size_t>(found - table.columns.begin());
}

/// A published total as the judge of it counts (query/published.hpp).
Asked asked_by(const PublishedTotal& total) {
    const Day day = total.as_of->value.latest;
    if (is_whole(total.counts)) return {{{}, day}, all_governments};
    KindSet kinds;
    for (const Figure& figure : figures_of(total)) {
        for (const GovernmentKind kind : government_kinds) {
            if (!figure.year && figure.kinds.contains(kind)) kinds.insert(kind);
        }
    }
    return {{{}, day}, kinds};
}

class CauseTelling {
  public:
    CauseTelling(const ReportContext& before, const ReportContext& after,
                 const StatsOptions& options, const Changes& changes)
        : x_before(before), x_after(after), x_options(options), x_causes(before, after, changes) {}

    /// What cells do not know of the changes that they may be from.
    void tell(TableChange& table) const {
        if (table.name == series_name) return series(table);
        if (table.name == published_name) return published(table);
        if (is_known(table)) return;
        if (x_options.unit == Unit::government) table.why = x_causes.of(days());
        if (table.why.empty()) table.why = x_causes.any();
    }

  private:
    /// A row a day: the registry's figure counts its records alone.
    void published(TableChange& table) const {
        const std::size_t registry = column_of(table, published_by_registry);
        for (TableChange::Row& row : table.rows) {
            const auto* date = std::get_if<Date>(&row.label);
            const PublishedTotal* total = date ? total_of(date->latest) : nullptr;
            if (!total) continue;
            const bool has_figure = registry < row.cells.size() && row.cells[registry].differs;
            if (has_figure) row.cells[registry].why = x_causes.reasons(asked_by(*total));
            for (std::string& part : x_causes.of_total(date->latest))
                if (std::ranges::find(table.why, part) == table.why.end())
                    table.why.push_back(std::move(part));
        }
    }

    /// A row a year: what is known of it counts the records alone, the rest is bounded by all.
    void series(TableChange& table) const {
        const std::size_t known = column_of(table, series_known_new);
        std::vector<Asked> asked;
        for (TableChange::Row& row : table.rows) {
            const auto* year = std::get_if<FiscalYear>(&row.label);
            if (!year) continue;
            const Day end = std::min(year->last(), x_after.as_of);
            const Asked begun{{year->first() - Days{1}, end}, x_after.filter.governments()};
            for (std::size_t c = 0; c < row.cells.size(); ++c) {
                if (!row.cells[c].differs) continue;
                if (c == known) {
                    row.cells[c].why = x_causes.reasons(begun);
                } else {
                    asked.push_back(begun);
                    asked.push_back({{{}, end}, begun.kinds});
                }
            }
        }
        if (!asked.empty()) table.why = x_causes.with_totals(std::move(asked));
    }

    const PublishedTotal* total_of(Day day) const {
        for (const auto* context : {&x_after, &x_before}) {
            for (const auto* total : totals_until(context->ledger.registry(), day)) {
                if (total->as_of->value.latest == day) return total;
            }
        }
        return nullptr;
    }

    /// The ends of the years that a cumulative table has, and the day itself.
    std::vector<Asked> days() const {
        std::vector<Asked> out{{{{}, x_after.as_of}, all_governments}};
        if (!x_options.cumulative) return out;
        for (const auto* context : {&x_before, &x_after}) {
            const Counting counting(context->ledger, context->filter);
            for (const FiscalYear year : counting.years_until(x_after.as_of))
                out.push_back({{{}, std::min(year.last(), x_after.as_of)}, all_governments});
        }
        return out;
    }

    const ReportContext& x_before;
    const ReportContext& x_after;
    const StatsOptions& x_options;
    Causes x_causes;
};

}  // namespace

std::vector<TableChange> figure_changes(const ReportContext& before, const ReportContext& after,
                                        const StatsOptions& options, const Changes& changes) {
    const Counted was(before, options), is(after, options);
    std::vector<TableChange> out;
    add_tables(
        stats_report(before, options), stats_report(after, options),
        [&](const Cell& a, const Cell& b) {
            return reasons(was.shares_of(a), is.shares_of(b), after.lang);
        },
        out);
    const auto unknown = [](const Cell&, const Cell&) { return std::vector<std::string>(); };
    if (is_yearly(options)) add_tables(trend_report(before), trend_report(after), unknown, out);
    if (out.empty()) return out;
    const CauseTelling causes(before, after, options, changes);
    for (TableChange& table : out) causes.tell(table);
    return out;
}

}  // namespace daicho
