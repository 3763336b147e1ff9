// Every table in every format, cell by cell against one another. What a person reads is spelled
// anew from the cells of the CSV, by the rules of docs/tables.md.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "../support/shipped_registry.hpp"
#include "../support/xlsx_reader.hpp"
#include "daicho/layout/formats.hpp"
#include "daicho/reference/resolve.hpp"
#include "daicho/report/figures/duties.hpp"
#include "daicho/report/figures/list.hpp"
#include "daicho/report/figures/reference.hpp"
#include "daicho/report/figures/stats.hpp"
#include "daicho/report/figures/timeline.hpp"
#include "daicho/report/figures/trend.hpp"
#include "daicho/report/parts/pictures.hpp"
#include "daicho/text/number.hpp"
#include "daicho/text/utf8.hpp"
#include "daicho/text/width.hpp"
#include "render/heads.hpp"
#include "render/markdown/escape.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

using Json = nlohmann::ordered_json;
using Line = std::vector<std::string>;
using Grid = std::vector<Line>;

// ---- the tables --------------------------------------------------------------------------------

void add_tables(const Report& report, Lang lang, std::vector<Table>& out) {
    for (const Block& block : report.blocks) {
        if (const auto* table = std::get_if<Table>(&block)) out.push_back(*table);
        if (const auto* chart = std::get_if<Chart>(&block)) out.push_back(as_table(*chart, lang));
        if (const auto* map = std::get_if<TileMap>(&block)) out.push_back(as_table(*map, lang));
        if (const auto* all = std::get_if<Diagram>(&block)) out.push_back(as_table(*all, lang));
        if (const auto* all = std::get_if<Timeline>(&block)) out.push_back(as_table(*all, lang));
        if (const auto* all = std::get_if<GroupedList>(&block)) out.push_back(as_table(*all, lang));
    }
}

std::vector<Report> statistics(const ReportContext& context) {
    std::vector<Report> out;
    const Dimension* prefecture = dimensions().find("prefecture");
    const Dimension* year = dimensions().find("fiscal-year");
    for (const Dimension& by : dimensions()) {
        out.push_back(stats_report(context, {.by_row = &by}));
        out.push_back(stats_report(context, {.by_row = prefecture, .by_column = &by}));
        out.push_back(stats_report(context, {.by_row = &by, .by_column = &by}));
    }
    out.push_back(
        stats_report(context, {.by_row = prefecture, .by_column = year, .cumulative = true}));
    out.push_back(
        stats_report(context, {.by_row = prefecture, .by_column = year, .regions = true}));
    out.push_back(stats_report(context, {.unit = Unit::measure, .by_row = year}));
    out.push_back(why_report(context, {.by_row = prefecture, .by_column = year}, "10,2015"));
    return out;
}

const Day today = day(2026, 4, 1);

/// What commands other than `report` print.
std::vector<Report> figures_of(const ReportContext& context) {
    std::vector<Report> out = statistics(context);
    const auto agreement = [&](std::string_view id) {
        return *context.ledger.find(std::string(id));
    };
    out.push_back(list_report(context));
    for (const auto* id : {"102041-isesaki", "102059-ota", "100005-gunma"})
        out.push_back(show_report(context, agreement(id)));
    out.push_back(trend_report(context, {}));
    out.push_back(timeline_report(context, {}));
    out.push_back(duties_report(context, {.year = {2025}, .today = today, .picture = false}));
    return out;
}

std::vector<Report> reports_of(const ReportContext& context) {
    std::vector<Report> out = figures_of(context);
    const auto agreement = [&](std::string_view id) {
        return *context.ledger.find(std::string(id));
    };
    for (const ReportKind& kind : report_kinds()) {
        ReportRequest request{.today = today};
        if (kind.argument == ReportArgument::agreement)
            request.agreement = agreement("102041-isesaki");
        if (kind.argument == ReportArgument::prefecture)
            request.prefecture = find_prefecture("群馬県");
        out.push_back(kind.build(context, request));
    }
    return out;
}

// ---- readers -----------------------------------------------------------------------------------

Grid read_csv(const std::string& text) {
    Grid out{{""}};
    bool is_quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        std::string& cell = out.back().back();
        if (is_quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            cell += text[++i];
        } else if (c == '"') {
            is_quoted = !is_quoted;
        } else if (!is_quoted && c == ',') {
            out.back().emplace_back();
        } else if (!is_quoted && c == '\n') {
            if (i + 1 < text.size()) out.push_back({""});
        } else {
            cell += c;
        }
    }
    return out;
}

Line split(const std::string& line, char at) {
    Line out{""};
    for (const char c : line) c == at ? void(out.emplace_back()) : void(out.back() += c);
    return out;
}

Line lines_of(const std::string& text) {
    Line out = split(text, '\n');
    if (out.back().empty()) out.pop_back();
    return out;
}

Grid read_tsv(const std::string& text) {
    Grid out;
    for (const std::string& line : lines_of(text)) out.push_back(split(line, '\t'));
    return out;
}

std::string text_of_json(const Json& value) {
    if (value.is_null()) return "";
    return value.is_string() ? value.get<std::string>() : value.dump();
}

Grid read_objects(const std::vector<Json>& rows, const Line& keys) {
    Grid out{keys};
    for (const Json& row : rows) {
        Line& line = out.emplace_back();
        for (const std::string& key : keys) line.push_back(text_of_json(row.at(key)));
        CHECK(row.size() == keys.size());
    }
    return out;
}

Grid read_json_lines(const std::string& text, const Line& keys) {
    std::vector<Json> rows;
    for (const std::string& line : lines_of(text)) rows.push_back(Json::parse(line));
    return read_objects(rows, keys);
}

Grid read_json(const std::string& text, const Line& keys) {
    const Json block = Json::parse(text)["blocks"][0];
    std::vector<Json> rows;
    for (Json row : block["rows"]) {
        for (const auto& [key, value] : block["constants"].items()) row[key] = value;
        rows.push_back(std::move(row));
    }
    // The columns are described in their order; constants stand apart.
    Line described{"row_type"};
    for (const Json& column : block["columns"]) {
        if (column["key"] != "row_type") described.push_back(column["key"]);
    }
    for (const auto& [key, value] : block["constants"].items()) described.push_back(key);
    CHECK(described == keys);
    return read_objects(rows, keys);
}

std::string without_blanks(std::string text) {
    for (const std::string_view blank : {" ", "\n", "　", "\t"}) {
        for (std::size_t at = 0; (at = text.find(blank, at)) != text.npos;)
            text.erase(at, blank.size());
    }
    return text;
}

std::string text_of_html(std::string html) {
    for (std::size_t at = 0; (at = html.find('<')) != html.npos;)
        html.erase(at, html.find('>', at) + 1 - at);
    constexpr std::pair<std::string_view, std::string_view> signs[] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
    for (const auto& [entity, sign] : signs) {
        for (std::size_t at = 0; (at = html.find(entity, at)) != html.npos; at += sign.size())
            html.replace(at, entity.size(), sign);
    }
    return without_blanks(html);
}

Grid read_html(const std::string& page) {
    Grid out;
    const std::string body = between(page, "<tbody>", "</tbody>").at(0);
    for (const std::string& row : between(body, "<tr", "</tr>")) {
        Line& line = out.emplace_back();
        for (std::size_t at = row.find('>') + 1; at < row.size();) {
            const std::string close = "</" + row.substr(at + 1, 2) + ">";
            const std::size_t end = row.find(close, at);
            line.push_back(text_of_html(row.substr(at, end - at)));
            at = end + close.size();
        }
    }
    return out;
}

// ---- what stands in a cell, as people read it --------------------------------------------------

/// A column of the table, and where the CSV has its cells.
struct Place {
    const Column* column;
    std::size_t at;  // of the first of its columns
};

std::vector<Place> places_of(const Table& table) {
    std::vector<Place> out;
    std::size_t at = 1;  // behind row_type
    for (const Column& column : table.columns) {
        out.push_back({&column, at});
        at += column.type == Type::count ? 2 : column.type == Type::date ? 3 : 1;
    }
    return out;
}

struct Speller {
    Lang lang;

    std::string operator()(const Line& csv, const Place& place) const {
        const std::string& text = csv[place.at];
        if (text.empty()) return "";
        switch (place.column->type) {
            case Type::count: {
                const std::string least = number(text), most = number(csv[place.at + 1]);
                return least == most ? least : least + "–" + most;
            }
            case Type::number:
                return number(text);
            case Type::date:
                return date(csv, place.at);
            case Type::fiscal_year:
                return label(FiscalYear{std::stoi(text)}, DateStyle::iso, lang);
            case Type::boolean:
                return std::string(
                    (text == "true" ? Words{"はい", "yes"} : Words{"いいえ", "no"}).in(lang));
            default:
                return in_one_line(text);
        }
    }

    /// From its bounds; the text says whether it is inferred.
    std::string date(const Line& csv, std::size_t at) const {
        const auto day = [](const std::string& iso) {
            return iso.empty() ? the_beginning : std::get<Date>(parse_date(iso)).latest;
        };
        Date out{day(csv[at + 1]), day(csv[at + 2])};
        out.uncertain = csv[at].find('?') != std::string::npos;
        return label(out, DateStyle::iso, lang);
    }
    static std::string number(const std::string& text) {
        const bool is_whole = text.find('.') == text.npos;
        return is_whole ? with_thousands(std::stoll(text)) : text;
    }
    static std::string in_one_line(std::string text) {
        while (text.ends_with('\n')) text.pop_back();
        std::ranges::replace(text, '\n', ' ');
        return text;
    }
};

// ---- comparing ---------------------------------------------------------------------------------

bool is_number(const std::string& text) {
    return !text.empty() && text.find_first_not_of("-0123456789.") == text.npos &&
           text.find_first_of("0123456789") != text.npos;
}

/// 2.0 is 2 where numbers are numbers.
bool is_same(const std::string& a, const std::string& b) {
    if (a == b) return true;
    return is_number(a) && is_number(b) && std::stod(a) == std::stod(b);
}

void check_same(const Grid& one, const Grid& other, std::string_view formats) {
    CAPTURE(formats);
    REQUIRE(one.size() == other.size());
    for (std::size_t r = 0; r < one.size(); ++r) {
        REQUIRE(one[r].size() == other[r].size());
        for (std::size_t c = 0; c < one[r].size(); ++c) {
            if (is_same(one[r][c], other[r][c])) continue;
            CAPTURE(r);
            CAPTURE(one[0][c]);
            CHECK(one[r][c] == other[r][c]);
        }
    }
}

std::string rendered(std::string_view format, const Table& table, Lang lang) {
    const Report report{.name = "r", .blocks = {table}};
    return formats().find(format)->render(report, {.lang = lang, .quiet = true});
}

/// Tabs and lines become blanks in TSV.
Grid flat(Grid grid) {
    for (Line& line : grid) {
        for (std::string& cell : line)
            std::ranges::replace_if(
                cell, [](char c) { return c == '\n' || c == '\t'; }, ' ');
    }
    return grid;
}

void check_machines(const Table& table, Lang lang, const Grid& csv) {
    const std::set<std::string> keys(csv[0].begin(), csv[0].end());
    CHECK(keys.size() == csv[0].size());
    check_same(flat(csv), read_tsv(rendered("tsv", table, lang)), "csv and tsv");
    check_same(csv, read_json_lines(rendered("jsonl", table, lang), csv[0]), "csv and jsonl");
    check_same(csv, read_json(rendered("json", table, lang), csv[0]), "csv and json");
}

/// The cells that people see, as the CSV spells them.
Grid spelled(const Table& table, Lang lang, const Grid& csv) {
    Grid out;
    for (std::size_t r = 1; r < csv.size(); ++r) {
        Line& line = out.emplace_back();
        for (const Place& place : places_of(table)) {
            if (place.column->machine_only) continue;
            line.push_back(Speller{lang}(csv[r], place));
            const auto i = static_cast<std::size_t>(place.column - table.columns.data());
            const auto* count = std::get_if<Count>(&table.rows[r - 1].cells.at(i).value);
            if (count && count->is_open) line.back() += "+";
        }
    }
    return out;
}

std::vector<std::size_t> shown_columns(const Table& table) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!table.columns[i].machine_only) out.push_back(i);
    }
    return out;
}

const Cell& cell_at(const Table& table, std::size_t row, std::size_t column) {
    return table.rows[row].cells.at(column);
}

std::string set_off(Emphasis emphasis, const std::string& text, std::string_view around_new,
                    std::string_view around_newest) {
    if (emphasis == Emphasis::missing) return fmt::format("【{}】", text.empty() ? "—" : text);
    if (text.empty() || emphasis == Emphasis::none) return text;
    const auto around = emphasis == Emphasis::new_in_year ? around_new : around_newest;
    return fmt::format(fmt::runtime(around), text);
}

/// Numbers of a published list stand in circles on a page, as in the list.
std::string on_page(const Column& column, const std::string& text) {
    constexpr std::string_view circles = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒";
    if (!column.in_circles || text.empty()) return text;
    return std::string(circles.substr((std::stoul(text) - 1) * 3, 3));
}

void check_markdown(const Table& table, Lang lang, const Grid& cells) {
    Line rows;
    for (const std::string& line : lines_of(rendered("md", table, lang))) {
        if (line.starts_with("| ")) rows.push_back(line);
    }
    REQUIRE(rows.size() == cells.size() + 2);
    const auto shown = shown_columns(table);
    for (std::size_t r = 0; r < cells.size(); ++r) {
        Line wanted;
        for (std::size_t c = 0; c < shown.size(); ++c) {
            wanted.push_back(set_off(cell_at(table, r, shown[c]).emphasis,
                                     escape_markdown(on_page(table.columns[shown[c]], cells[r][c])),
                                     "<u>{}</u>", "**{}**"));
        }
        CHECK(rows[r + 2] == fmt::format("| {} |", fmt::join(wanted, " | ")));
    }
}

void check_html(const Table& table, Lang lang, const Grid& cells) {
    if (cells.empty()) return;  // a row says that there is none
    const Grid html = read_html(rendered("html", table, lang));
    REQUIRE(html.size() == cells.size());
    const auto shown = shown_columns(table);
    for (std::size_t r = 0; r < cells.size(); ++r) {
        REQUIRE(html[r].size() == shown.size());
        for (std::size_t c = 0; c < shown.size(); ++c) {
            const Emphasis emphasis = cell_at(table, r, shown[c]).emphasis;
            const std::string wanted = without_blanks(
                set_off(emphasis, on_page(table.columns[shown[c]], cells[r][c]), "{}", "{}"));
            if (emphasis == Emphasis::none) CHECK(html[r][c] == wanted);
            if (emphasis != Emphasis::none) CHECK(html[r][c].starts_with(wanted));
        }
    }
}

/// A line of the terminal has the cells of its row in their order, with nothing but blanks around.
void check_text(const Table& table, Lang lang, const Grid& cells) {
    Line rows;
    bool is_body = false;
    for (const std::string& line : lines_of(rendered("table", table, lang))) {
        const bool is_rule = line.starts_with("─") && line.find_first_not_of("─") == line.npos;
        is_body = is_body || is_rule;
        if (is_body && !is_rule) rows.push_back(without_blanks(line));
    }
    REQUIRE(rows.size() >= cells.size());
    const auto shown = shown_columns(table);
    for (std::size_t r = 0; r < cells.size(); ++r) {
        std::string wanted;
        for (std::size_t c = 0; c < shown.size(); ++c) {
            const Column& column = table.columns[shown[c]];
            const bool is_dot = column.type == Type::count && cells[r][c] == "0" &&
                                table.rows[r].kind == RowKind::data;
            wanted += set_off(cell_at(table, r, shown[c]).emphasis, is_dot ? "·" : cells[r][c],
                              "{}*", "{}**");
        }
        CHECK(rows[r] == without_blanks(wanted));
    }
}

// ---- the spreadsheet ---------------------------------------------------------------------------

/// The days since 1899-12-30, as Excel counts.
std::string serial(const std::string& iso) {
    const Day date = std::get<Date>(parse_date(iso)).latest;
    return std::to_string((date - *make_day(1899, 12, 30)).count());
}

/// What a column of the table is in the sheet: one column, or two of a count that does not agree.
Grid sheet_columns(const Place& place, Lang lang, const Grid& csv) {
    Line first, second;
    bool agrees = true, are_days = place.column->type == Type::date;
    for (std::size_t r = 1; r < csv.size(); ++r) {
        const std::string& text = csv[r][place.at];
        if (place.column->type == Type::count) {
            second.push_back(csv[r][place.at + 1]);
            agrees = agrees && text == second.back();
        }
        are_days = are_days && (text.empty() || (text.size() == 10 && text.find('/') == text.npos));
    }
    for (std::size_t r = 1; r < csv.size(); ++r) {
        const std::string& text = csv[r][place.at];
        const bool is_spelled =
            place.column->type == Type::date || place.column->type == Type::boolean;
        first.push_back(are_days && !text.empty() ? "date " + serial(text)
                        : is_spelled              ? Speller{lang}(csv[r], place)
                                                  : text);
    }
    return agrees ? Grid{first} : Grid{first, second};
}

std::string plain_xml(std::string text) {
    return text_of_html(std::move(text));
}

/// `B3` → row 1 (of the data), column 1.
std::pair<std::size_t, std::size_t> place_of(const std::string& name) {
    std::size_t column = 0, at = 0;
    for (; name[at] >= 'A' && name[at] <= 'Z'; ++at)
        column = column * 26 + static_cast<std::size_t>(name[at] - 'A' + 1);
    return {std::stoul(name.substr(at)) - 1, column - 1};
}

void check_sheet(const Table& table, Lang lang, const Grid& csv) {
    Grid wanted;  // by column
    for (const Place& place : places_of(table)) {
        const Column& column = *place.column;
        const bool has_code = std::ranges::find(csv[0], "code") != csv[0].end();
        const bool is_code = column.key == "code" || (column.key.ends_with("_code") && !has_code);
        if (column.machine_only && !is_code) continue;
        for (Line& line : sheet_columns(place, lang, csv)) wanted.push_back(std::move(line));
    }
    const auto open = std::ranges::find(csv[0], "open") - csv[0].begin();
    Line more;
    for (std::size_t r = 1; r < csv.size(); ++r) {
        const bool is_there = open < std::ssize(csv[r]);
        more.emplace_back(is_there && csv[r][static_cast<std::size_t>(open)] == "true" ? "+" : "");
    }
    if (std::ranges::find(more, "+") != more.end()) wanted.push_back(more);
    const Report report{.name = "r", .blocks = {table}};
    std::vector<std::vector<bool>> seen(wanted.size());
    for (auto& column : seen) column.assign(csv.size(), false);
    for (const std::string& cell : Book(report, {.lang = lang}).cells(1)) {
        const auto colon = cell.find(": ");
        const auto place = place_of(cell.substr(0, colon));
        const std::size_t r = place.first, c = place.second;
        std::string value = cell.substr(colon + 2);
        if (value.starts_with('"')) value = plain_xml(value.substr(1, value.size() - 2));
        if (r == 0) continue;
        REQUIRE(c < wanted.size());
        seen[c][r] = true;
        CAPTURE(cell);
        CHECK(is_same(without_blanks(value), without_blanks(wanted[c][r - 1])));
    }
    for (std::size_t c = 0; c < wanted.size(); ++c) {
        for (std::size_t r = 1; r < csv.size(); ++r) {
            if (!seen[c][r]) CHECK(wanted[c][r - 1] == "");
        }
    }
}

/// A cell that a spreadsheet would run has an apostrophe in front; nowhere else.
Grid without_guards(Grid csv) {
    for (Line& line : csv) {
        for (std::string& cell : line) {
            static constexpr std::string_view starts[] = {"'=",  "'+",  "'-",  "'@",
                                                          "'＝", "'＋", "'－", "'＠"};
            if (std::ranges::any_of(starts, [&](auto start) { return cell.starts_with(start); }))
                cell.erase(0, 1);
        }
    }
    return csv;
}

void check_all(const Table& table, Lang lang) {
    CAPTURE(table.name);
    CAPTURE(table.caption);
    const Grid guarded = read_csv(rendered("csv", table, lang));
    const Grid csv = without_guards(guarded);
    REQUIRE(csv.size() == table.rows.size() + 1);
    if (csv == guarded) check_machines(table, lang, csv);
    const Grid cells = spelled(table, lang, csv);
    check_markdown(table, lang, cells);
    check_html(table, lang, cells);
    check_text(table, lang, cells);
    if (!table.rows.empty()) check_sheet(table, lang, csv);
}

}  // namespace

TEST_CASE("every table says the same in every format, cell by cell") {
    for (const Lang lang : {Lang::ja, Lang::en}) {
        ReportContext context = in_japanese(shipped_ledger());
        context.lang = lang;
        context.dates = DateStyle::iso;
        std::set<std::string> names;
        for (const Report& report : reports_of(context)) {
            CAPTURE(report.title);
            std::vector<Table> tables;
            add_tables(report, lang, tables);
            for (const Table& table : tables) {
                // What people see there has columns of its own for machines: shares.
                if (std::ranges::any_of(table.columns, &Column::people_only)) continue;
                check_all(table, lang);
                names.insert(table.name);
            }
        }
        CHECK(names.size() > 25);
    }
}

TEST_CASE("the columns of machines are the same whatever the day and the data") {
    const auto keys = [](const Report& report) {
        std::vector<Table> tables;
        add_tables(report, Lang::ja, tables);
        return read_csv(rendered("csv", tables.at(0), Lang::ja)).at(0);
    };
    const auto on = [](Day as_of) { return in_japanese(shipped_ledger(), as_of); };
    const Day then = day(2015, 8, 31), now = day(2025, 9, 25);
    for (const Dimension& row : dimensions()) {
        for (const Dimension* column : {&dimensions()[0], &dimensions()[2], &dimensions()[11]}) {
            const StatsOptions options{.by_row = &row, .by_column = column};
            CHECK(keys(stats_report(on(then), options)) == keys(stats_report(on(now), options)));
        }
        const StatsOptions options{.by_row = &row};
        CHECK(keys(stats_report(on(then), options)) == keys(stats_report(on(now), options)));
    }
    CHECK(keys(trend_report(on(then), {})) == keys(trend_report(on(now), {})));
    ReportContext english = on(now);
    english.lang = Lang::en;
    for (const Dimension& row : dimensions()) {
        const StatsOptions options{.by_row = &row, .by_column = &dimensions()[1]};
        CHECK(keys(stats_report(on(now), options)) == keys(stats_report(english, options)));
    }
}

TEST_CASE("--ascii draws nothing of ambiguous width: no table, no chart, no list, no mark") {
    for (const Report& report : figures_of(in_japanese(shipped_ledger()))) {
        CAPTURE(report.title);
        const RenderOptions options{.dates = DateStyle::era, .width = 80, .ascii = true};
        const std::string out = formats().find("table")->render(report, options);
        for (std::size_t at = 0; at < out.size();) {
            const CodePoint c = *decode(out, at);
            const bool is_block = c.value >= U'▀' && c.value <= U'▟';
            if (is_ambiguous_width(c.value) || is_block) FAIL_CHECK(out.substr(at, 12));
            at += c.size;
        }
    }
}

TEST_CASE("only pages have blocks that formats which are no page do not know") {
    const ReportContext context = in_japanese(shipped_ledger());
    std::vector<Report> all = figures_of(context);
    all.push_back(why_series_report(context, "2024"));
    all.push_back(without_report(context));
    all.push_back(list_report(context, Unit::facility));
    all.push_back(duties_report(context, {.year = {2025}, .today = today, .picture = true}));
    all.push_back(governments_report(find_by_code("102041"), today, Lang::ja, DateStyle::iso));
    const auto is_known = [](const auto& block) {
        using Kind = std::decay_t<decltype(block)>;
        return std::is_same_v<Kind, Heading> || std::is_same_v<Kind, Paragraph> ||
               std::is_same_v<Kind, BulletList> || std::is_same_v<Kind, Table> ||
               std::is_same_v<Kind, Chart> || std::is_same_v<Kind, Timeline>;
    };
    for (const Report& report : all) {
        CAPTURE(report.title);
        CHECK_FALSE(report.blocks.empty());
        for (const Block& block : report.blocks) CHECK(std::visit(is_known, block));
    }
}
