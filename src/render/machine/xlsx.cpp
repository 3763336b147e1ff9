// Format `xlsx`: every table and picture of a report as a sheet for machines and for Excel, and
// what they rest on as the last one. Cells keep their types; no text becomes a formula or a date.
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <memory>
#include <set>

#include "daicho/model/trouble.hpp"
#include "daicho/report/parts/pictures.hpp"
#include "daicho/text/utf8.hpp"
#include "daicho/text/width.hpp"
#include "render/cells.hpp"
#include "render/formats.hpp"
#include "render/lines.hpp"
#include "render/machine/tidy.hpp"
#include "render/machine/xlsx_parts.hpp"
#include "system/library.hpp"

namespace daicho {

namespace {

/// The functions of libxlsxwriter that are used.
struct LibXlsxWriter : Library {
    LibXlsxWriter() : Library("libxlsxwriter.so." LXW_SOVERSION, "libxlsxwriter" LXW_SOVERSION) {}

#define DAICHO_XLSX(function) \
    decltype(&::function) function = find<decltype(&::function)>(#function)
    DAICHO_XLSX(format_set_bold);
    DAICHO_XLSX(format_set_num_format);
    DAICHO_XLSX(lxw_strerror);
    DAICHO_XLSX(lxw_workbook_free);
    DAICHO_XLSX(workbook_add_format);
    DAICHO_XLSX(workbook_add_worksheet);
    DAICHO_XLSX(workbook_close);
    DAICHO_XLSX(workbook_new);
    DAICHO_XLSX(workbook_set_properties);
    DAICHO_XLSX(worksheet_freeze_panes);
    DAICHO_XLSX(worksheet_set_column);
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

/// A file in memory: libxlsxwriter writes only to a name.
class MemoryFile {
  public:
    MemoryFile() : x_file(::memfd_create("daicho", MFD_CLOEXEC)) {
        if (x_file < 0) fail("memfd_create");
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() { ::close(x_file); }

    std::string name() const { return fmt::format("/proc/self/fd/{}", x_file); }
    std::string bytes() const {
        std::string out;
        char buffer[1 << 16];
        for (off_t at = 0;;) {
            const ssize_t size = ::pread(x_file, buffer, sizeof buffer, at);
            if (size < 0) fail("pread");
            if (size == 0) return out;
            out.append(buffer, static_cast<std::size_t>(size));
            at += size;
        }
    }

  private:
    int x_file;
};

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
            const std::string tried = first(name, 31 - tail.size()) + tail;
            if (x_taken.insert(in_small_letters(tried)).second) return tried;
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
    static std::string in_small_letters(std::string name) {
        for (char& c : name) {
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        }
        return name;
    }

    std::set<std::string> x_taken{"history"};  // Excel's own
};

class Workbook {
  public:
    explicit Workbook(const std::string& title) {
        x_book.reset(require(xlsx().workbook_new(x_file.name().c_str()), "workbook_new"));
        std::string visible = one_line(title).substr(0, 255);
        while (first_invalid_utf8(visible)) visible.pop_back();
        lxw_doc_properties about{};
        about.title = visible.data();
        about.created = 946'684'800;  // 2000-01-01: the same bytes at any hour
        require(xlsx().workbook_set_properties(x_book.get(), &about));
        x_bold = require(xlsx().workbook_add_format(x_book.get()), "workbook_add_format");
        xlsx().format_set_bold(x_bold);
        x_date = require(xlsx().workbook_add_format(x_book.get()), "workbook_add_format");
        xlsx().format_set_num_format(x_date, "yyyy-mm-dd");
    }

    void add_sheet(const std::string& name, const std::vector<TidyColumn>& columns) {
        x_sheet = require(xlsx().workbook_add_worksheet(x_book.get(), name.c_str()), name);
        x_cells.push_back(0);
        lxw_col_t at = 0, heads = 0;
        for (const TidyColumn& column : columns) {
            if (column.is_head) heads = static_cast<lxw_col_t>(at + 1);
            write(0, at, column.label, x_bold);
            int width = display_width(column.label);
            for (std::size_t row = 0; row < column.cells.size(); ++row) {
                const int own = write(static_cast<lxw_row_t>(row + 1), at, column.cells[row]);
                width = std::max(width, own);
            }
            require(xlsx().worksheet_set_column(x_sheet, at, at, std::clamp(width + 2, 6, 60),
                                                nullptr));
            ++at;
        }
        xlsx().worksheet_freeze_panes(x_sheet, 1, heads);
    }

    std::string bytes() {
        require(xlsx().workbook_close(x_book.release()));
        std::string out = x_file.bytes();
        // The library does not notice when its temporary files cannot be written.
        if (!is_whole_workbook(out, x_cells)) incomplete();
        return out;
    }

  private:
    struct Free {
        void operator()(lxw_workbook* book) const { xlsx().lxw_workbook_free(book); }
    };

    void write(lxw_row_t row, lxw_col_t column, std::string_view text, lxw_format* format) {
        const std::string cell = text_of_cell(text);
        written(xlsx().worksheet_write_string(x_sheet, row, column, cell.c_str(), format));
        if (cell.empty() && !format) --x_cells.back();  // Excel has no cell for it
    }

    void written(lxw_error error) {
        require(error);
        ++x_cells.back();
    }

    /// Gives the width of what it wrote.
    int write(lxw_row_t row, lxw_col_t column, const Datum& datum) {
        const auto write_number = [&](double value) {
            written(xlsx().worksheet_write_number(x_sheet, row, column, value, nullptr));
        };
        return std::visit(Overloaded{
                              [](std::monostate) { return 0; },
                              [&](const std::string& text) {
                                  write(row, column, text, nullptr);
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
                                  written(xlsx().worksheet_write_boolean(x_sheet, row, column,
                                                                         yes ? 1 : 0, nullptr));
                                  return 5;
                              },
                          },
                          datum);
    }

    /// Excel knows no day before 1900 and counts a 29 February in that year.
    void write_day(lxw_row_t row, lxw_col_t column, Day day) {
        if (year_of(day) <= 1900) return write(row, column, to_iso(day), nullptr);
        lxw_datetime when{year_of(day), month_of(day), day_of_month(day), 0, 0, 0};
        written(xlsx().worksheet_write_datetime(x_sheet, row, column, &when, x_date));
    }

    MemoryFile x_file;
    std::unique_ptr<lxw_workbook, Free> x_book;
    lxw_worksheet* x_sheet = nullptr;
    std::vector<std::size_t> x_cells;  // how many of each sheet
    lxw_format* x_bold = nullptr;
    lxw_format* x_date = nullptr;
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
        std::visit(Overloaded{[](const Heading&) {}, [](const Paragraph&) {},
                              [](const BulletList&) {}, [](const KeyFigure&) {},
                              [&](const Table& table) { out.push_back(table); }, add_picture},
                   block);
    }
    std::erase_if(out, [](const Table& table) { return table.columns.empty(); });
    return out;
}

/// What stands apart from the cells: title, warnings, captions, grounds.
class Grounds {
  public:
    explicit Grounds(Lang lang) : x_lang(lang) {
        x_columns = {{"item", in({"項目", "item"}), {}, true}, {"text", in({"内容", "text"}), {}}};
    }
    void add(const std::string& item, const std::string& text) {
        if (text.empty()) return;
        x_columns[0].cells.emplace_back(item);
        x_columns[1].cells.emplace_back(text);
    }
    std::string in(Words words) const { return std::string(words.in(x_lang)); }
    const std::vector<TidyColumn>& columns() const { return x_columns; }

  private:
    Lang x_lang;
    std::vector<TidyColumn> x_columns;
};

}  // namespace

std::string render_xlsx(const Report& report, const RenderOptions& options) {
    Workbook book(report.title);
    Grounds grounds(options.lang);
    SheetNames names;
    const std::string last = names.take(grounds.in({"根拠", "grounds"}));

    grounds.add(grounds.in({"表題", "title"}), report.title);
    for (const std::string& stamp : report.stamps)
        grounds.add(grounds.in({"注意", "warning"}), stamp);
    for (const Table& table : tables_of(report, options.lang)) {
        const std::string name = names.take(table.name);
        book.add_sheet(name, tidy(table, options.lang));
        grounds.add(grounds.in({"シート ", "sheet "}) + name, table.caption);
    }
    for (const Ground& ground : report.grounds) grounds.add(ground.label, ground.text);
    book.add_sheet(last, grounds.columns());
    return book.bytes();
}

}  // namespace daicho
