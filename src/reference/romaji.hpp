// Romaji compared as people write it: Isesaki-shi, ISESAKI, Ōta, Gumma, Nan'yō.
#pragma once

#include <string>
#include <string_view>

namespace daicho {

/// Small letters, digits and hyphens only: marks on vowels and apostrophes dropped, a blank as a
/// hyphen. Empty if the text holds anything that is no romaji.
std::string plain_romaji(std::string_view text);

/// Plain romaji without its last part if that is -shi, -ku, -cho, -machi, -son or -mura.
std::string without_ending(std::string plain);

/// What is equal for equal names: plain romaji without hyphens, `m` before b, m, p as `n`.
std::string romaji_key(std::string_view text);

}  // namespace daicho
