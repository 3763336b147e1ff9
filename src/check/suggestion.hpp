// "Did you mean …": the help of a finding about a name that is none.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daicho/model/diagnostic.hpp"
#include "daicho/text/catalogue.hpp"

namespace daicho {

/// Sets the help to the candidates nearest to the word; false if none is near. If it can only be
/// one, a fix puts it at `at`: unsafe, because only a person knows what was meant.
bool suggest_nearest(Diagnostic& finding, std::string_view word, Span at,
                     std::span<const std::string_view> candidates);

/// The same for the unknown names of one record, or of all that name records, as long as they cost
/// no more than a glance: each is compared with all that are known, and a file of nothing but wrong
/// names must not take for ever.
class Suggestions {
  public:
    bool suggest(Diagnostic& finding, std::string_view word, Span at,
                 std::span<const std::string_view> candidates);

    bool are_spent() const { return x_comparisons_left == 0; }

  private:
    std::size_t x_comparisons_left = 10'000;
};

}  // namespace daicho
