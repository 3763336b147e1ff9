// The indicators of an agreement: small pictures on one axis of years where there is something to
// compare, and single figures by name.
#pragma once

#include "report/parts/wording.hpp"

namespace daicho {

/// The fiscal years that an agreement's page is about: from its conclusion to the as-of day, or to
/// the last year that its record tells of.
struct YearsOfAgreement {
    FiscalYear first, last;
};
YearsOfAgreement years_of(const Agreement& agreement, Day as_of);

/// Those with two values or more since the agreement. Without panels if there is none.
Panels indicator_panels(const Wording& say, const Agreement& agreement, YearsOfAgreement years);

/// The others, each with its one target or result. Without facts if there is none.
FactSheet single_figures(const Wording& say, const Agreement& agreement, YearsOfAgreement years);

}  // namespace daicho
