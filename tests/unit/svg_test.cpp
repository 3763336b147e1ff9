// The pictures as SVG: well formed, harmless, complete, and no text cut off or over another.
#include "render/svg/svg.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "daicho/text/utf8.hpp"
#include "render/svg/axis.hpp"
#include "render/svg/writer.hpp"
#include "support/svg_reader.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

// ---- pictures ----------------------------------------------------------------------------------

Date date(std::string_view text) {
    return std::get<Date>(parse_date(text));
}

Chart trend(std::size_t positions) {
    Chart chart{.name = "trend", .title = "協定を締結した自治体", .unit = "団体", .axis = "年度"};
    chart.series = {{"prefecture", "都道府県", {}}, {"city", "市", {}}, {"town", "町", {}}};
    for (std::size_t i = 0; i < positions; ++i) {
        const auto n = static_cast<double>(i);
        chart.positions.push_back(std::to_string(2009 + i));
        chart.series[0].values.emplace_back(n);
        chart.series[1].values.emplace_back(10 * n);
        chart.series[2].values.emplace_back(n == 0 ? 0 : 1);
    }
    return chart;
}

Timeline timeline_of(int events, int lanes) {
    Timeline timeline{.name = "events", .title = "出来事"};
    for (int i = 0; i < events; ++i) {
        const int year = 2010 + i % 15;
        const std::string when = i % 3 == 0   ? fmt::format("{}-0{}-11", year, 1 + i % 9)
                                 : i % 3 == 1 ? fmt::format("FY{}", year)
                                              : fmt::format("{}-0{}-11?", year, 1 + i % 9);
        timeline.events.push_back({date(when),
                                   "concluded",
                                   i % 2 ? "締結" : "運営協議会",
                                   lanes ? fmt::format("{}番目の県", i % lanes) : "",
                                   "雇用対策協定",
                                   "id",
                                   {}});
    }
    return timeline;
}

std::vector<std::string> draw_all(const std::string& words, const SvgOptions& options) {
    Chart chart = trend(3);
    chart.name = chart.title = chart.unit = chart.axis = chart.note = words;
    chart.positions = {words, "b", words};
    chart.marks = {{1, 5, words}, {9, 5, words}};
    chart.marks_label = words;
    chart.band = {{0, 5}, {1, 9}};
    chart.series[0].label = words;
    Panels panels{
        .name = "indicators", .title = words, .first = {2015}, .last = {2025}, .note = words};
    panels.panels = {{.key = "rate",
                      .title = words,
                      .subtitle = words,
                      .unit = words,
                      .points = {{{2016}, {words, 70}, false, words, {}},
                                 {{2017}, {words, 72.5}, false, words, {}},
                                 {{2018}, {words, 71}, true, words, {}}},
                      .targets = {{{2017}, {words, 72}, words}}}};
    Timeline few = timeline_of(9, 2), many = timeline_of(70, 3);
    for (Timeline* timeline : {&few, &many}) {
        timeline->title = timeline->note = words;
        for (auto& event : timeline->events) event.text = event.lane = event.kind_label = words;
    }
    return {draw_svg(chart, options), draw_svg(few, options), draw_svg(many, options),
            draw_svg(panels, options)};
}

}  // namespace

// ---- every picture -----------------------------------------------------------------------------

TEST_CASE("numbers have one decimal at most") {
    CHECK(svg::number(12) == "12");
    CHECK(svg::number(-0.01) == "0");
    CHECK(svg::number(2.25) == "2.3");
    CHECK(svg::number(-1.5) == "-1.5");
}

TEST_CASE("a drawing says what it is to those who cannot see it") {
    const std::string svg = draw_svg(trend(17));
    check_drawing(svg);
    CHECK(all_of(svg, "title").front().text == "協定を締結した自治体");
    CHECK(all_of(svg, "desc").front().text ==
          "年度 2009から2025まで。2025は都道府県 16、市 160、町 1、計 177団体。");
    CHECK(svg == draw_svg(trend(17)));
}

TEST_CASE("nothing in a drawing is live, and no label is cut off") {
    const std::string long_label(
        "独立行政法人高齢・障害・求職者雇用支援機構北海道支部と北海道労働局と札幌市ほか二十二市町村による雇用対策協定推進連絡調整協議会");
    for (const std::string& words :
         {std::string("<script>alert(1)</script>"), std::string("\"/><x a='b'>"),
          std::string("]]>&lt;&amp;"), std::string("\x1b[31m\u202e\u200b\xff"), std::string(),
          std::string("a\nb"), long_label, std::string(60, 'W'), std::string(400, 'x')}) {
        CAPTURE(words.substr(0, 40));
        for (const int width : {800, 360, 0}) {
            CAPTURE(width);
            for (const std::string& svg : draw_all(words, {.width = width})) {
                check_drawing(svg);
                CHECK(svg.find("<script") == svg.npos);
                CHECK(printable(svg, true) == svg);
            }
        }
    }
}

TEST_CASE("a picture in a page leaves style, title and note to the page, and keeps its ids apart") {
    const std::string svg = draw_svg(trend(3), {.width = 360, .inlined = true, .prefix = "phone-"});
    CHECK(all_of(svg, "style").empty());
    CHECK_FALSE(says(svg, "協定を締結した自治体"));
    CHECK(all_of(svg, "title").front().attributes.at("id") == "dc-phone-trend-title");
    CHECK(all_of(draw_svg(trend(3)), "style").size() == 1);
}

TEST_CASE("colours have the contrasts that texts and marks need, light and dark") {
    const std::string style = svg_style();
    for (const std::size_t from : {style.find(".dc{"), style.find("@media")}) {
        const auto luminance = [&](const std::string& name) {
            const std::size_t at = style.find("--dc-" + name + ":#", from) + name.size() + 7;
            double sum = 0;
            for (const auto& [digit, weight] :
                 {std::pair{0U, 0.2126}, std::pair{2U, 0.7152}, std::pair{4U, 0.0722}}) {
                const double c = std::stoi(style.substr(at + digit, 2), nullptr, 16) / 255.0;
                sum += weight * (c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
            }
            return sum;
        };
        const auto contrast = [&](const std::string& a, const std::string& b) {
            const auto [low, high] = std::minmax({luminance(a), luminance(b)});
            return (high + 0.05) / (low + 0.05);
        };
        for (const auto* text : {"ink", "soft", "accent"}) CHECK(contrast(text, "ground") >= 4.5);
        for (const auto* mark :
             {"edge", "mark", "series1", "series2", "series3", "series4", "series5", "series6"}) {
            CAPTURE(mark);
            CHECK(contrast(mark, "ground") >= 3);
        }
    }
}

// ---- axes --------------------------------------------------------------------------------------

TEST_CASE("ticks are round and enclose the values") {
    using Ticks = std::vector<double>;
    CHECK(svg::round_ticks(0, 327, 5, true) == Ticks{0, 100, 200, 300, 400});
    CHECK(svg::round_ticks(0, 3, 5, true) == Ticks{0, 1, 2, 3});
    CHECK(svg::round_ticks(0, 0, 5, true) == Ticks{0, 1});
    CHECK(svg::round_ticks(0, 0.3, 3, false) == Ticks{0, 0.1, 0.2, 0.3});
    CHECK(svg::round_ticks(-12, 30, 5, false) == Ticks{-20, -10, 0, 10, 20, 30});
}

TEST_CASE("labels of an axis are thinned until they stand clear") {
    const std::vector<std::string> years(17, "2015年度");
    CHECK(svg::thin(years, 70, 12).step == 1);
    CHECK(svg::thin(years, 40, 12).lines[0] == std::vector<std::string>{"2015", "年度"});
    CHECK(svg::thin(years, 20, 12).step == 2);
    const svg::Thinned months = svg::thin(std::vector<std::string>(120, "2015-04"), 5.2, 12);
    CHECK(months.step == 12);
    CHECK(months.lines[12].size() == 1);
    CHECK(months.lines[13].empty());
}

TEST_CASE("places are spread and keep their order") {
    std::vector<double> places{10, 12, 11, 90};
    svg::spread(places, 10, 0, 80);
    CHECK(places == std::vector<double>{10, 30, 20, 80});
}

// ---- charts ------------------------------------------------------------------------------------

TEST_CASE("bars bear their totals, and the series are named beside the last") {
    Chart chart = trend(5);
    chart.band = {{0, 0}, {12, 15}, {23, 23}, {34, 34}, {45, 45}};
    chart.marks = {{2, 20, "20団体"}, {4, 45, "45団体"}};
    chart.marks_label = "公表値";
    const std::string svg = draw_svg(chart);
    for (const auto* text :
         {"12–15", "23", "34", "45", "都道府県 4", "市 40", "町 1", "公表値", "20"})
        CHECK(says(svg, std::string(text) + "\n"));
    CHECK(collisions(svg).empty());
}

TEST_CASE("of 120 months the totals and labels are thinned, the last total is always said") {
    for (const int width : {800, 360}) {
        const std::string svg = draw_svg(trend(120), {.width = width});
        CHECK(says(svg, "1,310\n"));
        CHECK(collisions(svg).empty());
    }
}

TEST_CASE("charts without anything to show say so, or show nothing as nothing") {
    CHECK(says(draw_svg(Chart{}), "データはありません"));
    CHECK(says(draw_svg(Chart{}, {.lang = Lang::en}), "no data"));
    check_drawing(draw_svg(Chart{}));
    check_drawing(draw_svg(trend(1)));
    Chart zero = trend(1);
    zero.series[2].values.clear();  // too short
    CHECK(says(draw_svg(zero), "0\n"));
    check_drawing(draw_svg(zero));
}

// ---- timeline ----------------------------------------------------------------------------------

TEST_CASE("few events are a line each; days are dots, intervals soft bars, doubts marked") {
    Timeline timeline{.name = "t", .title = "出来事"};
    timeline.events = {{date("2015-08-31"), "c", "締結", "", "協定", "", {}},
                       {date("FY2016"), "p", "計画", "", "", "", {}},
                       {date("../2018-03-31"), "f", "施設", "", "開設", "", {}},
                       {date("2019-02-07?"), "r", "改定", "", "", "", {}}};
    const std::string svg = draw_svg(timeline);
    check_drawing(svg);
    CHECK(says(svg, "2015-08-31\n締結\n協定"));
    CHECK(says(svg, "‹"));
    CHECK(says(svg, "?\n"));
    CHECK(says(svg, "この間のいつか"));
    CHECK(svg.find("url(#dc-t-soft)") != svg.npos);
    CHECK(svg.find("url(#dc-t-open)") != svg.npos);
    CHECK(collisions(svg).empty());
}

TEST_CASE("texts of timelines never overlap, be there ten events or three hundred") {
    for (const auto& size : {std::pair{1, 0}, std::pair{10, 0}, std::pair{10, 3}, std::pair{59, 30},
                             std::pair{300, 0}, std::pair{300, 47}, std::pair{300, 300}}) {
        for (const int width : {960, 360}) {
            CAPTURE(size.first);
            CAPTURE(size.second);
            CAPTURE(width);
            const std::string svg =
                draw_svg(timeline_of(size.first, size.second), {.width = width});
            check_drawing(svg);
            CHECK(collisions(svg).empty());
        }
    }
    check_drawing(draw_svg(Timeline{}));
}

TEST_CASE("a timeline over all days that can be written is drawn") {
    Timeline timeline;
    timeline.events = {{date("0001-01-01"), "", "", "", "", "", {}},
                       {date("9999-12-31"), "", "", "", "", "", {}},
                       {date("../9999-12-31"), "", "", "", "", "", {}}};
    check_drawing(draw_svg(timeline));
    check_drawing(draw_svg(timeline, {.dates = DateStyle::era}));
}

// ---- panels ------------------------------------------------------------------------------------

TEST_CASE("a panel joins final values of years that follow, and no interim one") {
    Panels panels{.name = "p", .title = "", .first = {2014}, .last = {2024}};
    panels.panels = {{.key = "rate",
                      .title = "割合",
                      .subtitle = "",
                      .unit = "%",
                      .points = {{{2014}, {"63.4", 63.4}, false, "", {}},
                                 {{2018}, {"66.1", 66.1}, true, "", {}},
                                 {{2019}, {"65.6", 65.6}, true, "", {}},
                                 {{2019}, {"68.5", 68.5}, false, "", {}},
                                 {{2020}, {"71.4", 71.4}, false, "", {}},
                                 {{2022}, {"73.6", 73.6}, false, "", {}}},
                      .targets = {{{2016}, {"65.5", 65.5}, "目標 65.5"}}}};
    const std::string svg = draw_svg(panels, {.width = 562});
    check_drawing(svg);
    const auto count = [](std::string_view text, std::string_view part) {
        int out = 0;
        for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++out;
        return out;
    };
    CHECK(count(svg, "class=\"dc-line\"") == 1);  // 2019 to 2020
    CHECK(count(svg, "class=\"dc-target\"") == 1);
    CHECK(count(svg, "dc-hollow\"") == 1);  // of 2018; 2019 has a final value
    CHECK(count(svg, "class=\"dc-series1\"") == 4);
    CHECK(says(svg, "目標 65.5"));
}
