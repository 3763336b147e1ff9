// A change of the registry on a terminal.
#include <fmt/format.h>

#include <algorithm>

#include "daicho/text/width.hpp"
#include "render/cells.hpp"
#include "render/changes/formats.hpp"
#include "render/changes/words.hpp"
#include "render/lines.hpp"
#include "render/terminal/paint.hpp"

namespace daicho {

namespace {

struct Sign {
    std::string_view mark;
    Ink ink;
};

Sign sign_of(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::added:
            return {"+", Ink::blue};
        case ChangeKind::removed:
            return {"-", Ink::red};
        case ChangeKind::unreadable:
            return {"!", Ink::red};
        default:
            return {"~", Ink::yellow};
    }
}

class TextChanges {
  public:
    TextChanges(const Changes& changes, const RenderOptions& options)
        : x_changes(changes), x_options(options), x_paint(options.color) {}

    std::string write() {
        x_out =
            fmt::format("{} → {}   {}\n", one_line(x_changes.before.name),
                        one_line(x_changes.after.name), summary_line(x_changes, x_options.lang));
        if (x_changes.records.empty() && x_changes.files.empty())
            x_out += say({"変更はありません\n", "nothing has changed\n"});
        records();
        for (const Change& file : x_changes.files) {
            x_out += fmt::format("\n{}\n", x_paint(Ink::bold, title_of(file)));
            values(file, "  ");
        }
        figures();
        x_out += "\n" + checks() + "\n";
        return std::move(x_out);
    }

  private:
    std::string_view say(Words words) const { return words.in(x_options.lang); }

    /// Under a heading for each kind.
    void records() {
        const auto& all = x_changes.records;
        for (auto at = all.begin(); at != all.end();) {
            const ChangeKind kind = at->kinds.front();
            const auto end = std::find_if(
                at, all.end(), [&](const Change& each) { return each.kinds.front() != kind; });
            x_out += fmt::format(
                "\n{}\n",
                x_paint(Ink::bold,
                        fmt::format("{} {}", say(named(change_names, kind).words), end - at)));
            for (; at != end; ++at) record(*at);
        }
    }

    void record(const Change& change) {
        const Sign sign = sign_of(change.kinds.front());
        x_out += fmt::format("  {} {}  {}", x_paint(sign.ink, sign.mark),
                             pad(one_line(change.name), name_width()), one_line(change.id));
        if (change.kinds.size() > 1)
            x_out += fmt::format("  {}", kinds_in_words(change, x_options.lang));
        if (!change.when.empty()) x_out += "  " + one_line(change.when);
        x_out += "\n";
        if (!change.path_before.empty())
            x_out +=
                fmt::format("      {} → {}\n", one_line(change.path_before), one_line(change.path));
        values(change, "      ");
    }

    int name_width() const {
        int width = 0;
        for (const Change& change : x_changes.records)
            width = std::max(width, display_width(one_line(change.name)));
        return std::min(width, 24);
    }

    std::string title_of(const Change& file) const {
        return fmt::format("{} ({})", file.path, kinds_in_words(file, x_options.lang));
    }

    void values(const Change& change, std::string_view indent) {
        for (const ValueChange& value : change.values) {
            const Shortened texts = shortened(value);
            const std::string note =
                value.note.empty() ? "" : fmt::format("   ({})", one_line(value.note));
            std::string line = fmt::format("{}{}: ", indent, one_line(value.label));
            if (texts.before.empty()) {
                line += "+ " + texts.after;
            } else if (texts.after.empty()) {
                line += "- " + texts.before;
            } else {
                line += fmt::format("{} → {}", texts.before, texts.after);
            }
            x_out +=
                hang(line + note, static_cast<int>(indent.size()) + 4, reading_width(x_options));
            x_out += "\n";
        }
    }

    // ---- figures -------------------------------------------------------------------------------

    std::string cell_text(const CellChange& cell, const Column& column) const {
        if (!is_shown(cell, column)) return "·";
        const std::string after = number(cell.after);
        return cell.differs ? fmt::format("{} → {}", number(cell.before), after) : after;
    }
    std::string number(const Value& value) const {
        const std::string text = label(value, x_options);
        return text.empty() ? "0" : text;
    }

    void figures() {
        if (x_changes.withholds_figures) x_out += fmt::format("\n{}\n", say(withheld_figures));
        if (const std::string stamp = stamp_of(x_changes, x_options.lang); !stamp.empty())
            x_out += fmt::format("\n{}\n", x_paint(Ink::bold, stamp));
        if (x_changes.with_figures && x_changes.figures.empty())
            x_out += say({"\n数に変わりはありません\n", "\nno figure has changed\n"});
        for (const TableChange& table : x_changes.figures) {
            x_out += fmt::format("\n{}\n", x_paint(Ink::bold, one_line(table.caption)));
            grid(table);
            reasons(table);
        }
    }

    void grid(const TableChange& table) {
        int head = display_width(table.head);
        for (const TableChange::Row& row : table.rows)
            head = std::max(head, display_width(one_line(label(row.label, x_options))));
        std::vector<int> widths;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            int width = display_width(head_of(table, table.columns[c]));
            for (const TableChange::Row& row : table.rows)
                width = std::max(width, display_width(cell_text(row.cells[c], table.columns[c])));
            widths.push_back(width);
        }
        x_out += "  " + pad(table.head, head);
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            x_out += "  " + pad(head_of(table, table.columns[c]), widths[c], Align::right);
        x_out += "\n";
        for (const TableChange::Row& row : table.rows) {
            x_out += "  " + pad(one_line(label(row.label, x_options)), head);
            for (std::size_t c = 0; c < table.columns.size(); ++c)
                x_out +=
                    "  " + pad(cell_text(row.cells[c], table.columns[c]), widths[c], Align::right);
            x_out += "\n";
        }
    }

    /// Of rows that are sums the rows above have told it.
    void reasons(const TableChange& table) {
        for (const TableChange::Row& row : table.rows) {
            if (row.kind == RowKind::total || row.kind == RowKind::subtotal) continue;
            for (std::size_t c = 0; c < row.cells.size(); ++c) {
                if (row.cells[c].why.empty() || table.columns[c].role == Column::Role::total)
                    continue;
                x_out += fmt::format("    {} {}: {}\n", one_line(label(row.label, x_options)),
                                     head_of(table, table.columns[c]),
                                     one_line(in_a_row(row.cells[c].why, x_options.lang)));
            }
        }
        if (!table.why.empty())
            x_out +=
                fmt::format("    {}: {}\n", say({"原因となりうる変更", "what may be the cause"}),
                            one_line(in_a_row(table.why, x_options.lang)));
    }

    std::string checks() const {
        const StateSummary &was = x_changes.before, &is = x_changes.after;
        const std::string after = findings_in_words(is, x_options.lang);
        const std::string before = findings_in_words(was, x_options.lang);
        return fmt::format("{}  {}", say({"検査", "check"}),
                           before == after ? after : fmt::format("{} → {}", before, after));
    }

    const Changes& x_changes;
    const RenderOptions& x_options;
    Paint x_paint;
    std::string x_out;
};

}  // namespace

std::string render_changes_text(const Changes& changes, const RenderOptions& options) {
    return TextChanges(changes, options).write();
}

}  // namespace daicho
