// The rules, text in, findings out: places, messages, what to write instead. That each topic is
// found at all, and nothing else with it, is proved by its examples (topics_test.cpp).
#include <doctest/doctest.h>

#include "../support/registry_in_memory.hpp"
#include "check/suggestion.hpp"
#include "daicho/topics.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

const std::string isesaki = "10-gunma/102041-isesaki.yaml";
const std::string ota = "10-gunma/102059-ota.yaml";

}  // namespace

// ---- dates --------------------------------------------------------------------------------------

TEST_CASE("today is not the future, tomorrow is") {
    CHECK(found_in("revised:\n  - {date: 2026-04-01}\n") == "");
    CHECK(
        found_in("revised:\n  - {date: 2026-04-02}\n") ==
        "10-gunma/102041-isesaki.yaml:8:12 `2026-04-02` D310: `revised` is 2026-04-02, after today (2026-04-01)\n"
        "  help: correct the date; what is only planned goes into `notes`\n");
}

TEST_CASE("a conclusion after today is planned, and once it has passed wants a source of its own") {
    CHECK(found_in("concluded: 2026-04-01\n") == "");
    CHECK(
        found_in("concluded: 2026-04-02\n") ==
        "10-gunma/102041-isesaki.yaml:6:12 `2026-04-02` D325: to be concluded on 2026-04-02, after today (2026-04-01)\n"
        "  help: make sure that it is no slip; once it is concluded, add a source of that day or later\n");
    const auto announced = [](std::string_view source, const char* now) {
        Sources files = registry_with("concluded: 2026-04-02\n");
        put(files, "sources.yaml", fmt::format("S1: {{title: 報道資料{}}}\n", source));
        return codes(
            check_files(std::move(files), std::get<Date>(parse_date(now)).earliest).findings);
    };
    using Codes = std::vector<std::string_view>;
    CHECK(announced(", date: 2026-03-20", "2026-04-01") == Codes{"D325"});
    CHECK(announced(", date: 2026-03-20", "2026-04-02") == Codes{"D326"});
    CHECK(announced(", date: 2026-03-20", "2030-01-01") == Codes{"D326"});
    CHECK(announced(", date: 2026-04-02", "2026-04-02").empty());
    CHECK(announced(", date: 2026-04", "2026-04-30").empty());
    CHECK(announced("", "2026-04-30").empty());
}

TEST_CASE("a planned agreement is counted from its day on, whatever today is") {
    const auto warnings = [](std::string_view totals) {
        Sources files = registry_with("concluded: 2026-05-01\n");
        put(files, "registry.yaml", fmt::format("format: 1\ntitle: 台帳\ntotals:\n{}", totals));
        return codes(check_files(std::move(files)).findings);
    };
    CHECK(warnings("  - {as_of: 2026-03-31, counts: {total: 0}, sources: [S1]}\n") ==
          std::vector<std::string_view>{"D325"});
}

TEST_CASE("an interval that reaches into the future may have begun") {
    CHECK(found_in("concluded: 2026\n") == "");
}

TEST_CASE("a meeting, a result and a total cannot lie in the future") {
    CHECK(
        found_in("meetings:\n  - {date: 2026-06, tier: council}\n") ==
        "10-gunma/102041-isesaki.yaml:8:12 `2026-06` D310: `meetings` is 2026-06, after today (2026-04-01)\n"
        "  help: correct the date; what is only planned goes into `notes`\n");
    const auto result = check_files(
        registry_with("indicators:\n  jobs: {name: 就職件数, unit: cases}\n"
                      "results:\n  - {indicator: jobs, fiscal_year: FY2027, value: 1}\n"));
    CHECK(codes(result.findings) == std::vector<std::string_view>{"D310"});
    const auto total = check_files(registry_with(
        registry_yaml("totals:\n  - {as_of: 2026-04-02, counts: {city: 1}, sources: [S1]}\n")));
    CHECK(codes(total.findings) == std::vector<std::string_view>{"D310"});
}

TEST_CASE("only what is surely before the conclusion is wrong") {
    CHECK(found_in("revised:\n  - {date: 2025-10}\n") == "");
    CHECK(
        found_in("ended: {date: 2025-10-07}\n") ==
        "10-gunma/102041-isesaki.yaml:7:15 `2025-10-07` D311: `ended` is 2025-10-07, before the conclusion (2025-10-08)\n"
        "  at 10-gunma/102041-isesaki.yaml:5:12 `2025-10-08`: concluded 2025-10-08\n"
        "  help: look up in the sources which of the two dates is right\n");
}

TEST_CASE("an agreement that ends on the day of its conclusion is doubted") {
    CHECK(codes(check_files(registry_with("ended: {date: 2025-10-08}\n")).findings) ==
          std::vector<std::string_view>{"D312"});
    CHECK(found_in("ended: {date: 2025-10}\n") == "");
}

TEST_CASE("a day before the act of 1966 is doubted, its own day is not") {
    CHECK(found_in("concluded: 1966-07-21\n") == "");
    CHECK(codes(check_files(registry_with("concluded: 1966-07-20\n")).findings) ==
          std::vector<std::string_view>{"D314"});
}

TEST_CASE("the last day of a fiscal year belongs to it, and the day before its first does not") {
    const auto result = [](std::string_view as_of) {
        return found_in(fmt::format(
            "indicators:\n  jobs: {{name: 就職件数, unit: cases}}\n"
            "results:\n  - {{indicator: jobs, fiscal_year: FY2015, value: 1, as_of: {}, own: false}}\n",
            as_of));
    };
    CHECK(result("2015-04-01") == "");
    CHECK(result("2016-03-31") == "");
    CHECK(
        result("2015-03-31") ==
        "10-gunma/102041-isesaki.yaml:10:61 `2015-03-31` D319: 2015-03-31 lies in FY2014 and cannot be the day of a result of FY2015\n"
        "  at 10-gunma/102041-isesaki.yaml:10:36 `FY2015`: its year\n"
        "  help: write `fiscal_year: FY2014`, or another `as_of`\n");
}

TEST_CASE("a plan may be adopted in the year before its own") {
    CHECK(found_in("plans:\n  - {fiscal_year: FY2026, adopted: 2026-03-20}\n") == "");
}

// ---- between records ----------------------------------------------------------------------------

TEST_CASE("a joint agreement that is entered for each of its governments is doubted") {
    CHECK(
        found_in(
            record(ota, government("太田市") + government("伊勢崎市"), "群馬労働局", "2025")) ==
        "10-gunma/102059-ota.yaml:6:12 `2025` X502: Isesaki-shi also has `102041-isesaki`, perhaps concluded on the same day\n"
        "  at 10-gunma/102041-isesaki.yaml:5:12 `2025-10-08`: the other record\n"
        "  help: remove one if they are the same; if one replaced the other, write `supersedes: 102041-isesaki` in the newer one\n");
}

TEST_CASE("a second agreement is no duplicate if it supersedes, has a suffix or is not counted") {
    const auto second = [](std::string_view path, std::string_view more) {
        return found_in(record(path, government("伊勢崎市"), "群馬労働局", "2025", more));
    };
    CHECK(second("10-gunma/102041-isesaki-jeed.yaml", "") == "");
    CHECK(second("10-gunma/102041-isesaki-jeed.yaml", "supersedes: 102041-isesaki\n") == "");
    CHECK(found_in("=== 10-gunma/102041-isesaki-work.yaml\nkind: promotion\nparties:\n" +
                   government("伊勢崎市") +
                   "  - {role: bureau, name: 群馬労働局}\nconcluded: 2025-10-08\n"
                   "sources: [S1]\n") == "");
}

TEST_CASE("an agreement with a title may be one without, but they are not the same for sure") {
    const std::string one =
        "=== 10-gunma/102059-ota.yaml\nkind: employment-measures\nparties:\n"
        "  - {role: government, name: 太田市}\n  - {role: bureau, name: 群馬労働局}\n"
        "concluded: 2025-10-08\nsources: [S1]\n";
    std::string other = one;
    other.replace(other.find("ota.yaml"), 8, "ota-2.yaml");
    CHECK(found_in(one + other).find("X501") != std::string::npos);
    for (const bool is_first : {true, false}) {
        std::string titled = is_first ? one : other;
        titled.insert(titled.find("kind:"), "title: 太田市雇用対策協定\n");
        const std::string found = found_in(is_first ? titled + other : one + titled);
        CHECK(found.find("X501") == std::string::npos);
    }
}

TEST_CASE("of many agreements of a government each duplicate is found") {
    std::string example;
    for (const std::string_view year : {"2015/2025", "2016", "2017", "2018", "2025-10-08"}) {
        example += record(fmt::format("10-gunma/102059-ota-{}.yaml", year.substr(0, 4)),
                          government("太田市"), "群馬労働局", year);
    }
    const auto checked = check_files(registry_with(example));
    CHECK(std::ranges::count(codes(checked.findings), "X502") == 4);
}

TEST_CASE("an id that does not exist is told its nearest, but never the record itself") {
    CHECK(
        found_in("supersedes: 102041-isesaky\n") ==
        "10-gunma/102041-isesaki.yaml:7:13 `102041-isesaky` X504: there is no agreement `102041-isesaky`\n"
        "  help: write the id of a record of the registry\n");
    CHECK(
        found_in(record(ota, government("太田市"), "群馬労働局", "2018",
                        "supersedes: 102041-isesaky\n")) ==
        "10-gunma/102059-ota.yaml:6:13 `102041-isesaky` X504: there is no agreement `102041-isesaky`\n"
        "  help: did you mean `102041-isesaki`?\n"
        "  unsafe fix: 102041-isesaki\n");
}

TEST_CASE("agreements that follow each other are one finding with the whole circle") {
    const auto supersedes = [](std::string_view id, std::string_view other) {
        return record(fmt::format("10-gunma/{}.yaml", id), government("太田市"), "群馬労働局",
                      "2018", fmt::format("supersedes: {}\n", other));
    };
    CHECK(
        found_in(supersedes("102059-ota-a", "102059-ota-b") +
                 supersedes("102059-ota-b", "102059-ota-c") +
                 supersedes("102059-ota-c", "102059-ota-a")) ==
        "10-gunma/102059-ota-a.yaml:6:13 `102059-ota-b` X505: agreements follow each other in a circle: 102059-ota-a → 102059-ota-b → 102059-ota-c → 102059-ota-a\n"
        "  at 10-gunma/102059-ota-b.yaml:6:13 `102059-ota-c`: and here\n"
        "  at 10-gunma/102059-ota-c.yaml:6:13 `102059-ota-a`: and here\n"
        "  help: remove one of them\n");
}

TEST_CASE("both ends of a succession may say it") {
    CHECK(found_in(record(ota, government("太田市"), "群馬労働局", "2018",
                          "ended: {date: 2024, successor: 102059-ota-2024}\n") +
                   record("10-gunma/102059-ota-2024.yaml", government("太田市"), "群馬労働局",
                          "2024", "supersedes: 102059-ota\n")) == "");
}

TEST_CASE("a successor shares a government with what it follows, by whatever name") {
    const auto tomiya = [](std::string_view name, std::string_view more) {
        return fmt::format(
            "=== 04-miyagi/{}.yaml\nkind: employment-measures\nparties:\n"
            "  - {{role: government, name: {}}}\n"
            "  - {{role: bureau, name: 宮城労働局}}\n{}sources: [S1]\n",
            name == "富谷町" ? "042161-tomiya" : "042161-tomiya-2019", name, more);
    };
    CHECK(found_in(tomiya("富谷町", "concluded: 2015\nended: {date: 2018}\n") +
                   tomiya("富谷市", "concluded: 2019\nsupersedes: 042161-tomiya\n")) == "");
    CHECK(
        found_in(record(ota, government("太田市"), "群馬労働局", "2018", "ended: {date: 2024}\n") +
                 record("10-gunma/102016-maebashi.yaml", government("前橋市"), "群馬労働局", "2024",
                        "supersedes: 102059-ota\n")) ==
        "10-gunma/102016-maebashi.yaml:6:13 `102059-ota` X507: `102016-maebashi` and `102059-ota` share no government\n"
        "  help: write the id of an agreement of the same government\n");
}

TEST_CASE("an agreement that was superseded may lack its end, which is only noted") {
    CHECK(
        found_in(record(ota, government("太田市"), "群馬労働局", "2018") +
                 record("10-gunma/102059-ota-2024.yaml", government("太田市"), "群馬労働局", "2024",
                        "supersedes: 102059-ota\n")) ==
        "10-gunma/102059-ota-2024.yaml:6:13 `102059-ota` X508: `102059-ota`, superseded by `102059-ota-2024`, has no `ended`\n");
    CHECK(find_topic("X508")->severity == Severity::note);
}

TEST_CASE("revisions: in force, once a day, in order") {
    CHECK(found_in("revised:\n  - {date: 2026-02-01}\n  - {date: 2026-02}\n  - {date: 2026-02}\n"
                   "ended: {date: 2026-02}\n") == "");
    CHECK(
        found_in("revised:\n  - {date: 2026-03-01}\nended: {date: 2026-02}\n") ==
        "10-gunma/102041-isesaki.yaml:8:12 `2026-03-01` D322: revised 2026-03-01, after the end (2026-02)\n"
        "  at 10-gunma/102041-isesaki.yaml:9:15 `2026-02`: ended here\n"
        "  help: look up in the sources which of the two dates is right\n");
    CHECK(codes(check_files(registry_with("revised:\n  - {date: 2026-02-02}\n"
                                          "  - {date: 2026-02-01}\n  - {date: 2026-02-02}\n"))
                    .findings) == std::vector<std::string_view>{"D324", "D323"});
}

TEST_CASE("what is shown of a record has its suggestions, the rest costs none") {
    std::string record = "indicators:\n", targets;
    for (int i = 100; i < 300; ++i) {
        record += fmt::format("  jobs-{}: {{name: 件数{}, unit: cases}}\n", i, i);
        targets += fmt::format("      jobz-{}: 1\n", i);
    }
    record += "plans:\n  - fiscal_year: FY2025\n    targets:\n" + targets;
    const Checked checked = check_files(registry_with(record));
    const auto offers = [](const Diagnostic& d) { return d.help.en.starts_with("did you mean"); };
    CHECK(checked.findings.size() == 20);
    CHECK(std::ranges::all_of(checked.findings, offers));
    CHECK(checked.findings.count(Severity::error) == 200);
}

TEST_CASE("suggestions cost a registry no more than a glance") {
    const std::vector<std::string_view> known(3'000, "102041-isesaki");
    Suggestions suggestions;
    int offered = 0;
    for (int i = 0; i < 10; ++i) {
        Diagnostic finding;
        offered += suggestions.suggest(finding, "102041-isesakki", {}, known);
    }
    CHECK(offered == 3);
    CHECK(suggestions.are_spent());
}

TEST_CASE("persons and places have a limit of their own, which may be met") {
    const auto result = [](std::string_view unit, std::string_view value) {
        return codes(
            check_files(registry_with(fmt::format(
                            "indicators:\n  x: {{name: 値, unit: {}}}\nresults:\n  - "
                            "{{indicator: x, fiscal_year: FY2025, value: {}, own: false}}\n",
                            unit, value)))
                .findings);
    };
    using Codes = std::vector<std::string_view>;
    CHECK(result("persons", "10000000") == Codes{});
    CHECK(result("persons", "10000001") == Codes{"K607"});
    CHECK(result("firms", "12000000000") == Codes{"K607"});
    CHECK(result("cases", "10000001") == Codes{});
    CHECK(result("cases", "12000000000") == Codes{"K605"});
}

TEST_CASE("indicators of one name are two, also where the width of a letter differs") {
    CHECK(
        found_in("indicators:\n  a: {name: KPI達成率, unit: percent}\n"
                 "  b: {name: ＫＰＩ達成率, unit: percent}\n") ==
        "10-gunma/102041-isesaki.yaml:9:13 `ＫＰＩ達成率` K606: there is already an indicator `ＫＰＩ達成率`\n"
        "  at 10-gunma/102041-isesaki.yaml:8:13 `KPI達成率`: the first\n"
        "  help: make them one, or give them names that differ\n");
}

TEST_CASE("prefectures and municipalities are numbered apart") {
    const auto numbered = [](std::string_view path, std::string_view name, int number) {
        return record(path, government(name), "群馬労働局", "2018",
                      fmt::format("numbered:\n  - {{source: S1, number: {}}}\n", number));
    };
    CHECK(found_in(numbered("10-gunma/100005-gunma.yaml", "群馬県", 1) +
                   numbered("10-gunma/102059-ota.yaml", "太田市", 1)) == "");
    CHECK(
        found_in(numbered("10-gunma/102016-maebashi.yaml", "前橋市", 1) +
                 numbered("10-gunma/102059-ota.yaml", "太田市", 1)) ==
        "10-gunma/102059-ota.yaml:7:26 `1` X503: number 1 among the municipalities of `S1` is already taken\n"
        "  at 10-gunma/102016-maebashi.yaml:7:26 `1`: first here\n"
        "  help: look up the number in the list\n");
}

TEST_CASE("a source is cited by a number, a total or an unlisted entry too") {
    CHECK(found_in("=== sources.yaml\nS1: {title: 一}\nS2: {title: 二}\nS3: {title: 三}\n" +
                   record(isesaki, government("伊勢崎市"), "群馬労働局", "2025-10-08",
                          "numbered:\n  - {source: S2, number: 1}\n") +
                   registry_yaml("totals:\n"
                                 "  - {as_of: 2026-03-31, counts: {city: 1}, sources: [S3]}\n")) ==
          "");
}

TEST_CASE("no source is said to be unused while a record cannot be read") {
    const auto checked = check_files(registry_with("=== 10-gunma/102041-isesaki.yaml\nkind: [\n"));
    CHECK(std::ranges::count(codes(checked.findings), "X511") == 0);
}

// ---- indicators ---------------------------------------------------------------------------------

TEST_CASE("a percentage of 0 or 100 is possible, one outside is not") {
    const auto rate = [](std::string_view value) {
        return codes(check_files(registry_with(fmt::format(
                                     "indicators:\n  rate: {{name: 就職率, unit: percent}}\n"
                                     "plans:\n  - {{fiscal_year: FY2025, targets: {{rate: {}}}}}\n",
                                     value)))
                         .findings);
    };
    using Codes = std::vector<std::string_view>;
    CHECK(rate("0") == Codes{});
    CHECK(rate("100") == Codes{});
    CHECK(rate("100.1") == Codes{"K603"});
    CHECK(rate("-5") == Codes{"K603"});
    CHECK(rate("95%") == Codes{"R210"});
    CHECK(rate("前年度以上") == Codes{});
}

TEST_CASE("a result may name an indicator wrongly, with the nearest as help") {
    CHECK(found_in("indicators:\n  jobs: {name: 就職件数, unit: cases}\n"
                   "results:\n  - {indicator: jbos, fiscal_year: FY2025, value: 1}\n") ==
          "10-gunma/102041-isesaki.yaml:10:17 `jbos` K601: `indicators` has no `jbos`\n"
          "  help: did you mean `jobs`?\n"
          "  unsafe fix: jobs\n");
}

TEST_CASE("a result that names an indicator by its name is told the id") {
    const std::string result =
        "results:\n  - {indicator: 就職件数, fiscal_year: FY2025, value: 1}\n";
    CHECK(found_in("indicators:\n  jobs: {name: 就職件数, unit: cases}\n" + result) ==
          "10-gunma/102041-isesaki.yaml:10:17 `就職件数` K601: `indicators` has no `就職件数`\n"
          "  help: write its id `jobs`, not its name\n"
          "  unsafe fix: jobs\n");
    // Of two that bear the name nobody knows which is meant.
    const std::string two = found_in(
        "indicators:\n  jobs: {name: 就職件数, unit: cases}\n"
        "  more: {name: 就職件数, unit: cases}\n" +
        result);
    CHECK(two.find("not its name") == two.npos);
}

TEST_CASE("a measure whose facility is not there is told the command that adds it first") {
    CHECK(
        found_in("measures:\n  - {title: 出張相談, facility: 多文化共生センター}\n") ==
        "10-gunma/102041-isesaki.yaml:8:29 `多文化共生センター` X510: `facilities` has no "
        "`多文化共生センター`\n"
        "  help: first add `- {name: 多文化共生センター}` to `facilities` (`daicho add facilities "
        "102041-isesaki --name 多文化共生センター`)\n");
}

TEST_CASE("an indicator may be defined before there are plans") {
    CHECK(found_in("indicators:\n  jobs: {name: 就職件数, unit: cases}\n") == "");
}

TEST_CASE("an interim and a final result stand beside each other") {
    CHECK(found_in("indicators:\n  jobs: {name: 就職件数, unit: cases}\n"
                   "results:\n"
                   "  - {indicator: jobs, fiscal_year: FY2024, value: 1, status: interim}\n"
                   "  - {indicator: jobs, fiscal_year: FY2024, value: 2, status: final}\n") == "");
}

// ---- registries at the edge ---------------------------------------------------------------------

TEST_CASE("a registry without records is checked") {
    Sources files = base_registry();
    std::erase_if(files, [](const Source& file) { return file.path == base_path; });
    CHECK(codes(check_files(files).findings) == std::vector<std::string_view>{"F006", "X511"});
}

TEST_CASE("a registry without any file is checked") {
    CHECK(check_files({}).findings.empty());
}
