// Templates: checked against the data, filled with it, and never more than markup.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <algorithm>

#include "daicho/layout/formats.hpp"
#include "daicho/layout/layout.hpp"

using namespace daicho;

namespace {

Report sample() {
    Table table{"trend", "推移"};
    table.columns = {{"year", "年度"}, {"total", "計", Type::count}};
    table.rows = {{RowKind::data, {{std::string("2014")}, {Count{1, 1}}}},
                  {RowKind::data, {{std::string("2015"), Emphasis::new_since}, {Count{3, 7}}}}};
    return {"national",
            "全国 <b>",
            {"誤り"},
            {Heading{"見出し"}, Paragraph{"文 *x*"}, std::move(table)},
            {{"unit", "単位", "団体"}}};
}

/// Lays the sample out with a template `t` beside the product's own.
LaidOut fill(std::string text, Markup markup = Markup::html, Sources partials = {}) {
    Sources files = std::move(partials);
    files.insert(files.end(), own_templates().begin(), own_templates().end());
    files.push_back({"dir/t", std::move(text)});
    return lay_out(sample(), files, static_cast<SourceId>(files.size() - 1), markup, {});
}

std::vector<std::string> codes(const LaidOut& page) {
    std::vector<std::string> out;
    for (const Diagnostic& finding : page.findings) out.emplace_back(finding.topic->code);
    return out;
}
using Codes = std::vector<std::string>;

const Diagnostic& only(const LaidOut& page) {
    REQUIRE(page.findings.size() == 1);
    return *page.findings.begin();
}

}  // namespace

TEST_CASE("every topic's bad example gives exactly its code, and its good one nothing") {
    for (const Topic& topic : template_topics()) {
        CAPTURE(topic.code);
        if (topic.bad.empty()) continue;
        CHECK(codes(fill(std::string(topic.bad), Markup::html)).front() == topic.code);
        CHECK(codes(fill(std::string(topic.bad), Markup::html)).size() <= 2);
        CHECK(codes(fill(std::string(topic.good), Markup::html)).empty());
    }
}

TEST_CASE("the product's own templates are without findings, for whatever report") {
    for (SourceId i = 0; i < own_templates().size(); ++i) {
        const std::string& path = own_templates()[i].path;
        if (!path.ends_with(".html.mustache") && !path.ends_with(".md.mustache")) continue;
        CAPTURE(path);
        const Markup markup = path.find(".html") != path.npos ? Markup::html : Markup::markdown;
        CHECK(lay_out(sample(), own_templates(), i, markup, {}).findings.empty());
        CHECK(lay_out({"r", "t"}, own_templates(), i, markup, {}).findings.empty());
    }
}

TEST_CASE("texts are escaped, each in the way of its page") {
    CHECK(fill("<h1>{{title}}</h1>").text == "<h1>全国 &lt;b&gt;</h1>");
    CHECK(fill("<p title=\"{{title}}\">x</p>").text == "<p title=\"全国 &lt;b&gt;\">x</p>");
    CHECK(fill("# {{title}}", Markup::markdown).text == "# 全国 &lt;b&gt;");
    CHECK(fill("{{#blocks}}{{text}}|{{/blocks}}", Markup::markdown).text == "見出し|文 \\*x\\*||");
}

TEST_CASE("sections, names of blocks, and rows by the keys of their columns") {
    CHECK(fill("{{#stamps}}<p>{{.}}</p>{{/stamps}}{{^stamps}}none{{/stamps}}").text ==
          "<p>誤り</p>");
    CHECK(
        fill(
            "{{#block.trend}}{{caption}}:{{#rows}} {{year}}={{total}}{{#note}}!{{/note}}{{/rows}}{{/block.trend}}")
            .text == "推移: 2014=1 2015=3–7");
    CHECK(
        fill(
            "{{#block.trend}}{{#rows}}{{#cells}}{{text}}{{#new_since}}*{{/new_since}},{{/cells}}{{/rows}}{{/block.trend}}")
            .text == "2014,1,2015*,3–7,");
    CHECK(fill("{{block.trend.caption}}").text == "推移");
    CHECK(
        fill("{{#blocks}}{{{html}}}{{/blocks}}").text.starts_with("<h2>見出し</h2><p>文 *x*</p>"));
    CHECK(fill("{{! a comment\nover lines }}\n  {{! alone }}\nx{{!y}}z").text == "xz");
    CHECK(fill("a{{{! }}b").findings.has_errors());
    CHECK(fill("x{{! }}{ y {{lang}}}").text == "x{ y ja}");
    CHECK(fill("{{! }}{{{lang}}}").findings.has_errors());
}

TEST_CASE("a brace before a tag stays a brace") {
    CHECK(fill("{{! }}{{> brace}}{{lang}}", Markup::html, {{"dir/brace", "{"}}).text == "{ja");
}

TEST_CASE("partials come from among the files, and stand alone on their lines") {
    const Sources own{{"dir/row.mustache", "<li>{{.}}</li>\n"}};
    CHECK(fill("<ul>\n{{#stamps}}\n  {{> row}}\n{{/stamps}}\n</ul>\n", Markup::html, own).text ==
          "<ul>\n<li>誤り</li>\n</ul>\n");
    CHECK(fill("{{> style.css}}", Markup::html, {{"mine/style.css", "b{}"}}).text == "b{}");
}

TEST_CASE("an unknown name is found where it stands, with what was meant, in its section") {
    const LaidOut page = fill("<h1>{{titel}}</h1>\n");
    CHECK(page.text.empty());
    CHECK(codes(page) == Codes{"P811"});
    CHECK(only(page).at.begin == 4);
    CHECK(only(page).help.en == "did you mean `title`?");
    CHECK(only(fill("{{#grounds}}{{lable}}{{/grounds}}")).help.en == "did you mean `label`?");
    CHECK(only(fill("{{#block.trend}}{{#rows}}{{yaer}}{{/rows}}{{/block.trend}}")).help.en ==
          "did you mean `year`?");
    CHECK(codes(fill("{{label}}")) == Codes{"P811"});  // only grounds have one
    CHECK(codes(fill("{{#nothing}}{{x}}{{/nothing}}")) == Codes{"P811"});
    CHECK(codes(fill("{{blocks.html}}")) == Codes{"P811"});
}

TEST_CASE("an absent block is a warning as a section, an error as a text") {
    const LaidOut page = fill("a{{#block.trnd}}{{{html}}}{{/block.trnd}}b");
    CHECK(codes(page) == Codes{"P813"});
    CHECK(only(page).help.en == "did you mean `block.trend`?");
    CHECK(page.text == "ab");
    // What stands behind it are columns of another report; where data may stand is still seen.
    CHECK(codes(fill("{{#block.map}}{{#rows}}{{x}}{{#y}}{{z}}{{/y}}{{/rows}}{{/block.map}}")) ==
          Codes{"P813"});
    CHECK(codes(fill("{{#block.map}}{{#rows}}<p {{x}}>{{/rows}}{{/block.map}}")) ==
          Codes{"P813", "P815"});
    CHECK(codes(fill("{{#block.map}}{{x}}{{/block.map}}{{x}}")) == Codes{"P813", "P811"});
    CHECK(codes(fill("{{^block.map}}x{{/block.map}}")).empty());
    CHECK(codes(fill("{{block.map.caption}}")) == Codes{"P811"});
}

TEST_CASE("sections are closed, in their order, and both places are shown") {
    CHECK(only(fill("ab{{#stamps}}")).at.begin == 2);
    const LaidOut page = fill("{{#blocks}}\n{{#rows}}\n{{/blocks}}\n{{/rows}}\n");
    CHECK(codes(page)[0] == "P803");
    CHECK(page.findings.begin()->labels[0].at.begin == 12);
    CHECK(page.findings.begin()->message.en == "`rows` has to be closed first");
    CHECK(codes(fill("{{/stamps}}")) == Codes{"P804"});
    CHECK(codes(fill("{{title\n}}")) == Codes{"P801"});
    CHECK(codes(fill("{{{title}}")) == Codes{"P801"});
    CHECK(codes(fill("{{}}{{a b}}{{..}}{{a.}}")) == Codes{"P805", "P805", "P805", "P805"});
}

TEST_CASE("only finished markup is put unescaped, and only in running text") {
    CHECK(codes(fill("{{{title}}}")) == Codes{"P814"});
    CHECK(codes(fill("{{&title}}")) == Codes{"P814"});
    CHECK(codes(fill("{{#blocks}}{{{md}}}{{/blocks}}")) == Codes{"P814"});
    CHECK(codes(fill("{{#blocks}}{{{html}}}{{/blocks}}", Markup::markdown)) == Codes{"P814"});
    CHECK(codes(fill("{{#blocks}}<p title=\"{{{html}}}\">{{/blocks}}"))[0] == "P815");
}

TEST_CASE("data stands where escaping protects it, and nowhere else") {
    for (const std::string bad :
         {"<script>{{title}}</script>", "<style>{{title}}</style>", "<p title={{title}}>",
          "<p {{title}}>", "<{{title}}>", "<a href=\"{{title}}\">", "<a href='{{title}}'>",
          "<p onclick=\"{{title}}\">", "<p style=\"color:{{title}}\">",
          "<iframe srcdoc=\"{{title}}\">", "<a HREF=\"  {{title}}\">", "<a href=\"java{{title}}\">",
          "<IMG SRC=\"{{title}}\">", "<a href=\"{{#stamps}}#{{/stamps}}{{title}}\">",
          "<script>{{#stamps}}{{.}}{{/stamps}}</script>", "<script>'</scrip>{{title}}"}) {
        CAPTURE(bad);
        const auto found = codes(fill(bad));
        CHECK(std::ranges::find(found, "P815") != found.end());
    }
    for (const std::string good :
         {"<a href=\"#{{report}}\">{{title}}</a>", "<a href=\"https://example.jp/{{report}}\">",
          "<!-- {{title}} -->{{title}}", "<script>x</script>{{title}}",
          "<p title='{{title}}' lang=\"{{lang}}\">{{title}}</p>", "a < b {{title}}",
          "<title>{{title}}</title>", "<br/>{{title}}", "<!DOCTYPE html>{{title}}"}) {
        CAPTURE(good);
        CHECK(codes(fill(good)).empty());
    }
    for (const std::string bad :
         {"[x]({{title}})", "[x](http://{{title}})", "[x]: {{title}}", "<{{title}}>",
          "<p title=\"{{title}}\">", "[x]{{#stamps}}({{/stamps}}{{title}})",
          "{{#stamps}}[x]{{/stamps}}({{title}})"}) {
        CAPTURE(bad);
        CHECK(fill(bad, Markup::markdown).findings.has_errors());
    }
    CHECK(codes(fill("[{{title}}](https://example.jp) ({{title}})", Markup::markdown)).empty());
}

TEST_CASE("a section or a partial ends in the kind of place where it began") {
    CHECK(codes(fill("{{#stamps}}<p title=\"{{/stamps}}x\">")) == Codes{"P816"});
    CHECK(codes(fill("{{> half}}x\">", Markup::html, {{"half", "<p title=\""}})) == Codes{"P816"});
    CHECK(codes(fill("<p {{#stamps}}title=\"x\"{{/stamps}}>")).empty());
}

TEST_CASE("partials: missing ones, paths, cycles") {
    CHECK(only(fill("{{> style.cs}}")).help.en == "did you mean `style.css`?");
    for (const std::string path : {"../t", "/etc/passwd", "a/b", "..", ".hidden", "a\\b"}) {
        CAPTURE(path);
        CHECK(codes(fill("{{> " + path + "}}")) == Codes{"P822"});
    }
    const LaidOut cycle = fill("{{> a}}", Markup::html, {{"a", "x{{> b}}"}, {"b", "y{{> a}}"}});
    CHECK(codes(cycle) == Codes{"P823"});
    CHECK(only(cycle).labels.size() == 2);
    CHECK(codes(fill("{{> t}}")) == Codes{"P823"});
}

TEST_CASE("limits: size, depth, partials, output") {
    CHECK(codes(fill(std::string(1024 * 1024 + 1, 'x'))) == Codes{"P832"});
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "{{#blocks}}";
    CHECK(codes(fill(deep)) == Codes{"P832"});

    Sources twice{{"p0", "x"}};
    for (int i = 1; i <= 30; ++i) {
        const std::string inner = "{{> p" + std::to_string(i - 1) + "}}";
        twice.push_back({"p" + std::to_string(i), inner + inner});
    }
    CHECK(codes(fill("{{> p30}}", Markup::html, twice)) == Codes{"P832"});

    // Each level goes through the three blocks again: 3 to the 20th times a kilobyte, on one line.
    std::string wide, close;
    for (int i = 0; i < 20; ++i) wide += "{{#blocks}}", close += "{{/blocks}}";
    const LaidOut large = fill(wide + std::string(1000, 'x') + close);
    CHECK(codes(large) == Codes{"P832"});
    CHECK(large.text.empty());
}

TEST_CASE("limits hold across partials, for the checking, and for a template that prints nothing") {
    const auto has_too_much = [](const LaidOut& page) {
        const auto found = codes(page);
        return std::ranges::find(found, "P832") != found.end() && page.text.empty();
    };
    std::string open, close;
    for (int i = 0; i < 60; ++i) open += "{{#has_grounds}}", close += "{{/has_grounds}}";
    Sources chain{{"p0", "x"}};
    for (int i = 1; i <= 500; ++i) {
        const std::string inner = "{{> p" + std::to_string(i - 1) + "}}";
        chain.push_back({"p" + std::to_string(i), open + inner + close});
    }
    CHECK(has_too_much(fill("{{> p500}}", Markup::html, chain)));
    CHECK(has_too_much(fill("{{> p2}}", Markup::html, chain)));
    CHECK(fill("{{> p1}}", Markup::html, chain).text == "x");

    const Sources large{{"large", std::string(1024 * 1024, 'x')}};
    std::string many;
    for (int i = 0; i < 900; ++i) many += "{{> large}}";
    CHECK(has_too_much(fill(many, Markup::html, large)));

    std::string silent, end;
    for (int i = 0; i < 40; ++i) silent += "{{#blocks}}", end += "{{/blocks}}";
    CHECK(has_too_much(fill(silent + end)));

    std::string unknown;
    for (int i = 0; i < 100'000; ++i) unknown += "{{x}}{{}}";
    const LaidOut wrong = fill(unknown);
    CHECK(wrong.findings.size() <= 1002);
    CHECK(wrong.findings.has_errors());
}

TEST_CASE("a line of nothing but tags of sections goes, if they were entered") {
    CHECK(fill("a\n  {{#stamps}}\n  x\n\t{{/stamps}}  \nb").text == "a\n  x\nb");
    CHECK(fill("a\r\n{{#stamps}}\r\nx\r\n{{/stamps}}\r\nb").text == "a\r\nx\r\nb");
    CHECK(fill("a\n{{#stamps}}x{{/stamps}}\nb").text == "a\nx\nb");
    CHECK(fill("a\n{{^stamps}}\nx\n{{/stamps}}\nb").text == "a\n\nb");
    CHECK(fill("{{#stamps}} {{/stamps}}").text == "");
    CHECK(fill("{{#is_ja}}{{#stamps}}{{.}}{{/stamps}}{{/is_ja}}").text == "誤り");
    CHECK(fill("{{#block.trend}}{{#rows}}{{#cells}}{{value}},{{/cells}}{{/rows}}{{/block.trend}}")
              .findings.has_errors() == false);
    CHECK(fill("{{format}}{{is_ja}}").text == "1");
}

TEST_CASE("an empty template is a warning and an empty page") {
    CHECK(codes(fill(" \n")) == Codes{"P831"});
    CHECK(fill("").text.empty());
    CHECK(codes(fill("\xff")) == Codes{"P805"});
}

TEST_CASE("data that looks like a template is data") {
    Report report = sample();
    report.title = "{{lang}} {{{html}}} {{#blocks}}";
    const Sources files{{"t", "<p>{{title}}</p>"}};
    CHECK(lay_out(report, files, 0, Markup::html, {}).text ==
          "<p>{{lang}} {{{html}}} {{#blocks}}</p>");
}

TEST_CASE("the layout for Markdown gives what the format does") {
    CHECK(lay_out(sample(), Markup::markdown, {}) == formats().find("md")->render(sample(), {}));
}

TEST_CASE("the layout of a report is its own, or that of all") {
    const Sources files{{"a/page.html.mustache", ""},
                        {"a/report.md.mustache", ""},
                        {"a/signing.html.mustache", ""}};
    CHECK(find_layout(files, "signing", Markup::html) == 2);
    CHECK(find_layout(files, "signing", Markup::markdown) == 1);
    CHECK(find_layout(files, "national", Markup::html) == 0);
}

TEST_CASE("what a template receives is what is described") {
    const auto json = nlohmann::json::parse(describe_data(sample(), {}));
    CHECK(json["title"] == "全国 <b>");
    CHECK(json["grounds"][0]["label"] == "単位");
    CHECK(json["blocks"][2]["name"] == "trend");
    CHECK(json["blocks"][2]["rows"][1]["total"] == "3–7");
    CHECK(json["blocks"][2]["rows"][1]["cells"][1]["value"]["possible"] == 7);
    CHECK(json["blocks"][2]["rows"][1]["cells"][0]["new_since"] == true);
    Report names{"r", "題"};
    names.blocks = {GroupedList{"names", "", {{"北海道", {{"沼田町", Emphasis::new_since}}}}}};
    CHECK(nlohmann::json::parse(describe_data(names, {}))["blocks"][0]["groups"][0]["items"][0] ==
          nlohmann::json{{"text", "沼田町"}, {"new_since", true}});
    CHECK(json["blocks"][0]["html"] == "<h2>見出し</h2>");
    CHECK(json["blocks"][0]["md"] == "## 見出し");
}
