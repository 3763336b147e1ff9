#include <doctest/doctest.h>

#include "daicho/time/clock.hpp"
#include "daicho/time/date.hpp"
#include "daicho/time/era.hpp"
#include "daicho/time/instant.hpp"

using namespace daicho;
using Kind = DateProblem::Kind;

namespace {

Day on(int year, int month, int day) {
    return *make_day(year, month, day);
}

/// `earliest..latest`, with `?` if uncertain; or the kind of problem and what to write instead.
std::string said(const DateOrProblem& parsed) {
    if (const auto* date = std::get_if<Date>(&parsed)) {
        const std::string from = date->is_open() ? "" : to_iso(date->earliest);
        return from + ".." + to_iso(date->latest) + (date->uncertain ? "?" : "");
    }
    static const char* names[] = {"malformed", "no such day", "reversed",
                                  "notation",  "era limit",   "weekday"};
    const auto& problem = std::get<DateProblem>(parsed);
    const std::string name = names[static_cast<int>(problem.kind)];
    return problem.instead.empty() ? name : name + " -> " + problem.instead;
}

std::string parsed(std::string_view text) {
    return said(parse_date(text));
}
std::string understood(std::string_view text) {
    return said(understand_date(text));
}

}  // namespace

TEST_CASE("the notation of the format has the bounds that its table gives") {
    CHECK(parsed("2015-08-31") == "2015-08-31..2015-08-31");
    CHECK(parsed("2012-12") == "2012-12-01..2012-12-31");
    CHECK(parsed("2012") == "2012-01-01..2012-12-31");
    CHECK(parsed("FY2024") == "2024-04-01..2025-03-31");
    CHECK(parsed("2015-09/2025-03") == "2015-09-01..2025-03-31");
    CHECK(parsed("../2025-09-25") == "..2025-09-25");
    CHECK(parsed("2019-02-07?") == "2019-02-07..2019-02-07?");
    CHECK(parsed("2024-02") == "2024-02-01..2024-02-29");
    CHECK(parsed("FY2018/FY2019") == "2018-04-01..2020-03-31");
    CHECK(parsed("2015-09-10/2015-09-10") == "2015-09-10..2015-09-10");
}

TEST_CASE("impossible dates are refused") {
    CHECK(parsed("2015-02-29") == "no such day");
    CHECK(parsed("2016-02-29") == "2016-02-29..2016-02-29");
    CHECK(parsed("2100-02-29") == "no such day");
    CHECK(parsed("2016-02-30") == "no such day");
    CHECK(parsed("2015-13") == "no such day");
    CHECK(parsed("2015-00-01") == "no such day");
    CHECK(parsed("2025-03/2015-09") == "reversed -> 2015-09/2025-03");
}

TEST_CASE("other spellings are understood, but are not the notation") {
    CHECK(parsed("平成24年12月") == "notation -> 2012-12");
    CHECK(parsed("H24.12") == "notation -> 2012-12");
    CHECK(parsed("H24.12.4") == "notation -> 2012-12-04");
    CHECK(parsed("令和元年5月1日") == "notation -> 2019-05-01");
    CHECK(parsed("平成２７年８月") == "notation -> 2015-08");
    CHECK(parsed("２０１５-０３-３１") == "notation -> 2015-03-31");
    CHECK(parsed("2015/03/31") == "notation -> 2015-03-31");
    CHECK(parsed("2015-3-1") == "notation -> 2015-03-01");
    CHECK(parsed("2015−03−31") == "notation -> 2015-03-31");
    CHECK(parsed("2015年8月31日") == "notation -> 2015-08-31");
    CHECK(parsed("平成27年度") == "notation -> FY2015");
    CHECK(parsed("2015年度") == "notation -> FY2015");
    CHECK(understood("平成24年12月") == "2012-12-01..2012-12-31");
    CHECK(understood("令和 7年 10月 8日") == "2025-10-08..2025-10-08");
}

TEST_CASE("dates are understood as documents print them") {
    CHECK(parsed("令和7年10月8日（水）") == "notation -> 2025-10-08");
    CHECK(parsed("令和7年10月8日(水曜日)") == "notation -> 2025-10-08");
    CHECK(parsed("2025年11月3日(月・祝)") == "notation -> 2025-11-03");
    CHECK(parsed("令和7年10月8日 水曜日 14時30分") == "notation -> 2025-10-08");
    CHECK(parsed("2025/10/8 14:00～15:30") == "notation -> 2025-10-08");
    CHECK(parsed("2025-10-08T10:00:00") == "notation -> 2025-10-08");
    CHECK(parsed("令和7年10月8日午後2時から") == "notation -> 2025-10-08");
    CHECK(parsed("令和七年十月八日") == "notation -> 2025-10-08");
    CHECK(parsed("平成二十七年八月三十一日") == "notation -> 2015-08-31");
    CHECK(parsed("二〇一五年八月") == "notation -> 2015-08");
    CHECK(parsed("㍻27年8月") == "notation -> 2015-08");
    CHECK(parsed("㋿7.10.8") == "notation -> 2025-10-08");
    CHECK(parsed("令和7年3月31日現在") == "notation -> 2025-03-31");
    CHECK(parsed("令和6年度") == "notation -> FY2024");
    CHECK(parsed("平成27年8月上旬") == "notation -> 2015-08/2015-08-10");
    CHECK(parsed("平成27年8月中旬") == "notation -> 2015-08-11/2015-08-20");
    CHECK(parsed("平成28年2月下旬") == "notation -> 2016-02-21/2016-02");
    CHECK(understood("令和7年3月31日時点") == "2025-03-31..2025-03-31");
}

TEST_CASE("a day is inferred from 頃") {
    CHECK(parsed("平成27年10月13日頃") == "notation -> 2015-10-13?");
    CHECK(parsed("2015年10月13日ごろ") == "notation -> 2015-10-13?");
    CHECK(parsed("平成27年10月頃") == "malformed");
}

TEST_CASE("a time of day as documents print it") {
    const auto clock = [](std::string_view text) { return understand_clock(text).value_or("?"); };
    CHECK(clock("午前11時") == "11:00");
    CHECK(clock("１１：００") == "11:00");
    CHECK(clock("午後２時半") == "14:30");
    CHECK(clock("午後0時05分") == "12:05");
    CHECK(clock("9時") == "09:00");
    CHECK(clock("正午") == "12:00");
    for (const char* text : {"午前12時", "午後12時", "午後14時", "24時", "11時60分", "11",
                             "11時から", "10:00～11:00", "11時30", "", "999999999時"})
        CHECK_MESSAGE(clock(text) == "?", text);
}

TEST_CASE("the last day of a period is inferred from 末") {
    CHECK(parsed("令和7年3月末") == "notation -> 2025-03-31?");
    CHECK(parsed("令和7年3月末日現在") == "notation -> 2025-03-31?");
    CHECK(parsed("令和6年度末") == "notation -> 2025-03-31?");
    CHECK(parsed("平成27年末") == "notation -> 2015-12-31?");
    CHECK(std::get<DateProblem>(parse_date("令和7年3月末")).is_inferred);
    CHECK_FALSE(std::get<DateProblem>(parse_date("令和7年3月31日")).is_inferred);
    CHECK(parsed("令和7年3月1日末") == "malformed");
}

TEST_CASE("a weekday that is printed is that of the day") {
    CHECK(parsed("令和7年10月8日(火)") == "weekday -> 2025-10-08");
    CHECK(understood("2025年10月8日 木曜日") == "weekday -> 2025-10-08");
    CHECK(std::get<DateProblem>(parse_date("令和7年10月8日(火)")).reason.en ==
          "2025-10-08 is a Wednesday, not a Tuesday");
    CHECK(parsed("令和7年10月(水)") == "malformed");
    CHECK(parsed("令和7年10月8日(水") == "malformed");
    CHECK(parsed("令和7年10月8日(予定)") == "malformed");
    CHECK(parsed("令和7年10月8日から令和8年3月31日まで") == "malformed");
    CHECK(parsed("令和7年10月8日以降") == "malformed");
    CHECK(parsed("十") == "malformed");
    CHECK(parsed("令和九千九百九十九千千千千年") == "malformed");
}

TEST_CASE("what is no date is refused") {
    for (const char* text : {"",
                             "x",
                             "31-03-2015",
                             "10000-01-01",
                             "2015-03-31x",
                             "2015-03-31T00:00:00Z",
                             "2015-03-31 00:00",
                             "平成",
                             "平成0年",
                             "平成24年12月4日頃",
                             "/2015",
                             "2015/",
                             "2015/..",
                             "FY15",
                             "fy2015",
                             "2015-09?/2016",
                             "..",
                             "0000-01-01",
                             "2015-08-3",
                             "明治",
                             "R"}) {
        INFO(text);
        CHECK(std::holds_alternative<DateProblem>(parse_date(text)));
    }
    CHECK(parsed("31-03-2015") == "malformed");
    CHECK(parsed("平成0年") == "malformed");
    const Message why = std::get<DateProblem>(parse_date("秋ごろ")).reason;
    CHECK(why.ja.find("末尾の ? は推定") != why.ja.npos);
    CHECK(why.en.find("a final ? for inferred") != why.en.npos);
}

TEST_CASE("the era that still runs has no last day, and none is said of it") {
    const auto said = [](std::string_view text) {
        return std::get<DateProblem>(parse_date(text)).reason;
    };
    CHECK(said("令和元年4月30日").en == "令和 began on 2019-05-01; this date is 平成31年4月30日");
    CHECK(said("令和元年4月30日").ja ==
          "令和は2019-05-01からです。平成31年4月30日と書くべき日付です");
    CHECK(said("平成31年5月1日").en ==
          "平成 ran from 1989-01-08 to 2019-04-30; this date is 令和元年5月1日");
    CHECK(eras().back().last == std::nullopt);
}

TEST_CASE("an era does not outlive its last day") {
    CHECK(parsed("平成31年4月30日") == "notation -> 2019-04-30");
    CHECK(parsed("平成31年5月1日") == "era limit -> 2019-05-01");
    CHECK(parsed("平成31年5月") == "era limit -> 2019-05");
    CHECK(parsed("平成32年4月1日") == "era limit -> 2020-04-01");
    CHECK(parsed("令和元年4月30日") == "era limit -> 2019-04-30");
    CHECK(parsed("昭和64年1月7日") == "notation -> 1989-01-07");
    CHECK(parsed("昭和64年1月8日") == "era limit -> 1989-01-08");
    CHECK(parsed("平成元年1月7日") == "era limit -> 1989-01-07");
    CHECK(understood("平成31年") == "2019-01-01..2019-04-30");
    CHECK(understood("令和元年") == "2019-05-01..2019-12-31");
    CHECK(understood("平成32年度") == "era limit -> FY2020");
    CHECK(understood("平成31年度") == "2019-04-01..2020-03-31");
    const auto problem = std::get<DateProblem>(parse_date("平成31年5月"));
    CHECK(problem.reason.ja ==
          "平成は1989-01-08から2019-04-30までです。令和元年5月と書くべき日付です");
}

TEST_CASE("eras change on their days") {
    CHECK(label(on(2019, 4, 30), DateStyle::era, Lang::ja) == "平成31年4月30日");
    CHECK(label(on(2019, 5, 1), DateStyle::era, Lang::ja) == "令和元年5月1日");
    CHECK(label(on(1989, 1, 7), DateStyle::era, Lang::ja) == "昭和64年1月7日");
    CHECK(label(on(1989, 1, 8), DateStyle::era, Lang::ja) == "平成元年1月8日");
    CHECK(label(on(1926, 12, 24), DateStyle::era, Lang::ja) == "大正15年12月24日");
    CHECK(label(on(1926, 12, 25), DateStyle::era, Lang::ja) == "昭和元年12月25日");
    CHECK(label(on(1912, 7, 29), DateStyle::era, Lang::ja) == "明治45年7月29日");
    CHECK(label(on(1912, 7, 30), DateStyle::era, Lang::ja) == "大正元年7月30日");
    CHECK(understood("明治45年7月30日") == "1912-07-30..1912-07-30");
    CHECK(understood("大正15年12月25日") == "1926-12-25..1926-12-25");
    CHECK_FALSE(era_of(on(1868, 1, 24)));
    CHECK(era_of(on(1868, 1, 25))->era->name == "明治");
}

TEST_CASE("a fiscal year runs from April to March") {
    CHECK(fiscal_year_of(on(2015, 3, 31)).year == 2014);
    CHECK(fiscal_year_of(on(2015, 4, 1)).year == 2015);
    CHECK(fiscal_year_of(on(2016, 3, 31)).year == 2015);
    CHECK(label(FiscalYear{2015}, DateStyle::era, Lang::ja) == "平成27年度");
    CHECK(label(FiscalYear{2018}, DateStyle::era, Lang::ja) == "平成30年度");
    CHECK(label(FiscalYear{2019}, DateStyle::era, Lang::ja) == "令和元年度");
    CHECK(label(FiscalYear{1988}, DateStyle::era, Lang::ja) == "昭和63年度");
    CHECK(label(FiscalYear{2024}, DateStyle::both, Lang::en) == "令和6年度 (FY2024)");
    CHECK_FALSE(parse_fiscal_year("2015"));
}

TEST_CASE("every day from 1868 to 2100 comes back from its ISO and its era form") {
    for (Day day = on(1868, 1, 1); day <= on(2100, 12, 31); day += Days{1}) {
        const auto iso = parse_date(to_iso(day));
        REQUIRE(std::get<Date>(iso) == Date::on(day));
        const auto era = understand_date(label(day, DateStyle::era, Lang::ja));
        REQUIRE(std::get<Date>(era) == Date::on(day));
        const FiscalYear year = fiscal_year_of(day);
        REQUIRE((year.first() <= day && day <= year.last()));
    }
}

TEST_CASE("the canonical text of an interval has its bounds, and is the shortest") {
    const Day first = on(2014, 1, 1);
    for (int from = 0; from < 800; from += 7) {
        for (int length = 0; length < 800; length += 13) {
            const Date date{first + Days{from}, first + Days{from + length}};
            const std::string text = to_text(date);
            REQUIRE(std::get<Date>(parse_date(text)) == date);
        }
    }
    for (const char* text :
         {"2015-08-31", "2012-12", "2012", "FY2024", "2015-09/2025-03", "../2025-09-25",
          "2019-02-07?", "2015-09/2018-07-13", "2015-09-02/2016"}) {
        const auto date = std::get<Date>(parse_date(text));
        CHECK(std::get<Date>(parse_date(to_text(date))) == date);
    }
    CHECK(to_text({on(2015, 9, 1), on(2025, 3, 31)}) == "2015-09/2025-03");
    CHECK(to_text({on(2012, 1, 1), on(2012, 12, 31)}) == "2012");
}

TEST_CASE("EDTF says of an interval that it is one day within bounds") {
    const auto edtf = [](const char* text) { return to_edtf(std::get<Date>(parse_date(text))); };
    CHECK(edtf("2015-08-31") == "2015-08-31");
    CHECK(edtf("2012-12") == "2012-12");
    CHECK(edtf("FY2024") == "[2024-04..2025-03]");
    CHECK(edtf("2015-09/2025-09-25") == "[2015-09..2025-09-25]");
    CHECK(edtf("../2025-09-25") == "[..2025-09-25]");
    CHECK(edtf("2019-02-07?") == "2019-02-07?");
}

TEST_CASE("labels follow the style that was asked for") {
    const auto shown = [](const char* text, DateStyle style, Lang lang) {
        return label(std::get<Date>(parse_date(text)), style, lang);
    };
    CHECK(shown("2012-12", DateStyle::era, Lang::ja) == "平成24年12月");
    CHECK(shown("2015-09/2025-09-25", DateStyle::iso, Lang::ja) == "2015-09～2025-09-25");
    CHECK(shown("2015-09/2025-09-25", DateStyle::iso, Lang::en) == "2015-09–2025-09-25");
    CHECK(shown("2015-09/2025-09-25", DateStyle::era, Lang::ja) == "平成27年9月～令和7年9月25日");
    CHECK(shown("2015-08", DateStyle::both, Lang::ja) == "平成27年8月 (2015-08)");
    CHECK(shown("2019-02-07?", DateStyle::iso, Lang::ja) == "2019-02-07?");
    CHECK(shown("FY2024", DateStyle::iso, Lang::ja) == "2024年度");
}

TEST_CASE("surely before is a partial order") {
    const auto date = [](const char* text) { return std::get<Date>(parse_date(text)); };
    CHECK(surely_before(date("2015-08"), date("2015-09-01")));
    CHECK_FALSE(surely_before(date("2015-08"), date("2015-08-31")));
    CHECK_FALSE(surely_before(date("2015-08-31"), date("2015-08")));
    CHECK(surely_within(date("2015-05"), date("FY2015")));
    CHECK_FALSE(surely_within(date("2015-03/2015-05"), date("FY2015")));
}

TEST_CASE("the day begins at midnight in Japan") {
    const auto at = [](long long seconds) { return Instant{std::chrono::seconds{seconds}}; };
    CHECK(to_iso(day_in_japan(at(1'774'969'199))) == "2026-03-31");  // 23:59:59
    CHECK(to_iso(day_in_japan(at(1'774'969'200))) == "2026-04-01");  // 0:00
    CHECK(to_iso(day_in_japan(at(0))) == "1970-01-01");
    CHECK(to_iso(day_in_japan(at(-32'401))) == "1969-12-31");
}

TEST_CASE("an epoch is digits alone, and no later than a day can be") {
    CHECK(parse_epoch("0") == Instant{});
    CHECK(parse_epoch("1775000000")->time_since_epoch().count() == 1'775'000'000);
    CHECK(to_iso(day_in_japan(*parse_epoch("253402268399"))) == "9999-12-31");
    for (const std::string& bad :
         {std::string(), std::string("-1"), std::string("-0"), std::string("+1"),
          std::string("12x"), std::string(" 1"), std::string("1.5"), std::string("253402268400"),
          std::string("9223372036854775807"), std::string(40, '9')}) {
        INFO(bad);
        CHECK(parse_epoch(bad) == std::nullopt);
    }
}
