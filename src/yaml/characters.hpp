// What a character beyond ASCII is to a record.
#pragma once

#include <string_view>

#include "daicho/text/words.hpp"

namespace daicho {

enum class CharacterClass {
    ordinary,
    forbidden,  // shows nothing or reorders what is shown (is_forbidden)
    damaged,    // U+FFFD
    private_use,
    wide_blank,  // a blank that is not U+0020
    half_kana,
    compatibility,  // an ideograph that NFC replaces by the unified one
    radical,        // looks like an ideograph and is none
    mark,           // combines with the character before
    other,          // to be looked at whether it is NFC
};
CharacterClass class_of(char32_t c);

/// The commas of an input method.
inline constexpr std::string_view east_asian_commas[] = {"，", "、", "､"};

/// What a forbidden character is: "zero-width space".
Words name_of_forbidden(char32_t c);

}  // namespace daicho
