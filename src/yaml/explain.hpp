// The cause of what yaml-cpp refused, which often stands before the place where it noticed.
#pragma once

#include <string_view>

#include "yaml/findings.hpp"

namespace YAML {
class Exception;
}

namespace daicho {

/// Adds a finding for what yaml-cpp refused; everything before `from` was understood, within
/// brackets if `in_flow`. Returns the place of the fault.
std::size_t explain(const YAML::Exception& exception, std::string_view text, std::size_t from,
                    bool in_flow, Findings& findings);

}  // namespace daicho
