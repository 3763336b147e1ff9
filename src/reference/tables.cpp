#include "reference/table.hpp"

#include "daicho/reference/reference.hpp"
#include "daicho/text/number.hpp"

namespace daicho {

namespace {

constexpr GovernmentKindInfo kinds[] = {
    {GovernmentKind::prefecture, "prefecture", {"都道府県", "prefecture"}, "prefectures"},
    {GovernmentKind::city, "city", {"市", "city"}, "cities"},
    {GovernmentKind::ward, "ward", {"区", "ward"}, "wards"},
    {GovernmentKind::town, "town", {"町", "town"}, "towns"},
    {GovernmentKind::village, "village", {"村", "village"}, "villages"},
};
static_assert(std::size(kinds) == government_kinds.size());

const GovernmentKindInfo& row_of(GovernmentKind kind) {
    return *std::ranges::find(kinds, kind, &GovernmentKindInfo::kind);
}

// The tables are part of the program: a field that cannot be read is a defect, found by the tests.
int number(std::string_view field) {
    return parse_digits(field).value();
}

// The first two digits of a code are the prefecture's number.
int prefecture_of(std::string_view code) {
    return number(code.substr(0, 2));
}

std::vector<Prefecture> read_prefectures() {
    std::vector<Prefecture> all;
    for (const auto& [code, name, short_name, kana, romaji, region, region_en, bureau, bureau_en,
                      tile_row, tile_column] : read_table<11>(embedded::prefectures_tsv())) {
        all.push_back({prefecture_of(code),
                       code,
                       name,
                       short_name,
                       kana,
                       romaji,
                       {region, region_en},
                       {bureau, bureau_en},
                       number(tile_row),
                       number(tile_column)});
    }
    return all;
}

std::vector<Government> read_governments() {
    std::vector<Government> all;
    for (const auto& [code, name, kana, romaji, kind, from, to, county, status, note] :
         read_table<10>(embedded::governments_tsv())) {
        all.push_back({code, name, kana, romaji, government_kind(kind).value(), prefecture_of(code),
                       parse_day(from).value_or(the_beginning), parse_day(to), county,
                       enumerator(government_statuses, status).value(), note});
    }
    return all;
}

std::vector<GovernmentChange> read_changes() {
    std::vector<GovernmentChange> all;
    for (const auto& [date, kind, old_code, old_name, new_code, new_name, event] :
         read_table<7>(embedded::changes_tsv())) {
        all.push_back({parse_day(date).value(), enumerator(government_change_kinds, kind).value(),
                       prefecture_of(new_code), old_code, old_name, new_code, new_name, event});
    }
    return all;
}

}  // namespace

Catalogue<GovernmentKindInfo> kinds_of_government() {
    return kinds;
}

Words label(GovernmentKind kind) {
    return row_of(kind).label;
}

Words label(GovernmentKind kind, int count) {
    const GovernmentKindInfo& row = row_of(kind);
    return count == 1 ? row.label : Words{row.label.ja, row.plural};
}

std::string_view name_of(GovernmentKind kind) {
    return row_of(kind).name;
}

std::optional<GovernmentKind> government_kind(std::string_view name) {
    const GovernmentKindInfo* found = kinds_of_government().find(name);
    return found ? std::optional(found->kind) : std::nullopt;
}

std::span<const Prefecture> prefectures() {
    static const std::vector<Prefecture> all = read_prefectures();
    return all;
}

std::span<const Government> governments() {
    static const std::vector<Government> all = read_governments();
    return all;
}

std::span<const GovernmentChange> changes() {
    static const std::vector<GovernmentChange> all = read_changes();
    return all;
}

}  // namespace daicho
