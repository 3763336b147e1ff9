// The pictures in a terminal: what they look like, and that they fit and are harmless everywhere.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "daicho/text/utf8.hpp"
#include "daicho/text/width.hpp"
#include "render/lines.hpp"
#include "render/terminal/pictures.hpp"

using namespace daicho;

namespace {

std::string lines(std::string_view picture) {
    return std::string(picture.substr(1));
}

Date date(std::string_view text) {
    return std::get<Date>(parse_date(text));
}

Chart trend() {
    Chart chart{.name = "trend", .title = "推移", .unit = "団体", .axis = "年度"};
    chart.positions = {"2014", "2015", "2016"};
    chart.series = {{"prefecture", "都道府県", {0, 8, 10}}, {"city", "市", {0, 4, 20}}};
    chart.band = {{0, 0}, {12, 15}, {30, 30}};
    chart.marks = {{1, 6, "6"}, {2, 30, "30"}};
    chart.marks_label = "公表値";
    return chart;
}

Timeline events() {
    Timeline timeline{.name = "events", .title = "出来事"};
    timeline.events = {{date("2012-12-26"), "c", "締結", "北海道", "雇用対策協定を締結", "", {}},
                       {date("../2014-03-31"), "f", "施設", "北海道", "みらいっぽを開設", "", {}},
                       {date("FY2015"), "p", "計画", "群馬県", "", "", {}},
                       {date("2019-02-07?"),
                        "r",
                        "改定",
                        "太田市",
                        "外国人を対象に加え、合同企業訪問指導と出張行政相談コーナーの運営を定める",
                        "",
                        {}}};
    return timeline;
}

GroupedList names() {
    return {"names",
            "",
            {{"北海道", {{"札幌市"}, {"沼田町", Emphasis::new_since}}},
             {"群馬", {{"太田市", Emphasis::new_in_year}, {"前橋市"}, {"", Emphasis::missing}}},
             {"徳島", {}}}};
}

TileMap tiles() {
    return {"map",
            "",
            "団体",
            {{0, 1, "北海道", {3, 3}}, {1, 0, "神奈川", {10, 12}}, {1, 1, "青森", {0, 0}}},
            ""};
}

Diagram organisations() {
    Diagram diagram{.name = "who", .title = ""};
    diagram.nodes = {{"b", "群馬労働局", 0, "bureau"},
                     {"p", "群馬県", 1, "prefecture"},
                     {"m", "伊勢崎市", 2, "municipality", Emphasis::new_since},
                     {"x", "連合会", 2, "other"}};
    diagram.edges = {{"b", "p", ""}, {"b", "m", "雇用対策協定"}, {"b", "nobody", ""}};
    return diagram;
}

}  // namespace

TEST_CASE("bars are stacked, what is only possible is hatched, published totals are marked") {
    CHECK(draw_text(trend(), {.width = 60}) == lines(R"(
単位: 団体
█ 都道府県 10  ▓ 市 20 (2016)
/ 定まらない数(最少から最多まで)  ◇ 公表値
2014  0
2015  ███████◇███▓▓▓▓▓▓////  12–15  ◇ 6
2016  ██████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓◇  30  ◇ 30
)"));
}

TEST_CASE("lines show target and result, and where there is no value") {
    Chart chart{.name = "kpi", .title = "", .unit = "件", .kind = Chart::Kind::lines};
    chart.positions = {"2023", "2024"};
    chart.series = {{"target", "目標", {100, 1200}}, {"result", "実績", {std::nullopt, 600}}};
    CHECK(draw_text(chart, {.lang = Lang::en, .width = 40}) == lines(R"(
unit: 件
2023  目標  ╌□  100
      実績  —
2024  目標  ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌□  1,200
      実績  ──────────●  600
)"));
}

TEST_CASE("a timeline is a line an event, with a ruler where there is room") {
    CHECK(draw_text(events(), {.width = 60}) == lines(R"(
2012-12-26   締結  北海道  雇用対策協定を締結
～2014-03    施設  北海道  みらいっぽを開設
2015年度     計画  群馬県
2019-02-07?  改定  太田市  外国人を対象に加え、合同企業訪問
                           指導と出張行政相談コーナーの運営
                           を定める
)"));
    CHECK(draw_text(events(), {.width = 40}) == lines(R"(
2012-12-26   締結  北海道: 雇用対策協定
                   を締結
～2014-03    施設  北海道: みらいっぽを
                   開設
2015年度     計画  群馬県:
2019-02-07?  改定  太田市: 外国人を対象
                   に加え、合同企業訪問
                   指導と出張行政相談
                   コーナーの運営を定め
                   る
)"));
    CHECK(draw_text(events(), {.width = 100}) == lines(R"(
             2012      2014      2016      2018
2012-12-26      ●                                   締結  北海道  雇用対策協定を締結
～2014-03    ╌╌╌╌╌╌╌╌╌╌┤                            施設  北海道  みらいっぽを開設
2015年度                    ├────┤                  計画  群馬県
2019-02-07?                                     ○?  改定  太田市  外国人を対象に加え、合同企業訪問指
                                                                  導と出張行政相談コーナーの運営を定
                                                                  める
)"));
}

TEST_CASE("names stand under their group, and what is new is marked") {
    CHECK(draw_text(names(), {}) == lines(R"(
北海道  札幌市、沼田町**
群馬    太田市*、前橋市、【—】
徳島
* 前年度に新規　** 今年度に新規　【】 あるべきもので、まだないもの
)"));
}

TEST_CASE("a key figure is one line, and what it is made up of") {
    CHECK(draw_text(KeyFigure{"締結団体", "計327団体", "47都道府県253市26町1村"}, {}) == lines(R"(
締結団体  計327団体
  47都道府県253市26町1村
)"));
    CHECK(draw_text(KeyFigure{"", "計0団体", ""}, {}) == "計0団体\n");
}

TEST_CASE("the tile map is a grid, or a table where it does not fit") {
    CHECK(draw_text(tiles(), {.width = 40}) == lines(R"(
       北海道
         3
神奈川  青森
10–12    ·
)"));
    TileMap wide = tiles();
    for (int i = 0; i < 20; ++i) wide.tiles.push_back({2, i, "鹿児島", {1, 1}});
    CHECK(draw_text(wide, {.width = 80}).find("都道府県") != std::string::npos);
}

TEST_CASE("a diagram is a tree under each that something goes out from") {
    CHECK(draw_text(organisations(), {}) == lines(R"(
群馬労働局
├─ 都道府県 群馬県
└─ 市区町村 伊勢崎市**  雇用対策協定
その他の主体 連合会
)"));
}

TEST_CASE("without anything to show they say so") {
    CHECK(draw_text(Chart{}, {}) == "(データなし)\n");
    CHECK(draw_text(Timeline{}, {}) == "(なし)\n");
    CHECK(draw_text(TileMap{}, {}) == "(データなし)\n");
    CHECK(draw_text(Diagram{}, {.lang = Lang::en}) == "(none)\n");
    CHECK(draw_text(GroupedList{}, {}).empty());
    Chart zero = trend();
    zero.series = {{"a", "a", {0}}};  // too short
    zero.band.clear();
    zero.marks.clear();
    CHECK(draw_text(zero, {}).find("█ a") != std::string::npos);
}

TEST_CASE("whatever the texts, nothing is live and no line is wider than the terminal") {
    const std::string long_label =
        "独立行政法人高齢・障害・求職者雇用支援機構北海道支部と北海道労働局と札幌市による雇用対策協定連絡協議会";
    for (const std::string& words : {std::string("\x1b[31m"), std::string("a\nb"),
                                     std::string("\u202e\xff"), std::string(), long_label}) {
        CAPTURE(words);
        Chart bars = trend(), points = trend();
        points.kind = Chart::Kind::lines;
        for (Chart* chart : {&bars, &points}) {
            chart->unit = chart->marks_label = chart->positions[1] = chart->series[0].label = words;
        }
        Timeline timeline = events();
        for (auto& event : timeline.events) event.kind_label = event.lane = event.text = words;
        GroupedList list = names();
        list.groups[0].label = list.groups[1].items[0].text = words;
        Diagram diagram = organisations();
        for (auto& node : diagram.nodes) node.label = words;
        diagram.edges[1].label = words;
        TileMap map = tiles();
        map.tiles[0].label = words;
        for (const int width : {40, 80, 120}) {
            const RenderOptions options{.width = width};
            for (const std::string& out : {draw_text(bars, options), draw_text(points, options),
                                           draw_text(timeline, options), draw_text(list, options),
                                           draw_text(diagram, options), draw_text(map, options),
                                           draw_text(KeyFigure{words, words, words}, options)}) {
                CHECK(printable(out, true) == out);
                for (const std::string& line : wrap(out, 10'000)) {
                    CAPTURE(line);
                    CHECK(display_width(line) <= width);
                }
            }
        }
    }
    for (const int width : {40, 80, 120}) {
        for (const std::string& out :
             {draw_text(trend(), {.width = width}), draw_text(events(), {.width = width}),
              draw_text(names(), {.width = width}), draw_text(organisations(), {.width = width})}) {
            for (const std::string& line : wrap(out, 10'000)) CHECK(display_width(line) <= width);
        }
    }
}
