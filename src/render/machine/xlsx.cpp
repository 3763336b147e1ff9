// Format `xlsx`: every table and picture of a report as a sheet that can be handed in, and what
// they rest on as the last one. Cells keep their types; no text becomes a formula or a date.
#include <xlsxwriter.h>

#include <algorithm>
#include <memory>
#include <set>

#include "daicho/model/trouble.hpp"
#include "daicho/report/parts/pictures.hpp"
#include "daicho/text/ascii.hpp"
#include "daicho/text/lists.hpp"
#include "daicho/text/utf8.hpp"
#include "daicho/text/width.hpp"
#include "render/cells.hpp"
#include "render/lines.hpp"
#include "render/machine/xlsx_parts.hpp"
#include "render/machine/xlsx_sheet.hpp"
#include "system/file.hpp"
#include "system/library.hpp"

namespace daicho {

namespace {

/// The functions of libxlsxwriter that are used.
struct LibXlsxWriter : Library {
    LibXlsxWriter() : Library("libxlsxwriter.so." LXW_SOVERSION, "libxlsxwriter" LXW_SOVERSION) {}

#define DAICHO_XLSX(function) \
    decltype(&::function) function = find<decltype(&::function)>(#function)
    DAICHO_XLSX(format_set_align);
    DAICHO_XLSX(format_set_bold);
    DAICHO_XLSX(format_set_bottom);
    DAICHO_XLSX(format_set_num_format);
    DAICHO_XLSX(format_set_text_wrap);
    DAICHO_XLSX(format_set_top);
    DAICHO_XLSX(lxw_strerror);
    DAICHO_XLSX(lxw_workbook_free);
    DAICHO_XLSX(workbook_add_format);
    DAICHO_XLSX(workbook_add_worksheet);
    DAICHO_XLSX(workbook_close);
    DAICHO_XLSX(workbook_new);
    DAICHO_XLSX(workbook_set_properties);
    DAICHO_XLSX(worksheet_autofilter);
    DAICHO_XLSX(worksheet_fit_to_pages);
    DAICHO_XLSX(worksheet_freeze_panes);
    DAICHO_XLSX(worksheet_repeat_rows);
    DAICHO_XLSX(worksheet_set_column);
    DAICHO_XLSX(worksheet_set_footer);
    DAICHO_XLSX(worksheet_set_header);
    DAICHO_XLSX(worksheet_set_landscape);
    DAICHO_XLSX(worksheet_set_paper);
    DAICHO_XLSX(worksheet_set_row);
    DAICHO_XLSX(worksheet_write_boolean);
    DAICHO_XLSX(worksheet_write_datetime);
    DAICHO_XLSX(worksheet_write_number);
    DAICHO_XLSX(worksheet_write_string);
#undef DAICHO_XLSX
};

const LibXlsxWriter& xlsx() {
    static const LibXlsxWriter loaded;
    return loaded;
}

[[noreturn]] void fail(std::string_view reason) {
    throw Trouble(message("xlsx を作れません: {}", "cannot make an xlsx: {}", reason));
}

[[noreturn]] void incomplete() {
    throw Trouble(message("xlsx を作れません: 一時ファイルに書けませんでした",
                          "cannot make an xlsx: its temporary files could not be written"),
                  message("一時フォルダ (TMPDIR、なければ /tmp) に空きがあるか確かめてください",
                          "see whether the temporary folder (TMPDIR, or /tmp) has room"));
}

void require(lxw_error error) {
    if (error != LXW_NO_ERROR) fail(xlsx().lxw_strerror(error));
}

template <class Made>
Made* require(Made* made, std::string_view what) {
    if (!made) fail(what);
    return made;
}

/// Excel reads `_x0041_` as A: the first `_` must be written that way itself.
std::string with_plain_underscores(std::string text) {
    constexpr std::string_view hexadecimal = "0123456789ABCDEFabcdef";
    for (std::size_t at = 0; (at = text.find("_x", at)) != text.npos; ++at) {
        const std::size_t end = text.find_first_not_of(hexadecimal, at + 2);
        if (end != at + 6 || text[end] != '_') continue;
        text.insert(at, "_x005F");
        at += 6;
    }
    return text;
}

/// As Excel takes it: at most 32,767 characters.
std::string text_of_cell(std::string_view text) {
    constexpr std::size_t most = 32'767;
    std::string out = with_plain_underscores(printable(text, true));
    if (out.size() <= most || count_characters(out) <= most) return out;
    std::size_t at = 0;
    for (std::size_t i = 0; i + 1 < most; ++i) at += decode(out, at).value_or(CodePoint{0, 1}).size;
    return out.substr(0, at) + "…";
}

/// Names of sheets: at most 31 characters, without `[]:*?/\`, none twice whatever their case.
class SheetNames {
  public:
    std::string take(const std::string& wished) {
        std::string name = one_line(wished);
        std::erase_if(name, [](char c) {
            return std::string_view("[]:*?/\\'").find(c) != std::string_view::npos;
        });
        if (name.empty()) name = "table";
        for (int number = 1;; ++number) {
            const std::string tail = number == 1 ? "" : fmt::format(" ({})", number);
            std::string tried = first(name, 31 - tail.size()) + tail;
            if (x_taken.insert(lowered(tried)).second) return tried;
        }
    }

  private:
    /// Characters beyond the basic plane count twice in Excel.
    static std::string first(const std::string& name, std::size_t units) {
        std::size_t at = 0;
        while (at < name.size()) {
            const CodePoint c = decode(name, at).value_or(CodePoint{0, 1});
            const std::size_t needed = c.value > 0xFFFF ? 2 : 1;
            if (needed > units) break;
            units -= needed;
            at += c.size;
        }
        return name.substr(0, at);
    }
    std::set<std::string> x_taken{"history"};  // Excel's own
};

/// What stands above a printed page, where `&` begins a command; Excel takes 255 characters.
std::string page_header(const Sheet& sheet) {
    const auto plain = [](const std::string& text) {
        std::string out;
        for (const char c : one_line(text)) out.append(c == '&' ? 2 : 1, c);
        while (count_characters(out) > 120) {
            do out.pop_back();
            while (first_invalid_utf8(out));
        }
        while (out.ends_with('&')) out.pop_back();  // perhaps half of a pair
        return out;
    };
    return "&L" + plain(sheet.title) + "&R" + plain(sheet.warning);
}

/// The rows that can be sorted and filtered: those above the totals at the end.
std::size_t rows_of_data(const Sheet& sheet) {
    std::size_t out = sheet.rows.size();
    while (out > 0 && sheet.rows[out - 1] != RowKind::data) --out;
    return out;
}

class Workbook {
  public:
    explicit Workbook(const std::string& title) {
        if (!x_file) fail("memfd_create");
        x_book.reset(require(xlsx().workbook_new(x_file.name().c_str()), "workbook_new"));
        std::string visible = one_line(title).substr(0, 255);
        while (first_invalid_utf8(visible)) visible.pop_back();
        lxw_doc_properties about{};
        about.title = visible.data();
        about.created = 946'684'800;  // 2000-01-01: the same bytes at any hour
        require(xlsx().workbook_set_properties(x_book.get(), &about));
        x_plain = make_faces(false);
        x_bold = make_faces(true);
        x_text_head = make_head(LXW_ALIGN_LEFT);
        x_figure_head = make_head(LXW_ALIGN_RIGHT);
    }

    void add_sheet(const std::string& name, const Sheet& sheet) {
        x_sheet = require(xlsx().workbook_add_worksheet(x_book.get(), name.c_str()), name);
        x_cells.push_back(0);
        x_lines.clear();
        lxw_col_t at = 0, heads = 0;
        for (const SheetColumn& column : sheet.columns) {
            if (column.is_head) heads = static_cast<lxw_col_t>(at + 1);
            add_column(at, column, sheet.rows);
            ++at;
        }
        xlsx().worksheet_freeze_panes(x_sheet, 1, heads);
        const std::size_t data = rows_of_data(sheet);
        if (data > 0 && at > 0) {
            const auto last = static_cast<lxw_col_t>(at - 1);
            require(xlsx().worksheet_autofilter(x_sheet, 0, 0, static_cast<lxw_row_t>(data), last));
        }
        set_heights();
        set_page(sheet);
    }

    std::string bytes() {
        require(xlsx().workbook_close(x_book.release()));
        std::string out;
        if (x_file.read(out) != 0) fail("pread");
        // The library does not notice when its temporary files cannot be written.
        if (!is_whole_workbook(out, x_cells)) incomplete();
        return out;
    }

  private:
    struct Free {
        void operator()(lxw_workbook* book) const { xlsx().lxw_workbook_free(book); }
    };

    /// How a row's cells look.
    struct Faces {
        lxw_format* cell;
        lxw_format* date;
    };

    lxw_format* make_format() {
        return require(xlsx().workbook_add_format(x_book.get()), "workbook_add_format");
    }
    lxw_format* make_head(lxw_format_alignments side) {
        lxw_format* out = make_format();
        xlsx().format_set_bold(out);
        xlsx().format_set_text_wrap(out);
        xlsx().format_set_bottom(out, LXW_BORDER_THIN);
        xlsx().format_set_align(out, static_cast<std::uint8_t>(side));
        return out;
    }
    Faces make_faces(bool is_sum) {
        const Faces out{make_format(), make_format()};
        for (lxw_format* each : {out.cell, out.date}) {
            xlsx().format_set_text_wrap(each);
            xlsx().format_set_align(each, LXW_ALIGN_VERTICAL_TOP);
            if (!is_sum) continue;
            xlsx().format_set_bold(each);
            xlsx().format_set_top(each, LXW_BORDER_THIN);
        }
        xlsx().format_set_num_format(out.date, "yyyy-mm-dd");
        return out;
    }

    /// As narrow as its figures, above which a long head takes several lines.
    void add_column(lxw_col_t at, const SheetColumn& column, const std::vector<RowKind>& rows) {
        constexpr int widest_head = 8, widest_text = 60;
        write(0, at, column.label, column.is_figure ? x_figure_head : x_text_head);
        std::vector<int> widths{display_width(column.label)};
        int width = std::min(widths[0], widest_head);
        for (std::size_t row = 0; row < column.cells.size(); ++row) {
            const bool is_sum = rows[row] == RowKind::total || rows[row] == RowKind::subtotal;
            x_faces = is_sum ? x_bold : x_plain;
            widths.push_back(write(static_cast<lxw_row_t>(row + 1), at, column.cells[row]));
            width = std::max(width, widths.back());
        }
        width = std::min(width, widest_text);
        for (std::size_t row = 0; row < widths.size(); ++row) {
            x_lines.resize(std::max(x_lines.size(), widths.size()), 1);
            x_lines[row] = std::max(x_lines[row], (widths[row] + width - 1) / std::max(width, 1));
        }
        require(xlsx().worksheet_set_column(x_sheet, at, at, width + 2, nullptr));
    }

    /// Not every program finds for itself how high a row must be.
    void set_heights() {
        constexpr int line_height = 15, most_lines = 27;  // Excel goes no higher
        for (std::size_t row = 0; row < x_lines.size(); ++row) {
            if (x_lines[row] < 2) continue;
            const int height = line_height * std::min(x_lines[row], most_lines);
            require(
                xlsx().worksheet_set_row(x_sheet, static_cast<lxw_row_t>(row), height, nullptr));
        }
    }

    void set_page(const Sheet& sheet) {
        constexpr std::uint8_t a4 = 9;
        xlsx().worksheet_set_landscape(x_sheet);
        xlsx().worksheet_set_paper(x_sheet, a4);
        xlsx().worksheet_fit_to_pages(x_sheet, 1, 0);  // as wide as a page, as long as need be
        require(xlsx().worksheet_repeat_rows(x_sheet, 0, 0));
        require(xlsx().worksheet_set_header(x_sheet, page_header(sheet).c_str()));
        require(xlsx().worksheet_set_footer(x_sheet, "&C&P / &N"));
    }

    void write(lxw_row_t row, lxw_col_t column, std::string_view text, lxw_format* format) {
        const std::string cell = text_of_cell(text);
        if (cell.empty()) return;
        written(xlsx().worksheet_write_string(x_sheet, row, column, cell.c_str(), format));
    }

    void written(lxw_error error) {
        require(error);
        ++x_cells.back();
    }

    /// Gives the width of what it wrote.
    int write(lxw_row_t row, lxw_col_t column, const Datum& datum) {
        const auto write_number = [&](double value) {
            written(xlsx().worksheet_write_number(x_sheet, row, column, value, x_faces.cell));
        };
        return std::visit(Overloaded{
                              [](std::monostate) { return 0; },
                              [&](const std::string& text) {
                                  write(row, column, text, x_faces.cell);
                                  return display_width(text);
                              },
                              [&](long long number) {
                                  write_number(static_cast<double>(number));
                                  return static_cast<int>(std::to_string(number).size());
                              },
                              [&](const Decimal& decimal) {
                                  write_number(decimal.value);
                                  return display_width(decimal.text);
                              },
                              [&](Day day) {
                                  write_day(row, column, day);
                                  return 10;
                              },
                              [&](bool yes) {
                                  written(xlsx().worksheet_write_boolean(
                                      x_sheet, row, column, yes ? 1 : 0, x_faces.cell));
                                  return 5;
                              },
                          },
                          datum);
    }

    /// Excel knows no day before 1900 and counts a 29 February in that year.
    void write_day(lxw_row_t row, lxw_col_t column, Day day) {
        if (year_of(day) <= 1900) return write(row, column, to_iso(day), x_faces.cell);
        lxw_datetime when{year_of(day), month_of(day), day_of_month(day), 0, 0, 0};
        written(xlsx().worksheet_write_datetime(x_sheet, row, column, &when, x_faces.date));
    }

    MemoryFile x_file;  // libxlsxwriter writes only to a name
    std::unique_ptr<lxw_workbook, Free> x_book;
    lxw_worksheet* x_sheet = nullptr;
    std::vector<std::size_t> x_cells;  // how many of each sheet
    std::vector<int> x_lines;          // of each row of the sheet
    lxw_format *x_text_head = nullptr, *x_figure_head = nullptr;
    Faces x_plain{}, x_bold{}, x_faces{};  // the last: of the row that is being written
};

// ---- what the sheets are -----------------------------------------------------------------------

/// The tables of a report. A picture whose table stands beside it under the same name is that
/// table.
std::vector<Table> tables_of(const Report& report, Lang lang) {
    std::set<std::string> names;
    for (const Block& block : report.blocks) {
        if (const auto* table = std::get_if<Table>(&block)) names.insert(table->name);
    }
    std::vector<Table> out;
    const auto add_picture = [&](const auto& picture) {
        if (!names.contains(picture.name)) out.push_back(as_table(picture, lang));
    };
    for (const Block& block : report.blocks) {
        std::visit(Overloaded{[&](const Table& table) { out.push_back(table); },
                              [&](const Chart& chart) { add_picture(chart); },
                              [&](const Timeline& timeline) { add_picture(timeline); },
                              [](const auto&) {}},
                   block);
    }
    std::erase_if(out, [](const Table& table) { return table.columns.empty(); });
    return out;
}

/// What stands apart from the cells: title, warnings, captions, texts, grounds.
class Notes {
  public:
    explicit Notes(Lang lang) : x_lang(lang) {
        x_sheet.columns = {{.label = in({"項目", "item"}), .is_head = true},
                           {.label = in({"内容", "text"})}};
    }
    void add(const std::string& item, const std::string& text) {
        if (text.empty()) return;
        x_sheet.columns[0].cells.emplace_back(item);
        x_sheet.columns[1].cells.emplace_back(text);
        x_sheet.rows.push_back(RowKind::data);
    }
    void add(const Block& block) {
        if (const auto* heading = std::get_if<Heading>(&block)) x_heading = heading->text;
        const std::string item = x_heading.empty() ? in({"文章", "text"}) : x_heading;
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) add(item, paragraph->text);
        if (const auto* list = std::get_if<BulletList>(&block)) {
            for (const std::string& each : list->items) add(item, each);
        }
    }
    std::string in(Words words) const { return std::string(words.in(x_lang)); }
    Sheet sheet(const std::string& title) const {
        Sheet out = x_sheet;
        out.title = title;
        return out;
    }

  private:
    Lang x_lang;
    std::string x_heading;
    Sheet x_sheet;
};

/// A short caption, or what the table is called.
std::string sheet_name(const Table& table, Lang lang) {
    constexpr std::size_t longest = 12;
    const bool is_short = !table.caption.empty() && count_characters(table.caption) <= longest;
    if (is_short) return table.caption;
    return table.caption.empty() && lang == Lang::ja ? "表" : table.name;
}

std::string render(const Report& report, const RenderOptions& options) {
    Workbook book(report.title);
    Notes notes(options.lang);
    SheetNames names;
    const std::string last = names.take(notes.in({"根拠", "grounds"}));

    notes.add(notes.in({"表題", "title"}), report.title);
    for (const std::string& stamp : report.stamps) notes.add(notes.in({"注意", "warning"}), stamp);
    for (const Table& table : tables_of(report, options.lang)) {
        const std::string name = names.take(sheet_name(table, options.lang));
        Sheet sheet = sheet_of(table, options);
        const bool has_own = !table.caption.empty() && table.caption != report.title;
        sheet.title = has_own ? report.title + "  " + table.caption : report.title;
        sheet.warning = joined(report.stamps, "  ");
        book.add_sheet(name, sheet);
        notes.add(notes.in({"シート ", "sheet "}) + name, table.caption);
        notes.add(notes.in({"列の見出し ", "heads of "}) + name, sheet.head);
    }
    for (const Block& block : report.blocks) notes.add(block);
    for (const Ground& ground : report.grounds) notes.add(ground.label, ground.text);
    book.add_sheet(last, notes.sheet(report.title));
    return book.bytes();
}

}  // namespace

extern constinit const Format xlsx_format{
    .name = "xlsx",
    .suffixes = ".xlsx",
    .summary = {"表計算ソフト(1表が1シート)", "a spreadsheet, one sheet a table"},
    .render = render,
    .is_binary = true,
    .is_for_people = true};

}  // namespace daicho
