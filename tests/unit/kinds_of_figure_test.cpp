// Published, certain–possible, least–most, "or more": every figure says which it is, and no text
// calls one by another's name.
#include <doctest/doctest.h>

#include <algorithm>

#include "../support/registry_of_today.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

bool holds(const std::string& all, std::string_view part) {
    return all.find(part) != all.npos;
}

std::string why(const std::string& cell, std::vector<std::string> more = {},
                std::string_view lang = "ja") {
    more.insert(more.begin(), {"stats", "--why", cell});
    return printed(std::move(more), lang);
}

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

}  // namespace

TEST_CASE("of a prefecture whose list cannot be read no figure is called certain") {
    for (const char* cell : {"香川県", "香川県,計", "香川県,2022", "香川県,不確定", "四国計"}) {
        INFO(cell);
        const std::string shown = why(cell);
        CHECK(holds(first_line(shown), "団体以上"));
        CHECK(holds(shown,
                    "ほかにも締結した団体があるかもしれない: 公表された一覧の欄が読み取れない)"));
        CHECK_FALSE(holds(shown, "(確実)"));
    }
    CHECK(holds(why("Kagawa", {}, "en"), "What is behind Kagawa: at least 1 government"));
    CHECK(holds(why("四国", {"--by", "region"}), "11団体以上"));
    // There is no second prefecture of that name, and everything of Gunma is known.
    CHECK_FALSE(
        holds(first_line(why("香川県,都道府県", {"--by", "prefecture", "--by", "government-kind"})),
              "以上"));
    CHECK(holds(why("群馬県"), "団体数 5 (確実)"));

    const std::string table = printed({"stats", "--prefecture", "香川県"});
    CHECK(holds(table.substr(table.find("合計")), "1+  不明    ／17"));
    CHECK(holds(printed({"trend", "--prefecture", "香川県"}), "締結団体は2025-09-25で1団体以上"));
    CHECK(holds(printed({"trend", "--region", "四国"}, "en"),
                "at least 11 governments had an agreement on 2025-09-25"));
}

TEST_CASE("after the last full list also the figure of a place is the least that there is") {
    const std::string as_of = "2026-11-26";
    CHECK(holds(printed({"stats", "--prefecture", "群馬県", "--as-of", as_of}),
                "団体数 6以上 (全団体の一覧は2025-09-25現在まで)"));
    CHECK(holds(why("群馬県", {"--as-of", as_of}), "「群馬県」の根拠: 6団体以上"));
    CHECK(holds(printed({"report", "prefecture", "群馬県", "--as-of", as_of, "--dates", "iso"}),
                "**6団体以上** (県 1, 市 5)"));
    // What was concluded before is known.
    CHECK(holds(
        printed({"stats", "--prefecture", "群馬県", "--as-of", as_of, "--until", "2020-12-31"}),
        "(確実)"));
}

TEST_CASE("the national series has grounds of least and most") {
    for (const char* command : {"stats", "trend"}) {
        INFO(command);
        std::vector<std::string> line{command, "--as-of", "2017-02-22"};
        if (line[0] == "stats") line.insert(line.end(), {"--by", "fiscal-year"});
        const std::string shown = printed(line);
        CHECK(holds(shown, "(最少–最多: 公表値と合う範囲)"));
        CHECK_FALSE(holds(shown, "・可能性"));
    }
}

TEST_CASE("beside what the records leave open stands what was published") {
    CHECK(holds(printed({"stats", "--as-of", "2025-03-31"}),
                "団体数 317 (公表値)。記録だけでは確実 154・可能性 324"));
    CHECK(holds(printed({"stats", "--as-of", "2024-03-31"}),
                "団体数 298 (記録と公表値から決まる)。記録だけでは確実 131・可能性 320"));
    CHECK(
        holds(printed({"stats", "--as-of", "2016-03-31"}, "en"),
              "84–101 governments (least–most, as published totals allow); by the records alone"));
}

TEST_CASE("the yearly report says of every figure what it rests on") {
    const auto report = [](const std::string& year) {
        return printed({"report", "annual", "--fiscal-year", year, "--dates", "iso"});
    };
    const std::string open = report("2015");
    CHECK(holds(open, "公表値と合う範囲(最少–最多)。公表値は2016-03-22現在で83団体"));
    CHECK(holds(open, "(名称の分かるもの・未登載・計は記録だけによる: 確実–可能性)**"));
    CHECK(holds(open, "新たな締結の数は公表されていない。56–73団体(公表値と合う範囲: 最少–最多)"));
    CHECK(holds(open, "(2016-03-31現在)。記録だけによる: 確実–可能性**"));

    const std::string computed = report("2023");
    CHECK(holds(computed, "公表値ではなく、記録と前後の公表値から決まる数"));
    CHECK(holds(computed, "| 未登載 | 計 | 公表値と合う範囲 |\n"));  // 298 was published nowhere
    CHECK(holds(computed, "| 合計 | 126–297 | 5–23 | 131–320 | 298 |"));

    const std::string published = report("2024");
    CHECK(holds(published, "**計317団体(47都道府県244市25町1村)**\n2025-03-31時点。公表値\n"));
    CHECK(holds(published, "| 合計 | 149–301 | 5–23 | 154–324 | 317 | 317 |"));
    CHECK(holds(published, "公表された新たな締結は18市1町(2025-03-31現在)。"));

    const std::string certain = report("2025");
    CHECK_FALSE(holds(certain, "記録だけ"));
    CHECK(holds(certain, "| 合計 | 304 | 23 | 327 | 327 |"));
}

TEST_CASE("--why finds what the table prints: a column alone, a label with a comma, a past year") {
    CHECK(holds(first_line(why("H27")), "「2015年度」の根拠: 19団体"));
    CHECK(holds(first_line(why("R1")), "「2019年度」の根拠: 4団体"));
    CHECK(holds(first_line(why("不確定")), "「不確定」の根拠: 224団体"));
    CHECK(holds(first_line(why("～H28")), "「～2016年度」の根拠: 54団体"));
    CHECK(holds(first_line(why("≤2018", {}, "en")), "≤FY2018: 68 governments"));
    CHECK(holds(first_line(why("unlisted, prefecture unknown", {}, "en")), ": 18 governments"));
    CHECK(holds(first_line(why("unlisted, prefecture unknown,undetermined", {}, "en")),
                ": 18 governments"));
    CHECK(holds(first_line(why("年度の分かるもの,2015")), "「2015年度」の根拠: 19団体"));
    CHECK(holds(first_line(why("Kanto total,H27", {}, "en")), "6 governments"));

    const std::vector<std::string> cumulative{"--cumulative"};
    CHECK(holds(first_line(why("2014", cumulative)), "28団体"));
    CHECK(holds(first_line(why("群馬県,2015", cumulative)), "「群馬県」の根拠: 4団体"));
    CHECK(holds(why("群馬県,2015", cumulative), "2016-03-31 (その日を含む)"));
}

TEST_CASE("--why of the series takes a year as it is printed, and one of its figures") {
    const std::vector<std::string> series{"--by", "fiscal-year"};
    CHECK(holds(first_line(why("R1", series)), "2019年度の最少と最多の根拠"));
    const std::string both = why("平成27年度", series), begun = why("平成27年度,新規", series);
    CHECK(holds(both, "年度末現在"));
    CHECK_FALSE(holds(begun.substr(0, begun.find("単位")), "年度末現在"));
    CHECK(holds(why("FY2015,at its end", series, "en"), "at its end, least 84: 2016-03-22: "));
    CHECK(holds(first_line(why("2015,年度の分かるもの", series)), "「2015年度」の根拠: 19団体"));
    // However narrow the terminal, what makes a bound is all there.
    CHECK(holds(why("2015", {"--by", "fiscal-year", "--width", "60"}), "都道府県 27"));
    CHECK(run_in(registry_of_today().path(), {"stats", "--by", "fiscal-year", "--why", "2015,町"})
              .code == 2);
}

TEST_CASE("what is left out of a count of measures is not said to stand in another cell") {
    const std::string meetings = why("群馬県", {"--unit", "meeting"});
    CHECK(holds(meetings, "求める会議の記録がない"));
    CHECK_FALSE(holds(meetings, "別の欄"));
}

TEST_CASE("a filter of measures or facilities chooses these themselves") {
    const auto measures = [](std::vector<std::string> more) {
        more.insert(more.begin(), {"list", "--unit", "measure", "-f", "csv", "-q"});
        return printed(std::move(more), "en");
    };
    const std::string young = measures({"--prefecture", "群馬県", "--group", "youth"});
    std::size_t rows = 0;
    for (std::size_t at = young.find('\n') + 1; at < young.size(); at = young.find('\n', at) + 1) {
        const std::string row = young.substr(at, young.find('\n', at) - at);
        INFO(row);
        if (row.starts_with("subtotal")) continue;
        CHECK(holds(row, "young"));
        ++rows;
    }
    CHECK(rows > 0);
    CHECK(measures({"--prefecture", "群馬県"}).size() > young.size());
    const std::string centres =
        printed({"list", "--unit", "facility", "--facility-kind", "one-stop", "-f", "csv", "-q"});
    CHECK_FALSE(holds(centres, ",センター,"));
    // Of agreements it is enough that one of their measures is.
    CHECK(holds(printed({"list", "--group", "youth", "--prefecture", "群馬県"}), "群馬県"));
}

TEST_CASE("a list of governments says which further agreements they have") {
    const std::string list = printed({"list", "--prefecture", "群馬県"});
    CHECK(holds(list, "同じ団体のほかの協定: Gターン就職促進連携協定 2018-03"));
    CHECK(holds(list, "`--unit agreement --kind all`"));
    CHECK_FALSE(holds(printed({"list", "--prefecture", "奈良県"}), "同じ団体のほかの協定"));
}

TEST_CASE("duties lose how many days are left before what is due of whom") {
    const std::string narrow = printed({"duties", "--today", "2026-04-01", "--width", "80"});
    const std::string head = narrow.substr(0, narrow.find("──"));
    CHECK(holds(head, "義務"));
    CHECK(holds(head, "団体"));
    CHECK_FALSE(holds(head, "日数"));
}

TEST_CASE("all kinds of agreement are no more certain after the last list than the listed ones") {
    CHECK(holds(printed({"stats", "--kind", "all", "--as-of", "latest"}), "団体数 330以上"));
}

TEST_CASE("a trend of agreements of some days does not tell how the whole grew") {
    const std::string told = printed({"trend", "--until", "2018", "--as-of", "2025-09-25"});
    CHECK(told.starts_with("締結日の条件に合いうる団体は2025-09-25で"));
    CHECK_FALSE(holds(told.substr(0, told.find('\n')), "増えた"));
    CHECK(printed({"trend", "--until", "2018"}).starts_with("締結団体は2018-12-31で"));
}

TEST_CASE("a head over a single year is whole") {
    const std::string first = printed({"stats", "--as-of", "2010-03-31"});
    CHECK(holds(first, "締結の年度(4月～翌年3月)"));
    CHECK_FALSE(holds(first, "締…"));
    CHECK(holds(printed({"stats", "--as-of", "2010-03-31"}, "en"),
                "fiscal year concluded (April to March)"));
}

TEST_CASE("one prefecture is not many") {
    CHECK(holds(printed({"report", "national", "--as-of", "2013-03-31"}), "- 北海道と6市区町村"));
    CHECK_FALSE(holds(printed({"report", "coverage"}), "1都道府県"));
}

TEST_CASE("a yearly report is of days up to the as-of day") {
    CHECK(holds(printed({"report", "annual", "--fiscal-year", "2025", "--dates", "iso"}),
                "2025年度のうち2025-09-25までの数を示す(年度末の数ではない)。"));
    CHECK(run_in(registry_of_today().path(), {"report", "annual", "--fiscal-year", "2026"}).code ==
          2);
}

TEST_CASE("one is one in English") {
    const std::string all =
        printed({"duties", "--today", "2026-04-01", "--fiscal-year", "2026"}, "en");
    CHECK(holds(all, "5 cities without a name in Shizuoka"));
    CHECK(holds(printed({"report", "prefecture", "Nara"}, "en"),
                "**1 government or more** (prefecture 1)"));
    CHECK(holds(first_line(why("Nara", {}, "en")), "at least 1 government"));
    CHECK(holds(printed({"stats", "--prefecture", "Nara"}, "en"), "at least 1 government ("));
}

TEST_CASE("the cells of the share are explained, and a cell is named as it is printed") {
    const std::string named = first_line(why("群馬県,2015"));
    for (const std::string_view same :
         {"群馬県、2015", "群馬県 × 2015年度", "群馬県 2015", "群馬県，２０１５"}) {
        CAPTURE(same);
        CHECK(first_line(why(std::string(same))) == named);
    }
    const std::string all = first_line(why("群馬県"));
    const std::string share = first_line(why("群馬県,割合"));
    CHECK(share != all);
    CHECK(share == first_line(why("群馬県,数")));
    CHECK(holds(why("群馬県,うち市区町村"), "前橋市"));
    const std::string counted = why("群馬県,数");
    CHECK(!holds(counted.substr(0, counted.find("除いたもの")), "100005-gunma"));
}
