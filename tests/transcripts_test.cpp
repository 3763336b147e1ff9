#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <regex>
#include <sstream>
#include <utility>

#include "daicho/format/schema.hpp"
#include "daicho/run.hpp"
#include "support/copy.hpp"
#include "support/transcript.hpp"

namespace fs = std::filesystem;

namespace daicho::testing {

std::vector<std::string> split_words(const std::string& line) {
    std::vector<std::string> out;
    std::string word;
    char quote = 0;
    bool open = false;
    for (const char c : line) {
        if (quote) {
            if (c == quote) {
                quote = 0;
            } else {
                word += c;
            }
        } else if (c == '\'' || c == '"') {
            quote = c;
            open = true;
        } else if (c == ' ') {
            if (open) out.push_back(word);
            word.clear();
            open = false;
        } else {
            word += c;
            open = true;
        }
    }
    if (open) out.push_back(word);
    return out;
}

namespace {

std::string run_line(const std::string& line, const std::string& locale) {
    auto words = split_words(line);
    World world{.today = *make_day(2026, 4, 1), .width = 0};
    world.environment["LANG"] = locale;
    while (!words.empty() && words.front().find('=') != std::string::npos) {
        const auto equals = words.front().find('=');
        world.environment[words.front().substr(0, equals)] = words.front().substr(equals + 1);
        words.erase(words.begin());
    }
    if (words.empty() || words.front() != "daicho") return "[not a daicho command]\n";
    words.erase(words.begin());
    // A command that names its registry names it as a reader at the top of the checkout does.
    const fs::path before = fs::current_path();
    const auto named = std::ranges::find(words, "-C");
    if (named != words.end() && !fs::exists(named[1])) fs::current_path(DAICHO_ROOT);
    const int code = run(words, world);
    fs::current_path(before);
    std::string out = world.out + world.err;
    if (code != 0) out += "[exit " + std::to_string(code) + "]\n";
    static const std::regex commit(R"(\b[0-9a-f]{12}(\+dirty)?)");
    return std::regex_replace(out, commit, "<commit>");
}

std::string read(const fs::path& path) {
    std::ifstream in(path);
    std::stringstream out;
    out << in.rdbuf();
    return out.str();
}

/// Of a line in a patch, what it is a line of.
bool is_of(const std::string& line, char side) {
    return !line.empty() && (line.front() == ' ' || line.front() == side);
}

/// One hunk of a patch: what stood there once stands there no more.
void make_edit(const fs::path& file, const std::vector<std::string>& hunk) {
    std::string old, now, text = read(file);
    for (const std::string& line : hunk) {
        if (is_of(line, '-')) old += line.substr(1) + "\n";
        if (is_of(line, '+')) now += line.substr(1) + "\n";
    }
    const auto at = text.find(old);
    INFO(file.string(), " has not once:\n", old);
    REQUIRE_FALSE(old.empty());
    REQUIRE(at != text.npos);
    REQUIRE(text.find(old, at + 1) == text.npos);
    std::ofstream(file) << text.replace(at, old.size(), now);
}

/// What a reader does by hand: a `diff` block of a document.
void make_edits(const std::vector<std::string>& patch) {
    fs::path file;
    std::vector<std::string> hunk;
    const auto make = [&] {
        if (!hunk.empty()) make_edit(file, std::exchange(hunk, {}));
    };
    for (const std::string& line : patch) {
        if (line.starts_with("+++ b/")) file = line.substr(6);
        if (line.starts_with("--- ") || line.starts_with("+++ ")) continue;
        if (line.starts_with("@@")) {
            make();
        } else {
            hunk.push_back(line);
        }
    }
    make();
}

}  // namespace

std::string replay(const std::string& markdown, const std::string& folder,
                   const std::string& locale, bool may_edit) {
    const fs::path before = fs::current_path();
    fs::current_path(folder);
    std::string out;
    std::istringstream in(markdown);
    bool inside = false, answered = false;
    std::optional<std::vector<std::string>> patch;
    for (std::string line; std::getline(in, line);) {
        const bool fence = line.starts_with("```");
        if (fence) inside = !inside && line == "```console";
        if (fence && patch) make_edits(*std::exchange(patch, {}));
        if (patch) patch->push_back(line);
        if (may_edit && line == "```diff") patch.emplace();
        if (inside && line.starts_with("$ ")) {
            out += line + "\n" + run_line(line.substr(2), locale);
            answered = true;
        } else if (!inside || fence || !answered) {
            out += line + "\n";
        }
        if (fence) answered = false;
    }
    fs::current_path(before);
    return out;
}

}  // namespace daicho::testing

namespace {

/// A whole copy of the registry, which new data do not change.
constexpr const char* frozen = DAICHO_ROOT "/tests/frozen";

void check_file(const fs::path& file, const std::string& folder,
                const std::string& locale = "en_GB.UTF-8", bool may_edit = false) {
    const std::string written = daicho::testing::read(file);
    const std::string now = daicho::testing::replay(written, folder, locale, may_edit);
    if (std::getenv("DAICHO_BLESS") && now != written) std::ofstream(file) << now;
    INFO(file.string(), " (DAICHO_BLESS=1 rewrites it)");
    CHECK(now == written);
}

}  // namespace

TEST_CASE("the commands of README and docs print what is written there") {
    check_file(DAICHO_ROOT "/README.md", frozen);
    check_file(DAICHO_ROOT "/README.ja.md", frozen);
    for (const auto& entry : fs::directory_iterator(DAICHO_ROOT "/docs")) {
        if (entry.path().extension() == ".md" && entry.path().stem() != "howto")
            check_file(entry.path(), frozen);
    }
}

TEST_CASE("the handbook's commands do in a clone of one's own what is written there") {
    int files = 0;
    for (const auto& entry : fs::directory_iterator(DAICHO_ROOT "/docs/ja")) {
        const daicho::testing::Copy clone(frozen);
        check_file(entry.path(), clone.path(), "ja_JP.UTF-8", true);
        ++files;
    }
    CHECK(files > 0);
    const daicho::testing::Copy clone(frozen);
    check_file(DAICHO_ROOT "/docs/howto.md", clone.path(), "en_GB.UTF-8", true);
}

TEST_CASE("transcripts over the small registry") {
    int files = 0;
    for (const auto& entry : fs::directory_iterator(DAICHO_ROOT "/tests/transcripts")) {
        check_file(entry.path(), DAICHO_ROOT "/tests/registry");
        ++files;
    }
    CHECK(files > 0);
}

TEST_CASE("a command line is split as a shell splits it") {
    using daicho::testing::split_words;
    CHECK(split_words("daicho list --text 'a b' \"c\"") ==
          std::vector<std::string>{"daicho", "list", "--text", "a b", "c"});
    CHECK(split_words("x ''") == std::vector<std::string>{"x", ""});
}

// A rule is a program of its own to see (readme_rule.cmake); a field and a dimension are lines.
TEST_CASE("the entries that README shows of the source stand there") {
    using daicho::testing::read;
    const std::string readme = read(DAICHO_ROOT "/README.md");
    const auto expect = [&](const std::string& shown, const char* file,
                            const std::string& written) {
        CAPTURE(file);
        CHECK(readme.find(shown) != std::string::npos);
        CHECK(read(DAICHO_ROOT + std::string(file)).find(written) != std::string::npos);
    };
    const std::string row = R"(field<&Signing::phone>("phone", {"電話", "telephone"}),)";
    const std::string member = "Maybe<Line> phone;";
    expect(member, "/include/daicho/model/agreement.hpp", member);
    expect(row, "/src/format/record_fields.cpp", row);
    const auto from = readme.find("    {.name = \"group\"");
    REQUIRE(from != std::string::npos);
    const std::string entry = readme.substr(from, readme.find("```", from) - from);
    expect(entry, "/src/query/dimension.cpp", entry);
}

TEST_CASE("README and the index link every document, in both languages") {
    using daicho::testing::read;
    const fs::path root = DAICHO_ROOT;
    for (const auto& entry : fs::recursive_directory_iterator(root / "docs")) {
        if (entry.path().extension() != ".md") continue;
        const std::string from_top = entry.path().lexically_relative(root).generic_string();
        const std::string from_docs =
            entry.path().lexically_relative(root / "docs").generic_string();
        CAPTURE(from_top);
        for (const char* readme : {"README.md", "README.ja.md"})
            CHECK(read((root / readme).string()).find("](" + from_top + ")") != std::string::npos);
        if (from_docs == "README.md") continue;
        CHECK(read((root / "docs/README.md").string()).find("](" + from_docs + ")") !=
              std::string::npos);
    }
}

// The blocks of README are made of the living data: `daicho report --check README.md` proves them.
TEST_CASE("the blocks that depend on no data are current") {
    const fs::path before = fs::current_path();
    fs::current_path(DAICHO_ROOT);
    for (const char* file : {"docs/record-format.md", "docs/findings.md",
                             "docs/ja/record-format.md", "docs/ja/findings.md"}) {
        daicho::World world{.today = *daicho::make_day(2026, 4, 1)};
        INFO(std::string(file), " (`daicho report --write` refreshes it)");
        CHECK(daicho::run({"report", std::getenv("DAICHO_BLESS") ? "--write" : "--check", file},
                          world) == 0);
        CHECK(world.err == "");
    }
    fs::current_path(before);
}

// Sources are added every week, and a schema that does not offer the newest is as good.
TEST_CASE("the schemas beside the records are current: what is written there") {
    const auto without_sources = [](const std::string& text) {
        auto schema = nlohmann::ordered_json::parse(text);
        if (schema.contains("definitions"))
            schema["definitions"]["source"].erase("defaultSnippets");
        return schema;
    };
    const std::string folder = DAICHO_ROOT "/agreements/";
    for (const daicho::FileSchema& schema : daicho::file_schemas()) {
        const std::string path = folder + std::string(schema.file);
        daicho::World world;
        std::vector<std::string> args{"-C", DAICHO_ROOT, "schema", std::string(schema.name)};
        if (std::getenv("DAICHO_BLESS")) args.insert(args.end(), {"-o", path});
        REQUIRE(daicho::run(args, world) == 0);
        if (std::getenv("DAICHO_BLESS")) continue;
        CHECK(without_sources(world.out) == without_sources(daicho::testing::read(path)));
    }
}

// The pictures of the gallery are drawn of the living data, on which no test depends.
TEST_CASE("the drawings of the copy are what is written there") {
    const auto check_drawing = [](const std::string& name, std::vector<std::string> args) {
        const std::string path = DAICHO_ROOT "/tests/drawings/" + name;
        args.insert(args.end(), {"-C", frozen, "-f", "svg", "--no-revision"});
        daicho::World world{.today = *daicho::make_day(2026, 4, 1)};
        REQUIRE(daicho::run(args, world) == 0);
        if (std::getenv("DAICHO_BLESS")) std::ofstream(path) << world.out;
        INFO(path, " (DAICHO_BLESS=1 rewrites it)");
        CHECK(world.out == daicho::testing::read(path));
    };
    check_drawing("trend.svg", {"trend"});
    check_drawing("timeline-gunma.svg", {"timeline", "--prefecture", "群馬県"});
}
