// The commands: one function and one file each. Adding one is an entry of `commands()`.
#pragma once

#include "cli/command.hpp"
#include "daicho/report/context.hpp"

namespace daicho {

/// The agreement of an operand: by its id, or by the only government it names that is called so.
/// Throws Trouble with what was probably meant.
std::uint32_t find_agreement(const Ledger& ledger, const std::string& given);
/// Only if the context's filter keeps it.
std::uint32_t find_agreement(const ReportContext& context, const std::string& given);

}  // namespace daicho

namespace daicho::commands_of {

extern const Command check;
extern const Command explain;
extern const Command stats;
extern const Command list;
extern const Command show;
extern const Command timeline;
extern const Command trend;
extern const Command duties;
extern const Command report;
extern const Command reference;
extern const Command schema;

}  // namespace daicho::commands_of
