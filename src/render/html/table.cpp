// A table as HTML: heads that say what they head, figures at the right, a region that scrolls
// instead of the page.
#include <fmt/format.h>

#include <algorithm>

#include "daicho/text/width.hpp"
#include "render/cells.hpp"
#include "render/html/blocks.hpp"
#include "render/html/text.hpp"

namespace daicho {

namespace {

/// A column that people see, and how its cells are laid out. Japanese breaks between any two
/// characters, so without a floor a browser squeezes texts into towers.
struct Shown {
    std::size_t index;
    const Column* column;
    bool is_head;
    std::string_view layout;  // a class of the style sheet
};

/// `20%` with a bar of that length.
std::string with_bar(const std::string& text) {
    int percent = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') break;
        percent = std::min(100, percent * 10 + (c - '0'));
    }
    return fmt::format(
        "<svg class=\"cell-bar\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" "
        "aria-hidden=\"true\"><rect width=\"{}\" height=\"4\"/></svg>{}",
        percent, text);
}

/// A page says in words that there may be more, and breaks a range behind its dash.
std::string figure_html(std::string text, Lang lang) {
    text = escape_html(text);
    if (lang == Lang::ja && text.ends_with('+')) {
        text.pop_back();
        text += "<small>以上</small>";
    }
    constexpr std::string_view dash = "–";
    const std::size_t at = text.find(dash);
    return at == text.npos ? text : text.insert(at + dash.size(), "<wbr>");
}

std::string html_of(const Value& value, const Column& column, const TableFrame& frame,
                    const RenderOptions& options) {
    const auto* text = std::get_if<std::string>(&value);
    if (text && column.role == Column::Role::sources) return cited_html(*text, frame.sources);
    if (const auto* code = std::get_if<Code>(&value); code && frame.anchors.contains(code->text))
        return fmt::format("<a{}>{}</a>", href_html("#" + code->text), escape_html(code->text));
    if (text && column.role == Column::Role::share && !text->empty())
        return with_bar(figure_html(*text, options.lang));
    if (std::holds_alternative<Count>(value) || (text && column.people_only))
        return figure_html(label(value, options), options.lang);
    return text ? rich_html(*text) : rich_html(page_label(value, column, options));
}

std::string_view layout_of(const Table& table, std::size_t index, const RenderOptions& options) {
    const Column& column = table.columns[index];
    if (is_figure(column.type)) return "figure";
    constexpr int short_text = 20, long_text = 48;
    int widest = 0;
    for (const Row& row : table.rows) {
        // The sum of a list stands where its names stand, and is longer than they are.
        if (row.kind == RowKind::subtotal || row.kind == RowKind::total) continue;
        widest = std::max(widest, display_width(label(cell_of(row, index).value, options)));
    }
    if (widest <= short_text) return "short";
    return widest > long_text ? "long" : "middle";
}

std::vector<Shown> shown_of(const Table& table, const RenderOptions& options) {
    std::vector<Shown> out;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].machine_only) continue;
        out.push_back({i, &table.columns[i], i < table.head_columns, layout_of(table, i, options)});
    }
    return out;
}

/// Columns that stand together below one head, or one without.
std::vector<std::span<const Shown>> groups_of(std::span<const Shown> shown) {
    std::vector<std::span<const Shown>> out;
    for (std::size_t begin = 0; begin < shown.size();) {
        const std::string& group = shown[begin].column->group;
        std::size_t end = begin + 1;
        while (!group.empty() && end < shown.size() && shown[end].column->group == group) ++end;
        out.push_back(shown.subspan(begin, end - begin));
        begin = end;
    }
    return out;
}

std::string column_head(const Shown& shown, std::string_view attributes = "") {
    const std::string_view side = shown.layout == "figure" ? " class=\"figure\"" : "";
    return fmt::format("<th scope=\"col\"{}{}>{}</th>", attributes, side,
                       escape_html(shown.column->label));
}

std::string heads_of(std::span<const Shown> shown) {
    const bool is_grouped =
        std::ranges::any_of(shown, [](const Shown& one) { return !one.column->group.empty(); });
    std::string first, second, columns;
    if (!is_grouped) {
        for (const Shown& one : shown) first += column_head(one);
        return fmt::format("<thead>\n<tr>{}</tr>\n</thead>\n", first);
    }
    for (const auto group : groups_of(shown)) {
        columns += fmt::format("<colgroup span=\"{}\"></colgroup>", group.size());
        const std::string& label = group[0].column->group;
        if (label.empty()) {
            first += column_head(group[0], " rowspan=\"2\"");
            continue;
        }
        first += fmt::format("<th scope=\"colgroup\" colspan=\"{}\">{}</th>", group.size(),
                             escape_html(label));
        for (const Shown& one : group) second += column_head(one);
    }
    return fmt::format("{}\n<thead>\n<tr>{}</tr>\n<tr>{}</tr>\n</thead>\n", columns, first, second);
}

/// By how many it counts, so that a table of years is read at a glance.
std::string_view size_of(const Cell& cell, const Column& column) {
    if (is_zero(cell.value)) return " zero";
    const auto* count = std::get_if<Count>(&cell.value);
    if (!count || !column.sums_up) return "";
    constexpr int many = 3;
    return count->certain >= many ? " many" : " few";
}

std::string html_of_cell(const Cell& cell, const Shown& shown, const TableFrame& frame,
                         const RenderOptions& options) {
    const std::string html = emphasized_html(
        cell.emphasis, html_of(cell.value, *shown.column, frame, options), frame.news);
    const std::string_view zero = size_of(cell, *shown.column);
    // An empty cell heads nothing.
    const bool is_head = shown.is_head && !html.empty();
    return fmt::format("<{0} class=\"{2}{3}\">{4}</{1}>", is_head ? "th scope=\"row\"" : "td",
                       is_head ? "th" : "td", shown.layout, zero, html);
}

std::string row_begin(const Row& row) {
    if (row.kind != RowKind::data) return fmt::format("<tr class=\"{}\">", name_of(row.kind));
    return has_open_count(row) ? "<tr class=\"open\">" : "<tr>";
}

std::string body_of(const Table& table, std::span<const Shown> shown, const TableFrame& frame,
                    const RenderOptions& options) {
    std::string out = "<tbody>\n";
    for (const Row& row : table.rows) {
        out += row_begin(row);
        for (const Shown& one : shown)
            out += html_of_cell(cell_of(row, one.index), one, frame, options);
        out += "</tr>\n";
    }
    if (table.rows.empty()) {
        out += fmt::format("<tr><td colspan=\"{}\">{}</td></tr>\n", shown.size(),
                           Words{"該当なし", "none"}.in(options.lang));
    }
    return out + "</tbody>\n";
}

/// By which a style sheet knows a table; nothing if its name is not fit for it.
std::string class_of(const Table& table) {
    const bool is_fit = !table.name.empty() && std::ranges::all_of(table.name, [](char c) {
        return (c >= 'a' && c <= 'z') || c == '_';
    });
    return is_fit ? fmt::format(" class=\"t-{}\"", table.name) : "";
}

}  // namespace

std::string html_of_table(const Table& table, const TableFrame& frame,
                          const RenderOptions& options) {
    const std::vector<Shown> shown = shown_of(table, options);
    if (shown.empty()) return "";
    constexpr std::size_t many = 10;  // from here on the print takes smaller type
    return fmt::format(
        "<section class=\"table{}\" tabindex=\"0\" aria-label=\"{}\">\n<table{}>\n"
        "<caption{}><span>{}</span></caption>\n{}{}</table>\n</section>\n{}",
        shown.size() >= many ? " wide" : "", escape_html(frame.region), class_of(table),
        frame.caption_shows ? "" : " class=\"unseen\"", escape_html(frame.caption), heads_of(shown),
        body_of(table, shown, frame, options), emphasis_key_html(emphases_of(table), frame.news));
}

}  // namespace daicho
