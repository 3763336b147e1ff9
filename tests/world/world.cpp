// A process in a world that the tests make: allocations fail when they are told to, the clock
// tells what it is told, and standard output takes a little at a time.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <functional>
#include <new>
#include <string>
#include <thread>
#include <vector>

#include "daicho/run.hpp"

namespace {

// The next allocation has the number 1; 0 for no counting.
long counter = 0;
long first_to_fail = 0, last_to_fail = 0;
bool is_failed = false;  // whether one was

bool fails() {
    if (first_to_fail == 0) return false;
    ++counter;
    if (counter < first_to_fail || counter > last_to_fail) return false;
    return is_failed = true;
}

time_t told = 0;  // by the clock; 0 for the time that it is

}  // namespace

void* operator new(std::size_t size) {
    if (!fails()) {
        if (void* out = std::malloc(size != 0 ? size : 1)) return out;
    }
    throw std::bad_alloc();
}
void* operator new[](std::size_t size) {
    return operator new(size);
}
void operator delete(void* at) noexcept {
    std::free(at);
}
void operator delete[](void* at) noexcept {
    std::free(at);
}
void operator delete(void* at, std::size_t) noexcept {
    std::free(at);
}
void operator delete[](void* at, std::size_t) noexcept {
    std::free(at);
}

// What the standard library asks.
extern "C" int clock_gettime(clockid_t clock, timespec* out) noexcept {
    if (clock == CLOCK_REALTIME && told != 0) {
        *out = {told, 0};
        return 0;
    }
    return static_cast<int>(::syscall(SYS_clock_gettime, clock, out));
}

using namespace daicho;

namespace {

const std::string registry = DAICHO_ROOT "/tests/registry";

struct Outcome {
    int code;
    std::string out;
    std::string err;

    bool operator==(const Outcome&) const = default;
};

constexpr long all_later = 1L << 60;

/// Runs with allocations `from` to `to` failing.
Outcome call(const std::vector<std::string>& args, long from, long to) {
    World world{.today = *make_day(2026, 4, 1)};
    world.environment["LANG"] = "en_GB.UTF-8";  // the language of the messages that are looked for
    counter = 0;
    is_failed = false;
    last_to_fail = to;
    first_to_fail = from;
    const int code = run(args, world);
    first_to_fail = 0;
    return {code, std::move(world.out), std::move(world.err)};
}

struct Process {
    int status;  // 128 and more for a signal
    std::string out;
    std::string err;
};

std::string drain(int pipe) {
    std::string out;
    char bytes[4096];
    for (ssize_t got; (got = ::read(pipe, bytes, sizeof bytes)) > 0;)
        out.append(bytes, static_cast<std::size_t>(got));
    ::close(pipe);
    return out;
}

/// Runs as a process whose standard output is a pipe with these flags; `before` is done in it.
Process run_as_process(std::vector<const char*> args, int out_flags = 0,
                       const std::function<void()>& before = {}) {
    int out[2], err[2];
    REQUIRE(::pipe2(out, 0) == 0);
    REQUIRE(::pipe2(err, 0) == 0);
    if (out_flags != 0) ::fcntl(out[1], F_SETFL, out_flags);
    args.insert(args.begin(), "daicho");
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::dup2(out[1], STDOUT_FILENO);
        ::dup2(err[1], STDERR_FILENO);
        for (const int pipe : {out[0], out[1], err[0], err[1]}) ::close(pipe);
        [&]() noexcept {  // what it throws ends it, and not the test
            if (before) before();
            ::_exit(run_process(static_cast<int>(args.size()), args.data()));
        }();
    }
    ::close(out[1]);
    ::close(err[1]);
    if (out_flags != 0) std::this_thread::sleep_for(std::chrono::milliseconds(200));
    Process process{0, drain(out[0]), drain(err[0])};
    int status = 0;
    ::waitpid(child, &status, 0);
    process.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return process;
}

}  // namespace

TEST_CASE("whichever allocation fails, a run says so or gives what it always gives") {
    const std::vector<std::vector<std::string>> commands{
        {"stats", "-C", registry, "--no-revision"},
        {"check", "-C", registry},
        {"stat"},
        {"completion", "words", "--", "stats", "--"}};
    // One that fails is told from many by whether there is memory to say so.
    for (const bool only_one : {true, false}) {
        for (const auto& args : commands) {
            const Outcome whole = call(args, 0, 0);
            long number = 1;
            for (bool failed = true; failed; number += only_one ? 1 : 7) {
                const Outcome outcome = call(args, number, only_one ? number : all_later);
                failed = is_failed;
                const bool is_said = outcome.code == exit_code::trouble && outcome.out.empty() &&
                                     outcome.err.find("out of memory") != std::string::npos;
                if (is_said || outcome == whole) continue;
                FAIL_CHECK(args[0], ", allocation ", number, ": exit ", outcome.code, ", ",
                           outcome.out.size(), " bytes, ", outcome.err);
            }
            CHECK(number > 10);
        }
    }
}

TEST_CASE("a process that lacks memory says so, even for its arguments and environment") {
    ::setenv("LC_ALL", "en_GB.UTF-8", 1);
    ::setenv("DAICHO_TEST", "a value that does not fit into the string itself", 1);
    const Process whole = run_as_process({"--version"});
    REQUIRE(whole.status == exit_code::well);
    int failed = 0, in_a_row = 0;
    for (long number = 1; in_a_row < 20; ++number) {
        const Process process = run_as_process({"--version"}, 0, [&] {
            last_to_fail = number % 2 == 0 ? number : all_later;
            first_to_fail = number;
        });
        INFO("allocation ", number);
        in_a_row = process.status == exit_code::well ? in_a_row + 1 : 0;
        if (in_a_row > 0) {
            CHECK(process.out == whole.out);
            continue;
        }
        ++failed;
        CHECK(process.status == exit_code::trouble);
        CHECK(process.out == "");
        CHECK(process.err.find("out of memory\n") != std::string::npos);
    }
    CHECK(failed > 3);
}

TEST_CASE("today is the day in Japan") {
    // The registry has an entry that runs out at the end of March 2027.
    const auto check_at = [](time_t now) {
        return run_as_process({"check", "--fail-on", "warning", "-C", registry.c_str()}, 0,
                              [=] { told = now; })
            .status;
    };
    CHECK(check_at(1'806'505'199) == exit_code::well);      // 2027-03-31 23:59:59 in Japan
    CHECK(check_at(1'806'505'200) == exit_code::findings);  // 2027-04-01 00:00:00
}

TEST_CASE("a slow reader of a pipe that does not block gets everything") {
    const std::vector<const char*> args{"list", "-C",   DAICHO_ROOT "/tests/frozen",
                                        "-f",   "json", "--no-revision"};
    const Process whole = run_as_process(args);
    REQUIRE(whole.out.size() > 70'000);  // more than a pipe holds
    const Process process = run_as_process(args, O_NONBLOCK);
    CHECK(process.status == exit_code::well);
    CHECK(process.out == whole.out);
}
