// A change of the registry as the comment of a pull request.
#include <fmt/format.h>

#include <algorithm>

#include "daicho/text/ascii.hpp"
#include "daicho/text/lists.hpp"
#include "daicho/text/plural.hpp"
#include "render/cells.hpp"
#include "render/changes/formats.hpp"
#include "render/changes/words.hpp"
#include "render/markdown/escape.hpp"

namespace daicho {

namespace {

// GitHub takes 65,536 characters; what a line below says of the rest fits in as well.
constexpr std::size_t room_in_all = 64'000;
constexpr std::size_t most_unfolded = 20;  // rows

class MarkdownChanges {
  public:
    MarkdownChanges(const Changes& changes, const RenderOptions& options)
        : x_changes(changes), x_options(options) {}

    std::string write() {
        x_out = fmt::format("### {}: {}\n\n", say({"台帳の変更", "Change of the registry"}),
                            summary_line(x_changes, x_options.lang));
        x_out += fmt::format("{} → {}. {}\n", escape_markdown(x_changes.before.name),
                             escape_markdown(x_changes.after.name), checks());
        if (x_changes.empty())
            x_out += fmt::format("\n{}\n", say({"変更はありません。", "Nothing has changed."}));
        if (!x_changes.records.empty()) section({"記録", "Records"}, record_head(), record_rows());
        for (const Change& file : x_changes.files) {
            const std::string name =
                fmt::format("{} ({})", file.path, kinds_in_words(file, x_options.lang));
            section({name, name}, file_head(), file_rows(file));
        }
        if (x_changes.withholds_figures)
            x_out += fmt::format("\n{}{}\n", say(withheld_figures), say({"。", "."}));
        if (const std::string stamp = stamp_of(x_changes, x_options.lang); !stamp.empty())
            x_out += fmt::format("\n**{}**\n", escape_markdown(stamp));
        for (const TableChange& table : x_changes.figures) figures(table);
        if (x_changes.with_figures && x_changes.figures.empty())
            x_out +=
                fmt::format("\n{}\n", say({"数に変わりはありません。", "No figure has changed."}));
        if (x_left_out > 0)
            x_out += fmt::format(
                "\n{}\n",
                message("長すぎるため{0}行を省いた。`daicho diff` がすべてを示す。",
                        "left out, for this is too long: {0} {1}. `daicho diff` shows all.",
                        x_left_out, plural(static_cast<long long>(x_left_out), "row"))
                    .in(x_options.lang));
        return std::move(x_out);
    }

  private:
    struct Title {
        std::string ja, en;
    };

    std::string_view say(Words words) const { return words.in(x_options.lang); }

    std::string checks() const {
        const StateSummary &was = x_changes.before, &is = x_changes.after;
        const std::string after = findings_in_words(is, x_options.lang);
        const std::string before = findings_in_words(was, x_options.lang);
        const std::string what = before == after ? fmt::format("**{}**", after)
                                                 : fmt::format("{} → **{}**", before, after);
        return x_options.lang == Lang::ja ? fmt::format("検査は{}。", what)
                                          : fmt::format("The check finds {}.", what);
    }

    /// A table, folded if it is long, and cut off where the comment would be too long.
    void section(const Title& title, const std::string& head,
                 const std::vector<std::string>& rows) {
        if (rows.empty()) {
            x_out += fmt::format("\n{}\n",
                                 escape_markdown(x_options.lang == Lang::ja ? title.ja : title.en));
            return;
        }
        const bool is_folded = rows.size() > most_unfolded;
        const std::string words = escape_markdown(x_options.lang == Lang::ja ? title.ja : title.en);
        std::string out = is_folded ? fmt::format("\n<details><summary>{} ({})</summary>\n\n{}",
                                                  words, rows.size(), head)
                                    : fmt::format("\n**{}**\n\n{}", words, head);
        const std::string end = is_folded ? "\n</details>\n" : "";
        if (x_out.size() + out.size() + end.size() > room_in_all) {
            x_left_out += rows.size();
            return;
        }
        for (const std::string& row : rows) {
            const bool fits = x_out.size() + out.size() + row.size() + end.size() <= room_in_all;
            if (fits) out += row;
            if (!fits) ++x_left_out;
        }
        x_out += out + end;
    }

    static std::string row_of(const std::vector<std::string>& cells) {
        return fmt::format("| {} |\n", joined(cells, " | "));
    }

    std::string record_head() const {
        return std::string(say(
            {"| | 団体 | 項目 | 前 | 後 | 記録 |\n| --- | --- | --- | --- | --- | --- |\n",
             "| | government | item | before | after | record |\n| --- | --- | --- | --- | --- | --- |\n"}));
    }
    std::string file_head() const {
        return std::string(say({"| 項目 | 前 | 後 |\n| --- | --- | --- |\n",
                                "| item | before | after |\n| --- | --- | --- |\n"}));
    }

    /// Names of files. In code nothing can be escaped: an odd name is no code.
    static std::string code(std::string_view text) {
        return escape_is_needless(text) ? fmt::format("`{}`", text) : escape_markdown(text);
    }
    static bool escape_is_needless(std::string_view text) {
        return std::ranges::all_of(
            text, [](char c) { return is_small_or_digit(c) || c == '-' || c == '.' || c == '/'; });
    }

    std::vector<std::string> record_rows() const {
        std::vector<std::string> out;
        for (const Change& change : x_changes.records) {
            const std::string kinds = kinds_in_words(change, x_options.lang);
            const std::string name = escape_markdown(change.name);
            const bool is_removed = change.kinds.front() == ChangeKind::removed;
            const std::string when = escape_markdown(change.when);
            const std::string id = code(change.id);
            bool is_told = false;
            const auto add = [&](const std::string& item, const std::string& was,
                                 const std::string& is) {
                out.push_back(is_told ? row_of({"", "", item, was, is, ""})
                                      : row_of({kinds, name, item, was, is, id}));
                is_told = true;
            };
            if (!change.when.empty())
                add(std::string(say({"締結", "concluded"})), is_removed ? when : "",
                    is_removed ? "" : when);
            if (!change.path_before.empty())
                add(std::string(say({"ファイル", "file"})), code(change.path_before),
                    code(change.path));
            for (const ValueChange& value : change.values) {
                const auto [was, is, item] = cells(value);
                add(item, was, is);
            }
            if (!is_told) add("", "", "");
        }
        return out;
    }

    struct Cells {
        std::string was, is, item;
    };
    static Cells cells(const ValueChange& value) {
        const Shortened texts = shortened(value);
        const std::string note =
            value.note.empty() ? "" : fmt::format(" ({})", escape_markdown(value.note));
        return {escape_markdown(texts.before), escape_markdown(texts.after) + note,
                escape_markdown(value.label)};
    }

    static std::vector<std::string> file_rows(const Change& file) {
        std::vector<std::string> out;
        for (const ValueChange& value : file.values) {
            const auto [was, is, item] = cells(value);
            out.push_back(row_of({item, was, is}));
        }
        return out;
    }

    // ---- figures -------------------------------------------------------------------------------

    std::string number(const Value& value) const {
        const std::string text = label(value, x_options);
        return text.empty() ? "0" : escape_markdown(text);
    }
    std::string cell_text(const CellChange& cell, const Column& column) const {
        if (!is_shown(cell, column)) return "";
        if (!cell.differs) return number(cell.after);
        return fmt::format("{} → **{}**", number(cell.before), number(cell.after));
    }

    void figures(const TableChange& table) {
        std::vector<std::string> heads{escape_markdown(table.head)}, rules{"---"};
        for (const Column& column : table.columns) {
            heads.push_back(escape_markdown(head_of(table, column)));
            rules.push_back("---:");
        }
        const bool has_reasons =
            table.why.empty() || std::ranges::any_of(table.rows, [&](const TableChange::Row& row) {
                return !reasons(table, row).empty();
            });
        if (has_reasons) heads.emplace_back(say({"理由", "why"}));
        if (has_reasons) rules.emplace_back("---");
        std::vector<std::string> rows;
        for (const TableChange::Row& row : table.rows) {
            std::vector<std::string> cells{escape_markdown(label(row.label, x_options))};
            for (std::size_t c = 0; c < row.cells.size(); ++c)
                cells.push_back(cell_text(row.cells[c], table.columns[c]));
            if (has_reasons) cells.push_back(escape_markdown(reasons(table, row)));
            rows.push_back(row_of(cells));
        }
        section({table.caption, table.caption}, row_of(heads) + row_of(rules), rows);
        if (!table.why.empty() && x_out.size() < room_in_all - 4000) {
            const auto some =
                std::span(table.why).first(std::min<std::size_t>(20, table.why.size()));
            x_out +=
                fmt::format("\n{}: {}\n", say({"原因となりうる変更", "What may be the cause"}),
                            escape_markdown(in_a_row({some.begin(), some.end()}, x_options.lang)));
        }
    }

    /// 2015: − 高崎市; 2016: + 高崎市. Of rows that are sums the rows above have told it.
    std::string reasons(const TableChange& table, const TableChange::Row& row) const {
        std::vector<std::string> out;
        if (row.kind == RowKind::total || row.kind == RowKind::subtotal) return {};
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            if (row.cells[c].why.empty() || table.columns[c].role == Column::Role::total) continue;
            out.push_back(fmt::format("{}: {}", head_of(table, table.columns[c]),
                                      in_a_row(row.cells[c].why, x_options.lang)));
        }
        return joined(out, "; ");
    }

    const Changes& x_changes;
    const RenderOptions& x_options;
    std::string x_out;
    std::size_t x_left_out = 0;
};

}  // namespace

std::string render_changes_markdown(const Changes& changes, const RenderOptions& options) {
    return MarkdownChanges(changes, options).write();
}

}  // namespace daicho
