#include "daicho/text/patch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "daicho/text/lines.hpp"

namespace daicho {

namespace {

using Lines = std::vector<std::string_view>;  // with their line feeds

constexpr std::size_t context = 3;
constexpr std::size_t most_cells = std::size_t{16} << 20;  // beyond, all between is replaced

struct Change {
    char mark;  // ' ', '-' or '+'
    std::string_view line;
};

/// Lines [from, a_end) against [from, b_end): what they have in common, longest, stays.
class Comparison {
  public:
    Comparison(const Lines& a, const Lines& b) : x_a(a), x_b(b) {}

    std::vector<Change> changes() {
        std::size_t begin = 0;
        while (begin < std::min(x_a.size(), x_b.size()) && x_a[begin] == x_b[begin]) ++begin;
        std::size_t a_end = x_a.size();
        std::size_t b_end = x_b.size();
        while (a_end > begin && b_end > begin && x_a[a_end - 1] == x_b[b_end - 1]) {
            --a_end;
            --b_end;
        }
        for (std::size_t i = 0; i < begin; ++i) keep(x_a[i]);
        compare(begin, a_end, b_end);
        for (std::size_t i = a_end; i < x_a.size(); ++i) keep(x_a[i]);
        return std::move(x_out);
    }

  private:
    void compare(std::size_t begin, std::size_t a_end, std::size_t b_end) {
        const std::size_t rows = a_end - begin;
        const std::size_t columns = b_end - begin;
        const bool is_small = rows == 0 || columns < most_cells / (rows + 1);
        std::vector<std::uint32_t> common;  // lines in common from here on
        const auto at = [&](std::size_t i, std::size_t j) { return i * (columns + 1) + j; };
        if (is_small) {
            common.resize((rows + 1) * (columns + 1));
            for (std::size_t i = rows; i-- > 0;) {
                for (std::size_t j = columns; j-- > 0;) {
                    common[at(i, j)] = x_a[begin + i] == x_b[begin + j]
                                           ? common[at(i + 1, j + 1)] + 1
                                           : std::max(common[at(i + 1, j)], common[at(i, j + 1)]);
                }
            }
        }
        std::size_t i = 0;
        std::size_t j = 0;
        while (i < rows || j < columns) {
            const bool both = i < rows && j < columns;
            if (is_small && both && x_a[begin + i] == x_b[begin + j]) {
                keep(x_a[begin + i]);
                ++i, ++j;
            } else if (i < rows &&
                       (!both || !is_small || common[at(i + 1, j)] >= common[at(i, j + 1)])) {
                x_out.push_back({'-', x_a[begin + i++]});
            } else {
                x_out.push_back({'+', x_b[begin + j++]});
            }
        }
    }

    void keep(std::string_view line) { x_out.push_back({' ', line}); }

    const Lines& x_a;
    const Lines& x_b;
    std::vector<Change> x_out;
};

/// Whether a log of continuous integration would take the line for a command.
bool looks_like_command(std::string_view line) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    return line.starts_with("::") || line.starts_with("##[");
}

std::string marked(char mark, std::string_view line) {
    const bool is_last = !line.ends_with('\n');
    return fmt::format("{}{}{}", mark, line, is_last ? "\n\\ No newline at end of file\n" : "");
}

std::string line_of(const Change& change) {
    if (change.mark == ' ' && looks_like_command(change.line))
        return marked('-', change.line) + marked('+', change.line);
    return marked(change.mark, change.line);
}

std::string range(std::size_t before, std::size_t size) {
    return fmt::format("{},{}", size == 0 ? before : before + 1, size);
}

/// One hunk: the changes in [begin, end), of which so many lines stand before in each text.
std::string hunk(const std::vector<Change>& all, std::size_t begin, std::size_t end) {
    std::size_t old_before = 0, new_before = 0, old_size = 0, new_size = 0;
    std::string lines;
    for (std::size_t i = 0; i < end; ++i) {
        (i < begin ? old_before : old_size) += all[i].mark != '+';
        (i < begin ? new_before : new_size) += all[i].mark != '-';
        if (i >= begin) lines += line_of(all[i]);
    }
    return fmt::format("@@ -{} +{} @@\n{}", range(old_before, old_size),
                       range(new_before, new_size), lines);
}

/// As git reads it: quoted if it has odd bytes, ended by a tab if it has blanks.
std::string name(char side, std::string_view path) {
    const std::string whole = fmt::format("{}/{}", side, path);
    const auto is_odd = [](char c) {
        return (c >= 0 && c < ' ') || c == '"' || c == '\\' || c == '\x7F';
    };
    if (std::ranges::none_of(whole, is_odd))
        return whole + (whole.find(' ') == whole.npos ? "" : "\t");
    std::string out = "\"";
    for (const char c : whole)
        out += is_odd(c) ? fmt::format("\\{:03o}", static_cast<unsigned>(c)) : std::string(1, c);
    return out + "\"";
}

}  // namespace

std::string patch(std::string_view path, std::optional<std::string_view> before,
                  std::string_view after) {
    const Lines old_lines = lines_with_feeds_of(before.value_or(""));
    const Lines new_lines = lines_with_feeds_of(after);
    const std::vector<Change> all = Comparison(old_lines, new_lines).changes();
    const auto is_change = [&](std::size_t i) { return all[i].mark != ' '; };
    std::string out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!is_change(i)) continue;
        const std::size_t begin = i - std::min(i, context);
        std::size_t end = i + 1;  // behind the last change that has no more than its context before
        for (std::size_t next = end; next < all.size() && next <= end + 2 * context; ++next) {
            if (is_change(next)) end = next + 1;
        }
        i = end - 1;
        out += hunk(all, begin, std::min(end + context, all.size()));
    }
    if (out.empty()) return out;
    return fmt::format("--- {}\n+++ {}\n{}", before ? name('a', path) : "/dev/null",
                       name('b', path), out);
}

}  // namespace daicho
