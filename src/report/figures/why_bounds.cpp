// What makes the least and the most of a fiscal year: the published totals without which more or
// less would be possible.
#include <algorithm>

#include "daicho/model/trouble.hpp"
#include "daicho/query/counting.hpp"
#include "daicho/report/figures/stats.hpp"
#include "daicho/text/utf8.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

namespace {

class Reasons {
  public:
    Reasons(const Wording& say, const Counting& counting)
        : x_say(say), x_counting(counting), x_figures(published_figures(counting.registry())) {}

    /// A row for the least, and one for the most if it is known.
    void add(Words what, const Frame& frame, bool is_open, Table& table) const {
        const KindSet kinds = x_counting.filter().governments();
        const Limits limits = x_counting.of(frame, kinds);
        const Limits recorded = x_counting.recorded(frame, kinds);
        add_row(what, {"最少", "least"}, {kinds, frame, limits.least - 1},
                {limits.least, recorded.least}, table);
        if (is_open) return;
        add_row(what, {"最多", "most"}, {kinds, frame, limits.most + 1},
                {limits.most, recorded.most}, table);
    }

  private:
    struct Bound {
        int known, by_records;
    };

    void add_row(Words what, Words which, const Claim& forbidden, Bound bound, Table& table) const {
        table.rows.push_back(row_of(
            x_say.text(what), x_say.text(which), static_cast<long long>(bound.known),
            static_cast<long long>(bound.by_records),
            bound.known == bound.by_records ? x_say.text({"記録だけから", "the records alone"})
                                            : totals_against(forbidden)));
    }

    std::string totals_against(const Claim& forbidden) const {
        // A set of kinds that nobody publishes is the sum of what bounds each of them.
        if (name_of(forbidden.kinds).empty())
            return x_say.text({"種類ごとの公表値", "the totals of its kinds"});
        std::vector<std::string> out;
        for (const Published* figure : why_not(x_counting.spells(), x_figures, forbidden)) {
            out.push_back(words_of(figure->claim).in(x_say.context.lang));
        }
        return x_say.join(out);
    }

    const Wording& x_say;
    const Counting& x_counting;
    std::vector<Published> x_figures;
};

FiscalYear read_year(const Counting& counting, Day as_of, const std::string& cell) {
    // As everywhere a year may be written in any way that is printed: H27, 平成27年度, 2015.
    const auto understood = understand_date(cell);
    const auto* date = std::get_if<Date>(&understood);
    const bool is_year = date && date->latest - date->earliest >= Days{364};
    for (const FiscalYear year : counting.years_until(as_of)) {
        if (is_year && year == fiscal_year_of(date->latest)) return year;
    }
    throw Trouble(message("表に `{}` という年度はありません", "the table has no fiscal year `{}`",
                          printable(cell)),
                  message("`--why FY2024` のように年度を書いてください",
                          "name a fiscal year as in `--why FY2024`"));
}

}  // namespace

Report why_series_report(const ReportContext& context, const std::string& cell) {
    const Wording say(context);
    const Counting counting(context.ledger, context.filter);
    const FiscalYear year = read_year(counting, context.as_of, cell);
    const Day before = year.first() - Days{1}, end = std::min(year.last(), context.as_of);
    const bool is_open = counting.figure_of(end).basis == Basis::at_least;
    Report out = begin_report(
        context, "why",
        message("{}の最少と最多の根拠", "What makes the least and the most of {}", say.year(year)));
    Table table =
        say.table("bounds", {"範囲を決めるもの", "what makes the bounds"},
                  {say.column("figure", {"数", "figure"}), say.column("bound", {"範囲", "bound"}),
                   say.column("value", {"団体数", "governments"}, Type::number),
                   say.column("by_records", {"記録だけでは", "by the records alone"}, Type::number),
                   say.column("because", {"決めるもの", "because of"})});
    table.head_columns = 2;
    const Reasons reasons(say, counting);
    reasons.add({"新規", "new"}, {before, end}, is_open, table);
    reasons.add({"年度末現在", "at its end"}, {{}, end}, is_open, table);
    out.blocks.emplace_back(std::move(table));
    out.grounds = grounds_of(context, Unit::government, counting.facts_on(context.as_of));
    return out;
}

}  // namespace daicho
