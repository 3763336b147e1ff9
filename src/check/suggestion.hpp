// "Did you mean …": the help of a finding about a name that is none.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "daicho/model/diagnostic.hpp"

namespace daicho {

/// Sets the help to the candidates nearest to the word; false if none is near. If it can only be
/// one, a fix puts it at `at`: unsafe, because only a person knows what was meant.
bool suggest_nearest(Diagnostic& finding, std::string_view word, Span at,
                     std::span<const std::string_view> candidates);

/// The same for names that every file of a registry may have one of, as long as they cost no more
/// than a glance: of one file the number of findings is limit enough.
class Suggestions {
  public:
    bool suggest(Diagnostic& finding, std::string_view word, Span at,
                 std::span<const std::string_view> candidates);

    bool are_spent() const { return x_comparisons_left == 0; }

  private:
    std::size_t x_comparisons_left = 10'000;
};

}  // namespace daicho
