// Strict reading of numbers: digits are digits, whatever the locale or a YAML reader thinks.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "daicho/text/words.hpp"

namespace daicho {

/// One to nine ASCII digits, leading zeros allowed; nothing for anything else.
std::optional<int> parse_digits(std::string_view text);

/// A count as a record writes it: `0` or digits without a leading zero, at most 999,999,999.
std::optional<int> parse_count(std::string_view text);

/// A decimal as a record writes it: `-1.5`, `74`, `0.5`; no sign `+`, no exponent, no blank, no
/// separator, no leading zero, at most 15 significant digits.
std::optional<double> parse_decimal(std::string_view text);

/// From 〇 to 九: the place of each is its value.
inline constexpr std::array<std::string_view, 10> kanji_digits{"〇", "一", "二", "三", "四",
                                                               "五", "六", "七", "八", "九"};

/// The one number in what people write, as a record writes it: 1234 of `1,234`, 12 of `１２`, 100
/// of `100人`, 1 of `年1回以上`, 2 of `年二回`. `is_all` if nothing but its spelling differs.
/// Nothing if there is none or several.
struct UnderstoodNumber {
    std::string digits;
    bool is_all = false;
};
std::optional<UnderstoodNumber> understand_number(std::string_view text);

/// A part in whole percent, halves up; 0 of nothing.
constexpr int whole_percent(long long part, long long all) {
    return all == 0 ? 0 : static_cast<int>((part * 200 + all) / (2 * all));
}

/// A figure with the name of its unit: `40人`, `40 persons`; a sign stands close in either: `33%`.
std::string with_unit(std::string_view figure, std::string_view unit, Lang lang);

/// With thousands separated: 30736 -> `30,736`.
std::string with_thousands(long long value);

}  // namespace daicho
