// Formats `csv` and `tsv`: the report's first table for machines, one datum a cell, by the rules of
// 総務省 for machine-readable statistics: no units, no separators, no merged cells, nothing left
// out.
//
//     row_type,prefecture_code,prefecture,fy2014_certain,fy2014_possible,fy2015_certain,…
//     data,100005,群馬県,1,1,2,…
#include <fmt/format.h>

#include <algorithm>

#include "daicho/text/number.hpp"
#include "daicho/text/utf8.hpp"
#include "render/cells.hpp"
#include "render/machine/tidy.hpp"

namespace daicho {

namespace {

std::string bare(const Datum& datum) {
    return std::visit(Overloaded{
                          [](std::monostate) { return std::string(); },
                          [](const std::string& text) { return text; },
                          [](long long number) { return std::to_string(number); },
                          [](const Decimal& decimal) { return decimal.text; },
                          [](Day day) { return to_iso(day); },
                          [](bool yes) { return std::string(yes ? "true" : "false"); },
                      },
                      datum);
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
    std::string cell = printable(guarded(raw), true);
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
    const std::vector<TidyColumn> columns = tidy(*table, options.lang);
    const std::string_view line_end = options.excel ? "\r\n" : "\n";
    std::string out = std::string(options.excel ? byte_order_mark : "");

    const auto write_line = [&](auto text_of) {
        std::vector<std::string> cells;
        for (const TidyColumn& column : columns) cells.push_back(style.cell(text_of(column)));
        out += fmt::format("{}{}", fmt::join(cells, style.separator), line_end);
    };
    write_line([](const TidyColumn& column) { return column.key; });
    for (std::size_t r = 0; r < table->rows.size(); ++r) {
        write_line([&](const TidyColumn& column) { return bare(column.cells[r]); });
    }
    return out;
}

std::string render_csv(const Report& report, const RenderOptions& options) {
    return write(report, options, {",", csv_cell});
}

std::string render_tsv(const Report& report, const RenderOptions& options) {
    return write(report, options, {"\t", tsv_cell});
}

}  // namespace

extern constinit const Format csv_format{
    .name = "csv",
    .suffixes = ".csv",
    .summary = {"機械で読む表(カンマ区切り)", "comma-separated, for machines"},
    .render = render_csv,
    .holds = Holds::one_table,
    .takes_excel = true};

extern constinit const Format tsv_format{
    .name = "tsv",
    .suffixes = ".tsv",
    .summary = {"機械で読む表(タブ区切り)", "tab-separated, for machines"},
    .render = render_tsv,
    .holds = Holds::one_table,
    .takes_excel = true};

}  // namespace daicho
