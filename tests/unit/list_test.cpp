// Lists: of governments, of what agreements hold, and of governments without an agreement.
#include "daicho/report/figures/list.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "../support/command_line.hpp"
#include "../support/registry_in_memory.hpp"
#include "../support/registry_of_today.hpp"
#include "daicho/query/coverage.hpp"
#include "daicho/report/figures/stats.hpp"
#include "daicho/text/width.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

bool holds(const std::string& all, std::string_view part) {
    return all.find(part) != all.npos;
}

std::string list(std::vector<std::string> args) {
    args.insert(args.begin(), {"list", "--lang", "ja"});
    const Ran ran = run_in(small_registry, std::move(args));
    CHECK(ran.err == "");
    return ran.out;
}

std::string csv(std::vector<std::string> args) {
    args.insert(args.begin(), {"list", "--lang", "ja", "-f", "csv"});
    return run_in(small_registry, std::move(args)).out;
}

/// The rows of `daicho list --without`: `government state`.
std::string without_in(const std::string& example, const Filter& filter, Day as_of) {
    const Registry registry = check_files(registry_with(example), today).registry;
    const Ledger ledger(registry);
    const Report report = without_report({.ledger = ledger, .as_of = as_of, .filter = filter});
    std::string out;
    for (const Row& row : std::get<Table>(report.blocks.at(0)).rows) {
        if (row.kind != RowKind::data) continue;
        out += fmt::format("{} {}\n", std::get<std::string>(row.cells.at(3).value),
                           std::get<Code>(row.cells.at(5).value).text);
    }
    return out;
}

Day day_of(std::string_view text) {
    return *parse_day(text);
}

Filter only(std::string_view place) {
    Filter out;
    out.prefectures = {find_prefecture(place)->number};
    return out;
}

int count(const std::string& all, std::string_view part) {
    int out = 0;
    for (std::size_t at = 0; (at = all.find(part, at)) != all.npos; at += part.size()) ++out;
    return out;
}

}  // namespace

TEST_CASE(
    "a number is that of a published list: a filter does not change it, and others have none") {
    const std::string all = csv({}), some = csv({"--prefecture", "群馬県"});
    for (const char* row :
         {"\ndata,15,100005,", "\ndata,16,102059,", "\ndata,21,102016,", "\ndata,,102024,"}) {
        INFO(row);
        CHECK(holds(all, row));
        CHECK(holds(some, row));
    }
    CHECK(holds(list({}), "公表された一覧(S0)の番号"));
}

TEST_CASE("numbers of published lists are digits in the terminal, and in circles on pages") {
    CHECK(holds(list({"--prefecture", "群馬県"}), "  16  群馬県"));
    CHECK(holds(list({"--prefecture", "群馬県", "-f", "md"}), "| ⑯ | 群馬県 |"));
    CHECK(holds(list({"--prefecture", "群馬県", "-f", "html"}), ">㉑<"));
}

TEST_CASE("the date is there however narrow the terminal is") {
    for (const char* width : {"40", "60", "80"}) {
        INFO(width);
        CHECK(holds(list({"--width", width}), "2012-12-04"));
        CHECK(holds(list({"--unit", "meeting", "--kind", "all", "--width", width}), "開催日"));
    }
}

TEST_CASE("a list says what its day and the kinds that are not counted leave out") {
    const std::string none = list({"--party", "上毛新聞社"});
    CHECK(holds(none, "(なし)"));
    CHECK(holds(none, "国の集計に入らない種類の協定によるもの1件は含まない (`--kind all` で入る)"));
    CHECK(holds(list({"--party", "伊勢崎"}),
                "基準日より後の伊勢崎市 2025-10-08を含まない (`--as-of latest` で含める)"));
    CHECK_FALSE(holds(list({"--party", "伊勢崎", "--as-of", "2025-10-08"}), "基準日より後"));
}

TEST_CASE("things of any kind are listed with their agreement, day and place") {
    const auto listed = [](std::string_view unit, std::vector<std::string> more) {
        more.insert(more.begin(), {"list", "--lang", "ja", "--unit", std::string(unit)});
        return run_in(DAICHO_ROOT "/tests/frozen", std::move(more)).out;
    };
    for (const UnitInfo& unit : units()) {
        const std::string out = listed(unit.name, {"-f", "csv"});
        INFO(unit.name);
        CHECK(holds(out, "prefecture"));
        CHECK(holds(out, ",id,"));
        CHECK(holds(out, "\ndata,"));
    }
    CHECK(holds(listed("measure", {"--party", "太田市", "-f", "tsv"}),
                "\t太田市\tお仕事相談パークおたの運営\t"));
    CHECK(holds(listed("meeting", {"--prefecture", "宮城県", "-f", "csv"}),
                "data,宮城県,宮城県,運営協議会,2018-04-16,"));
    CHECK(holds(listed("result", {"--prefecture", "長崎県"}), "2019年度"));
    CHECK_FALSE(holds(listed("result", {"--prefecture", "長崎県"}), "hs-local-rate"));
}

TEST_CASE("governments without an agreement are those that are not known to have one") {
    const std::string gunma = without_in("concluded: 2015-06-01\n", only("群馬県"), today);
    CHECK(count(gunma, " no_record\n") == 35);  // the prefecture, and 34 of its 35 municipalities
    CHECK_FALSE(holds(gunma, "伊勢崎市"));
    CHECK(holds(gunma, "前橋市 no_record"));
    const std::string uncertain = without_in("concluded: 2015-06/2026-06\n", only("群馬県"), today);
    CHECK(holds(uncertain, "伊勢崎市 uncertain_day"));
    CHECK(
        holds(without_in("concluded: 2026-04-02\n", only("群馬県"), today), "伊勢崎市 other_day"));
}

TEST_CASE("of a prefecture whose column cannot be read nobody can tell") {
    const std::string example = registry_yaml(
        "unlisted:\n  - {kind: city, count: 3, prefectures: [奈良県, 香川県], concluded: "
        "2015-09/2016-03, reason: 欄が読めない, until: 2027-03-31, sources: [S1]}\n");
    const std::string nara = without_in(example, only("奈良県"), today);
    CHECK(count(nara, " unnamed\n") == 39);
    CHECK(holds(nara, "奈良県 no_record"));
    CHECK(count(without_in(example, only("群馬県"), today), " unnamed\n") == 0);
    // Before any of them can have begun every list is as it stands.
    CHECK(count(without_in(example, only("奈良県"), day_of("2015-08-31")), " unnamed\n") == 0);
}

TEST_CASE("there are 1,741 municipalities: with the wards, without the Northern Territories") {
    int municipalities = 0, wards = 0;
    for (const Government* one : governments_on(day_of("2025-09-25"), {})) {
        municipalities += one->kind != GovernmentKind::prefecture;
        wards += one->kind == GovernmentKind::ward;
    }
    CHECK(municipalities == 1741);
    CHECK(wards == 23);
}

TEST_CASE("--without is of governments") {
    CHECK(run_in(small_registry, {"list", "--without", "--unit", "measure"}).code == 2);
    const std::string out = list({"--without", "--prefecture", "静岡県", "--width", "0"});
    CHECK(holds(out, "静岡県    市        静岡市"));
    CHECK(holds(out, "不明 計 35"));
}

TEST_CASE("the share is of municipalities, with a plus where there may be more") {
    const std::string example =
        record(base_path, government("伊勢崎市"), "群馬労働局", "2015-10-08") +
        registry_yaml(
            "unlisted:\n  - {kind: city, count: 3, prefectures: [奈良県, "
            "香川県], concluded: 2015-09/2016-03, reason: 欄が読めない, "
            "until: 2027-03-31, sources: [S1]}\n");
    const Registry registry = check_files(registry_with(example), today).registry;
    const Ledger ledger(registry);
    const ReportContext context{.ledger = ledger, .as_of = today};
    const Report report =
        stats_report(context, {.by_row = dimensions().find("prefecture"), .share = true});
    const auto& table = std::get<Table>(report.blocks.at(0));
    const auto share = [&](std::string_view place) {
        const auto row = std::ranges::find_if(table.rows, [&](const Row& one) {
            return std::get<std::string>(one.cells.at(1).value) == place;
        });
        std::string out;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (!table.columns[i].people_only) continue;
            const auto* text = std::get_if<std::string>(&row->cells.at(i).value);
            out += (text ? *text : "") + " ";
        }
        return out;
    };
    CHECK(share("群馬県") == "1 ／35 3% ");
    CHECK(share("奈良県") == "不明 ／39  ");
    CHECK(share("東京都") == "0 ／62 0% ");
    CHECK(share("北海道") == "0 ／179 0% ");
    CHECK(share("合計") == "4 ／1741 0% ");
}

TEST_CASE("the yearly table has the share for people, other tables and machines if asked") {
    const auto has = [](std::vector<std::string> args, std::string_view part) {
        args.insert(args.begin(), {"stats", "--lang", "ja", "--width", "0"});
        return holds(run_in(small_registry, std::move(args)).out, part);
    };
    CHECK(has({}, "割合"));
    CHECK(has({"-f", "md"}, "割合"));
    CHECK(has({"--region", "関東"}, "割合"));
    CHECK_FALSE(has({"--since", "2015"}, "割合"));
    CHECK_FALSE(has({"--by", "prefecture"}, "割合"));
    CHECK(has({"--by", "region", "--share"}, "割合"));
    CHECK_FALSE(has({"-f", "csv"}, "share_percent"));
    CHECK(has({"-f", "csv", "--share"}, "share_percent"));
    CHECK_FALSE(has({"-f", "csv", "--share"}, "/316"));
    CHECK(run_in(small_registry, {"stats", "--by", "group", "--share"}).code == 2);
    CHECK(run_in(small_registry, {"stats", "--unit", "measure", "--share"}).code == 2);
}

TEST_CASE("a list fits into eighty columns, whatever it is of") {
    for (std::vector<std::string> line : {std::vector<std::string>{"list"},
                                          {"list", "--prefecture", "静岡県"},
                                          {"list", "--lang", "en"},
                                          {"list", "--unit", "measure"},
                                          {"list", "--unit", "result"},
                                          {"list", "--unit", "facility"},
                                          {"list", "--without"},
                                          {"duties"}}) {
        line.insert(line.end(), {"--width", "80"});
        CAPTURE(line.size());
        CAPTURE(line[1]);
        std::istringstream shown(run_in(registry_of_today().path(), line).out);
        for (std::string text; std::getline(shown, text);) CHECK(display_width(text) <= 80);
    }
}
