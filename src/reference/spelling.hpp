// Names of governments compared as people write them: 竜ヶ崎市, 龍ケ崎市 and 龍ｹ崎市 are one name.
#pragma once

#include <string>
#include <string_view>

namespace daicho {

enum class Likeness {
    same_name,  // old and new forms, ヶ/ケ/が, ノ/の: spellings of the same name
    same_look,  // also 大/太, 土/士, 八/ハ: slips of eye or hand
};

/// The normal form without blanks: all that is no question of spelling.
std::string clean(std::string_view name);

std::string to_hiragana(std::string_view text);

/// Equal for clean names that are alike. For comparing only: what it returns is no spelling.
std::string fold(std::string_view clean_name, Likeness likeness);
/// The first character of what `fold` returns; 0 for an empty name.
char32_t folded_initial(std::string_view clean_name, Likeness likeness);

}  // namespace daicho
