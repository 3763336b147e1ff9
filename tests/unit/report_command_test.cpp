// `daicho report`: templates of one's own, and blocks in a document.
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "daicho/run.hpp"

using namespace daicho;

namespace {

namespace fs = std::filesystem;

/// A folder that is gone at the end of the test.
struct Folder {
    fs::path path = fs::temp_directory_path() / ("daicho-report-" + std::to_string(::getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string write(const std::string& name, const std::string& text) const {
        std::ofstream(path / name) << text;
        return (path / name).string();
    }
};

std::string read(const std::string& path) {
    std::ostringstream out;
    out << std::ifstream(path).rdbuf();
    return out.str();
}

struct Ran {
    int code;
    std::string out, err;
};

Ran daicho_report(std::vector<std::string> args) {
    World world;
    world.today = *make_day(2025, 12, 1);
    args.insert(args.begin(), {"-C", DAICHO_ROOT "/tests/registry", "report"});
    const int code = run(args, world);
    return {code, world.out, world.err};
}

bool holds(const std::string& all, std::string_view part) {
    return all.find(part) != all.npos;
}

}  // namespace

TEST_CASE("report says what it has, and what is missing or misspelt") {
    CHECK(holds(daicho_report({"--list"}).out, "national"));
    CHECK(daicho_report({}).code == 2);
    CHECK(holds(daicho_report({"natonal"}).err, "did you mean `national`?"));
    CHECK(holds(daicho_report({"prefecture"}).err, "say which prefecture"));
    CHECK(holds(daicho_report({"signing"}).err, "say which agreement"));
    CHECK(holds(daicho_report({"national", "群馬県"}).err, "unexpected argument"));
    CHECK(holds(daicho_report({"prefecture", "群馬"}).out, "群馬県"));
}

TEST_CASE("a Japanese page bears era years, unless told otherwise") {
    CHECK(holds(daicho_report({"national"}).out, "令和7年9月25日"));
    CHECK(holds(daicho_report({"national", "--dates", "iso"}).out, "2025-09-25"));
    CHECK(holds(daicho_report({"national", "--lang", "en"}).out, "2025-09-25"));
}

TEST_CASE("a template of one's own, with partials from its folder and from nowhere else") {
    const Folder folder;
    const std::string page = folder.write("mine.html.mustache", "<h1>{{title}}</h1>{{> foot}}\n");
    folder.write("foot.mustache", "<p>{{lang}}</p>");
    CHECK(holds(daicho_report({"national", "--template", page}).out, "</h1><p>ja</p>\n"));

    fs::remove(folder.path / "foot.mustache");
    fs::create_symlink("/etc/hostname", folder.path / "foot.mustache");
    const Ran linked =
        daicho_report({"national", "--template", page, "-o", (folder.path / "out").string()});
    CHECK(linked.code == 1);
    CHECK(holds(linked.err, "error[P821]: there is no partial `foot`"));
    CHECK(holds(linked.err, "mine.html.mustache:1:19"));
    CHECK_FALSE(fs::exists(folder.path / "out"));

    CHECK(daicho_report({"national", "--template", folder.path / "none.mustache"}).code == 2);
    CHECK(daicho_report({"national", "--templates", folder.path / "none"}).code == 2);
}

TEST_CASE("a folder of templates replaces layouts and partials one by one") {
    const Folder folder;
    folder.write("style.css", "h1 { color: #123456 }\n");
    const Ran styled = daicho_report({"national", "-f", "html", "--templates", folder.path});
    CHECK(holds(styled.out, "#123456"));
    CHECK(holds(styled.out, "<!DOCTYPE html>"));
    folder.write("national.md.mustache", "own: {{report}}\n");
    CHECK(daicho_report({"national", "--templates", folder.path}).out == "own: national\n");
    CHECK(holds(daicho_report({"pdca", "--templates", folder.path}).out, "# "));
}

TEST_CASE("blocks of a document are refreshed, and nothing else in it changes") {
    const Folder folder;
    const std::string before =
        "# 題\n\n```\n<!-- daicho:stats -->\n```\n<!-- daicho:stats --by region -->\n古い\n";
    const std::string after = "<!-- /daicho -->\n\n終わり";
    const std::string document = folder.write("a.md", before + after);

    const Ran stale = daicho_report({"--check", document, "--lang", "en"});
    CHECK(stale.code == 1);
    CHECK(holds(stale.out, "a.md:6 daicho stats --by region\n-古い\n+"));

    CHECK(daicho_report({"--write", document}).code == 0);
    const std::string text = read(document);
    CHECK(text.starts_with(
        "# 題\n\n```\n<!-- daicho:stats -->\n```\n<!-- daicho:stats --by region -->\n\n**"));
    CHECK(holds(text, "| 関東 |"));
    CHECK(text.ends_with(after));

    const Ran fresh = daicho_report({"--check", document});
    CHECK(fresh.code == 0);
    CHECK(fresh.out.empty());
}

TEST_CASE("a block in HTML is a part of a page, one in another format is code, line ends stay") {
    const Folder folder;
    const std::string html =
        folder.write("a.html", "<p>x</p>\n<!-- daicho:list -->\n<!-- /daicho -->\n");
    CHECK(daicho_report({"--write", html}).code == 0);
    CHECK(read(html).starts_with("<p>x</p>\n<!-- daicho:list -->\n<p><strong>"));
    CHECK_FALSE(holds(read(html), "<html"));
    CHECK_FALSE(holds(read(html), "<main>"));

    const std::string code =
        folder.write("b.md", "<!-- daicho:list -f csv -->\r\n<!-- /daicho -->\r\n");
    CHECK(daicho_report({"--write", code}).code == 0);
    CHECK(read(code).starts_with("<!-- daicho:list -f csv -->\r\n\r\n```csv\r\nrow_type,"));
    CHECK(read(code).ends_with("\r\n```\r\n\r\n<!-- /daicho -->\r\n"));
    CHECK(daicho_report({"--check", code}).code == 0);
}

TEST_CASE(
    "a block that is open, nested or not for a document is a finding, and nothing is written") {
    const Folder folder;
    const auto refused = [&](const std::string& text, std::string_view finding,
                             std::string_view place) {
        CAPTURE(text);
        const std::string document = folder.write("a.md", text);
        const Ran ran = daicho_report({"--write", document});
        CHECK(ran.code == 1);
        CHECK(holds(ran.err, finding));
        CHECK(holds(ran.err, place));
        CHECK(read(document) == text);
    };
    const std::string end = "<!-- /daicho -->\n";
    refused("\n<!-- daicho:stats -->\n", "P841", "a.md:2:1");
    refused("x\n" + end, "P841", "a.md:2:1");
    refused("<!-- daicho:stats -->\n<!-- daicho:list -->\n" + end + end, "P842", "a.md:2:1");
    refused("<!-- daicho:stat -->\n" + end, "did you mean `stats`?", "a.md:1:1");
    refused("<!-- daicho:check -->\n" + end, "P843", "a.md:1:1");
    refused("<!-- daicho:stats -o x.md -->\n" + end, "P843", "a.md:1:1");
    refused("<!-- daicho:stats -C / -->\n" + end, "P843", "a.md:1:1");
    refused("<!-- daicho:report --write a.md -->\n" + end, "P843", "a.md:1:1");
    refused("<!-- daicho:stats --help -->\n" + end, "P843", "a.md:1:1");
    refused("<!-- daicho:stats --by 'x' -->\n" + end, "P843", "a.md:1:1");
    refused("<!-- daicho:show nobody -->\n" + end, "there is no agreement `nobody`",
            "a.md:1 (daicho show nobody)");
}
