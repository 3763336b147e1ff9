// The spreadsheet: what its cells are, read from the parts of the file itself.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "../support/command_line.hpp"
#include "../support/xlsx_reader.hpp"
#include "daicho/layout/formats.hpp"
#include "daicho/render/render.hpp"
#include "render/machine/tidy.hpp"

using namespace daicho;
using daicho::testing::Book;
using daicho::testing::parts_of;
using daicho::testing::Ran;
using daicho::testing::run_in;

namespace {

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
    table.columns.front().role = Column::Role::government_code;
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
          std::vector<std::string>{
              "A1: \"コード\"",
              "B1: \"都道府県\"",
              "C1: \"2015 確実\"",
              "D1: \"2015 最大\"",
              "E1: \"計\"",
              "F1: \"率\"",
              "G1: \"締結\"",
              "H1: \"年度\"",
              "I1: \"自己評価\"",
              "A2: \"010006\"",
              "B2: \"北海道\"",
              "C2: 3",
              "D2: 7",
              "E2: 1200",
              "F2: 2.5",
              "G2: \"2015-08\"",
              "H2: 2015",
              "I2: \"はい\"",
              "B3: \"計\"",
              "C3: 3",
              "D3: 7",
              "E3: 1200",
              "G3: \"" + label(date("../2018-03-31"), DateStyle::iso, Lang::ja) + "\"",
              "I3: \"いいえ\""});
}

TEST_CASE("a sheet can be printed: across one page, its title above, its heads on each") {
    const Book book(with({statistic()}));
    for (const int sheet : {1, 2}) {
        const std::string xml = book.xml(sheet);
        for (const auto* part :
             {"orientation=\"landscape\"", "paperSize=\"9\"", "fitToHeight=\"0\"",
              "<oddHeader>&amp;L締結の状況", "<autoFilter ref=\"A1:"}) {
            CAPTURE(part);
            CHECK(xml.find(part) != xml.npos);
        }
    }
    CHECK(book.xml(1).find("誤りが2件あります") != std::string::npos);
    // The total is not sorted nor filtered away.
    CHECK(book.xml(1).find("<autoFilter ref=\"A1:I2\"/>") != std::string::npos);
    CHECK(book.parts.at("xl/workbook.xml").find("stats!$1:$1") != std::string::npos);
}

TEST_CASE(
    "heads are frozen with the columns that name a row; nothing is merged, no text is a formula") {
    Table table = statistic();
    for (const auto* text :
         {"=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "2015-08-31", "1/2", "007"}) {
        table.rows.push_back({RowKind::data, {{}, {std::string(text)}}});
    }
    const Book book(with({table}));
    CHECK(book.xml(1).find("xSplit=\"2\" ySplit=\"1\"") != std::string::npos);
    for (const auto& entry : book.parts) {
        CAPTURE(entry.first);
        for (const auto* tag : {"<f>", "<f ", "<mergeCell", "<hyperlink", "<drawing"})
            CHECK(entry.second.find(tag) == std::string::npos);
    }
    const auto cells = book.cells(1);
    for (const auto* cell : {"B4: \"=1+1\"", "B9: \"2015-08-31\"", "B11: \"007\""})
        CHECK(std::ranges::find(cells, cell) != cells.end());
}

TEST_CASE("title, warnings, captions and grounds stand apart from the cells, on the last sheet") {
    const Book book(with({statistic()}));
    CHECK(book.sheets == std::vector<std::string>{"stats", "根拠"});
    CHECK(book.cells(2) == std::vector<std::string>{
                               "A1: \"項目\"", "B1: \"内容\"", "A2: \"表題\"", "B2: \"締結の状況\"",
                               "A3: \"注意\"", "B3: \"誤りが2件あります\"", "A4: \"シート stats\"",
                               "B4: \"締結団体数（2025年9月25日現在）\"",
                               "A5: \"列の見出し stats\"", "B5: \"年度\"", "A6: \"出典\"",
                               "B6: \"S1\""});
    CHECK(Book(with({}), {.lang = Lang::en}).sheets == std::vector<std::string>{"grounds"});
}

TEST_CASE("a picture is a sheet, unless its table stands beside it") {
    Chart chart{.name = "stats", .title = "", .unit = ""};
    const Timeline timeline{.name = "timeline", .title = ""};
    CHECK(Book(with({chart, statistic(), timeline})).sheets ==
          std::vector<std::string>{"stats", "表", "根拠"});
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
    CHECK(std::ranges::find(cells, "B4: \"&lt;b&gt;&amp;amp;\"") != cells.end());
    CHECK(std::ranges::find(cells, "B5: \"\\x1b[31m\\u202e\\xff\"") != cells.end());
    CHECK(std::ranges::find(cells, "B7: \"" + std::string(32'766, 'x') + "…\"") != cells.end());
    CHECK(std::ranges::find(cells, "B6: \"_x005F_x0041_\"") != cells.end());
}

TEST_CASE("days that Excel does not know stay text") {
    Table table{"t", ""};
    table.columns = {{"day", "日", Type::date}};
    table.rows = {{RowKind::data, {{date("1900-02-28")}}}, {RowKind::data, {{date("1901-01-01")}}}};
    const auto cells = Book(with({table})).cells(1);
    CHECK(std::ranges::find(cells, "A2: \"1900-02-28\"") != cells.end());
    CHECK(std::ranges::find(cells, "A3: date 367") != cells.end());
}

TEST_CASE("the yearly table in a workbook has the shares that people see elsewhere") {
    const auto heads = [](std::vector<std::string> more) {
        const Ran ran = run_in(DAICHO_ROOT "/tests/frozen", std::move(more));
        REQUIRE(ran.code == 0);
        return parts_of(ran.out).at("xl/sharedStrings.xml");
    };
    CHECK(heads({"stats", "-f", "xlsx"}).find("割合") != std::string::npos);
    CHECK(heads({"stats", "-f", "xlsx", "--by", "region"}).find("割合") == std::string::npos);
}

TEST_CASE("no two columns of a sheet are called the same") {
    Table table{"t", ""};
    table.columns = {{"kind", "種類"}, {"kind_again", "種類"}, {"nameless", ""}};
    CHECK(Book(with({table})).cells(1) == std::vector<std::string>{"A1: \"種類\"",
                                                                   "B1: \"種類 (kind_again)\"",
                                                                   "C1: \"nameless\""});
}

TEST_CASE("no two columns of a tidy table have one key") {
    Table table{"t", ""};
    table.columns = {{"kind", "種類"}, {"kind", "種類"}, {"row_type", "種類"}};
    std::vector<std::string> keys;
    for (const auto& column : tidy(table, Lang::ja)) keys.push_back(column.key);
    CHECK(keys == std::vector<std::string>{"row_type", "kind", "kind_2", "row_type_2"});
}
