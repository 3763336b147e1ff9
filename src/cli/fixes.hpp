// Mends what findings say how to mend.
#pragma once

#include <string>
#include <vector>

#include "daicho/model/diagnostic.hpp"

namespace daicho {

struct MendedFile {
    SourceId source;
    std::string text;
    int fixes = 0;
};

/// The files with all fixes applied: safe ones, and others if `unsafe`. Of fixes that touch the
/// same bytes the first is taken; another run finds what is left.
std::vector<MendedFile> mend(const Diagnostics& findings, const Sources& files, bool unsafe);

}  // namespace daicho
