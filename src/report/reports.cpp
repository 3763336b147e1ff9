#include "daicho/report/reports.hpp"

#include <array>

#include "report/builders.hpp"

namespace daicho {

namespace {

constexpr std::array<ReportKind, 7> kinds{{
    {"national",
     {"全国の締結団体は何団体で、どこか。何が新しいか",
      "how many governments have an agreement, which they are, and what is new"},
     ReportArgument::none,
     national_report},
    {"prefecture",
     {"ある労働局の協定を並べると、誰のために何をするか",
      "a bureau's agreements side by side: for whom, and what"},
     ReportArgument::prefecture,
     prefecture_report},
    {"agreement",
     {"1つの協定の主体、役割分担、取組、会議、目標と実績",
      "one agreement: parties, roles, measures, meetings, targets and results"},
     ReportArgument::agreement,
     agreement_report},
    {"pdca",
     {"計画、取組、実績、評価がそろっているか。目標は達成したか",
      "plans, measures, results and evaluations: what is there, what is missing, what was met"},
     ReportArgument::none,
     pdca_report},
    {"overlaps",
     {"県と市町村が同じ人に同じことをしている取組と、担い手の記載がない取組",
      "where governments do the same for the same people, and measures without a carrier"},
     ReportArgument::optional_prefecture,
     overlaps_report},
    {"signing",
     {"締結式の報道資料。書かれていない事柄は【要記入】とする",
      "the press release of a signing; what is not recorded is marked 【要記入】"},
     ReportArgument::agreement,
     signing_report},
    {"annual",
     {"年度の報告: 団体数、推移、新規・改定・終了、実績、未了、記録の質",
      "the yearly report: figures, trend, new, revised and ended, results, duties, data quality"},
     ReportArgument::none,
     annual_report},
}};

}  // namespace

Catalogue<ReportKind> report_kinds() {
    return kinds;
}

}  // namespace daicho
