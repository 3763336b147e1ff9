// Who the governments of a record are and where it belongs: what its folder, its stem and its
// parties say together, also where one of them is wrong.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "daicho/model/diagnostic.hpp"
#include "daicho/query/ledger.hpp"

namespace daicho {

/// The parts of a record's id: `100005`, `gunma-gturn`. Both are empty if it has another form.
struct Stem {
    std::string_view code;
    std::string_view name;
};
Stem stem_of(const Agreement& agreement);

/// The government of which code and romaji of the file speak, as it was on the day of the
/// agreement; null if they disagree.
const Government* government_of_file(const Agreement& agreement);

/// Whether some party bears a name of the file's code: for no other one the file speaks then.
bool has_party_of_file(const Agreement& agreement);

/// The prefecture to which the record belongs: that of its stem, if this is the code of the first
/// government; else that of its folder. Null if neither is one.
const Prefecture* home_of(const Ledger& ledger, std::uint32_t agreement);

/// The government that is meant, looked for in the record's home; null if its name is none there,
/// or not that of its code.
const Government* government_of(const Ledger& ledger, const Membership& membership);

/// The governments of this name on the latest day of the conclusion; if none, on its earliest. In
/// every prefecture if `where` is null.
std::vector<const Government*> named_then(std::string_view name, const Prefecture* where,
                                          const Date& concluded);

/// A fix that puts another name in the place of a party's; none if a party bears it already.
std::optional<Fix> replacing_name(const Agreement& agreement, Span at, std::string_view name);

/// `札幌市 (北海道)`, `Sapporo-shi (Hokkaido)`.
Message with_prefecture(const Government& government);

}  // namespace daicho
