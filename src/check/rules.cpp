#include "daicho/check/check.hpp"

#include <array>

// The rules, in the order in which they run: a line lists a rule of one of the files beside this
// one. `dates` is `dates_rule`.
// clang-format off
#define DAICHO_RULES(rule) \
    rule(dates)            \
    rule(part_dates)       \
    rule(revisions)        \
    rule(governments)      \
    rule(codes)            \
    rule(parties)          \
    rule(places)           \
    rule(duplicates)       \
    rule(numbering)        \
    rule(offices)          \
    rule(headings)         \
    rule(succession)       \
    rule(references)       \
    rule(indicators)       \
    rule(plans)            \
    rule(published)        \
    rule(totals)
// clang-format on

namespace daicho {

#define DECLARE(name) extern const Rule name##_rule;
DAICHO_RULES(DECLARE)
#undef DECLARE

std::span<const Rule> rules() {
#define LIST(name) name##_rule,
    static const std::array all{DAICHO_RULES(LIST)};
#undef LIST
    return all;
}

void check(const CheckContext& context, Diagnostics& findings) {
    CheckContext now = context;
    now.is_whole = context.is_whole && !findings.has_errors();
    for (const Rule& rule : rules()) rule.run(now, findings);
}

}  // namespace daicho
