// Lists as they stand in a text: a, b, c.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "daicho/text/words.hpp"

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

/// Between the items of a list in a sentence.
inline constexpr Words comma{"、", ", "};

/// The same in both languages.
template <class Range, class MessageOf>
Message joined(const Range& items, Words between, MessageOf message_of) {
    Message out;
    bool is_first = true;
    for (const auto& item : items) {
        const Message one = message_of(item);
        out.ja.append(is_first ? "" : between.ja).append(one.ja);
        out.en.append(is_first ? "" : between.en).append(one.en);
        is_first = false;
    }
    return out;
}

}  // namespace daicho
