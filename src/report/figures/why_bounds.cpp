// What makes the least and the most of a fiscal year: the published totals without which more or
// less would be possible.
#include <algorithm>
#include <array>

#include "daicho/model/trouble.hpp"
#include "daicho/query/counting.hpp"
#include "daicho/report/figures/stats.hpp"
#include "daicho/text/normal.hpp"
#include "daicho/text/utf8.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

namespace {

/// Why a bound is no other, a row of a table each; and in sentences, for a reason is long.
class Reasons {
  public:
    Reasons(const Wording& say, const Counting& counting)
        : x_say(say), x_counting(counting), x_figures(published_figures(counting.registry())) {}

    /// A row for the least, and one for the most if it is known.
    void add(Words what, const Frame& frame, bool is_open) {
        const KindSet kinds = x_counting.filter().governments();
        const Limits limits = x_counting.of(frame, kinds);
        const Limits recorded = x_counting.recorded(frame, kinds);
        add_row(what, {"最少", "least"}, {kinds, frame, limits.least - 1},
                {limits.least, recorded.least});
        if (is_open) return;
        add_row(what, {"最多", "most"}, {kinds, frame, limits.most + 1},
                {limits.most, recorded.most});
    }

    std::vector<Row> rows{};
    BulletList sentences{};

  private:
    struct Bound {
        int known, by_records;
    };

    void add_row(Words what, Words which, const Claim& forbidden, Bound bound) {
        const std::string reason = bound.known == bound.by_records
                                       ? x_say.text({"記録だけから", "the records alone"})
                                       : totals_against(forbidden);
        rows.push_back(row_of(x_say.text(what), x_say.text(which),
                              static_cast<long long>(bound.known),
                              static_cast<long long>(bound.by_records), reason));
        sentences.items.push_back(x_say.format("{}の{} {}: {}", "{}, {} {}: {}", x_say.text(what),
                                               x_say.text(which), bound.known, reason));
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

/// The figures of a year that have bounds, as the series calls them.
constexpr std::array<Words, 2> parts{{{"新規", "new"}, {"年度末現在", "at its end"}}};

struct SeriesCell {
    FiscalYear year;
    std::optional<std::size_t> part{};  // one of them; nothing: both
};

std::optional<std::size_t> part_called(std::string_view given) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (is_same_text(parts[i].ja, given) || is_same_text(parts[i].en, given)) return i;
    }
    return {};
}

std::optional<FiscalYear> find_year(const Counting& counting, Day as_of, const std::string& given) {
    // As everywhere a year may be written in any way that is printed: H27, 平成27年度, 2015.
    const auto understood = understand_date(given);
    const auto* date = std::get_if<Date>(&understood);
    const bool is_year = date && date->latest - date->earliest >= Days{364};
    for (const FiscalYear year : counting.years_until(as_of)) {
        if (is_same_text(short_year(year, DateStyle::era), given)) return year;
        if (is_year && year == fiscal_year_of(date->latest)) return year;
    }
    return {};
}

SeriesCell read_cell(const Counting& counting, Day as_of, const std::string& cell) {
    const std::string text = fold_width(cell);
    const auto comma = text.find(',');
    const auto year = find_year(counting, as_of, text.substr(0, comma));
    const auto part = comma == text.npos ? std::nullopt : part_called(text.substr(comma + 1));
    if (year && (comma == text.npos || part)) return {*year, part};
    throw Trouble(
        message("表に `{}` という年度や欄はありません", "the table has no fiscal year or cell `{}`",
                printable(cell)),
        message(
            "`--why FY2024`、`--why FY2024,新規`、`--why FY2024,年度末現在` のように書いてください",
            "name a fiscal year as in `--why FY2024`, `--why \"FY2024,new\"` or `--why \"FY2024,at its end\"`"));
}

}  // namespace

Report why_series_report(const ReportContext& context, const std::string& cell) {
    const Wording say(context);
    const Counting counting(context.ledger, context.filter);
    const auto [year, part] = read_cell(counting, context.as_of, cell);
    const Day before = year.first() - Days{1}, end = std::min(year.last(), context.as_of);
    const bool is_open = counting.figure_of(end).basis == Basis::at_least;
    Reasons reasons(say, counting);
    if (part != 1) reasons.add(parts[0], {before, end}, is_open);
    if (part != 0) reasons.add(parts[1], {{}, end}, is_open);

    Report out = begin_report(
        context, "why",
        message("{}の最少と最多の根拠", "What makes the least and the most of {}", say.year(year)));
    Table table =
        say.table("bounds", {"範囲を決めるもの", "what makes the bounds"},
                  {say.column("figure", {"数", "figure"}), say.column("bound", {"範囲", "bound"}),
                   say.column("value", {"団体数", "governments"}, Type::number),
                   say.column("by_records", {"記録だけでは", "by the records alone"}, Type::number),
                   say.column("because", {"決めるもの", "because of"}).for_machines()});
    table.head_columns = 2;
    table.rows = std::move(reasons.rows);
    out.blocks.emplace_back(std::move(table));
    out.blocks.emplace_back(std::move(reasons.sentences));
    out.grounds = grounds_of_limits(context, counting);
    return out;
}

}  // namespace daicho
