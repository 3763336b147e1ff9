// Plans, meetings, results and actions of an agreement by fiscal year, at a glance.
#pragma once

#include "report/parts/indicator_panels.hpp"

namespace daicho {

/// ● for what is certain, ○ for what is interim or still to come. Without rows if nothing is known.
Table pdca_strip(const Wording& say, const Agreement& agreement, YearsOfAgreement years, Day today);

/// What the marks mean, and of which steps nothing is recorded.
std::string note_on_strip(const Wording& say, const Table& strip);

}  // namespace daicho
