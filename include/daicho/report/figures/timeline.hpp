// Events in order: of one agreement, of a prefecture, of all.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "daicho/query/events.hpp"
#include "daicho/report/context.hpp"

namespace daicho {

struct TimelineOptions {
    std::optional<std::uint32_t> agreement{};  // only of this one, whatever the filter says
    std::vector<const EventKind*> kinds{};     // only these; all if empty
    std::optional<Day> from = {}, until = {};  // only what may lie in this range, bounds included
};

Report timeline_report(const ReportContext& context, const TimelineOptions& options = {});

}  // namespace daicho
