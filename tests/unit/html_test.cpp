// Format `html`: what a page is made of, and that nothing in a report is live in it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <string>

#include "daicho/layout/formats.hpp"
#include "daicho/render/render.hpp"
#include "daicho/text/utf8.hpp"
#include "render/html/blocks.hpp"
#include "render/html/text.hpp"

using namespace daicho;

namespace {

std::string page_of(const Report& report, const RenderOptions& options = {}) {
    return formats().find("html")->render(report, options);
}

std::string html_of(Block block, std::string title = "題") {
    return html_of_blocks({"r", std::move(title), {}, {std::move(block)}}, {})[0];
}

std::string lines(std::string_view picture) {
    return std::string(picture.substr(1));
}

Value text(std::string_view words) {
    return std::string(words);
}

bool holds(std::string_view all, std::string_view part) {
    return all.find(part) != all.npos;
}

// ---- a strict reader of pages ------------------------------------------------------------------

using Attributes = std::vector<std::pair<std::string, std::string>>;

const std::set<std::string, std::less<>> known_elements{
    "html",   "head",     "meta",  "title",   "style",    "body",    "main",     "h1",
    "h2",     "h3",       "h4",    "h5",      "h6",       "p",       "br",       "div",
    "ul",     "li",       "dl",    "dt",      "dd",       "section", "table",    "caption",
    "span",   "colgroup", "thead", "tbody",   "tr",       "th",      "td",       "u",
    "strong", "small",    "mark",  "figure",  "details",  "summary", "footer",   "figcaption",
    "a",      "svg",      "g",     "defs",    "desc",     "pattern", "rect",     "line",
    "path",   "circle",   "text",  "polygon", "clipPath", "tspan",   "polyline", "linearGradient",
    "stop",   "wbr",      "b",     "i",       "nav",      "input",   "label",    "ol",
    "code"};

/// A reader that forgives nothing: what is not written as we write it is no tag.
class Reader {
  public:
    explicit Reader(const std::string& html) : x_html(html) {}
    explicit Reader(std::string&&) = delete;  // it would be gone when it is read

    /// Calls `tag(name, attributes)` for every element; false where something else stands.
    template <class Tag>
    bool read(Tag tag) {
        while (true) {
            x_at = x_html.find('<', x_at);
            if (x_at == x_html.npos) return x_open.empty();
            if (take("<!DOCTYPE html>")) continue;
            if (!take("<")) return false;
            const bool is_end = take("/");
            const std::string name = word();
            Attributes own;
            while (take(" ")) {
                std::string key = word();
                if (key == "checked") continue;  // the one that has no value
                if (key.empty() || !take("=\"")) return false;
                const std::size_t end = x_html.find('"', x_at);
                if (end == x_html.npos) return false;
                own.emplace_back(std::move(key), x_html.substr(x_at, end - x_at));
                x_at = end + 1;
            }
            const bool is_empty = take("/");
            if (name.empty() || !take(">")) return false;
            if (is_end) {
                if (x_open.empty() || x_open.back() != name) return false;
                x_open.pop_back();
                continue;
            }
            tag(name, own);
            const bool is_void = name == "meta" || name == "br" || name == "wbr" || name == "input";
            if (!is_empty && !is_void) x_open.push_back(name);
            if (name == "style") x_at = x_html.find("</style>", x_at);
        }
    }

    std::string rest() const {
        return std::string(x_html.substr(std::min(x_at, x_html.size()), 60));
    }

  private:
    bool take(std::string_view text) {
        if (!x_html.substr(x_at).starts_with(text)) return false;
        x_at += text.size();
        return true;
    }
    std::string word() {
        const auto is_letter = [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) || c == '-';
        };
        const std::size_t begin = x_at;
        while (x_at < x_html.size() && is_letter(x_html[x_at])) ++x_at;
        return std::string(x_html.substr(begin, x_at - begin));
    }

    std::string_view x_html;
    std::size_t x_at = 0;
    std::vector<std::string> x_open{};
};

constexpr std::string_view hostile[] = {
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "</style><script>alert(1)</script>",
    "</title></textarea></svg><svg onload=alert(1)>",
    "<!-- --> --!> <![CDATA[x]]> <?xml?>",
    "&lt;b&gt; &#60; &amp",
    "{{title}} {{{html}}} {{#blocks}}",
    "\x1b[31mred\x1b]8;;https://evil.example\x07",
    "\u202eabc\u2066\u200b\ufeff",
    "url(https://evil.example) ; } * {",
    "\xff\xfe",
    "a\nb\r\n\nc",
    "https://example.jp/?a=1&b=\"><script>x</script>",
    "data:text/html,<script>alert(1)</script>",
    "",
};

Report full_of(std::string_view words) {
    const std::string t(words);
    const Date day = Date::on(*make_day(2015, 8, 31));
    Table table{t, t};
    table.columns = {{t, t, Type::text, t}, {t, t, Type::count}, {t, t, Type::decimal},
                     {t, t, Type::date},    {t, t, Type::code},  {t, t}};
    for (const auto e :
         {Emphasis::none, Emphasis::new_in_year, Emphasis::new_since, Emphasis::missing}) {
        table.rows.push_back(
            {RowKind::data,
             {{t, e}, {Count{1, 2}, e}, {Decimal{t, 1}, e}, {day, e}, {Code{t}, e}, {{}, e}}});
    }
    GroupedList list{
        t, t, {{t, {{t}, {t, Emphasis::new_in_year}, {t, Emphasis::new_since}}}, {t, {}}}};
    Chart chart{.name = t, .title = t, .unit = t, .axis = t, .positions = {t, t}, .note = t};
    chart.series = {{t, t, {1.0, 2.0}}, {t, t, {{}, 3.0}}};
    chart.marks = {{1, 5, t}};
    chart.marks_label = t;
    TileMap map{.name = t, .title = t, .unit = t, .tiles = {{0, 0, t, {1, 2}}}, .note = t};
    TileMap shares{.name = t,
                   .title = t,
                   .unit = t,
                   .tiles = {{0, 0, t, {1, 2, true}, Count{5, 9, true}, 9, t}},
                   .note = t,
                   .count_unit = t,
                   .open_note = t};
    const Day later = day.latest + Days{900};
    Growth growth{.name = t,
                  .title = t,
                  .unit = t,
                  .counted = {{day.latest - Days{900}, 1}},
                  .points = {{day.latest, 38}, {later, 90, true}},
                  .bands = {{day.latest, later, 38, 95}},
                  .part = Growth::Part{t, {{day.latest, 16}, {later, 47}}},
                  .note = t};
    const FactSheet::Fact fact{t, {t, t}, {t}};
    FactSheet sheet{t, t, {fact}, t};
    Cards cards{t, t, {{t, t, {t, t}, {t}, {fact}, {t}, t}}, t};
    SourceList sources{t, t, {{t, t, t, day, t, t}}, t};
    Index index{t, t, {{t, {{t, t}}}}};
    list.groups[0].anchor = "g" + t;
    list.groups[0].count = list.groups[0].note = t;
    list.groups[0].items[0].note = t;
    Diagram diagram{
        .name = t,
        .title = t,
        .nodes = {{.label = t, .column = 0, .note = t}, {.label = t, .column = 1, .note = t}},
        .note = t,
        .heads = {{t, t}, {t, t}}};
    Timeline timeline{.name = t, .title = t, .events = {{day, t, t, t, t, t, {t}}}, .note = t};
    Panels panels{.name = t, .title = t, .first = {2020}, .last = {2022}, .note = t};
    panels.panels = {{.key = t,
                      .title = t,
                      .subtitle = t,
                      .unit = t,
                      .points = {{{2020}, {t, 1}, false, t, {t}}, {{2021}, {t, 2}, true, t, {}}},
                      .targets = {{{2021}, {t, 3}, t}}}};
    Tiers tiers{.name = t, .title = t, .levels = {{t, t, t, true, {t}}}, .note = t};
    SideBySide beside{.name = t,
                      .title = t,
                      .head_label = t,
                      .labels = {t},
                      .parts_label = t,
                      .columns = {{t, t, {t}, {{t, {t}}}, {}}},
                      .note = t};
    return {t,
            t,
            {t},
            {Heading{t, 3, t}, Paragraph{t}, BulletList{{t}}, table,
             KeyFigure{t, t, t, {{t, {1, 2}}}}, list, chart, map, shares, growth, sheet, cards,
             sources, index, diagram, timeline, panels, tiers, beside},
            {{t, t, t}}};
}

}  // namespace

TEST_CASE("nothing in a page is live, whatever the texts of a report say") {
    for (const std::string_view words : hostile) {
        CAPTURE(words);
        std::set<std::string> ids;
        const std::string page = page_of(full_of(words));
        Reader reader(page);
        const bool is_ours =
            reader.read([&](const std::string& name, const Attributes& attributes) {
                CAPTURE(name);
                CHECK(known_elements.contains(name));
                for (const auto& [key, value] : attributes) {
                    CHECK_FALSE(key.starts_with("on"));
                    CHECK(key != "style");
                    CHECK(key != "src");
                    if (key == "href")
                        CHECK((value.starts_with("https://") || value.starts_with('#')));
                    if (key == "id") CHECK(ids.insert(value).second);
                }
            });
        CHECK_MESSAGE(is_ours, "no tag of ours before: " << reader.rest());
        for (std::size_t at = 0; at < page.size();) {
            const auto c = decode(page, at);
            REQUIRE(c);
            CHECK_FALSE(is_forbidden(c->value));
            at += c->size;
        }
    }
}

TEST_CASE("texts of a report get into no style sheet") {
    const std::string plain = page_of(full_of("x")), attacked = page_of(full_of("</style>x{}"));
    const auto style = [](const std::string& page) {
        return page.substr(0, page.find("</style>")).substr(page.find("<style>"));
    };
    CHECK(style(plain) == style(attacked));
}

TEST_CASE("a page stands alone") {
    const std::string page =
        page_of({"r", "表題", {"誤り"}, {Paragraph{"文"}}, {{"unit", "単位", "団体"}}});
    CHECK(page.starts_with(
        "<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\">\n"));
    CHECK(holds(page, "default-src 'none'; style-src 'unsafe-inline'; img-src data:"));
    CHECK(holds(page, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"));
    CHECK(holds(page, "<title>表題</title>"));
    CHECK(holds(page, "<h1>表題</h1>"));
    CHECK(holds(page, "<div class=\"stamp\" role=\"alert\">⚠ 誤り</div>"));
    CHECK(holds(page, "<dt>単位</dt><dd>団体</dd>"));
    CHECK_FALSE(holds(page, "<script"));
    CHECK_FALSE(holds(page, "@import"));
    CHECK_FALSE(holds(page, "url(http"));
    CHECK(holds(page_of({"r", "title"}, {.lang = Lang::en}), "<html lang=\"en\">"));
    CHECK(holds(page_of({"name", ""}), "<title>name</title>"));
}

TEST_CASE("a table has a caption, heads that say what they head, and figures at the right") {
    Table table{"stats", "締結団体数"};
    table.columns = {{"code", "コード", Type::code, "", true},
                     {"prefecture", "都道府県"},
                     {"fy2014", "2014", Type::count, "年度"},
                     {"fy2015", "2015", Type::count, "年度"},
                     {"total", "計", Type::count}};
    table.head_columns = 2;
    table.rows = {
        {RowKind::data, {{Code{"10"}}, {text("群馬県")}, {Count{}}, {Count{3, 7}}, {Count{3, 7}}}},
        {RowKind::total, {{}, {text("計")}, {Count{}}, {Count{3, 7}}, {Count{1203, 1207}}}}};
    CHECK(html_of(table) == lines(R"(
<section class="table" tabindex="0" aria-label="締結団体数">
<table class="t-stats">
<caption><span>締結団体数</span></caption>
<colgroup span="1"></colgroup><colgroup span="2"></colgroup><colgroup span="1"></colgroup>
<thead>
<tr><th scope="col" rowspan="2">都道府県</th><th scope="colgroup" colspan="2">年度</th><th scope="col" rowspan="2" class="figure">計</th></tr>
<tr><th scope="col" class="figure">2014</th><th scope="col" class="figure">2015</th></tr>
</thead>
<tbody>
<tr><th scope="row" class="short">群馬県</th><td class="figure zero">0</td><td class="figure">3–<wbr>7</td><td class="figure">3–<wbr>7</td></tr>
<tr class="total"><th scope="row" class="short">計</th><td class="figure zero">0</td><td class="figure">3–<wbr>7</td><td class="figure">1,203–<wbr>1,207</td></tr>
</tbody>
</table>
</section>
)"));
}

TEST_CASE("what is new or missing is marked by its looks and in words, with a key") {
    Table table{"t", "表"};
    table.columns = {{"a", "名称"}};
    table.rows = {{RowKind::data, {{text("甲"), Emphasis::new_in_year}}},
                  {RowKind::data, {{text("乙"), Emphasis::new_since}}},
                  {RowKind::data, {{{}, Emphasis::missing}}}};
    const std::string html = html_of(table);
    CHECK(holds(html, "<u class=\"new-in-year\">甲<small>前年度</small></u>"));
    CHECK(holds(html, "<strong class=\"new-since\">乙<small>今年度</small></strong>"));
    CHECK(holds(html, "<span class=\"missing\">【—】</span>"));
    CHECK(holds(html,
                "<li><u class=\"new-in-year\">下線<small>前年度</small></u>: 前年度に新規</li>"));
    CHECK(holds(
        html,
        "<li><strong class=\"new-since\">赤字<small>今年度</small></strong>: 今年度に新規</li>"));
}

TEST_CASE(
    "a table that says nothing new of itself is named by its heading, and is never without name") {
    const Table bare{"t", "", {{"a", "名称"}}};
    const auto html = html_of_blocks({"r", "題", {}, {bare, Heading{"施設"}, bare, bare}}, {});
    CHECK(holds(html[0], "aria-label=\"題\""));
    CHECK(holds(html[0], "<caption class=\"unseen\"><span>題</span></caption>"));
    CHECK(holds(html[2], "aria-label=\"施設\""));
    CHECK(holds(html[3], "aria-label=\"施設 (2)\""));
    CHECK(holds(html[0], "<td colspan=\"1\">該当なし</td>"));
}

TEST_CASE("headings nest without a gap below the title") {
    const auto html = html_of_blocks(
        {"r", "題", {}, {Heading{"a", 4}, Heading{"b", 2}, Heading{"c", 6}, Heading{"d", 2}}}, {});
    CHECK(html ==
          std::vector<std::string>{"<h2>a</h2>\n", "<h2>b</h2>\n", "<h3>c</h3>\n", "<h2>d</h2>\n"});
}

TEST_CASE(
    "addresses become links, http and https alone, and what ends a sentence is no part of them") {
    CHECK(
        rich_html("見よ https://example.jp/a_(b)。") ==
        "見よ <a href=\"https://example.jp/a_(b)\" rel=\"noreferrer\">https://example.jp/a_(b)</a>。");
    CHECK(
        rich_html("(http://example.jp/?a=1&b=2).") ==
        "(<a href=\"http://example.jp/?a=1&amp;b=2\" rel=\"noreferrer\">http://example.jp/?a=1&amp;b=2</a>).");
    for (const std::string_view other :
         {"javascript:alert(1)", "ftp://a.b", "https://", "//a.b", "www.a.b"}) {
        CHECK(rich_html(other) == other);
    }
    CHECK(rich_html("一\n二 【要記入】") == "一<br>\n二 <mark>【要記入】</mark>");
}

TEST_CASE("names under headings, and a figure said large") {
    CHECK(html_of(GroupedList{"g",
                              "一覧",
                              {{"群馬", {{"太田市"}, {"伊勢崎市", Emphasis::new_since}}},
                               {"東京", {}}}}) == lines(R"(
<figure class="groups">
<figcaption>一覧</figcaption>
<ul class="key">
<li><strong class="new-since">赤字<small>今年度</small></strong>: 今年度に新規</li>
</ul>
<dl>
<div><dt>群馬</dt><dd>太田市</dd><dd><strong class="new-since">伊勢崎市<small>今年度</small></strong></dd></div>
<div><dt>東京</dt><dd>—</dd></div>
</dl>
</figure>
)"));
    CHECK(
        html_of(KeyFigure{"締結団体", "計327団体", ""}) ==
        "<dl class=\"key-figure\">\n<dt>締結団体</dt>\n<dd class=\"value\">計327団体</dd>\n</dl>\n");
}

TEST_CASE("a picture has its drawing twice, its note, and its table") {
    const std::string html =
        html_of(Growth{.name = "growth",
                       .title = "推移",
                       .unit = "団体",
                       .points = {{*make_day(2015, 8, 31), 38}, {*make_day(2025, 9, 25), 327}},
                       .note = "注"});
    CHECK(holds(html, "<figcaption>推移</figcaption>"));
    CHECK(holds(html, "<section class=\"drawing desk\" tabindex=\"0\" aria-label=\"推移\">"));
    CHECK(holds(html, "<section class=\"drawing phone\" tabindex=\"0\" aria-label=\"推移 (2)\">"));
    CHECK(holds(html, "<p class=\"note\">注</p>"));
    CHECK(holds(html, "<summary>表で見る<span class=\"unseen\">: 推移</span></summary>"));
    CHECK(holds(html, "<td class=\"short\">公表値</td><td class=\"figure\">327</td>"));
}

TEST_CASE("a tile is a link with name and figure; two views need no script") {
    const std::string html =
        html_of(TileMap{.name = "map",
                        .title = "地図",
                        .unit = "割合(%)",
                        .tiles = {{5, 8, "群馬", {4, 4}, Count{11, 11}, 35, "#gunma"},
                                  {7, 4, "奈良", {0, 0, true}, Count{0, 0, true}, 39},
                                  {7, 2, "香川", {2, 2, true}, Count{12, 12, true}, 17}},
                        .count_unit = "数",
                        .open_note = "読めない"});
    CHECK(holds(html,
                "<a class=\"tile s2 n5 r6 c9\" href=\"#gunma\"><span>群馬</span>"
                "<b class=\"share\">11</b><b class=\"count\">4</b></a>"));
    CHECK(holds(html,
                "<span class=\"tile s0 n0 r8 c5 open\"><span>奈良</span>"
                "<b class=\"share\"><i>不明</i></b>"));
    CHECK(holds(html, "<i class=\"or-more\">以上</i>"));
    CHECK(holds(html, "id=\"m1-share\" checked><label for=\"m1-share\">割合(%)</label>"));
    CHECK(holds(html, "id=\"m1-count\"><label for=\"m1-count\">数</label>"));
    CHECK(holds(html, "<span class=\"swatch open\"></span>読めない"));
    CHECK_FALSE(holds(html, "<script"));
}

TEST_CASE("a page names the years of what is new, and a code of a source leads to its title") {
    Report report{"r", "題"};
    report.years = {"令和6年度", "令和7年度"};
    Table table{"t", "表"};
    table.columns = {{"a", "名称"}, {"sources", "出典"}};
    table.columns.back().role = Column::Role::sources;
    table.rows = {{RowKind::data, {{text("甲"), Emphasis::new_since}, {text("S1#3, S<9")}}}};
    report.blocks = {table, SourceList{"sources",
                                       "",
                                       {{"S1", "一覧<1>", "厚生労働省", {}, "https://example.jp/"},
                                        {"S2", "記録", "", {}, "javascript:alert(1)"}}}};
    const auto html = html_of_blocks(report, {});
    CHECK(holds(html[0], "甲<small>令和7年度</small>"));
    CHECK(holds(html[0], ": 令和7年度に新規</li>"));
    CHECK(holds(html[0], "<a href=\"#source-S1\">S1#3</a>, S&lt;9"));
    CHECK(holds(html[1],
                "<li id=\"source-S1\"><a href=\"https://example.jp/\" rel=\"noreferrer\">"
                "一覧&lt;1&gt;</a>"));
    CHECK_FALSE(holds(html[1], "href=\"javascript"));
    CHECK(holds(html[1], "インターネット上の所在なし"));
}

TEST_CASE("facts and cards are escaped, and empty parts of them are not there") {
    const std::string sheet = html_of(FactSheet{"f", "", {{"当事者", {"<b>市", "局"}, {}}}});
    CHECK(holds(sheet, "<div><dt>当事者</dt><dd>&lt;b&gt;市<br>\n局</dd></div>"));
    const std::string cards = html_of(Cards{"c", "", {{.title = "北海道", .tags = {"NEW"}}}});
    CHECK(holds(cards, "<p class=\"card-title\">北海道</p>\n<ul class=\"tags\"><li>NEW</li></ul>"));
    CHECK_FALSE(holds(cards, "class=\"facts\""));
}

TEST_CASE("parts of a page hold its blocks, one within the other") {
    Report report{"r", "題"};
    report.blocks = {Paragraph{"一"}, Paragraph{"二"}, Paragraph{"三"}};
    report.parts = {{Setting::screen, 0, 2}, {Setting::columns, 0, 1}};
    report.is_landscape = true;
    const std::string page = page_of(report);
    CHECK(holds(page, "<main class=\"r-r landscape\">"));
    CHECK(holds(page, "<div class=\"screen\"><div class=\"columns\"><p>一</p></div>\n"));
    CHECK(holds(page, "<p>二</p></div>\n<p>三</p>\n"));
}

TEST_CASE("a diagram in rows is a grid: each line is level, and goes through where no box is") {
    Diagram who{.name = "who", .title = "題"};
    who.nodes = {{.label = "局", .column = 0, .kind = Diagram::Kind::bureau, .rows = 3},
                 {.label = "所", .column = 1, .kind = Diagram::Kind::hello_work, .row = 2},
                 {.label = "甲",
                  .column = 2,
                  .kind = Diagram::Kind::agreement,
                  .rows = 2,
                  .is_dashed = true},
                 {.label = "乙", .column = 2, .kind = Diagram::Kind::agreement, .row = 2},
                 {.label = "県", .column = 3, .kind = Diagram::Kind::prefecture},
                 {.label = "社", .column = 3, .kind = Diagram::Kind::other, .row = 1},
                 {.label = "市", .column = 3, .kind = Diagram::Kind::municipal, .row = 2}};
    who.heads = {{"state", "国"}, {"offices", "所"}, {"agreement", "協定"}, {"partners", "相手"}};
    Report report{"r", "頁"};
    report.blocks = {who};
    const std::string page = page_of(report);
    CHECK(holds(page,
                "<tr><td class=\"box bureau\" rowspan=\"3\"><b>局</b></td>"
                "<td class=\"line dashed\" colspan=\"3\" rowspan=\"2\"></td>"
                "<td class=\"box agreement dashed\" rowspan=\"2\"><b>甲</b></td>"
                "<td class=\"line dashed\"></td><td class=\"box prefecture\"><b>県</b></td></tr>\n"
                "<tr><td class=\"line dashed\"></td><td class=\"box other\"><b>社</b></td></tr>\n"
                "<tr><td class=\"line\"></td><td class=\"box hello-work\"><b>所</b></td>"
                "<td class=\"line\"></td><td class=\"box agreement\"><b>乙</b></td>"
                "<td class=\"line\"></td><td class=\"box municipality\"><b>市</b></td></tr>\n"));
}

TEST_CASE("a row of the grid that begins or ends without a box keeps its columns") {
    Diagram who{.name = "who", .title = "題"};
    who.nodes = {{.label = "所", .column = 1, .kind = Diagram::Kind::hello_work},
                 {.label = "甲", .column = 2, .kind = Diagram::Kind::agreement}};
    who.heads = {{"state", "国"}, {"offices", "所"}, {"agreement", "協定"}, {"partners", "相手"}};
    Report report{"r", "頁"};
    report.blocks = {who};
    CHECK(holds(page_of(report),
                "<tr><td colspan=\"2\"></td><td class=\"box hello-work\"><b>所</b></td>"
                "<td class=\"line\"></td><td class=\"box agreement\"><b>甲</b></td>"
                "<td colspan=\"2\"></td></tr>\n"));
}

TEST_CASE("what stands side by side breaks into even sheets, each with its heads") {
    SideBySide beside{.name = "x",
                      .title = "題",
                      .head_label = "自治体",
                      .labels = {"締結"},
                      .parts_label = "取組"};
    for (int i = 1; i <= 17; ++i)
        beside.columns.push_back({std::to_string(i), "", {"日"}, {{"① 若者", {"面接会"}}}, {}});
    Report report{"r", "頁"};
    report.blocks = {beside};
    const std::string page = page_of(report);
    const auto count = [&](std::string_view part) {
        int out = 0;
        for (std::size_t at = page.find(part); at != page.npos; at = page.find(part, at + 1)) ++out;
        return out;
    };
    CHECK(count("<table class=\"of6\">") == 2);
    CHECK(count("<table class=\"of5\">") == 1);
    CHECK(count("<thead>\n<tr><th scope=\"col\">自治体</th>") == 3);
    CHECK(holds(page, "題 (3/3)"));
    CHECK(count("<p>① 若者</p><ul><li>面接会</li></ul>") == 17);
}

TEST_CASE("an id of a page begins with a letter, and what leads to it says the same") {
    Diagram grid{.name = "d", .title = "図", .nodes = {{"太田市", 0}}, .heads = {{"市", ""}}};
    grid.nodes[0].link = "#102059-ota";
    Table table{.name = "t", .caption = "表"};
    table.columns.push_back({"id", "ID"});
    table.rows.emplace_back();
    table.rows[0].cells.push_back({Code{"102059-ota"}});
    SideBySide beside{
        .name = "x", .title = "題", .head_label = "", .labels = {}, .parts_label = ""};
    beside.columns.push_back({"太田市", "", {}, {}, "102059-ota"});
    Report report{"r", "頁"};
    report.blocks = {table, grid, beside};
    std::set<std::string> ids, links;
    const std::string page = page_of(report);
    Reader reader(page);
    REQUIRE(reader.read([&](const std::string&, const Attributes& attributes) {
        for (const auto& [key, value] : attributes) {
            if (key == "id") ids.insert(value);
            if (key == "href" && value.starts_with('#')) links.insert(value.substr(1));
        }
    }));
    for (const auto& id : ids) CHECK(std::isalpha(static_cast<unsigned char>(id.at(0))) != 0);
    CHECK(links.contains("id-102059-ota"));
    for (const auto& link : links) CHECK_MESSAGE(ids.contains(link), link);
}

TEST_CASE("a heading of the first level is the page's title, which stands nowhere else") {
    Report report{"r", "題"};
    report.blocks = {Paragraph{"前"}, Heading{.text = "題", .level = 1},
                     Heading{.text = "資料", .badge = "資料1"}, Paragraph{"後"}};
    const std::string page = page_of(report);
    CHECK(page.find("<h1>題</h1>") == page.rfind("<h1>"));
    CHECK(page.find("<p>前</p>") < page.find("<h1>"));
    CHECK(holds(page, "<h2><span class=\"badge\">資料1</span> 資料</h2>"));
    CHECK(formats().find("md")->render(report, {}) == "前\n\n# 題\n\n## 資料1 資料\n\n後\n");
}
