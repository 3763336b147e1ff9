// The pages that analysts make by hand today, as data: adding one is a file of src/report/pages and
// a line of src/report/reports.cpp.
#pragma once

#include <optional>
#include <string_view>

#include "daicho/report/context.hpp"
#include "daicho/text/catalogue.hpp"

namespace daicho {

/// What a report is about, apart from its context.
struct ReportRequest {
    std::optional<std::uint32_t> agreement{};
    const Prefecture* prefecture = nullptr;
    std::optional<FiscalYear> fiscal_year{};
    Day today{};
    bool with_grounds = false;  // also on a page that an office sends out
};

/// What a report must be told; an optional prefecture may be left out.
enum class ReportArgument : std::uint8_t { none, agreement, prefecture, optional_prefecture };

struct ReportKind {
    std::string_view name;  // national
    Words summary;
    ReportArgument argument;
    Report (*build)(const ReportContext&, const ReportRequest&);
    bool needs_begun_year = false;  // the fiscal year asked for has begun by the as-of day
};

Catalogue<ReportKind> report_kinds();

}  // namespace daicho
