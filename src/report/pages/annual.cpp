// The yearly report: what stood at the end of a fiscal year and what happened in it, in short; then
// results, who is new, what changed, the figures; behind them what is unmet, what only may be, and
// how good the data are. Nothing in it counts days from today.
#include <algorithm>
#include <map>

#include "daicho/report/figures/duties.hpp"
#include "daicho/report/figures/stats.hpp"
#include "daicho/report/figures/trend.hpp"
#include "daicho/report/reports.hpp"
#include "daicho/text/plural.hpp"
#include "report/parts/checks.hpp"
#include "report/parts/names.hpp"
#include "report/parts/page.hpp"
#include "report/parts/published.hpp"
#include "report/parts/sections.hpp"
#include "report/parts/series.hpp"

namespace daicho {

namespace {

/// Builds the report of a year; `context` is that of the year's last day, or of the as-of day if
/// that is earlier.
class Annual {
  public:
    Annual(const ReportContext& context, FiscalYear year)
        : x_context(context),
          x_say(context),
          x_page(x_say),
          x_year(year),
          x_agreements(agreements_until(context)),
          x_counting(context.ledger, context.filter),
          x_facts(x_counting.facts_on(context.as_of)) {}

    Report build() {
        const std::string year = x_say.year(x_year);
        Report out = begin_report(
            x_context, "annual",
            message("雇用対策協定 {}報告", "Employment-measures agreements: {}", year));
        find_new();
        Table changed = changes(), measured = checks_table(x_say, x_agreements, x_year),
              unmet = duties();
        x_page.set(Setting::headline, [&] { headline(changed, unmet); });
        if (x_year.last() > x_context.as_of) {
            x_page.note(x_say.format("{}のうち{}までの数を示す(年度末の数ではない)。",
                                     "Of {} up to {}, which is not its last day.", year,
                                     x_say.date(x_context.as_of)));
        }
        results(std::move(measured));
        new_ones();
        x_page.section({"改定と終了", "Revised and ended"});
        table_or(std::move(changed),
                 {"記録された改定、終了はない。", "No revision or end is recorded."});
        figures();
        x_page.section({"記録のない義務", "Duties without a record"});
        table_or(std::move(unmet), {"記録のない義務はない。", "None is without a record."});
        perhaps_new();
        quality();
        cite();
        x_page.sources();
        out = x_page.finish(std::move(out));
        out.grounds = grounds_of(x_context, Unit::government, x_facts);
        return out;
    }

  private:
    void table_or(Table table, Words otherwise) {
        if (table.rows.empty()) return x_page.paragraph(x_say.text(otherwise));
        x_page.add(std::move(table));
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

    // ---- in short ------------------------------------------------------------------------------

    void headline(const Table& changed, const Table& unmet) {
        x_page.add(total_figure(x_say, x_counting));
        x_page.points(
            {how_many_new() + who_is_new(), changes_in_words(changed), results_in_words(),
             meetings_in_words(),
             unmet.rows.empty()
                 ? std::string()
                 : x_say.format("計画、会議、実績などの義務のうち、記録のないものは{}件。",
                                "Duties (plans, meetings, results, …) without a record: {}.",
                                unmet.rows.size())});
    }
    std::string who_is_new() const {
        constexpr std::size_t few = 12;
        if (x_new.rows.empty()) return how_many_named();
        std::vector<std::string> names;
        for (const Row& row : x_new.rows) {
            if (names.size() < few)
                names.push_back(std::get<std::string>(x_new.cell(row, "government").value));
        }
        const std::size_t more = x_new.rows.size() - names.size();
        const std::string others =
            more == 0 ? std::string() : x_say.format("ほか{}団体", " and {} more", more);
        if (!x_counting.is_published(x_context.as_of)) {
            return x_say.format("新しく結んだことが分かるのは、{0}{1}の{2}団体。",
                                "Known to be new: {0}{1}.", x_say.join(names), others,
                                x_new.rows.size());
        }
        return x_say.format("うち名称と年度の分かるのは、{0}{1}の{2}団体。",
                            " Of these {2} {3} known by name and year: {0}{1}.", x_say.join(names),
                            others, x_new.rows.size(), plural(std::ssize(x_new.rows), "is", "are"));
    }
    std::string changes_in_words(const Table& changed) const {
        if (changed.rows.empty()) return {};
        return x_say.format("改定または終了の記録は{}件。", "Revised or ended: {} on record.",
                            changed.rows.size());
    }
    std::string results_in_words() const {
        int targets = 0, measured = 0, met = 0, missed = 0, others = 0;
        for (const std::uint32_t index : x_agreements) {
            for (const Check& check : checks_of(x_context.ledger.agreement(index), x_year)) {
                targets += check.target ? 1 : 0;
                measured += check.target && check.result ? 1 : 0;
                others += check.target ? 0 : 1;
                met += check.outcome == Check::Outcome::met ? 1 : 0;
                missed += check.outcome == Check::Outcome::missed ? 1 : 0;
            }
        }
        if (targets == 0 && others == 0) return {};
        if (targets == 0) {
            return x_say.format("この年度の目標の記録はない。目標のない実績の記録は{}件。",
                                "No target of the year is on record. Results without one: {}.",
                                others);
        }
        return x_say.format("目標は{}件。実績の記録があるのは{}件で、達成{}、未達{}。",
                            "Targets: {}. Results on record: {}; met {}, missed {}.", targets,
                            measured, met, missed);
    }
    std::string meetings_in_words() const {
        Count held;
        for (const std::uint32_t index : x_agreements) {
            for (const auto& meeting : x_context.ledger.agreement(index).meetings) {
                const bool is_known =
                    meeting->date && meeting->date->value.earliest <= x_context.as_of;
                const Within place =
                    is_known ? within(meeting->date->value, Date::of(x_year)) : Within::no;
                held += {place == Within::surely, place != Within::no};
            }
        }
        if (held.possible == 0) return {};
        return x_say.format("会議の記録は{}回。", "Meetings on record: {}.",
                            Wording::figure(Tally{held.certain, held.possible}));
    }

    // ---- the figures ---------------------------------------------------------------------------

    void figures() {
        x_page.add(Heading{x_say.format("{}の数", "Figures of {}", x_context.where())});
        x_page.add(kinds_table(x_say, x_counting, x_facts));
        std::vector<Block> bounds;
        add_bounds(bounds, x_say, x_facts);
        for (Block& block : bounds) x_page.add(std::move(block));
        if (x_facts.empty()) return;
        x_page.add(trend_chart(x_context));
        if (x_counting.is_published(x_context.as_of)) {
            x_page.add(series_table(x_context, x_counting));
        }
        x_page.set(Setting::landscape, [&] {
            x_page.add(statistic("by_prefecture_and_year",
                                 {.by_row = dimensions().find("prefecture"),
                                  .by_column = dimensions().find("fiscal-year")}));
        });
    }

    // ---- new, revised, ended -------------------------------------------------------------------

    /// Who is surely new in the year, and who may be.
    void find_new() {
        x_new = x_say.table("new", {"この年度に締結したことが確実な団体", "Surely new in the year"},
                            {x_say.column("government", {"団体", "government"}),
                             x_say.column("prefecture", {"都道府県", "prefecture"}),
                             x_say.column("kind", {"種類", "kind"}),
                             x_say.column("concluded", {"締結", "concluded"}, Type::date),
                             x_say.column("id", {"ID", "id"}, Type::code).for_machines()});
        for (const Fact& fact : x_counting.facts_begun_by(x_context.as_of)) {
            const Within place = within(fact.since, Date::of(x_year));
            if (place == Within::no) continue;
            if (!fact.government) {
                x_perhaps_unlisted += fact.weight;
            } else if (place == Within::surely) {
                x_new.rows.push_back(row_of(x_say.name(*fact.government),
                                            x_say.name(*fact.prefecture),
                                            x_say.text(label(fact.kind.value())), fact.since,
                                            Code{x_context.ledger.agreement(fact.agreement()).id}));
            } else {
                auto& group = x_perhaps[fact.prefecture->number];
                group.label = x_say.name(*fact.prefecture);
                group.items.push_back({.text = x_say.name(*fact.government)});
                ++x_perhaps_named;
            }
        }
    }
    void new_ones() {
        x_page.section({"新たな締結", "New"});
        x_page.paragraph(how_many_new() + how_many_named());
        table_or(x_new, {"この年度に締結したことが確実な団体はない。",
                         "No government is surely new in the year."});
    }
    void perhaps_new() {
        if (x_perhaps.empty() && x_perhaps_unlisted == 0) return;
        x_page.section({"新たな締結かもしれないもの", "Perhaps new"});
        x_page.paragraph(x_say.format(
            "締結日の範囲がこの年度にかかり、この年度の締結かもしれないもの: {}団体、名称不明{}団体。",
            "Perhaps new in the year, as their interval overlaps it: {} by name, {} unlisted.",
            x_perhaps_named, x_perhaps_unlisted));
        if (x_perhaps.empty()) return;
        GroupedList list{.name = "perhaps_new",
                         .caption = x_say.text(
                             {"この年度に締結したかもしれない団体", "Perhaps new in the year"}),
                         .groups = {}};
        for (auto& [number, group] : x_perhaps) list.groups.push_back(std::move(group));
        x_page.add(std::move(list));
    }

    std::string how_many_named() const {
        return x_counting.is_published(x_context.as_of)
                   ? x_say.format("うち名称と年度の分かるもの{}団体。",
                                  " Of these known by name and year: {}.", x_new.rows.size())
                   : x_say.format("新しく結んだことが分かるのは{}団体。", "Known to be new: {}.",
                                  x_new.rows.size());
    }

    /// How many are new in the year, as it was published or else as narrow as it is known; nothing
    /// where published totals do not speak of it.
    std::string how_many_new() const {
        if (!x_counting.is_published(x_context.as_of)) return {};
        const auto published = published_new(x_context.ledger.registry(), x_year, x_context.as_of);
        if (published) {
            return x_say.format("公表された新たな締結は{}({}現在)。",
                                "Published as new: {} (as of {}).",
                                in_kinds(x_say, *published->counts), x_say.date(published->as_of));
        }
        const Limits limits = x_counting.begun(x_year.first() - Days{1}, x_context.as_of);
        const bool is_open = x_counting.figure_of(x_context.as_of).basis == Basis::at_least;
        const std::string figure = is_open ? x_say.format("{}団体以上", "at least {}", limits.least)
                                           : x_say.format("{}団体", "{}", Wording::figure(limits));
        const std::string basis = is_open || limits.is_exact()
                                      ? std::string()
                                      : x_say.text({"(公表値と合う範囲: 最少–最多)",
                                                    " (least–most, as published totals allow)"});
        return x_say.format("新たな締結の数は公表されていない。{}{}。",
                            "How many are new was not published: {}{}.", figure, basis);
    }

    Table changes() const {
        Table out = x_say.table("changes", {"この年度の改定と終了", "Revised or ended in the year"},
                                {x_say.column("event", {"出来事", "event"}),
                                 x_say.column("parties", {"協定", "agreement"}),
                                 x_say.column("date", {"日", "day"}, Type::date),
                                 x_say.column("certainty", {"確かさ", "certainty"}),
                                 x_say.column("summary", {"内容", "summary"}),
                                 x_say.column("id", {"ID", "id"}, Type::code).for_machines()});
        for (const auto index : x_agreements) {
            const Agreement& agreement = x_context.ledger.agreement(index);
            const auto add = [&](Words event, const Maybe<Date>& date,
                                 const Maybe<Prose>& summary) {
                const Within place = date ? within(date->value, Date::of(x_year)) : Within::no;
                if (place == Within::no) return;
                out.rows.push_back(
                    row_of(x_say.text(event), names_of_parties(x_say, index), date->value,
                           x_say.text(place == Within::surely ? Words{"確実", "sure"}
                                                              : Words{"可能性", "possible"}),
                           line(summary), Code{agreement.id}));
            };
            for (const auto& revision : agreement.revised)
                add({"改定", "revised"}, revision->date, revision->summary);
            if (agreement.ended)
                add({"終了", "ended"}, agreement.ended->value.date, agreement.ended->value.reason);
        }
        return out;
    }

    // ---- results and duties --------------------------------------------------------------------

    void results(Table measured) {
        x_page.section({"実績", "Results"});
        Table missing = without_result_table(x_say, x_agreements, x_year),
              others = untargeted_table(x_say, x_agreements, x_year);
        if (measured.rows.empty() && missing.rows.empty() && others.rows.empty()) {
            return x_page.paragraph(x_say.text({"この年度の目標、実績の記録はない。",
                                                "No target or result of the year is recorded."}));
        }
        x_page.add_filled(std::move(measured));
        x_page.add_filled(std::move(others));
        x_page.note(note_on_results(x_say, x_agreements, x_year));
        x_page.add_filled(std::move(missing));
    }

    /// What was due and is not on record on the last day that the report tells of.
    Table duties() const {
        Report due = duties_report(x_context, {.year = x_year, .today = x_context.as_of});
        Table out = std::get<Table>(std::move(due.blocks.front()));
        out.caption = x_context.as_of == x_year.last()
                          ? x_say.format("{0}までが期限で、記録のない義務: {1}件",
                                         "Due by {0} and without a record: {1}",
                                         x_say.date(x_year.last()), out.rows.size())
                          : x_say.format("{0}までが期限で、{2}に記録のない義務: {1}件",
                                         "Due by {0} and without a record on {2}: {1}",
                                         x_say.date(x_year.last()), out.rows.size(),
                                         x_say.date(x_context.as_of));
        for (const std::string_view key : {"state", "days", "id"})
            out.column(key).machine_only = true;
        return out;
    }

    /// What the tables cite: results, and what is counted without a name.
    void cite() {
        for (const std::uint32_t index : x_agreements) {
            for (const auto& result : x_context.ledger.agreement(index).results) {
                if (result->fiscal_year && result->fiscal_year->value == x_year)
                    x_page.cite(result->sources);
            }
        }
        for (const Fact& fact : x_facts) {
            if (const Unlisted* entry = unlisted_of(x_context.ledger.registry(), fact))
                x_page.cite(entry->sources);
        }
    }

    // ---- data quality --------------------------------------------------------------------------

    void quality() {
        x_page.section({"記録の質", "Data quality"});
        if (x_facts.empty())
            return x_page.paragraph(x_say.text({"記録はない。", "There is no record."}));
        x_page.add(statistic("precision", {.by_row = dimensions().find("precision"),
                                           .by_column = dimensions().find("government-kind")}));
        x_page.add(sources_table());
        x_page.add_filled(unlisted_table(x_say, x_facts));
        const auto inferred =
            std::ranges::count_if(x_facts, [](const Fact& fact) { return fact.since.uncertain; });
        x_page.paragraph(
            x_say.format("日付を推定したもの: {}団体。", "Dates that are inferred: {}.", inferred));
    }

    Table sources_table() const {
        std::map<std::size_t, long long> records;
        for (const auto index : x_agreements) {
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
    Page x_page;
    const FiscalYear x_year;
    const std::vector<std::uint32_t> x_agreements;
    const Counting x_counting;
    const std::vector<Fact> x_facts;
    Table x_new{};
    std::map<int, GroupedList::Group> x_perhaps{};
    int x_perhaps_named = 0, x_perhaps_unlisted = 0;
};

Report build(const ReportContext& whole, const ReportRequest& request) {
    const FiscalYear year = request.fiscal_year.value_or(last_complete_year(whole.as_of));
    ReportContext context = whole;
    context.as_of = std::min(whole.as_of, year.last());
    return Annual(context, year).build();
}

}  // namespace

extern constinit const ReportKind annual_report{
    "annual",
    {"年度の報告: 団体数、推移、新規・改定・終了、実績、未了、記録の質",
     "the yearly report: figures, trend, new, revised and ended, results, duties, data quality"},
    ReportArgument::none,
    build,
    true};

}  // namespace daicho
