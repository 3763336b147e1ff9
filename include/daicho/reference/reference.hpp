// Japan's local governments, prefectures and Labour Bureaus, also as of a past day. What a person
// may mean by a name says resolve.hpp. The tables are src/reference/*.tsv; NOTICE names their
// sources.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daicho/text/catalogue.hpp"
#include "daicho/text/named.hpp"
#include "daicho/text/words.hpp"
#include "daicho/time/day.hpp"

namespace daicho {

enum class GovernmentKind { prefecture, city, ward, town, village };
inline constexpr std::array government_kinds{GovernmentKind::prefecture, GovernmentKind::city,
                                             GovernmentKind::ward, GovernmentKind::town,
                                             GovernmentKind::village};

/// A kind as the format writes it (`prefecture`, `city`, …) and as it is shown (都道府県, 市, …).
struct GovernmentKindInfo {
    GovernmentKind kind;
    std::string_view name;
    Words label;
    std::string_view plural;  // of the English word
};
Catalogue<GovernmentKindInfo> kinds_of_government();

/// 都道府県, 市, 区, 町, 村.
Words label(GovernmentKind kind);
/// The same behind a number: 市, and `cities`, or `city` if there is one.
Words label(GovernmentKind kind, int count);
/// `cities`, or `city` if there is one.
inline std::string_view counted(GovernmentKind kind, int count) {
    return label(kind, count).en;
}
/// `prefecture`, `city`, …: as the format writes them.
std::string_view name_of(GovernmentKind kind);
std::optional<GovernmentKind> government_kind(std::string_view name);

struct Prefecture {
    int number;                   // 1 to 47, the JIS code
    std::string_view code;        // 100005
    std::string_view name;        // 群馬県
    std::string_view short_name;  // 群馬
    std::string_view kana;        // ぐんまけん
    std::string_view romaji;      // Gunma
    Words region;                 // 関東, Kanto
    Words bureau;                 // 群馬労働局, Gunma Labour Bureau
    int tile_row;                 // place on the tile map, from 0
    int tile_column;
};

/// About 2024, never historical; but `northern` holds for ever.
enum class GovernmentStatus {
    none,
    designated,
    core,
    special,
    northern,  // one of the six villages that no published count includes
};
inline constexpr std::array government_statuses{
    Named<GovernmentStatus>{GovernmentStatus::none, ""},
    Named<GovernmentStatus>{
        GovernmentStatus::designated, "designated", {"指定都市", "designated city"}},
    Named<GovernmentStatus>{GovernmentStatus::core, "core", {"中核市", "core city"}},
    Named<GovernmentStatus>{GovernmentStatus::special, "special", {"施行時特例市", "special city"}},
    Named<GovernmentStatus>{
        GovernmentStatus::northern, "northern", {"北方領土", "Northern Territories"}},
};
static_assert(is_in_step(government_statuses, &Named<GovernmentStatus>::value,
                         GovernmentStatus::northern));

/// A government under one code and name, with the days on which these were valid.
struct Government {
    std::string_view code;    // 102041, with its check digit
    std::string_view name;    // 伊勢崎市
    std::string_view kana;    // いせさきし
    std::string_view romaji;  // Isesaki-shi
    GovernmentKind kind;
    int prefecture;               // number
    Day valid_from;               // the_beginning if unchanged since before 2009-04-01
    std::optional<Day> valid_to;  // its last day, if it is no more
    std::string_view county;
    GovernmentStatus status;
    std::string_view note;

    /// Whether it is one of the six villages, which no published count includes.
    bool is_northern() const { return status == GovernmentStatus::northern; }
    bool is_designated_city() const { return status == GovernmentStatus::designated; }
    bool is_valid_on(Day day) const { return valid_from <= day && (!valid_to || day <= *valid_to); }
};

enum class GovernmentChangeKind {
    merger_new,
    merger_absorbed,
    became_city,
    rename,
    designated_city,
    code_change,
    glyph_change,
};
inline constexpr std::array government_change_kinds{
    Named<GovernmentChangeKind>{GovernmentChangeKind::merger_new,
                                "merger_new",
                                {"新設合併", "merged into a new government"}},
    Named<GovernmentChangeKind>{GovernmentChangeKind::merger_absorbed,
                                "merger_absorbed",
                                {"編入合併", "became part of it by merger"}},
    Named<GovernmentChangeKind>{GovernmentChangeKind::became_city,
                                "town_or_village_to_city",
                                {"市制施行", "became a city"}},
    Named<GovernmentChangeKind>{GovernmentChangeKind::rename, "rename", {"名称変更", "new name"}},
    Named<GovernmentChangeKind>{GovernmentChangeKind::designated_city,
                                "designated_city",
                                {"指定都市移行", "became a designated city"}},
    Named<GovernmentChangeKind>{
        GovernmentChangeKind::code_change, "code_change", {"コード変更", "new code"}},
    Named<GovernmentChangeKind>{GovernmentChangeKind::glyph_change,
                                "glyph_change",
                                {"字体変更", "another form of a character"}},
};
static_assert(is_in_step(government_change_kinds, &Named<GovernmentChangeKind>::value,
                         GovernmentChangeKind::glyph_change));

/// A change of a government since 2009. A merger has a row for each government that took part.
struct GovernmentChange {
    Day date;  // the first day of the new state
    GovernmentChangeKind kind;
    int prefecture;
    std::string_view old_code, old_name, new_code, new_name;
    std::string_view event;  // in Japanese, as published

    bool is_merger() const {
        return kind == GovernmentChangeKind::merger_new ||
               kind == GovernmentChangeKind::merger_absorbed;
    }
};

/// The first day of which the tables tell. What is "unchanged since before" was so at least then.
inline constexpr Day reference_begins{std::chrono::year{2009} / 4 / 1};

std::span<const Prefecture> prefectures();    // in code order
std::span<const Government> governments();    // in code order, also those that are no more
std::span<const GovernmentChange> changes();  // in date order

const Prefecture& prefecture(int number);  // 1 to 47
/// By name, short name, number (`10`, `1`), code or romaji, case and width ignored; null if none.
const Prefecture* find_prefecture(std::string_view text);
/// The regions of the prefectures, from north to south: 北海道 to 九州・沖縄.
std::span<const Words> regions();
/// By either name or the first part of it (九州, Kyushu), also with 地方 or `region` behind; null
/// if none.
const Words* find_region(std::string_view text);
/// The prefecture whose bureau bears this name (群馬労働局); null if none.
const Prefecture* find_bureau(std::string_view name);
/// Whether it is the name of an employment office: ハローワーク伊勢崎, 伊勢崎公共職業安定所,
/// 宮古職業安定所, 高崎公共職業安定所安中出張所.
bool is_hello_work(std::string_view name);

/// Whether the government has this name, whatever form of its characters a variation selector asks
/// for: 葛󠄀城市 is 葛城市.
bool bears(const Government& government, std::string_view name);

/// The rows of a code, the newest first; empty if none.
std::vector<const Government*> find_by_code(std::string_view code);
/// The governments of this exact official name valid on `day`, of one prefecture if `prefecture`
/// is given (not 0). Two only for 泊村.
std::vector<const Government*> find_by_name(std::string_view name, int prefecture, Day day);
/// The rows of this exact name at any time, of one prefecture if given.
std::vector<const Government*> find_ever(std::string_view name, int prefecture);

/// What may have been meant by a name that is none, at most `most`: spelling variants first, then
/// names within edit distance, then the same name in other prefectures; and after all of these
/// the governments that do not exist on `day`. Every prefecture is alike if `prefecture` is 0.
std::vector<const Government*> suggest(std::string_view name, int prefecture, Day day,
                                       std::size_t most = 3);

/// The government that holds on `day` what this one was: itself, or what it became by renaming or
/// merger.
const Government& as_of(const Government& government, Day day);

/// The romaji as a record's stem has it: `isesaki`, `minami-alps`.
std::string stem_romaji(const Government& government);
/// Whether what a stem has behind the romaji says nothing of the record that its code does not:
/// `-shi`, `-city`, `-2`.
bool is_empty_suffix(std::string_view suffix);
/// The folder of a prefecture: `10-gunma`.
std::string folder_of(const Prefecture& prefecture);
/// The file of a government's record: `10-gunma/102041-isesaki.yaml`, or with `-2015` behind it.
std::string file_of(const Government& government, std::string_view suffix = {});

/// Whether the sixth digit is the check digit of the first five (MIC's rule: weights 6 to 2,
/// modulus 11). False for anything but six digits.
bool has_check_digit(std::string_view code);
/// The check digit of five digits.
char check_digit(std::string_view five_digits);

/// As each language says it where it is spoken of: 伊勢崎市, Isesaki-shi. What a record is to hold
/// is its name.
inline Words both_names(const Government& government) {
    return {government.name, government.romaji};
}
inline Words both_names(const Prefecture& prefecture) {
    return {prefecture.name, prefecture.romaji};
}

}  // namespace daicho
