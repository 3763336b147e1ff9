// A date as people and documents write it: 令和7年10月8日（水）, H24.12, 平成二十七年八月末現在,
// 2015/8/31 14:00.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "daicho/time/era.hpp"

namespace daicho {

struct Spoken {
    /// Which part of the month or year is meant. The last day of it is inferred from 末.
    enum class Part { whole, early, middle, late, last_day };

    const Era* era = nullptr;
    int year = 0;  // of the calendar
    std::optional<int> month, day;
    bool fiscal = false;
    Part part = Part::whole;
    std::optional<std::chrono::weekday> weekday;  // as printed, right or wrong
    bool is_about = false;                        // 13日頃: the day is inferred
};

/// Reads one that is folded to the usual width; nothing for anything else. A time of day, 現在 and
/// 時点 behind it are passed over.
std::optional<Spoken> read_spoken(std::string_view text);

}  // namespace daicho
