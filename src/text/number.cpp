#include "daicho/text/number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "daicho/text/ascii.hpp"
#include "daicho/text/normal.hpp"

namespace daicho {

namespace {

bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, is_digit);
}

/// Whether exactly three digits follow.
bool separates_thousands(std::string_view text, std::size_t comma) {
    const std::string_view next = text.substr(comma + 1, 3);
    const bool goes_on = comma + 4 < text.size() && is_digit(text[comma + 4]);
    return comma > 0 && is_digit(text[comma - 1]) && next.size() == 3 && all_digits(next) &&
           !goes_on;
}

/// 年二回 as 年2回: of numbers in kanji those of one digit that say how often.
std::string with_times_in_digits(std::string text) {
    constexpr std::string_view longer[] = {"十", "百", "千", "第"};
    const std::size_t times = text.find("回");
    const std::string_view before = std::string_view(text).substr(0, std::min(times, text.size()));
    if (times == text.npos || std::ranges::any_of(text, is_digit)) return text;
    for (std::size_t i = 1; i < kanji_digits.size(); ++i) {
        if (!before.ends_with(kanji_digits[i])) continue;
        const std::size_t at = times - kanji_digits[i].size();
        const auto ends = [&](std::string_view word) {
            return before.substr(0, at).ends_with(word);
        };
        if (std::ranges::any_of(kanji_digits, ends) || std::ranges::any_of(longer, ends))
            return text;
        return text.replace(at, kanji_digits[i].size(), std::to_string(i));
    }
    return text;
}

}  // namespace

std::optional<int> parse_digits(std::string_view text) {
    if (text.empty() || text.size() > 9 || !all_digits(text)) return {};
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::optional<int> parse_count(std::string_view text) {
    if (text.size() > 1 && text[0] == '0') return {};
    return parse_digits(text);
}

std::optional<double> parse_decimal(std::string_view text) {
    std::string_view rest = text;
    if (!rest.empty() && rest[0] == '-') rest.remove_prefix(1);
    const auto point = rest.find('.');
    const std::string_view whole = rest.substr(0, point);
    const std::string_view part =
        point == rest.npos ? std::string_view("0") : rest.substr(point + 1);
    if (whole.empty() || part.empty() || !all_digits(whole) || !all_digits(part)) return {};
    if ((whole.size() > 1 && whole[0] == '0') || whole.size() + part.size() > 15) return {};
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::optional<UnderstoodNumber> understand_number(std::string_view text) {
    const std::string folded = with_times_in_digits(fold_width(text));
    const auto first = std::ranges::find_if(folded, is_digit);
    if (first == folded.end()) return {};
    std::size_t begin = static_cast<std::size_t>(first - folded.begin()), end = begin;
    std::string digits;
    for (; end < folded.size(); ++end) {
        const bool is_between = end + 1 < folded.size() && is_digit(folded[end + 1]);
        if (is_digit(folded[end]) || (folded[end] == '.' && is_between)) {
            digits += folded[end];
        } else if (!(folded[end] == ',' && separates_thousands(folded, end))) {
            break;
        }
    }
    if (begin > 0 && folded[begin - 1] == '-') digits.insert(0, 1, folded[--begin]);
    if (std::ranges::any_of(folded.substr(end), is_digit)) return {};
    const bool is_all = begin == 0 && end == folded.size() && parse_decimal(digits);
    const std::size_t sign = digits[0] == '-' ? 1 : 0;
    while (digits[sign] == '0' && digits.size() > sign + 1 && is_digit(digits[sign + 1])) {
        digits.erase(sign, 1);
    }
    if (!parse_decimal(digits)) return {};
    return UnderstoodNumber{std::move(digits), is_all};
}

std::string with_unit(std::string_view figure, std::string_view unit, Lang lang) {
    const bool is_close = lang == Lang::ja || unit.empty() || unit == "%";
    return fmt::format("{}{}{}", figure, is_close ? "" : " ", unit);
}

std::string with_thousands(long long value) {
    std::string digits = std::to_string(value);
    const std::size_t first = digits[0] == '-' ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, 1, ',');
    return digits;
}

}  // namespace daicho
