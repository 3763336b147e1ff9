// `daicho report`: templates of one's own, and blocks in a document.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/command.hpp"
#include "daicho/report/reports.hpp"
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
    world.environment["LANG"] = "en_GB.UTF-8";
    args.insert(args.begin(), {"-C", DAICHO_ROOT "/tests/registry", "report"});
    const int code = run(args, world);
    return {code, world.out, world.err};
}

bool holds(const std::string& all, std::string_view part) {
    return all.find(part) != all.npos;
}

}  // namespace

TEST_CASE("the example of the documentation lays out every report") {
    const Folder folder;
    const std::string document = read(DAICHO_ROOT "/docs/templates.md");
    const std::string start = "```mustache\n";
    const auto from = document.find(start) + start.size();
    REQUIRE(from > start.size());
    const std::string example = document.substr(from, document.find("```", from) - from);
    const std::string file = folder.write("mine.html.mustache", example);
    for (const ReportKind& kind : report_kinds()) {
        CAPTURE(kind.name);
        std::vector<std::string> args{std::string(kind.name)};
        if (kind.argument == ReportArgument::agreement) args.push_back("102041-isesaki");
        if (kind.argument == ReportArgument::prefecture) args.push_back("群馬県");
        args.insert(args.end(), {"-f", "html", "--template", file});
        const Ran made = daicho_report(args);
        CHECK(made.code == 0);
        CHECK(made.out.starts_with("<h1>"));
        CHECK(holds(made.out, "<li>") == (kind.name == "national"));
    }
}

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
    const Ran missing =
        daicho_report({"national", "--template", page, "-o", (folder.path / "out").string()});
    CHECK(missing.code == 1);
    CHECK(holds(missing.err, "error[P821]: there is no partial `foot`"));
    CHECK(holds(missing.err, "mine.html.mustache:1:19"));
    CHECK_FALSE(fs::exists(folder.path / "out"));

    CHECK(daicho_report({"national", "--template", folder.path / "none.mustache"}).code == 2);
    CHECK(daicho_report({"national", "--templates", folder.path / "none"}).code == 2);
}

TEST_CASE("a template is a regular file; what is not is never passed over") {
    const Folder folder;
    const std::string real = folder.write("real.html", "<h1>{{title}}</h1>\n");
    const auto refuses = [&](const std::string& name, std::vector<std::string> args,
                             std::string_view why) {
        CAPTURE(name);
        args.insert(args.begin(), {"national", "-f", "html"});
        const Ran ran = daicho_report(args);
        CHECK(ran.code == 2);
        CHECK(ran.out.empty());
        CHECK(holds(ran.err, why));
        CHECK(holds(ran.err, name));
    };
    const std::string link = folder.path / "link.html";
    fs::create_symlink(real, link);
    refuses("link.html", {"--template", link}, "is a link, or not a regular file");
    refuses("tmp", {"--template", fs::temp_directory_path()}, "is a link, or not a regular file");

    for (const std::string name : {"page.html.mustache", "head.mustache", "style.css"}) {
        const fs::path path = folder.path / name;
        fs::create_symlink(real, path);
        refuses(name, {"--templates", folder.path}, "is a link");
        refuses(name, {"--template", real}, "is a link");
        fs::remove(path);
        fs::create_symlink("nowhere", path);
        refuses(name, {"--templates", folder.path}, "is a link");
        fs::remove(path);
        REQUIRE(::mkfifo(path.c_str(), 0600) == 0);  // a reader would wait for its writer
        refuses(name, {"--templates", folder.path}, "not a regular file");
        refuses(name, {"--template", path}, "not a regular file");
        fs::remove(path);
        fs::create_directory(path);
        refuses(name, {"--templates", folder.path}, "not a regular file");
        fs::remove(path);
    }
    CHECK(daicho_report({"national", "--template", real}).out.ends_with("</h1>\n"));
}

TEST_CASE("a byte order mark in a template is an error, in a layout and in a partial") {
    const Folder folder;
    folder.write("page.html.mustache", "\xEF\xBB\xBF<h1>{{title}}</h1>\n");
    const Ran layout = daicho_report({"national", "-f", "html", "--templates", folder.path});
    CHECK(layout.code == 1);
    CHECK(holds(layout.err, "error[P807]"));
    CHECK(layout.out.empty());
    folder.write("page.html.mustache", "{{> head}}<h1>{{title}}</h1>\n");
    folder.write("head.mustache", "\xEF\xBB\xBF<head></head>\n");
    CHECK(holds(daicho_report({"national", "-f", "html", "--templates", folder.path}).err,
                "head.mustache:1:1"));
}

TEST_CASE("a document decides neither which files are read nor on which day") {
    const Folder folder;
    const std::string secret = folder.write("secret.md", "not for {{title}}\n");
    for (const std::string& line :
         {"report national --template " + secret, "report national --templates=" + secret,
          "report --template " + secret + " national -f md",
          "report national --templates " + folder.path.string(), "stats -C " + secret,
          "stats --directory=" + secret, "stats -o " + secret,
          std::string("stats --today 2030-01-01"), std::string("stats --as-of today"),
          std::string("stats --as-of latest"), std::string("stats --excel -f csv"),
          std::string("duties"), std::string("reference 群馬県")}) {
        CAPTURE(line);
        const std::string text = "<!-- daicho:" + line + " -->\n<!-- /daicho -->\n";
        const std::string document = folder.write("a.md", text);
        for (const char* how : {"--check", "--write"}) {
            const Ran ran = daicho_report({how, document});
            CHECK(ran.code == 1);
            CHECK_FALSE(holds(ran.out, "not for"));
            CHECK(read(document) == text);
        }
    }
}

TEST_CASE("an option that a document may use names no place and no day that passes") {
    constexpr std::string_view never[] = {"FILE", "DIR", "PATH", "REV", "FORMAT[=FILE]"};
    for (const Command& command : commands()) {
        for (const Option& option : options_of(command)) {
            CAPTURE(option.name);
            const bool names_place = std::ranges::find(never, option.value) != std::end(never);
            CHECK_FALSE((option.in_document && (names_place || option.name == "today")));
        }
    }
}

TEST_CASE("a block does not change with the day on which it is made") {
    const Folder folder;
    for (const std::string line : {"report signing 102041-isesaki", "report annual", "report pdca",
                                   "report national", "stats", "list", "trend"}) {
        CAPTURE(line);
        const std::string document =
            folder.write("a.md", "<!-- daicho:" + line + " -->\n<!-- /daicho -->\n");
        REQUIRE(daicho_report({"--write", document}).code == 0);
        CHECK(daicho_report({"--check", document, "--today", "2027-03-30"}).code == 0);
    }
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
