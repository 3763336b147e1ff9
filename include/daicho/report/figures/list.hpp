// The register: all agreements in date order, and one of them whole.
#pragma once

#include "daicho/report/context.hpp"

namespace daicho {

/// The governments with an agreement, numbered in date order as the ministry's lists are:
/// prefectures and municipalities apart.
Report list_report(const ReportContext& context);

/// All that a record says.
Report show_report(const ReportContext& context, std::uint32_t agreement);

// ---- the words for parts of a record -----------------------------------------------------------

/// The agreement's title, or one made of its parties where none is known.
std::string title_of(const Registry& registry, const Agreement& agreement, Lang lang);
/// The names of its parties: 伊勢崎市・群馬労働局.
std::string parties_of(const Agreement& agreement);

}  // namespace daicho
