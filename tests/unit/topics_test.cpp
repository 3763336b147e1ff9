// Every topic of the program: its texts, and its examples run.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <set>

#include "../support/registry_in_memory.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

/// What concerns files themselves is found only where there are files.
Checked check_on_disk(const Sources& files) {
    namespace fs = std::filesystem;
    const fs::path folder =
        fs::temp_directory_path() / fmt::format("daicho-topics-{}", std::random_device{}());
    for (const Source& file : files) {
        fs::create_directories((folder / file.path).parent_path());
        std::ofstream(folder / file.path, std::ios::binary) << file.text;
    }
    Checked checked = check_folder(read_folder(folder.string()));
    fs::remove_all(folder);
    return checked;
}

Checked check_example(const Topic& topic, std::string_view example) {
    Sources files = registry_with(example);
    return topic.code.starts_with('F') ? check_on_disk(files) : check_files(std::move(files));
}

}  // namespace

TEST_CASE("the base registry of the examples is clean") {
    CHECK(as_text(check_files(base_registry())) == "");
}

TEST_CASE("every topic has its own code and its own name") {
    std::set<std::string_view> codes, names;
    for (const Topic* topic : all_topics()) {
        CHECK_MESSAGE(codes.insert(topic->code).second, topic->code);
        CHECK_MESSAGE(names.insert(topic->name).second, topic->name);
    }
}

TEST_CASE("every topic is said in both languages") {
    for (const Topic* topic : all_topics()) {
        CAPTURE(topic->code);
        CHECK(!topic->summary.ja.empty());
        CHECK(!topic->summary.en.empty());
        CHECK(!topic->explanation.ja.empty());
        CHECK(!topic->explanation.en.empty());
        CHECK(topic->bad.empty() == topic->good.empty());
    }
}

TEST_CASE("the bad example of a topic gives exactly its code, the good one nothing") {
    for (const Topic* topic : all_topics()) {
        if (topic->bad.empty()) continue;
        CAPTURE(topic->code);
        const Checked bad = check_example(*topic, topic->bad);
        const auto found = codes(bad.findings);
        const bool is_only = !found.empty() && std::ranges::all_of(found, [&](auto code) {
            return code == topic->code;
        });
        CHECK_MESSAGE(is_only, as_text(bad));
        CHECK(as_text(check_example(*topic, topic->good)) == "");
    }
}

TEST_CASE("a rule finds only what it has declared") {
    for (const Rule& rule : rules()) {
        for (const Topic* topic : rule.topics) CHECK(find_topic(topic->code) == topic);
    }
}

TEST_CASE("a topic is found by its code in any case and by its name") {
    CHECK(find_topic("d310") == find_topic("not-yet"));
    REQUIRE(find_topic("D310"));
    CHECK(find_topic("D310")->name == "not-yet");
    CHECK(find_topic("D999") == nullptr);
    CHECK(find_topic("") == nullptr);
}

TEST_CASE("topics are listed by code") {
    const auto all = all_topics();
    CHECK(std::ranges::is_sorted(all, {}, [](const Topic* topic) { return topic->code; }));
}
