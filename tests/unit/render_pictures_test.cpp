// Pictures in the formats that do not draw them themselves: Markdown, JSON, Mermaid; and `svg`.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "daicho/layout/formats.hpp"
#include "daicho/render/render.hpp"
#include "daicho/text/utf8.hpp"

using namespace daicho;

namespace {

std::string render(std::string_view format, const Report& report) {
    return formats().find(format)->render(report, {});
}

Report with(std::vector<Block> blocks) {
    return {"r", "", {}, std::move(blocks), {}};
}

std::string lines(std::string_view text) {
    return std::string(text.substr(1));
}

Date date(std::string_view text) {
    return std::get<Date>(parse_date(text));
}

Timeline timeline() {
    Timeline out{.name = "events", .title = "出来事"};
    out.events = {
        {date("2015-06-29"), "concluded", "締結", "群馬県", "協定", "100005-gunma", {"S1"}},
        {date("FY2016?"), "plan", "計画", "太田市", "", "102059-ota", {}},
        {date("../2018-03-31"), "facility", "施設", "群馬県", "開設", "", {}}};
    return out;
}

GroupedList names() {
    return {"names",
            "都道府県別",
            {{"北海道", {{"札幌市"}, {"沼田町", Emphasis::new_since}}},
             {"群馬", {{"太田市", Emphasis::new_in_year}}}}};
}

Chart chart() {
    Chart out{.name = "trend", .title = "推移", .unit = "団体", .axis = "年度"};
    out.positions = {"2014", "2015"};
    out.series = {{"city", "市", {1, std::nullopt}}, {"rate", "率", {2.5, 3}}};
    out.band = {{1, 1}, {3, 7}};
    out.marks = {{1, 5, "5団体"}};
    out.marks_label = "公表値";
    return out;
}

}  // namespace

TEST_CASE("Markdown sets a key figure in bold and names under their group") {
    CHECK(render("md", with({KeyFigure{"締結団体", "計327団体", "47都道府県"}, names()})) ==
          lines(R"(
締結団体: **計327団体**
47都道府県

**都道府県別**

- **北海道**: 札幌市、**沼田町**
- **群馬**: <u>太田市</u>

<u>下線</u>: 前年度に新規、**太字**: 今年度に新規
)"));
}

TEST_CASE("JSON has each picture as what it is") {
    const auto json = nlohmann::json::parse(render("json", with({chart(), timeline()})));
    const auto& blocks = json["blocks"];
    CHECK(blocks[0]["type"] == "chart");
    CHECK(blocks[0]["kind"] == "stacked_bars");
    CHECK(blocks[0]["positions"] == nlohmann::json{"2014", "2015"});
    CHECK(blocks[0]["series"][0]["values"] == nlohmann::json{1, nullptr});
    CHECK(blocks[0]["series"][1]["values"] == nlohmann::json{2.5, 3});
    CHECK(blocks[0]["band"][1] == nlohmann::json{{"certain", 3}, {"possible", 7}});
    CHECK(blocks[0]["marks"][0] ==
          nlohmann::json{{"position", 1}, {"value", 5}, {"label", "5団体"}});
    CHECK(blocks[1]["type"] == "timeline");
    CHECK(blocks[1]["events"][0]["edtf"] == "2015-06-29");
    CHECK(blocks[1]["events"][1]["earliest"] == "2016-04-01");
    CHECK(blocks[1]["events"][1]["uncertain"] == true);
    CHECK(blocks[1]["events"][2]["earliest"].is_null());
    CHECK(blocks[1]["events"][2]["latest"] == "2018-03-31");
}

TEST_CASE("a timeline for Mermaid is a gantt chart, days as milestones, grounds as comments") {
    Report report = with({timeline()});
    report.stamps = {"誤り: 2件"};
    report.grounds = {{"unit", "単位", "協定"}};
    CHECK(render("mermaid", report) == lines(R"(
%% ⚠ 誤り： 2件
%% 単位: 協定
gantt
    title 出来事
    dateFormat YYYY-MM-DD
    axisFormat %Y
    todayMarker off
    section 群馬県
    ● 締結 協定 (2015-06-29) :milestone, 2015-06-29, 0d
    ↔ 施設 開設 (～2018-03) :2015-06-29, 2018-04-01
    section 太田市
    ↔ 計画 (2016年度?) :2016-04-01, 2017-04-01
)"));
}

TEST_CASE("nothing in a picture is a directive, an entity or a comment of Mermaid") {
    for (const std::string& words :
         {std::string("x: done, 2015-01-01"), std::string("%%{init: {}}%%"),
          std::string("a;b#c\"d`e"), std::string("</script>&lt;"),
          std::string("section x\n title y"), std::string("]]--> n9"),
          std::string("\x1b\u202e\xff"), std::string()}) {
        CAPTURE(words);
        Timeline events = timeline();
        events.title = events.events[0].lane = events.events[0].text = events.events[1].kind_label =
            words;
        const std::string gantt = render("mermaid", with({events}));
        CHECK(printable(gantt, true) == gantt);
        CHECK(gantt.find_first_of("#;\"`<>{}&") == gantt.npos);
        CHECK(gantt.find("%%") == gantt.npos);
        CHECK(std::ranges::count(gantt, ':') == 3);
    }
}

TEST_CASE(
    "the first picture is the file, with the warnings about it; without a picture there is none") {
    Report report = with({Paragraph{"文"}, chart(), timeline()});
    report.stamps = {"台帳に誤りが2件あります"};
    const std::string svg = render("svg", report);
    CHECK(svg.starts_with("<svg xmlns="));
    CHECK(svg.find("⚠ 台帳に誤りが2件あります") != svg.npos);
    CHECK(svg.find("出来事") == svg.npos);
    for (const Format& format : formats()) {
        if (needs_picture(format.holds)) CHECK(format.render(with({Paragraph{"文"}}), {}).empty());
    }
}
