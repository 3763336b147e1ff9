#include "daicho/report/figures/trend.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "daicho/time/era.hpp"
#include "report/parts/published.hpp"
#include "report/parts/series.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

namespace {

std::vector<Fact> governments_on(const ReportContext& context, Day day) {
    return facts_of(context.ledger, Unit::government, context.filter, day);
}

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
    const bool is_month = by == TrendStep::month;
    const int year = year_of(step.first);
    const auto era = era_of(step.last);
    if (style == DateStyle::iso || !era || year < era->era->first_year) {
        return is_month ? to_iso(step.first).substr(0, 7) : std::to_string(year);
    }
    const std::string in_era =
        fmt::format("{}{}", era->era->letter, year - era->era->first_year + 1);
    return is_month ? fmt::format("{}.{}", in_era, month_of(step.first)) : in_era;
}

std::vector<Step> steps_of(const ReportContext& context, const TrendOptions& options) {
    Day from = context.as_of;
    for (const Fact& fact : governments_on(context, context.as_of)) {
        if (!fact.since.is_open()) from = std::min(from, fact.since.earliest);
    }
    from = std::min(options.from.value_or(from), context.as_of);
    std::vector<Step> out{Step::around(from, options.by)};
    while (out.back().last < context.as_of) {
        out.push_back(Step::around(out.back().last + Days{1}, options.by));
    }
    return out;
}

// ---- marks ------------------------------------------------------------------------------------

std::vector<Chart::Mark> marks_of(const ReportContext& context, const std::vector<Step>& steps) {
    std::map<std::size_t, Chart::Mark> newest;
    for (const auto* total : totals_until(context.ledger.registry(), context.as_of)) {
        const Day day = total->as_of->value.latest;
        if (!is_whole(total->counts) || total->disputed || day < steps.front().first) continue;
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
    Tally count;
};

/// How many there were, as narrow as it is known.
Tally governments_of(const ReportContext& context, Day day) {
    if (!context.filter.is_national(context.as_of)) return tally(governments_on(context, day));
    const Limits total = NationalFigures(context.ledger, std::span(&day, 1)).stock(day).total;
    return {total.least, total.most};
}

/// The day itself; or, if its count is uncertain, the newest day of a published total before it
/// whose count is not.
Baseline baseline(const ReportContext& context, Day day) {
    const auto on = [&](Day any) { return Baseline{any, governments_of(context, any)}; };
    const auto is_certain = [](const Tally& count) { return count.certain == count.possible; };
    const Baseline exact = on(day);
    if (is_certain(exact.count)) return exact;
    auto totals = totals_until(context.ledger.registry(), day);
    for (std::ranges::reverse(totals); const auto* total : totals) {
        const Baseline earlier = on(total->as_of->value.latest);
        if (is_certain(earlier.count)) return earlier;
    }
    return exact;
}

/// 、この10年で289団体増えた; nothing where the dates leave open which way it went.
std::string growth(const ReportContext& context, Tally now, int years) {
    const Wording say(context);
    const Day day = years_before(context.as_of, years);
    const auto [since, then] = baseline(context, day);
    const int least = now.certain - then.possible, most = now.possible - then.certain;
    if (least < 0 && most > 0) return {};
    const std::string from =
        since == day ? say.format("この{}年で", "in {} years", years)
                     : say.format("{}の{}団体から", "since {} ({})", say.date(since), then.certain);
    if (least == 0 && most == 0) return say.format("、{}変わらない", ", unchanged {}", from);
    if (most > 0) {
        return say.format("、{}{}団体増えた", ", {1} more {0}", from,
                          Wording::figure({least, most}));
    }
    return say.format("、{}{}団体減った", ", {1} fewer {0}", from,
                      Wording::figure({-most, -least}));
}

std::string title_of(const ReportContext& context) {
    const Wording say(context);
    const Day day = context.as_of;
    if (context.filter.is_national(day)) {
        const Stock stock = NationalFigures(context.ledger, std::span(&day, 1)).stock(day);
        if (stock.basis == Basis::at_least) {
            return say.format("締結団体は{}で{}団体以上",
                              "at least {1} governments had an agreement on {0}", say.date(day),
                              stock.total.least);
        }
    }
    const auto facts = governments_on(context, day);
    const Tally now = governments_of(context, day);
    const std::string out =
        say.format("締結団体は{}で{}団体", "{1} governments had an agreement on {0}",
                   say.date(context.as_of), Wording::figure(now));
    const int years = years_told(facts, context.as_of);
    return years > 0 ? out + growth(context, now, years) : out;
}

ReportContext until(const ReportContext& context, const TrendOptions& options) {
    ReportContext out = context;
    out.as_of = options.until.value_or(context.as_of);
    return out;
}

Chart chart_of(const ReportContext& context, const TrendOptions& options) {
    const Wording say(context);
    const bool by_month = options.by == TrendStep::month;
    const auto steps = steps_of(context, options);
    Chart out{.name = "trend",
              .title = title_of(context),
              .unit = say.text(info(Unit::government).label),
              .axis = say.text(by_month ? Words{"月", "month"} : Words{"年度", "fiscal year"})};

    std::array<std::vector<Count>, government_kinds.size()> counts;
    for (const Step& step : steps) {
        out.positions.push_back(short_label(step, options.by, context.dates));
        const auto facts = governments_on(context, std::min(step.last, context.as_of));
        for (std::size_t kind = 0; kind < government_kinds.size(); ++kind) {
            counts[kind].push_back(count_of(tally(facts, name_of(government_kinds[kind]))));
        }
        out.band.push_back(count_of(tally(facts, "total")));
    }
    for (std::size_t kind = 0; kind < government_kinds.size(); ++kind) {
        const auto is_some = [](const Count& count) { return count.possible > 0; };
        if (std::ranges::none_of(counts[kind], is_some)) continue;
        auto& series =
            out.series.emplace_back(Chart::Series{std::string(name_of(government_kinds[kind])),
                                                  say.text(label(government_kinds[kind])),
                                                  {}});
        for (const Count& count : counts[kind]) series.values.emplace_back(count.certain);
    }
    if (std::ranges::all_of(out.band, &Count::agrees)) out.band.clear();
    if (context.filter.is_national(context.as_of)) out.marks = marks_of(context, steps);
    out.marks_label = say.text({"公表値", "published"});
    out.note = by_month
                   ? say.format("各月末の団体数。最後は{}",
                                "at the end of each month, at last on {}", say.date(context.as_of))
                   : say.format("各年度末(3月31日)の団体数。最後は{}",
                                "at the end of each fiscal year (31 March), at last on {}",
                                say.date(context.as_of));
    return out;
}

}  // namespace

Chart trend_chart(const ReportContext& context, const TrendOptions& options) {
    return chart_of(until(context, options), options);
}

Report trend_report(const ReportContext& context, const TrendOptions& options) {
    const ReportContext now = until(context, options);
    Chart chart = chart_of(now, options);
    Report out = begin_report(now, "trend", {chart.title, chart.title});
    out.blocks.emplace_back(std::move(chart));
    if (now.filter.is_national(now.as_of)) {
        out.blocks.emplace_back(series_table(now));
        Table published = published_table(now);
        if (!published.rows.empty()) out.blocks.emplace_back(std::move(published));
    }
    out.grounds = grounds_of(now, Unit::government, governments_on(now, now.as_of));
    return out;
}

}  // namespace daicho
