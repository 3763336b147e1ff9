// Formats `csv` and `tsv`: the report's first table for machines, one datum a cell, by the rules of
// 総務省 for machine-readable statistics: no units, no separators, no merged cells, nothing left
// out.
//
//     row_type,prefecture_code,prefecture,fy2014,fy2015_certain,fy2015_possible
//     data,100005,群馬県,1,2,3
//
// A count that does not agree in every row takes two columns, a date three.
#include <fmt/format.h>

#include <algorithm>

#include "daicho/text/number.hpp"
#include "daicho/text/utf8.hpp"
#include "render/cells.hpp"
#include "render/formats.hpp"

namespace daicho {

namespace {

struct Field {
    std::string key;
    std::vector<std::string> cells;
};

enum class Part { whole, certain, possible, earliest, latest };

std::string iso_or_nothing(Day day) {
    return day == the_beginning ? "" : to_iso(day);
}

std::string bare(const Value& value, Part part) {
    return std::visit(
        Overloaded{
            [](std::monostate) { return std::string(); },
            [](const std::string& text) { return text; },
            [&](const Count& count) {
                return std::to_string(part == Part::possible ? count.possible : count.certain);
            },
            [](long long number) { return std::to_string(number); },
            [](const Decimal& decimal) { return decimal.text; },
            [&](const Date& date) {
                if (part == Part::earliest) return iso_or_nothing(date.earliest);
                if (part == Part::latest) return to_iso(date.latest);
                return to_edtf(date);
            },
            [](FiscalYear year) { return std::to_string(year.year); },
            [](const Code& code) { return code.text; },
            [](bool yes) { return std::string(yes ? "true" : "false"); },
        },
        value);
}

using Values = std::vector<const Value*>;

Field field_of(std::string key, const Values& values, Part part) {
    Field field{std::move(key), {}};
    for (const Value* value : values) field.cells.push_back(bare(*value, part));
    return field;
}

void add_fields(std::vector<Field>& fields, const std::string& key, Type type,
                const Values& values) {
    const bool agrees = std::ranges::all_of(values, [](const Value* value) {
        const auto* count = std::get_if<Count>(value);
        return !count || count->agrees();
    });
    if (!agrees) {
        fields.push_back(field_of(key + "_certain", values, Part::certain));
        fields.push_back(field_of(key + "_possible", values, Part::possible));
        return;
    }
    fields.push_back(field_of(key, values, Part::whole));
    if (type == Type::date) {
        fields.push_back(field_of(key + "_earliest", values, Part::earliest));
        fields.push_back(field_of(key + "_latest", values, Part::latest));
    }
}

std::vector<Field> fields_of(const Table& table) {
    std::vector<Field> fields{{"row_type", {}}};
    for (const Row& row : table.rows) fields[0].cells.emplace_back(name_of(row.kind));
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        Values values;
        for (const Row& row : table.rows) values.push_back(&cell_of(row, i).value);
        add_fields(fields, table.columns[i].key, table.columns[i].type, values);
    }
    for (const Constant& constant : table.constants) {
        add_fields(fields, constant.key, Type::text, Values(table.rows.size(), &constant.value));
    }
    return fields;
}

// ---- writing a cell ----------------------------------------------------------------------------

/// Spreadsheets run a cell that begins so, also one typed in full width.
bool would_run(std::string_view cell) {
    static constexpr std::string_view starts[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                                  "\n", "＝", "＋", "－", "＠"};
    const bool is_formula = std::ranges::any_of(
        starts, [&](std::string_view start) { return cell.starts_with(start); });
    return is_formula && !parse_decimal(cell);
}

std::string guarded(const std::string& cell) {
    return would_run(cell) ? "'" + cell : cell;
}

std::string csv_cell(const std::string& raw) {
    const std::string cell = printable(guarded(raw), true);
    const bool has_outer_blank = cell.starts_with(' ') || cell.ends_with(' ');
    if (!has_outer_blank && cell.find_first_of("\",;\n") == cell.npos) return cell;
    std::string out = "\"";
    for (const char c : cell) out.append(c == '"' ? 2 : 1, c);
    return out + '"';
}

std::string tsv_cell(const std::string& raw) {
    std::string cell = raw;
    std::ranges::replace_if(
        cell, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return printable(guarded(cell));
}

struct Style {
    std::string_view separator;
    std::string (*cell)(const std::string&);
};

std::string write(const Report& report, const RenderOptions& options, Style style) {
    const auto table = first_table(report, options.lang);
    if (!table) return "";
    const std::vector<Field> fields = fields_of(*table);
    const std::string_view line_end = options.excel ? "\r\n" : "\n";
    std::string out = options.excel ? "\xEF\xBB\xBF" : "";

    const auto write_line = [&](auto text_of) {
        std::vector<std::string> cells;
        for (const Field& field : fields) cells.push_back(style.cell(text_of(field)));
        out += fmt::format("{}{}", fmt::join(cells, style.separator), line_end);
    };
    write_line([](const Field& field) { return field.key; });
    for (std::size_t r = 0; r < table->rows.size(); ++r) {
        write_line([&](const Field& field) { return field.cells[r]; });
    }
    return out;
}

}  // namespace

std::string render_csv(const Report& report, const RenderOptions& options) {
    return write(report, options, {",", csv_cell});
}

std::string render_tsv(const Report& report, const RenderOptions& options) {
    return write(report, options, {"\t", tsv_cell});
}

}  // namespace daicho
