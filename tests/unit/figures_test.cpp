// Every command that prints figures: none from a registry with errors, unless each table says so.
#include <doctest/doctest.h>

#include <algorithm>

#include "../support/command_line.hpp"
#include "../support/copy.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

bool holds(const std::string& all, std::string_view part) {
    return all.find(part) != all.npos;
}

/// A copy of the small registry with a day that no era has.
struct Broken : Copy {
    Broken() {
        write("agreements/10-gunma/102032-kiryu.yaml",
              "kind: employment-measures\nparties:\n  - {role: government, name: 桐生市}\n"
              "  - {role: bureau, name: 群馬労働局}\nconcluded: 平成31年5月\nsources: [S1]\n");
    }
};

std::vector<std::string> with(CommandLine line, std::vector<std::string> more) {
    line.insert(line.end(), more.begin(), more.end());
    return line;
}

/// Whether what was written says that the registry has errors, where a reader of it sees that.
bool is_stamped(const std::string& text, std::string_view format) {
    if (format == "xlsx") return text.starts_with("PK");  // of which xlsx_test reads the cells
    return holds(text, "エラーがあります") || holds(text, "registry_errors");
}

}  // namespace

TEST_CASE("every command refuses a registry with errors, or is declared to print no figures") {
    const Broken broken;
    std::size_t refusing = 0;
    for (const Command& command : commands()) {
        CAPTURE(command.name);
        const bool may_be_forced = find_option(command, "allow-invalid") != nullptr;
        CHECK(may_be_forced == (command.prints != Prints::no_figures));
        if (command.prints != Prints::figures) continue;
        ++refusing;
        for (const CommandLine& line : calls_of(command)) {
            CAPTURE(line.back());
            const Ran refused = run_in(broken.path(), line);
            CHECK(refused.code == 1);
            CHECK(refused.out.empty());
            CHECK(holds(refused.err, "error[D305]"));
            CHECK(holds(refused.err, "--allow-invalid"));
        }
    }
    CHECK(refusing == 7);
}

TEST_CASE("figures of a registry with errors say so in every format of every command") {
    const Broken broken;
    for (const Command& command : commands()) {
        if (command.prints != Prints::figures) continue;
        for (const CommandLine& line : calls_of(command)) {
            for (const std::string_view format : formats_of(command)) {
                INFO(line[0], " ", line.back(), " -f ", format);
                const auto plain = with(line, {"-f", std::string(format)});
                const Ran forced = run_in(broken.path(), with(plain, {"--allow-invalid"}));
                const Ran sound = run_in(small_registry, plain);
                CHECK(forced.code == sound.code);
                if (sound.code != 0) continue;  // a format that has nothing to show of it
                CHECK_FALSE(is_stamped(sound.out, format == "xlsx" ? "" : format));
                CHECK(is_stamped(forced.out, format));
            }
        }
    }
}

TEST_CASE("the exit code of duties is that of its figures before that of what is overdue") {
    const Broken broken;
    const CommandLine overdue{"duties", "--today", "2040-01-01", "--fail-on-overdue"};
    CHECK(run_in(broken.path(), overdue).out.empty());
    CHECK_FALSE(run_in(broken.path(), with(overdue, {"--allow-invalid"})).out.empty());
}
