#include "daicho/query/unlisted.hpp"

#include <algorithm>

namespace daicho {

namespace {

bool fits(const Unlisted& entry, const Government& government, const Date& concluded) {
    if (!entry.kind || !entry.concluded || !entry.count) return false;
    return government_kind(entry.kind->value.text) == government.kind &&
           overlap(entry.concluded->value, concluded);
}

bool names(const At<Line>& place, const Government& government) {
    const Prefecture* named = find_prefecture(place->text);
    return named && named->number == government.prefecture;
}

}  // namespace

std::vector<std::size_t> unlisted_of(const Registry& registry, const Government& government,
                                     const Date& concluded) {
    std::vector<std::size_t> surely, perhaps;
    for (std::size_t i = 0; i < registry.unlisted.size(); ++i) {
        const Unlisted& entry = *registry.unlisted[i];
        if (!fits(entry, government, concluded)) continue;
        const auto is_here = [&](const At<Line>& place) { return names(place, government); };
        if (entry.prefecture) {
            if (is_here(*entry.prefecture)) surely.push_back(i);
        } else if (entry.prefectures.empty() || std::ranges::any_of(entry.prefectures, is_here)) {
            perhaps.push_back(i);
        }
    }
    return surely.empty() ? perhaps : surely;
}

}  // namespace daicho
