// What the system may refuse: threads, libraries.
#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "daicho/model/trouble.hpp"
#include "system/library.hpp"
#include "system/parallel.hpp"

using namespace daicho;

TEST_CASE("work on all cores is done once each, whatever the chunks") {
    for (const std::size_t count : {0U, 1U, 15U, 16U, 17U, 1000U}) {
        for (const std::size_t chunk : {1U, 16U}) {
            std::vector<int> done(count);
            in_parallel(count, chunk, [&](std::size_t i) { ++done[i]; });
            CHECK(std::ranges::count(done, 1) == static_cast<std::ptrdiff_t>(count));
        }
    }
}

TEST_CASE("what work throws reaches the caller, from whichever thread") {
    for (const std::size_t bad : {0U, 50U, 99U}) {
        const auto work = [&](std::size_t i) {
            if (i == bad) throw std::runtime_error("bad");
        };
        CHECK_THROWS_WITH_AS(in_parallel(100, 1, work), "bad", std::runtime_error);
    }
    auto later = beside([]() -> int { throw std::runtime_error("bad"); });
    CHECK_THROWS_WITH_AS(later.get(), "bad", std::runtime_error);
}

TEST_CASE("a library that is missing is trouble that names its package") {
    try {
        Library("libnone.so.0", "libnone0");
        FAIL("there is no such library");
    } catch (const Trouble& trouble) {
        CHECK(trouble.message().en.starts_with("cannot load a library: libnone.so.0"));
        CHECK(trouble.help().en == "install the package libnone0");
    }
    const Library present("libz.so.1", "zlib1g");
    CHECK_THROWS_AS(present.find<void (*)()>("no_such_function"), Trouble);
    const bool is_found = present.find<void (*)()>("inflate") != nullptr;
    CHECK(is_found);
}
