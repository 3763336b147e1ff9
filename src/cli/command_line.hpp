// What stands on a command line: whoever asks (the parser, help, the language, completion) asks
// here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace daicho {

/// An option with its value, or a word. An option that there is not is neither.
struct Argument {
    std::string text;                    // as it is written
    const Option* option = nullptr;      // what it gives, of those of the line
    std::optional<std::string> value{};  // of that: `--by=kind`, `--by kind`, `-fcsv`, `-f csv`
    bool is_word = false;
};

/// The command is the first word; common options may stand before it (`daicho -C DIR stats`).
/// `daicho help stats` is `daicho --help stats`.
struct CommandLine {
    explicit CommandLine(std::vector<std::string> args);
    CommandLine(const CommandLine&) = delete;  // arguments point at the options
    CommandLine& operator=(const CommandLine&) = delete;

    bool gives(std::string_view option) const;

    std::optional<std::string> name;   // what stands for the command
    const Command* command = nullptr;  // if there is one of the name
    std::vector<Option> options;       // that may be given: the command's, else the common ones
    std::vector<Argument> arguments;   // all but the name
    const Option* awaited = nullptr;   // whose value would come next
    bool is_over = false;              // the options: behind `--` all are words
};

/// The option of a name; null if there is none.
const Option* find_option(const std::vector<Option>& options, std::string_view name);

/// Fills `session.arguments`; throws Trouble for wrong usage. Null if help or the version was asked
/// for, which is then in `world.out`.
const Command* parse(const CommandLine& line, Session& session);

}  // namespace daicho
