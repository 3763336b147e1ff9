// Every format of a report: those of `render`, and the page, which is laid out.
#pragma once

#include <span>
#include <string_view>

#include "daicho/render/render.hpp"

namespace daicho {

std::span<const Format> formats();
/// Null if there is none of that name.
const Format* find_format(std::string_view name);

}  // namespace daicho
