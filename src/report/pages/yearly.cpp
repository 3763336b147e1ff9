// The yearly page: prefectures by the fiscal year of signing, on one sheet. A year holds only what
// is known of it; the rows below say what published totals allow.
#include <algorithm>

#include "daicho/report/figures/stats.hpp"
#include "daicho/report/reports.hpp"
#include "daicho/text/plural.hpp"
#include "report/parts/page.hpp"
#include "report/parts/sections.hpp"
#include "report/parts/source_list.hpp"

namespace daicho {

namespace {

class Yearly {
  public:
    explicit Yearly(const ReportContext& context)
        : x_context(context),
          x_say(context),
          x_options{.by_row = dimensions().find("prefecture"),
                    .by_column = dimensions().find("fiscal-year"),
                    .share = true},
          x_counting(context.ledger, context.filter) {}

    Report build() {
        const Message title = message("都道府県別・年度別の締結団体数({}現在)",
                                      "Governments by prefecture and fiscal year of signing, {}",
                                      x_context.date(x_context.as_of));
        Report out = begin_report(x_context, "yearly", title);
        Report figures = stats_report(x_context, x_options);
        Table table = std::get<Table>(std::move(figures.blocks.front()));
        table.name = "yearly";
        out.grounds = std::move(figures.grounds);
        // The notes below the table say it.
        leave_out(out.grounds, {"open", "series"});
        if (x_counting.is_published(x_context.as_of)) add_limits(table);
        Page page(x_say);
        page.paragraph(lead());
        page.add(std::move(table));
        page.note(notes());
        page.sources(sources_of_totals(x_say, x_counting.facts_on(x_context.as_of)));
        std::move(page).into(out);
        return out;
    }

  private:
    std::string lead() const {
        const KeyFigure figure = total_figure(x_say, x_counting);
        return x_say.format("{}。年度は締結した年度(4月から翌年3月)。",
                            "{}. Years are the fiscal years of signing (April to March).",
                            figure.value);
    }

    std::string notes() const {
        std::string out;
        const Statistic statistic = statistic_of(x_context, x_options);
        if (!statistic.columns.empty() && statistic.columns.back().is_otherwise())
            out =
                x_say.text({"「年度の分かるもの」は新規の総数ではない。",
                            "“Year known” is not all that was new: the days of some cross years."});
        if (x_counting.is_published(x_context.as_of)) {
            out += x_say.text(
                {"合う範囲は、どの締結日の組合せも公表値のすべてに合わせたときの最少–最多。",
                 " The two rows at the end give the least and the most that all published totals allow."});
        }
        const auto open =
            open_prefectures(x_context.ledger.registry(), x_context.filter, x_context.as_of);
        if (!open.empty()) {
            out += x_say.format(
                "以上(+)と不明の{0}都府県は一覧の欄が読めず、これより多いかもしれない。",
                " Marked with + or unknown: {0} {1} whose column of the list cannot be read.",
                open.size(), plural(std::ssize(open), "prefecture"));
        }
        return out;
    }

    static Cell cell_of(const Limits& limits, bool is_open) {
        if (is_open) return {Count{limits.least, limits.least, true}};
        return {count_of(limits)};
    }

    /// What began in each year and what was held at its end, as narrow as totals make it.
    void add_limits(Table& table) const {
        const auto row_of = [&](Words what) {
            return table.row_of(RowKind::subtotal, {{"prefecture", {x_say.text(what)}}});
        };
        Row begun = row_of({"合う範囲", "new, as totals allow"}),
            held = row_of({"年度末現在", "at the end of the year"});
        for (const Slot& slot : statistic_of(x_context, x_options).columns) {
            const auto* year = std::get_if<FiscalYear>(&slot.id);
            if (!year) continue;
            const std::size_t at = table.at(machine_key(key_of(slot.id)));
            const Day end = std::min(year->last(), x_context.as_of);
            const Stock stock = x_counting.figure_of(end);
            const bool is_open = stock.basis == Basis::at_least;
            begun.cells[at] = cell_of(x_counting.begun(year->first() - Days{1}, end), is_open);
            held.cells[at] = cell_of(stock.total, is_open);
        }
        table.rows.push_back(std::move(begun));
        table.rows.push_back(std::move(held));
    }

    const ReportContext& x_context;
    const Wording x_say;
    const StatsOptions x_options;
    const Counting x_counting;
};

Report build(const ReportContext& context, const ReportRequest&) {
    return Yearly(context).build();
}

}  // namespace

extern constinit const ReportKind yearly_report{
    "yearly",
    {"都道府県ごとに、何年度に何団体が締結したか。1枚の表",
     "how many governments of each prefecture concluded in which year: one sheet"},
    ReportArgument::none,
    build};

}  // namespace daicho
