#include "daicho/text/number.hpp"

#include <algorithm>
#include <charconv>

namespace daicho {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, is_digit);
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

std::string with_thousands(long long value) {
    std::string digits = std::to_string(value);
    const std::size_t first = digits[0] == '-' ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, 1, ',');
    return digits;
}

}  // namespace daicho
