// The program as a function: arguments and the outside world in, exit code and texts out.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "daicho/time/day.hpp"

namespace daicho {

/// All that the program may know of the outside world. Nothing else reads the clock, the
/// environment or the terminal, so that a test can run the real command line in-process.
struct World {
    Day today{};
    bool out_is_terminal = false;
    bool err_is_terminal = false;
    int width = 0;  // of the terminal; 0 if there is none
    std::map<std::string, std::string> environment{};

    std::string out{};  // what the command printed, to be written by the caller
    std::string err{};
};

namespace exit_code {
inline constexpr int well = 0;
inline constexpr int findings = 1;  // the registry has findings, or a figure was refused
inline constexpr int trouble = 2;   // wrong usage, no registry, unreadable input, failed output
}  // namespace exit_code

/// Runs `daicho ARGS…`. Throws nothing.
int run(const std::vector<std::string>& args, World& world);

/// The same for a process: takes its world from the system, writes its texts to standard output
/// and error, and notices when that fails.
int run_process(int argc, const char* const* argv);

}  // namespace daicho
