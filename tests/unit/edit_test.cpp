// The commands that write records: whole or not at all, and nothing that would be an error.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "../support/command_line.hpp"
#include "../support/copy.hpp"
#include "cli/parts.hpp"
#include "cli/write_file.hpp"
#include "daicho/format/canonical.hpp"
#include "daicho/format/insert.hpp"
#include "daicho/format/schema.hpp"
#include "daicho/model/trouble.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

const std::string isesaki = "agreements/10-gunma/102041-isesaki.yaml";

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != text.npos;
}

}  // namespace

TEST_CASE("several files are written whole or not at all, and only in their folder") {
    const Copy copy;
    const std::string folder = copy / "agreements";
    const std::string registry = copy.read("agreements/registry.yaml");
    const FileChange good{"registry.yaml", registry, "format: 1\n"};
    const FileChange fresh{"47-okinawa/472018-naha.yaml", {}, "x\n"};
    const std::vector<FileChange> bad{
        {"sources.yaml", "another text", "x\n"},  // changed meanwhile
        {"absent.yaml", "a text", "x\n"},         // gone meanwhile
        {"vocabulary.yaml", {}, "x\n"},           // there already
        {"../outside.yaml", {}, "x\n"},          {"10-gunma/../../outside.yaml", {}, "x\n"},
        {"/tmp/outside.yaml", {}, "x\n"},        {"link/outside.yaml", {}, "x\n"},
        {"linked.yaml", "x\n", "y\n"},           {"registry.yaml/under.yaml", {}, "x\n"},
    };
    fs::create_directory_symlink(copy.path(), copy / "agreements/link");
    copy.write("outside.txt", "x\n");
    fs::create_symlink("../outside.txt", copy / "agreements/linked.yaml");
    for (const FileChange& each : bad) {
        CAPTURE(each.path);
        CHECK_THROWS_AS(write_files(folder, std::vector{good, fresh, each}), Trouble);
        CHECK(copy.read("agreements/registry.yaml") == registry);
        CHECK(!fs::exists(copy / "agreements/47-okinawa"));
        CHECK(!fs::exists(copy / "outside.yaml"));
    }
    CHECK(copy.read("outside.txt") == "x\n");
    write_files(folder, std::vector{good, fresh});
    CHECK(copy.read("agreements/registry.yaml") == "format: 1\n");
    CHECK(copy.read("agreements/47-okinawa/472018-naha.yaml") == "x\n");
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        CHECK(!entry.path().filename().string().starts_with(".daicho-tmp-"));
}

TEST_CASE("add takes the keys of each part as options, and no others") {
    for (const Field* section : sections_of_record()) {
        CAPTURE(section->key);
        const Ran none =
            run_in(small_registry, {"add", std::string(section->key), "伊勢崎市", "x"});
        CHECK(none.code == 2);
        for (const Field& key : section->schema->fields) {
            std::string name(key.key);
            std::ranges::replace(name, '_', '-');
            CHECK(std::ranges::any_of(part_options(),
                                      [&](const Option& option) { return option.name == name; }));
        }
    }
    const Ran other = run_in(small_registry, {"add", "cases", "伊勢崎市", "--tier", "council"});
    CHECK(other.code == 2);
    CHECK(contains(other.err, "it takes: --title --text --sources"));
    CHECK(
        contains(run_in(small_registry, {"add", "case", "伊勢崎市"}).err, "did you mean `cases`?"));
    CHECK(contains(run_in(small_registry, {"add", "meetings", "伊勢崎市", "--tier", "council"}).err,
                   "meetings needs --date"));
    const Ran result = run_in(small_registry, {"add", "results", "伊勢崎市", "--value", "3"});
    CHECK(contains(result.err, "results needs --indicator --fiscal-year"));
    CHECK(contains(result.err, "`--indicator`: id of an indicator; `--fiscal-year`: "));
    CHECK(contains(
        run_in(small_registry, {"add", "indicators", "伊勢崎市", "--name", "就職件数"}).err,
        "KEY is a short id of your own, like `jobs`"));
}

namespace {

/// Whether the words hold nothing that the key does not: `within`, `the answer`, `fiscal year`.
bool is_only_key(std::string_view words, std::string_view key) {
    std::string plain(words);
    for (const std::string_view article : {"the ", "a ", "an ", "its "})
        if (plain.starts_with(article)) plain.erase(0, article.size());
    std::ranges::replace(plain, ' ', '_');
    return plain == key || plain + "s" == key;
}

}  // namespace

TEST_CASE("add --help says of each option more than its key") {
    std::vector<const Schema*> parts{&publication_schema()};
    for (const Field* section : sections_of_record()) parts.push_back(section->schema);
    for (const Schema* part : parts) {
        for (const Field& key : part->fields) {
            CAPTURE(part->name);
            CAPTURE(key.key);
            for (const std::string_view words : {key.doc.ja, key.doc.en})
                CHECK(!is_only_key(words, key.key));
            std::string name(key.key);
            std::ranges::replace(name, '_', '-');
            const auto option = std::ranges::find(part_options(), name, &Option::name);
            for (const std::string_view help : {option->help.ja, option->help.en}) {
                const auto colon = help.find(": ");
                if (colon != help.npos) CHECK(!is_only_key(help.substr(colon + 2), key.key));
            }
        }
    }
    const auto help_of = [](std::string_view name) {
        return std::ranges::find(part_options(), name, &Option::name)->help;
    };
    CHECK(help_of("status").en == "results: final, interim or restated");
    CHECK(help_of("within").en == "numbered: the prefecture, of an order within one");
    CHECK(help_of("within").ja == "numbered: 県内での順番のときの都道府県");
    CHECK(help_of("evaluation").en == "plans: the C of PDCA");
}

TEST_CASE("add takes fixed choices by what people call them") {
    const auto added = [](const std::string& better) {
        return run_in(small_registry,
                      {"add", "indicators", "伊勢崎市", "jobs", "--name", "就職件数", "--unit",
                       "件", "--better", better, "--dry-run"});
    };
    for (const std::string given : {"higher", "高い方がよい", "高い"})
        CHECK(contains(added(given).out, "better: higher"));
    CHECK(contains(added("低い").out, "better: lower"));
    for (const std::string given : {"", "い", "方がよい"}) CHECK(added(given).code == 1);
    // Of two that begin alike the one that is named whole.
    const auto numbered = [](const std::string& among) {
        return run_in(small_registry, {"add", "numbered", "伊勢崎市", "--source", "S1", "--number",
                                       "4", "--within", "群馬県", "--among", among, "--dry-run"});
    };
    CHECK(contains(numbered("市").out, "among: cities"));
    CHECK(contains(numbered("市区町村").out, "among: municipalities"));
}

TEST_CASE("add writes what passes check, and nothing else") {
    const Copy copy;
    const std::string before = copy.read(isesaki);
    const std::vector<std::string> meeting{"add",     "meetings",       "isesaki",
                                           "--date",  "令和7年11月5日", "--tier",
                                           "council", "--sources",      "S1"};
    auto dry = meeting;
    dry.emplace_back("--dry-run");
    const Ran shown = run_in(copy.path(), dry);
    CHECK(shown.code == 0);
    CHECK(
        contains(shown.out, "+meetings:\n+  - {date: 2025-11-05, tier: council, sources: [S1]}\n"));
    CHECK(copy.read(isesaki) == before);
    CHECK(run_in(copy.path(), meeting).code == 0);
    const std::string after = copy.read(isesaki);
    CHECK(contains(after, "meetings:\n  - {date: 2025-11-05, tier: council, sources: [S1]}\n"));
    CHECK(run_in(copy.path(), {"fmt", "--check"}).code == 0);

    const Ran refused = run_in(copy.path(), {"add", "meetings", "isesaki", "--date", "2025-12-05",
                                             "--tier", "council", "--sources", "S77"});
    CHECK(refused.code == 1);
    CHECK(contains(refused.err, "R222"));
    CHECK(contains(refused.err, "= help: add it first: `daicho add source S77 --title"));
    CHECK(contains(refused.err, "nothing was written"));
    CHECK(copy.read(isesaki) == after);

    // What is given is data: it cannot become a key, a comment or a line.
    CHECK(run_in(copy.path(), {"add", "cases", "isesaki", "--title", "a: b # c", "--text",
                               "x\nkind: y\n", "--sources", "S1"})
              .code == 0);
    CHECK(contains(copy.read(isesaki),
                   "cases:\n  - title: \"a: b # c\"\n    text: |\n      x\n      kind: y\n"));
    CHECK(run_in(copy.path(), {"add", "cases", "isesaki", "--title", "a\x1b[31m", "--text", "x"})
              .code == 1);
    CHECK(run_in(copy.path(), {"add", "cases", "isesaki", "--title", "\xFF", "--text", "x"}).code ==
          2);
}

TEST_CASE("what is wrong elsewhere does not hinder an edit, and is not blamed on it") {
    const Copy copy;
    copy.write("agreements/10-gunma/102059-ota.yaml",
               copy.read("agreements/10-gunma/102059-ota.yaml") + "colour: red\n");
    const Ran added = run_in(copy.path(), {"add", "ended", "isesaki", "--date", "2026-03-31"});
    CHECK(added.code == 0);  // it was written, and its own outcome is well
    CHECK(contains(added.err, "besides, 1 error was there before: see `daicho check`"));
    CHECK(contains(copy.read(isesaki), "ended: {date: 2026-03-31}\n"));
    CHECK(!contains(added.err, "colour"));
    const Ran refused = run_in(copy.path(), {"add", "meetings", "isesaki", "--date", "2025-12-05",
                                             "--tier", "council", "--sources", "S77"});
    CHECK(contains(refused.err, "R222"));
    CHECK(!contains(refused.err, "colour"));
}

TEST_CASE("what stands there already is not added again") {
    const Copy copy;
    const std::vector<std::string> meeting{"add",    "meetings",  "isesaki", "--date",
                                           "R8.2.3", "--tier",    "council", "--title",
                                           "第１回", "--sources", "S1"};
    CHECK(run_in(copy.path(), meeting).code == 0);
    const std::string once = copy.read(isesaki);
    const std::vector<CommandLine> same{
        meeting,
        {"add", "meetings", "isesaki", "--date", "2026-02-03", "--tier", "council", "--title",
         "第1回"},
        {"add", "measures", "isesaki", "--title", "ひとり親世帯支援"},
        {"add", "measures", "isesaki", "--title", "産業人材確保と育成", "--groups", "youth",
         "--groups", "employers", "--dry-run"},
        {"add", "governance", "isesaki", "--tier", "council", "--name", "運営協議会"},
        {"add", "facilities", "isesaki", "--name", "多文化共生センター"},
    };
    for (const CommandLine& each : same) {
        CAPTURE(each[1]);
        const Ran again = run_in(copy.path(), each);
        CHECK(again.code == 1);
        CHECK(contains(again.err, "the same stands there already: "));
        CHECK(contains(again.err, "102041-isesaki.yaml:"));
        CHECK(again.out.empty());
        CHECK(copy.read(isesaki) == once);
    }
    const std::string line = std::to_string(
        std::ranges::count(once.substr(0, once.find("  - {date: 2026-02-03")), '\n') + 1);
    CHECK(contains(run_in(copy.path(), meeting).err, "102041-isesaki.yaml:" + line + "\n"));
    // Another day, another name, or something more to say: another fact.
    for (const CommandLine& other : std::vector<CommandLine>{
             {"add", "meetings", "isesaki", "--date", "2026-02-04", "--tier", "council", "--title",
              "第1回"},
             {"add", "meetings", "isesaki", "--date", "2026-02-03", "--tier", "council"},
             {"add", "measures", "isesaki", "--title", "ひとり親世帯支援", "--groups", "youth"}}) {
        const std::string before = copy.read(isesaki);
        CHECK(run_in(copy.path(), other).code == 0);
        CHECK(copy.read(isesaki) != before);
    }
}

TEST_CASE("what was not written cannot be mended by --fix") {
    const Copy copy;
    const CommandLine cites{"add",     "meetings",   "isesaki",
                            "--date",  "2025-12-05", "--tier",
                            "council", "--sources",  "https://example.jp/a"};
    CHECK(run_in(copy.path(), {"add", "source", "S8", "--title", "資料", "--publisher", "市",
                               "--url", "https://example.jp/a"})
              .code == 0);
    const Ran refused = run_in(copy.path(), cites);
    CHECK(refused.code == 1);
    CHECK(contains(refused.err, "= help: write its id `S8`"));
    CHECK(!contains(refused.err, "add it first"));
    CHECK(!contains(refused.err, "--fix"));
}

TEST_CASE("add understands years and terms as other commands do") {
    for (const char* year : {"2026", "R8", "令和8", "令和8年度", "ＦＹ2026", "FY2026"}) {
        CAPTURE(year);
        const Ran dry = run_in(small_registry, {"add", "plans", "isesaki", "--fiscal-year", year,
                                                "--title", "計画", "--dry-run"});
        CHECK(dry.code == 0);
        CHECK(contains(dry.out, "fiscal_year: FY2026"));
    }
    for (const char* year : {"H27", "平成27", "2015"}) {
        const Ran dry = run_in(small_registry, {"add", "plans", "isesaki", "--fiscal-year", year,
                                                "--title", "計画", "--dry-run"});
        CHECK(contains(dry.out, "fiscal_year: FY2015"));
    }
    for (const char* year : {"R1", "H31", "令和元年度"}) {
        const Ran dry = run_in(small_registry, {"add", "plans", "isesaki", "--fiscal-year", year,
                                                "--title", "計画", "--dry-run"});
        CHECK(contains(dry.out, "fiscal_year: FY2019"));
    }
    CHECK(run_in(small_registry, {"add", "plans", "isesaki", "--fiscal-year", "2026-05"}).code ==
          2);
    const Ran labels =
        run_in(small_registry,
               {"add", "measures", "isesaki", "--title", "面接会", "--groups", "若者、women",
                "--groups", "Foreign workers", "--activity", "合同就職面接会", "--dry-run"});
    CHECK(labels.code == 0);
    CHECK(contains(labels.out, "youth, women, foreign-workers"));
    CHECK(contains(labels.out, "activity: joint-interview-fair"));
    const Ran none = run_in(small_registry, {"add", "measures", "isesaki", "--title", "面接会",
                                             "--groups", "猫", "--lang", "ja"});
    CHECK(none.code == 2);
    CHECK(contains(none.err, "`youth`（若者）、`students`（学生・生徒）"));
    const Ran filter = run_in(small_registry, {"list", "--group", "猫"});
    CHECK(contains(filter.err, "`youth` (young people), `students` (students)"));
}

TEST_CASE("an end that has not come is said to be one") {
    const Copy copy;
    const auto ends = [&](const char* day) {
        return run_in(copy.path(), {"add", "ended", "isesaki", "--date", day, "--today",
                                    "2026-03-31", "--dry-run"});
    };
    CHECK(contains(ends("2026-04-01").err, "the end, 2026-04-01, is after today"));
    CHECK_FALSE(contains(ends("2026-03-31").err, "after today"));
}

TEST_CASE("an end is added once, a source under a new id") {
    const Copy copy;
    CHECK(run_in(copy.path(), {"add", "ended", "isesaki", "--date", "2026-03-31"}).code == 0);
    CHECK(contains(copy.read(isesaki), "concluded: 2025-10-08\nended: {date: 2026-03-31}\n"));
    CHECK(run_in(copy.path(), {"add", "ended", "isesaki", "--date", "2026-03-30"}).code == 2);
    const Ran source = run_in(copy.path(), {"add", "source", "S9", "--title", "資料"});
    CHECK(source.code == 0);
    CHECK(contains(source.err, "nothing cites the source `S9`"));
    CHECK(copy.read("agreements/sources.yaml").ends_with("S9:\n  title: 資料\n"));
    CHECK(run_in(copy.path(), {"add", "source", "S9", "--title", "資料"}).code == 2);
}

TEST_CASE("new writes a record with its parties and its source, or nothing") {
    const Copy copy;
    const Ran made = run_in(
        copy.path(), {"new", "kiryu", "--concluded", "令和8年1月15日", "--title",
                      "桐生市の協定: 案", "--source-title", "締結式", "--publisher", "桐生市",
                      "--source-date", "2026-01-10", "--source-url", "https://example.jp/1"});
    CHECK(made.code == 0);
    CHECK(copy.read("agreements/10-gunma/102032-kiryu.yaml") ==
          "# yaml-language-server: $schema=../record.schema.json\n"
          "title: \"桐生市の協定: 案\"\nkind: employment-measures\nparties:\n"
          "  - {role: government, name: 桐生市}\n  - {role: bureau, name: 群馬労働局}\n"
          "concluded: 2026-01-15\nsources: [kiryu-20260110]\n");
    CHECK(
        copy.read("agreements/sources.yaml")
            .ends_with("kiryu-20260110:\n  title: 締結式\n  publisher: 桐生市\n  date: 2026-01-10\n"
                       "  url: https://example.jp/1\n"));
    CHECK(run_in(copy.path(), {"check"}).code == 0);
    CHECK(run_in(copy.path(), {"fmt", "--check"}).code == 0);
    // Never twice, and a source of the same address is the same.
    CHECK(run_in(copy.path(), {"new", "桐生市", "--concluded", "2026-02"}).code == 2);
    const Ran again =
        run_in(copy.path(), {"new", "館林市", "--concluded", "2026-02", "--source-title", "別の題",
                             "--source-url", "https://example.jp/1"});
    CHECK(again.code == 0);
    CHECK(contains(again.err, "the source is there already: kiryu-20260110"));

    const Ran refused =
        run_in(copy.path(), {"new", "渋川市", "--concluded", "2026-02", "--source", "nowhere"});
    CHECK(refused.code == 1);
    CHECK(!fs::exists(copy / "agreements/10-gunma/102083-shibukawa.yaml"));
}

TEST_CASE("new says what is missing, and asks which of several was meant") {
    const Copy copy;
    const Ran bare = run_in(copy.path(), {"new", "桐生市"});
    CHECK(bare.code == 1);
    CHECK(contains(bare.err, "still missing: when it was concluded (--concluded)"));
    CHECK(contains(bare.err, "still missing: a source (--source)"));
    CHECK(fs::exists(copy / "agreements/10-gunma/102032-kiryu.yaml"));
}

TEST_CASE("of several governments of a name one is chosen") {
    const Copy copy;
    const Ran two = run_in(copy.path(), {"new", "府中市", "--concluded", "2020"});
    CHECK(two.code == 2);
    CHECK(contains(two.err, "342084"));
    CHECK(run_in(copy.path(), {"new", "府中市", "--concluded", "2026-02", "--prefecture", "広島",
                               "--source", "S1"})
              .code == 0);
    CHECK(fs::exists(copy / "agreements/34-hiroshima/342084-fuchu.yaml"));
    CHECK(run_in(copy.path(), {"new", "前橋氏"}).code == 2);
    CHECK(run_in(copy.path(), {"new", "桐生市", "--suffix", "../x"}).code == 2);
}

TEST_CASE("new lowers the one unlisted entry that fits, or names those that may") {
    const auto entry = [](std::string_view kind, int count, std::string_view where,
                          std::string_view when) {
        return fmt::format(
            "  - kind: {}\n    count: {}\n{}    concluded: {}\n    reason: 不明\n"
            "    until: 2027-03-31\n    sources: [S1]\n",
            kind, count, where, when);
    };
    const std::string registry = "format: 1\ntitle: 台帳\nunlisted:\n";
    const auto lowered = [&](const std::string& entries, std::string_view when) {
        const Copy copy;
        copy.write("agreements/registry.yaml", registry + entries);
        const Ran ran = run_in(copy.path(), {"new", "島田市", "--concluded", std::string(when),
                                             "--source", "S1", "--dry-run"});
        CHECK(ran.code == 0);
        return ran;
    };
    const std::string here = entry("city", 4, "    prefecture: 静岡県\n", "2015-09/2018-07-13");
    const std::string near =
        entry("city", 14, "    prefectures: [静岡県, 奈良県]\n", "2015-09/2025-09");
    const std::string town = entry("town", 2, "    prefecture: 静岡県\n", "2015-09/2018-07-13");
    CHECK(contains(lowered(town + here + near, "2016-05").out, "-    count: 4\n+    count: 3\n"));
    CHECK(contains(lowered(here + near, "2020").out, "-    count: 14\n+    count: 13\n"));
    CHECK(!contains(lowered(here + near, "2026-01").out, "count"));
    const Ran several = lowered(here + here, "2016-05");
    CHECK(!contains(several.out, "count"));
    CHECK(contains(several.err, "lower a `count` of registry.yaml:4, registry.yaml:11 by 1"));
    const std::string one = entry("city", 1, "    prefecture: 静岡県\n", "2015-09/2018-07-13");
    CHECK(contains(lowered(one, "2016-05").out, "-unlisted:\n-  - kind: city\n"));
}

TEST_CASE("new leaves the unlisted as they are where the totals would not fit, or if asked to") {
    const Copy copy;
    const auto made = [&](std::vector<std::string> more = {}) {
        std::vector<std::string> args{"new",     "島田市", "--concluded", "2016-05-01",
                                      "--title", "協定",   "--source",    "S1"};
        args.insert(args.end(), more.begin(), more.end());
        return run_in(copy.path(), std::move(args));
    };
    const std::string file = "agreements/registry.yaml";
    const std::string before = copy.read(file);
    CHECK(contains(made({"--dry-run"}).out, "-unlisted:\n"));
    const Ran kept = made({"--dry-run", "--keep-unlisted"});
    CHECK(kept.code == 1);  // one more than was published
    CHECK(contains(kept.err, "T710"));
    // Whoever lowered the entry by hand has done it.
    const auto begin = before.find("unlisted:"), end = before.find("totals:");
    std::string other = before.substr(begin, end - begin);
    other.replace(other.find("2015-09/2018-07-13"), 18, "2015-10/2018-07-13");
    copy.write(file, before.substr(0, begin) + other + before.substr(end));
    std::filesystem::remove(copy / "agreements/10-gunma/102059-ota.yaml");
    const Ran made_up = made();
    CHECK(made_up.code == 0);
    CHECK(contains(made_up.err, "the unlisted of registry.yaml stay as they are"));
    CHECK(contains(copy.read(file), "count: 1\n"));
}

TEST_CASE("what is wrong is named as it was given") {
    const Ran date = run_in(small_registry, {"new", "島田市", "--concluded", "2016-05-01",
                                             "--source-title", "x", "--source-date", "2025-13"});
    CHECK(date.code == 2);
    CHECK(contains(date.err, "--source-date `2025-13`"));
    const Ran place = run_in(small_registry, {"new", "島田市", "--prefecture", "群馬県"});
    CHECK(place.code == 2);
    CHECK(contains(place.err, "there is no `島田市` in Gunma"));
    const Ran both = run_in(small_registry, {"new", "府中", "--prefecture", "広島県"});
    CHECK(both.code == 2);
    CHECK(contains(both.err, "choose by code: Fuchu-shi (府中市, 342084, Hiroshima)"));
    CHECK(contains(place.err, "there is Shimada-shi (島田市, 222097, Shizuoka)"));
}

TEST_CASE("an id is one that others can name, or what to write is said") {
    const Copy copy;
    const auto added = [&](const std::string& id) {
        return run_in(copy.path(), {"add", "source", "--title", "x", "--dry-run", "--", id});
    };
    struct Case {
        std::string id, instead;
    };
    for (const Case& each : std::vector<Case>{{"S#3", "S-3"},
                                              {"a b", "a-b"},
                                              {"a,b", "a-b"},
                                              {"S1、S2", "S1-S2"},
                                              {"", "S1"},
                                              {"2024", "S2024"},
                                              {"-x", "x"},
                                              {"Ｓ９", "S9"},
                                              {"a\nb", "a-b"},
                                              {"a: b", "a-b"},
                                              {"a:", "a"},
                                              {"😀", "S1"},
                                              {"https://example.jp/1", "https-example.jp-1"}}) {
        CAPTURE(each.id);
        const Ran ran = added(each.id);
        CHECK(ran.code == 2);
        CHECK(ran.out == "");
        CHECK(contains(ran.err, "write it as in `" + each.instead + "`"));
    }
    for (const std::string id : {"S9", "isesaki-2025.1", "a_b", "伊勢崎市-2025", "データ集2"}) {
        CAPTURE(id);
        CHECK(added(id).code == 0);
        CHECK(contains(added(id).out, "+" + id + ":\n"));
    }
    CHECK(run_in(copy.path(), {"add", "indicators", "伊勢崎市", "a b", "--name", "x"}).code == 2);
}

TEST_CASE("a record that cannot be read is not said to be none") {
    const Copy copy;
    for (const std::string text : {"", "# x\n", "kind: [\n", "x-a: &a 1\n", "\xFF"}) {
        copy.write(isesaki, text);
        const Ran ran = run_in(copy.path(), {"add", "ended", "102041-isesaki", "--date", "2026"});
        CHECK(ran.code == 2);
        CHECK(contains(ran.err, "102041-isesaki.yaml cannot be read: nothing can be added"));
        CHECK(copy.read(isesaki) == text);
    }
}

TEST_CASE("several ids of one list may be given at once, as they are typed") {
    const Copy copy;
    const Ran ran = run_in(copy.path(), {"add", "meetings", "isesaki", "--date", "2025-11-05",
                                         "--tier", "council", "--sources", "Ｓ１、S0"});
    CHECK(ran.code == 0);
    CHECK(contains(copy.read(isesaki), "tier: council, sources: [S1, S0]}\n"));
    CHECK(run_in(copy.path(), {"new", "桐生市", "--concluded", "2026-02", "--source", "S1,S0"})
              .code == 0);
    CHECK(contains(copy.read("agreements/10-gunma/102032-kiryu.yaml"), "sources: [S1, S0]\n"));
}

TEST_CASE("--dry-run says what would be, and never that it was done") {
    const Copy copy;
    const std::vector<std::vector<std::string>> lines{
        {"add", "ended", "isesaki", "--date", "2026-03-31"},
        {"add", "source", "S9", "--title", "x"},
        {"new", "桐生市", "--concluded", "2026-02", "--source-title", "x"},
        {"new", "浜松市", "--concluded", "2016-02", "--source", "S1"}};
    for (std::vector<std::string> line : lines) {
        line.emplace_back("--dry-run");
        const Ran ran = run_in(copy.path(), line);
        CAPTURE(ran.err);
        CHECK(ran.code == 0);
        CHECK(contains(ran.err, "nothing was written, as --dry-run asks"));
        for (const char* done : {"added", "wrote", ":4 go from "}) CHECK(!contains(ran.err, done));
    }
    CHECK(contains(run_in(copy.path(), {"new", "桐生市", "--source-title", "x", "--dry-run"}).err,
                   "would add the source kiryu"));
}

TEST_CASE("a total that an edit breaks names what the edit changed, and nothing else") {
    const Copy copy;
    const Ran added =
        run_in(copy.path(), {"new", "桐生市", "--concluded", "2025-06-01", "--source", "S1"});
    CHECK(added.code == 1);
    CHECK(contains(added.err, "T710"));
    CHECK(contains(added.err, "Kiryu-shi is counted by this date"));
    CHECK(!contains(added.err,
                    "agreements/10-gunma/1020"
                    "59"));
    for (const char* other :
         {"Ota-shi is counted", "Isesaki-shi is counted", "Maebashi-shi is counted"})
        CHECK(!contains(added.err, other));
    const Ran ended = run_in(copy.path(), {"add", "ended", "太田市", "--date", "2024-03-31"});
    CHECK(ended.code == 1);
    CHECK(contains(ended.err, "Ota-shi is counted only until this date"));
    for (const char* other : {"Isesaki-shi is counted", "Maebashi-shi is counted"})
        CHECK(!contains(ended.err, other));
}

namespace {

/// The keys of a record that a press release and the parts below give.
std::string with_keys(const std::string& text, const std::vector<std::string_view>& keys) {
    std::string out;
    bool is_kept = false;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty() && line.front() != ' ' && line.front() != '#')
            is_kept = std::ranges::find(keys, line.substr(0, line.find(':'))) != keys.end();
        if (is_kept) out += line + "\n";
    }
    return out;
}

std::string option_of(std::string_view key) {
    std::string out = "--" + std::string(key);
    std::ranges::replace(out, '_', '-');
    return out;
}

/// A part of a record as the command line gives it.
void add_options(const Document& document, NodeId part, std::vector<std::string>& out) {
    for (NodeId key = part + 1; key < document[part].next;) {
        const NodeId value = document[key].next;
        const std::string option = option_of(document.text(key));
        const auto add = [&](std::string text) {
            out.push_back(option);
            out.push_back(std::move(text));
        };
        if (document[value].kind == NodeKind::scalar) add(std::string(document.text(value)));
        if (document[value].kind == NodeKind::sequence) {
            for (NodeId item = value + 1; item < document[value].next; item = document[item].next)
                add(std::string(document.text(item)));
        }
        if (document[value].kind == NodeKind::mapping) {
            for (NodeId its = value + 1; its < document[value].next;) {
                const NodeId text = document[its].next;
                add(std::string(document.text(its)) + "=" + std::string(document.text(text)));
                its = document[text].next;
            }
        }
        key = document[value].next;
    }
}

}  // namespace

TEST_CASE("real agreements taken out and told again by new and add are the same facts") {
    const Copy copy;
    fs::remove_all(copy / "agreements");
    fs::copy(DAICHO_ROOT "/tests/frozen/agreements", copy / "agreements",
             fs::copy_options::recursive);
    // Without totals and the unlisted: how many there are is no matter here.
    copy.write("agreements/registry.yaml", "format: 1\ntitle: x\n");
    // What others refer to comes first.
    const std::vector<std::string_view> parts{"revised",    "ended",    "facilities", "measures",
                                              "governance", "meetings", "indicators", "plans",
                                              "results",    "requests", "cases",      "signing"};
    std::vector<std::string_view> keys{"title", "kind", "concluded", "sources"};
    keys.insert(keys.end(), parts.begin(), parts.end());
    struct Case {
        std::string file, name;
    };
    std::size_t facts = 0;
    for (const Case& each : std::vector<Case>{{"10-gunma/102041-isesaki", "伊勢崎市"},
                                              {"28-hyogo/282154-miki", "三木市"},
                                              {"40-fukuoka/402206-munakata", "宗像市"},
                                              {"22-shizuoka/220001-shizuoka", "静岡県"},
                                              {"10-gunma/102016-maebashi", "前橋市"}}) {
        CAPTURE(each.file);
        const std::string file = "agreements/" + each.file + ".yaml";
        const std::string original = copy.read(file);
        fs::remove(copy / file);
        const auto value_of = [&](std::string_view key) {
            Diagnostics findings;
            const Document document = read_document(0, original, findings);
            const NodeId value = value_at(document, 0, key);
            return value == 0 ? std::string() : std::string(document.text(value));
        };
        std::vector<std::string> line{"new", each.name, "--concluded", value_of("concluded")};
        if (const std::string title = value_of("title"); !title.empty())
            line.insert(line.end(), {"--title", title});
        Diagnostics findings;
        const Document document = read_document(0, original, findings);
        const NodeId sources = value_at(document, 0, "sources");
        for (NodeId id = sources + 1; id < document[sources].next; id = document[id].next)
            line.insert(line.end(), {"--source", std::string(document.text(id))});
        const Ran made = run_in(copy.path(), line);
        REQUIRE_MESSAGE(made.code == 0, made.err);
        const auto add = [&](std::vector<std::string> head, NodeId part) {
            head.insert(head.begin(), "add");
            add_options(document, part, head);
            const Ran ran = run_in(copy.path(), head);
            REQUIRE_MESSAGE(ran.code == 0, ran.err);
            ++facts;
        };
        for (const std::string_view name : parts) {
            const NodeId part = value_at(document, 0, name);
            const std::string kind(name);
            if (part == 0) continue;
            if (kind == "ended" || kind == "signing") {
                add({kind, each.name}, part);
                continue;
            }
            for (NodeId item = part + 1; item < document[part].next;) {
                const bool has_key = document[part].kind == NodeKind::mapping;
                const NodeId value = has_key ? document[item].next : item;
                std::vector<std::string> head{kind, each.name};
                if (has_key) head.emplace_back(document.text(item));
                add(head, value);
                item = document[value].next;
            }
        }
        const auto facts_of = [&](const std::string& text) {
            const std::string kept = with_keys(text, keys);
            Diagnostics unheard;
            return reading(read_document(0, kept, unheard), file_field(each.file));
        };
        const std::string told = copy.read(file);
        CAPTURE(told);
        CHECK(facts_of(told) == facts_of(original));
    }
    CHECK(facts > 15);
    CHECK(run_in(copy.path(), {"fmt", "--check"}).code == 0);
}
