#include "daicho/text/nearest.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <string>
#include <utility>

#include "daicho/text/normal.hpp"
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

/// A distance that is beyond reach, whatever it is.
constexpr int too_far = 1'000'000;

/// The edit distance if it is at most `reach`. Only a band of the usual table can hold it: three
/// rows of it are enough, for swaps look two rows up. `work` is the cells that may still be filled.
class Distance {
  public:
    Distance(std::u32string_view a, std::u32string_view b, int reach, long& work)
        : x_a(a), x_b(b), x_reach(reach), x_work(work) {}

    int measure() {
        const auto rows = static_cast<int>(x_a.size()), columns = static_cast<int>(x_b.size());
        if (std::abs(rows - columns) > x_reach) return too_far;
        const std::size_t size = x_b.size() + 1;
        x_before.assign(size, too_far);
        x_above.assign(size, too_far);
        x_row.assign(size, too_far);
        for (int j = 0; j <= std::min(columns, x_reach); ++j) at(x_above, j) = j;
        for (int i = 1; i <= rows; ++i) {
            const int first = std::max(0, i - x_reach), last = std::min(columns, i + x_reach);
            if (fill_row(i, first, last) > x_reach || x_work <= 0) return too_far;
            x_before.swap(x_above);
            x_above.swap(x_row);
        }
        return at(x_above, columns);
    }

  private:
    static int& at(std::vector<int>& row, int j) { return row[static_cast<std::size_t>(j)]; }
    char32_t a(int i) const { return x_a[static_cast<std::size_t>(i - 1)]; }
    char32_t b(int j) const { return x_b[static_cast<std::size_t>(j - 1)]; }

    /// The least of the row: it cannot become less further down.
    int fill_row(int i, int first, int last) {
        int least = too_far;
        if (first > 0) at(x_row, first - 1) = too_far;
        if (last < static_cast<int>(x_b.size())) at(x_row, last + 1) = too_far;
        for (int j = first; j <= last; ++j) {
            int best = at(x_above, j) + 1;
            if (j == 0) {
                best = i;
            } else {
                best = std::min({best, at(x_above, j - 1) + (a(i) != b(j)),
                                 j > first ? at(x_row, j - 1) + 1 : too_far});
            }
            if (i > 1 && j > 1 && a(i) == b(j - 1) && a(i - 1) == b(j)) {
                best = std::min(best, at(x_before, j - 2) + 1);
            }
            at(x_row, j) = best;
            least = std::min(least, best);
        }
        x_work -= last - first + 1;
        // A swap may still come from the row above.
        const auto above = std::span(x_above).subspan(0, static_cast<std::size_t>(last) + 1);
        return std::min(
            least,
            std::ranges::min(above.subspan(static_cast<std::size_t>(std::max(0, first - 1)))) + 1);
    }

    std::u32string_view x_a, x_b;
    int x_reach;
    long& x_work;
    std::vector<int> x_before, x_above, x_row;
};

}  // namespace

int edit_distance(std::string_view a_text, std::string_view b_text) {
    const std::u32string a = characters(a_text), b = characters(b_text);
    long work = std::numeric_limits<long>::max();
    return Distance(a, b, static_cast<int>(std::max(a.size(), b.size())), work).measure();
}

std::vector<std::string_view> nearest(std::string_view word,
                                      std::span<const std::string_view> candidates,
                                      std::size_t most) {
    constexpr int furthest = 10;         // more edits are another word
    constexpr long most_work = 500'000;  // cells: a suggestion takes milliseconds, whoever asks
    struct Scored {
        int distance;
        bool begins_otherwise;
        std::string_view candidate;
        std::pair<int, bool> rank() const { return {distance, begins_otherwise}; }
    };
    const std::string typed = fold_width(word);  // full-width ids come from an input method
    if (typed != word) {
        const auto same = std::ranges::find(candidates, typed);
        if (same != candidates.end()) return {*same};
    }
    const std::u32string wanted = characters(typed);
    int reach = std::clamp((static_cast<int>(wanted.size()) + 1) / 3, 1, furthest);
    long work = most_work;
    std::vector<Scored> best;  // at most `most`, the nearest first
    for (const std::string_view candidate : candidates) {
        const auto length = static_cast<long>(candidate.size());  // a character has 1 to 4 bytes
        if (length > 4 * (static_cast<long>(wanted.size()) + reach)) continue;
        const std::u32string known = characters(candidate);
        const int distance = Distance(wanted, known, reach, work).measure();
        work -= length;
        if (work <= 0) break;
        if (distance > reach) continue;
        const Scored scored{distance, known.substr(0, 1) != wanted.substr(0, 1), candidate};
        best.insert(std::ranges::upper_bound(best, scored.rank(), {}, &Scored::rank), scored);
        if (best.size() <= most) continue;
        best.pop_back();
        reach = best.back().distance;
    }
    std::vector<std::string_view> out;
    for (const Scored& s : best) out.push_back(s.candidate);
    return out;
}

}  // namespace daicho
