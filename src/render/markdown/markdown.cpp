// Format `md`: Markdown as GitHub reads it.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <sstream>

#include "daicho/report/parts/pictures.hpp"
#include "render/cells.hpp"
#include "render/heads.hpp"
#include "render/markdown/blocks.hpp"
#include "render/markdown/escape.hpp"

namespace daicho {

namespace {

std::string emphasized(Emphasis emphasis, const std::string& text) {
    if (emphasis == Emphasis::missing) return fmt::format("【{}】", text.empty() ? "—" : text);
    if (text.empty()) return text;
    switch (emphasis) {
        case Emphasis::new_in_year:
            return fmt::format("<u>{}</u>", text);
        case Emphasis::new_since:
            return fmt::format("**{}**", text);
        default:
            return text;
    }
}

std::string key_line(const std::vector<Emphasis>& used, Lang lang) {
    std::vector<std::string> keys;
    for (const Emphasis one : used) {
        const Words shown = one == Emphasis::new_in_year ? Words{"下線", "underlined"}
                            : one == Emphasis::new_since ? Words{"太字", "bold"}
                                                         : Words{"　", "…"};
        keys.push_back(fmt::format("{}: {}", emphasized(one, std::string(shown.in(lang))),
                                   meaning_of(one).in(lang)));
    }
    return keys.empty() ? ""
                        : fmt::format("\n{}\n", fmt::join(keys, lang == Lang::ja ? "、" : ", "));
}

std::string table_line(const std::vector<std::string>& cells) {
    return fmt::format("| {} |\n", fmt::join(cells, " | "));
}

class MarkdownBlocks {
  public:
    MarkdownBlocks(const Report& report, const RenderOptions& options)
        : x_report(report), x_options(options) {}

    std::string operator()(const Heading& heading) const {
        const auto level = static_cast<std::size_t>(std::clamp(heading.level, 1, 6));
        return fmt::format("{} {}\n", std::string(level, '#'), escape_markdown(heading.text));
    }
    std::string operator()(const Paragraph& paragraph) const {
        std::string out;
        std::istringstream lines(paragraph.text);
        for (std::string line; std::getline(lines, line);) out += escape_markdown(line) + "\n";
        return out;
    }
    std::string operator()(const BulletList& list) const {
        std::string out;
        for (const std::string& item : list.items) out += "- " + escape_markdown(item) + "\n";
        return out;
    }
    std::string operator()(const Table& table) const {
        const Heads heads = heads_of(table);
        std::string out = caption_of(table, heads);

        std::vector<std::size_t> shown;
        std::vector<std::string> labels, rules;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const Column& column = table.columns[i];
            if (column.machine_only) continue;
            shown.push_back(i);
            labels.push_back(escape_markdown(heads.labels[i]));
            rules.emplace_back(is_figure(column.type) ? "---:" : "---");
        }
        if (shown.empty()) return out;

        out += table_line(labels) + table_line(rules);
        for (const Row& row : table.rows) {
            std::vector<std::string> cells;
            for (const std::size_t i : shown) {
                const Cell& cell = cell_of(row, i);
                const std::string text =
                    escape_markdown(page_label(cell.value, table.columns[i], x_options));
                cells.push_back(emphasized(cell.emphasis, text));
            }
            out += table_line(cells);
        }
        return out + key_line(emphases_of(table), x_options.lang);
    }
    std::string operator()(const KeyFigure& figure) const {
        std::string out = fmt::format("**{}**", escape_markdown(figure.value));
        if (!figure.label.empty()) out = escape_markdown(figure.label) + ": " + out;
        if (!figure.note.empty()) out += "\n" + escape_markdown(figure.note);
        return out + "\n";
    }
    std::string operator()(const GroupedList& list) const {
        std::string out = list.caption.empty() || list.caption == x_report.title
                              ? ""
                              : fmt::format("**{}**\n\n", escape_markdown(list.caption));
        for (const auto& group : list.groups) {
            std::vector<std::string> items;
            for (const auto& item : group.items)
                items.push_back(emphasized(item.emphasis, escape_markdown(item.text)));
            out += fmt::format("- **{}**: {}\n", escape_markdown(group.label),
                               fmt::join(items, x_options.lang == Lang::ja ? "、" : ", "));
        }
        return out + key_line(emphases_of(as_table(list, x_options.lang)), x_options.lang);
    }

    /// A picture is read as its table.
    template <class Picture>
    std::string operator()(const Picture& picture) const {
        return (*this)(as_table(picture, x_options.lang));
    }

  private:
    /// With the head that spans columns: in each of them it would leave the figures no room.
    std::string caption_of(const Table& table, const Heads& heads) const {
        const bool is_said = table.caption.empty() || table.caption == x_report.title;
        std::string out = is_said ? "" : fmt::format("**{}**", escape_markdown(table.caption));
        if (!heads.common.empty()) {
            const std::string_view across = Words{"列: ", "columns: "}.in(x_options.lang);
            out += fmt::format("{}{}{}", out.empty() ? "" : "\n\n", across,
                               escape_markdown(heads.common));
        }
        return out.empty() ? out : out + "\n\n";
    }

    const Report& x_report;
    const RenderOptions& x_options;
};

std::string stamps_of(const Report& report) {
    std::string out;
    for (const std::string& stamp : report.stamps) {
        out += (out.empty() ? "> ⚠ " : ">\n> ⚠ ") + escape_markdown(stamp) + "\n";
    }
    return out;
}

std::string grounds_of(const Report& report) {
    std::string out;
    for (const Ground& ground : report.grounds) {
        out +=
            fmt::format("- {}: {}\n", escape_markdown(ground.label), escape_markdown(ground.text));
    }
    return out;
}

}  // namespace

std::vector<std::string> markdown_of_blocks(const Report& report, const RenderOptions& options) {
    std::vector<std::string> out;
    const MarkdownBlocks text_of(report, options);
    for (const Block& block : report.blocks) out.push_back(std::visit(text_of, block));
    return out;
}

namespace {

std::string render(const Report& report, const RenderOptions& options) {
    std::vector<std::string> parts;
    if (!report.title.empty()) parts.push_back("# " + escape_markdown(report.title) + "\n");
    parts.push_back(stamps_of(report));
    std::ranges::move(markdown_of_blocks(report, options), std::back_inserter(parts));
    parts.push_back(grounds_of(report));

    std::erase(parts, "");
    return fmt::format("{}", fmt::join(parts, "\n"));
}

}  // namespace

extern constinit const Format md_format{
    "md", ".md .markdown", {"GitHub の Markdown", "Markdown as GitHub reads it"}, render};

}  // namespace daicho
