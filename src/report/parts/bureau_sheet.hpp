// A bureau's agreements as it prints them (資料2): a column each, measures under the headings of
// the document and in its order.
#pragma once

#include <span>

#include "report/parts/wording.hpp"

namespace daicho {

SideBySide bureau_sheet(const Wording& say, const Prefecture& prefecture,
                        std::span<const std::uint32_t> agreements);

/// Its title as recorded; else what kind of agreement it is.
std::string title_or_kind(const Wording& say, const Agreement& agreement);

/// 平成27年5月（平成31年2月改定）.
std::string days_of(const Wording& say, const Agreement& agreement);

}  // namespace daicho
