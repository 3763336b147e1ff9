#include "render/machine/xlsx_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "render/cells.hpp"
#include "render/heads.hpp"

namespace daicho {

namespace {

using Values = std::vector<const Value*>;
using ToDatum = std::function<Datum(const Value&)>;

/// Ids are for programs, but an official table has the code of a place beside its name: of the
/// government, or else of its prefecture.
bool is_shown(const Table& table, const Column& column) {
    if (column.people_only) return false;
    // Figures with marks stand there as bare figures, which a spreadsheet can reckon with.
    const auto marked = std::ranges::find(table.columns, true, &Column::people_only);
    if (marked != table.columns.end() && &column > &*marked && is_figure(column.type)) return true;
    if (!column.machine_only || column.role == Column::Role::government_code) return true;
    const bool has_code = std::ranges::find(table.columns, Column::Role::government_code,
                                            &Column::role) != table.columns.end();
    return column.role == Column::Role::prefecture_code && !has_code;
}

/// Whether every value that is there is a day, which a spreadsheet can sort and reckon with.
bool are_days(const Values& values) {
    return std::ranges::all_of(values, [](const Value* value) {
        const auto* date = std::get_if<Date>(value);
        return std::holds_alternative<std::monostate>(*value) ||
               (date && date->is_day() && !date->uncertain);
    });
}

bool agree(const Values& values) {
    return std::ranges::all_of(values, [](const Value* value) {
        const auto* count = std::get_if<Count>(value);
        return !count || count->agrees();
    });
}

class SheetMaker {
  public:
    explicit SheetMaker(const RenderOptions& options) : x_options(options) {}

    void add(const std::string& label, const Column& column, bool is_head, const Values& values) {
        const auto add_as = [&](const std::string& own, const ToDatum& to_datum) {
            SheetColumn made{unique(own, column.key), is_head, is_figure(column.type)};
            for (const Value* value : values) made.cells.push_back(to_datum(*value));
            x_columns.push_back(std::move(made));
        };
        if (column.type == Type::count && !agree(values)) {
            const auto in = [&](Words words) { return std::string(words.in(x_options.lang)); };
            add_as(label + in({" 確実", " certain"}),
                   [this](const Value& value) { return bound(value, &Count::certain); });
            add_as(label + in({" 最大", " possible"}),
                   [this](const Value& value) { return bound(value, &Count::possible); });
            return;
        }
        const bool has_days = column.type == Type::date && are_days(values);
        add_as(label, [this, has_days](const Value& value) { return plain(value, has_days); });
    }

    /// The sign that people see behind a figure would make a text of it.
    void add_open(const std::vector<Row>& rows) {
        const Words label{"ほかにもある可能性", "perhaps more"};
        SheetColumn made{unique(std::string(label.in(x_options.lang)), "open")};
        for (const Row& row : rows)
            made.cells.push_back(has_open_count(row) ? Datum(std::string("+")) : Datum());
        x_columns.push_back(std::move(made));
    }

    std::vector<SheetColumn> take() { return std::move(x_columns); }

  private:
    std::string unique(const std::string& label, const std::string& key) {
        std::string out = label.empty() ? key : label;
        if (!x_labels.insert(out).second) out = fmt::format("{} ({})", label, key);
        x_labels.insert(out);
        return out;
    }

    Datum bound(const Value& value, int Count::*part) const {
        const auto* count = std::get_if<Count>(&value);
        return count ? Datum(0LL + count->*part) : plain(value, false);
    }

    Datum plain(const Value& value, bool has_days) const {
        return std::visit(
            Overloaded{
                [](std::monostate) { return Datum(); },
                [](const std::string& text) { return Datum(text); },
                [](const Count& count) { return Datum(0LL + count.certain); },
                [](long long number) { return Datum(number); },
                [](const Decimal& decimal) { return Datum(decimal); },
                [](FiscalYear year) { return Datum(0LL + year.year); },
                [&](const Date& date) {
                    return has_days ? Datum(date.latest) : Datum(label(Value(date), x_options));
                },
                [&](const auto& other) { return Datum(label(Value(other), x_options)); },
            },
            value);
    }

    const RenderOptions& x_options;
    std::set<std::string> x_labels;
    std::vector<SheetColumn> x_columns;
};

}  // namespace

Sheet sheet_of(const Table& table, const RenderOptions& options) {
    const Heads heads = heads_of(table);
    SheetMaker maker(options);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!is_shown(table, table.columns[i])) continue;
        Values values;
        for (const Row& row : table.rows) values.push_back(&cell_of(row, i).value);
        maker.add(heads.labels[i], table.columns[i], i < table.head_columns, values);
    }
    for (const Constant& constant : table.constants) {
        if (!constant.warns) continue;
        maker.add(constant.label, {.key = constant.key, .label = constant.label}, false,
                  Values(table.rows.size(), &constant.value));
    }
    if (std::ranges::any_of(table.rows, has_open_count)) maker.add_open(table.rows);
    Sheet out{.head = heads.common, .columns = maker.take()};
    for (const Row& row : table.rows) out.rows.push_back(row.kind);
    return out;
}

}  // namespace daicho
