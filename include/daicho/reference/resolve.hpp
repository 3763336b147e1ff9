// The one answer to a name of a government or prefecture that a person has given: for every
// command, filter and rule.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "daicho/reference/reference.hpp"

namespace daicho {

/// A government that bore the name once, and what it is on the day asked for.
struct Became {
    const Government* before;
    const Government* now;
    Day since;       // the first day of another name, code or kind
    bool is_merged;  // into another one, or with others into a new one
};

/// Only the first part that holds anything is filled.
struct Resolution {
    std::vector<const Government*> found;  // bear the name on the day, in code order
    std::vector<Became> became;            // bore it before the day
    std::vector<const Government*>
        candidates;    // exist on the day and may be meant, likeliest first
    Message remark{};  // what is wrong with a code

    /// What was surely named, as of the day: found, or what it became. Each once.
    std::vector<const Government*> governments() const;
};

/// Takes codes (of six digits; of five or four where a leading zero or the check digit is lost),
/// names, kana and romaji, with 市, 町, -shi, -ken and the like or without, also behind their
/// prefecture (群馬県伊勢崎市) and county (佐波郡玉村町). Another spelling (竜ヶ崎市) is found if
/// nothing bears the name itself. Only governments of `prefecture` if one is given (not 0).
Resolution resolve(std::string_view text, Day day, int prefecture = 0);

/// The prefecture among what was surely named; null if there is none. They are the same on every
/// day.
const Prefecture* resolve_prefecture(std::string_view text);

/// 丹波篠山市 (282219, 兵庫県); Tambasasayama-shi (丹波篠山市, 282219, Hyogo).
Message described(const Government& government);
/// Of several: a, b.
Message described(std::span<const Government* const> governments);
/// "since 2019-05-01 it is Tambasasayama-shi (丹波篠山市, 282219, Hyogo)".
Message described(const Became& became);

}  // namespace daicho
