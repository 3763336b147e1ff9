// The canonical layout: it settles, nothing is read differently, no comment is lost.
#include "daicho/format/canonical.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "../support/command_line.hpp"
#include "../support/copy.hpp"
#include "../support/untidy.hpp"
#include "daicho/format/schema.hpp"
#include "daicho/load/load.hpp"
#include "daicho/text/normal.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

namespace fs = std::filesystem;

constexpr std::string_view record_path = "10-gunma/102041-isesaki.yaml";

Document read(std::string_view text) {
    Diagnostics findings;
    Document out = read_document(0, text, findings);
    return findings.has_errors() ? Document{} : out;
}

std::string laid_out(std::string_view text, std::string_view path = record_path) {
    const std::string before = normalized(text);
    const Document document = read(before);
    REQUIRE(!document.empty());
    return canonical(document, file_field(path));
}

std::string reading_of(std::string_view text, std::string_view path) {
    const Document document = read(text);
    REQUIRE(!document.empty());
    return reading(document, file_field(path));
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t out = 0;
    for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++out;
    return out;
}

/// What is wrong with the layout of a text that holds so many numbered comments; empty if nothing.
std::string fault_of_layout(std::string_view text, std::string_view path, int comments,
                            std::string& out) {
    out = laid_out(text, path);
    const Document again = read(out);
    if (again.empty()) return "the layout cannot be read";
    if (reading(again, file_field(path)) != reading_of(text, path)) return "it is read differently";
    if (laid_out(out, path) != out) return "it is laid out anew each time";
    for (int i = 1; i <= comments; ++i) {
        const std::string comment = "# c" + std::to_string(i) + ".";
        if (count(out, comment) != 1) return comment + " is lost or doubled";
    }
    return "";
}

void write_to(const fs::path& path, std::string_view text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("the shipped registry is laid out canonically") {
    for (const Source& file : read_folder(DAICHO_ROOT "/agreements").files) {
        const std::string out = laid_out(file.text, file.path);
        CHECK_MESSAGE(out == file.text, file.path);
    }
}

TEST_CASE("untidy files: the layout settles, is read the same and keeps every comment") {
    const char* keep = std::getenv("DAICHO_LAYOUT_OUT");  // for prettier_test.sh
    unsigned seed = 1;
    std::size_t comments = 0;
    for (const Source& file : read_folder(DAICHO_ROOT "/tests/frozen/agreements").files) {
        const Document document = read(file.text);
        for (int round = 0; round < 3; ++round, ++seed) {
            Untidy untidy(document, seed);
            const bool is_record = file.path.find('/') != file.path.npos;
            const std::string text = untidy.write(is_record);
            const std::string path = file.path;
            CAPTURE(path);
            CAPTURE(seed);
            REQUIRE_MESSAGE(!read(text).empty(), text);
            REQUIRE_MESSAGE(reading_of(text, path) == reading_of(file.text, path), text);
            std::string out;
            const std::string fault = fault_of_layout(text, path, untidy.comments(), out);
            CHECK_MESSAGE(fault.empty(), fault, "\n", text, "\n=====\n", out);
            comments += static_cast<std::size_t>(untidy.comments());
            if (keep && is_record) write_to(fs::path(keep) / std::to_string(seed) / path, out);
            if (!fault.empty()) return;
        }
    }
    CHECK(comments > 1000);
}

TEST_CASE("lists in lists and mappings in them: comments settle at every depth") {
    const std::string text =
        "kind: x\n"
        "x-a:\n  - - a\n    - - b\n      - c\n    - {d: e}\n  - f\n  - - g: h\n      i:\n        - j\n"
        "        - k: l\n          m: n\n    - o\n  - []\n  - p:\n      q:\n        r: s\n"
        "x-t: [[u, [v]], {w: [x]}]\n"
        "x-y: |\n  z\nsources: [S1]\n";
    const Document document = read(text);
    REQUIRE(!document.empty());
    for (unsigned seed = 1; seed <= 3000; ++seed) {
        Untidy untidy(document, seed);
        const std::string other = untidy.write(false);
        CAPTURE(seed);
        REQUIRE_MESSAGE(!read(other).empty(), other);
        std::string out;
        const std::string fault = fault_of_layout(other, record_path, untidy.comments(), out);
        CHECK_MESSAGE(fault.empty(), fault, "\n", other, "\n=====\n", out);
        if (!fault.empty()) return;
    }
}

TEST_CASE("a comment that is indented deeper than what follows belongs to what ends above it") {
    CHECK(laid_out("parties:\n    - {name: a}\n  # of the list\nkind: x\n") ==
          "kind: x\nparties:\n  - {name: a}\n  # of the list\n");
    CHECK(laid_out("kind: x\n  # of kind\n  # too\nconcluded: 2020\n") ==
          "# of kind\n# too\nkind: x\nconcluded: 2020\n");
    CHECK(laid_out("sources: [S1]\n    # of sources\nkind: x\n") ==
          "kind: x\n# of sources\nsources: [S1]\n");
    CHECK(laid_out("kind: x\n  # of kind, at the end\n") == "# of kind, at the end\nkind: x\n");
    CHECK(laid_out("x-a:\n  - - a\n    # of the inner\n  # of b\n  - b\n") ==
          "x-a:\n  - - a\n    # of the inner\n  # of b\n  - b\n");
    // Apart from it, or in one block with what belongs to what follows.
    CHECK(laid_out("kind: x\n\n  # of title\n  # too\ntitle: z\n") ==
          "# of title\n# too\ntitle: z\nkind: x\n");
    CHECK(laid_out("kind: x\n# of title\n  # too\ntitle: z\n") ==
          "# of title\n# too\ntitle: z\nkind: x\n");
}

TEST_CASE("a comment behind every node, and above it at every depth: none is lost, all in order") {
    constexpr std::string_view texts[] = {
        "{kind: x, parties: [{role: a, name: b}]}\n", "{\n  kind: x,\n  x-a: {\n    b: c\n  }\n}\n",
        "kind: x\nparties:\n  - {role: a}\n  - role: b\n    name: c\nsources: [S1]\nx-a:\n  - - d\n    - "
        "e\n  -\n    f: g\n    h: [i]\nx-b: 1\n",
        "  kind: x\n  x-a:\n  - b:\n      c:\n      - d\n"};
    std::size_t tried = 0;
    for (const std::string_view text : texts) {
        const std::string its_reading = reading_of(text, record_path);
        const auto check = [&](std::size_t at, const std::string& said, int comments) {
            std::string with(text);
            with.insert(at, said);
            const Document document = read(with);
            if (document.empty() || reading(document, file_field(record_path)) != its_reading)
                return;
            std::string out;
            const std::string fault = fault_of_layout(with, record_path, comments, out);
            CHECK_MESSAGE(fault.empty(), fault, "\n", with, "\n=====\n", out);
            if (comments > 1) CHECK_MESSAGE(out.find("# c1.") < out.find("# c2."), with, "\n", out);
            ++tried;
        };
        for (std::size_t at = 0; at <= text.size(); ++at) {
            check(at, " # c1.\n", 1);
            if (at < text.size() && text[at] == '\n') check(at, " # c1.", 1);
            if (at > 0 && text[at - 1] != '\n') continue;
            for (int first = 0; first < 8; ++first) {
                for (int second = 0; second < 8; ++second) {
                    const auto margin = [](int n) {
                        return std::string(static_cast<std::size_t>(n), ' ');
                    };
                    check(at, margin(first) + "# c1.\n" + margin(second) + "# c2.\n", 2);
                }
            }
        }
    }
    CHECK(tried > 1000);
}

TEST_CASE("comments stay where they are said: behind a file in braces, behind a dash, at the end") {
    CHECK(laid_out("{kind: x} # c\n# d\n") == "kind: x\n# c\n# d\n");
    CHECK(laid_out("{S1: {title: x}} # c\n", "sources.yaml") == "S1: {title: x}\n# c\n");
    CHECK(laid_out("measures:\n  - title: a\n  - # b\n    title: c\n") ==
          "measures:\n  - title: a\n  # b\n  - title: c\n");
    CHECK(laid_out("kind: x\n# end1\n  # end2\n") == "kind: x\n# end1\n# end2\n");
}

TEST_CASE("a day that would be inferred is left to a person") {
    CHECK(laid_out("concluded: 令和7年3月末\n") == "concluded: 令和7年3月末\n");
    CHECK(laid_out("concluded: 令和7年3月31日\n") == "concluded: 2025-03-31\n");
}

TEST_CASE("whatever can be read can be laid out") {
    std::size_t texts = 0;
    for (const auto& entry : fs::directory_iterator(DAICHO_ROOT "/tests/corpus")) {
        const std::string text = normalized(read_file(entry.path().string()));
        if (read(text).empty()) continue;
        ++texts;
        CAPTURE(entry.path().filename().string());
        std::string out;
        CHECK(fault_of_layout(text, record_path, 0, out) == "");
    }
    CHECK(texts > 20);
}

TEST_CASE("keys in the order of the format, and comments with what they describe") {
    const std::string out = laid_out(
        "# yaml-language-server: $schema=../record.schema.json\n"
        "sources: [\"S1\"] # src\n"
        "# about concluded\n"
        "concluded: 2015-09-01/2025-03-31\n\n\n"
        "# about kind\n"
        "kind:   'employment-measures' # kind c\n"
        "parties:\n"
        "- {name: 伊勢崎市, role: government}   # first\n"
        "# between\n"
        "-   # odd\n"
        "    name: 群馬労働局\n"
        "    # about role\n"
        "    role: bureau\n"
        "  # tail of parties\n"
        "measures:\n"
        "    - title: no\n"
        "      groups: [youth, # a\n"
        "          women] # b\n"
        "      # tail of the measure\n"
        "notes: >- # folded\n"
        "    x\n"
        "    y\n\n"
        "      z\n"
        "# end\n");
    CHECK(out ==
          "# yaml-language-server: $schema=../record.schema.json\n"
          "# about kind\n"
          "kind: employment-measures # kind c\n"
          "parties:\n"
          "  - {role: government, name: 伊勢崎市} # first\n"
          "  # between\n"
          "  # odd\n"
          "  # about role\n"
          "  - role: bureau\n"
          "    name: 群馬労働局\n"
          "  # tail of parties\n"
          "# about concluded\n"
          "concluded: 2015-09/2025-03\n"
          "measures:\n"
          "  - title: \"no\"\n"
          "    groups: # b\n"
          "      - youth # a\n"
          "      - women\n"
          "    # tail of the measure\n"
          "notes: >- # folded\n"
          "  x\n"
          "  y\n\n"
          "    z\n"
          "sources: [S1] # src\n"
          "# end\n");
}

TEST_CASE("no blank line behind a comment right below a text, as prettier has it") {
    const auto settled = [](const char* text) { return laid_out(text) == text; };
    CHECK(laid_out("x-a: |\n  x\n# c\n\nx-b: 1\n") == "x-a: |\n  x\n# c\nx-b: 1\n");
    CHECK(laid_out("x-a: |\n  x\n# c\n\n# d\n\nx-b: 1\n") == "x-a: |\n  x\n# c\n# d\n\nx-b: 1\n");
    CHECK(settled("x-a: |\n  x\n\n# c\n\nx-b: 1\n"));
    CHECK(settled("x-a: |\n  x\n\nx-b: 1\n"));
    CHECK(settled("x-a: 1\n# c\n\nx-b: 1\n"));
}

TEST_CASE("what stands above the first key and apart from it is said of the file") {
    CHECK(laid_out("# of the file\n\n# of the title\ntitle: 台帳\nformat: 1\n", "registry.yaml") ==
          "# of the file\n\nformat: 1\n\n# of the title\ntitle: 台帳\n");
}

TEST_CASE("a file without entries keeps its comments") {
    const std::string text = "# a\n\n# b\n{} # c\n# d\n";
    CHECK(laid_out(text, "sources.yaml") == text);
    CHECK(laid_out("{ # a\n}\n", "sources.yaml") == "{} # a\n");
}

TEST_CASE("brackets that do not fit on a line are written on lines") {
    const std::string name(99, 'x');
    CHECK(laid_out("parties: [{name: " + name + ", role: bureau}]\n") ==
          "parties:\n  - role: bureau\n    name: " + name + "\n");
    const std::string fits(100 - 7, 'x');
    CHECK(laid_out("x-a: [" + fits + "]\n") == "x-a: [" + fits + "]\n");
    CHECK(laid_out("x-a: [x" + fits + "]\n") == "x-a:\n  - x" + fits + "\n");
}

TEST_CASE("quotes where a text would be read as something else, and there alone") {
    struct Case {
        std::string text, in_block, in_flow;
    };
    const std::vector<Case> cases{
        {"群馬", "群馬", "群馬"},
        {"", "\"\"", "\"\""},
        {"2015", "\"2015\"", "\"2015\""},
        {"11:00", "\"11:00\"", "\"11:00\""},
        {"No", "\"No\"", "\"No\""},
        {"null", "\"null\"", "\"null\""},
        {"014036", "\"014036\"", "\"014036\""},
        {"2015年", "2015年", "2015年"},
        {"a, b", "a, b", "\"a, b\""},
        {"a?", "a?", "\"a?\""},
        {"a: b", "\"a: b\"", "\"a: b\""},
        {"a #b", "\"a #b\"", "\"a #b\""},
        {"a#b", "a#b", "a#b"},
        {"http://a.b/c?d=%20#e", "http://a.b/c?d=%20#e", "\"http://a.b/c?d=%20#e\""},
        {"- a", "\"- a\"", "\"- a\""},
        {"[a]", "\"[a]\"", "\"[a]\""},
        {"\"a\"", "'\"a\"'", "'\"a\"'"},
        {"a \"b\"", "a \"b\"", "a \"b\""},
        {"*a's \"b\"", "'*a''s \"b\"'", "'*a''s \"b\"'"},
        {"a\nb", "\"a\\nb\"", "\"a\\nb\""},
        {"a\t\"b\\", "\"a\\t\\\"b\\\\\"", "\"a\\t\\\"b\\\\\""},
    };
    for (const Case& each : cases) {
        CAPTURE(each.text);
        CHECK(written(each.text, In::block, true) == each.in_block);
        CHECK(written(each.text, In::flow, true) == each.in_flow);
        const std::string on_line = "k: " + each.in_block + "\n";
        const Document block = read(on_line);
        REQUIRE(block.nodes.size() == 3);
        CHECK(block.text(2) == each.text);
        const std::string in_brackets = "k: [" + each.in_flow + "]\n";
        const Document flow = read(in_brackets);
        REQUIRE(flow.nodes.size() == 4);
        CHECK(flow.text(3) == each.text);
    }
    CHECK(written("2015", In::block, false) == "2015");
}

TEST_CASE("fmt writes, shows or names what it would change, and leaves alone what it cannot read") {
    const Copy copy;
    const std::string file = "agreements/10-gunma/102041-isesaki.yaml";
    const std::string tidy = copy.read(file);
    CHECK(run_in(copy.path(), {"fmt", "--check"}).code == 0);
    const std::string untidy = "\xEF\xBB\xBF" + tidy + "\r\n\r\n# か\xE3\x82\x99\r\n";
    copy.write(file, untidy);
    const Ran named = run_in(copy.path(), {"fmt", "--check"});
    CHECK(named.code == 1);
    CHECK(named.out == (copy / file) + "\n");
    const Ran shown = run_in(copy.path(), {"fmt", "--diff"});
    CHECK(shown.code == 1);
    CHECK(shown.out.find("+# が\n") != std::string::npos);
    CHECK(copy.read(file) == untidy);
    CHECK(run_in(copy.path(), {"fmt", copy / "agreements/registry.yaml"}).code == 0);
    CHECK(copy.read(file) == untidy);
    CHECK(run_in(copy.path(), {"fmt", copy / "agreements/10-gunma"}).code == 0);
    CHECK(copy.read(file) == tidy + "# が\n");

    copy.write(file, "kind: [\n");
    CHECK(run_in(copy.path(), {"fmt"}).code == 1);
    CHECK(copy.read(file) == "kind: [\n");
    CHECK(run_in(copy.path(), {"fmt", "elsewhere.yaml"}).code == 2);
}

TEST_CASE("a name as it is printed is not changed silently") {
    // U+FA10 and U+FA19 are ideographs of their own to whoever prints a name; か and its mark are
    // one.
    CHECK(composed("\uFA10\uFA19\u304B\u3099") == "\uFA10\uFA19\u304C");
    CHECK(normalized("notes: \uFA10\r\n") == "notes: \uFA10\n");
}
