#include "report/parts/series.hpp"

#include <algorithm>

#include "daicho/query/published.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

namespace {

std::vector<Day> days_of(std::span<const FiscalYear> years, Day as_of) {
    std::vector<Day> out{years.front().first() - Days{1}};
    for (const FiscalYear year : years) out.push_back(std::min(year.last(), as_of));
    return out;
}

std::vector<Column> columns_of(const Wording& say) {
    const std::string new_ones = say.text({"新規", "new"});
    const std::string stock = say.text({"年度末現在", "at its end"});
    const std::string published = say.text({"公表値", "published"});
    return {say.column("fiscal_year", {"年度", "fiscal year"}, Type::fiscal_year),
            say.column(series_known_new, {"年度の分かるもの", "known new"}, Type::number),
            say.column("new_least", {"最少", "least"}, Type::number, new_ones),
            say.column("new_most", {"最多", "most"}, Type::number, new_ones),
            say.column("new_published", {"公表の新規", "new, published"}, Type::number),
            say.column("stock_least", {"最少", "least"}, Type::number, stock),
            say.column("stock_most", {"最多", "most"}, Type::number, stock),
            say.column("published_total", {"団体数", "governments"}, Type::number, published),
            say.column("published_as_of", {"現在", "as of"}, Type::date, published)};
}

}  // namespace

Table series_table(const ReportContext& context, const Counting& counting) {
    const Wording say(context);
    const KindSet kinds = counting.filter().governments();
    const auto years = counting.years_until(context.as_of);
    counting.expect(days_of(years, context.as_of));
    Table out{
        .name = series_name,
        .caption = say.format(
            "{}の推移(最少と最多は、記録とすべての公表値に合う範囲)",
            "{}, year by year (least and most: what the records and all published totals allow)",
            context.where()),
        .columns = columns_of(say),
        .constants = constants_of(context, Unit::government)};
    for (const FiscalYear year : years) {
        const Day before = year.first() - Days{1}, end = std::min(year.last(), context.as_of);
        const Limits begun = counting.begun(before, end);
        const Stock held = counting.figure_of(end);
        const bool is_open = held.basis == Basis::at_least;
        const auto most = [&](int value) {
            return value_of(is_open ? std::nullopt : std::optional(value));
        };
        const auto newly = published_new(counting.registry(), year, context.as_of);
        const auto* total = newest_total_in(counting.registry(), year, kinds, context.as_of);
        out.rows.push_back(row_of(year,
                                  static_cast<long long>(counting.recorded({before, end}).least),
                                  static_cast<long long>(begun.least), most(begun.most),
                                  value_of(newly ? count_of(*newly->counts, kinds) : std::nullopt),
                                  static_cast<long long>(held.total.least), most(held.total.most),
                                  value_of(total ? count_of(total->counts, kinds) : std::nullopt),
                                  total ? Value(total->as_of->value) : Value()));
    }
    return out;
}

}  // namespace daicho
