// What this program is: its version, the commit that it was built from, and where it comes from.
#pragma once

#include <string>
#include <string_view>

namespace daicho {

struct ProgramVersion {
    std::string_view number;   // 0.1.0
    std::string_view commit;   // of the sources; empty if they were in no repository, or changed
    std::string_view date;     // of the commit: 2026-04-01; empty without one
    std::string_view address;  // of the project; empty if who built it named none
};

const ProgramVersion& program_version();

/// `--version`: a line each, and none for what is not known.
std::string version_lines();

}  // namespace daicho
