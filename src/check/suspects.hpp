// Why a published figure may have been missed.
#pragma once

#include <span>

#include "check/lately.hpp"
#include "daicho/query/published.hpp"

namespace daicho {

/// Names the governments that may explain it: if too many are counted, the last of them; if too
/// few, those that come soon after; between the two, those that are uncertain. Where a base is
/// known, those that count otherwise than there, and nothing that counts as it did.
void explain_missed(Diagnostic& finding, const Ledger& ledger, std::span<const Spell> spells,
                    const Figure& figure, const Limits& counted, const Lately& lately);

}  // namespace daicho
