#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "../fuzz/front_oracle.hpp"
#include "daicho/text/lines.hpp"
#include "daicho/yaml/document.hpp"
#include "yaml/quick_reader.hpp"

using namespace daicho;
using front_oracle::fault_of_front;

namespace {

constexpr std::string_view base =
    "kind: employment-measures\n"
    "parties:\n"
    "  - {role: government, name: 伊勢崎市}\n"
    "  - {role: bureau, name: 群馬労働局}\n"
    "concluded: 2025-10-08\n"
    "sources: [S1]\n";

std::vector<const Topic*> topics_of_documents() {
    std::vector<const Topic*> out;
    for (const auto topics : yaml_topics()) {
        for (const Topic& topic : topics) out.push_back(&topic);
    }
    return out;
}

/// `Y129 2:1`, in the order of the file, one to a line.
std::string found(std::string_view text, const YamlLimits& limits = {}) {
    Diagnostics findings;
    read_document(0, text, findings, limits);
    findings.sort({{"a.yaml", std::string(text)}});
    std::string out;
    for (const Diagnostic& d : findings) {
        const Position at = position_of(text, d.at.begin);
        out += fmt::format("{} {}:{}\n", d.topic->code, at.line, at.column);
    }
    return out;
}

Diagnostic only(std::string_view text) {
    Diagnostics findings;
    read_document(0, text, findings);
    REQUIRE(findings.size() == 1);
    return *findings.begin();
}

/// The text after the safe fixes of all its findings.
std::string mended(std::string_view text) {
    Diagnostics findings;
    read_document(0, text, findings);
    std::vector<Edit> edits;
    for (const Diagnostic& d : findings) {
        if (d.fix && d.fix->safe)
            edits.insert(edits.end(), d.fix->edits.begin(), d.fix->edits.end());
    }
    std::ranges::sort(edits, std::greater{}, [](const Edit& e) { return e.at.begin; });
    std::string out(text);
    for (const Edit& e : edits) out.replace(e.at.begin, e.at.end - e.at.begin, e.text);
    return out;
}

/// The source of every node, children in brackets.
std::string spans(std::string_view text) {
    Diagnostics findings;
    const Document document = read_document(0, text, findings);
    std::string out;
    for (const Node& node : document.nodes) {
        out += fmt::format("<{}>", text.substr(node.begin, node.end - node.begin));
    }
    return out;
}

std::string texts(std::string_view text) {
    Diagnostics findings;
    const Document document = read_document(0, text, findings);
    std::string out;
    for (NodeId id = 0; id < document.nodes.size(); ++id) {
        if (document[id].kind == NodeKind::scalar) out += fmt::format("<{}>", document.text(id));
    }
    return out;
}

bool is_read_quickly(std::string_view text) {
    Findings findings(0, 20);
    const YamlLimits limits;
    DocumentBuilder builder(text, false, findings, limits);
    return read_quickly(text, builder);
}

/// An example of a topic within the base record: its top-level keys replace those of the base.
std::string example(std::string_view text) {
    constexpr std::string_view path_mark = "=== ";
    if (text.starts_with(path_mark)) return std::string(text.substr(text.find('\n') + 1));
    std::set<std::string_view> keys;
    for (std::size_t at = 0; at < text.size();
         at = std::min(text.find('\n', at), text.size()) + 1) {
        keys.insert(text.substr(at, text.find_first_of(":\n", at) - at));
    }
    std::string out;
    bool keeps = true;
    for (std::size_t at = 0; at < base.size();) {
        const std::string_view line = base.substr(at, base.find('\n', at) + 1 - at);
        if (line.front() != ' ') keeps = !keys.contains(line.substr(0, line.find(':')));
        if (keeps) out += line;
        at += line.size();
    }
    return out + std::string(text) + (text.ends_with('\n') ? "" : "\n");
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    REQUIRE(in);
    std::stringstream out;
    out << in.rdbuf();
    return out.str();
}

}  // namespace

TEST_CASE("a record is read without a finding, and quickly") {
    CHECK(found(base).empty());
    CHECK(is_read_quickly(base));
    CHECK(fault_of_front(base).empty());
}

TEST_CASE("spans are exact to the byte") {
    CHECK(spans("a: 1\n") == "<a: 1><a><1>");
    CHECK(spans("都市: \"x\\\"y\"  # z\n") == "<都市: \"x\\\"y\"><都市><\"x\\\"y\">");
    CHECK(spans("a: [x, {y: 'z'}]\nb:\n") ==
          "<a: [x, {y: 'z'}]\nb:><a><[x, {y: 'z'}]><x><{y: 'z'}><y><'z'><b><>");
    CHECK(
        spans("a:\n  - x: 1\n    y: 2\n  - z\n") ==
        "<a:\n  - x: 1\n    y: 2\n  - z><a><- x: 1\n    y: 2\n  - z><x: 1\n    y: 2><x><1><y><2><z>");
    CHECK(spans("a: |\n  x\n\n  y\n\nb: 1\n") ==
          "<a: |\n  x\n\n  y\n\nb: 1><a><|\n  x\n\n  y><b><1>");
    CHECK(spans("a: [x,\n    y,\n]\n") == "<a: [x,\n    y,\n]><a><[x,\n    y,\n]><x><y>");
}

TEST_CASE("the line ends of a file are none of its texts") {
    const std::string text =
        "a: |\n  x \n\n    y\nb: >-\n  x\n  y\n\n  z\nc: [p,\n    q]\nd: \"r\"\ne: s\n";
    std::string crlf;
    for (const char c : text) crlf += c == '\n' ? "\r\n" : std::string(1, c);
    CHECK(texts(crlf) == texts(text));
    std::string shown = spans(crlf);
    std::erase(shown, '\r');
    CHECK(shown == spans(text));
    const std::string faults = found("a: |\r\n  x\r\nb: 1 # 2\r\nc：2\r\n");
    const std::string expected = found("a: |\n  x\nb: 1 # 2\nc：2\n");
    for (const std::string_view fault : lines_of(expected))
        CHECK(faults.find(fault) != faults.npos);
}

TEST_CASE("an empty value stands directly behind its colon") {
    Diagnostics findings;
    const Document document = read_document(0, "a:  # later\n\nb: 1\n", findings);
    REQUIRE(document.nodes.size() == 5);
    CHECK(document[2].style == Style::empty);
    CHECK(document[2].begin == 2);
    CHECK(document[2].end == 2);
    CHECK(document.text(2).empty());
}

TEST_CASE("every scalar is text") {
    CHECK(texts("a: no\nb: 010\nc: 12:30\nd: 1.10\ne: 2019-02-07?\n") ==
          "<a><no><b><010><c><12:30><d><1.10><e><2019-02-07?>");
    CHECK(texts("a: x#y\nb: http://x.jp/?a=b#c\nc: - \n").empty());
    CHECK(texts("a: x#y\nb: http://x.jp/?a=b#c\nc: -5\n") ==
          "<a><x#y><b><http://x.jp/?a=b#c><c><-5>");
    CHECK(texts("a: \"\\\\ \\\" \\n \\t \\/ \\u5354\"\nb: 'it''s'\n") ==
          "<a><\\ \" \n \t / 協><b><it's>");
}

TEST_CASE("blocks of text are read as YAML reads them") {
    CHECK(texts("a: |\n  x\n   y\n\n  z\nb: 1\n") == "<a><x\n y\n\nz\n><b><1>");
    CHECK(texts("a: |-\n  x\n\n\n") == "<a><x>");
    CHECK(texts("a: >\n  x\n ") == "<a><x\n>");
    CHECK(texts("a: |\n  x") == "<a><x\n>");
    CHECK(texts("a: >\n  x\n  y\n\n  z\n") == "<a><x y\nz\n>");
    CHECK(texts("a: >-\n  x\n  # not a comment\nb: 1\n") == "<a><x # not a comment><b><1>");
    CHECK(texts("a: >-\n  x\n    y\n  z\n") == "<a><x\n  y\nz>");
    CHECK(texts("a:\n  - |\n    x\n  - y\n") == "<a><x\n><y>");
}

TEST_CASE("blanks beyond the indentation of a block are text, in its last line too") {
    CHECK(texts("a: |\n  x\n   \n") == "<a><x\n \n>");
    CHECK(texts("a: |-\n  x\n    \n   \nb: 1\n") == "<a><x\n  \n ><b><1>");
    CHECK(texts("a: |\n  x\n  \n \n") == "<a><x\n>");
    CHECK(mended("a: |\n  x\n   \nb: 1\n") == "a: |\n  x\n\nb: 1\n");
}

TEST_CASE("what people write is read quickly") {
    CHECK(
        is_read_quickly("# head\n\na: 1  # note\n\n# more\nb:\n- x\n- y\nc: {d: [1, 2], e: ''}\n"));
    CHECK(is_read_quickly(
        "a:\n  - title: x\n    groups: [a, b]\n  -   - y\n      - z\nb: >-\n  x\n  y\n"));
    CHECK(is_read_quickly("a: |\n  x\n\n  y\nb: \"q\\\"q\"\nc:\n"));
}

TEST_CASE("brackets may open below their key and go over several lines") {
    const auto is_good = [](std::string_view text) {
        CAPTURE(text);
        CHECK(found(text).empty());
        CHECK(is_read_quickly(text));
        CHECK(fault_of_front(text) == "");
    };
    is_good("a:\n  {b: 1, c: [d]}\ne:\n  [f]  # note\n");
    is_good("a: [\n    b,  # one\n\n    # two\n    {c: 1},\n  ]\nd: 1\n");
    is_good("a:\n  # note\n  - {\n      b: 1,\n      c: [x],\n    }\n  - [\n    ]\n");
    is_good("a:\n  b:\n    {\n      c: 1,\n    }\n");
    CHECK(spans("a:\n  [b]\n") == "<a:\n  [b]><a><[b]><b>");
    CHECK(found("a:\n[b]\nc: 1\n") == "Y155 2:1\n");
    CHECK(found("a:\n  b:\n  {c: 1}\n") == "Y155 3:3\n");
    CHECK(found("a: [\nb]\n") == "Y149 1:4\nY144 2:1\n");
}

TEST_CASE("text below its key is put behind it, if it is indented deeper") {
    CHECK(mended("title:\n  status\nb: 1\n") == "title: status\nb: 1\n");
    CHECK(mended("title:\n\n  \"x y\"  # note\n") == "title: \"x y\"  # note\n");
    CHECK(mended("title:\n  |\n  x\n") == "title: |\n  x\n");
    CHECK(mended("title:\nstatus # TODO\n") == "title:\nstatus # TODO\n");
    CHECK(mended("title:  # TODO\n  status\n") == "title:  # TODO\n  status\n");
    CHECK(found("title:  # TODO\n  status\n") == "Y155 2:3\n");
}

TEST_CASE("the fault of one line does not hide those of others") {
    CHECK(found("title\tx: 1\nb: \"x\nc: 1\nc: 2\nd: [1,,2]\ne: !t x\n") ==
          "Y110 1:6\nY148 2:4\nY129 4:1\nY157 5:7\nY161 6:4\n");
    CHECK(found("kind x\nparties：y\nconcluded:2025\nsources: [S1\nnotes: a: b\n") ==
          "Y144 1:1\nY146 2:8\nY145 3:10\nY149 4:10\nY152 5:9\n");
}

TEST_CASE("the cause is named, not the place where it is noticed") {
    CHECK(found("title: x\nparty\ndate: y\n") == "Y144 2:1\n");
    CHECK(found("a: 1\nb: \"x\nc: 2\n") == "Y148 2:4\n");
    CHECK(found("a: [1, 2\nb: 3\n") == "Y149 1:4\n");
    CHECK(found("title:\nstatus # TODO\ndate: x\n") == "Y144 2:1\n");
    CHECK(found("title:\n  status\ndate: x\n") == "Y155 2:3\n");
    CHECK(found("b:\n\n\n# c\nnext: [\n") == "Y149 5:7\n");
    CHECK(found("a: x\n  b: 1\n") == "Y153 2:3\n");
}

TEST_CASE("a mapping without its braces is no text: quotes are not what it needs") {
    const auto fixed = [](const std::string& text) {
        const Diagnostic finding = only(text);
        CHECK(finding.topic->name == "colon-in-value");
        if (!finding.fix) return std::string();
        CHECK_FALSE(finding.fix->safe);
        std::string out(text);
        for (auto edit = finding.fix->edits.rbegin(); edit != finding.fix->edits.rend(); ++edit)
            out.replace(edit->at.begin, edit->at.end - edit->at.begin, edit->text);
        CHECK(found(out) == "");
        return out;
    };
    CHECK(fixed("a:\n  - role: x, name: 伊勢崎市 # c\n  - b\n") ==
          "a:\n  - {role: x, name: 伊勢崎市} # c\n  - b\n");
    CHECK(fixed("ended: date: 2026-03-31, reason: 満了\n") ==
          "ended: {date: 2026-03-31, reason: 満了}\n");
    CHECK(fixed("title: 協定: 伊勢崎市\n") == "title: \"協定: 伊勢崎市\"\n");
    // Two keys on a line are no mapping of their own.
    CHECK(fixed("role: x, name: y\n") == "");
    CHECK(fixed("a:\n  - role: x, name: y\n    code: z\n") == "");
    CHECK(fixed("a:\n  - role: x?, name: y\n") == "");
}

TEST_CASE("full-width brackets and commas are those of YAML, unless they are a text's") {
    CHECK(mended("a:\n  - ｛role: x, name: y｝ # c\n") == "a:\n  - {role: x, name: y} # c\n");
    CHECK(mended("a:\n  - ｛role: x｝\n") == "a:\n  - {role: x}\n");
    CHECK(mended("a: ｛role: x}\n") == "a: {role: x}\n");
    CHECK(mended("a: {role: x｝\n") == "a: {role: x}\n");
    CHECK(mended("a: [x, y］\n") == "a: [x, y]\n");
    CHECK(mended("a: {role: x， name: y}\n") == "a: {role: x, name: y}\n");
    CHECK(mended("a: {role: x、name: y}\n") == "a: {role: x, name: y}\n");
    CHECK(mended(mended("a: {role： x、name: y}\n")) == "a: {role: x, name: y}\n");
    CHECK(found("a: ［改定］協定\nb: x， y\nc: ｛x｝\n") == "");
    CHECK(found("a: ［改定］協定: 市\n") == "Y152 1:10\n");
}

TEST_CASE("a duplicate key shows the first") {
    const Diagnostic d = only("a: 1\nb: 2\n\"a\": 3\n");
    CHECK(d.topic->name == "duplicate-key");
    REQUIRE(d.labels.size() == 1);
    CHECK(d.labels[0].at == Span{0, 0, 1});
    CHECK(d.message.en == "the key `a` is written twice");
}

TEST_CASE("keys are compared in their composed form") {
    CHECK(found("が: 1\nか\u3099: 2\n") == "Y115 2:1\nY129 2:1\n");
}

TEST_CASE("safe fixes mend a file") {
    CHECK(mended("\uFEFFa: 1\r\nb: か\u3099  \r\nc：2\r\nd:3") == "a: 1\nb: が\nc: 2\nd: 3\n");
    CHECK(mended("a: x\u3000y\nb: \u00A0z\n") == "a: x y\nb: z\n");
    CHECK(mended("a: 1\rb: 2\r") == "a: 1\rb: 2\r");  // not safe: nobody knows what was meant
}

TEST_CASE("a full-width blank stays where a blank would end the text") {
    for (const char* text :
         {"a: 協定　# 2\n", "a: 協定:　市\n", "a: 　# 2\n", "a: 　- x\n", "a: [x　#y]\n"}) {
        CAPTURE(text);
        CHECK(only(text).topic->name == "wide-blank");
        CHECK(mended(text) == text);
    }
    CHECK(mended("a: \"協定　# 2\"\n") == "a: \"協定 # 2\"\n");
}

TEST_CASE("paragraphs may be indented in Japanese fashion") {
    CHECK(found("a: |\n  \u3000本協定は\n  \u3000次のとおり\n").empty());
    CHECK(found("a: |\n  本協定は\u3000次のとおり\n") == "Y121 2:7\n");
}

TEST_CASE("the likely encoding is named") {
    const auto said = [](std::string_view text) { return only(text).message.en; };
    CHECK(said("title: \x88\xC9\x90\xA8\x8D\xE8\x8E\x73\n") ==
          "not UTF-8; looks like Shift_JIS (CP932)");
    CHECK(said("title: \xB0\xCB\xC0\xAA\xBA\xEA\xBB\xD4\n") == "not UTF-8; looks like EUC-JP");
    CHECK(said("title: \x1B$B0K@*\x1B(B\n") == "not UTF-8; looks like ISO-2022-JP");
    CHECK(said({"a\0:\0 \0\x31\0\n\0", 10}) == "not UTF-8; looks like UTF-16");
    CHECK(said({"\xFF\xFE\0\0a\0\0\0", 8}) == "not UTF-8; looks like UTF-32");
    CHECK(said("title: \xE5\x8D\n") == "byte `\\xe5` is not UTF-8");
}

TEST_CASE("a message shows no raw bytes") {
    CHECK(only("id: x\x1B[31m\n").message.en == "escape U+001B");
}

TEST_CASE("limits are findings of their own") {
    YamlLimits limits;
    limits.bytes = 20;
    CHECK(found("title: 012345678901234567890\n", limits) == "Y101 1:1\n");
    limits = {};
    limits.line_bytes = 10;
    CHECK(found("a: 1\nb: 01234567890\n", limits) == "Y111 2:1\n");
    limits = {};
    limits.nodes = 4;
    CHECK(found("a: [[], [], []]\n", limits) == "Y125 1:9\n");
    CHECK(found("a: [[], [], [], []]\n", limits) == "Y118 1:17\n");
    limits = {};
    limits.scalar_bytes = 5;
    CHECK(found("a: 01234\nb: 012345\n", limits) == "Y127 2:4\n");
    limits = {};
    limits.depth = 3;
    CHECK(found("a: [[b]]\n", limits).empty());
    CHECK(found("a: [[[b]]]\n", limits) == "Y126 1:6\n");
}

TEST_CASE("of many findings twenty are shown, errors first, and the rest is counted") {
    std::string text;
    for (int i = 0; i < 30; ++i) text += fmt::format("k{}: a \nl{}: a\tb\n", i, i);
    Diagnostics findings;
    read_document(0, text, findings);
    findings.sort({{"a.yaml", text}});
    CHECK(findings.size() == 20);
    CHECK(findings.count(Severity::error) == 30);
    CHECK(findings.count(Severity::warning) == 30);
    std::string notes;
    for (const Diagnostic& d : findings) {
        for (const Message& note : d.notes) notes += note.en;
    }
    CHECK(notes == "40 more findings in this file are not shown");
}

TEST_CASE("every topic of a document has honest examples") {
    for (const Topic* topic : topics_of_documents()) {
        CAPTURE(topic->code);
        if (topic->bad.empty()) continue;
        Diagnostics findings;
        read_document(0, example(topic->bad), findings);
        CHECK_FALSE(findings.empty());
        for (const Diagnostic& d : findings) CHECK(d.topic->code == topic->code);
        CHECK(found(example(topic->good)).empty());
        CHECK(fault_of_front(example(topic->bad)).empty());
    }
}

TEST_CASE("every file of the corpus gives what its table says") {
    const std::filesystem::path folder = std::filesystem::path(DAICHO_ROOT) / "tests/corpus";
    std::ifstream table(folder / "expected.tsv");
    REQUIRE(table);
    std::map<std::string, std::string> expected;
    for (std::string file, code, at; table >> file >> code >> at;) {
        expected[file] += code == "ok" ? "" : code + " " + at + "\n";
    }
    for (const auto& known : expected) {
        CAPTURE(known.first);
        const std::string text = bytes_of(folder / known.first);
        CHECK(found(text) == known.second);
        CHECK(fault_of_front(text) == "");
    }
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".yaml") CHECK(expected.contains(entry.path().filename()));
    }
}

TEST_CASE(
    "mutants of a record are read without a crash, the same each time, and as yaml-cpp does") {
    constexpr std::string_view record =
        "# 台帳\ntitle: \"伊勢崎市・\\\"群馬\\\"労働局\"  # 題\nkind: employment-measures\n"
        "parties:\n  - {role: government, name: 伊勢崎市}\n  - role: bureau\n    name: '群馬''労働局'\n"
        "concluded: 2025-10-08\nsources: [S1, [a, {b: c}]]\naim: >-\n  first\n  二つ目\n\n  三つ目\n"
        "notes: |\n  次の\n   とおり\nx-empty:\nx-deep:\n- a:\n  - b\n  - - c\n    - d: e\n";
    REQUIRE(found(record).empty());
    constexpr std::string_view pieces[] = {
        ":",      " ",  "\n", "\"", "'",    "-",    "#",   ",",        "[",    "]",  "{", "}",
        "|",      ">",  "?",  "!",  "&",    "*",    "%",   "\t",       "\r",   "\\", "~", "null",
        "\u3000", "：", "- ", ": ", "\n  ", "\n- ", "a: ", "か\u3099", "\xFF", "..."};
    std::mt19937 random(20151008);
    const auto below = [&](std::size_t n) { return random() % n; };
    for (int i = 0; i < 4000; ++i) {
        std::string text(record);
        for (std::size_t n = 1 + below(3); n > 0; --n) {
            const std::size_t at = below(text.size());
            const std::string_view piece = pieces[below(std::size(pieces))];
            switch (below(3)) {
                case 0:
                    text.erase(at, 1 + below(4));
                    break;
                case 1:
                    text.insert(at, piece);
                    break;
                default:
                    text.replace(at, 1, piece);
            }
        }
        CAPTURE(text);
        REQUIRE(fault_of_front(text) == "");
    }
}
