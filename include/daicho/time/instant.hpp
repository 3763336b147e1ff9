// Instants: what a clock tells, as days in Japan, and what a stamp within a file bears.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "daicho/time/day.hpp"

namespace daicho {

using Instant = std::chrono::sys_seconds;

/// The day that it is in Japan, whatever the time zone of the machine.
Day day_in_japan(Instant instant);

/// Digits alone, seconds since 1970, as SOURCE_DATE_EPOCH has them; nothing for anything else, or
/// behind the year 9999.
std::optional<Instant> parse_epoch(std::string_view text);

}  // namespace daicho
