// `daicho duties`: what is due in a fiscal year, as of today.
#include <array>

#include "cli/commands/commands.hpp"
#include "cli/figures.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "daicho/report/figures/duties.hpp"

namespace daicho {

namespace {

constexpr std::array own_options{
    Option{"fiscal-year",
           0,
           "YEAR",
           {"年度(既定は今日の年度。元号も可)",
            "fiscal year (default: that of today; eras are understood)"}},
    Option{"fail-on-overdue",
           0,
           "",
           {"期限を過ぎたものがあれば終了コード 1", "exit with 1 if something is overdue"}},
    allow_invalid,
};

int run_duties(Session& session) {
    const Day day = today(session);
    const DutiesOptions options{.year = fiscal_year_of(read_day(session, "fiscal-year", day)),
                                .today = day,
                                .picture = read_format(session).pictures_only};
    bool fails = false;
    const int code = print_figures(session, [&](ReportContext& context) {
        context.as_of = day;
        fails = session.arguments.has("fail-on-overdue") && has_overdue(context, options);
        return duties_report(context, options);
    });
    return code == exit_code::well && fails ? exit_code::findings : code;
}

}  // namespace

const Command commands_of::duties{
    "duties",
    {"年度内にすべきこと(会議・計画・実績)と期限",
     "what is due in a fiscal year: meetings, plans, results"},
    {"開かれていない会議、決まっていない計画、実績のない目標、途中の値のままの実績、期限の切れる未登載を、\n"
     "期限の順に示します。期限の決め方は表の下にあります。\n"
     "例: `daicho duties --fiscal-year 令和7年度`、`daicho duties -f ics -o 期限.ics`",
     "Meetings not held, plans not adopted, targets without a result, results still interim and unlisted\n"
     "entries that run out, by due day. How that day is chosen is said below the table.\n"
     "For example `daicho duties --fiscal-year 2025`, `daicho duties -f ics -o due.ics`."},
    {},
    {own_options, filter_options(), output_options()},
    run_duties};

}  // namespace daicho
