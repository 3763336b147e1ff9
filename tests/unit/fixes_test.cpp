// Fixes applied together: each whole, and none over another.
#include <doctest/doctest.h>

#include "../support/registry_in_memory.hpp"
#include "cli/fixes.hpp"
#include "daicho/topics.hpp"

using namespace daicho;

namespace {

constexpr TopicList topics{{
    {"X000",
     "odd",
     Severity::error,
     {"変", "odd"},
     {"変です。", "It is odd."},
     "",
     "",
     "a test's own"},
}};
constexpr const Topic& odd = topics["odd"];

struct Together {
    std::vector<std::vector<Edit>> fixes;
    std::string text;
    int applied;
};

Edit replace(std::uint32_t begin, std::uint32_t end, std::string text) {
    return {{0, begin, end}, std::move(text)};
}

std::vector<MendedFile> mended(const std::vector<std::vector<Edit>>& fixes, bool safe = true,
                               bool unsafe = false) {
    const Sources files{{"a.yaml", "abcdef\nghi\n"}};
    Diagnostics findings;
    for (const auto& edits : fixes) {
        findings.add(odd, edits.front().at, {"変", "odd"}).fix = Fix{safe, edits};
    }
    return mend(findings, files, unsafe);
}

}  // namespace

TEST_CASE("of fixes that touch the same bytes the first is taken") {
    const std::vector<Together> cases{
        {{{replace(1, 3, "X")}, {replace(4, 5, "Y")}}, "aXdYf\nghi\n", 2},
        {{{replace(1, 3, "X")}, {replace(3, 5, "Y")}}, "aXYf\nghi\n", 2},
        {{{replace(1, 3, "X")}, {replace(2, 5, "Y")}}, "aXdef\nghi\n", 1},
        {{{replace(2, 5, "Y")}, {replace(1, 3, "X")}}, "abYf\nghi\n", 1},
        {{{replace(1, 5, "X")}, {replace(2, 3, "Y")}}, "aXf\nghi\n", 1},
        {{{replace(1, 1, "X")}, {replace(1, 1, "Y")}}, "aXbcdef\nghi\n", 1},
    };
    for (const Together& each : cases) {
        INFO(each.text);
        const auto files = mended(each.fixes);
        REQUIRE(files.size() == 1);
        CHECK(files[0].text == each.text);
        CHECK(files[0].fixes == each.applied);
    }
}

TEST_CASE("no example of a fault becomes unreadable by its fixes") {
    using namespace daicho::testing;
    const auto unreadable = [](const Checked& checked) {
        return std::ranges::count_if(checked.findings, [](const Diagnostic& finding) {
            return finding.is_error() && finding.topic->code.starts_with('Y');
        });
    };
    std::size_t fixed = 0;
    for (const Topic* topic : all_topics()) {
        if (topic->bad.empty() || topic->code.starts_with('P')) continue;
        for (const bool is_unsafe : {false, true}) {
            CAPTURE(topic->code);
            const Checked before = check_files(registry_with(topic->bad));
            Sources files = before.registry.files;
            for (MendedFile& file : mend(before.findings, files, is_unsafe)) {
                files[file.source].text = std::move(file.text);
                ++fixed;
            }
            const Checked after = check_files(std::move(files));
            CHECK_MESSAGE(unreadable(after) <= unreadable(before), as_text(after));
        }
    }
    CHECK(fixed > 40);
}

TEST_CASE("a fix of several edits is applied whole or not at all") {
    const auto files = mended({{replace(1, 3, "X")}, {replace(7, 8, "G"), replace(2, 4, "Y")}});
    REQUIRE(files.size() == 1);
    CHECK(files[0].text == "aXdef\nghi\n");
}

TEST_CASE("a fix that may change the meaning is made only when it is asked for") {
    CHECK(mended({{replace(1, 3, "X")}}, false).empty());
    CHECK(mended({{replace(1, 3, "X")}}, false, true).size() == 1);
}
