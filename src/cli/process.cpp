// The process around the program: the only place that knows the system's clock, environment,
// terminal and streams.
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <new>

#include "cli/write_file.hpp"
#include "daicho/run.hpp"
#include "daicho/time/instant.hpp"

extern "C" char** environ;

namespace daicho {

namespace {

/// A closed standard stream would give its number to the next file that is opened. Whether
/// standard output was open.
bool open_standard_streams() {
    bool can_print = true;
    for (int stream = 0; stream <= 2; ++stream) {
        if (::fcntl(stream, F_GETFD) >= 0 || errno != EBADF) continue;
        if (stream == STDOUT_FILENO) can_print = false;
        const int null = ::open("/dev/null", stream == 0 ? O_RDONLY : O_WRONLY);
        if (null > stream) ::close(null);
    }
    return can_print;
}

int terminal_width() {
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
    return size.ws_col;
}

void look_at_system(World& world) {
    world.today = day_in_japan(floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    world.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
    world.err_is_terminal = ::isatty(STDERR_FILENO) == 1;
    if (world.out_is_terminal) world.width = terminal_width();
    for (char** entry = environ; entry && *entry; ++entry) {
        const std::string text = *entry;
        const auto equals = text.find('=');
        if (equals != text.npos)
            world.environment.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
}

/// Writes what was printed and returns the exit code, which is another if that failed.
int hand_over(World& world, int code, bool can_print) {
    const bool is_lost = !can_print && !world.out.empty();
    const int error = is_lost ? EBADF : write_all(STDOUT_FILENO, world.out);
    // A reader that has seen enough (`| head`) is no failure of ours.
    if (error != 0 && error != EPIPE) {
        code = exit_code::trouble;
        world.err += std::string("daicho: cannot write the output: ") + std::strerror(error) + "\n";
    }
    write_all(STDERR_FILENO, world.err);
    return code;
}

}  // namespace

int run_process(int argc, const char* const* argv) {
    const bool can_print = open_standard_streams();
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);  // then a file that may not grow is an error like a full disk
    try {
        World world;
        look_at_system(world);
        const int code =
            run(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc), world);
        return hand_over(world, code, can_print);
    } catch (const std::bad_alloc&) {
        write_all(STDERR_FILENO, "daicho: out of memory\n");
    }
    return exit_code::trouble;
}

}  // namespace daicho
