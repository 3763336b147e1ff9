#include <array>

#include "cli/command.hpp"

// The commands, in the order of help: a line lists one of the files beside this one, where `check`
// is `check_command`.
// clang-format off
#define DAICHO_COMMANDS(command) \
    command(check)               \
    command(diff)                \
    command(stats)               \
    command(list)                \
    command(show)                \
    command(timeline)            \
    command(trend)               \
    command(duties)              \
    command(report)              \
    command(reference)           \
    command(init)                \
    command(new_record)          \
    command(add)                 \
    command(format)              \
    command(explain)             \
    command(schema)              \
    command(completion)          \
    command(manual)
// clang-format on

namespace daicho {

#define DECLARE(name) extern const Command name##_command;
DAICHO_COMMANDS(DECLARE)
#undef DECLARE

Catalogue<Command> commands() {
#define LIST(name) name##_command,
    static const std::array all{DAICHO_COMMANDS(LIST)};
#undef LIST
    return all;
}

}  // namespace daicho
