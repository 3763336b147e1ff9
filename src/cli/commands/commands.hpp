// The commands: one function and one file each. Adding one is an entry of `commands()`.
#pragma once

#include "cli/command.hpp"

namespace daicho::commands_of {

extern const Command check;
extern const Command diff;
extern const Command explain;
extern const Command stats;
extern const Command list;
extern const Command show;
extern const Command timeline;
extern const Command trend;
extern const Command duties;
extern const Command report;
extern const Command reference;
extern const Command init;
extern const Command new_record;
extern const Command add;
extern const Command format;
extern const Command schema;

}  // namespace daicho::commands_of
