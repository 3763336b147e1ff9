// `daicho duties`: what is due in a fiscal year, as of today.
#include <array>
#include <chrono>

#include "cli/command.hpp"
#include "cli/figures.hpp"
#include "cli/options.hpp"
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

/// What an old calendar was to say is of no use in a new one.
Day a_year_before(Day day) {
    const std::chrono::year_month_day then =
        std::chrono::year_month_day{day} - std::chrono::years{1};
    return then.ok() ? Day{then} : Day{then.year() / then.month() / std::chrono::last};
}

int run_duties(Session& session) {
    const Day day = today(session);
    const Format& format = read_format(session);
    DutiesOptions options{.year = read_fiscal_year(session, day),
                          .today = day,
                          .picture = needs_picture(format.holds)};
    if (format.holds == Holds::timelines) options.from = a_year_before(day);
    bool fails = false;
    const int code = print_figures(session, [&](ReportContext& context) {
        context.as_of = day;
        fails = session.arguments.has("fail-on-overdue") && has_overdue(context, options);
        return duties_report(context, options);
    });
    return code == exit_code::well && fails ? exit_code::findings : code;
}

}  // namespace

extern const Command duties_command{
    "duties",
    {"年度内にすべきこと(会議・計画・実績)と期限",
     "what is due in a fiscal year: meetings, plans, results"},
    {"記録のない会議・計画・目標の実績、途中の値のままの実績、期限の切れる未登載を、期限の順に示します。\n"
     "記録なしは台帳に記録がないことで、行われなかったとは限りません。期限の決め方は表の下にあります。\n"
     "カレンダー(ics)は、1年より前に期限の過ぎたものを省きます。\n"
     "例: `daicho duties --fiscal-year 令和7年度`、`daicho duties -f ics -o 期限.ics`",
     "Meetings, plans and results of targets without a record, results still interim and unlisted entries "
     "that run out, by due day. They may have been done without being recorded. How the day is chosen is said "
     "below the table. A calendar (ics) leaves out what was due more than a year ago.\n"
     "For example `daicho duties --fiscal-year 2025`, `daicho duties -f ics -o due.ics`."},
    {},
    {own_options, registry_options(), filter_options(), output_options()},
    run_duties};

}  // namespace daicho
