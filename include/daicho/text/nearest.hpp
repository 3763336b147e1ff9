// The word that was probably meant: "did you mean …".
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace daicho {

/// Edits between two texts, in characters: insert, delete, replace, swap of neighbours.
int edit_distance(std::string_view a, std::string_view b);

/// The candidates within reach of the word (about one edit in three characters), best first,
/// of ties those that begin alike, then in their given order. Of a word that is one of them but for
/// its width, that one alone.
std::vector<std::string_view> nearest(std::string_view word,
                                      std::span<const std::string_view> candidates,
                                      std::size_t most = 3);

}  // namespace daicho
