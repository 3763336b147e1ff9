// Every format, every block, every kind of cell, with texts that would like to be more than text.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "daicho/layout/formats.hpp"
#include "daicho/render/render.hpp"
#include "daicho/text/utf8.hpp"
#include "render/lines.hpp"

using namespace daicho;

namespace {

std::string render(std::string_view format, const Report& report) {
    return formats().find(format)->render(report, {});
}

constexpr std::string_view hostile[] = {
    "<script>alert(1)</script>",
    "a | b \\| c",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/)",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;https://evil.example\x07x",
    "\u202eabc\u2066",
    "\u200b\ufeff\u0085\x7f",
    "say \"hi\"",
    "it's; a, b",
    " blanks ",
    "one\ntwo\r\nthree",
    "`code`",
    "```\n# h\n```",
    "# h",
    "---",
    "1. x",
    "&lt;b&gt;",
    "<!-- x",
    "-->",
    "https://example.jp",
    "www.example.jp",
    "a@example.jp",
    "@user",
    "\xff\xfe",
    "",
};

/// The text in every place of a report that holds one, beside a cell of every other kind.
Report full_of(std::string_view words) {
    const std::string t(words);
    Table table{"t", t};
    table.columns = {
        {"a", t, Type::text, t},        {"b", t, Type::count},   {"c", t, Type::number},
        {"d", t, Type::decimal},        {"e", t, Type::date},    {"f", t, Type::fiscal_year},
        {"g", t, Type::code, "", true}, {"h", t, Type::boolean}, {"i", t}};
    for (const auto kind : {RowKind::data, RowKind::subtotal, RowKind::unlisted, RowKind::total}) {
        for (const auto e :
             {Emphasis::none, Emphasis::new_in_year, Emphasis::new_since, Emphasis::missing}) {
            table.rows.push_back({kind,
                                  {{t, e},
                                   {Count{0, 2}, e},
                                   {-5LL, e},
                                   {Decimal{t, 1}, e},
                                   {Date::on(*make_day(2015, 8, 31)), e},
                                   {FiscalYear{2015}, e},
                                   {Code{t}, e},
                                   {true, e},
                                   {{}, e}}});
        }
    }
    table.rows.push_back({});  // too short
    table.constants = {{"k", t, t}};
    return {"r",
            t,
            {t},
            {Heading{t, 3}, Paragraph{t}, BulletList{{t, t}}, table, Table{}},
            {{"g", t, t}}};
}

bool shows_everything(std::string_view out) {
    for (std::size_t at = 0; at < out.size();) {
        const auto c = decode(out, at);
        if (!c || is_forbidden(c->value)) return false;
        at += c->size;
    }
    return true;
}

using Grid = std::vector<std::vector<std::string>>;

/// RFC 4180, nothing forgiven.
Grid read_csv(std::string_view csv) {
    Grid grid(1, {""});
    bool quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        const bool doubled = c == '"' && quoted && i + 1 < csv.size() && csv[i + 1] == '"';
        if (doubled) ++i;
        if (c == '"' && !doubled)
            quoted = !quoted;
        else if (c == ',' && !quoted)
            grid.back().emplace_back();
        else if (c == '\n' && !quoted)
            grid.push_back({""});
        else
            grid.back().back() += c;
    }
    CHECK_FALSE(quoted);
    grid.pop_back();
    return grid;
}

std::string erase_all(std::string out, std::string_view what) {
    for (std::size_t at = 0; (at = out.find(what, at)) != out.npos;) out.erase(at, what.size());
    return out;
}

std::string without_escapes(std::string_view markdown) {
    std::string out;
    for (std::size_t i = 0; i < markdown.size(); ++i) {
        if (markdown[i] == '\\')
            ++i;
        else
            out += markdown[i];
    }
    return out;
}

}  // namespace

TEST_CASE("nothing in a report is live, in any format") {
    for (const std::string_view words : hostile) {
        for (const Format& format : formats()) {
            if (format.name == "xlsx") continue;  // bytes: xlsx_test.cpp
            CAPTURE(words);
            CAPTURE(format.name);
            for (const Lang lang : {Lang::ja, Lang::en}) {
                for (const int width : {0, 30, 80}) {
                    const auto out = format.render(full_of(words), {.lang = lang, .width = width});
                    CHECK(shows_everything(format.name == "tsv" ? erase_all(out, "\t") : out));
                }
            }
        }
    }
}

TEST_CASE("Markdown made of hostile texts has its own marks and no others") {
    for (const std::string_view words : hostile) {
        CAPTURE(words);
        std::string out = render("md", full_of(words));
        for (const auto own : {"<u>", "</u>", "**", "<!-- -->"}) out = erase_all(out, own);
        for (const auto& line : wrap(without_escapes(out), 100'000)) {
            CHECK(line.find_first_of("<[]`*_~$") == line.npos);
            CHECK(line.find("://") == line.npos);
            CHECK(line.find("www.") == line.npos);
            if (line.starts_with("| "))
                CHECK(std::ranges::count(line, '|') == 9);  // machine_only left out
        }
    }
}

TEST_CASE("CSV made of hostile texts reads back equal, and no cell of it is a formula") {
    for (const std::string_view words : hostile) {
        CAPTURE(words);
        const Grid grid = read_csv(render("csv", full_of(words)));
        REQUIRE(grid.size() == 18);
        for (const auto& row : grid) {
            REQUIRE(row.size() == 1 + 9 + 1 + 2 + 1 + 1);
            for (const std::string& cell : row) {
                const bool is_number = cell == "-5";
                CHECK((is_number || cell.find_first_of("=+-@\t\r\n") != 0));
                for (const auto wide : {"＝", "＋", "－", "＠"})
                    CHECK_FALSE(cell.starts_with(wide));
            }
        }
        const std::string shown = printable(words, true);
        const std::string& cell = grid[1][1];
        CHECK((cell == shown || cell == "'" + shown));
    }
}

TEST_CASE("JSON made of hostile texts reads back equal") {
    for (const std::string_view words : hostile) {
        CAPTURE(words);
        const auto json = nlohmann::json::parse(render("json", full_of(words)));
        if (first_invalid_utf8(words)) continue;
        CHECK(json["title"] == words);
        CHECK(json["blocks"][3]["rows"][0]["a"] == words);
        CHECK(json["grounds"]["g"] == words);
    }
}

TEST_CASE("TSV has one line a row and one tab between cells") {
    for (const std::string_view words : hostile) {
        CAPTURE(words);
        const std::string out = render("tsv", full_of(words));
        CHECK(std::ranges::count(out, '\n') == 18);
        CHECK(std::ranges::count(out, '\t') == 18 * 14);
    }
}
