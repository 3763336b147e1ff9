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

Words label_of(RowKind kind) {
    switch (kind) {
        case RowKind::data:
            break;
        case RowKind::subtotal:
            return {"小計", "subtotal"};
        case RowKind::unlisted:
            return {"一覧にないもの", "unlisted"};
        case RowKind::total:
            return {"計", "total"};
    }
    return {"データ", "data"};
}

class Tidier {
  public:
    explicit Tidier(Lang lang) : x_lang(lang) {}

    void add(const std::string& key, const std::string& label, Type type, bool is_head,
             const std::vector<const Value*>& values) {
        const auto add_part = [&](const PartName& part) {
            TidyColumn column{key + std::string(part.key),
                              label + std::string(part.label.in(x_lang)),
                              {},
                              is_head};
            for (const Value* value : values) column.cells.push_back(datum_of(*value, part.part));
            add(std::move(column));
        };
        const bool agrees = std::ranges::all_of(values, [](const Value* value) {
            const auto* count = std::get_if<Count>(value);
            return !count || count->agrees();
        });
        if (!agrees) {
            for (const PartName& bound : bounds_of_count) add_part(bound);
            return;
        }
        add_part(whole);
        if (type != Type::date) return;
        for (const PartName& bound : bounds_of_date) add_part(bound);
    }

    void add(TidyColumn column) {
        const std::string label = column.label;
        if (label.empty() || !x_labels.insert(label).second) {
            column.label = fmt::format("{} ({})", label, column.key);
            x_labels.insert(column.label);
        }
        x_columns.push_back(std::move(column));
    }

    std::vector<TidyColumn> take() { return std::move(x_columns); }

  private:
    Lang x_lang;
    std::set<std::string> x_labels;
    std::vector<TidyColumn> x_columns;
};

}  // namespace

std::vector<TidyColumn> tidy(const Table& table, Lang lang) {
    Tidier tidier(lang);
    TidyColumn kinds{"row_type", std::string(Words{"行の種類", "row type"}.in(lang)), {}, true};
    for (const Row& row : table.rows)
        kinds.cells.emplace_back(std::string(label_of(row.kind).in(lang)));
    tidier.add(std::move(kinds));

    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column& column = table.columns[i];
        std::vector<const Value*> values;
        for (const Row& row : table.rows) values.push_back(&cell_of(row, i).value);
        const std::string group = column.group.empty() ? "" : column.group + " ";
        tidier.add(column.key, group + column.label, column.type, i < table.head_columns, values);
    }
    for (const Constant& constant : table.constants) {
        tidier.add(constant.key, constant.label, Type::text, false,
                   std::vector<const Value*>(table.rows.size(), &constant.value));
    }
    return tidier.take();
}

}  // namespace daicho
