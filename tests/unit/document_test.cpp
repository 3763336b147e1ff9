// Blocks in documents, against records that would like to end them.
#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "daicho/layout/formats.hpp"
#include "daicho/run.hpp"

using namespace daicho;

namespace {

namespace fs = std::filesystem;

/// A copy of the small registry, gone at the end of the test.
struct Copy {
    fs::path path = fs::temp_directory_path() / ("daicho-document-" + std::to_string(::getpid()));
    Copy() {
        fs::create_directories(path);
        fs::copy(DAICHO_ROOT "/tests/registry", path, fs::copy_options::recursive);
    }
    ~Copy() { fs::remove_all(path); }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;

    std::string write(const std::string& name, std::string_view text) const {
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

Ran run_in(const Copy& copy, std::vector<std::string> args) {
    World world;
    world.today = *make_day(2025, 12, 1);
    args.insert(args.begin(), {"-C", copy.path.string(), "report"});
    const int code = run(args, world);
    return {code, world.out, world.err};
}

/// The lines of a text, their ends and outer blanks gone.
std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        line.erase(line.find_last_not_of(" \t\r") + 1);
        line.erase(0, std::min(line.find_first_not_of(" \t"), line.size()));
        out.push_back(line);
    }
    return out;
}

/// Whether a browser or GitHub shows this document with something live that came from a record:
/// read here by a rule of its own, by what is fenced and what is a tag.
bool has_live_script(const std::string& text, bool is_html) {
    std::string fence;
    for (const std::string& line : lines_of(text)) {
        const std::size_t run = std::min(line.find_first_not_of('`'), line.size());
        if (!is_html && run >= 3) {
            if (fence.empty()) {
                fence = line.substr(0, run);
            } else if (run == line.size() && run >= fence.size()) {
                fence.clear();
            }
        }
        if (fence.empty() && line.find("<script") != line.npos) return true;
    }
    return false;
}

constexpr std::string_view hostile[] = {
    "<!-- /daicho -->",
    "<!-- daicho:stats -->",
    "```\n<!-- /daicho -->\n<script>alert(1)</script>\n```",
    "~~~\n<!-- /daicho -->\n~~~\n````\n<!-- daicho:list -->",
    "`````` \n</pre></main></body>\n<!-- /daicho -->\n<script>",
    "--> <!-- /daicho -->\n<!-- /daicho\n-->\n  <!--/daicho-->  \n<!-- x",
};

/// A record whose title and notes hold the text, on lines of its own.
void spoil(const Copy& copy, std::string_view text) {
    const std::string name = "agreements/10-gunma/102041-isesaki.yaml";
    const std::string record = read(DAICHO_ROOT "/tests/registry/" + name);
    const std::string first(text.substr(0, text.find('\n')));
    const std::string title = "title: " + nlohmann::json(first).dump();
    std::string notes = "notes: |\n  a\n  ";
    for (const char c : text) notes += c == '\n' ? std::string("\n  ") : std::string(1, c);
    notes += "\n  <!-- /daicho -->\n  b\nsources: [S1]\n";
    const std::size_t begin = record.find("title:"), end = record.find('\n', begin);
    const std::string between = record.substr(end, record.find("\nnotes:") + 1 - end);
    copy.write(name, record.substr(0, begin) + title + between + notes);
}

}  // namespace

TEST_CASE(
    "no record ends a block, in whatever format it is printed: write, check, write is stable") {
    const Copy copy;
    std::size_t written = 0;
    for (const std::string_view text : hostile) {
        spoil(copy, text);
        for (const Format& format : formats()) {
            for (const std::string_view command :
                 {"show 102041-isesaki", "timeline --party 伊勢崎市",
                  "report agreement 102041-isesaki"}) {
                for (const std::string_view name : {"lf.md", "crlf.md", "lf.html"}) {
                    const std::string end = name == "crlf.md" ? "\r\n" : "\n";
                    const std::string head = "# a" + end + "<!-- daicho:" + std::string(command) +
                                             " -f " + std::string(format.name) + " -->" + end;
                    const std::string foot = "<!-- /daicho -->" + end + "end" + end;
                    const std::string document = copy.write(std::string(name), head + foot);
                    CAPTURE(text);
                    CAPTURE(head);
                    if (run_in(copy, {"--write", document}).code != 0) {
                        CHECK(read(document) == head + foot);  // nothing to show, or not text
                        continue;
                    }
                    ++written;
                    const std::string once = read(document);
                    CHECK(once.starts_with(head));
                    CHECK(once.ends_with(foot));
                    CHECK(once.size() > head.size() + foot.size());
                    CHECK_FALSE(has_live_script(once, name == "lf.html"));
                    const Ran checked = run_in(copy, {"--check", document});
                    CHECK(checked.code == 0);
                    CHECK(checked.out == "");
                    CHECK(run_in(copy, {"--write", document}).code == 0);
                    CHECK(read(document) == once);
                    const auto ends = static_cast<std::size_t>(std::ranges::count(once, '\r'));
                    const auto lines = static_cast<std::size_t>(std::ranges::count(once, '\n'));
                    CHECK(ends == (name == "crlf.md" ? lines : 0));
                }
            }
        }
    }
    CHECK(written > 6 * 3 * 15);  // most formats have something to show
}

TEST_CASE("markers in fences are examples, however the fence is written") {
    const Copy copy;
    const std::string marker = "<!-- daicho:check -->\n";  // refused where it is read
    for (const std::string_view fenced :
         {"```\n@```\n", "~~~~ html\n@```\n~~~\n@~~~~~\n", "````\n```\n@```\n@````\n",
          "  ```\n  @  ```\n", "- ```\n  @  ```\n", "1. - ~~~\n     @     ~~~\n",
          "```\n~~~\n@```\n", "`````md\n```\n@```\n````\n@`````\n"}) {
        std::string text(fenced);
        for (std::size_t at = 0; (at = text.find('@', at)) != text.npos;)
            text.replace(at, 1, marker);
        CAPTURE(text);
        const std::string document =
            copy.write("a.md", text + "<!-- daicho:stats -->\n<!-- /daicho -->\n");
        CHECK(run_in(copy, {"--write", document}).code == 0);
        CHECK(read(document).starts_with(text));
        CHECK(read(document).size() > text.size() + 60);
    }
    // Code within a line is no fence, nor is anything in HTML.
    for (const std::string name : {"a.md", "a.html"}) {
        const std::string line = name == "a.md" ? "```x``` y\n" : "```\n";
        const std::string document = copy.write(name, line + marker + "<!-- /daicho -->\n");
        CHECK(run_in(copy, {"--check", document}).err.find("P843") != std::string::npos);
    }
}

TEST_CASE("a marker that a fence hides is said, never passed over") {
    const Copy copy;
    const std::string document =
        copy.write("a.md", "x\n```\ncode\n<!-- daicho:stats -->\n<!-- /daicho -->\n");
    const Ran hidden = run_in(copy, {"--check", document, "--lang", "en"});
    CHECK(hidden.code == 1);
    CHECK(hidden.err.find("a.md:4:1") != std::string::npos);
    CHECK(hidden.err.find("code that is not closed") != std::string::npos);

    const std::string within =
        copy.write("b.md", "<!-- daicho:stats -->\n```\nstale\n<!-- /daicho -->\n");
    const Ran open = run_in(copy, {"--write", within, "--lang", "en"});
    CHECK(open.code == 1);
    CHECK(open.err.find("b.md:1:1") != std::string::npos);
    CHECK(open.err.find("the code that begins here is not closed") != std::string::npos);
}
