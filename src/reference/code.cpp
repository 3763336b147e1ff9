#include <algorithm>

#include "daicho/reference/reference.hpp"

#include "daicho/text/ascii.hpp"

namespace daicho {

char check_digit(std::string_view five_digits) {
    int sum = 0;
    int weight = 6;
    for (const char digit : five_digits) sum += weight-- * (digit - '0');
    return static_cast<char>('0' + (11 - sum % 11) % 10);
}

bool has_check_digit(std::string_view code) {
    return code.size() == 6 && std::ranges::all_of(code, is_digit) &&
           check_digit(code.substr(0, 5)) == code[5];
}

}  // namespace daicho
