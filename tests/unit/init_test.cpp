// Registers of one's own: begun empty, about some prefectures, with kinds of agreement of their
// own.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "../support/command_line.hpp"
#include "../support/copy.hpp"
#include "../support/registry_in_memory.hpp"
#include "daicho/format/schema.hpp"
#include "daicho/model/registry.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != text.npos;
}

std::vector<std::string> files_below(const fs::path& folder) {
    std::vector<std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_directory()) out.push_back(entry.path().lexically_relative(folder).string());
    }
    std::ranges::sort(out);
    return out;
}

/// An empty folder, gone at the end.
struct Place : Copy {
    Place() {
        fs::remove_all(path());
        fs::create_directory(path());
    }
    Ran init(std::vector<std::string> args) const {
        World world{.today = *make_day(2026, 4, 1)};
        args.insert(args.begin(), {"init", *this / "own"});
        const int code = run(args, world);
        return {code, world.out, world.err};
    }
    Ran operator()(std::vector<std::string> args) const {
        return run_in(*this / "own", std::move(args));
    }
};

}  // namespace

TEST_CASE("a new registry passes check at once, is laid out, and every command works in it") {
    const Place place;
    REQUIRE(place.init({}).code == 0);
    const std::vector<std::string> files{".editorconfig",
                                         ".gitattributes",
                                         ".github/workflows/agreements.yml",
                                         ".prettierrc.yaml",
                                         ".vscode/extensions.json",
                                         ".vscode/settings.json",
                                         "README.md",
                                         "agreements/about.schema.json",
                                         "agreements/record.schema.json",
                                         "agreements/registry.schema.json",
                                         "agreements/registry.yaml",
                                         "agreements/sources.schema.json",
                                         "agreements/sources.yaml",
                                         "agreements/vocabulary.schema.json",
                                         "agreements/vocabulary.yaml"};
    CHECK(files_below(place / "own") == files);
    const Ran checked = place({"check"});
    CHECK(checked.code == 0);
    CHECK(contains(checked.out, "note[F006]"));
    CHECK(!contains(checked.out, "warning"));
    CHECK(place({"fmt", "--check"}).code == 0);
    CHECK(place({"schema"}).out == place.read("own/agreements/record.schema.json"));
    for (const FileSchema& schema : file_schemas()) {
        CHECK(place({"schema", std::string(schema.name)}).out ==
              place.read(fmt::format("own/agreements/{}", schema.file)));
    }
    // The program is not beside such a register.
    const std::string workflow = place.read("own/.github/workflows/agreements.yml");
    CHECK(contains(workflow, "repository: "));
    CHECK(!contains(workflow, "pull_request.base.sha"));
    for (const Command& command : commands()) {
        if (command.prints != Prints::figures) continue;
        for (const CommandLine& call : calls_of(command)) {
            const bool has_record = std::ranges::find(call, "102041-isesaki") != call.end();
            CAPTURE(call.front());
            CAPTURE(call.back());
            const Ran ran = place(call);
            CHECK(ran.code == (has_record ? 2 : 0));
            CHECK(!contains(ran.err, "should not have happened"));
        }
    }
    // The first agreement, and its source in the place of the comments' example.
    CHECK(
        place({"new", "伊勢崎市", "--concluded", "2025-10-08", "--source-title", "締結式"}).code ==
        0);
    CHECK(place({"check"}).code == 0);
    CHECK(!contains(place({"check"}).out, "F006"));
    CHECK(place({"fmt", "--check"}).code == 0);
    CHECK(
        contains(place.read("own/agreements/sources.yaml"), "\nisesaki:\n  title: 締結式\n# 例:"));
}

TEST_CASE("init writes over nothing, and takes a title as it is") {
    const Place place;
    place.write("own/README.md", "mine\n");
    CHECK(place.init({}).code == 2);
    CHECK(files_below(place / "own") == std::vector<std::string>{"README.md"});
    fs::remove_all(place / "own");
    CHECK(place.init({"--title", "a\nb"}).code == 2);
    CHECK(place.init({"--title", "a\x1b[1m"}).code == 2);
    CHECK(place.init({"--prefecture", "群馬軒"}).code == 2);
    CHECK(!fs::exists(place / "own"));
    CHECK(place.init({"--title", "a: b # {{scope}}"}).code == 0);
    CHECK(contains(place.read("own/agreements/registry.yaml"), "title: \"a: b # {{scope}}\"\n"));
    CHECK(place.read("own/README.md").starts_with("# a: b \\# {{scope}}\n"));
    const Ran second = place.init({"--lang", "en"});
    CHECK(second.code == 2);
    CHECK(contains(second.err, "there is a registry in " + (place / "own") + " already"));
    CHECK(contains(second.err, "new GOVERNMENT"));
    // Not within another registry.
    World world{.today = *make_day(2026, 4, 1)};
    CHECK(run({"init", place / "own/agreements/inner", "--lang", "en"}, world) == 2);
    CHECK(contains(world.err, "lies in another registry"));
    CHECK(contains(world.err, "name a folder outside of it"));
    CHECK(!fs::exists(place / "own/agreements/inner"));
}

TEST_CASE("what a new registry says to people is Japanese, or English if that is asked for") {
    const Place place;
    const auto is_japanese = [&](const std::string& file) {
        std::string text = place.read(file);
        for (const std::string name :
             {"伊勢崎市", "締結式について", "群馬労働局雇用対策協定", "静岡県"}) {
            for (auto at = text.find(name); at != text.npos; at = text.find(name))
                text.erase(at, name.size());
        }
        return contains(text, "の");
    };
    const std::vector<std::string> files{"own/README.md", "own/agreements/registry.yaml",
                                         "own/agreements/sources.yaml"};
    REQUIRE(place.init({"--title", "Gunma"}).code == 0);
    for (const std::string& file : files) CHECK(is_japanese(file));
    fs::remove_all(place / "own");
    REQUIRE(place.init({"--title", "Gunma", "--prefecture", "群馬県", "--lang", "en"}).code == 0);
    for (const std::string& file : files) {
        CAPTURE(file);
        CHECK(!is_japanese(file));
        CHECK(!contains(place.read(file), "{{"));
    }
    CHECK(place({"check"}).code == 0);
    CHECK(place({"fmt", "--check"}).code == 0);
}

TEST_CASE("a registry about some prefectures shows their rows only, and holds no others") {
    const Place place;
    REQUIRE(place.init({"--prefecture", "gunma", "--prefecture", "09"}).code == 0);
    CHECK(contains(place.read("own/agreements/registry.yaml"), "scope: [栃木県, 群馬県]\n"));
    REQUIRE(
        place({"new", "前橋市", "--concluded", "2025-10-08", "--source-title", "締結式"}).code ==
        0);
    const Ran outside =
        place({"new", "島田市", "--concluded", "2025-10-08", "--source", "maebashi"});
    CHECK(outside.code == 1);
    CHECK(contains(outside.err, "N427"));
    const Ran rows = place({"stats", "--by", "prefecture", "--lang", "en"});
    CHECK(contains(rows.out, "Tochigi"));
    CHECK(contains(rows.out, "Gunma"));
    CHECK(!contains(rows.out, "Saitama"));
    CHECK(contains(rows.out, "scope of the registry: Tochigi or Gunma"));
    CHECK(!contains(place({"report", "national"}).out, "埼玉"));
    CHECK(place({"stats", "--prefecture", "埼玉県"}).code == 2);
    CHECK(place({"stats", "--prefecture", "群馬県"}).code == 0);
    CHECK(place({"report", "prefecture", "埼玉県"}).code == 2);
    CHECK(place({"report", "prefecture", "群馬県"}).code == 0);
}

TEST_CASE("only an empty registry may lack records") {
    const Place place;
    REQUIRE(place.init({}).code == 0);
    const std::string registry = place.read("own/agreements/registry.yaml");
    place.write("own/agreements/registry.yaml",
                registry + "totals:\n  - {as_of: 2025-09-25, counts: {total: 3}}\n");
    CHECK(place({"check"}).code == 2);
    CHECK(contains(place({"stats"}).err, "holds no records"));
}

TEST_CASE("without totals the figures are those of the newest event that has come") {
    const Copy copy;
    copy.write("agreements/registry.yaml", "format: 1\ntitle: 台帳\n");
    const auto figures = [&] { return run_in(copy.path(), {"stats", "--lang", "en"}).out; };
    CHECK(contains(figures(), "as of 2025-10-08"));
    const std::string record = "agreements/10-gunma/102041-isesaki.yaml";
    copy.write(record, copy.read(record) + "meetings:\n  - {date: 2026-04-01, tier: council}\n");
    CHECK(contains(figures(), "as of 2026-04-01"));
    copy.write(record, copy.read(record) + "ended: {date: 2026-05-01}\n");  // still to come
    CHECK(run_in(copy.path(), {"check"}).code == 0);
    CHECK(contains(figures(), "as of 2026-04-01"));
}

TEST_CASE("which roles a kind of agreement needs is said by the vocabulary") {
    using Roles = std::vector<std::vector<std::string_view>>;
    const Roles usual{{"government"}, {"bureau", "ministry", "hello-work"}};
    CHECK(needed_roles(nullptr) == usual);
    VocabularyEntry kind;
    CHECK(needed_roles(&kind) == usual);
    kind.needs = {{{"government"}, {}}, {{"commerce |media| other"}, {}}};
    CHECK(needed_roles(&kind) == Roles{{"government"}, {"commerce", "media", "other"}});
}

TEST_CASE("a record and its events stand in a document where no total was published") {
    const Copy copy;
    copy.write("agreements/registry.yaml", "format: 1\ntitle: 台帳\n");
    for (const std::string command : {"show 伊勢崎市", "timeline 伊勢崎市"}) {
        CAPTURE(command);
        copy.write("a.md", "<!-- daicho:" + command + " -->\n<!-- /daicho -->\n");
        const Ran ran = run_in(copy.path(), {"report", "--write", copy / "a.md"});
        CHECK(ran.err == "");
        CHECK(contains(copy.read("a.md"), "2025-10-08"));
    }
    // What is counted as of a day still has to say of which.
    copy.write("a.md", "<!-- daicho:stats -->\n<!-- /daicho -->\n");
    CHECK(contains(run_in(copy.path(), {"report", "--write", copy / "a.md"}).err, "`--as-of`"));
}

TEST_CASE("init makes the folders on the way, and a workflow only where it would run") {
    const Place place;
    World world{.today = *make_day(2026, 4, 1), .environment = {{"LANG", "en_GB.UTF-8"}}};
    CHECK(run({"init", place / "a/b/own"}, world) == 0);
    CHECK(fs::exists(place / "a/b/own/.github/workflows/agreements.yml"));

    place.write(".git/HEAD", "ref: refs/heads/main\n");
    fs::create_directories(place / ".git/objects");
    fs::create_directories(place / ".git/refs");
    CHECK(run({"init", place / "inner"}, world) == 0);
    CHECK(fs::exists(place / "inner/agreements/registry.yaml"));
    CHECK(!fs::exists(place / "inner/.github"));
    CHECK(contains(world.err, "no GitHub workflow was made"));
}

TEST_CASE("what is wrong in registry.yaml is said, though there is no record yet") {
    const Place place;
    REQUIRE(place.init({}).code == 0);
    place.write("own/agreements/registry.yaml",
                "format: 1\ntitle: 台帳\ntotals:\n  - {as_of: 2015-08-32, counts: {total: 3}}\n");
    const Ran ran = place({"check"});
    CHECK(ran.code == 1);
    CHECK(contains(ran.out, "2015-08-32"));
    CHECK(!contains(ran.err, "holds no records"));
}
