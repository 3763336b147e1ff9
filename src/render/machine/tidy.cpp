#include "render/machine/tidy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "render/cells.hpp"

namespace daicho {

namespace {

enum class Part { whole, certain, possible, earliest, latest };

struct PartName {
    Part part;
    std::string_view key;
    Words label;
};
constexpr PartName whole{Part::whole, "", {}};
constexpr PartName bounds_of_count[] = {{Part::certain, "_certain", {"（確実）", " (certain)"}},
                                        {Part::possible, "_possible", {"（最大）", " (possible)"}}};
constexpr PartName bounds_of_date[] = {
    {Part::earliest, "_earliest", {"（最も早い日）", " (earliest)"}},
    {Part::latest, "_latest", {"（最も遅い日）", " (latest)"}}};

Datum datum_of(const Value& value, Part part) {
    return std::visit(
        Overloaded{
            [](std::monostate) { return Datum(); },
            [](const std::string& text) { return Datum(text); },
            [&](const Count& count) {
                return Datum(0LL + (part == Part::possible ? count.possible : count.certain));
            },
            [](long long number) { return Datum(number); },
            [](const Decimal& decimal) { return Datum(decimal); },
            [&](const Date& date) {
                if (part == Part::latest) return Datum(date.latest);
                if (part == Part::earliest) return date.is_open() ? Datum() : Datum(date.earliest);
                return Datum(to_edtf(date));
            },
            [](FiscalYear year) { return Datum(0LL + year.year); },
            [](const Code& code) { return Datum(code.text); },
            [](bool yes) { return Datum(yes); },
        },
        value);
}

/// Of each row whether its figures may be too low; of a table without counts nothing.
std::vector<Datum> open_rows(const Table& table) {
    std::vector<Datum> out;
    if (std::ranges::find(table.columns, Type::count, &Column::type) == table.columns.end())
        return out;
    for (const Row& row : table.rows) out.emplace_back(has_open_count(row));
    return out;
}

class Tidier {
  public:
    explicit Tidier(Lang lang) : x_lang(lang) {}

    void add(const Column& column, const std::vector<const Value*>& values, bool is_constant) {
        const auto add_part = [&](const PartName& part) {
            const std::string group = column.group.empty() ? "" : column.group + " ";
            TidyColumn made{column.key + std::string(part.key),
                            group + column.label + std::string(part.label.in(x_lang)),
                            column.type,
                            {},
                            is_constant};
            for (const Value* value : values) made.cells.push_back(datum_of(*value, part.part));
            add(std::move(made));
        };
        if (column.type == Type::count) {
            for (const PartName& bound : bounds_of_count) add_part(bound);
            return;
        }
        add_part(whole);
        if (column.type != Type::date) return;
        for (const PartName& bound : bounds_of_date) add_part(bound);
    }

    /// A value under the key of another would be lost where rows are objects.
    void add(TidyColumn column) {
        const std::string wished = column.key;
        for (int number = 2; !x_keys.insert(column.key).second; ++number) {
            column.key = fmt::format("{}_{}", wished, number);
        }
        x_columns.push_back(std::move(column));
    }

    std::vector<TidyColumn> take() { return std::move(x_columns); }

  private:
    Lang x_lang;
    std::set<std::string> x_keys;
    std::vector<TidyColumn> x_columns;
};

}  // namespace

std::vector<TidyColumn> tidy(const Table& table, Lang lang) {
    Tidier tidier(lang);
    TidyColumn kinds{
        "row_type", std::string(Words{"行の種類", "row type"}.in(lang)), Type::code, {}};
    for (const Row& row : table.rows) kinds.cells.emplace_back(std::string(name_of(row.kind)));
    tidier.add(std::move(kinds));

    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].people_only) continue;
        std::vector<const Value*> values;
        for (const Row& row : table.rows) values.push_back(&cell_of(row, i).value);
        tidier.add(table.columns[i], values, false);
    }
    if (const auto open = open_rows(table); !open.empty()) {
        tidier.add({"open", std::string(Words{"ほかにもある可能性", "perhaps more"}.in(lang)),
                    Type::boolean, open});
    }
    for (const Constant& constant : table.constants) {
        tidier.add({.key = constant.key, .label = constant.label},
                   std::vector<const Value*>(table.rows.size(), &constant.value), true);
    }
    return tidier.take();
}

}  // namespace daicho
