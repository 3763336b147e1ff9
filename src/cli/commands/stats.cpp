// `daicho stats`: the yearly count by prefecture, and any other count.
#include <array>

#include "cli/commands/commands.hpp"
#include "cli/figures.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/report/figures/stats.hpp"

namespace daicho {

namespace {

constexpr auto own_options = in_document(std::array{
    Option{"by",
           0,
           "DIMENSION",
           {"行の分類。2つ目は列の分類(既定は prefecture と fiscal-year)",
            "rows; given again, columns (default: prefecture, fiscal-year)"},
           true,
           names_of<dimensions>},
    Option{"unit",
           0,
           "UNIT",
           {"何を数えるか(既定は government)", "what is counted (default: government)"},
           false,
           names_of<units>},
    Option{
        "cumulative", 0, "", {"各年度末の累計にする", "the state at the end of each fiscal year"}},
    Option{"regions", 0, "", {"地方ごとの小計を入れる", "subtotals of the regions"}},
    Option{"why",
           0,
           "ROW[,COLUMN]",
           {"その欄で何を数え、何をなぜ除いたか",
            "what a cell counts, and what it leaves out and why"}},
});

StatsOptions read_options(const Session& session) {
    const Arguments& given = session.arguments;
    auto by = given.values("by");
    if (by.size() > 2) {
        throw Trouble(message("--by は2つまでです", "--by may be given twice at most"));
    }
    if (by.empty()) by = {"prefecture", "fiscal-year"};
    StatsOptions out{.by_row = dimensions().find(by[0]),
                     .cumulative = given.has("cumulative"),
                     .regions = given.has("regions")};
    if (by.size() == 1 && out.cumulative) by.emplace_back("fiscal-year");
    if (by.size() > 1) out.by_column = dimensions().find(by[1]);
    out.unit = units().find(given.value("unit").value_or("government"))->unit;
    if (out.cumulative && !out.by_column->accumulates) {
        throw Trouble(message("--cumulative の列は fiscal-year です",
                              "with --cumulative the columns are fiscal-year"));
    }
    if (out.regions && !out.by_row->has_groups) {
        throw Trouble(
            message("--regions の行は prefecture です", "with --regions the rows are prefecture"));
    }
    return out;
}

int run_stats(Session& session) {
    const StatsOptions options = read_options(session);
    return print_figures(session, [&](const ReportContext& context) {
        const auto cell = session.arguments.value("why");
        return cell ? why_report(context, options, *cell) : stats_report(context, options);
    });
}

}  // namespace

const Command commands_of::stats{
    "stats",
    {"集計表。既定は都道府県×年度の締結団体数",
     "statistics; by default the yearly count by prefecture"},
    {"例: `daicho stats --regions`、`daicho stats --by group --unit measure`、\n"
     "`daicho stats --by prefecture --by government-kind -f csv -o 表.csv`、`daicho stats --why 群馬県,2015`",
     "For example `daicho stats --regions`, `daicho stats --by group --unit measure`,\n"
     "`daicho stats --by prefecture --by government-kind -f csv -o table.csv`, `daicho stats --why 群馬県,2015`."},
    {},
    {own_options, registry_options(), figure_options(), filter_options(), output_options()},
    run_stats,
    may_stand_in_document};

}  // namespace daicho
