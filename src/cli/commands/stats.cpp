// `daicho stats`: the yearly count by prefecture, and any other count.
#include <array>

#include "cli/command.hpp"
#include "cli/figures.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "cli/stats_options.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/report/figures/stats.hpp"

namespace daicho {

namespace {

constexpr auto own_options = in_document(std::array{
    Option{"why",
           0,
           "ROW[,COLUMN]",
           {"その欄で何を数え、何をなぜ除いたか",
            "what a cell counts, and what it leaves out and why"}},
});

int run_stats(Session& session) {
    const StatsOptions options = read_stats_options(session);
    return print_figures(session, [&](const ReportContext& context) {
        const auto cell = session.arguments.value("why");
        return cell ? why_report(context, options, *cell) : stats_report(context, options);
    });
}

}  // namespace

extern const Command stats_command{
    "stats",
    {"集計表。既定は都道府県×年度の締結団体数",
     "statistics; by default the yearly count by prefecture"},
    {"例: `daicho stats --regions`、`daicho stats --by group --unit measure`、\n"
     "`daicho stats --by prefecture --by government-kind -f csv -o 表.csv`、`daicho stats --why 群馬県,2015`",
     "For example `daicho stats --regions`, `daicho stats --by group --unit measure`,\n"
     "`daicho stats --by prefecture --by government-kind -f csv -o table.csv`, `daicho stats --why 群馬県,2015`."},
    {},
    {stats_options(), own_options, registry_options(), figure_options(), filter_options(),
     output_options()},
    run_stats,
    may_stand_in_document};

}  // namespace daicho
