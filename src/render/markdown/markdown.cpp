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

std::string key_line(const std::vector<Emphasis>& used, const NewYears& years, Lang lang) {
    std::vector<std::string> keys;
    for (const Emphasis one : used) {
        const Words shown = one == Emphasis::new_in_year ? Words{"下線", "underlined"}
                            : one == Emphasis::new_since ? Words{"太字", "bold"}
                                                         : Words{"　", "…"};
        keys.push_back(fmt::format("{}: {}", emphasized(one, std::string(shown.in(lang))),
                                   escape_markdown(meaning_of(one, years, lang))));
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

    std::string operator()(const Heading& heading) {
        x_heading = heading.text;
        const auto level = static_cast<std::size_t>(std::clamp(heading.level, 1, 6));
        const std::string badge = heading.badge.empty() ? "" : heading.badge + " ";
        return fmt::format("{} {}\n", std::string(level, '#'),
                           escape_markdown(badge + heading.text));
    }
    std::string operator()(const Paragraph& paragraph) const {
        std::string out;
        std::istringstream lines(paragraph.text);
        for (std::string line; std::getline(lines, line);) out += escape_markdown(line) + "\n";
        return out;
    }
    std::string operator()(const BulletList& list) const {
        std::string out;
        int number = 0;
        for (const std::string& item : list.items) {
            const std::string sign = list.is_numbered ? fmt::format("{}.", ++number) : "-";
            out += fmt::format("{} {}\n", sign, escape_markdown(item));
        }
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
        return out + key_line(emphases_of(table), x_report.years, x_options.lang);
    }
    std::string operator()(const KeyFigure& figure) const {
        std::string out = fmt::format("**{}**", escape_markdown(figure.value));
        if (!figure.label.empty()) out = escape_markdown(figure.label) + ": " + out;
        std::string parts;
        for (const auto& part : figure.parts) {
            parts += fmt::format("{}{} {}", parts.empty() ? "" : ", ", escape_markdown(part.label),
                                 label(part.count, x_options));
        }
        if (!parts.empty()) out += fmt::format(" ({})", parts);
        if (!figure.note.empty()) out += "\n" + escape_markdown(figure.note);
        return out + "\n";
    }
    std::string operator()(const GroupedList& list) const {
        std::string out = titled(list.caption);
        for (const auto& group : list.groups) {
            std::vector<std::string> items;
            for (const auto& item : group.items) items.push_back(item_of(item));
            const std::string count =
                group.count.empty() ? "" : fmt::format(" ({})", escape_markdown(group.count));
            const std::string names =
                fmt::format("{}", fmt::join(items, x_options.lang == Lang::ja ? "、" : ", "));
            out += fmt::format("- **{}**{}: {}\n", escape_markdown(group.label), count,
                               with_note(names, escape_markdown(group.note)));
        }
        return out + key_line(emphases_of(as_table(list, x_options.lang)), x_report.years,
                              x_options.lang);
    }

    std::string operator()(const Index&) const { return {}; }
    std::string operator()(const FactSheet& sheet) const {
        std::string out = titled(sheet.title);
        for (const auto& fact : sheet.facts) {
            out += fmt::format("- **{}**: {}", escape_markdown(fact.label), lines_of(fact.texts));
            out += fact.sources.empty()
                       ? "\n"
                       : fmt::format(" [{}]\n", escape_markdown(fmt::format(
                                                    "{}", fmt::join(fact.sources, ", "))));
        }
        return out + noted(sheet.note);
    }
    std::string operator()(const Cards& cards) const {
        std::string out = titled(cards.title);
        for (const auto& card : cards.cards) {
            out += fmt::format("- **{}**", escape_markdown(card.title));
            if (!card.message.empty()) out += ": " + escape_markdown(card.message);
            const auto add = [&](const std::string& line) {
                if (!line.empty()) out += "\n  - " + line;
            };
            add(escape_markdown(fmt::format("{}", fmt::join(card.parties, " – "))));
            for (const std::string& text : card.texts) add(escape_markdown(text));
            for (const auto& fact : card.facts)
                add(fmt::format("{}: {}", escape_markdown(fact.label), lines_of(fact.texts)));
            add(lines_of(card.tags));
            out += "\n";
        }
        return out + noted(cards.note);
    }
    std::string operator()(const SourceList& list) const {
        std::string out = titled(list.title);
        for (const auto& one : list.sources) {
            std::vector<std::string> parts{
                fmt::format("{}: {}", escape_markdown(one.id), escape_markdown(one.title))};
            if (!one.publisher.empty()) parts.push_back(escape_markdown(one.publisher));
            if (one.date) parts.push_back(escape_markdown(label(Value(*one.date), x_options)));
            if (!one.url.empty()) parts.push_back(link_markdown(one.url));
            out += fmt::format("- {}\n", fmt::join(parts, ", "));
        }
        return out + noted(list.note);
    }

    std::string operator()(const Tiers& tiers) const {
        std::string out = titled(tiers.title);
        int number = 0;
        for (const auto& level : tiers.levels) {
            std::vector<std::string> parts{fmt::format("**{}**", escape_markdown(level.label))};
            for (const std::string* text : {&level.members, &level.often}) {
                if (!text->empty()) parts.push_back(escape_markdown(*text));
            }
            out += fmt::format("{}. {}\n", ++number,
                               fmt::join(parts, x_options.lang == Lang::ja ? "、" : ", "));
        }
        return out + noted(tiers.note);
    }
    /// Lists below each other: cells of Markdown hold none.
    std::string operator()(const SideBySide& beside) const {
        std::string out;
        for (const auto& column : beside.columns) {
            out += fmt::format("{}**{}**", out.empty() ? "" : "\n", escape_markdown(column.head));
            if (!column.note.empty()) out += fmt::format(" ({})", escape_markdown(column.note));
            for (std::size_t i = 0; i < beside.labels.size(); ++i) {
                out += fmt::format(" — {}: {}", escape_markdown(beside.labels[i]),
                                   escape_markdown(column.facts[i]));
            }
            out += "\n\n";
            for (const auto& part : column.parts) {
                const bool is_headed = !part.heading.empty();
                if (is_headed) out += fmt::format("- {}\n", escape_markdown(part.heading));
                for (const std::string& item : part.items)
                    out += fmt::format("{}- {}\n", is_headed ? "  " : "", escape_markdown(item));
            }
            if (column.parts.empty()) out += "—\n";
        }
        return out + noted(beside.note);
    }
    std::string operator()(const Panels& panels) const {
        return (*this)(as_table(panels, x_options.lang)) + noted(panels.note);
    }
    std::string operator()(const Diagram& diagram) const {
        return (*this)(as_table(diagram, x_options.lang)) + noted(diagram.note);
    }

    /// A picture is read as its table.
    template <class Picture>
    std::string operator()(const Picture& picture) const {
        return (*this)(as_table(picture, x_options.lang));
    }

  private:
    std::string item_of(const GroupedList::Item& item) const {
        const std::string text =
            emphasized(item.emphasis, in_circle(item.number) + escape_markdown(item.text));
        return item.note.empty() ? text : fmt::format("{} ({})", text, escape_markdown(item.note));
    }
    std::string with_note(const std::string& names, const std::string& note) const {
        if (names.empty() || note.empty()) return names + note;
        return names + (x_options.lang == Lang::ja ? "。" : ". ") + note;
    }
    std::string titled(const std::string& title) const {
        return is_said(title) ? "" : fmt::format("**{}**\n\n", escape_markdown(title));
    }
    /// By the title of the report, or by the heading above.
    bool is_said(const std::string& title) const {
        return title.empty() || title == x_report.title || title == x_heading;
    }
    static std::string noted(const std::string& note) {
        return note.empty() ? "" : "\n" + escape_markdown(note) + "\n";
    }
    std::string lines_of(const std::vector<std::string>& texts) const {
        std::vector<std::string> lines;
        for (const std::string& text : texts) lines.push_back(escape_markdown(text));
        return fmt::format("{}", fmt::join(lines, x_options.lang == Lang::ja ? "、" : ", "));
    }

    /// With the head that spans columns: in each of them it would leave the figures no room.
    std::string caption_of(const Table& table, const Heads& heads) const {
        std::string out =
            is_said(table.caption) ? "" : fmt::format("**{}**", escape_markdown(table.caption));
        if (!heads.common.empty()) {
            const std::string_view across = Words{"列: ", "columns: "}.in(x_options.lang);
            out += fmt::format("{}{}{}", out.empty() ? "" : "\n\n", across,
                               escape_markdown(heads.common));
        }
        return out.empty() ? out : out + "\n\n";
    }

    const Report& x_report;
    const RenderOptions& x_options;
    std::string x_heading;
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
    MarkdownBlocks text_of(report, options);
    for (const Block& block : report.blocks) out.push_back(std::visit(text_of, block));
    return out;
}

namespace {

std::string render(const Report& report, const RenderOptions& options) {
    std::vector<std::string> parts;
    if (!report.title.empty() && !has_own_title(report))
        parts.push_back("# " + escape_markdown(report.title) + "\n");
    parts.push_back(stamps_of(report));
    std::ranges::move(markdown_of_blocks(report, options), std::back_inserter(parts));
    parts.push_back(grounds_of(report));

    std::erase(parts, "");
    return fmt::format("{}", fmt::join(parts, "\n"));
}

}  // namespace

extern constinit const Format md_format{
    .name = "md",
    .suffixes = ".md .markdown",
    .summary = {"GitHub の Markdown", "Markdown as GitHub reads it"},
    .render = render,
    .is_for_people = true};

}  // namespace daicho
