// What a change has caused: findings that are new, also where a file has more than are shown.
#include "cli/caused.hpp"

#include <doctest/doctest.h>

#include "../support/registry_in_memory.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

/// The small registry with so many sources that nobody cites.
void check_with_uncited(int count, CheckedRegistry& out) {
    Sources files = base_registry();
    std::string& text = std::ranges::find(files, std::string("sources.yaml"), &Source::path)->text;
    for (int i = 0; i < count; ++i)
        text += fmt::format("U{}:\n  title: 資料\n  publisher: 発行者\n  date: 2025\n", i);
    bind_and_check({.files = std::move(files), .findings = {}}, daicho::testing::today, out);
}

}  // namespace

TEST_CASE("a finding that is new is told, or counted where a file has more than are shown") {
    CheckedRegistry few, full, more;
    check_with_uncited(1, few);
    check_with_uncited(static_cast<int>(most_of_a_file), full);
    check_with_uncited(static_cast<int>(most_of_a_file) + 1, more);

    CHECK(caused_between(few, full).findings.size() == most_of_a_file - 1);
    CHECK(caused_between(few, full).unseen == 0);

    const Caused caused = caused_between(full, more);
    CHECK(caused.findings.empty());
    CHECK(caused.unseen == 1);
    CHECK(caused.findings.count(Severity::warning) == 1);
    CHECK(caused_between(more, full).unseen == 0);
}
