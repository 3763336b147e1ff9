#include "daicho/time/instant.hpp"

#include <charconv>

namespace daicho {

using namespace std::chrono;

Day day_in_japan(Instant instant) {
    return floor<days>(instant + hours{9});
}

std::optional<Instant> parse_epoch(std::string_view text) {
    long long seconds_since = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, seconds_since);
    if (text.starts_with('-') || read.ec != std::errc() || read.ptr != end) return {};
    const Instant out{seconds{seconds_since}};
    constexpr Instant behind = sys_days{year{10'000} / January / 1} - hours{9};
    return out < behind ? std::optional(out) : std::nullopt;
}

}  // namespace daicho
