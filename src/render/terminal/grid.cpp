#include "render/terminal/grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "daicho/text/width.hpp"
#include "render/cells.hpp"
#include "render/lines.hpp"
#include "render/terminal/fold.hpp"
#include "render/terminal/paint.hpp"

namespace daicho {

namespace {

// ---- columns as they will be shown -------------------------------------------------------------

struct Face {
    std::string text;
    Ink ink = Ink::plain;
};

struct Strip {
    std::string label;
    std::string group;
    Align align = Align::left;
    bool may_be_cut = false;
    bool keeps = false;
    bool is_spare = false;
    bool is_empty = false;      // nothing stands there, or none
    std::vector<Face> faces{};  // one a row
    int width = 0;
};

int width_of(const Strip& strip) {
    int width = display_width(strip.label);
    for (const Face& face : strip.faces) width = std::max(width, display_width(face.text));
    return width;
}

/// An empty cell, and a figure of none.
bool says_nothing(const Value& value) {
    const auto* count = std::get_if<Count>(&value);
    return count ? *count == Count{} : is_empty(value);
}

std::string_view mark_of(Emphasis emphasis) {
    switch (emphasis) {
        case Emphasis::new_in_year:
            return "*";
        case Emphasis::new_since:
            return "**";
        default:
            return "";
    }
}

Ink ink_of(Emphasis emphasis, bool is_faint, RowKind kind) {
    switch (emphasis) {
        case Emphasis::new_in_year:
            return Ink::underline;
        case Emphasis::new_since:
            return Ink::red;
        case Emphasis::missing:
            return Ink::yellow;
        case Emphasis::none:
            break;
    }
    return is_faint ? Ink::dim : kind == RowKind::total ? Ink::bold : Ink::plain;
}

Face face_of(const Cell& cell, RowKind kind, const RenderOptions& options) {
    const bool is_faint = kind == RowKind::data && is_zero(cell.value);
    std::string text = is_faint ? "·" : label(cell.value, options);
    if (cell.emphasis == Emphasis::missing) text = fmt::format("【{}】", text.empty() ? "—" : text);
    return {text, ink_of(cell.emphasis, is_faint, kind)};
}

Strip strip_of(const Table& table, std::size_t column, const RenderOptions& options) {
    const Column& c = table.columns[column];
    Strip strip{one_line(c.label),
                one_line(c.group),
                is_figure(c.type) ? Align::right : Align::left,
                c.type == Type::text,
                column < table.head_columns || c.keeps,
                c.is_spare};

    // Marks hang behind the figures, so that units stay below units.
    std::size_t room_for_marks = 0;
    for (const Row& row : table.rows) {
        room_for_marks = std::max(room_for_marks, mark_of(cell_of(row, column).emphasis).size());
    }
    if (strip.align == Align::left) room_for_marks = 0;

    for (const Row& row : table.rows) {
        const Cell& cell = cell_of(row, column);
        Face face = face_of(cell, row.kind, options);
        face.text += pad(mark_of(cell.emphasis), static_cast<int>(room_for_marks));
        strip.faces.push_back(std::move(face));
    }
    strip.width = width_of(strip);
    strip.is_empty = !table.rows.empty() && std::ranges::all_of(table.rows, [&](const Row& row) {
        return says_nothing(cell_of(row, column).value);
    });
    return strip;
}

// ---- fitting them to the terminal --------------------------------------------------------------

struct Layout {
    std::vector<Strip> strips;
    int gap = 2;  // between figures; texts always stand two columns apart
    bool is_cut = false;
    std::vector<std::string> left_out{};  // labels
    std::vector<std::string> empty{};     // of columns in which nothing stands, left out too
};

int gap_before(const Layout& layout, std::size_t i) {
    if (i == 0) return 0;
    const bool figures =
        layout.strips[i - 1].align == Align::right && layout.strips[i].align == Align::right;
    return figures ? layout.gap : 2;
}

int width_between(const Layout& layout, std::size_t first, std::size_t last) {
    int width = 0;
    for (std::size_t i = first; i < last; ++i) {
        width += layout.strips[i].width + (i == first ? 0 : gap_before(layout, i));
    }
    return width;
}
int width_of(const Layout& layout) {
    return width_between(layout, 0, layout.strips.size());
}

/// Behind the strips that stand under the same head as the one given.
std::size_t end_of_group(const Layout& layout, std::size_t first) {
    const std::string& group = layout.strips[first].group;
    std::size_t end = first + 1;
    while (!group.empty() && end < layout.strips.size() && layout.strips[end].group == group) ++end;
    return end;
}

bool fits(Layout& layout, int width) {
    for (const int gap : {2, 1}) {
        layout.gap = gap;
        if (width_of(layout) <= width) return true;
    }
    return false;
}

/// Cuts the widest texts to a common width, if that makes the table fit.
bool cut_texts(Layout& layout, int width) {
    constexpr int narrowest = 16, widest = 200;
    const auto cut_width = [](const Strip& strip, int level) {
        return strip.may_be_cut ? std::min(strip.width, level) : strip.width;
    };
    const int excess = width_of(layout) - width;
    for (int level = widest; level >= narrowest; --level) {
        int saved = 0;
        for (const Strip& strip : layout.strips) saved += strip.width - cut_width(strip, level);
        if (saved < excess) continue;
        for (Strip& strip : layout.strips) {
            if (!strip.may_be_cut) continue;
            strip.label = fit(strip.label, level);
            for (Face& face : strip.faces) face.text = fit(face.text, level);
            strip.width = width_of(strip);
        }
        layout.is_cut = true;
        return true;
    }
    return false;
}

/// The columns in the order in which they go: those in which nothing stands, spare ones from the
/// right, then the others from the left, so that the newest years and the total stay. What names a
/// row never goes, nor does the last if it is of figures.
std::vector<std::size_t> in_order_of_leaving(const std::vector<Strip>& all) {
    std::vector<std::size_t> empty, spare, usual;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].is_empty) {
            empty.push_back(i);
        } else if (all[i].keeps) {
            continue;
        } else if (all[i].is_spare) {
            spare.insert(spare.begin(), i);
        } else {
            usual.push_back(i);
        }
    }
    if (!usual.empty() && all[usual.back()].align == Align::right) usual.pop_back();
    for (const auto& more : {spare, usual}) empty.insert(empty.end(), more.begin(), more.end());
    return empty;
}

/// One `…` for each run of columns that are left out.
Layout without(const std::vector<Strip>& all, std::span<const std::size_t> gone) {
    Layout layout;
    const auto is_gone = [&](std::size_t i) { return std::ranges::find(gone, i) != gone.end(); };
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!is_gone(i)) {
            layout.strips.push_back(all[i]);
            continue;
        }
        if (all[i].is_empty) {
            layout.empty.push_back(all[i].label);
            continue;
        }
        layout.left_out.push_back(all[i].label);
        if (i > 0 && is_gone(i - 1) && !all[i - 1].is_empty) continue;
        const bool has_next = i + 1 < all.size() && all[i + 1].group == all[i].group;
        Strip gap{"…", has_next ? all[i].group : "", Align::right};
        gap.faces.assign(all[0].faces.size(), Face{"…", Ink::dim});
        gap.width = 1;
        layout.strips.push_back(std::move(gap));
    }
    return layout;
}

std::vector<Strip> strips_of(const Table& table, const RenderOptions& options) {
    std::vector<Strip> out;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!table.columns[i].machine_only) out.push_back(strip_of(table, i, options));
    }
    return out;
}

bool fits(const Table& table, const RenderOptions& options) {
    Layout layout{strips_of(table, options)};
    return fits(layout, options.width);
}

/// The table with so few of its first years summed that it fits; with all of them if it never does.
Table folded_to_fit(const Table& table, const RenderOptions& options) {
    std::size_t least = 2, most = foldable_columns(table);
    if (most < least) return table;
    while (least < most) {
        const std::size_t middle = (least + most) / 2;
        if (fits(folded(table, middle, options.lang), options)) {
            most = middle;
        } else {
            least = middle + 1;
        }
    }
    return folded(table, most, options.lang);
}

/// As it fits without losing a figure: with shorter labels, then with the first years summed.
Table narrowed(const Table& table, const RenderOptions& options) {
    if (options.width <= 0 || fits(table, options)) return table;
    const Table narrow = with_narrow_labels(table);
    return fits(narrow, options) ? narrow : folded_to_fit(narrow, options);
}

Layout lay_out(const std::vector<Strip>& all, int width) {
    Layout whole{all};
    const std::vector<std::size_t> leaving = in_order_of_leaving(all);
    const auto empty = static_cast<std::size_t>(
        std::ranges::count_if(leaving, [&](std::size_t i) { return all[i].is_empty; }));
    if (width <= 0 || fits(whole, width) || (empty == 0 && cut_texts(whole, width))) return whole;
    for (std::size_t gone = std::max<std::size_t>(1, empty); gone <= leaving.size(); ++gone) {
        Layout layout = without(all, std::span(leaving).first(gone));
        if (fits(layout, width) || cut_texts(layout, width)) return layout;
        if (gone == leaving.size()) return layout;
    }
    return whole;
}

/// The heads over several columns whole, where there is room: their last columns are widened.
void make_room_for_groups(Layout& layout, int width) {
    for (std::size_t i = 0; i < layout.strips.size();) {
        const std::size_t end = end_of_group(layout, i);
        const int more = display_width(layout.strips[i].group) - width_between(layout, i, end);
        const bool has_room = width <= 0 || width_of(layout) + more <= width;
        if (more > 0 && has_room) layout.strips[end - 1].width += more;
        i = end;
    }
}

// ---- drawing -----------------------------------------------------------------------------------

std::string rule(int width) {
    std::string out;
    for (int i = 0; i < width; ++i) out += "─";
    return out;
}

std::string put(const Face& face, int width, Align align, Paint paint) {
    const auto fill = static_cast<std::size_t>(std::max(0, width - display_width(face.text)));
    const std::string blanks(fill, ' ');
    const std::string text = paint(face.ink, face.text);
    return align == Align::right ? blanks + text : text + blanks;
}

std::string line(std::string text) {
    return text.erase(text.find_last_not_of(' ') + 1) + "\n";
}

/// `年度 ──────` over the columns of the group.
std::string group_line(const Layout& layout, Paint paint) {
    std::string out;
    bool any = false;
    for (std::size_t i = 0; i < layout.strips.size();) {
        const std::string& group = layout.strips[i].group;
        const std::size_t end = end_of_group(layout, i);
        const int span = width_between(layout, i, end);
        std::string head = fit(group, span);
        const int left = span - display_width(head);
        if (!group.empty() && left > 1) head += " " + rule(left - 1);
        out += std::string(static_cast<std::size_t>(gap_before(layout, i)), ' ');
        out += put({head, Ink::bold}, span, Align::left, paint);
        any = any || !group.empty();
        i = end;
    }
    return any ? line(out) : "";
}

template <class FaceOf>
std::string row_line(const Layout& layout, FaceOf face_in, Paint paint) {
    std::string out;
    for (std::size_t i = 0; i < layout.strips.size(); ++i) {
        const Strip& strip = layout.strips[i];
        out += std::string(static_cast<std::size_t>(gap_before(layout, i)), ' ');
        out += put(face_in(strip), strip.width, strip.align, paint);
    }
    return line(out);
}

bool needs_rule(RowKind before, RowKind here) {
    const bool leaves_data = (before == RowKind::data) != (here == RowKind::data);
    return leaves_data || (here == RowKind::total && before != RowKind::total);
}

// ---- what is said below ------------------------------------------------------------------------

std::string list_of(const std::vector<std::string>& labels, Lang lang) {
    const bool ja = lang == Lang::ja;
    if (labels.size() > 3) {
        return fmt::format(fmt::runtime(ja ? "{} … {}({}列)" : "{} … {} ({} columns)"),
                           labels.front(), labels.back(), labels.size());
    }
    return fmt::format("{}", fmt::join(labels, ja ? "、" : ", "));
}

/// What a column of several years is.
std::vector<std::string> sums_in(const Table& whole, const Table& shown, Lang lang) {
    const auto is_sum = [](const Column& column) { return column.sums_up; };
    const auto first = std::ranges::find_if(whole.columns, is_sum);
    const auto sum = std::ranges::find_if(shown.columns, is_sum);
    if (sum == shown.columns.end() || whole.columns.size() == shown.columns.size()) return {};
    const auto folded = static_cast<std::ptrdiff_t>(whole.columns.size() - shown.columns.size());
    const std::string from = one_line(first->label), to = one_line((first + folded)->label);
    return {fmt::format(fmt::runtime(lang == Lang::ja ? "{} {}～{}の合計" : "{} {}–{}, summed"),
                        one_line(sum->label), from, to)};
}

std::string notes_below(const Table& table, const Layout& layout, std::vector<std::string> sums,
                        int full_width, const RenderOptions& options) {
    const bool ja = options.lang == Lang::ja;
    std::vector<std::string> keys = std::move(sums), losses;
    for (const Emphasis one : emphases_of(table)) {
        const std::string_view mark = one == Emphasis::missing ? "【】" : mark_of(one);
        keys.push_back(fmt::format("{} {}", mark, meaning_of(one).in(options.lang)));
    }
    if (!layout.left_out.empty()) {
        losses.push_back((ja ? "省いた列: " : "columns left out: ") +
                         list_of(layout.left_out, options.lang));
    }
    if (!layout.empty.empty()) {
        losses.push_back((ja ? "何も書かれていない列: " : "columns in which nothing stands: ") +
                         list_of(layout.empty, options.lang));
    }
    if (layout.is_cut) losses.emplace_back(ja ? "長い文字列は途中まで" : "long texts are cut");

    std::string out;
    const auto add = [&](const std::string& note) {
        out += hang(note, 2, reading_width(options)) + "\n";
    };
    if (!keys.empty()) add(fmt::format("{}", fmt::join(keys, ja ? "　" : "; ")));
    if (!losses.empty()) {
        add(fmt::format(
            fmt::runtime(
                ja ? "… {}。すべて見るには、端末の幅を{}桁以上にするか、`--width 0 | less -S` または `-f csv` を使ってください"
                   : "… {}; to see all, widen the terminal to {} columns, or use `--width 0 | less -S` or `-f csv`"),
            fmt::join(losses, ja ? "。" : "; "), full_width));
    }
    return out;
}

}  // namespace

std::string draw_table(const Table& table, const RenderOptions& options) {
    const Table shown = narrowed(table, options);
    const std::vector<Strip> all = strips_of(shown, options);
    if (all.empty()) return "";

    const Paint paint(options.color);
    Layout layout = lay_out(all, options.width);
    make_room_for_groups(layout, options.width);
    const std::string thin_rule = paint(Ink::dim, rule(width_of(layout))) + "\n";
    std::string out = group_line(layout, paint);
    out += row_line(
        layout,
        [](const Strip& strip) {
            return Face{strip.label, Ink::bold};
        },
        paint);
    out += thin_rule;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        if (r > 0 && needs_rule(table.rows[r - 1].kind, table.rows[r].kind)) out += thin_rule;
        out += row_line(
            layout, [&](const Strip& strip) { return strip.faces[r]; }, paint);
    }
    if (table.rows.empty()) out += options.lang == Lang::ja ? "(なし)\n" : "(none)\n";

    const Layout tightest{all, 1};
    return out + notes_below(table, layout, sums_in(table, shown, options.lang), width_of(tightest),
                             options);
}

}  // namespace daicho
