// Lists as they stand in a text: a, b, c.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace daicho {

/// The texts of a range with `between` put between them; `text_of` says what the text of one is.
template <class Range, class TextOf = std::identity>
std::string joined(const Range& items, std::string_view between, TextOf text_of = {}) {
    std::string out;
    bool is_first = true;
    for (const auto& item : items) {
        if (!is_first) out += between;
        is_first = false;
        out += text_of(item);
    }
    return out;
}

}  // namespace daicho
