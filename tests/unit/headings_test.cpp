#include "daicho/query/headings.hpp"

#include <doctest/doctest.h>

#include "../support/registry_in_memory.hpp"

using namespace daicho;
using namespace daicho::testing;

TEST_CASE("a printed heading is a number and words") {
    const auto parts = [](std::string_view heading) {
        const PrintedHeading out = printed_heading(heading);
        return fmt::format("{}|{}", out.number, out.words);
    };
    CHECK(parts("① 女性") == "①|女性");
    CHECK(parts("⑳　若者") == "⑳|若者");
    CHECK(parts("㉒若者") == "㉒|若者");
    CHECK(parts("(1) 企業誘致") == "(1)|企業誘致");
    CHECK(parts("（１）女性の就職") == "（１）|女性の就職");
    CHECK(parts("3. UIJターン") == "3.|UIJターン");
    CHECK(parts("障害者") == "|障害者");
    CHECK(parts("3月の面接会") == "|3月の面接会");
    CHECK(parts("(仮称) 面接会") == "|(仮称) 面接会");
    CHECK(parts("①") == "①|");
    CHECK(parts("") == "|");
    CHECK(parts("12") == "|12");
}

TEST_CASE("measures stand under their headings in the order of the document") {
    const Loaded loaded = load({registry_with("measures:\n"
                                              "  - {title: 面接会, heading: ① 女性}\n"
                                              "  - {title: 相談, heading: ① 女性}\n"
                                              "  - {title: 発信, heading: ② 発信}\n"
                                              "  - {title: 面接会, heading: ② マッチング支援}\n"
                                              "  - {title: 周知}\n"),
                                {}});
    REQUIRE(loaded.findings.empty());
    const Agreement& agreement = loaded.registry.agreements.front();
    std::string out;
    for (const MeasuresUnder& under : measures_by_heading(agreement))
        out += fmt::format("{} {}\n", under.heading, under.measures.size());
    CHECK(out == "① 女性 2\n② 発信 1\n② マッチング支援 1\n 1\n");
    CHECK(is_heading_alone(*agreement.measures[2]));
    CHECK_FALSE(is_heading_alone(*agreement.measures[3]));
    CHECK_FALSE(is_heading_alone(*agreement.measures[4]));
}

TEST_CASE("an order that is told is no number of a list") {
    const auto found = [](std::string_view more) {
        const std::string numbered =
            fmt::format("numbered:\n  - {{source: S1, number: 4{}}}\n", more);
        const Checked checked =
            check_files(registry_with(record("10-gunma/102016-maebashi.yaml", government("前橋市"),
                                             "群馬労働局", "2015-08", numbered) +
                                      record("10-gunma/102059-ota.yaml", government("太田市"),
                                             "群馬労働局", "2015-05", numbered)));
        std::string out;
        for (const std::string_view code : codes(checked.findings)) out += std::string(code) + " ";
        return out;
    };
    CHECK(found("") == "X503 ");
    CHECK(found(", within: 群馬県") == "");
    CHECK(found(", within: 群馬県, among: cities") == "");
    CHECK(found(", within: 栃木県") == "N428 N428 ");
    CHECK(found(", within: Gunma") == "N428 N428 ");
    CHECK(found(", among: prefectures") == "N429 N429 ");
}
