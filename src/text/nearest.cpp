#include "daicho/text/nearest.hpp"

#include <algorithm>
#include <string>

#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

std::u32string characters(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at).value_or(CodePoint{U'?', 1});
        out += c.value;
        at += c.size;
    }
    return out;
}

}  // namespace

int edit_distance(std::string_view a_text, std::string_view b_text) {
    const std::u32string a = characters(a_text), b = characters(b_text);
    // Three rows of the usual table are enough: swaps look two rows up.
    std::vector<int> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) above[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] =
                std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
        }
        before.swap(above);
        above.swap(row);
    }
    return above[b.size()];
}

std::vector<std::string_view> nearest(std::string_view word,
                                      std::span<const std::string_view> candidates,
                                      std::size_t most) {
    struct Scored {
        int distance;
        std::string_view candidate;
    };
    const auto length = static_cast<int>(count_characters(word));
    const int reach = std::max(1, (length + 1) / 3);
    std::vector<Scored> scored;
    for (const std::string_view candidate : candidates) {
        const int difference = static_cast<int>(count_characters(candidate)) - length;
        if (std::abs(difference) > reach) continue;
        const int distance = edit_distance(word, candidate);
        if (distance <= reach) scored.push_back({distance, candidate});
    }
    std::ranges::stable_sort(scored, {}, &Scored::distance);
    std::vector<std::string_view> out;
    for (const Scored& s : scored) {
        if (out.size() == most) break;
        out.push_back(s.candidate);
    }
    return out;
}

}  // namespace daicho
