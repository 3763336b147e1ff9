// The files of a registry that operands name.
#pragma once

#include <string>
#include <vector>

#include "cli/session.hpp"

namespace daicho {

/// By their paths in the registry.
struct NamedFiles {
    std::vector<std::string> present;  // files and folders; an empty path is all of it
    Sources gone;                      // files that were deleted, as they were committed last
    std::vector<std::string> others;   // as given: no files of the registry

    bool empty() const { return present.empty() && gone.empty(); }
    bool holds(const std::string& file) const;
};

/// A path is relative to the current folder; or, as git prints it, to the top of the repository;
/// or to the registry. Throws Trouble if it names nothing at all, now or in what was committed.
NamedFiles named_files(const OpenRegistry& opened, const std::vector<std::string>& given);

}  // namespace daicho
