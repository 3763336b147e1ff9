// about.yaml: what is said of agreements in general, and how strictly it is read.
#include <doctest/doctest.h>

#include "../support/registry_in_memory.hpp"
#include "daicho/format/canonical.hpp"
#include "daicho/format/schema.hpp"
#include "daicho/model/about.hpp"
#include "daicho/report/changes.hpp"
#include "daicho/text/lists.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

constexpr std::string_view good =
    "benefits:\n"
    "  - title: {ja: 見える化, en: made visible}\n"
    "    text: {ja: 整理します。, en: In order.}\n"
    "    sources: [S1]\n"
    "figures:\n"
    "  - name: {ja: 実施団体, en: governments}\n"
    "    value: 157\n"
    "    unit: cases\n"
    "    as_of: 2016-01-31\n"
    "    sources: [S1]\n";

Checked check_about(std::string text) {
    Sources files = base_registry();
    put(files, "about.yaml", std::move(text));
    return check_files(std::move(files));
}

/// `R201 about.yaml:2:3: …`, and the help where there is one.
std::string found_in(std::string_view was, std::string_view is) {
    std::string text(good);
    if (const auto at = text.find(was); !was.empty()) text.replace(at, was.size(), is);
    const Checked checked = check_about(std::move(text));
    std::string out;
    for (const Diagnostic& finding : checked.findings) {
        out += fmt::format("{} {}: {} | {}\n", finding.topic->code,
                           place(checked.registry.files, finding.at), finding.message.en,
                           finding.help.en);
    }
    return out;
}

}  // namespace

TEST_CASE("about.yaml is read in both languages, and need not be there") {
    const Checked none = check_files(base_registry());
    CHECK(none.findings.empty());
    CHECK(none.registry.about.benefits.empty());
    CHECK_FALSE(none.registry.about.definition);

    const Checked checked = check_about(std::string(good));
    REQUIRE(checked.findings.empty());
    const About& about = checked.registry.about;
    REQUIRE(about.benefits.size() == 1);
    CHECK(wording_in(about.benefits[0]->title, Lang::ja) == "見える化");
    CHECK(wording_in(about.benefits[0]->title, Lang::en) == "made visible");
    CHECK(wording_in(about.benefits[0]->text, Lang::en) == "In order.");
    CHECK(wording_in(Maybe<Bilingual>(), Lang::en).empty());
    CHECK(about.figures[0]->value->value.number == 157);
    CHECK(about.cites == std::vector<std::uint32_t>{0});
}

TEST_CASE("findings about about.yaml say where and what to write") {
    CHECK(found_in("", "") == "");
    CHECK(found_in(", en: made visible", "") ==
          "R202 about.yaml:2:13 `ja`: `en` is missing | write `en: …`: in English\n");
    CHECK(found_in("    sources: [S1]\nfigures", "figures").find("`sources` is missing") !=
          std::string::npos);
    CHECK(found_in("benefits:", "benefit:").find("did you mean `benefits`") != std::string::npos);
    CHECK(found_in("[S1]", "[S7]").find("sources.yaml has no source `S7`") != std::string::npos);
    CHECK(found_in("157", "157団体").find("write `157`") != std::string::npos);
    CHECK(found_in("2016-01-31", "2027-01-31").starts_with("D310 about.yaml:9:12"));
    CHECK(found_in("{ja: 見える化, en: made visible}", "見える化")
              .find("`title` takes a mapping, not a single value") != std::string::npos);
    CHECK(found_in("benefits:\n", "benefits: &a\n").starts_with("Y"));
}

TEST_CASE("a source that about.yaml alone cites is cited") {
    Sources files = base_registry();
    put(files, "sources.yaml", "S1: {title: 報道資料}\nS2: {title: 説明}\n");
    CHECK(joined(codes(check_files(files).findings), " ") == "X511");
    put(files, "about.yaml",
        "definition: {text: {ja: 協定です。, en: An agreement.}, sources: [S2]}\n");
    CHECK(check_files(files).findings.empty());
}

TEST_CASE("the layout of about.yaml is that of the other files") {
    Diagnostics none;
    const std::string text =
        "benefits:\n- sources: [S1]\n  title: {en: made visible, ja: 見える化}\n"
        "  text: {ja: 整理します。, en: In order.}\n";
    CHECK(canonical(read_document(0, text, none), file_field("about.yaml")) ==
          "benefits:\n  - title: {ja: 見える化, en: made visible}\n"
          "    text: {ja: 整理します。, en: In order.}\n    sources: [S1]\n");
}

TEST_CASE("what is new in about.yaml is told by its name in the reader's language") {
    Sources before = base_registry(), after = base_registry();
    put(before, "about.yaml", "benefits: []\n");
    put(after, "about.yaml", std::string(good));
    const Loaded was = load({std::move(before), {}}), is = load({std::move(after), {}});
    const Ledger then(was.registry), now(is.registry);
    const auto told = [&](Lang lang) {
        const ReportContext old{.ledger = then, .lang = lang, .as_of = today};
        const ReportContext current{.ledger = now, .lang = lang, .as_of = today};
        const Changes changes = changes_between(old, current);
        REQUIRE(changes.files.size() == 1);
        CHECK(changes.files[0].path == "about.yaml");
        std::string out;
        for (const auto& value : changes.files[0].values) out += value.label + "\n";
        return out;
    };
    CHECK(told(Lang::ja) == "実現できること「見える化」\n全国の数「実施団体」\n");
    CHECK(told(Lang::en) ==
          "what an agreement brings “made visible”\n"
          "figure of the whole country “governments”\n");
}
