// The process around the program: the only place that knows the system's clock, environment,
// terminal and streams.
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <new>

#include "cli/write_file.hpp"
#include "daicho/run.hpp"
#include "daicho/time/instant.hpp"

namespace daicho {

namespace {

/// By their numbers, which of the standard streams were open.
using Streams = std::array<bool, 3>;

/// A closed standard stream would give its number to the next file that is opened.
Streams open_standard_streams() {
    Streams were_open{true, true, true};
    for (int stream = 0; stream <= 2; ++stream) {
        if (::fcntl(stream, F_GETFD) >= 0 || errno != EBADF) continue;
        were_open[static_cast<std::size_t>(stream)] = false;
        const int null = ::open("/dev/null", stream == 0 ? O_RDONLY : O_WRONLY);
        if (null > stream) ::close(null);
    }
    return were_open;
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

/// Why the text is lost, as errno: 0 if it is not.
int hand_out(int stream, const Streams& were_open, std::string_view text) {
    if (text.empty()) return 0;
    const bool was_open = were_open[static_cast<std::size_t>(stream)];
    const int error = was_open ? write_all(stream, text) : EBADF;
    return error == EPIPE ? 0 : error;  // a reader that has seen enough (`| head`)
}

/// Writes what was printed and returns the exit code, which is another if that failed: nobody may
/// take a registry for clean because its findings were lost.
int hand_over(World& world, int code, const Streams& were_open) {
    if (const int error = hand_out(STDOUT_FILENO, were_open, world.out)) {
        code = exit_code::trouble;
        world.err += std::string("daicho: cannot write the output: ") + std::strerror(error) + "\n";
    }
    const bool is_said = hand_out(STDERR_FILENO, were_open, world.err) == 0;
    return is_said ? code : exit_code::trouble;
}

}  // namespace

int run_process(int argc, const char* const* argv) {
    const Streams were_open = open_standard_streams();
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);  // then a file that may not grow is an error like a full disk
    try {
        World world;
        look_at_system(world);
        const int code =
            run(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc), world);
        return hand_over(world, code, were_open);
    } catch (const std::bad_alloc&) {
        write_all(STDERR_FILENO, "daicho: out of memory\n");
    }
    return exit_code::trouble;
}

}  // namespace daicho
