// The contract that every command keeps: exit codes, refusal, output, languages.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "../support/command_line.hpp"
#include "../support/copy.hpp"
#include "cli/command.hpp"
#include "cli/session.hpp"
#include "cli/write_file.hpp"
#include "daicho/layout/formats.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/query/dimension.hpp"
#include "daicho/reference/reference.hpp"
#include "daicho/render/render.hpp"
#include "daicho/run.hpp"
#include "daicho/text/width.hpp"

namespace fs = std::filesystem;
using namespace daicho;
using namespace daicho::testing;

namespace {

struct Outcome {
    int code;
    std::string out;
    std::string err;
};

Outcome call(std::vector<std::string> args, std::map<std::string, std::string> environment = {}) {
    environment.try_emplace("LANG", "en_GB.UTF-8");
    World world{.today = *make_day(2026, 4, 1), .environment = std::move(environment)};
    const int code = run(args, world);
    return {code, world.out, world.err};
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != text.npos;
}

const std::string broken_record =
    "kind: employment-measures\nparties:\n  - {role: government, name: 桐生市}\n"
    "  - {role: bureau, name: 群馬労働局}\nconcluded: 平成31年5月\nsources: [S1]\n";

}  // namespace

TEST_CASE("wrong usage is exit 2 and says what was probably meant") {
    CHECK(call({}).code == 2);
    CHECK(call({"stat"}).code == 2);
    CHECK(contains(call({"stat"}).err, "did you mean `stats`?"));
    CHECK(contains(call({"stats", "--bye", "x"}).err, "did you mean `--by`?"));
    CHECK(contains(call({"stats", "--by", "prefectur"}).err, "did you mean `prefecture`?"));
    CHECK(contains(call({"stats", "--format", "cvs"}).err, "did you mean `csv`?"));
    CHECK(call({"stats", "--as-of"}).code == 2);
    CHECK(
        contains(call({"-C", DAICHO_ROOT "/tests/registry", "stats", "--as-of", "平成31年5月"}).err,
                 "令和元年5月"));
    CHECK(contains(call({"-C", DAICHO_ROOT "/tests/registry", "stats", "--prefecture", "Guma"}).err,
                   "Gunma"));
    CHECK(contains(call({"-C", DAICHO_ROOT "/tests/registry", "stats", "--group", "yuoth"}).err,
                   "did you mean `youth`?"));
    CHECK(call({"stats", "a", "b"}).code == 2);
    CHECK(contains(call({"stats", "--as-of", "2015-01-01", "--as-of", "2016-01-01"}).err,
                   "--as-of may be given only once"));
    CHECK(call({"show"}).code == 2);
    CHECK(call({"--nonsense"}).code == 2);
    for (const auto& args :
         {std::vector<std::string>{"stats", "{}"}, {"stats", "[a,b]"}, {"stats", "--", "-x"}}) {
        CHECK(call(args).code == 2);
    }
    const auto listed = [](std::vector<std::string> more) {
        more.insert(more.begin(), {"list", "-C", DAICHO_ROOT "/tests/registry", "--lang", "en"});
        return call(more).out;
    };
    CHECK(listed({"--text", "{}"}) != listed({}));  // braces are looked for, they are not nothing
}

TEST_CASE("a choice may be given by what people call it, in both languages") {
    struct Case {
        std::vector<std::string> by_label, by_name;
    };
    const Case cases[] = {
        {{"list", "--government-kind", "市"}, {"list", "--government-kind", "city"}},
        {{"list", "--government-kind", "City"}, {"list", "--government-kind", "city"}},
        {{"stats", "--by", "団体の種類"}, {"stats", "--by", "government-kind"}},
        {{"stats", "--by=fiscal year"}, {"stats", "--by", "fiscal-year"}},
        {{"stats", "--unit", "取組"}, {"stats", "--unit", "measure"}},
        {{"timeline", "--event", "締結"}, {"timeline", "--event", "concluded"}},
        {{"timeline", "--event", "Meeting"}, {"timeline", "--event", "meeting"}},
        {{"trend", "--by", "月"}, {"trend", "--by", "month"}},
    };
    for (const Case& each : cases) {
        CAPTURE(each.by_label.back());
        const auto of = [](std::vector<std::string> args) {
            args.insert(args.begin(), {"-C", DAICHO_ROOT "/tests/registry"});
            return call(std::move(args));
        };
        const Outcome labelled = of(each.by_label);
        CHECK(labelled.code == 0);
        CHECK(labelled.out == of(each.by_name).out);
    }
    CHECK(call({"list", "--government-kind", "州"}).code == 2);
}

TEST_CASE("an argument in brackets is one argument") {
    const Copy copy;
    fs::rename(copy.path(), copy.path() + "[a,b]");
    const Outcome outcome = call({"-C", copy.path() + "[a,b]", "check"});
    fs::rename(copy.path() + "[a,b]", copy.path());
    CHECK(outcome.code == 0);
    const Outcome braces = call({"-C", "[a,b]", "check"});
    CHECK(contains(braces.err, "[a,b]"));
}

TEST_CASE("help is well, in both languages, for every command") {
    for (const Command& command : commands()) {
        const std::string name(command.name);
        const Outcome en = call({name, "--help", "--lang", "en"}),
                      ja = call({name, "--help", "--lang", "ja"});
        CHECK(en.code == 0);
        CHECK(contains(en.out, "usage: daicho"));
        CHECK(contains(ja.out, "使い方: daicho"));
    }
    CHECK(contains(call({"--help"}).out, "commands"));
    CHECK(contains(call({"--version"}).out, "daicho "));
}

TEST_CASE("the version and help are given behind a command, but not as the value of an option") {
    const std::string root = DAICHO_ROOT "/tests/registry";
    CHECK(call({"stats", "-V"}).out == call({"--version"}).out);
    CHECK(call({"stats", "--version"}).out == call({"--version"}).out);
    CHECK(contains(call({"stats", "--text", "x", "-h"}).out, "usage: daicho stats"));
    CHECK(contains(call({"help", "stats"}).out, "usage: daicho stats"));
    for (const char* word : {"-h", "--help", "-V", "--lang"}) {
        INFO(word);
        const Outcome outcome = call({"-C", root, "list", "--text", word, "--lang", "ja"});
        CHECK(outcome.code == 0);
        CHECK(contains(outcome.out, "記録の文字列: 「" + std::string(word) + "」"));
    }
    CHECK(call({"-C", root, "list", "--", "-h"}).code == 2);
    CHECK(call({"-C", root, "list", "--text"}).code == 2);
}

TEST_CASE(
    "an option that is cut off takes nothing of what follows, and letters may stand together") {
    const std::string root = DAICHO_ROOT "/tests/registry";
    const Outcome cut = call({"-C", root, "list", "--text=", "--lang=en"});
    CHECK(cut.code == 2);
    CHECK(contains(cut.err, "--text needs a value"));
    CHECK(call(std::vector<std::string>(20'000, "help")).code == 2);  // each is looked at once
    CHECK(contains(call({"stats", "--lang", "en", "--", "-q"}).err, "unexpected argument `-q`"));
    CHECK(call({"-hV"}).out == call({"--version"}).out);
    CHECK(contains(call({"stats", "-hz"}).out, "usage: daicho stats"));
    CHECK(call({"-C" + root, "list", "-fcsv"}).out == call({"-C", root, "list", "-f", "csv"}).out);
}

TEST_CASE("a word is what stands there, whatever it looks like") {
    const std::string root = DAICHO_ROOT "/tests/registry";
    for (const char* word : {"[]", "[a,b]", "[a]", "{}", "%%", "a=b", "--", "-x"}) {
        CAPTURE(word);
        const Outcome outcome = call({"-C", root, "show", "--lang", "en", "--", word});
        CHECK(outcome.code == 2);
        CHECK(contains(outcome.err, "`" + std::string(word) + "`"));
        CHECK(call({"-C", root, "fmt", "--check", "--", word}).code == 2);
        CHECK(call({"-C", root, "check", "--", word}).code == 2);
    }
    // It may be what remains of a variable that is empty: no path is not every file.
    for (const char* path : {"", "\"\""}) {
        CAPTURE(path);
        CHECK(call({"-C", root, "check", path}).code == 2);
        CHECK(call({"-C", root, "fmt", "--check", path}).code == 2);
    }
}

TEST_CASE("no registry, and a registry without records, are exit 2") {
    const Copy copy;
    CHECK(call({"-C", copy / "nowhere", "check"}).code == 2);
    for (const char* folder : {"01-hokkaido", "03-iwate", "10-gunma"})
        fs::remove_all(copy / "agreements/" + folder);
    const Outcome outcome = call({"-C", copy.path(), "check"});
    CHECK(outcome.code == 2);
    CHECK(contains(outcome.err, "holds no records"));
}

TEST_CASE("the small registry is clean") {
    const Outcome outcome = call({"-C", DAICHO_ROOT "/tests/registry", "check"});
    CHECK(outcome.code == 0);
    CHECK(outcome.err == "");
}

TEST_CASE("no figure comes from a registry with errors, unless it is stamped") {
    const Copy copy;
    copy.write("agreements/10-gunma/102032-kiryu.yaml", broken_record);
    const Outcome refused = call({"-C", copy.path(), "stats"});
    CHECK(refused.code == 1);
    CHECK(refused.out == "");
    CHECK(contains(refused.err, "error[D305]"));
    CHECK(contains(refused.err, "--allow-invalid"));
    CHECK(call({"-C", copy.path(), "list"}).code == 1);

    const Outcome stamped = call({"-C", copy.path(), "stats", "--allow-invalid"});
    CHECK(stamped.code == 0);
    CHECK(contains(stamped.out, "エラーがあります"));
    const Outcome csv = call({"-C", copy.path(), "stats", "--allow-invalid", "-f", "csv"});
    CHECK(contains(csv.out, "registry_errors"));
    CHECK(call({"-C", copy.path(), "check"}).code == 1);
}

TEST_CASE("a warning fails only where it is asked to") {
    const Copy copy;
    copy.write("agreements/sources.yaml",
               copy.read("agreements/sources.yaml") + "unused: {title: 使われない資料}\n");
    CHECK(call({"-C", copy.path(), "check"}).code == 0);
    CHECK(contains(call({"-C", copy.path(), "check"}).out, "1 warning"));
    CHECK(call({"-C", copy.path(), "check", "--fail-on", "warning"}).code == 1);
    CHECK(call({"-C", copy.path(), "stats"}).code == 0);
}

TEST_CASE("what is safe to mend is mended, and comments stay") {
    const Copy copy;
    const std::string record =
        "# 注: 仮の記録\nkind: 雇用対策協定  # 種類\nparties:\n  - {role: government, name: 桐生市}\n"
        "  - {role: bureau, name: 群馬労働局}\nconcluded: 令和8年1月15日 # 締結日\nsources: [S1]\n";
    copy.write("agreements/10-gunma/102032-kiryu.yaml", record);
    CHECK(call({"-C", copy.path(), "check"}).code == 1);

    const Outcome shown = call({"-C", copy.path(), "check", "--diff"});
    CHECK(shown.code == 1);
    CHECK(contains(shown.out,
                   "-concluded: 令和8年1月15日 # 締結日\n+concluded: 2026-01-15 # 締結日\n"));
    CHECK(copy.read("agreements/10-gunma/102032-kiryu.yaml") == record);

    const Outcome mended = call({"-C", copy.path(), "check", "--fix"});
    CHECK(mended.code == 0);
    CHECK(copy.read("agreements/10-gunma/102032-kiryu.yaml") ==
          "# 注: 仮の記録\nkind: employment-measures  # 種類\nparties:\n"
          "  - {role: government, name: 桐生市}\n  - {role: bureau, name: 群馬労働局}\n"
          "concluded: 2026-01-15 # 締結日\nsources: [S1]\n");
    CHECK(call({"-C", copy.path(), "check", "--diff"}).code == 0);
}

TEST_CASE("what may change the meaning is mended only where that is asked for") {
    const Copy copy;
    copy.write("agreements/10-gunma/102032-kiryu.yaml",
               "kind: employment-measures\nparties:\n  - {role: government, name: 桐生市}\n"
               "  - {role: bureau, name: 群馬労働局}\nconcluded: 平成38年1月15日\nsources: [S1]\n");
    CHECK(call({"-C", copy.path(), "check", "--fix"}).code == 1);
    CHECK(call({"-C", copy.path(), "check", "--unsafe-fixes"}).code == 0);
    CHECK(contains(copy.read("agreements/10-gunma/102032-kiryu.yaml"), "concluded: 2026-01-15\n"));
}

TEST_CASE("more findings than are shown at once are mended in one run") {
    const Copy copy;
    std::string record =
        "kind: employment-measures\nparties:\n  - {role: government, name: 桐生市}\n"
        "  - {role: bureau, name: 群馬労働局}\nconcluded: 2026-01-15\nsources: [S1]\nmeetings:\n";
    for (int i = 0; i < 50; ++i) record += "  - {date: 令和8年2月1日, tier: council}\n";
    copy.write("agreements/10-gunma/102032-kiryu.yaml", record);
    const Outcome mended = call({"-C", copy.path(), "check", "--fix"});
    CHECK(mended.code == 0);
    CHECK(contains(mended.err, "mended 50 findings"));
}

TEST_CASE("a Windows file is mended whole") {
    const Copy copy;
    copy.write(
        "agreements/10-gunma/102032-kiryu.yaml",
        "\xEF\xBB\xBFkind: employment-measures\r\nparties:\r\n  - {role: government, name: 桐生市}\r\n"
        "  - {role: bureau, name: 群馬労働局}\r\nconcluded: 2026-01-15\r\nsources: [S1]");
    CHECK(call({"-C", copy.path(), "check", "--fix"}).code == 0);
    CHECK(copy.read("agreements/10-gunma/102032-kiryu.yaml") ==
          "kind: employment-measures\nparties:\n  - {role: government, name: 桐生市}\n"
          "  - {role: bureau, name: 群馬労働局}\nconcluded: 2026-01-15\nsources: [S1]\n");
}

TEST_CASE("only what concerns the named paths is shown") {
    const Copy copy;
    copy.write("agreements/10-gunma/102032-kiryu.yaml", broken_record);
    CHECK(call({"-C", copy.path(), "check", "agreements/10-gunma"}).code == 1);
    CHECK(call({"-C", copy.path(), "check", copy / "agreements/10-gunma/102032-kiryu.yaml"}).code ==
          1);
    CHECK(call({"-C", copy.path(), "check", "agreements/01-hokkaido"}).code == 0);
    CHECK(call({"-C", copy.path(), "check", "elsewhere"}).code == 2);
}

TEST_CASE("a file is below a folder that it stands in, however deep") {
    const Copy copy;
    const std::string registry = copy / "agreements";
    CHECK(is_below(copy / "agreements/new.csv", registry));
    CHECK(is_below(copy / "agreements/10-gunma/new.csv", registry));
    CHECK_FALSE(is_below(copy / "new.csv", registry));
}

TEST_CASE("a file is written whole or not at all") {
    const Copy copy;
    const std::string target = copy / "table.csv";
    CHECK(call({"-C", copy.path(), "stats", "-f", "csv", "-o", target}).code == 0);
    const std::string first = copy.read("table.csv");
    CHECK(contains(first, "prefecture_code"));

    // Not the rights that the file has while it is written.
    const auto rights = fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read;
    fs::permissions(target, rights);
    CHECK(call({"-C", copy.path(), "stats", "-f", "csv", "-o", target}).code == 0);
    CHECK(fs::status(target).permissions() == rights);
    CHECK(copy.read("table.csv") == first);

    fs::create_symlink(target, copy / "link.csv");
    CHECK(call({"-C", copy.path(), "stats", "-f", "csv", "-o", copy / "link.csv"}).code == 2);
    CHECK(call({"-C", copy.path(), "stats", "-o", copy / "no/such/folder/x"}).code == 2);
    CHECK(call({"-C", copy.path(), "stats", "-o", copy.path()}).code == 2);
    for (const auto& entry : fs::recursive_directory_iterator(copy.path())) {
        CHECK_FALSE(entry.path().filename().string().starts_with(".daicho-tmp"));
    }
}

TEST_CASE("the same registry and options give the same bytes in any locale") {
    const std::vector<std::string> args{"-C", DAICHO_ROOT "/tests/registry", "stats", "--regions"};
    const std::string plain = call(args).out;
    for (const char* locale : {"C", "tr_TR.UTF-8", "de_DE.UTF-8", "ja_JP.UTF-8"}) {
        CHECK(call(args, {{"LC_ALL", locale}, {"TZ", "Pacific/Kiritimati"}}).out == plain);
    }
    CHECK(contains(plain, "都道府県"));
}

TEST_CASE("messages follow the locale, and --lang before it") {
    CHECK(contains(call({"stat"}, {{"LANG", "ja_JP.UTF-8"}}).err, "コマンドはありません"));
    CHECK(contains(call({"stat"}, {{"LANG", "de_DE.UTF-8"}}).err, "there is no command"));
    CHECK(contains(call({"stat", "--lang", "en"}, {{"LANG", "C"}}).err, "there is no command"));
    // A locale of programs names no language: all is in that of the reports.
    for (const char* none : {"C", "POSIX", "C.UTF-8", ""})
        CHECK(contains(call({"stat"}, {{"LANG", none}}).err, "コマンドはありません"));
    CHECK(contains(call({"stat"}, {{"LC_ALL", "C"}, {"LANG", "en_GB"}}).err, "コマンド"));
    const Outcome en = call({"-C", DAICHO_ROOT "/tests/registry", "stats", "--lang", "en"});
    CHECK(contains(en.out, "Gunma"));
    CHECK_FALSE(contains(en.out, "群馬"));
}

TEST_CASE("what was printed before trouble is not shown as if it were whole") {
    const Outcome outcome = call({"-C", DAICHO_ROOT "/tests/registry", "check", "-f", "text", "-f",
                                  "json=/no/such/folder/x.json"});
    CHECK(outcome.code == 2);
    CHECK(outcome.out == "");
    CHECK(contains(outcome.err, "/no/such/folder/x.json"));
}

TEST_CASE("a state within a fiscal year does not know its rest") {
    const auto gunma = [](const std::string& as_of) {
        return call({"-C", DAICHO_ROOT "/tests/registry", "stats", "--cumulative", "--prefecture",
                     "10", "--as-of", as_of, "-f", "csv", "--no-revision"})
            .out;
    };
    CHECK(contains(gunma("2015-10-01"),
                   "\ndata,100005,群馬県,3,3,false,government,"));  // without Takasaki's
    CHECK(contains(gunma("2016-03-31"), "\ndata,100005,群馬県,4,4,false,government,"));
}

TEST_CASE("the suffix of -o says the format, and -f wins") {
    const Copy copy;
    const auto made = [&](const std::string& name, std::vector<std::string> more = {}) {
        std::vector<std::string> args{"-C", copy.path(), "stats", "-o", copy / name, "-q"};
        args.insert(args.end(), more.begin(), more.end());
        const Outcome outcome = call(std::move(args));
        return outcome.code == 0 ? copy.read(name).substr(0, 8) : outcome.err;
    };
    CHECK(made("a.csv") == "row_type");
    CHECK(made("A.CSV") == "row_type");
    CHECK(made("a.jsonl").starts_with("{\"row_ty"));
    CHECK(made("a.xlsx").starts_with("PK"));
    CHECK(made("a.html").starts_with("<!"));
    CHECK(made("a.csv", {"-f", "json"}).starts_with("{\n"));
    for (const char* other : {"a.txt", "a.dat", "a", "a.csv.bak"})
        CHECK(made(other).starts_with("雇用"));
    CHECK(contains(made("a.svg"), "this command cannot make svg"));
    const auto refused = [&](std::vector<std::string> args) {
        args.insert(args.begin(), {"-C", copy.path()});
        const Outcome outcome = call(std::move(args));
        CHECK(outcome.code == 2);
        return outcome.err;
    };
    CHECK(contains(refused({"report", "national", "-o", copy / "a.xlsx"}), "cannot make xlsx"));
    CHECK(contains(refused({"schema", "-o", copy / "a.csv"}), "it makes `json`, `md`"));
    // What another program would open, and find to be text.
    for (const char* foreign : {"a.docx", "a.XLS", "a.pdf", "a.png", "a.yml"}) {
        CHECK(contains(refused({"list", "-o", copy / foreign}), "`.csv`, `.tsv`, `.json`"));
        CHECK_FALSE(std::filesystem::exists(copy / foreign));
    }
    CHECK(contains(refused({"report", "national", "-o", copy / "a.docx"}), "it makes `.md`"));
    CHECK(made("a.docx", {"-f", "csv"}) == "row_type");
    CHECK(contains(refused({"list", "-o", copy / "absent/a.csv"}), "there is no folder"));
    CHECK(contains(refused({"list", "--prefecture"}), "--prefecture needs a value"));
    CHECK(contains(refused({"explain", "Y104", "-f", "json"}), "--list -f json"));
    CHECK(contains(refused({"explain", "Y104", "-o", copy / "a.csv"}), "no form as csv"));
    CHECK_FALSE(std::filesystem::exists(copy / "a.xls"));
}

TEST_CASE("a spreadsheet is not written to a terminal") {
    World world{.today = *make_day(2026, 4, 1), .out_is_terminal = true};
    const std::vector<std::string> args{"-C", DAICHO_ROOT "/tests/registry", "stats", "-f", "xlsx"};
    CHECK(run(args, world) == 2);
    CHECK(world.out.empty());
    world.out_is_terminal = false;
    CHECK(run(args, world) == 0);
}

TEST_CASE("a format that holds one table says what it leaves out, unless it is to be quiet") {
    const auto said = [](std::vector<std::string> args) {
        args.insert(args.begin(), {"-C", DAICHO_ROOT "/tests/registry"});
        return call(std::move(args)).err;
    };
    const std::vector<std::string> show{"show", "102059-ota", "-f", "csv"};
    CHECK(contains(said(show), "left out of csv: numbered, revised, measures"));
    CHECK(contains(said(show), "-f json"));
    CHECK(contains(said({"trend", "-f", "tsv"}), "left out of tsv: series, published"));
    CHECK(contains(said({"trend", "-f", "svg"}), "left out of svg: series, published"));
    CHECK(contains(said({"stats", "--why", "群馬県,2015", "-f", "jsonl"}), "left_out"));
    CHECK(contains(said({"stats", "-f", "csv"}), "基準日"));
    for (const char* format : {"table", "md", "html", "json", "xlsx"})
        CHECK(said({"show", "102059-ota", "-f", format}) == "");
    CHECK(said({"show", "102059-ota", "-f", "csv", "-q"}) == "");
    CHECK(said({"stats", "-f", "csv", "--quiet"}) == "");
}

TEST_CASE("today is an argument") {
    const Copy copy;
    const auto expired = [&](const std::string& day) {
        return call({"-C", copy.path(), "check", "--fail-on", "warning", "--today", day}).code;
    };
    CHECK(expired("2027-03-31") == 0);
    CHECK(expired("2027-04-01") == 1);  // the unlisted entry has run out
    World world{.today = *make_day(2027, 4, 1)};
    CHECK(run({"-C", copy.path(), "check", "--fail-on", "warning"}, world) == 1);
    CHECK(run({"-C", copy.path(), "check"}, world) == 0);  // a warning, which stops no figures
    // A report of tests says as much as the exit code.
    CHECK(run({"-C", copy.path(), "check", "--fail-on", "warning", "-f", "junit"}, world) == 1);
    CHECK(contains(world.out, "failures=\"1\""));
    CHECK(!contains(world.out, "failures=\"0\""));
    CHECK(run({"-C", copy.path(), "check", "-f", "junit"}, world) == 0);
    CHECK(contains(world.out, "failures=\"0\""));
}

TEST_CASE("SOURCE_DATE_EPOCH is for stamps within files, never today") {
    const Copy copy;
    const std::string forty(40, '1');
    for (const std::string& epoch : {std::string("315532800"), std::string("1893456000"), forty}) {
        INFO(epoch);
        CHECK(call({"-C", copy.path(), "check"}, {{"SOURCE_DATE_EPOCH", epoch}}).code == 0);
    }
    const auto stamp = [](std::map<std::string, std::string> environment) {
        World world{.today = {}, .environment = std::move(environment)};
        return source_date({.world = world, .arguments = {}});
    };
    CHECK(stamp({}) == std::nullopt);
    CHECK(stamp({{"SOURCE_DATE_EPOCH", "1775000000"}}) ==
          Instant{std::chrono::seconds{1'775'000'000}});
    for (const std::string& bad : {std::string(), std::string("12x"), std::string("-1"), forty}) {
        INFO(bad);
        CHECK_THROWS_AS(stamp({{"SOURCE_DATE_EPOCH", bad}}), Trouble);
    }
}

TEST_CASE("without a commit a calendar bears the time of SOURCE_DATE_EPOCH") {
    const Copy copy;
    const auto calendar = [&](std::map<std::string, std::string> environment) {
        return call({"-C", copy.path(), "timeline", "102041-isesaki", "-f", "ics"},
                    std::move(environment));
    };
    CHECK(contains(calendar({}).out, "\r\nDTSTAMP:20251008T000000Z\r\n"));
    CHECK(contains(calendar({{"SOURCE_DATE_EPOCH", "1775000000"}}).out,
                   "\r\nDTSTAMP:20260331T233320Z\r\n"));
    CHECK(calendar({{"SOURCE_DATE_EPOCH", "12x"}}).code == 2);
    CHECK(call({"-C", copy.path(), "timeline"}, {{"SOURCE_DATE_EPOCH", "12x"}}).code == 0);
}

TEST_CASE("an old duty is of no use in a calendar, which says how many there are") {
    const Copy copy;
    const auto calendar = [&](const std::string& day) {
        std::string out = call({"-C", copy.path(), "duties", "--fiscal-year", "2026", "-f", "ics",
                                "--today", day, "--allow-invalid"})
                              .out;
        for (std::size_t at = 0; (at = out.find("\r\n ", at)) != out.npos;) out.erase(at, 3);
        return out;
    };
    CHECK(contains(calendar("2028-03-31"), "DTSTART;VALUE=DATE:20270331"));
    CHECK_FALSE(contains(calendar("2028-04-01"), "DTSTART;VALUE=DATE:20270331"));
    CHECK(contains(calendar("2028-04-01"), "省いたもの: 2027-04-01より前が期限の"));
}

TEST_CASE("color is used only where it is wanted") {
    const Copy copy;
    copy.write("agreements/10-gunma/102032-kiryu.yaml", broken_record);
    CHECK_FALSE(contains(call({"-C", copy.path(), "check"}).out, "\x1b["));
    CHECK(contains(call({"-C", copy.path(), "check", "--color", "always"}).out, "\x1b["));
    CHECK_FALSE(contains(call({"-C", copy.path(), "check", "--color", "never"}).out, "\x1b["));
}

TEST_CASE("names of files that are none of a record's are shown without their control characters") {
    const Copy copy;
    copy.write("agreements/10-gunma/a\nb\x1b[31m.yaml", broken_record);
    const Outcome outcome = call({"-C", copy.path(), "check"});
    CHECK(outcome.code == 1);
    CHECK(contains(outcome.out, "F003"));
    CHECK_FALSE(contains(outcome.out, "\x1b"));
}

TEST_CASE("a line break in a file name breaks no line") {
    const auto output = [](const std::string& name, std::string_view format) {
        const Copy copy;
        copy.write("agreements/10-gunma/" + name, broken_record);
        return call({"-C", copy.path(), "check", "-f", std::string(format)}).out;
    };
    for (const FindingFormat& format : finding_formats()) {
        INFO(format.name);
        const std::string plain = output("A B.yaml", format.name);
        CHECK(contains(plain, "F003"));
        CHECK(std::ranges::count(output("A\nB.yaml", format.name), '\n') ==
              std::ranges::count(plain, '\n'));
        CHECK_FALSE(contains(output("A\r::error::B.yaml", format.name), "\r"));
    }
    const std::string github = output("A%0A::error::B.yaml", "github");
    CHECK(contains(github, "/A%250A%3A%3Aerror%3A%3AB.yaml,line="));
    CHECK(contains(github, "`A%250A::error::B.yaml`"));
}

TEST_CASE("links, pipes and stray files are findings, and nothing behind them is read") {
    const Copy copy;
    fs::create_symlink("/etc/passwd", copy / "agreements/10-gunma/102032-kiryu.yaml");
    CHECK(contains(call({"-C", copy.path(), "check"}).out, "F002"));
    CHECK_FALSE(contains(call({"-C", copy.path(), "check"}).out, "root:"));
    fs::remove(copy / "agreements/10-gunma/102032-kiryu.yaml");
    copy.write("agreements/10-gunma/102032-kiryu.yml", broken_record);
    CHECK(contains(call({"-C", copy.path(), "check"}).out, "F001"));
    fs::remove(copy / "agreements/10-gunma/102032-kiryu.yml");
    fs::create_directory(copy / "agreements/10-gunma/x.yaml");
    CHECK(contains(call({"-C", copy.path(), "check"}).out, "F001"));
    fs::remove(copy / "agreements/10-gunma/x.yaml");
    copy.write("agreements/.git/broken.yaml", "a: [");
    copy.write("agreements/10-gunma/.daicho-tmp-1", "a: [");
    CHECK(call({"-C", copy.path(), "check"}).code == 0);
}

TEST_CASE("a registry named through a link is read") {
    const Copy copy;
    fs::create_directory_symlink(copy / "agreements", copy / "linked");
    CHECK(call({"-C", copy / "linked", "check"}).code == 0);
}

TEST_CASE("the published totals hold only while every record is there") {
    const Copy copy;
    fs::remove(copy / "agreements/10-gunma/102075-takasaki.yaml");
    for (const auto& entry : fs::directory_iterator(copy / "agreements/10-gunma")) {
        if (contains(entry.path().string(), "takasaki")) fs::remove(entry.path());
    }
    const Outcome outcome = call({"-C", copy.path(), "check"});
    CHECK(outcome.code == 1);
    CHECK(contains(outcome.out, "T7"));
    CHECK(contains(outcome.out, "registry.yaml"));
}

TEST_CASE("--why says what a cell counts and what it leaves out") {
    const std::string root = DAICHO_ROOT "/tests/registry";
    const Outcome outcome = call({"-C", root, "stats", "--why", "群馬県,2015", "--lang", "ja"});
    CHECK(outcome.code == 0);
    for (const char* part :
         {"太田市", "前橋市", "高崎市", "2022年度", "2025-10-08", "集計に入らない"}) {
        INFO(part);
        CHECK(contains(outcome.out, part));
    }
    CHECK(call({"-C", root, "stats", "--why", "群馬県,1999"}).code == 2);
    CHECK(call({"-C", root, "stats", "--why", "郡馬県"}).code == 2);
}

TEST_CASE("--why takes what the table prints, and every name of a place and a year") {
    const auto why = [](const std::string& cell, std::vector<std::string> more = {}) {
        std::vector<std::string> args{
            "-C", DAICHO_ROOT "/tests/registry", "stats", "--lang", "ja", "--why", cell};
        args.insert(args.end(), more.begin(), more.end());
        return call(std::move(args)).out;
    };
    const std::string cell = why("群馬県,2015");
    CHECK(contains(cell, "「群馬県 × 2015年度」の根拠: 4団体"));
    for (const char* same :
         {"群馬,H27", "Gunma,FY2015", "ぐんま,平成27年度", "10,2015年度", "gunma-ken，Ｈ27"}) {
        INFO(same);
        CHECK(why(same) == cell);
    }
    CHECK(why("群馬県,計") == why("群馬県"));
    CHECK(why("合計,2015") == why(",2015"));
    CHECK(why("total,total") == why(""));
    CHECK(contains(why("合計"), "「合計」の根拠: 10団体"));
    CHECK(contains(why("関東計", {"--regions"}), "「関東計」の根拠: 5団体"));
    CHECK(contains(why("Kanto total,H27"), "2015年度」の根拠: 4団体"));
    CHECK(contains(why("群馬県,～H27"), "「群馬県 × ～2015年度」の根拠: 4団体"));
    CHECK(contains(why("九州", {"--by", "region"}), "「九州・沖縄」の根拠: 0団体"));
    CHECK(contains(why("市,H27", {"--by", "government-kind", "--by", "year"}), "「市 × 2015」"));
}

TEST_CASE("a reference look-up says no more than its tables hold, in the language asked for") {
    const auto reference = [](const std::string& name, const std::string& day) {
        return call({"reference", name, "--as-of", day, "--lang", "en", "-f", "csv"}).out;
    };
    CHECK_FALSE(contains(reference("寝屋川市", "2012-04-01"), "core"));
    CHECK(contains(reference("寝屋川市", "2025-04-01"), "core city"));
    const std::string history =
        call({"reference", "丹波篠山市", "--lang", "en", "--width", "0"}).out;
    CHECK(contains(history, "new name"));
    CHECK_FALSE(contains(history, "変更"));
    const auto japanese = call({"reference", "丹波篠山市", "--lang", "ja", "--width", "0"}).out;
    CHECK_FALSE(contains(japanese, "new name"));
}

TEST_CASE("a reference look-up knows codes, names and past days") {
    CHECK(contains(call({"reference", "102041"}).out, "伊勢崎市"));
    CHECK(contains(call({"reference", "isesaki", "--as-of", "2012-04-01"}).out, "102041"));
    CHECK(contains(call({"reference", "篠山市", "--as-of", "2012-04-01"}).out, "282219"));
    CHECK(contains(call({"reference", "1100"}).out, "011002"));
    for (const char* old : {"篠山市", "兵庫県篠山市"}) {
        const Outcome gone = call({"reference", old});
        CHECK(gone.code == 2);
        CHECK(contains(gone.err,
                       "since 2019-05-01 it is Tambasasayama-shi (丹波篠山市, 282219, Hyogo)"));
    }
    const std::string grown = call({"reference", "福岡県那珂川町"}).err;
    CHECK(grown.find("402311") == grown.rfind("402311"));
    const Outcome wrong = call({"reference", "102042"});
    CHECK(contains(wrong.err, "the check digit of `102042` is wrong"));
    CHECK(contains(wrong.err, "did you mean Isesaki-shi (伊勢崎市, 102041, Gunma)?"));
    CHECK(contains(call({"reference", "府中", "--prefecture", "ひろしま"}).out, "342084"));
}

TEST_CASE("nothing is said of days before the tables begin") {
    const Outcome before = call({"reference", "さいたま市", "--as-of", "1990-01-01"});
    CHECK(before.code == 2);
    CHECK(before.out.empty());
    CHECK(contains(before.err, "begin on 2009-04-01"));
    CHECK(call({"reference", "さいたま市", "--as-of", "2009-03-31"}).code == 2);
    CHECK(call({"reference", "さいたま市", "--as-of", "2009-04-01"}).code == 0);
}

TEST_CASE("an agreement is shown by every name of its government") {
    const auto show = [](const char* name) {
        return call({"-C", DAICHO_ROOT "/tests/frozen", "show", name});
    };
    for (const char* name :
         {"102016-maebashi", "102016", "10201", "maebashi", "Maebashi", "Maebashi-shi", "前橋市",
          "前橋", "まえばし", "群馬県前橋市", "富士見村"}) {
        CAPTURE(name);
        CHECK(contains(show(name).out, "102016-maebashi.yaml"));
    }
    CHECK(contains(show("Kyoto").out, "260002-kyoto.yaml"));  // 京都市 has none
    const Outcome two = show("Hiroshima");
    CHECK(two.code == 2);
    CHECK(contains(two.err, "choose by id: `340006-hiroshima`, `341002-hiroshima`"));
    const Outcome without = show("Annaka");
    CHECK(without.code == 2);
    CHECK(contains(without.err, "no agreement of Annaka-shi (安中市, 102113, Gunma) is recorded"));
    CHECK(contains(show("102016-maebasi").err, "did you mean `102016-maebashi`?"));
    CHECK(contains(show("102042").err, "the check digit of `102042` is wrong"));
    CHECK(contains(show("前喬市").err, "did you mean Maebashi-shi (前橋市, 102016, Gunma)?"));
    CHECK(contains(show("群馬労働局").err, "`群馬労働局` has 7 agreements"));
    CHECK(call({"-C", DAICHO_ROOT "/tests/frozen", "timeline", "Maebashi"}).code == 0);
    CHECK(call({"-C", DAICHO_ROOT "/tests/frozen", "report", "agreement", "群馬県前橋市"}).code ==
          0);
}

TEST_CASE("a place that is none of the kind asked for is refused with what may be meant") {
    const auto refused = [](const char* option, const char* name, const char* lang) {
        const Outcome outcome = call({"list", "--lang", lang, option, name});
        CHECK(outcome.code == 2);
        return outcome.err;
    };
    CHECK(contains(refused("--prefecture", "伊勢崎市", "en"),
                   "Isesaki-shi (伊勢崎市, 102041, Gunma) is no prefecture"));
    CHECK(contains(refused("--prefecture", "伊勢崎市", "en"), "did you mean `Gunma`?"));
    const std::string help_en = call({"list", "--help", "--lang", "en"}).out;
    const std::string help_ja = call({"list", "--help", "--lang", "ja"}).out;
    for (const Words& region : regions()) {
        const auto ja = region.ja.substr(0, region.ja.find("・"));
        const auto en = region.en.substr(0, region.en.find('-'));
        CHECK(contains(refused("--region", "西日本", "ja"), ja));
        CHECK(contains(refused("--region", "西日本", "en"), en));
        CHECK(contains(help_ja, ja));
        CHECK(contains(help_en, en));
    }
}

TEST_CASE("filters keep what they name, and only that") {
    // 北海道, 群馬県, 太田, 前橋, 高崎, 沼田, 一関 and 平泉 (one agreement), 北上 (an interval), 1
    // unlisted.
    const auto total = [](std::vector<std::string> filter) {
        std::vector<std::string> args{
            "-C", DAICHO_ROOT "/tests/registry", "stats", "--by", "government-kind", "-f", "csv"};
        args.insert(args.end(), filter.begin(), filter.end());
        const Outcome outcome = call(args);
        REQUIRE(outcome.code == 0);
        const auto row = outcome.out.find("\ntotal,,");
        const auto count = outcome.out.find(',', row + 8) + 1;
        return outcome.out.substr(count, outcome.out.find(',', count) - count);
    };
    CHECK(total({}) == "10");
    CHECK(total({"--prefecture", "10"}) == "5");
    for (const char* name : {"ぐんま", "Gunma-ken", "群馬", "100005", "10000"}) {
        CHECK(total({"--prefecture", name}) == "5");
    }
    CHECK(total({"--region", "Kanto", "--region", "北海道"}) == "6");
    CHECK(total({"--region", "関東地方"}) == "5");
    CHECK(total({"--region", "Kyushu"}) == "0");
    CHECK(total({"--government-kind", "town"}) == "1");
    CHECK(total({"--group", "foreign-workers"}) == "4");  // 太田市, 群馬県, 一関市, 平泉町
    CHECK(total({"--group", "外国人"}) == "4");
    CHECK(total({"--party", "jeed"}) == "1");
    CHECK(total({"--party", "平泉町"}) == "2");  // with 一関市
    CHECK(total({"--party", "平泉\U000E0100町"}) == "2");
    for (const char* text : {"Gターン", "Ｇターン", "gﾀｰﾝ"}) CHECK(total({"--text", text}) == "1");
    CHECK(total({"--group", "外国\uFE00人"}) == "4");
    CHECK(total({"--kind", "promotion"}) == "1");
    CHECK(total({"--kind", "all"}) == "10");  // 群馬県 is counted once
    // 沼田, 一関, 平泉; perhaps 北上
    const std::vector<std::string> range{"--since", "2022-04-01", "--until", "令和5年3月31日"};
    CHECK(total(range) == "3");
    const auto printed = [&](std::vector<std::string> args) {
        args.insert(args.begin(), {"-C", DAICHO_ROOT "/tests/registry"});
        args.insert(args.end(), range.begin(), range.end());
        return call(std::move(args)).out;
    };
    const std::vector<std::string> kinds{"stats", "--by", "government-kind", "-f", "csv"};
    CHECK(contains(printed(kinds), "\ntotal,,合計,3,4,"));
    CHECK(contains(printed({"stats", "--lang", "ja"}), "確実 3・可能性 4"));
    CHECK(contains(printed({"list"}), " 3–4\n"));
    auto agreements = kinds;
    agreements.insert(agreements.end(), {"--unit", "agreement"});
    CHECK(contains(printed(agreements), "\ntotal,,合計,2,3,"));    // 一関 and 平泉 have one
    CHECK(total({"--activity", "outreach-consultation"}) == "3");  // 太田市, 高崎市, 沼田市
    CHECK(total({"--facility-kind", "one-stop"}) == "2");
}

TEST_CASE("every dimension adds up to the total, or says that it does not") {
    for (const Dimension& dimension : dimensions()) {
        for (const UnitInfo& unit : units()) {
            // Governments by fiscal year are the national series, which has no total.
            if (dimension.of_fiscal_years && unit.unit == Unit::government) continue;
            const Outcome outcome = call({"-C", DAICHO_ROOT "/tests/registry", "stats", "--by",
                                          std::string(dimension.name), "--unit",
                                          std::string(unit.name), "-f", "jsonl"});
            REQUIRE(outcome.code == 0);
            int sum = 0, total = -1;
            std::istringstream lines(outcome.out);
            for (std::string line; std::getline(lines, line);) {
                const auto row = nlohmann::json::parse(line);
                const int possible = row["total_possible"];
                (row["row_type"] == "total" ? total : sum) +=
                    possible + (row["row_type"] == "total" ? 1 : 0);
            }
            INFO(dimension.name, " of ", unit.name);
            CHECK((sum == total || (sum > total && contains(outcome.err, "重複"))));
        }
    }
}

TEST_CASE("the ends of the calendar are days like others") {
    const std::string root = DAICHO_ROOT "/tests/registry";
    const std::vector<std::vector<std::string>> commands{
        {"stats", "--as-of", "0001-01-01"},
        {"stats", "--as-of", "9999-12-31", "--by", "region"},
        {"trend", "--as-of", "0001-01-01"},
        {"duties", "--fiscal-year", "9999"},
        {"report", "national", "--as-of", "9999-12-31", "-f", "json"},
        {"report", "annual", "--fiscal-year", "9999"},
        {"report", "pdca", "--fiscal-year", "9999"}};
    for (std::vector<std::string> args : commands) {
        INFO(args.front(), " ", args.back());
        args.insert(args.begin(), {"-C", root});
        const int code = call(args).code;
        CHECK((code == 0 || code == 2));
    }
}

TEST_CASE("a flag has no value that could be overlooked") {
    const std::string root = DAICHO_ROOT "/tests/registry";
    for (const char* flag :
         {"--allow-invalid=false", "--regions=1", "--excel=", "--help=no", "--version=x"}) {
        INFO(flag);
        const Outcome outcome = call({"-C", root, "stats", flag});
        CHECK(outcome.code == 2);
        CHECK(contains(outcome.err, "takes no value"));
    }
}

TEST_CASE("no line of help is wider than the terminal, unless it holds one long word") {
    for (const char* lang : {"ja", "en"}) {
        for (const Command& command : commands()) {
            World world;
            world.width = 80;
            run({std::string(command.name), "--help", "--lang", lang}, world);
            std::istringstream lines(world.out);
            for (std::string line; std::getline(lines, line);) {
                const auto first = std::min(line.find_first_not_of(' '), line.size());
                INFO(line);
                const bool has_blank = line.find(' ', first) != line.npos;
                CHECK((display_width(line) <= 80 || !has_blank));
            }
        }
    }
}

TEST_CASE("what would do nothing is refused, with what to write instead") {
    const std::string root = DAICHO_ROOT "/tests/registry";
    const auto refused = [&](std::vector<std::string> args, const char* why, const char* instead) {
        args.insert(args.begin(), {"-C", root, "--lang", "en"});
        const Outcome outcome = call(args);
        INFO(outcome.err);
        CHECK(outcome.code == 2);
        CHECK(outcome.out.empty());
        CHECK(contains(outcome.err, why));
        CHECK(contains(outcome.err, instead));
    };
    for (const Format& format : formats()) {
        if (format.takes_excel) continue;
        for (const char* command : {"stats", "list", "trend", "timeline"}) {
            const std::string name(format.name);
            if (call({"-C", root, command, "-f", name}).code != 0) continue;
            refused({command, "--excel", "-f", name}, "--excel is for CSV", "`-f csv --excel`");
        }
    }
    refused({"stats", "--excel"}, "it does nothing to table", "`-f xlsx`");
    refused({"reference", "--excel", "群馬県"}, "--excel is for CSV", "`-f csv --excel`");
    refused({"stats", "--by", "prefecture", "--by", "都道府県"}, "--by prefecture is given twice",
            "`--by prefecture --by fiscal-year`");
    refused({"stats", "--by", "fiscal-year", "--by", "fiscal-year"}, "is given twice",
            "`--by fiscal-year --by prefecture`");
    for (const std::vector<std::string>& args :
         {std::vector<std::string>{"stats", "--excel", "-f", "csv"},
          {"list", "--excel", "-f", "tsv"},
          {"stats", "--by", "fiscal-year", "--by", "fiscal-year", "--cumulative"}}) {
        std::vector<std::string> all{"-C", root};
        all.insert(all.end(), args.begin(), args.end());
        CHECK(call(all).code == 0);
    }
}

TEST_CASE("no command writes into any registry, whichever one it reads") {
    const Copy copy;
    const std::string file = copy.path() + "/agreements/sources.yaml";
    for (const std::vector<std::string>& args :
         {std::vector<std::string>{"explain", "D305"}, {"reference", "前橋市"}, {"schema"}}) {
        INFO(args.front());
        std::vector<std::string> all{"-C", DAICHO_ROOT "/tests/registry"};
        all.insert(all.end(), args.begin(), args.end());
        all.insert(all.end(), {"-o", file});
        CHECK(call(all).code == 2);
    }
}

TEST_CASE("a link in the place of the registry is not followed, neither to read nor to write") {
    const Copy copy, elsewhere;
    fs::remove_all(copy / "agreements");
    fs::create_directory_symlink(elsewhere / "agreements", copy / "agreements");
    const std::string record = "agreements/10-gunma/102041-isesaki.yaml";
    const std::string before = elsewhere.read(record);
    for (std::vector<std::string> line :
         {std::vector<std::string>{"check"},
          {"stats"},
          {"fmt"},
          {"add", "revised", "102041-isesaki", "--date", "2026-01-01", "--sources", "S1"}}) {
        CAPTURE(line.front());
        const Ran ran = run_in(copy.path(), line);
        CHECK(ran.code == 2);
        CHECK(contains(ran.err, "is a link"));
    }
    CHECK(elsewhere.read(record) == before);
    // A link that the user names is the user's.
    CHECK(run_in(copy / "agreements", {"check"}).code == 0);
}

TEST_CASE("fmt and the patch of check say what they could not read") {
    const Copy copy;
    fs::create_symlink(copy / "agreements/sources.yaml",
                       copy / "agreements/10-gunma/102032-kiryu.yaml");
    for (std::vector<std::string> line : {std::vector<std::string>{"fmt"},
                                          {"fmt", "--check"},
                                          {"fmt", "--diff"},
                                          {"fmt", "10-gunma/102032-kiryu.yaml"}}) {
        CAPTURE(line.size());
        const Ran ran = run_in(copy.path(), line);
        CHECK(ran.code == 2);
        CHECK(contains(ran.err, "102032-kiryu.yaml: not a regular file"));
    }
    CHECK(run_in(copy.path(), {"fmt", "--check", "10-gunma/102041-isesaki.yaml"}).code == 0);
}

TEST_CASE("a file that was not read is not called empty as well") {
    const Copy copy;
    fs::remove(copy / "agreements/sources.yaml");
    fs::create_symlink("registry.yaml", copy / "agreements/sources.yaml");
    const Ran ran = run_in(copy.path(), {"check", "-f", "concise"});
    CHECK(ran.code == 1);
    CHECK(contains(ran.out, "F002"));
    CHECK(!contains(ran.out, "Y141"));
}

TEST_CASE("months of centuries are refused, years are not") {
    const auto trend = [](std::vector<std::string> more) {
        more.insert(more.begin(), "trend");
        return run_in(small_registry, more);
    };
    CHECK(trend({"--by", "month", "--as-of", "9999-12-31"}).code == 2);
    CHECK(trend({"--by", "month", "--as-of", "9999-12-31", "--since", "9990-01-01"}).code == 0);
    CHECK(trend({"--by", "month", "--as-of", "2100-12-31"}).code == 0);
    CHECK(trend({"--as-of", "9999-12-31"}).code == 0);
}

TEST_CASE("a day that is still to come is said on every page and list") {
    for (std::vector<std::string> line : {std::vector<std::string>{"list"},
                                          {"list", "--without"},
                                          {"stats"},
                                          {"report", "coverage"},
                                          {"report", "national"},
                                          {"report", "cases"}}) {
        line.insert(line.end(), {"--as-of", "2099-01-01", "--lang", "en"});
        CAPTURE(line[1]);
        const Ran ran = run_in(small_registry, line);
        CHECK(contains(ran.out + ran.err, "it is after today"));
    }
}

TEST_CASE("an English list has names that its reader can read") {
    for (std::vector<std::string> line : {std::vector<std::string>{"list"},
                                          {"list", "--unit", "measure"},
                                          {"timeline"},
                                          {"duties"},
                                          {"list", "--without"},
                                          {"stats", "--why", "Gunma"}}) {
        CAPTURE(line.front());
        line.insert(line.end(), {"--lang", "en"});
        const std::string out = run_in(small_registry, line).out;
        CHECK(!contains(out, "伊勢崎市 "));
        CHECK(!contains(out, "前橋市 "));
    }
    CHECK(contains(run_in(small_registry, {"list", "--lang", "en"}).out, "Isesaki"));
    CHECK(contains(run_in(small_registry, {"list"}).out, "伊勢崎市"));
}
