// `daicho stats`: the yearly count by prefecture, and any other count.
#include <algorithm>
#include <array>

#include "cli/command.hpp"
#include "cli/figures.hpp"
#include "cli/options.hpp"
#include "cli/stats_options.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/report/figures/stats.hpp"

namespace daicho {

namespace {

constexpr auto own_options = in_document(std::array{
    Option{
        "share",
        0,
        "",
        {"市区町村のうち協定を締結したものの数と割合。人が読む年度表には付けなくても入る",
         "how many of the municipalities have an agreement; the yearly table for people has it anyway"}},
    offering(Offers::rows, Option{"why",
                                  0,
                                  "ROW[,COLUMN]",
                                  {"その欄で何を数え、何をなぜ除いたか",
                                   "what a cell counts, and what it leaves out and why"}}),
});

/// Throws Trouble if a share is asked for where there is none.
StatsOptions read_options(const Session& session) {
    StatsOptions out = read_stats_options(session);
    const bool is_of_places = out.unit == Unit::government && out.by_row->of_unlisted;
    out.share = session.arguments.has("share");
    if (out.share && !is_of_places) {
        throw Trouble(message("--share は団体を prefecture か region の行で数えるときに使えます",
                              "--share is of governments, in rows by prefecture or region"));
    }
    return out;
}

/// The yearly count by prefecture, and of all that publishers count there, as people read it.
bool is_yearly_table(const Session& session, const StatsOptions& options,
                     const ReportContext& context) {
    Filter elsewhere_too = context.filter;
    elsewhere_too.prefectures.clear();
    elsewhere_too.regions.clear();
    return is_yearly(options) && elsewhere_too.is_national(context.as_of) &&
           read_format(session).is_for_people;
}

int run_stats(Session& session) {
    StatsOptions options = read_options(session);
    return print_figures(session, [&](const ReportContext& context) {
        options.share = options.share || is_yearly_table(session, options, context);
        const auto cell = session.arguments.value("why");
        return cell ? why_report(context, options, *cell) : stats_report(context, options);
    });
}

}  // namespace

extern const Command stats_command{
    "stats",
    {"集計表。既定は都道府県×年度の締結団体数",
     "statistics; by default the yearly count by prefecture"},
    {"例: `daicho stats --regions`、`daicho stats --by group --unit measure`、"
     "`daicho stats --by prefecture --by government-kind -f csv -o 表.csv`、`daicho stats --why 群馬県,2015`",
     "For example `daicho stats --regions`, `daicho stats --by group --unit measure`, "
     "`daicho stats --by prefecture --by government-kind -f csv -o table.csv`, `daicho stats --why 群馬県,2015`."},
    {},
    {stats_options(), own_options, registry_options(), figure_options(), filter_options(),
     table_options()},
    run_stats,
    may_stand_in_document};

}  // namespace daicho
