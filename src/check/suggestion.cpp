#include "check/suggestion.hpp"

#include "daicho/text/nearest.hpp"

namespace daicho {

std::string listed(std::span<const std::string_view> words) {
    std::string out;
    for (const std::string_view word : words) {
        if (!out.empty()) out += ", ";
        out += fmt::format("`{}`", word);
    }
    return out;
}

bool suggest_nearest(Diagnostic& finding, std::string_view word, Span at,
                     std::span<const std::string_view> candidates) {
    const auto near = nearest(word, candidates);
    if (near.empty()) return false;
    finding.help = message("候補: {}", "did you mean {}?", listed(near));
    if (near.size() == 1) finding.fix = Fix{false, {{at, std::string(near.front())}}};
    return true;
}

}  // namespace daicho
