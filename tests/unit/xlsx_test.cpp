// The spreadsheet: what its cells are, read from the parts of the file itself.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <map>

#include "daicho/layout/formats.hpp"
#include "daicho/render/render.hpp"
#include "render/machine/tidy.hpp"

using namespace daicho;

namespace {

// ---- a reader of zip files ---------------------------------------------------------------------

unsigned number_at(const std::string& bytes, std::size_t at, int size) {
    unsigned out = 0;
    for (int i = size - 1; i >= 0; --i) {
        out = out << 8 | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
    }
    return out;
}

std::string inflated(std::string packed, std::size_t size) {
    std::string out(size, '\0');
    z_stream stream{};
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(inflateInit2(&stream, -MAX_WBITS) == Z_OK);
    CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    inflateEnd(&stream);
    return out;
}

/// Through the central directory, as every reader goes.
std::map<std::string, std::string> parts_of(const std::string& zip) {
    std::map<std::string, std::string> out;
    std::size_t at = number_at(zip, zip.rfind("PK\5\6") + 16, 4);
    while (zip.compare(at, 4, "PK\1\2") == 0) {
        const std::size_t name_size = number_at(zip, at + 28, 2);
        const std::string name = zip.substr(at + 46, name_size);
        const std::size_t local = number_at(zip, at + 42, 4);
        const std::size_t data =
            local + 30 + number_at(zip, local + 26, 2) + number_at(zip, local + 28, 2);
        out[name] =
            inflated(zip.substr(data, number_at(zip, at + 20, 4)), number_at(zip, at + 24, 4));
        at += 46 + name_size + number_at(zip, at + 30, 2) + number_at(zip, at + 32, 2);
    }
    return out;
}

std::vector<std::string> between(const std::string& text, const std::string& open,
                                 const std::string& close) {
    std::vector<std::string> out;
    for (std::size_t at = 0; (at = text.find(open, at)) != text.npos;) {
        const std::size_t begin = at + open.size();
        at = text.find(close, begin);
        out.push_back(text.substr(begin, at - begin));
    }
    return out;
}

/// A book as a test reads it: cells as `C2: "text"`, `D2: 3`, `I2: date 42217`, `K2: bool 1`.
struct Book {
    explicit Book(const Report& report, const RenderOptions& options = {})
        : parts(parts_of(formats().find("xlsx")->render(report, options))) {
        const std::string& strings = parts.at("xl/sharedStrings.xml");
        for (const std::string& item : between(strings, "<si>", "</si>")) {
            texts.push_back(item.substr(item.find('>') + 1, item.rfind('<') - item.find('>') - 1));
        }
        sheets = between(parts.at("xl/workbook.xml"), "<sheet name=\"", "\"");
    }

    std::string xml(int sheet) const {
        return parts.at(fmt::format("xl/worksheets/sheet{}.xml", sheet));
    }

    std::vector<std::string> cells(int sheet) const {
        std::vector<std::string> out;
        for (const std::string& cell : between(xml(sheet), "<c r=\"", "</c>")) {
            const std::string place = cell.substr(0, cell.find('"'));
            const std::string value = between(cell + "</c>", "<v>", "</v>").at(0);
            const auto has = [&](std::string_view mark) { return cell.find(mark) != cell.npos; };
            out.push_back(place + ": " +
                          (has("t=\"s\"")    ? "\"" + texts.at(std::stoul(value)) + "\""
                           : has("t=\"b\"")  ? "bool " + value
                           : has(" s=\"2\"") ? "date " + value
                                             : value));
        }
        return out;
    }

    std::map<std::string, std::string> parts;
    std::vector<std::string> texts;
    std::vector<std::string> sheets;
};

Date date(std::string_view text) {
    return std::get<Date>(parse_date(text));
}

Table statistic() {
    Table table{"stats", "締結団体数（2025年9月25日現在）"};
    table.columns = {{"code", "コード", Type::code, "", true},
                     {"name", "都道府県"},
                     {"fy2015", "2015", Type::count, "年度"},
                     {"total", "計", Type::count},
                     {"rate", "率", Type::decimal},
                     {"concluded", "締結", Type::date},
                     {"year", "年度", Type::fiscal_year},
                     {"own", "自己評価", Type::boolean}};
    table.head_columns = 2;
    table.rows = {{RowKind::data,
                   {{Code{"010006"}},
                    {std::string("北海道")},
                    {Count{3, 7}},
                    {Count{1200, 1200}},
                    {Decimal{"2.50", 2.5}},
                    {date("2015-08")},
                    {FiscalYear{2015}},
                    {true}}},
                  {RowKind::total,
                   {{},
                    {std::string("計")},
                    {Count{3, 7}},
                    {Count{1200, 1200}},
                    {},
                    {date("../2018-03-31")},
                    {},
                    {false}}}};
    table.constants = {{"unit", "単位", std::string("団体")}};
    return table;
}

Report with(std::vector<Block> blocks) {
    return {
        "r", "締結の状況", {"誤りが2件あります"}, std::move(blocks), {{"sources", "出典", "S1"}}};
}

}  // namespace

TEST_CASE("a spreadsheet is a zip, and the same bytes each time") {
    const Report report = with({statistic()});
    const std::string bytes = formats().find("xlsx")->render(report, {});
    CHECK(bytes.starts_with("PK\3\4"));
    CHECK(bytes == formats().find("xlsx")->render(report, {}));
    CHECK(parts_of(bytes).at("docProps/core.xml").find("2000-01-01T00:00:00Z") !=
          std::string::npos);
}

TEST_CASE("one datum a cell, numbers as numbers, codes as text, bounds in columns of their own") {
    CHECK(Book(with({statistic()})).cells(1) ==
          std::vector<std::string>{"A1: \"行の種類\"",
                                   "B1: \"コード\"",
                                   "C1: \"都道府県\"",
                                   "D1: \"年度 2015（確実）\"",
                                   "E1: \"年度 2015（最大）\"",
                                   "F1: \"計\"",
                                   "G1: \"率\"",
                                   "H1: \"締結\"",
                                   "I1: \"締結（最も早い日）\"",
                                   "J1: \"締結（最も遅い日）\"",
                                   "K1: \"年度\"",
                                   "L1: \"自己評価\"",
                                   "M1: \"単位\"",
                                   "A2: \"データ\"",
                                   "B2: \"010006\"",
                                   "C2: \"北海道\"",
                                   "D2: 3",
                                   "E2: 7",
                                   "F2: 1200",
                                   "G2: 2.5",
                                   "H2: \"2015-08\"",
                                   "I2: date 42217",
                                   "J2: date 42247",
                                   "K2: 2015",
                                   "L2: bool 1",
                                   "M2: \"団体\"",
                                   "A3: \"計\"",
                                   "C3: \"計\"",
                                   "D3: 3",
                                   "E3: 7",
                                   "F3: 1200",
                                   "H3: \"[..2018-03]\"",
                                   "J3: date 43190",
                                   "L3: bool 0",
                                   "M3: \"団体\""});
}

TEST_CASE(
    "heads are frozen with the columns that name a row; nothing is merged, no text is a formula") {
    Table table = statistic();
    for (const auto* text :
         {"=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "2015-08-31", "1/2", "007"}) {
        table.rows.push_back({RowKind::data, {{}, {std::string(text)}}});
    }
    const Book book(with({table}));
    CHECK(book.xml(1).find("xSplit=\"3\" ySplit=\"1\"") != std::string::npos);
    for (const auto& entry : book.parts) {
        CAPTURE(entry.first);
        for (const auto* tag : {"<f>", "<f ", "<mergeCell", "<hyperlink", "<drawing"})
            CHECK(entry.second.find(tag) == std::string::npos);
    }
    const auto cells = book.cells(1);
    for (const auto* cell : {"C4: \"=1+1\"", "C9: \"2015-08-31\"", "C11: \"007\""})
        CHECK(std::ranges::find(cells, cell) != cells.end());
}

TEST_CASE("title, warnings, captions and grounds stand apart from the cells, on the last sheet") {
    const Book book(with({statistic()}));
    CHECK(book.sheets == std::vector<std::string>{"stats", "根拠"});
    CHECK(book.cells(2) == std::vector<std::string>{
                               "A1: \"項目\"", "B1: \"内容\"", "A2: \"表題\"", "B2: \"締結の状況\"",
                               "A3: \"注意\"", "B3: \"誤りが2件あります\"", "A4: \"シート stats\"",
                               "B4: \"締結団体数（2025年9月25日現在）\"", "A5: \"出典\"",
                               "B5: \"S1\""});
    CHECK(Book(with({}), {.lang = Lang::en}).sheets == std::vector<std::string>{"grounds"});
}

TEST_CASE("a picture is a sheet, unless its table stands beside it") {
    Chart chart{.name = "stats", .title = "", .unit = ""};
    TileMap map{.name = "map", .title = "", .unit = ""};
    CHECK(Book(with({chart, statistic(), map})).sheets ==
          std::vector<std::string>{"stats", "map", "根拠"});
}

TEST_CASE("names of sheets are legal and unlike each other") {
    Table table = statistic();
    std::vector<Block> blocks;
    for (const auto* name :
         {"stats", "Stats", "a[b]:c*d?e/f\\g'", "", "根拠", "history", "\x1b\u202e\xff",
          "三十一文字を超える名前は三十一文字で切られることになっているのである",
          "三十一文字を超える名前は三十一文字で切られることになっているのでした"}) {
        table.name = name;
        blocks.emplace_back(table);
    }
    const Book book(with(std::move(blocks)));
    CHECK(book.sheets == std::vector<std::string>{
                             "stats", "Stats (2)", "abcdefg", "table", "根拠 (2)", "history (2)",
                             "x1bu202exff",
                             "三十一文字を超える名前は三十一文字で切られることになっているの",
                             "三十一文字を超える名前は三十一文字で切られることになっ (2)", "根拠"});
}

TEST_CASE("hostile and long texts are shown as they are, as far as a cell reaches") {
    Table table = statistic();
    for (const std::string& text : {std::string("<b>&amp;"), std::string("\x1b[31m\u202e\xff"),
                                    std::string("_x0041_"), std::string(40'000, 'x')}) {
        table.rows.push_back({RowKind::data, {{}, {text}}});
    }
    const Book book(with({table}));
    const auto cells = book.cells(1);
    CHECK(std::ranges::find(cells, "C4: \"&lt;b&gt;&amp;amp;\"") != cells.end());
    CHECK(std::ranges::find(cells, "C5: \"\\x1b[31m\\u202e\\xff\"") != cells.end());
    CHECK(std::ranges::find(cells, "C7: \"" + std::string(32'766, 'x') + "…\"") != cells.end());
    CHECK(std::ranges::find(cells, "C6: \"_x005F_x0041_\"") != cells.end());
}

TEST_CASE("days that Excel does not know stay text") {
    Table table{"t", ""};
    table.columns = {{"day", "日", Type::date}};
    table.rows = {{RowKind::data, {{date("1900-02-28")}}}, {RowKind::data, {{date("1901-01-01")}}}};
    const auto cells = Book(with({table})).cells(1);
    CHECK(std::ranges::find(cells, "C2: \"1900-02-28\"") != cells.end());
    CHECK(std::ranges::find(cells, "C3: date 367") != cells.end());
}

TEST_CASE("no two columns of a tidy table are called the same") {
    Table table{"t", ""};
    table.columns = {{"kind", "種類"}, {"kind_id", "種類"}, {"nameless", ""}};
    const auto columns = tidy(table, Lang::ja);
    std::vector<std::string> labels;
    for (const auto& column : columns) labels.push_back(column.label);
    CHECK(labels == std::vector<std::string>{"行の種類", "種類", "種類 (kind_id)", " (nameless)"});
}
