// The register: all agreements in date order, and one of them whole.
#pragma once

#include "daicho/report/context.hpp"

namespace daicho {

/// The governments with an agreement in date order, prefectures and municipalities apart, with the
/// numbers that they bear in published lists: a filter leaves these as they are.
Report list_report(const ReportContext& context);

/// The agreements, measures, facilities, meetings or results, each with its agreement, day and
/// place. Of governments this is `list_report`.
Report list_report(const ReportContext& context, Unit unit);

/// The governments that are not known to have an agreement on the day, by prefecture; apart from
/// them those of which that cannot be known.
Report without_report(const ReportContext& context);

/// All that a record says.
Report show_report(const ReportContext& context, std::uint32_t agreement);

// ---- the words for parts of a record -----------------------------------------------------------

/// The agreement's title, or one made of its parties where none is known.
std::string title_of(const ReportContext& context, std::uint32_t agreement);
/// What a fact is of: a government, or what the record calls the thing.
std::string thing_of(const ReportContext& context, const Fact& fact);

}  // namespace daicho
