// Which findings of a registry a change has caused.
#pragma once

#include "cli/session.hpp"

namespace daicho {

/// Findings, and how many others are no more. Of a file that has more than are shown nobody can
/// tell which are new: those that it has more than before are counted and not shown.
struct Caused {
    Diagnostics findings;
    std::size_t unseen = 0;
    std::size_t mended = 0;
};

/// The findings of `after` that `before` does not have, in whichever file they show: the same one
/// may have moved with its lines, or with its file.
Caused caused_between(const CheckedRegistry& before, const CheckedRegistry& after);

/// The findings that would not be there if these files still were.
Diagnostics caused_by_going(const Session& session, const OpenRegistry& opened,
                            const Sources& gone);

}  // namespace daicho
