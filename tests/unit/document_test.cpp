// Blocks in documents, against records that would like to end them.
#include <doctest/doctest.h>

#include <sys/inotify.h>
#include <unistd.h>
#include <map>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/command.hpp"
#include "daicho/layout/formats.hpp"
#include "daicho/report/reports.hpp"
#include "daicho/run.hpp"
#include "daicho/topics.hpp"
#include "embed/find.hpp"

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
    world.environment["LANG"] = "en_GB.UTF-8";
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

/// Counts how often a file is opened.
class Opens {
  public:
    explicit Opens(const fs::path& file) : x_queue(::inotify_init1(IN_NONBLOCK)) {
        REQUIRE(::inotify_add_watch(x_queue, file.c_str(), IN_OPEN | IN_CLOSE) >= 0);
    }
    ~Opens() { ::close(x_queue); }
    Opens(const Opens&) = delete;
    Opens& operator=(const Opens&) = delete;

    /// Of equal events that follow each other only one is kept; so the closing is watched too.
    std::size_t count() const {
        std::size_t out = 0;
        inotify_event event{};
        while (::read(x_queue, &event, sizeof event) > 0) out += (event.mask & IN_OPEN) ? 1 : 0;
        return out;
    }

  private:
    int x_queue;
};

/// Three documents with one block of the same command.
class Trial {
  public:
    Trial(const Copy& copy, const std::string& command) {
        for (const std::string name : {"lf.md", "crlf.md", "lf.html"}) {
            const std::string end = name == "crlf.md" ? "\r\n" : "\n";
            const std::string head = "# a" + end + "<!-- daicho:" + command + " -->" + end;
            const std::string foot = "<!-- /daicho -->" + end + "end" + end;
            x_all.push_back({copy.write(name, head + foot), head, foot});
        }
    }
    std::vector<std::string> args(const std::string& how) const {
        return {how, x_all[0].path, x_all[1].path, x_all[2].path};
    }
    std::vector<std::string> texts() const {
        return {read(x_all[0].path), read(x_all[1].path), read(x_all[2].path)};
    }
    void expect_untouched() const {
        for (const auto& one : x_all) CHECK(read(one.path) == one.head + one.foot);
    }
    void expect_whole(const std::vector<std::string>& texts) const {
        for (std::size_t i = 0; i < x_all.size(); ++i) {
            const std::string& text = texts[i];
            CHECK(text.starts_with(x_all[i].head));
            CHECK(text.ends_with(x_all[i].foot));
            CHECK(text.size() > x_all[i].head.size() + x_all[i].foot.size());
            CHECK_FALSE(has_live_script(text, i == 2));
            CHECK(std::ranges::count(text, '\r') == (i == 1 ? std::ranges::count(text, '\n') : 0));
        }
    }

  private:
    struct One {
        std::string path, head, foot;
    };
    std::vector<One> x_all;
};

}  // namespace

TEST_CASE("no record ends a block, in whatever format: write, check, write is stable") {
    const Copy copy;
    std::size_t written = 0;
    for (const std::string_view text : hostile) {
        spoil(copy, text);
        for (const Format& format : formats()) {
            for (const std::string_view command :
                 {"show 102041-isesaki", "timeline --party 伊勢崎市",
                  "report agreement 102041-isesaki"}) {
                CAPTURE(text);
                CAPTURE(command);
                CAPTURE(format.name);
                const Trial trial(copy, std::string(command) + " -f " + std::string(format.name));
                if (run_in(copy, trial.args("--write")).code != 0) {
                    trial.expect_untouched();  // nothing to show, or not text
                    continue;
                }
                ++written;
                const auto once = trial.texts();
                trial.expect_whole(once);
                const Ran checked = run_in(copy, trial.args("--check"));
                CHECK(checked.code == 0);
                CHECK(checked.out == "");
                CHECK(run_in(copy, trial.args("--write")).code == 0);
                CHECK(trial.texts() == once);
            }
        }
    }
    CHECK(written > std::size(hostile) * 15);  // most formats have something to show
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

TEST_CASE("what is code by its indentation begins no fence and ends none") {
    const Copy copy;
    const std::string block = "<!-- daicho:explain P841 -->\nold\n<!-- /daicho -->\n";
    // Four blanks further than the text around it, or an item of a list that has ended.
    for (const std::string before : {"    ```\ntext\n\n", "\t~~~\n\n", "-     ```\n\nx\n\n",
                                     "- a\n\n      ```\n\nx\n\n", "- ```\n  code\n\nx\n\n"}) {
        CAPTURE(before);
        const std::string document = copy.write("a.md", before + block + "\n    ```\n");
        CHECK(run_in(copy, {"--check", document}).code == 1);
        CHECK(run_in(copy, {"--write", document}).code == 0);
        CHECK(read(document).find("\nold\n") == std::string::npos);
    }
    // Nor is the fence closed there.
    const std::string text = "```\n    ```\n<!-- daicho:check -->\n```\n";
    const std::string document = copy.write("b.md", text + block);
    CHECK(run_in(copy, {"--write", document}).code == 0);
    CHECK(read(document).starts_with(text));
}

TEST_CASE("a byte order mark hides no marker") {
    const Copy copy;
    const std::string document =
        copy.write("a.md", "\xEF\xBB\xBF<!-- daicho:explain P841 -->\nold\n<!-- /daicho -->\n");
    CHECK(run_in(copy, {"--write", document}).code == 0);
    CHECK(read(document).starts_with("\xEF\xBB\xBF<!-- daicho:explain P841 -->\n"));
    CHECK(read(document).find("\nold\n") == std::string::npos);
    CHECK(run_in(copy, {"--check", document}).code == 0);
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

TEST_CASE("a marker that is nearly one is said, once, and what is no marker is not") {
    const Copy copy;
    const std::string block = "<!-- daicho:explain P841 -->\n<!-- /daicho -->\n";
    const std::string well = copy.write("well.md", block);
    REQUIRE(run_in(copy, {"--write", well}).code == 0);
    for (const auto& each : std::map<std::string, std::string>{
             {"<!-- Daicho:stats -->\n<!-- /daicho -->\n", "<!-- daicho:stats -->"},
             {"<!-- daicho ：stats -->\n<!-- /daicho -->\n", "<!-- daicho:stats -->"},
             {"<!-- ｄａｉｃｈｏ:stats -->\n<!-- / daicho -->\n", "<!-- daicho:stats -->"},
             {"<!-- daicho:explain P841 -->\n<!-- /DAICHO -->\n", "<!-- /daicho -->"}}) {
        const std::string &typed = each.first, &meant = each.second;
        CAPTURE(typed);
        const std::string document = copy.write("a.md", read(well) + typed);
        const Ran ran = run_in(copy, {"--check", document, "--lang", "en"});
        CHECK(ran.code == 1);
        CHECK(ran.err.find("[P844]") != std::string::npos);
        CHECK(ran.err.find("write `" + meant + "`") != std::string::npos);
        CHECK(ran.err.find("P841") == std::string::npos);
    }
    for (const std::string other : {"<!-- daicho is a ledger: look -->\n", "<!-- /daichou -->\n",
                                    "```\n<!-- Daicho:stats -->\n```\n"}) {
        CHECK(run_in(copy, {"--check", copy.write("a.md", read(well) + other)}).code == 0);
    }
}

TEST_CASE("several documents are made from one reading of the registry") {
    const Copy copy;
    const std::string block = "<!-- daicho:list -->\n<!-- /daicho -->\n";
    const std::string a = copy.write("a.md", block + "<!-- daicho:schema -->\n<!-- /daicho -->\n");
    const std::string b = copy.write("b.html", block + block);
    const Opens opens(copy.path / "agreements/registry.yaml");
    CHECK(run_in(copy, {"--write", a, b}).code == 0);
    CHECK(opens.count() == 1);
    CHECK(read(a).size() > 3 * block.size());
    CHECK(read(b).find("<table") != std::string::npos);
    CHECK(run_in(copy, {"--check", b, a}).code == 0);
    CHECK(run_in(copy, {"--check", a, "--check", b}).code == 0);
}

TEST_CASE("what differs is said of every document, and one that is wrong keeps all as they are") {
    const Copy copy;
    const std::string stale = "<!-- daicho:list -->\nold\n<!-- /daicho -->\n";
    const std::string a = copy.write("a.md", stale), b = copy.write("b.md", "x\n" + stale);
    const Ran checked = run_in(copy, {"--check", a, b, "--lang", "en"});
    CHECK(checked.code == 1);
    CHECK(checked.out.find("--- " + a) != std::string::npos);
    CHECK(checked.out.find("+++ " + b + " (current)\n@@ " + b + ":2 daicho list\n-old\n") !=
          std::string::npos);

    for (const std::string_view wrong :
         {"<!-- daicho:list -->\n", "<!-- daicho:lst -->\n<!-- /daicho -->\n",
          "<!-- daicho:show nobody -->\n<!-- /daicho -->\n"}) {
        const std::string c = copy.write("c.md", wrong);
        const Ran ran = run_in(copy, {"--write", a, c, b});
        CHECK(ran.code == 1);
        CHECK(ran.err.find("c.md:1") != std::string::npos);
        CHECK(read(a) == stale);
        CHECK(read(b) == "x\n" + stale);
    }
    CHECK(run_in(copy, {"--write", a, (copy.path / "none.md").string()}).code == 2);
    CHECK(read(a) == stale);
}

TEST_CASE("any word that would do nothing beside documents is an error") {
    const Copy copy;
    const std::string stale = "<!-- daicho:list -->\nold\n<!-- /daicho -->\n";
    const std::string a = copy.write("a.md", stale);
    for (const std::vector<std::string>& words : {std::vector<std::string>{"national"},
                                                  {"-f", "html"},
                                                  {"--template", a},
                                                  {"-o", a},
                                                  {"--as-of", "2020-01-01"},
                                                  {"--prefecture", "10"},
                                                  {"--list"},
                                                  {"--check", a}}) {
        CAPTURE(words.front());
        std::vector<std::string> args{"--write", a};
        args.insert(args.end(), words.begin(), words.end());
        const Ran ran = run_in(copy, args);
        CHECK(ran.code == 2);
        CHECK(ran.err != "");
        CHECK(read(a) == stale);
    }
    CHECK(run_in(copy, {"--list", "national"}).code == 2);
}

TEST_CASE("no registry, or one that cannot be read, is not a finding about the document") {
    const Copy copy;
    const std::string a = copy.write("a.md", "<!-- daicho:list -->\n<!-- /daicho -->\n");
    fs::remove_all(copy.path / "agreements");
    const Ran ran = run_in(copy, {"--check", a, "--lang", "en"});
    CHECK(ran.code == 2);
    CHECK(ran.err.find("there is no registry") != std::string::npos);
    const std::string b = copy.write("b.md", "<!-- daicho:explain P841 -->\n<!-- /daicho -->\n");
    World world;
    CHECK(run({"report", "--write", b}, world) == 0);  // needs none
}

TEST_CASE("a registry of which something cannot be read is trouble in a document too") {
    const Copy copy;
    const auto document = copy.write("a.md", "<!-- daicho:stats -->\n<!-- /daicho -->\n");
    const fs::path record = copy.path / "agreements/10-gunma/102032-kiryu.yaml";
    fs::create_symlink("/nonexistent", record);  // a finding: exit 1
    CHECK(run_in(copy, {"--check", document}).code == 1);
    fs::remove(record);
    fs::remove(copy.path / "agreements/registry.yaml");
    fs::create_directory(copy.path / "agreements/registry.yaml");
    CHECK(run_in(copy, {"--check", document}).code == 2);
}

TEST_CASE("a document is written once, however often it is named, and never in the registry") {
    const Copy copy;
    const std::string empty = "<!-- daicho:stats -->\n<!-- /daicho -->\n";
    const auto document = copy.write("a.md", empty);
    const auto again = (copy.path / "agreements/../a.md").string();
    CHECK(run_in(copy, {"--write", document, again, document}).code == 0);
    CHECK(read(document) != empty);
    const auto inside = copy.write("agreements/vocabulary.yaml",
                                   "<!-- daicho:explain P841 -->\n<!-- /daicho -->\n");
    const std::string before = read(inside);
    CHECK(run_in(copy, {"--write", inside}).code == 2);
    CHECK(read(inside) == before);
}

TEST_CASE("every topic of documents has examples that hold") {
    const Copy copy;
    for (const Topic& topic : document_topics()) {
        CAPTURE(topic.code);
        CHECK(find_topic(topic.code) == &topic);
        const std::string bad = copy.write("a.md", topic.bad),
                          good = copy.write("b.md", topic.good);
        const std::string code = "[" + std::string(topic.code) + "]";
        CHECK(run_in(copy, {"--check", bad}).err.find(code) != std::string::npos);
        CHECK(run_in(copy, {"--write", good}).code == 0);
    }
}

TEST_CASE("which commands may stand in a document is said as they declare it") {
    const Topic* topic = find_topic("bad-block");
    REQUIRE(topic);
    std::string ja, en;
    for (const Command& command : commands()) {
        if (!command.in_document) continue;
        ja += (ja.empty() ? "" : "、") + std::string(command.name);
        en += (en.empty() ? "" : ", ") + std::string(command.name);
    }
    CHECK(topic->explanation.ja.find(": " + ja + "。") != std::string::npos);
    CHECK(topic->explanation.en.find(": " + en + ".") != std::string::npos);
}

TEST_CASE("every report is a part of a document, in its own words and with no page around it") {
    const Copy copy;
    for (const ReportKind& kind : report_kinds()) {
        std::string line(kind.name);
        if (kind.argument == ReportArgument::agreement) line += " 102041-isesaki";
        if (kind.argument == ReportArgument::prefecture) line += " 群馬県";
        CAPTURE(line);
        const std::string head = "<!-- daicho:report " + line + " -->\n";
        const std::string html = copy.write("a.html", head + "<!-- /daicho -->\n");
        const std::string md = copy.write("a.md", head + "<!-- /daicho -->\n");
        REQUIRE(run_in(copy, {"--write", html, md}).code == 0);
        CHECK(read(html).starts_with(head + "<p><strong>"));
        // What an office sends out bears no grounds.
        const bool has_grounds = kind.name != "signing";
        CHECK(read(html).ends_with("</footer>\n<!-- /daicho -->\n") == has_grounds);
        for (const char* page : {"<!DOCTYPE", "<html", "<head", "<style", "<body", "<main", "<h1"})
            CHECK(read(html).find(page) == std::string::npos);
        CHECK(read(md).starts_with(head + "\n**"));
        CHECK(read(md).find("\n# ") == std::string::npos);
    }
}
