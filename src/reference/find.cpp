#include <fmt/format.h>

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
    std::ranges::copy_if(rows_with<&Government::name>(without_selectors(name)),
                         std::back_inserter(found), condition);
    return found;
}

bool lies_in(const Government& government, int prefecture) {
    return prefecture == 0 || government.prefecture == prefecture;
}

/// A name of a region without what people put behind it or leave out between its parts.
std::string region_key(std::string_view text) {
    std::string key = clean(text);
    for (const std::string_view behind : {"地方", "region"}) {
        if (key.ends_with(behind)) key.resize(key.size() - behind.size());
    }
    constexpr std::string_view dot = "・";
    for (auto at = key.find(dot); at != key.npos; at = key.find(dot)) key.erase(at, dot.size());
    const std::string romaji = romaji_key(key);
    return romaji.empty() ? key : romaji;
}

/// 九州 of 九州・沖縄.
std::string_view first_part(std::string_view region) {
    return region.substr(0, std::min(region.find("・"), region.find('-')));
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

std::span<const Words> regions() {
    static const std::vector<Words> all = [] {
        std::vector<Words> out;
        for (const Prefecture& p : prefectures()) {
            if (out.empty() || out.back().ja != p.region.ja) out.push_back(p.region);
        }
        return out;
    }();
    return all;
}

const Words* find_region(std::string_view text) {
    const std::string wanted = region_key(text);
    for (const Words& region : regions()) {
        for (const std::string_view name : {region.ja, region.en}) {
            if (wanted == region_key(name) || wanted == region_key(first_part(name))) {
                return &region;
            }
        }
    }
    return nullptr;
}

const Prefecture* find_bureau(std::string_view name) {
    const std::string plain = without_selectors(name);
    const auto found = std::ranges::find(prefectures(), std::string_view(plain),
                                         [](const Prefecture& p) { return p.bureau.ja; });
    return found == prefectures().end() ? nullptr : &*found;
}

bool is_hello_work(std::string_view name) {
    return name.find("ハローワーク") != name.npos || name.find("職業安定所") != name.npos;
}

bool bears(const Government& government, std::string_view name) {
    return government.name == name || government.name == without_selectors(name);
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

const Government& as_of(const Government& government, Day day) {
    const Government* now = &government;
    // A chain of changes is short; the bound guards against a loop in the table.
    for (int step = 0; step < 8 && !now->is_valid_on(day); ++step) {
        if (!now->valid_to || day <= *now->valid_to) break;  // asked for a day before it began
        const GovernmentChange* next = nullptr;
        for (const GovernmentChange& change : changes()) {
            const bool follows = change.old_code == now->code && change.date > now->valid_from &&
                                 change.date <= day && !change.new_code.empty();
            if (follows) {
                next = &change;
                break;
            }
        }
        if (!next) break;
        const auto rows = find_by_code(next->new_code);
        const auto row = std::ranges::find_if(
            rows, [&](const Government* g) { return g->is_valid_on(next->date); });
        if (row == rows.end()) break;
        now = *row;
    }
    return *now;
}

bool is_empty_suffix(std::string_view suffix) {
    constexpr std::string_view kinds[] = {"-to",   "-do",   "-fu",    "-ken",     "-shi",
                                          "-ku",   "-cho",  "-machi", "-son",     "-mura",
                                          "-city", "-ward", "-town",  "-village", "-prefecture"};
    constexpr std::size_t year = 5;  // -2015
    const bool is_number = suffix.size() > 1 && suffix.size() < year &&
                           suffix.find_first_not_of("0123456789", 1) == suffix.npos;
    return is_number || std::ranges::find(kinds, suffix) != std::end(kinds);
}

std::string folder_of(const Prefecture& prefecture) {
    return std::string(prefecture.code.substr(0, 2)) + "-" + plain_romaji(prefecture.romaji);
}

std::string file_of(const Government& government, std::string_view suffix) {
    return fmt::format("{}/{}-{}{}.yaml", folder_of(prefecture(government.prefecture)),
                       government.code, stem_romaji(government), suffix);
}

}  // namespace daicho
