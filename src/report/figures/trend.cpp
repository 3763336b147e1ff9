#include "daicho/report/figures/trend.hpp"

#include <algorithm>
#include <map>

#include "daicho/model/trouble.hpp"
#include "daicho/report/figures/stats.hpp"
#include "daicho/text/plural.hpp"
#include "daicho/time/era.hpp"
#include "report/parts/published.hpp"
#include "report/parts/series.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

namespace {

// ---- positions ---------------------------------------------------------------------------------

/// A fiscal year or a month.
struct Step {
    Day first, last;

    static Step around(Day day, TrendStep by) {
        if (by == TrendStep::fiscal_year) {
            const FiscalYear year = fiscal_year_of(day);
            return {year.first(), year.last()};
        }
        const Day last = last_day_of_month(year_of(day), month_of(day));
        return {last - Days{day_of_month(last) - 1}, last};
    }
};

/// Short, because there are many of them: `2015`, `H27`; `2015-08`, `H27.8`.
std::string short_label(const Step& step, TrendStep by, DateStyle style) {
    if (by == TrendStep::fiscal_year) return short_year(fiscal_year_of(step.last), style);
    const int year = year_of(step.first);
    const auto era = era_of(step.last);
    if (style == DateStyle::iso || !era || year < era->era->first_year) {
        return to_iso(step.first).substr(0, 7);
    }
    return fmt::format("{}{}.{}", era->era->letter, year - era->era->first_year + 1,
                       month_of(step.first));
}

/// A drawing of more would not be seen, and a day far away would cost minutes. Throws Trouble.
void refuse_too_many_months(Day from, Day as_of) {
    constexpr int most_years = 200;
    if (year_of(as_of) - year_of(from) <= most_years) return;
    throw Trouble(message("月ごとの推移は{}年までです({}年から{}年)",
                          "a trend by month is of {} years at most, not from {} to {}", most_years,
                          year_of(from), year_of(as_of)),
                  message("`--since` で始まりを書くか、`--by fiscal-year` にしてください",
                          "say with `--since` where it begins, or use `--by fiscal-year`"));
}

std::vector<Step> steps_of(const Counting& counting, Day as_of, const TrendOptions& options) {
    Day from = as_of;
    for (const Fact& fact : counting.facts_begun_by(as_of)) {
        if (!fact.since.is_open()) from = std::min(from, fact.since.earliest);
    }
    from = std::min(options.from.value_or(from), as_of);
    if (options.by == TrendStep::month) refuse_too_many_months(from, as_of);
    std::vector<Step> out{Step::around(from, options.by)};
    while (out.back().last < as_of) {
        out.push_back(Step::around(out.back().last + Days{1}, options.by));
    }
    return out;
}

// ---- marks ------------------------------------------------------------------------------------

std::vector<Chart::Mark> marks_of(const ReportContext& context, const std::vector<Step>& steps) {
    std::map<std::size_t, Chart::Mark> newest;
    for (const auto* total : totals_until(context.ledger.registry(), context.as_of)) {
        const Day day = total->as_of->value.latest;
        if (!is_whole(total->counts) || total->disputed || total->is_derived()) continue;
        if (day < steps.front().first) continue;
        const auto step = std::ranges::lower_bound(steps, day, {}, &Step::last);
        const auto position = static_cast<std::size_t>(step - steps.begin());
        const int sum = sum_of(total->counts);
        newest[position] = {position, static_cast<double>(sum),
                            fmt::format("{} ({})", sum, context.date(day))};
    }
    std::vector<Chart::Mark> out;
    for (auto& [position, mark] : newest) out.push_back(std::move(mark));
    return out;
}

// ---- the message -------------------------------------------------------------------------------

/// The same day some years earlier; the end of February for a 29th that is none.
Day years_before(Day day, int years) {
    const int year = year_of(day) - years;
    return make_day(year, month_of(day), day_of_month(day))
        .value_or(last_day_of_month(year, month_of(day)));
}

/// The whole years since the first agreement, at most ten.
int years_told(std::span<const Fact> facts, Day as_of) {
    int years = 0;
    const auto has_one = [&](Day day) {
        return std::ranges::any_of(facts,
                                   [&](const Fact& fact) { return fact.since.latest <= day; });
    };
    while (years < 10 && has_one(years_before(as_of, years + 1))) ++years;
    return years;
}

/// A day to compare with, and what held then.
struct Baseline {
    Day day;
    Limits count;
};

/// The day itself; or, if its count is uncertain, the newest day of a published total before it
/// whose count is not.
Baseline baseline(const Counting& counting, Day day) {
    const Limits exact = counting.figure_of(day).total;
    if (exact.is_exact()) return {day, exact};
    auto totals = totals_until(counting.registry(), day);
    for (std::ranges::reverse(totals); const auto* total : totals) {
        const Day earlier = total->as_of->value.latest;
        const Limits count = counting.figure_of(earlier).total;
        if (count.is_exact()) return {earlier, count};
    }
    return {day, exact};
}

/// 、この10年で289団体増えた; nothing where the dates leave open which way it went.
std::string growth(const ReportContext& context, const Counting& counting, Limits now, int years) {
    const Wording say(context);
    const Day day = years_before(context.as_of, years);
    const auto [since, then] = baseline(counting, day);
    const int least = now.least - then.most, most = now.most - then.least;
    if (least < 0 && most > 0) return {};
    const std::string from =
        since == day ? say.format("この{0}年で", "in {0} {1}", years, plural(years, "year"))
                     : say.format("{}の{}団体から", "since {} ({})", say.date(since), then.least);
    if (least == 0 && most == 0) return say.format("、{}変わらない", ", unchanged {}", from);
    if (most > 0) {
        return say.format("、{}{}団体増えた", ", {1} more {0}", from,
                          Wording::figure(Limits{least, most}));
    }
    return say.format("、{}{}団体減った", ", {1} fewer {0}", from,
                      Wording::figure(Limits{-most, -least}));
}

/// Whether the days asked for leave out some of what held on the as-of day.
bool is_of_some_days(const ReportContext& context) {
    const Filter& filter = context.filter;
    return filter.since || (filter.until && *filter.until < context.as_of);
}

/// Of agreements of some days alone it is not said how many there are, nor how that number grew.
std::string title_of_some_days(const ReportContext& context, Limits now) {
    const Wording say(context);
    return say.format("締結日の条件に合いうる団体は{}で{}団体",
                      "{1} {2} with an agreement that may be of the days asked for, on {0}",
                      say.date(context.as_of), Wording::figure(now),
                      plural(now.most, "government"));
}

std::string title_of(const ReportContext& context, const Counting& counting) {
    const Wording say(context);
    const Stock now = counting.figure_of(context.as_of);
    if (is_of_some_days(context)) return title_of_some_days(context, now.total);
    if (now.basis == Basis::at_least) {
        return say.format("締結団体は{}で{}団体以上", "at least {1} {2} had an agreement on {0}",
                          say.date(context.as_of), now.total.least,
                          plural(now.total.least, "government"));
    }
    const std::string out = say.format("締結団体は{}で{}団体", "{1} {2} had an agreement on {0}",
                                       say.date(context.as_of), Wording::figure(now.total),
                                       plural(now.total.most, "government"));
    const int years = years_told(counting.facts_begun_by(context.as_of), context.as_of);
    return years > 0 ? out + growth(context, counting, now.total, years) : out;
}

ReportContext until(const ReportContext& context, const TrendOptions& options) {
    ReportContext out = context;
    out.as_of = options.until.value_or(context.as_of);
    return out;
}

/// The day on which a step is counted.
Day counted_on(const Step& step, Day as_of) {
    return std::min(step.last, as_of);
}

/// Kinds beside totals, each at its least. Where more are certain than by kind (a total that does
/// not split them was published), the rest is a part of its own.
void add_counts(const ReportContext& context, const Counting& counting,
                const std::vector<Step>& steps, Chart& chart) {
    using Series = Chart::Series;
    const Wording say(context);
    std::vector<Series> all;
    for (const GovernmentKind kind : government_kinds) {
        all.push_back({std::string(name_of(kind)), say.text(label(kind)), {}, {}});
    }
    Series rest{"unknown_kind", say.text({"種類不明", "kind unknown"}), {}, {}};
    bool some_rest = false;
    for (const Step& step : steps) {
        const Day day = counted_on(step, context.as_of);
        int least = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Limits limits = counting.stock(day, government_kinds[i]);
            all[i].values.emplace_back(limits.least);
            all[i].bounds.push_back(count_of(limits));
            least += limits.least;
        }
        const Limits total = counting.stock(day);
        rest.values.emplace_back(total.least - least);
        some_rest = some_rest || total.least > least;
        chart.band.push_back(count_of(total));
    }
    for (Series& series : all) {
        const auto is_some = [](const Count& count) { return count.possible > 0; };
        series.is_drawn = std::ranges::any_of(series.bounds, is_some);
        chart.series.push_back(std::move(series));
    }
    rest.is_drawn = some_rest;
    chart.series.push_back(std::move(rest));
    if (std::ranges::all_of(chart.band, &Count::agrees)) chart.band.clear();
}

Chart chart_of(const ReportContext& context, const Counting& counting,
               const TrendOptions& options) {
    const Wording say(context);
    const bool by_month = options.by == TrendStep::month;
    const auto steps = steps_of(counting, context.as_of, options);
    Chart out{.name = "trend",
              .title = title_of(context, counting),
              .unit = say.text(info(Unit::government).label),
              .axis = say.text(by_month ? Words{"月", "month"} : Words{"年度", "fiscal year"})};
    for (const Step& step : steps) {
        out.positions.push_back(short_label(step, options.by, context.dates));
    }
    add_counts(context, counting, steps, out);
    if (context.filter.is_national(context.as_of)) out.marks = marks_of(context, steps);
    out.marks_label = say.text({"公表値", "published"});
    out.note = by_month
                   ? say.format("各月末の団体数。最後は{}",
                                "at the end of each month, at last on {}", say.date(context.as_of))
                   : say.format("各年度末(3月31日)の団体数。最後は{}",
                                "at the end of each fiscal year (31 March), at last on {}",
                                say.date(context.as_of));
    if (!out.marks.empty()) {
        out.note += say.text({"。◇は公表値で、その日の数(期間の末より前の日のものがある)",
                              "; ◇ is published, as of a day that may be before the period's end"});
    }
    return out;
}

}  // namespace

Chart trend_chart(const ReportContext& whole, const TrendOptions& options) {
    const ReportContext context = until(whole, options);
    return chart_of(context, Counting(context.ledger, context.filter), options);
}

Report trend_report(const ReportContext& context, const TrendOptions& options) {
    const ReportContext now = until(context, options);
    const Counting counting(now.ledger, now.filter);
    Chart chart = chart_of(now, counting, options);
    Report out = begin_report(now, "trend", {chart.title, chart.title});
    out.blocks.emplace_back(std::move(chart));
    // Machines get the series also where nothing was published.
    if (now.filter.is_published(now.as_of)) out.blocks.emplace_back(series_table(now, counting));
    const bool has_limits = counting.is_published(now.as_of);
    if (now.filter.is_national(now.as_of)) {
        Table published = published_table(now);
        if (!published.rows.empty()) out.blocks.emplace_back(std::move(published));
    }
    out.grounds = has_limits ? grounds_of_limits(now, counting)
                             : grounds_of(now, Unit::government, counting.facts_on(now.as_of));
    return out;
}

}  // namespace daicho
