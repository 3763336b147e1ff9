// Who works with whom, levels of meetings, and things told side by side: as tables and lists, whose
// text wraps and never shrinks.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "daicho/text/named.hpp"
#include "render/html/blocks.hpp"

namespace daicho {

// ---- who works with whom -----------------------------------------------------------------------

namespace {

constexpr std::array boxes{
    Named<Diagram::Kind>{Diagram::Kind::bureau, "bureau"},
    Named<Diagram::Kind>{Diagram::Kind::hello_work, "hello-work"},
    Named<Diagram::Kind>{Diagram::Kind::agreement, "agreement"},
    Named<Diagram::Kind>{Diagram::Kind::prefecture, "prefecture"},
    Named<Diagram::Kind>{Diagram::Kind::municipal, "municipality"},
    Named<Diagram::Kind>{Diagram::Kind::other, "other"},
};
static_assert(is_in_step(boxes, &Named<Diagram::Kind>::value, Diagram::Kind::other));

/// A grid of boxes. Between two columns, and where a column has no box, a line goes through.
class Grid {
  public:
    explicit Grid(const Diagram& diagram) : x_diagram(diagram) {
        for (const auto& node : diagram.nodes)
            x_rows = std::max(x_rows, static_cast<std::size_t>(node.row + node.rows));
        x_at.assign(x_rows, std::vector<const Diagram::Node*>(columns()));
        for (const auto& node : diagram.nodes) {
            for (int row = node.row; row < node.row + node.rows; ++row)
                x_at[static_cast<std::size_t>(row)][static_cast<std::size_t>(node.column)] = &node;
        }
    }

    std::string html(const std::string& region) const {
        std::string heads, rows;
        for (std::size_t c = 0; c < columns(); ++c) {
            if (c > 0) heads += "<td></td>";
            heads +=
                fmt::format("<th scope=\"col\">{}</th>", escape_html(x_diagram.heads[c].label));
        }
        for (std::size_t r = 0; r < x_rows; ++r) rows += row(r);
        return fmt::format(
            "<section class=\"table\" tabindex=\"0\" aria-label=\"{0}\">\n"
            "<table class=\"who\">\n<caption class=\"unseen\">{0}</caption>\n"
            "<thead>\n<tr>{1}</tr>\n</thead>\n<tbody>\n{2}</tbody>\n</table>\n</section>\n",
            escape_html(region), heads, rows);
    }

  private:
    std::size_t columns() const { return x_diagram.heads.size(); }

    std::string row(std::size_t r) const {
        std::string cells;
        std::size_t c = 0;
        while (c < columns()) {
            const auto* node = x_at[r][c];
            if (node) cells += box(*node, r);
            std::size_t next = c + 1;
            while (next < columns() && !x_at[r][next]) ++next;
            const bool is_joined = node && next < columns();
            cells += is_joined ? line(r, c, next) : nothing(2 * (next - c) - (node ? 2 : 0));
            c = next;
        }
        return fmt::format("<tr>{}</tr>\n", cells);
    }

    /// Where a row begins or ends without boxes.
    static std::string nothing(std::size_t cells) {
        return cells == 0 ? "" : fmt::format("<td colspan=\"{}\"></td>", cells);
    }

    static std::string box(const Diagram::Node& node, std::size_t row) {
        if (static_cast<int>(row) != node.row) return {};
        const std::string span =
            node.rows > 1 ? fmt::format(" rowspan=\"{}\"", node.rows) : std::string();
        std::string text = rich_html(node.label);
        if (!node.link.empty()) text = fmt::format("<a{}>{}</a>", href_html(node.link), text);
        const std::string note =
            node.note.empty() ? "" : fmt::format(" <small>{}</small>", rich_html(node.note));
        return fmt::format("<td class=\"box {}{}\"{}><b>{}</b>{}</td>", named(boxes, node.kind).id,
                           node.is_dashed ? " dashed" : "", span, text, note);
    }

    /// From a box to the next one: one line for as many rows as both have in common.
    std::string line(std::size_t row, std::size_t from, std::size_t to) const {
        const auto* left = x_at[row][from];
        const auto* right = x_at[row][to];
        if (!left || !right) return {};
        const auto goes_on = [&](std::size_t r) {
            return r < x_rows && x_at[r][from] == left && x_at[r][to] == right;
        };
        if (row > 0 && goes_on(row - 1)) return {};
        std::size_t rows = 1;
        while (goes_on(row + rows)) ++rows;
        const std::size_t across = 2 * (to - from) - 1;
        const auto span = [](std::string_view name, std::size_t size) {
            return size > 1 ? fmt::format(" {}=\"{}\"", name, size) : std::string();
        };
        return fmt::format("<td class=\"line{}\"{}{}></td>",
                           left->is_dashed || right->is_dashed ? " dashed" : "",
                           span("colspan", across), span("rowspan", rows));
    }

    const Diagram& x_diagram;
    std::size_t x_rows = 0;
    std::vector<std::vector<const Diagram::Node*>> x_at;
};

}  // namespace

std::string html_of_grid(const Diagram& diagram, const std::string& region) {
    return Grid(diagram).html(region);
}

// ---- levels of meetings ------------------------------------------------------------------------

std::string html_of(const Tiers& tiers, const std::set<std::string>& listed) {
    std::string levels;
    for (const auto& level : tiers.levels) {
        std::string text = fmt::format("<b>{}</b>", escape_html(level.label));
        if (!level.members.empty())
            text += fmt::format(" <span>{}</span>", escape_html(level.members));
        if (!level.often.empty()) text += fmt::format(" <i>{}</i>", escape_html(level.often));
        if (!level.sources.empty()) {
            text +=
                fmt::format(" <small class=\"cited\">{}</small>",
                            cited_html(fmt::format("{}", fmt::join(level.sources, ", ")), listed));
        }
        levels += fmt::format("<li{}>{}</li>\n", level.is_model ? " class=\"dashed\"" : "", text);
    }
    const std::string title = tiers.title.empty() ? ""
                                                  : fmt::format("<figcaption>{}</figcaption>\n",
                                                                escape_html(tiers.title));
    const std::string note =
        tiers.note.empty() ? "" : fmt::format("<p class=\"note\">{}</p>\n", rich_html(tiers.note));
    return fmt::format("<figure class=\"picture\">\n{}<ol class=\"tiers\">\n{}</ol>\n{}</figure>\n",
                       title, levels, note);
}

// ---- side by side ------------------------------------------------------------------------------

namespace {

constexpr std::size_t most_on_a_sheet = 7;

using Columns = std::span<const SideBySide::Column>;

std::string cells(Columns columns, std::string_view element, auto text_of) {
    std::string out;
    for (const auto& column : columns)
        out += fmt::format("<{0}>{1}</{0}>", element, text_of(column));
    return out;
}

std::string head_of(const SideBySide::Column& column) {
    const std::string note =
        column.note.empty() ? "" : fmt::format("<small>{}</small>", escape_html(column.note));
    return escape_html(column.head) + note;
}

std::string parts_of(const SideBySide::Column& column) {
    std::string out;
    for (const auto& part : column.parts) {
        if (!part.heading.empty()) out += fmt::format("<p>{}</p>", escape_html(part.heading));
        std::string items;
        for (const std::string& item : part.items)
            items += fmt::format("<li>{}</li>", rich_html(item));
        if (!items.empty()) out += fmt::format("<ul>{}</ul>", items);
    }
    return out.empty() ? "—" : out;
}

std::string sheet_of(const SideBySide& beside, Columns columns, const std::string& caption,
                     const std::string& region, bool is_unseen) {
    const auto row_head = [](const std::string& label) {
        return fmt::format("<th scope=\"row\">{}</th>", escape_html(label));
    };
    std::string heads, rows;
    for (const auto& column : columns) {
        const std::string anchor =
            column.anchor.empty() ? "" : fmt::format(" id=\"{}\"", id_html(column.anchor));
        heads += fmt::format("<th scope=\"col\"{}>{}</th>", anchor, head_of(column));
    }
    for (std::size_t i = 0; i < beside.labels.size(); ++i) {
        rows += fmt::format(
            "<tr>{}{}</tr>\n", row_head(beside.labels[i]),
            cells(columns, "td", [&](const auto& column) { return rich_html(column.facts[i]); }));
    }
    rows += fmt::format("<tr class=\"parts\">{}{}</tr>\n", row_head(beside.parts_label),
                        cells(columns, "td", parts_of));
    return fmt::format(
        "<section class=\"table beside\" tabindex=\"0\" aria-label=\"{}\">\n<table "
        "class=\"of{}\">\n<caption{}><span>{}</span></caption>\n"
        "<thead>\n<tr><th scope=\"col\">{}</th>{}</tr>\n</thead>\n<tbody>\n{}</tbody>\n</table>\n"
        "</section>\n",
        escape_html(region), columns.size(), is_unseen ? " class=\"unseen\"" : "",
        escape_html(caption), escape_html(beside.head_label), heads, rows);
}

}  // namespace

std::string html_of(const SideBySide& beside, const std::string& region, bool is_said) {
    const std::size_t count = beside.columns.size();
    const std::size_t sheets = (count + most_on_a_sheet - 1) / most_on_a_sheet;
    std::string out;
    for (std::size_t i = 0, begin = 0; i < sheets; ++i) {
        // As even as it goes: 17 are 6, 6 and 5.
        const std::size_t size = count / sheets + (i < count % sheets ? 1 : 0);
        const std::string part = sheets > 1 ? fmt::format(" ({}/{})", i + 1, sheets) : "";
        out += sheet_of(beside, Columns(beside.columns).subspan(begin, size), beside.title + part,
                        region + part, is_said && sheets == 1);
        begin += size;
    }
    if (!beside.note.empty())
        out += fmt::format("<p class=\"note\">{}</p>\n", rich_html(beside.note));
    return out;
}

}  // namespace daicho
