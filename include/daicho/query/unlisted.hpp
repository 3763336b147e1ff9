// A government that becomes known by name was perhaps counted before without one.
#pragma once

#include <cstddef>
#include <vector>

#include "daicho/model/registry.hpp"
#include "daicho/reference/reference.hpp"

namespace daicho {

/// The entries of `unlisted` that may have counted a government whose agreement was concluded on
/// this date: those of its kind that name its prefecture; if there are none, those that may be of
/// it.
std::vector<std::size_t> unlisted_of(const Registry& registry, const Government& government,
                                     const Date& concluded);

}  // namespace daicho
