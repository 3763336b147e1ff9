// "Did you mean …": the help of a finding about a name that is none.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daicho/model/diagnostic.hpp"
#include "daicho/text/catalogue.hpp"

namespace daicho {

/// How many unknown names of one file are compared with all that are known: a file of nothing but
/// wrong names must not take for ever.
constexpr int most_suggested = 200;

/// Sets the help to the candidates nearest to the word; false if none is near. If it can only be
/// one, a fix puts it at `at`: unsafe, because only a person knows what was meant.
bool suggest_nearest(Diagnostic& finding, std::string_view word, Span at,
                     std::span<const std::string_view> candidates);

}  // namespace daicho
