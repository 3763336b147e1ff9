// The ways in which people write a government: 玉村町, 玉村, 佐波郡玉村町, たまむらまち.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "daicho/reference/reference.hpp"

namespace daicho {

enum class NameForm {
    full,   // says what kind it is: 玉村町, たまむらまち, Tamamura-machi
    brief,  // does not: 玉村, たまむら, Tamamura
};

struct WrittenForm {
    NameForm form;
    std::string text;
};

/// In Japanese letters.
std::vector<WrittenForm> japanese_forms(const Government& government);
/// As keys of romaji (romaji.hpp).
std::vector<WrittenForm> romaji_forms(const Government& government);

/// A name as it was written, without the prefecture in front of it.
struct NameInPrefecture {
    int prefecture;  // number; 0 if none was written
    std::string name;
};
NameInPrefecture parted(std::string_view clean_name);

}  // namespace daicho
