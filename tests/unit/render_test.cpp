#include <doctest/doctest.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

#include "daicho/layout/formats.hpp"
#include "daicho/render/render.hpp"
#include "daicho/text/utf8.hpp"
#include "daicho/text/width.hpp"
#include "render/lines.hpp"
#include "render/markdown/escape.hpp"

using namespace daicho;

namespace {

Value text(std::string_view words) {
    return std::string(words);
}
Value count(int certain, int possible) {
    return Count{certain, possible};
}
Date day(int year, int month, int day) {
    return Date::on(*make_day(year, month, day));
}

Report with(Table table) {
    return {"stats", "締結団体数", {}, {std::move(table)}, {{"unit", "単位", "団体"}}};
}

Table statistic() {
    Table table{"stats", "締結団体数"};
    table.columns = {{"prefecture_code", "コード", Type::code, "", true},
                     {"prefecture", "都道府県"},
                     {"fy2014", "2014", Type::count, "年度"},
                     {"fy2015", "2015", Type::count, "年度"},
                     {"fy2016", "2016", Type::count, "年度"},
                     {"total", "計", Type::count}};
    table.head_columns = 2;
    table.constants = {{"as_of", "現在", day(2025, 9, 25)}};
    const auto row = [&](RowKind kind, Value code, std::string_view name, Count a, Count b,
                         Count c) {
        table.rows.push_back({kind, {{std::move(code)}, {text(name)}, {a}, {b}, {c}, {a + b + c}}});
    };
    row(RowKind::data, Code{"010006"}, "北海道", {1, 1}, {0, 0}, {0, 0});
    row(RowKind::data, Code{"100005"}, "群馬県", {0, 0}, {3, 7}, {1200, 1200});
    row(RowKind::unlisted, {}, "一覧にないもの", {0, 0}, {0, 0}, {2, 2});
    row(RowKind::total, {}, "計", {1, 1}, {3, 7}, {1202, 1202});
    return table;
}

Table list() {
    Table table{"list", "協定の一覧"};
    table.columns = {{"number", "番号", Type::number},
                     {"government", "自治体"},
                     {"concluded", "締結", Type::date},
                     {"council", "運営協議会"},
                     {"results", "実績", Type::number}};
    table.rows = {
        {RowKind::data, {{1LL}, {text("北海道")}, {day(2009, 7, 2)}, {text("開催")}, {12LL}}},
        {RowKind::data,
         {{2LL},
          {text("伊勢崎市"), Emphasis::new_since},
          {Date::of(FiscalYear{2025})},
          {text("未開催"), Emphasis::missing},
          {5LL, Emphasis::new_in_year}}}};
    return table;
}

std::string render(std::string_view format, const Report& report,
                   const RenderOptions& options = {}) {
    return formats().find(format)->render(report, options);
}

std::string lines(std::string_view picture) {
    return std::string(picture.substr(1));
}

}  // namespace

// ---- table -------------------------------------------------------------------------------------

TEST_CASE("a table stands by display width, with a head for groups and rules around totals") {
    CHECK(render("table", with(statistic())) == lines(R"(
締結団体数

                年度 ────────────
都道府県        2014  2015   2016           計
──────────────────────────────────────────────
北海道             1     ·      ·            1
群馬県             ·   3–7  1,200  1,203–1,207
──────────────────────────────────────────────
一覧にないもの     0     0      2            2
──────────────────────────────────────────────
計                 1   3–7  1,202  1,206–1,210

単位  団体
)"));
}

TEST_CASE("a narrow terminal loses columns of the middle and is told which") {
    CHECK(render("table", with(statistic()), {.width = 42}) == lines(R"(
締結団体数

                年度 ───────
都道府県        … 2015  2016          計
────────────────────────────────────────
北海道          …    ·     ·           1
群馬県          …  3–7 1,200 1,203–1,207
────────────────────────────────────────
一覧にないもの  …    0     2           2
────────────────────────────────────────
計              …  3–7 1,202 1,206–1,210
… 省いた列: 2014。すべて見るには、端末の
  幅を43桁以上にするか、
  `--width 0 | less -S` または `-f csv` を
  使ってください

単位  団体
)"));
}

TEST_CASE("no line of a table is wider than the terminal") {
    for (int width = 46; width >= 36; --width) {
        const std::string out = render("table", with(statistic()), {.width = width});
        for (const std::string& line : wrap(out, 1000))
            CHECK(display_width(line) <= std::max(width, 40));
    }
}

TEST_CASE("long texts are cut if that alone makes the table fit") {
    Table table{"list", ""};
    table.columns = {{"title", "名称"}, {"concluded", "締結", Type::date}};
    table.rows = {
        {RowKind::data, {{text("伊勢崎市・群馬労働局雇用対策協定")}, {day(2025, 10, 8)}}}};
    CHECK(render("table", {"list", "", {}, {table}}, {.lang = Lang::en, .width = 40}) == lines(R"(
名称                         締結
───────────────────────────────────────
伊勢崎市・群馬労働局雇用対…  2025-10-08
… long texts are cut; to see all,
  widen the terminal to 44 columns, or
  use `--width 0 | less -S` or `-f csv`
)"));
}

TEST_CASE("what is new or missing is marked, and the marks are explained") {
    CHECK(render("table", with(list())) == lines(R"(
締結団体数

協定の一覧

番号  自治体      締結        運営協議会  実績
──────────────────────────────────────────────
   1  北海道      2009-07-02  開催         12
   2  伊勢崎市**  2025年度    【未開催】    5*
* 前年度に新規　** 今年度に新規　【】 あるべきもので、まだないもの

単位  団体
)"));
}

TEST_CASE("colour adds nothing but colour") {
    std::string out = render("table", with(list()), {.color = true});
    CHECK(out.find("\x1b[1;31m伊勢崎市**\x1b[0m") != out.npos);
    CHECK(out.find("\x1b[4m5*\x1b[0m") != out.npos);
    for (std::size_t at = 0; (at = out.find('\x1b')) != out.npos;) {
        out.erase(at, out.find('m', at) + 1 - at);
    }
    CHECK(out == render("table", with(list())));
}

TEST_CASE("stamps come first, text is wrapped as Japanese is, grounds hang") {
    const Report report{"pdca",
                        "点検",
                        {"台帳に誤りが2件あります"},
                        {Heading{"目的", 2},
                         Paragraph{"目的は、若者の就職を支援し、雇用の安定を図ること（第1条）。"},
                         BulletList{{"運営協議会を年度ごとに少なくとも1回は開くこと", "計画"}}},
                        {{"unit", "単位", "団体"},
                         {"sources", "出典", "厚生労働省「雇用対策協定について」(2015年)"}}};
    CHECK(render("table", report, {.width = 40}) == lines(R"(
⚠ 台帳に誤りが2件あります

点検

目的
────

目的は、若者の就職を支援し、雇用の安定を
図ること（第1条）。

- 運営協議会を年度ごとに少なくとも1回は
  開くこと
- 計画

単位  団体
出典  厚生労働省「雇用対策協定について」
      (2015年)
)"));
    CHECK(render_grounds(report, {}) == lines(R"(
⚠ 台帳に誤りが2件あります
単位  団体
出典  厚生労働省「雇用対策協定について」(2015年)
)"));
}

TEST_CASE("wrapping keeps closing marks off the beginning and opening ones off the end of a line") {
    using Lines = std::vector<std::string>;
    CHECK(wrap("ああああ、い", 8) == Lines{"あああ", "あ、い"});
    CHECK(wrap("あああ（い）", 8) == Lines{"あああ", "（い）"});
    CHECK(wrap("one two three", 8) == Lines{"one two", "three"});
    CHECK(wrap("see https://example.jp/long here", 8) ==
          Lines{"see", "https://example.jp/long", "here"});
    CHECK(wrap("use `a b` now", 6) == Lines{"use", "`a b`", "now"});
    CHECK(wrap("", 8) == Lines{""});
}

// ---- where it is narrow ------------------------------------------------------------------------

namespace {

/// With years that may be summed and have shorter names.
Report narrow_statistic() {
    Table table = statistic();
    table.rows.resize(2);
    for (std::size_t i = 2; i < 5; ++i) {
        table.columns[i].sums_up = true;
        table.columns[i].narrow = fmt::format("H{}", 24 + i);
    }
    return {"stats", "", {}, {std::move(table)}, {}};
}

/// The head, and the first row of data.
std::string at_width(int width, const Report& report) {
    const std::string out = render("table", report, {.width = width});
    std::istringstream in(out);
    std::string line, head, row;
    while (std::getline(in, line)) {
        if (line.starts_with("都道府県")) head = line;
        if (line.starts_with("北海道")) row = line;
    }
    return head + "\n" + row + "\n" + out.substr(out.find("群馬県"));
}

}  // namespace

TEST_CASE("years get shorter heads where there is no room, then the first ones are summed") {
    const Report report = narrow_statistic();
    CHECK(at_width(45, report) == lines(R"(
都道府県  2014  2015   2016           計
北海道       1     ·      ·            1
群馬県       ·   3–7  1,200  1,203–1,207
)"));
    CHECK(at_width(36, report) == lines(R"(
都道府県  H26 H27   H28          計
北海道      1   ·     ·           1
群馬県      · 3–7 1,200 1,203–1,207
)"));
    CHECK(at_width(34, report) == lines(R"(
都道府県  ～H27   H28          計
北海道        1     ·           1
群馬県      3–7 1,200 1,203–1,207
～H27 2014～2015の合計
)"));
}

TEST_CASE("spare columns go first, then those behind the heads; what is kept stays") {
    Table table{"list", ""};
    for (const auto* key : {"name", "one", "two", "date", "spare", "last"})
        table.columns.push_back({.key = key, .label = key, .type = Type::number});
    table.columns[3].keeps = true;
    table.columns[4].is_spare = true;
    table.rows = {{RowKind::data, {{1LL}, {2LL}, {3LL}, {4LL}, {5LL}, {6LL}}}};
    const auto head = [&](int width) {
        const std::string out = render("table", {"list", "", {}, {table}, {}}, {.width = width});
        return out.substr(0, out.find('\n'));
    };
    CHECK(head(40) == "name  one  two  date  spare  last");
    CHECK(head(27) == "name one two date … last");
    CHECK(head(23) == "name … two date … last");
    CHECK(head(16) == "name … date … last");
}

TEST_CASE("--ascii draws nothing of ambiguous width, whatever the texts are") {
    Table table = statistic();
    table.rows.push_back({RowKind::data, {{}, {text("①—…αЯ×℃")}, {count(1, 2)}}});
    Report report = with(table);
    report.stamps = {"誤り→1件"};
    report.blocks.push_back(list());
    const std::string out = render("table", report, {.ascii = true});
    for (std::size_t at = 0; at < out.size();) {
        const CodePoint c = *decode(out, at);
        CHECK_FALSE(is_ambiguous_width(c.value));
        at += c.size;
    }
    CHECK(out.find("(1)-...\\u03b1\\u042fxdeg C") != out.npos);
    CHECK(out.find("3-7") != out.npos);
    CHECK(out.starts_with("! 誤り->1件\n"));
    CHECK(is_ambiguous_width(U'─'));
    CHECK_FALSE(is_ambiguous_width(U'～'));
}

// ---- md ----------------------------------------------------------------------------------------

TEST_CASE("Markdown says a spanning head once, aligns figures and explains emphasis") {
    Report report = with(statistic());
    report.blocks.push_back(list());
    CHECK(render("md", report) == lines(R"(
# 締結団体数

列: 年度

| 都道府県 | 2014 | 2015 | 2016 | 計 |
| --- | ---: | ---: | ---: | ---: |
| 北海道 | 1 | 0 | 0 | 1 |
| 群馬県 | 0 | 3–7 | 1,200 | 1,203–1,207 |
| 一覧にないもの | 0 | 0 | 2 | 2 |
| 計 | 1 | 3–7 | 1,202 | 1,206–1,210 |

**協定の一覧**

| 番号 | 自治体 | 締結 | 運営協議会 | 実績 |
| ---: | --- | --- | --- | ---: |
| 1 | 北海道 | 2009-07-02 | 開催 | 12 |
| 2 | **伊勢崎市** | 2025年度 | 【未開催】 | <u>5</u> |

<u>下線</u>: 前年度に新規、**太字**: 今年度に新規、【　】: あるべきもので、まだないもの

- 単位: 団体
)"));
}

TEST_CASE("Markdown in data is shown, not run") {
    CHECK(escape_markdown("a | b") == R"(a \| b)");
    CHECK(escape_markdown("[x](javascript:y)") == R"(\[x\](javascript:y))");
    CHECK(escape_markdown("<b>&amp;") == "&lt;b&gt;&amp;amp;");
    CHECK(escape_markdown("# h *i* _u_ `c` ~s~ !") == R"(\# h \*i\* \_u\_ \`c\` \~s\~ \!)");
    CHECK(escape_markdown("https://example.jp/") == R"(https\://example.jp/)");
    CHECK(escape_markdown("WWW.example.jp") == R"(WWW\.example.jp)");
    CHECK(escape_markdown("a@b.jp #12") == "a@<!-- -->b.jp \\#<!-- -->12");
    CHECK(escape_markdown("GH-1 gh-22 AGH-x") == "GH-<!-- -->1 gh-<!-- -->22 AGH-x");
    CHECK(escape_markdown("@name :smile: :+1: 11:00: 注: a:b") ==
          "@<!-- -->name :<!-- -->smile: :<!-- -->+1: 11:<!-- -->00: 注: a:b");
    CHECK(escape_markdown("- a") == R"(\- a)");
    CHECK(escape_markdown("12. a") == R"(12\. a)");
    CHECK(escape_markdown("---") == R"(\---)");
    CHECK(escape_markdown("-1.5") == "-1.5");
    CHECK(escape_markdown(" 一行目\n二行目 ") == "一行目 二行目");
    CHECK(escape_markdown("\\|") == R"(\\\|)");
}

// ---- csv, tsv ----------------------------------------------------------------------------------

TEST_CASE("CSV holds one datum a cell, both bounds of a count whether they differ or not") {
    CHECK(render("csv", with(statistic())) == lines(R"(
row_type,prefecture_code,prefecture,fy2014_certain,fy2014_possible,fy2015_certain,fy2015_possible,fy2016_certain,fy2016_possible,total_certain,total_possible,open,as_of
data,010006,北海道,1,1,0,0,0,0,1,1,false,2025-09-25
data,100005,群馬県,0,0,3,7,1200,1200,1203,1207,false,2025-09-25
unlisted,,一覧にないもの,0,0,0,0,2,2,2,2,false,2025-09-25
total,,計,1,1,3,7,1202,1202,1206,1210,false,2025-09-25
)"));
}

TEST_CASE("CSV says of a date what is known and its bounds") {
    Table table{"list", ""};
    table.columns = {{"concluded", "締結", Type::date},
                     {"year", "年度", Type::fiscal_year},
                     {"rate", "率", Type::decimal},
                     {"own", "自己評価", Type::boolean}};
    const Date open{the_beginning, *make_day(2015, 8, 31)};
    table.rows = {
        {RowKind::data,
         {{Date::of(FiscalYear{2024})}, {FiscalYear{2024}}, {Decimal{"-2.0", -2}}, {true}}},
        {RowKind::data, {{open}, {}, {}, {false}}}};
    CHECK(render("csv", with(table)) == lines(R"(
row_type,concluded,concluded_earliest,concluded_latest,year,rate,own
data,[2024-04..2025-03],2024-04-01,2025-03-31,2024,-2.0,true
data,[..2015-08],,2015-08-31,,,false
)"));
}

TEST_CASE("Excel gets a BOM and CRLF") {
    Table table{"list", ""};
    table.columns = {{"name", "名称"}};
    table.rows = {{RowKind::data, {{text("a")}}}};
    CHECK(render("csv", with(table), {.excel = true}) == "\xEF\xBB\xBFrow_type,name\r\ndata,a\r\n");
}

// ---- json --------------------------------------------------------------------------------------

TEST_CASE("JSON keeps types: counts and dates with their bounds, codes as text") {
    Table table{"list", "一覧"};
    table.columns = {{"code", "コード", Type::code},
                     {"count", "数", Type::count},
                     {"concluded", "締結", Type::date},
                     {"rate", "率", Type::decimal}};
    const Date open{the_beginning, *make_day(2015, 8, 31)};
    table.rows = {{RowKind::total, {{Code{"010006"}}, {count(3, 7)}, {open}, {Decimal{"2.0", 2}}}}};
    table.constants = {{"unit", "単位", text("agreement")}};
    CHECK(render("jsonl", with(table)) ==
          R"({"row_type":"total","code":"010006","count_certain":3,"count_possible":7,)"
          R"("concluded":"[..2015-08]","concluded_earliest":null,)"
          R"("concluded_latest":"2015-08-31",)"
          R"("rate":2.0,"open":false,"unit":"agreement"})"
          "\n");
    const auto json = nlohmann::json::parse(render("json", with(table)));
    CHECK(json["format"] == 2);
    CHECK(json["grounds"]["unit"] == "団体");
    CHECK(json["blocks"][0]["columns"][2] ==
          nlohmann::json{{"key", "count_certain"}, {"label", "数（確実）"}, {"type", "count"}});
    CHECK(json["blocks"][0]["constants"]["unit"] == "agreement");
    CHECK(json["blocks"][0]["rows"][0]["code"] == "010006");
}
