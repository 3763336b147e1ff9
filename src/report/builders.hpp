// One function a report, each in a file of its name.
#pragma once

#include "daicho/report/reports.hpp"

namespace daicho {

Report national_report(const ReportContext& context, const ReportRequest& request);
Report prefecture_report(const ReportContext& context, const ReportRequest& request);
Report agreement_report(const ReportContext& context, const ReportRequest& request);
Report pdca_report(const ReportContext& context, const ReportRequest& request);
Report overlaps_report(const ReportContext& context, const ReportRequest& request);
Report signing_report(const ReportContext& context, const ReportRequest& request);
Report annual_report(const ReportContext& context, const ReportRequest& request);

}  // namespace daicho
