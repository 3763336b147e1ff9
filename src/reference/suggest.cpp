#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "daicho/reference/reference.hpp"
#include "daicho/text/nearest.hpp"
#include "daicho/text/utf8.hpp"
#include "reference/forms.hpp"
#include "reference/spelling.hpp"

namespace daicho {

namespace {

/// All that is written for one government, folded.
struct Folded {
    std::string name;                // 玉村町
    std::vector<std::string> forms;  // 玉村町, 玉村, 佐波郡玉村町, たまむらまち, …

    bool may_be_written(std::string_view text) const {
        return std::ranges::find(forms, text) != forms.end();
    }
};

Folded folded(const Government& g, Likeness likeness) {
    Folded out{fold(g.name, likeness), {}};
    for (const WrittenForm& form : japanese_forms(g)) {
        out.forms.push_back(fold(form.text, likeness));
    }
    return out;
}

struct Entry {
    const Government* government;
    Folded name;
    Folded look;
};

std::span<const Entry> entries() {
    static const std::vector<Entry> all = [] {
        std::vector<Entry> entries;
        for (const Government& g : governments()) {
            entries.push_back({&g, folded(g, Likeness::same_name), folded(g, Likeness::same_look)});
        }
        return entries;
    }();
    return all;
}

/// What was written, and the part of it that may be a government's name.
std::vector<std::string> names_within(std::string_view text) {
    std::vector<std::string> names{clean(text)};
    if (auto [prefecture, name] = parted(names[0]); prefecture) names.push_back(std::move(name));
    const std::string last = names.back();
    const std::string_view city = "市";
    const std::size_t at = last.rfind(city);  // 札幌市北区, a ward of a designated city
    if (last.ends_with("区") && at != last.npos) names.push_back(last.substr(0, at + city.size()));
    std::erase(names, "");
    return names;
}

/// A name as written, in both folds.
struct Wanted {
    std::string name;
    std::string look;
    int reach;  // edits that a slip may have made

    explicit Wanted(std::string_view clean_name)
        : name(fold(clean_name, Likeness::same_name)),
          look(fold(clean_name, Likeness::same_look)),
          reach(count_characters(name) < 5 ? 1 : 2) {}

    int distance_to(const std::string& other) const {
        const auto length = [](const std::string& s) {
            return static_cast<int>(count_characters(s));
        };
        const int difference = std::abs(length(name) - length(other));
        return difference > reach ? difference : edit_distance(name, other);
    }
};

// The smaller, the likelier to be meant.
constexpr int rank_exact = 0, rank_name = 1, rank_look = 2, rank_elsewhere = 10, rank_none = 100;

int rank_of(const Entry& entry, const Wanted& wanted, bool is_here) {
    if (entry.name.may_be_written(wanted.name)) return rank_name + (is_here ? 0 : rank_elsewhere);
    if (!is_here) return rank_none;
    if (entry.look.may_be_written(wanted.look)) return rank_look;
    const int distance = wanted.distance_to(entry.name.name);
    return distance <= wanted.reach ? rank_look + distance : rank_none;
}

struct Suggestion {
    bool is_void;  // no government on the day asked for
    int rank;
    const Government* government;

    auto order() const { return std::tuple(is_void, rank); }
};

bool is_same_place(const Government& a, const Government& b) {
    return a.prefecture == b.prefecture && a.name == b.name;
}

}  // namespace

std::vector<const Government*> suggest(std::string_view name, int prefecture, Day day,
                                       std::size_t most) {
    std::vector<Wanted> all_wanted;
    for (const std::string& part : names_within(name)) all_wanted.emplace_back(part);

    std::vector<Suggestion> suggestions;
    for (const Entry& entry : entries()) {
        const Government& g = *entry.government;
        const bool is_here = prefecture == 0 || g.prefecture == prefecture;
        int rank = rank_none;
        if (g.name == name) rank = rank_exact + (is_here ? 0 : rank_elsewhere);
        for (const Wanted& wanted : all_wanted) {
            rank = std::min(rank, rank_of(entry, wanted, is_here));
        }
        if (rank != rank_none) suggestions.push_back({!g.is_valid_on(day), rank, &g});
    }
    std::ranges::stable_sort(suggestions, {}, &Suggestion::order);
    // What looks the same was meant; what is a slip away was not.
    if (!suggestions.empty() && suggestions.front().rank <= rank_look) {
        std::erase_if(suggestions, [](const Suggestion& s) {
            return s.rank > rank_look && s.rank < rank_elsewhere;
        });
    }

    std::vector<const Government*> out;
    for (const Suggestion& s : suggestions) {
        if (out.size() == most) break;
        // A city that changed its code is offered once.
        const auto is_listed = [&](const Government* g) {
            return is_same_place(*g, *s.government);
        };
        if (!s.is_void || std::ranges::none_of(out, is_listed)) out.push_back(s.government);
    }
    return out;
}

}  // namespace daicho
