// The yearly report: what stood at the end of a fiscal year, what happened in it, what is unmet,
// and how good the data are.
#include <algorithm>
#include <map>

#include "daicho/report/figures/duties.hpp"
#include "daicho/report/figures/list.hpp"
#include "daicho/report/figures/stats.hpp"
#include "daicho/report/figures/trend.hpp"
#include "daicho/report/reports.hpp"
#include "report/parts/checks.hpp"
#include "report/parts/published.hpp"
#include "report/parts/record_tables.hpp"
#include "report/parts/sections.hpp"
#include "report/parts/series.hpp"

namespace daicho {

namespace {

/// Builds the report of a year; `context` is that of the year's last day, or of the as-of day if
/// that is earlier.
class Annual {
  public:
    Annual(const ReportContext& context, FiscalYear year, Day today)
        : x_context(context),
          x_say(context),
          x_year(year),
          x_today(today),
          x_counting(context.ledger, context.filter),
          x_facts(x_counting.facts_on(context.as_of)) {}

    Report build() {
        const std::string year = x_say.year(x_year);
        Report out = begin_report(
            x_context, "annual",
            message("雇用対策協定 {}報告", "Employment-measures agreements: {}", year));
        if (x_year.last() > x_context.as_of) {
            paragraph(x_say.format("{}はまだ終わっていない。{}までの数を示す。",
                                   "{} is not over; figures are of {}.", year,
                                   x_say.date(x_context.as_of)));
        }
        figures();
        new_ones();
        changes();
        results();
        duties();
        quality();
        out.blocks = std::move(x_blocks);
        out.grounds = grounds_of(x_context, Unit::government, x_facts);
        return out;
    }

  private:
    void section(Words title) { x_blocks.emplace_back(Heading{x_say.text(title)}); }
    void paragraph(std::string text) { x_blocks.emplace_back(Paragraph{std::move(text)}); }
    void table_or(Table table, Words otherwise) {
        if (table.rows.empty()) return paragraph(x_say.text(otherwise));
        x_blocks.emplace_back(std::move(table));
    }
    Table statistic(std::string name, const StatsOptions& options) const {
        Report report = stats_report(x_context, options);
        auto& table = std::get<Table>(report.blocks.front());
        table.name = std::move(name);
        table.caption = report.title;
        const Tally all = tally(x_facts);
        if (all.certain != all.possible) {
            table.caption += x_say.text(
                {"。記録だけによる: 確実–可能性", ", by the records alone: certain–possible"});
        }
        return std::move(table);
    }

    void figures() {
        section({"全国の数", "National figures"});
        x_blocks.emplace_back(total_figure(x_say, x_counting));
        x_blocks.emplace_back(kinds_table(x_say, x_counting, x_facts));
        add_bounds(x_blocks, x_say, x_facts);
        if (x_facts.empty()) return;
        x_blocks.emplace_back(trend_chart(x_context));
        if (x_counting.is_published(x_context.as_of)) {
            x_blocks.emplace_back(series_table(x_context, x_counting));
        }
        x_blocks.emplace_back(
            statistic("by_prefecture_and_year", {.by_row = dimensions().find("prefecture"),
                                                 .by_column = dimensions().find("fiscal-year")}));
    }

    // ---- new, revised, ended -------------------------------------------------------------------

    void new_ones() {
        section({"新たな締結", "New"});
        Table sure =
            x_say.table("new", {"この年度に締結したことが確実な団体", "Surely new in the year"},
                        {x_say.column("government", {"団体", "government"}),
                         x_say.column("prefecture", {"都道府県", "prefecture"}),
                         x_say.column("kind", {"種類", "kind"}),
                         x_say.column("concluded", {"締結", "concluded"}, Type::date),
                         x_say.column("id", {"ID", "id"})});
        std::map<int, GroupedList::Group> perhaps;
        int perhaps_named = 0, perhaps_unlisted = 0;
        for (const Fact& fact : x_counting.facts_begun_by(x_context.as_of)) {
            const Within place = within(fact.since, Date::of(x_year));
            if (place == Within::no) continue;
            if (!fact.government) {
                perhaps_unlisted += fact.weight;
            } else if (place == Within::surely) {
                sure.rows.push_back(row_of(std::string(fact.government->name),
                                           x_say.name(*fact.prefecture),
                                           x_say.text(label(fact.kind)), fact.since,
                                           x_context.ledger.agreement(fact.agreement).id));
            } else {
                auto& group = perhaps[fact.prefecture->number];
                group.label = x_say.name(*fact.prefecture);
                group.items.push_back({.text = std::string(fact.government->name)});
                ++perhaps_named;
            }
        }
        paragraph(how_many_new(sure.rows.size()));
        table_or(std::move(sure), {"この年度に締結したことが確実な団体はない。",
                                   "No government is surely new in the year."});
        if (perhaps.empty() && perhaps_unlisted == 0) return;
        paragraph(x_say.format(
            "締結日の範囲がこの年度にかかり、この年度の締結かもしれないもの: {}団体、名称不明{}団体。",
            "Perhaps new in the year, as their interval overlaps it: {} by name, {} unlisted.",
            perhaps_named, perhaps_unlisted));
        if (perhaps.empty()) return;
        GroupedList list{.name = "perhaps_new",
                         .caption = x_say.text(
                             {"この年度に締結したかもしれない団体", "Perhaps new in the year"}),
                         .groups = {}};
        for (auto& [number, group] : perhaps) list.groups.push_back(std::move(group));
        x_blocks.emplace_back(std::move(list));
    }

    /// How many are new in the year, as it was published or else as narrow as it is known, and how
    /// many of them are known by name.
    std::string how_many_new(std::size_t named) const {
        const bool is_published = x_counting.is_published(x_context.as_of);
        const auto published = published_new(x_context.ledger.registry(), x_year, x_context.as_of);
        const std::string known =
            x_say.format("名称と年度の分かるもの{}団体。", "Known by name and year: {}.", named);
        if (is_published && published) {
            return x_say.format("公表された新たな締結は{}({}現在)。",
                                "Published as new: {} (as of {}). ",
                                in_kinds(x_say, *published->counts), x_say.date(published->as_of)) +
                   known;
        }
        if (!is_published) return known;
        const Limits limits = x_counting.begun(x_year.first() - Days{1}, x_context.as_of);
        const bool is_open = x_counting.figure_of(x_context.as_of).basis == Basis::at_least;
        const std::string figure = is_open ? x_say.format("{}団体以上", "at least {}", limits.least)
                                           : x_say.format("{}団体", "{}", Wording::figure(limits));
        const std::string basis = is_open || limits.is_exact()
                                      ? std::string()
                                      : x_say.text({"(公表値と合う範囲: 最少–最多)",
                                                    " (least–most, as published totals allow)"});
        return x_say.format("新たな締結は公表されていない。{}{}。",
                            "None was published as new: {}{}. ", figure, basis) +
               known;
    }

    void changes() {
        section({"改定と終了", "Revised and ended"});
        Table out = x_say.table(
            "changes", {"この年度の改定と終了", "Revised or ended in the year"},
            {x_say.column("event", {"出来事", "event"}),
             x_say.column("parties", {"協定", "agreement"}),
             x_say.column("date", {"日", "day"}, Type::date),
             x_say.column("certainty", {"確実さ", "certainty"}),
             x_say.column("summary", {"内容", "summary"}), x_say.column("id", {"ID", "id"})});
        for (const auto index :
             agreements_of(x_context.ledger, x_context.filter, x_context.as_of)) {
            const Agreement& agreement = x_context.ledger.agreement(index);
            const auto add = [&](Words event, const Maybe<Date>& date,
                                 const Maybe<Prose>& summary) {
                const Within place = date ? within(date->value, Date::of(x_year)) : Within::no;
                if (place == Within::no) return;
                out.rows.push_back(
                    row_of(x_say.text(event), parties_of(agreement), date->value,
                           x_say.text(place == Within::surely ? Words{"確実", "sure"}
                                                              : Words{"可能性", "possible"}),
                           line(summary), agreement.id));
            };
            for (const auto& revision : agreement.revised)
                add({"改定", "revised"}, revision->date, revision->summary);
            if (agreement.ended)
                add({"終了", "ended"}, agreement.ended->value.date, agreement.ended->value.reason);
        }
        table_or(std::move(out),
                 {"記録された改定、終了はない。", "No revision or end is recorded."});
    }

    // ---- results and duties --------------------------------------------------------------------

    void results() {
        section({"実績", "Results"});
        const auto agreements = agreements_of(x_context.ledger, x_context.filter, x_context.as_of);
        table_or(
            checks_table(x_say, agreements, x_year),
            {"この年度の目標、実績の記録はない。", "No target or result of the year is recorded."});
    }

    void duties() {
        section({"未了の事柄", "Duties unmet"});
        Report due = duties_report(x_context, {.year = x_year, .today = x_today});
        paragraph(due.title);
        table_or(std::get<Table>(std::move(due.blocks.front())),
                 {"未了の事柄はない。", "Nothing is unmet."});
    }

    // ---- data quality --------------------------------------------------------------------------

    void quality() {
        section({"記録の質", "Data quality"});
        if (x_facts.empty()) return paragraph(x_say.text({"記録はない。", "There is no record."}));
        x_blocks.emplace_back(
            statistic("precision", {.by_row = dimensions().find("precision"),
                                    .by_column = dimensions().find("government-kind")}));
        x_blocks.emplace_back(sources_table());
        add_filled(x_blocks, unlisted_table(x_say, x_facts));
        const auto inferred =
            std::ranges::count_if(x_facts, [](const Fact& fact) { return fact.since.uncertain; });
        paragraph(
            x_say.format("日付を推定したもの: {}団体。", "Dates that are inferred: {}.", inferred));
    }

    Table sources_table() const {
        std::map<std::size_t, long long> records;
        for (const auto index :
             agreements_of(x_context.ledger, x_context.filter, x_context.as_of)) {
            ++records[x_context.ledger.agreement(index).cites.size()];
        }
        Table out = x_say.table("sources_per_record",
                                {"出典の数ごとの協定の数", "Agreements by number of sources"},
                                {x_say.column("sources", {"出典の数", "sources"}, Type::number),
                                 x_say.column("agreements", {"協定", "agreements"}, Type::number)});
        for (const auto& [sources, count] : records) {
            out.rows.push_back(row_of(static_cast<long long>(sources), count));
        }
        return out;
    }

    const ReportContext& x_context;
    const Wording x_say;
    const FiscalYear x_year;
    const Day x_today;
    const Counting x_counting;
    const std::vector<Fact> x_facts;
    std::vector<Block> x_blocks;
};

Report build(const ReportContext& whole, const ReportRequest& request) {
    const FiscalYear year = request.fiscal_year.value_or(last_complete_year(whole.as_of));
    ReportContext context = whole;
    context.as_of = std::min(whole.as_of, year.last());
    return Annual(context, year, request.today).build();
}

}  // namespace

extern constinit const ReportKind annual_report{
    "annual",
    {"年度の報告: 団体数、推移、新規・改定・終了、実績、未了、記録の質",
     "the yearly report: figures, trend, new, revised and ended, results, duties, data quality"},
    ReportArgument::none,
    build};

}  // namespace daicho
