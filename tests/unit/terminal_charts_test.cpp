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

TEST_CASE("without anything to show they say so") {
    CHECK(draw_text(Chart{}, {}) == "(データなし)\n");
    CHECK(draw_text(Timeline{}, {}) == "(なし)\n");
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
        Chart chart = trend();
        chart.unit = chart.marks_label = chart.positions[1] = chart.series[0].label = words;
        Timeline timeline = events();
        for (auto& event : timeline.events) event.kind_label = event.lane = event.text = words;
        for (const int width : {40, 80, 120}) {
            const RenderOptions options{.width = width};
            for (const std::string& out :
                 {draw_text(chart, options), draw_text(timeline, options)}) {
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
             {draw_text(trend(), {.width = width}), draw_text(events(), {.width = width})}) {
            for (const std::string& line : wrap(out, 10'000)) CHECK(display_width(line) <= width);
        }
    }
}
