// Filters: every one of them with every command and report that takes them.
#include <doctest/doctest.h>

#include <algorithm>

#include "../support/command_line.hpp"
#include "cli/names.hpp"
#include "cli/options.hpp"
#include "daicho/reference/reference.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

/// What an option may be given: something that the small registry has, and something that it has
/// not. A new option has to be told here what it takes.
std::vector<std::string> values_of(const Option& option) {
    const std::string_view name = option.name;
    if (option.choices) {
        const auto choices = option.choices();
        return {choices.begin(), choices.end()};
    }
    if (name == "prefecture") return {"群馬県", "1", "Okinawa"};
    if (name == "region") return {"関東", "Kinki"};
    if (name == "kind") return {"employment-measures", "all", "office"};
    if (name == "group") return {"youth", "病気の治療を受けている者"};
    if (name == "activity") return {"outreach-consultation"};
    if (name == "facility-kind") return {"one-stop"};
    if (name == "party") return {"bureau", "伊勢崎", "誰でもない"};
    if (name == "since" || name == "until") return {"1990-01-01", "2015-08", "平成30年", "2040"};
    if (name == "text") return {"雇用", "どこにもない"};
    FAIL("no value is known for --" << name);
    return {};
}

/// Well, or refused with a reason that is not the program's own fault.
void check_sensible(const Ran& ran) {
    CHECK((ran.code == 0 || ran.code == 2));
    CHECK_FALSE(ran.err.find("should not have happened") != ran.err.npos);
    if (ran.code == 0) CHECK_FALSE(ran.out.empty());
    if (ran.code == 2) {
        CHECK(ran.out.empty());
        CHECK(ran.err.starts_with("daicho: "));
    }
}

bool takes_filters(const Command& command) {
    return find_option(command, "facility-kind") != nullptr;
}

Ran call(std::vector<std::string> args) {
    return run_in(small_registry, std::move(args));
}

bool holds(const std::string& all, std::string_view part) {
    return all.find(part) != all.npos;
}

}  // namespace

TEST_CASE("every command and report takes every filter, in both languages and every format") {
    std::size_t taking = 0;
    for (const Command& command : commands()) {
        if (!takes_filters(command)) continue;
        ++taking;
        for (const CommandLine& line : calls_of(command)) {
            for (const Option& option : filter_options()) {
                const auto check_with = [&](const std::string& value, std::string_view lang,
                                            std::string_view format) {
                    INFO(line.back(), " --", option.name, " ", value, " ", lang, " ", format);
                    auto args = line;
                    args.insert(args.end(), {fmt::format("--{}={}", option.name, value), "--lang",
                                             std::string(lang), "-f", std::string(format)});
                    check_sensible(call(args));
                };
                const auto values = values_of(option);
                for (const std::string_view lang : {"ja", "en"}) {
                    for (const auto format : formats_of(command))
                        check_with(values.front(), lang, format);
                }
                for (const std::string& value : values) check_with(value, "ja", "json");
            }
        }
    }
    CHECK(taking >= 5);
}

TEST_CASE("a prefecture and a region keep what is in both; nothing in both is refused") {
    for (const Command& command : commands()) {
        if (!takes_filters(command)) continue;
        for (const CommandLine& line : calls_of(command)) {
            CAPTURE(line[0]);
            auto both = line;
            both.insert(both.end(), {"--prefecture", "群馬県", "--region", "関東"});
            CHECK(call(both).code == 0);
            auto neither = line;
            neither.insert(neither.end(), {"--prefecture", "群馬県", "--region", "近畿"});
            const Ran refused = call(neither);
            CHECK(refused.code == 2);
            CHECK(refused.out.empty());
            CHECK(holds(refused.err, "no prefecture is in both"));
        }
    }
}

TEST_CASE("the place of a page and a filter keep what is in both; nothing in both is refused") {
    const Ran refused = call({"report", "prefecture", "群馬県", "--region", "近畿"});
    CHECK(refused.code == 2);
    CHECK(refused.out.empty());
    CHECK(holds(refused.err, "Gunma"));
    CHECK(call({"report", "prefecture", "群馬県", "--prefecture", "岩手県"}).code == 2);
    CHECK(call({"report", "overlaps", "群馬県", "--prefecture", "岩手県"}).code == 2);
    const auto page_of = [](std::vector<std::string> more) {
        std::vector<std::string> args{"report", "prefecture", "群馬県", "-f", "md"};
        args.insert(args.end(), more.begin(), more.end());
        const std::string page = call(args).out;
        return page.substr(0, page.find("<details"));
    };
    CHECK(page_of({"--region", "関東"}).substr(0, 200) == page_of({}).substr(0, 200));
    // An option given twice widens, so that a page's place may be one of several.
    CHECK(call({"report", "prefecture", "群馬県", "--prefecture", "岩手県", "--prefecture", "10"})
              .code == 0);
}

TEST_CASE("an agreement that the filter leaves out has no page") {
    for (const Command& command : commands()) {
        if (!takes_filters(command)) continue;
        for (const CommandLine& line : calls_of(command)) {
            if (line.size() < 3 || line.back() != "102041-isesaki") continue;
            CAPTURE(line[1]);
            for (const char* filter : {"--prefecture=岩手県", "--region=近畿", "--kind=office",
                                       "--government-kind=town", "--until=1990-01-01"}) {
                CAPTURE(filter);
                auto args = line;
                args.emplace_back(filter);
                const Ran refused = call(args);
                CHECK(refused.code == 2);
                CHECK(holds(refused.err, "102041-isesaki"));
            }
        }
    }
    CHECK(call({"timeline", "102041-isesaki", "--prefecture", "岩手県"}).code == 2);
    CHECK(call({"timeline", "102041-isesaki", "--prefecture", "群馬県"}).code == 0);
}

TEST_CASE("within an option any of its values, between options all of them") {
    Filter filter;
    const auto kept = [&] {
        return std::ranges::count_if(prefectures(),
                                     [&](const Prefecture& p) { return filter.keeps(&p); });
    };
    CHECK(kept() == 47);
    CHECK(filter.keeps(nullptr));
    filter.prefectures = {10, 27};
    CHECK(kept() == 2);
    CHECK_FALSE(filter.keeps(nullptr));
    filter.regions = {"関東", "東北"};
    CHECK(kept() == 1);
    filter.prefectures.clear();
    CHECK(kept() == 7 + 6);
}

TEST_CASE("days of conclusion that cannot be are refused") {
    const Ran refused = call({"stats", "--since", "2020-01-01", "--until", "2019-12-31"});
    CHECK(refused.code == 2);
    CHECK(holds(refused.err, "--since"));
    CHECK(call({"stats", "--since", "2020-01-01", "--until", "2020-01-01"}).code == 0);
}

TEST_CASE("the help of every command with filters says how they go together") {
    for (const Command& command : commands()) {
        if (!takes_filters(command)) continue;
        CAPTURE(command.name);
        CHECK(holds(help(command, Lang::en, 100), "all of them"));
        CHECK(holds(help(command, Lang::ja, 100), "すべてに合うもの"));
    }
}

TEST_CASE("a map shows the prefectures that the filter keeps, and no other as having none") {
    const Ran page = call({"report", "national", "--region", "関東", "-f", "json"});
    CHECK(page.code == 0);
    CHECK(holds(page.out, "群馬"));
    CHECK_FALSE(holds(page.out, "滋賀"));
}

TEST_CASE("a party is found by kana, romaji, code and old name, a bureau in English") {
    const auto listed = [](const std::string& party) {
        return call({"list", "--party", party, "-f", "csv", "--kind", "all"}).out;
    };
    const std::string maebashi = listed("前橋市");
    REQUIRE(holds(maebashi, ",102016,"));
    for (const char* same : {"まえばし", "Maebashi", "maebashi-shi", "102016", "群馬県前橋市"}) {
        INFO(same);
        CHECK(listed(same) == maebashi);
    }
    CHECK(listed("Gunma Labour Bureau") == listed("群馬労働局"));
    CHECK(holds(listed("ｸﾞﾝﾏｹﾝ"), ",100005,"));
}

TEST_CASE("help and the refusal of a region name the same eight") {
    for (const Words& region : regions()) {
        const std::string ja(region.ja.substr(0, region.ja.find("・")));
        const std::string en(region.en.substr(0, region.en.find('-')));
        CHECK(holds(std::string(region_choices.ja), ja));
        CHECK(holds(std::string(region_choices.en), en));
        for (const std::string& name : {ja, en}) CHECK(call({"list", "--region", name}).code == 0);
    }
    CHECK(regions().size() == 8);
    CHECK(holds(call({"list", "--help", "--lang", "ja"}).out, "地方: 北海道"));
    CHECK(holds(call({"list", "--region", "西日本", "--lang", "ja"}).err,
                std::string(region_choices.ja)));
}

TEST_CASE("a page of a day of the past tells of nothing later, one of the newest list's day does") {
    const auto page = [](std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"-f", "md"});
        return call(arguments).out;
    };
    CHECK(page({"report", "prefecture", "群馬県"}).find("102041-isesaki") != std::string::npos);
    const std::string past = page({"report", "prefecture", "群馬県", "--as-of", "2016-03-31"});
    CHECK(past.find("102024-takasaki") != std::string::npos);
    CHECK(past.find("102067-numata") == std::string::npos);
    CHECK(page({"report", "overlaps"}).find("伊勢崎市") != std::string::npos);
    CHECK(page({"report", "overlaps", "--as-of", "2010-01-01"}).find("伊勢崎市") ==
          std::string::npos);
    CHECK(
        page({"report", "signing", "102041-isesaki", "--as-of", "2016-03-31"}).find("締結年月日") !=
        std::string::npos);
}

TEST_CASE("later than the last full list every place and kind may have more, a past year not") {
    const auto table = [](const char* day, const char* rows) {
        return call({"stats", "--by", rows, "--as-of", day, "--lang", "ja"}).out;
    };
    for (const char* rows : {"prefecture", "region", "government-kind"}) {
        CAPTURE(rows);
        const std::string later = table("2026-02-03", rows);
        int marked = 0;
        for (const std::string_view name : {"\n群馬県", "\n関東", "\n市 "}) {
            const std::size_t at = later.find(name);
            if (at == later.npos) continue;
            const std::string row = later.substr(at + 1, later.find('\n', at + 1) - at - 1);
            CHECK_MESSAGE(holds(row, "+"), row);
            ++marked;
        }
        CHECK(marked == 1);
    }
    const std::string then = table("2025-09-25", "government-kind");
    CHECK_FALSE(holds(then, "+"));
}
