// `daicho trend`: how the number of governments with an agreement grew.
#include <algorithm>
#include <array>

#include "cli/command.hpp"
#include "cli/figures.hpp"
#include "cli/options.hpp"
#include "daicho/report/figures/trend.hpp"

namespace daicho {

namespace {

std::vector<Words> labels_of_steps() {
    const auto words = words_of(trend_steps);
    return {words.begin(), words.end()};
}

std::vector<std::string_view> ids_of_steps() {
    const auto ids = ids_of(trend_steps);
    return {ids.begin(), ids.end()};
}

TrendStep read_step(const Session& session) {
    const auto given = session.arguments.value("by");
    return enumerator(trend_steps, given.value_or("")).value_or(TrendStep::fiscal_year);
}

constexpr auto own_options = in_document(std::array{
    labelled(labels_of_steps, Option{"by",
                                     0,
                                     "STEP",
                                     {"年度ごとか月ごとか(既定は fiscal-year)",
                                      "by fiscal year or by month (default: fiscal-year)"},
                                     false,
                                     ids_of_steps}),
});

int run_trend(Session& session) {
    return print_figures(session, [&](ReportContext& context) {
        // A trend until a day is the state of things as of that day.
        if (!session.arguments.has("as-of"))
            context.as_of = read_day(session, "until", context.as_of);
        return trend_report(context, {.by = read_step(session)});
    });
}

}  // namespace

extern const Command trend_command{
    "trend",
    {"締結団体数の推移", "how the number of governments with an agreement grew"},
    {"各年度末(または月末)の団体数を団体の種類ごとに積み、公表値を並べます。`--until` の日が基準日になります。\n"
     "例: `daicho trend --until 平成27年8月31日`、`daicho trend --by month --prefecture 群馬県`",
     "Governments at the end of each fiscal year (or month), stacked by kind, with the published totals "
     "beside them. The day of `--until` is the as-of day.\n"
     "For example `daicho trend --until 2015-08-31`, `daicho trend --by month --prefecture Gunma`."},
    {},
    {own_options, registry_options(), figure_options(), filter_options(), output_options()},
    run_trend,
    may_stand_in_document};

}  // namespace daicho
