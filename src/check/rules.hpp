// The rules, each in the file of its name, beside its topics.
#pragma once

#include "daicho/check/check.hpp"

namespace daicho {

extern const Rule dates_rule;
extern const Rule part_dates_rule;
extern const Rule governments_rule;
extern const Rule codes_rule;
extern const Rule parties_rule;
extern const Rule places_rule;
extern const Rule duplicates_rule;
extern const Rule succession_rule;
extern const Rule references_rule;
extern const Rule indicators_rule;
extern const Rule plans_rule;
extern const Rule published_rule;
extern const Rule totals_rule;

}  // namespace daicho
