#include "daicho/text/ascii.hpp"

#include "daicho/text/normal.hpp"

namespace daicho {

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = lower(c);
    return out;
}

std::string hyphenated(std::string_view text) {
    std::string out;
    for (const char c : lowered(fold_width(text))) {
        if (is_small_or_digit(c)) {
            out += c;
        } else if (!out.empty() && !out.ends_with('-')) {
            out += '-';
        }
    }
    if (out.ends_with('-')) out.pop_back();
    return out;
}

}  // namespace daicho
