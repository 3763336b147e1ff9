#include <algorithm>
#include <iterator>

#include "daicho/reference/reference.hpp"
#include "daicho/text/normal.hpp"
#include "daicho/text/number.hpp"
#include "reference/romaji.hpp"
#include "reference/spelling.hpp"

namespace daicho {

namespace {

using Governments = std::vector<const Government*>;

/// The part of a sorted range that has this text in a field. In place of std::ranges::equal_range,
/// whose subrange clang-tidy 14 cannot compile.
template <class Row, class Field>
std::span<const Row> part_with(std::string_view text, std::span<const Row> sorted, Field field) {
    return {std::ranges::lower_bound(sorted, text, {}, field),
            std::ranges::upper_bound(sorted, text, {}, field)};
}

/// The governments with this text in a field, in code order.
template <auto field>
std::span<const Government* const> rows_with(std::string_view text) {
    static const Governments sorted = [] {
        Governments rows;
        for (const Government& row : governments()) rows.push_back(&row);
        std::ranges::stable_sort(rows, {}, field);
        return rows;
    }();
    return part_with<const Government*>(text, sorted, field);
}

template <class Condition>
Governments named(std::string_view name, Condition condition) {
    Governments found;
    std::ranges::copy_if(rows_with<&Government::name>(name), std::back_inserter(found), condition);
    return found;
}

bool lies_in(const Government& government, int prefecture) {
    return prefecture == 0 || government.prefecture == prefecture;
}

struct Romaji {
    std::string key;
    const Government* government;
};

/// The governments of this romaji, with its ending or without.
std::span<const Romaji> rows_of_romaji(std::string_view key) {
    static const std::vector<Romaji> sorted = [] {
        std::vector<Romaji> rows;
        for (const Government& row : governments()) {
            rows.push_back({romaji_key(row.romaji), &row});
            rows.push_back({romaji_key(stem_romaji(row)), &row});
        }
        std::ranges::stable_sort(rows, {}, &Romaji::key);
        return rows;
    }();
    return part_with<Romaji>(key, sorted, &Romaji::key);
}

/// The six digits that may be meant: by five either the check digit or the leading zero is lost.
std::vector<std::string> codes_meant(const std::string& text) {
    if (text.size() != 5 || !parse_digits(text)) return {text};
    return {text + check_digit(text), "0" + text};
}

}  // namespace

const Prefecture& prefecture(int number) {
    return prefectures()[static_cast<std::size_t>(number - 1)];
}

const Prefecture* find_prefecture(std::string_view text) {
    const std::string wanted = fold_width(nfc(text));
    const std::string romaji = romaji_key(wanted);
    const int number = wanted.size() <= 2 ? parse_digits(wanted).value_or(0) : 0;
    for (const Prefecture& p : prefectures()) {
        if (p.name == wanted || p.short_name == wanted || p.code == wanted || p.number == number ||
            romaji_key(p.romaji) == romaji) {
            return &p;
        }
    }
    return nullptr;
}

const Prefecture* find_bureau(std::string_view name) {
    const auto found =
        std::ranges::find(prefectures(), name, [](const Prefecture& p) { return p.bureau.ja; });
    return found == prefectures().end() ? nullptr : &*found;
}

Governments find_by_code(std::string_view code) {
    Governments found;
    for (const Government& row : part_with(code, governments(), &Government::code)) {
        found.push_back(&row);
    }
    std::ranges::reverse(found);
    return found;
}

Governments find_by_name(std::string_view name, int prefecture, Day day) {
    return named(
        name, [&](const Government* g) { return lies_in(*g, prefecture) && g->is_valid_on(day); });
}

Governments find_ever(std::string_view name, int prefecture) {
    return named(name, [&](const Government* g) { return lies_in(*g, prefecture); });
}

Governments look_up(std::string_view text, Day day) {
    Governments found;
    const auto add = [&](const Government* g) {
        if (g->is_valid_on(day)) found.push_back(g);
    };
    const std::string wanted = fold_width(nfc(text));
    for (const std::string& code : codes_meant(wanted)) {
        std::ranges::for_each(find_by_code(code), add);
    }
    std::ranges::for_each(rows_with<&Government::name>(wanted), add);
    std::ranges::for_each(rows_with<&Government::kana>(to_hiragana(wanted)), add);
    for (const Romaji& row : rows_of_romaji(romaji_key(wanted))) add(row.government);
    for (const Prefecture& p : prefectures()) {
        if (p.short_name == wanted) std::ranges::for_each(find_by_code(p.code), add);
    }
    // One government may be meant in two ways: 北海道 is a name and a short name.
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::string folder_of(const Prefecture& prefecture) {
    return std::string(prefecture.code.substr(0, 2)) + "-" + plain_romaji(prefecture.romaji);
}

}  // namespace daicho
