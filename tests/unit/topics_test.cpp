// Every topic of the program: its texts, and its examples run.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>

#include "../support/registry_in_memory.hpp"
#include "daicho/layout/layout.hpp"
#include "daicho/load/load.hpp"
#include "daicho/topics.hpp"
#include "daicho/yaml/document.hpp"

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

/// What each rule finds by itself.
template <class Visit>
void run_rules(Folder folder, Visit visit) {
    const Loaded loaded = load(std::move(folder));
    const Ledger ledger(loaded.registry);
    for (const Rule& rule : rules()) {
        Diagnostics found;
        rule.run({ledger, today, !loaded.findings.has_errors()}, found);
        for (const Diagnostic& finding : found) visit(rule, *finding.topic);
    }
}

bool declares(const Rule& rule, const Topic& topic) {
    return std::ranges::any_of(rule.topics, [&](const Topic& its) { return &its == &topic; });
}

void check_declared(const Rule& rule, const Topic& topic) {
    CHECK_MESSAGE(declares(rule, topic), rule.name << " finds " << topic.code);
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

TEST_CASE("the bad example of a topic gives exactly its code, the good one nothing") {
    for (const Topic* topic : all_topics()) {
        if (topic->bad.empty() || topic->code.starts_with('P')) continue;  // P: template_test
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

TEST_CASE("a rule finds what it has declared, each for its bad example, and nothing else") {
    std::set<const Topic*> found;
    for (const Topic* topic : all_topics()) {
        for (const std::string_view example : {topic->bad, topic->good}) {
            if (example.empty() || topic->code.starts_with('P')) continue;
            run_rules({registry_with(example), {}}, [&](const Rule& rule, const Topic& its) {
                check_declared(rule, its);
                if (&its == topic) found.insert(topic);
            });
        }
    }
    for (const Rule& rule : rules()) {
        CHECK(!rule.topics.empty());
        for (const Topic& topic : rule.topics) CHECK_MESSAGE(found.contains(&topic), topic.code);
    }
}

TEST_CASE("nor does it in whatever file or registry") {
    namespace fs = std::filesystem;
    for (const auto& entry : fs::directory_iterator(DAICHO_ROOT "/tests/corpus")) {
        if (entry.path().extension() != ".yaml") continue;
        Sources files = base_registry();
        put(files, base_path, read_file(entry.path().string()));
        run_rules({std::move(files), {}}, check_declared);
    }
    for (const char* registry : {"/tests/broken", "/tests/registry", "/tests/frozen"}) {
        run_rules(read_folder(DAICHO_ROOT + std::string(registry) + "/agreements"), check_declared);
    }
}

TEST_CASE("the catalogue has every topic, whichever room declares it") {
    const auto check_all = [&](std::span<const Topic> topics) {
        for (const Topic& topic : topics) {
            CHECK(find_topic(topic.code) == &topic);
            CHECK(find_topic(topic.name) == &topic);
        }
    };
    for (const auto topics : yaml_topics()) check_all(topics);
    check_all(file_topics());
    check_all(record_topics());
    for (const Rule& rule : rules()) check_all(rule.topics);
    check_all(template_topics());
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
    CHECK(std::ranges::is_sorted(all, {}, &Topic::code));
}

TEST_CASE("what is declared for a catalogue stands in it") {
    // `extern constinit const Rule succession{` in a file of its own is nothing until it is listed.
    std::map<std::string, std::string> files;
    std::string lists;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(DAICHO_ROOT "/src")) {
        if (entry.path().extension() != ".cpp") continue;
        std::ifstream file(entry.path(), std::ios::binary);
        std::string text(std::istreambuf_iterator<char>(file), {});
        if (text.find("#define DECLARE") != text.npos) lists += text;
        files[entry.path().string()] = std::move(text);
    }
    std::size_t declared = 0;
    constexpr std::string_view begin = "\nextern constinit const ";
    for (const auto& file : files) {
        const auto& path = file.first;
        const auto& text = file.second;
        for (std::size_t at = text.find(begin); at != text.npos; at = text.find(begin, at + 1)) {
            const std::size_t type = at + begin.size(), name = text.find(' ', type) + 1;
            const std::string own = text.substr(name, text.find_first_of("{;", name) - name);
            const std::string listed = "(" + own.substr(0, own.rfind('_')) + ")";
            CHECK_MESSAGE(lists.find(listed) != lists.npos, path << " declares " << own);
            ++declared;
        }
    }
    CHECK(declared > 40);
}
