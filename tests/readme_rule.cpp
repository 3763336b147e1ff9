// The rule that README.md shows, built from its text as the text says (CMakeLists.txt): the tests
// of all topics accept it, and it finds what is printed there.
#include <doctest/doctest.h>

#include "daicho/render/render.hpp"
#include "daicho/topics.hpp"
#include "support/registry_in_memory.hpp"

using namespace daicho;
using namespace daicho::testing;

TEST_CASE("the rule of README.md finds what is printed there") {
    const Topic* topic = find_topic("no-council");
    REQUIRE(topic);
    const Checked bad = check_files(registry_with(topic->bad));
    const std::string text = render_findings_text(bad.findings, bad.registry.files, "agreements",
                                                  {}, {.lang = Lang::en});
    const std::string readme = read_file(DAICHO_ROOT "/README.md");
    CHECK_MESSAGE(
        readme.find("```text\n" + text.substr(0, text.size() - 1) + "```\n") != std::string::npos,
        text);
}
