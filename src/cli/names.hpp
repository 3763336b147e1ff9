// Names that were given on the command line: of prefectures, regions, governments and agreements.
// Each throws Trouble, with what was probably meant, for a name that is none.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "daicho/report/context.hpp"

namespace daicho {

/// By name, code, kana or romaji.
const Prefecture& read_prefecture(const std::string& given);

/// What a person writes for a region, as help and messages say it.
inline constexpr Words region_choices{
    "地方: 北海道、東北、関東、中部、近畿、中国、四国、九州のどれか",
    "region: Hokkaido, Tohoku, Kanto, Chubu, Kinki, Chugoku, Shikoku or Kyushu"};
/// As `Prefecture::region.ja`: 九州 and Kyushu are 九州・沖縄.
std::string read_region(const std::string& given);

/// The id of a term, by that or by a label; nothing if there is none.
std::optional<std::string> find_term(std::string_view given, const Vocabulary& vocabulary);
/// The same for the value of an option.
std::string read_term(std::string_view option, const std::string& given,
                      const Vocabulary& vocabulary);

/// What to look for in the names of parties: the text itself, and the names of the governments and
/// the bureau that it stands for: in kana, in romaji, as a code, by an old name.
std::vector<std::string> read_party(const std::string& given, Day today);

/// The governments of a name on a day, of one prefecture if given (not null).
std::vector<const Government*> read_governments(const std::string& given, Day day,
                                                const Prefecture* within);

/// The agreement of an operand: by its id or the stem of it, or as the only one of the governments
/// (as of `today`) or parties that the name may mean.
std::uint32_t find_agreement(const Ledger& ledger, const std::string& given, Day today);
/// Only if the context's filter keeps it.
std::uint32_t find_agreement(const ReportContext& context, const std::string& given, Day today);

}  // namespace daicho
