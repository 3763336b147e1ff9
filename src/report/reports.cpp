#include "daicho/report/reports.hpp"

#include <array>

// The reports, in the order of help: a line lists a report of one of the files in `pages`, where
// `national` is `national_report`.
// clang-format off
#define DAICHO_REPORTS(report) \
    report(national)           \
    report(yearly)             \
    report(prefecture)         \
    report(agreement)          \
    report(pdca)               \
    report(overlaps)           \
    report(signing)            \
    report(cases)              \
    report(facilities)         \
    report(meetings)           \
    report(coverage)           \
    report(residents)          \
    report(annual)
// clang-format on

namespace daicho {

#define DECLARE(name) extern const ReportKind name##_report;
DAICHO_REPORTS(DECLARE)
#undef DECLARE

Catalogue<ReportKind> report_kinds() {
#define LIST(name) name##_report,
    static const std::array all{DAICHO_REPORTS(LIST)};
#undef LIST
    return all;
}

}  // namespace daicho
