#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <algorithm>

#include "daicho/render/render.hpp"
#include "daicho/text/utf8.hpp"
#include "render/findings/line_hash.hpp"

using namespace daicho;

namespace {

constexpr TopicList topics{{
    {"Y104",
     "duplicate-key",
     Severity::error,
     {"同じキーが2回書かれています", "a key is written twice"},
     {"どちらの値が正しいのか分かりません。",
      "Nobody can tell which value is meant. Some readers of YAML take the first, others the last.\n\nRemove one."},
     "=== sources.yaml\ntitle: a\n\ttitle: \x1b[31mb\n",
     "title: a\n"},
    {"R201",
     "other-record",
     Severity::warning,
     {"別の記録", "another record"},
     {"2つの記録", "two records"},
     "",
     "",
     "made up"},
    {"R202",
     "remark",
     Severity::note,
     {"参考", "a remark"},
     {"参考です", "a remark"},
     "",
     "",
     "made up"},
}};
const Topic& duplicate_key = topics["duplicate-key"];
const Topic& other_record = topics["other-record"];

const Sources files{
    {"10-gunma/102041-isesaki.yaml",
     "# 記録\ntitle: 伊勢崎市・群馬労働局雇用対策協定\ntitle: 伊勢崎市雇用対策協定\n"},
    {"10-gunma/102059-ota.yaml",
     "title: 太田市\nnotes: |\n  一\n  二\n  三\nparties: [{role: government, name: 伊勢崎市}]\n"}};

Span find(SourceId source, std::string_view what, std::size_t from = 0) {
    const auto begin = files[source].text.find(what, from);
    REQUIRE(begin != std::string::npos);
    return {source, static_cast<std::uint32_t>(begin),
            static_cast<std::uint32_t>(begin + what.size())};
}

Diagnostics duplicate() {
    Diagnostics findings;
    auto& finding = findings.add(
        duplicate_key, find(0, "title", 60),
        message("キー`{}`が2回書かれています", "the key `{}` is written twice", "title"));
    finding.labels = {{find(0, "title"), {"最初はここ", "first here"}},
                      {finding.at, {"2度目", "again here"}}};
    finding.help = {"片方を消してください", "remove one of them"};
    finding.notes = {{"先の値を取る読み取り器もあります", "some readers take the first value"}};
    finding.fix = Fix{true, {{find(0, "title: 伊勢崎市雇用対策協定\n"), ""}}};
    return findings;
}

Diagnostics at(Span span) {
    Diagnostics findings;
    findings.add(other_record, span, {"別の記録にあります", "stands in another record"});
    return findings;
}

std::string render(std::string_view format, const Diagnostics& findings,
                   RenderOptions options = {}) {
    return finding_formats().find(format)->render(findings, files, "agreements", {308, 311},
                                                  options);
}

std::string lines(std::string_view picture) {
    return std::string(picture.substr(1));
}

}  // namespace

TEST_CASE("a note is one line, whatever it holds") {
    Diagnostics findings;
    auto& note = findings.add(topics["remark"], find(0, "title"), {"疑義", "in doubt"});
    note.labels = {{find(1, "太田市"), {"ここ", "here"}}};
    note.help = {"調べる", "look it up"};
    findings.add(topics["remark"], find(1, "notes"), {"疑義", "in doubt"});
    findings.append(at(find(1, "太田市")));
    CHECK(render("text", findings, {.lang = Lang::en}) == lines(R"(
note[R202]: in doubt (agreements/10-gunma/102041-isesaki.yaml:2:1)
note[R202]: in doubt (agreements/10-gunma/102059-ota.yaml:2:1)

warning[R201]: stands in another record
  ┌─ agreements/10-gunma/102059-ota.yaml:1:8
  │
1 │ title: 太田市
  │        ^^^^^^

308 records in 311 files: 1 warning, 2 notes
)"));
    CHECK(render("json", findings, {.lang = Lang::en}).find("look it up") != std::string::npos);
}

TEST_CASE("a finding shows its place, the lines, what to do, and the sum of all") {
    CHECK(render("text", duplicate(), {.lang = Lang::en}) == lines(R"(
error[Y104]: the key `title` is written twice
  ┌─ agreements/10-gunma/102041-isesaki.yaml:3:1
  │
2 │ title: 伊勢崎市・群馬労働局雇用対策協定
  │ ----- first here
3 │ title: 伊勢崎市雇用対策協定
  │ ^^^^^ again here
  │
  = help: remove one of them
  = note: some readers take the first value
  = fix: `--fix` mends it

308 records in 311 files: 1 error (1 fixable with --fix)
)"));
    CHECK(render("text", duplicate()) == lines(R"(
エラー[Y104]: キー`title`が2回書かれています
  ┌─ agreements/10-gunma/102041-isesaki.yaml:3:1
  │
2 │ title: 伊勢崎市・群馬労働局雇用対策協定
  │ ----- 最初はここ
3 │ title: 伊勢崎市雇用対策協定
  │ ^^^^^ 2度目
  │
  = 対処: 片方を消してください
  = 補足: 先の値を取る読み取り器もあります
  = 修正: `--fix` で直せます

308件(311ファイル): エラー1件(うち1件は --fix で修正可)
)"));
}

TEST_CASE("carets stand under full-width characters, other files get their own excerpt") {
    Diagnostics findings = at(find(1, "伊勢崎市"));
    auto& finding = const_cast<Diagnostic&>(*findings.begin());
    finding.labels = {{find(0, "群馬労働局"), {"ここ", "here"}}};
    finding.fix = Fix{false, {}};
    CHECK(render("text", findings, {.lang = Lang::en}) == lines(R"(
warning[R201]: stands in another record
  ┌─ agreements/10-gunma/102059-ota.yaml:6:36
  │
6 │ parties: [{role: government, name: 伊勢崎市}]
  │                                    ^^^^^^^^
  ┌─ agreements/10-gunma/102041-isesaki.yaml:2:13
  │
2 │ title: 伊勢崎市・群馬労働局雇用対策協定
  │                  ---------- here
  │
  = fix: `--unsafe-fixes` mends it, but may change the meaning

308 records in 311 files: 1 warning (1 fixable with --unsafe-fixes)
)"));
}

TEST_CASE("a finding over several lines shows the first and the last") {
    CHECK(render("text", at(find(1, "notes: |\n  一\n  二\n  三\n"))) == lines(R"(
警告[R201]: 別の記録にあります
  ┌─ agreements/10-gunma/102059-ota.yaml:2:1
  │
2 │ notes: |
  │ ^^^^^^^^
  ⋮
5 │   三
  │   ^^

308件(311ファイル): 警告1件
)"));
}

TEST_CASE("a long line is cut around the marked place, and nothing in it is live") {
    std::string line = "\x1b[31m\t\u202e";
    for (int i = 0; i < 60; ++i) line += "長い";
    line += "誤字";
    for (int i = 0; i < 60; ++i) line += "長い";
    const Sources long_file{{"a.yaml", line + "\n"}};
    const auto begin = static_cast<std::uint32_t>(line.find("誤字"));
    const auto shown = [&](Span span) {
        return render_findings_text(at(span), long_file, "", {1, 1},
                                    {.lang = Lang::en, .width = 50});
    };
    CHECK(shown({0, begin, begin + 6}) == lines(R"(
warning[R201]: stands in another record
  ┌─ a.yaml:1:128
  │
1 │ …い長い長い長い誤字長い長い長い長い長い長い長…
  │                ^^^^

1 record in 1 file: 1 warning
)"));
    CHECK(shown({0, 0, 1}) == lines(R"(
warning[R201]: stands in another record
  ┌─ a.yaml:1:1
  │
1 │ \x1b[31m \u202e長い長い長い長い長い長い長い長…
  │ ^^^^

1 record in 1 file: 1 warning
)"));
}

TEST_CASE("every span of a file can be shown, also empty ones and those at its end") {
    const Sources odd{{"a.yaml", "あ\r\n\n\tb: \xff\n"}, {"empty.yaml", ""}, {"lf.yaml", "\n\n"}};
    for (SourceId source = 0; source < odd.size(); ++source) {
        const auto size = static_cast<std::uint32_t>(odd[source].text.size());
        for (std::uint32_t begin = 0; begin <= size; ++begin) {
            for (std::uint32_t end = begin; end <= size + 1; ++end) {
                for (const FindingFormat& format : finding_formats()) {
                    const auto out = format.render(at({source, begin, end}), odd, "", {1, 1}, {});
                    CHECK_FALSE(first_invalid_utf8(out));
                }
            }
        }
    }
}

TEST_CASE("all clean is one line") {
    CHECK(render("text", {}) == "308件(311ファイル): 指摘なし\n");
    CHECK(render("text", {}, {.lang = Lang::en}) == "308 records in 311 files: no findings\n");
}

TEST_CASE("at most 200 findings are printed, and the number of the others said") {
    Diagnostics findings;
    const Sources many(11, files[1]);  // of one file no more than twenty are shown
    for (SourceId i = 0; i < 205; ++i) findings.append(at({i / 20, 0, 5}));
    const auto render = [&](std::string_view format, RenderOptions options = {}) {
        return finding_formats().find(format)->render(findings, many, "agreements", {308, 311},
                                                      options);
    };
    const std::string out = render("text", {.lang = Lang::en});
    CHECK(out.ends_with("and 5 more\n\n308 records in 311 files: 205 warnings\n"));
    const auto json = nlohmann::json::parse(render("json"));
    CHECK(json["findings"].size() == 205);
}

TEST_CASE("JSON gives places in characters and bytes, and the fix") {
    const auto json = nlohmann::json::parse(render("json", duplicate(), {.lang = Lang::en}));
    CHECK(json["summary"]["errors"] == 1);
    const auto& finding = json["findings"][0];
    CHECK(finding["file"] == "agreements/10-gunma/102041-isesaki.yaml");
    CHECK(finding["line"] == 3);
    CHECK(finding["end_column"] == 6);
    CHECK(finding["byte_begin"] == find(0, "title", 60).begin);
    CHECK(finding["labels"][0]["message"] == "first here");
    CHECK(finding["fix"]["edits"][0]["text"] == "");
}

TEST_CASE("SARIF names the rules that occur and gives regions in characters") {
    const auto json = nlohmann::json::parse(render("sarif", duplicate(), {.lang = Lang::en}));
    const auto& run = json["runs"][0];
    CHECK(run["columnKind"] == "unicodeCodePoints");
    CHECK(run["tool"]["driver"]["rules"][0]["id"] == "Y104");
    const auto& result = run["results"][0];
    CHECK(result["ruleIndex"] == 0);
    const auto& place = result["locations"][0]["physicalLocation"];
    CHECK(place["artifactLocation"]["uri"] == "agreements/10-gunma/102041-isesaki.yaml");
    CHECK(place["region"]["startLine"] == 3);
    CHECK(result["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"]["endLine"] ==
          4);
}

TEST_CASE("the annotations of GitHub are one line each") {
    CHECK(
        render("github", duplicate(), {.lang = Lang::en}) ==
        "::error file=agreements/10-gunma/102041-isesaki.yaml,line=3,col=1,endLine=3,endColumn=6,title=Y104 duplicate-key::the key `title` is written twice%0Aremove one of them%0Asome readers take the first value%0Aagreements/10-gunma/102041-isesaki.yaml:2:1: first here%0Aagreements/10-gunma/102041-isesaki.yaml:3:1: again here\n"
        "308 records in 311 files: 1 error (1 fixable with --fix)\n");
}

TEST_CASE("of many annotations the worst ten are shown, and the rest is in the log") {
    Diagnostics findings;
    for (int i = 0; i < 12; ++i) {
        findings.add(other_record, {1, 0, 5}, message("注意", "look ##[x] {}", i));
    }
    findings.add(duplicate_key, {1, 0, 5}, message("誤り", "wrong"));
    const std::string out = render("github", findings, {.lang = Lang::en});
    CHECK(out.starts_with("::error file="));
    CHECK(out.find("\nand 3 more, in the log:\n- agreements/10-gunma/102059-ota.yaml:1:1: "
                   "warning[R201] look ## [x] 9\n") != out.npos);
    std::size_t commands = 0;
    for (auto at = out.find("::error f"); at != out.npos; at = out.find("::error f", at + 1))
        ++commands;
    for (auto at = out.find("::warning"); at != out.npos; at = out.find("::warning", at + 1))
        ++commands;
    CHECK(commands == 10);
    CHECK(out.find("##[") == out.npos);
}

TEST_CASE("a finding is one line for editors and reviewers") {
    CHECK(
        render("concise", duplicate(), {.lang = Lang::en}) ==
        "agreements/10-gunma/102041-isesaki.yaml:3:1: error[Y104] the key `title` is written twice\n");
    CHECK(render("concise", Diagnostics{}, {}) == "");
    // In Japanese too, the level is one that their patterns know.
    CHECK(
        render("concise", duplicate(), {}) ==
        "agreements/10-gunma/102041-isesaki.yaml:3:1: error[Y104] キー`title`が2回書かれています\n");
    CHECK(render("concise", at(find(1, "太田市")), {}).find(": warning[R201] ") !=
          std::string::npos);
}

TEST_CASE("findings are a table in Markdown, which fits a comment") {
    CHECK(
        render("md", duplicate(), {.lang = Lang::en}) ==
        "**308 records in 311 files: 1 error (1 fixable with --fix)**\n\n"
        "| severity | place | finding |\n| --- | --- | --- |\n"
        "| error Y104 | agreements/10-gunma/102041-isesaki.yaml:3 | the key \\`title\\` is written "
        "twice<br>remove one of them<br>some readers take the first value<br>"
        // A comment between its colons keeps `:2:` from becoming a picture.
        "agreements/10-gunma/102041-isesaki.yaml:<!-- -->2:<!-- -->1: first here<br>"
        "agreements/10-gunma/102041-isesaki.yaml:<!-- -->3:<!-- -->1: again here |\n");
    CHECK(render("md", Diagnostics{}, {.lang = Lang::en}) ==
          "**308 records in 311 files: no findings**\n");
    Diagnostics many;
    for (std::uint32_t i = 0; i < 20; ++i) {
        many.add(other_record, {1, 0, 1},
                 message("{}", "{}", std::string(5000, 'x') + std::to_string(i)));
    }
    const std::string out = render("md", many, {.lang = Lang::en});
    CHECK(out.size() < 65'536);
    CHECK(out.find("\nand ") != out.npos);
    // The limit is one of characters: Japanese has as much room, and not a third.
    Diagnostics japanese;
    for (std::uint32_t i = 0; i < 20; ++i) {
        std::string text = std::to_string(i);
        for (int n = 0; n < 5000; ++n) text += "字";
        japanese.add(other_record, {1, 0, 1}, message("{}", "{}", text));
    }
    const std::string cut = render("md", japanese);
    CHECK(count_characters(cut) < 65'536);
    CHECK(count_characters(cut) > 50'000);
    CHECK(cut.find("\nほかに") != cut.npos);
}

TEST_CASE("a result of SARIF is known again when its line has moved, and told from its like") {
    const auto prints = [](const Diagnostics& findings, const Sources& sources) {
        const auto json = nlohmann::json::parse(
            finding_formats().find("sarif")->render(findings, sources, "", {1, 1}, {}));
        std::vector<std::string> out;
        for (const auto& result : json["runs"][0]["results"]) {
            out.push_back(result["partialFingerprints"]["daichoLine/v1"]);
        }
        return out;
    };
    const Sources before{{"a.yaml", "x: 1\ny: 2\ny: 2\n"}},
        after{{"a.yaml", "new: 0\nx: 1\ny: 2\ny: 2\n"}};
    Diagnostics old, now;
    for (const std::uint32_t at : {0U, 5U, 10U}) {
        old.add(duplicate_key, {0, at, at + 1}, message("重複", "twice"));
        now.add(duplicate_key, {0, at + 7, at + 8}, message("重複", "twice"));
    }
    CHECK(prints(old, before) == prints(now, after));
    const auto all = prints(old, before);
    CHECK(all[0] != all[1]);
    CHECK(all[1] != all[2]);
}

TEST_CASE("the lines of SARIF are hashed as GitHub's action hashes them") {
    using Hashes = std::vector<std::string>;
    CHECK(line_hashes("") == Hashes{"c129715d7a2bc9a3:1"});
    CHECK(line_hashes(" a\nb\n  \t\tc\n d") == Hashes{"271789c17abda88f:1", "54703d4cd895b18:1",
                                                      "180aee12dab6264:1", "a23a3dc5e078b07b:1"});
    const Hashes ended{"e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1",
                       "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1",
                       "c129715d7a2bc9a3:1"};
    CHECK(line_hashes(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n") == ended);
    CHECK(line_hashes(" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n") == ended);
    CHECK(line_hashes(" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n") == ended);
    std::string ten;
    for (int i = 0; i < 10; ++i) ten += "Lorem ipsum dolor sit amet.\n";
    const Hashes all = line_hashes(ten);
    REQUIRE(all.size() == 11);
    CHECK(all[0] == "a7f2ff13bc495cf2:1");
    CHECK(all[5] == "a7f2ff13bc495cf2:6");
    CHECK(all[6] == "a7f2ff1481e87703:1");
    CHECK(all[9] == "cc97dc7b1d7d8f7b:1");
}

TEST_CASE("a result of SARIF has both fingerprints, and doubled braces where text is a message") {
    Diagnostics findings = duplicate();
    auto& finding = const_cast<Diagnostic&>(*findings.begin());
    finding.message = message("`{{role}}` が{}", "`{{role}}` {}", "{0}");
    finding.help = {"{a} を", "write {a}"};
    finding.labels[0].text = {"{", "{"};
    finding.fix->edits[0].text = "{role: x}";
    const auto json = nlohmann::json::parse(render("sarif", findings, {.lang = Lang::en}));
    const auto& result = json["runs"][0]["results"][0];
    CHECK(result["message"]["text"] ==
          "`{{role}}` {{0}}\nwrite {{a}}\nsome readers take the first value");
    CHECK(result["relatedLocations"][0]["message"]["text"] == "{{");
    const auto& fix = result["fixes"][0];
    CHECK(fix["description"]["text"] == "write {{a}}");
    // What is written into the file is no message.
    CHECK(fix["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "{role: x}");
    const auto& prints = result["partialFingerprints"];
    CHECK(prints.contains("daichoLine/v1"));
    CHECK(prints["primaryLocationLineHash"] == line_hashes(files[0].text)[2]);
}

TEST_CASE("in JUnit fails what fails the run") {
    const auto junit = [](Severity fails_from) {
        return finding_formats().find("junit")->render(at(find(1, "太田市")), files, "agreements",
                                                       {308, 311, fails_from}, {.lang = Lang::en});
    };
    const std::string strict = junit(Severity::warning);
    CHECK(strict.find("<testsuites tests=\"2\" failures=\"1\">") != strict.npos);
    CHECK(
        strict.find("<failure message=\"agreements/10-gunma/102059-ota.yaml:1:8: warning[R201]") !=
        strict.npos);
    const std::string mild = junit(Severity::error);
    CHECK(mild.find("failures=\"0\"") != mild.npos);
    CHECK(mild.find("<failure") == mild.npos);
    CHECK(mild.find("warning[R201]") != mild.npos);
}

TEST_CASE("JUnit has a test case for each file") {
    CHECK(render("junit", duplicate(), {.lang = Lang::en}) == lines(R"(
<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="2" failures="1">
  <testsuite name="daicho check" tests="2" failures="1">
    <testcase classname="daicho.check" name="agreements/10-gunma/102041-isesaki.yaml">
      <failure message="agreements/10-gunma/102041-isesaki.yaml:3:1: error[Y104]: the key `title` is written twice">agreements/10-gunma/102041-isesaki.yaml:3:1: error[Y104]: the key `title` is written twice
  remove one of them
  some readers take the first value
  agreements/10-gunma/102041-isesaki.yaml:2:1: first here
  agreements/10-gunma/102041-isesaki.yaml:3:1: again here
</failure>
    </testcase>
    <testcase classname="daicho.check" name="agreements/10-gunma/102059-ota.yaml"/>
    <system-out>308 records in 311 files: 1 error (1 fixable with --fix)</system-out>
  </testsuite>
</testsuites>
)"));
}

TEST_CASE("findings made of hostile texts are not live in any format") {
    constexpr std::string_view hostile =
        "::error::x\n::set-output\r<b attr=\"'\">]]>&%[x](y) \x1b[31m\u202e";
    const Sources named{{"a,b:c %<&>\x1b\u202e.yaml", std::string(hostile)}};
    Diagnostics findings;
    const Message words{std::string(hostile), std::string(hostile)};
    auto& finding = findings.add(duplicate_key, {0, 0, 60}, words);
    finding.labels = {{{0, 3, 9}, words}};
    finding.notes = {words};
    finding.help = words;
    for (const FindingFormat& format : finding_formats()) {
        CAPTURE(format.name);
        const std::string out = format.render(findings, named, "", {1, 1}, {});
        CHECK(out.find('\x1b') == out.npos);
        CHECK(out.find('\r') == out.npos);
        CHECK(out.find("\u202e") == out.npos);
    }
    const auto github = finding_formats().find("github")->render(findings, named, "", {1, 1}, {});
    CHECK(std::ranges::count(github, '\n') == 2);
    CHECK(github.starts_with("::error file=a%2Cb%3Ac %25<&>\\x1b\\u202e.yaml,line=1,"));
    const auto junit = finding_formats().find("junit")->render(findings, named, "", {1, 1}, {});
    CHECK(junit.find("<b") == junit.npos);
    CHECK(junit.find("]]>") == junit.npos);
    const auto sarif = finding_formats().find("sarif")->render(findings, named, "", {1, 1}, {});
    CHECK(sarif.find("](") == sarif.npos);
}

TEST_CASE("a topic is explained with its examples") {
    CHECK(render_topic(duplicate_key, {.lang = Lang::en, .width = 50}) == lines(R"(
error[Y104]: duplicate-key
a key is written twice

Nobody can tell which value is meant. Some readers
of YAML take the first, others the last.

Remove one.

bad:
  ┌─ sources.yaml
1 │ title: a
2 │ \ttitle: \x1b[31mb

good:
1 │ title: a
)"));
}
