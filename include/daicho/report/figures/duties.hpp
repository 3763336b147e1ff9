// What is due in a fiscal year, as of today: by due day, with the state and the days left.
#pragma once

#include <optional>

#include "daicho/query/duties.hpp"
#include "daicho/report/context.hpp"

namespace daicho {

struct DutiesOptions {
    FiscalYear year;
    Day today;
    bool picture = false;  // a timeline of due days in place of the table: for formats that draw
    std::optional<Day> from{};  // what was due before is left out, and counted in the grounds
};

Report duties_report(const ReportContext& context, const DutiesOptions& options);

/// Whether something is past its due day.
bool has_overdue(const ReportContext& context, const DutiesOptions& options);

}  // namespace daicho
