#include "check/suggestion.hpp"

#include <algorithm>

#include "daicho/text/catalogue.hpp"
#include "daicho/text/nearest.hpp"

namespace daicho {

bool suggest_nearest(Diagnostic& finding, std::string_view word, Span at,
                     std::span<const std::string_view> candidates) {
    if (!finding.is_shown) return true;
    const auto near = nearest(word, candidates);
    if (near.empty()) return false;
    finding.help = did_you_mean(near);
    if (near.size() == 1) finding.fix = Fix{false, {{at, std::string(near.front())}}};
    return true;
}

bool Suggestions::suggest(Diagnostic& finding, std::string_view word, Span at,
                          std::span<const std::string_view> candidates) {
    const bool is_affordable = candidates.size() <= x_comparisons_left;
    x_comparisons_left -= std::min(candidates.size(), x_comparisons_left);
    return is_affordable && suggest_nearest(finding, word, at, candidates);
}

}  // namespace daicho
