#include "report/parts/series.hpp"

#include <algorithm>

#include "daicho/query/claims.hpp"
#include "daicho/query/published.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

namespace {

/// The fiscal years from that of the first begin that is known, to that of the as-of day.
std::vector<FiscalYear> years_of(std::span<const Spell> spells, Day as_of) {
    const FiscalYear last = fiscal_year_of(as_of);
    FiscalYear first = last;
    for (const Spell& spell : spells) {
        if (spell.begin.is_open() || spell.begin.earliest > as_of) continue;
        first = std::min(first, fiscal_year_of(spell.begin.earliest));
    }
    std::vector<FiscalYear> out;
    for (int year = first.year; year <= last.year; ++year) out.push_back({year});
    return out;
}

std::vector<Day> days_of(std::span<const FiscalYear> years, Day as_of) {
    std::vector<Day> out{years.front().first() - Days{1}};
    for (const FiscalYear year : years) out.push_back(std::min(year.last(), as_of));
    return out;
}

Value number(std::optional<int> value) {
    return value ? Value(static_cast<long long>(*value)) : Value();
}

/// The newest total of all governments that was published in the year.
const PublishedTotal* total_in(const Registry& registry, FiscalYear year, Day as_of) {
    const PublishedTotal* out = nullptr;
    for (const auto* total : totals_until(registry, as_of)) {
        const bool is_derived = total->derived && total->derived->value;
        const bool counts = is_whole(total->counts) && !total->disputed && !is_derived;
        if (counts && fiscal_year_of(total->as_of->value.latest) == year) out = total;
    }
    return out;
}

}  // namespace

NationalFigures::NationalFigures(const Ledger& ledger, std::span<const Day> days)
    : x_registry(ledger.registry()),
      x_spells(counted_spells(ledger)),
      x_claims(claims_of(published_figures(x_registry))),
      x_bounds(x_spells, x_claims, days) {}

std::optional<Day> NationalFigures::complete_until() const {
    std::optional<Day> out;
    for (const auto& total : x_registry.totals) {
        const bool is_full = total->complete && total->complete->value && !total->disputed;
        if (is_full && total->as_of) out = std::max(out, std::optional(total->as_of->value.latest));
    }
    return out;
}

int NationalFigures::surely_begun(Day since, Day day) const {
    return counted_in(x_spells, {since, day}, all_governments).least;
}

Stock NationalFigures::stock(Day day) const {
    Stock out{Basis::limits, x_bounds.stock(all_governments, day), {}};
    const auto* total = total_on(x_registry, day);
    if (total && is_whole(total->counts) && !(total->derived && total->derived->value)) {
        out.basis = Basis::published;
    } else if (const auto complete = complete_until(); complete && day > *complete) {
        out.basis = Basis::at_least;
        out.total.most = out.total.least;
    }
    for (const GovernmentKind kind : government_kinds) {
        Limits limits = x_bounds.stock(kind, day);
        if (out.basis == Basis::at_least) limits.most = limits.least;
        if (limits.most > 0) out.kinds.emplace_back(kind, limits);
    }
    return out;
}

Table series_table(const ReportContext& context) {
    const Wording say(context);
    const Registry& registry = context.ledger.registry();
    const auto years = years_of(counted_spells(context.ledger), context.as_of);
    const NationalFigures figures(context.ledger, days_of(years, context.as_of));

    const std::string new_ones = say.text({"新規", "new"});
    const std::string stock = say.text({"年度末現在", "at its end"});
    const std::string published = say.text({"公表値", "published"});
    Table out{
        .name = "series",
        .caption = say.text(
            {"全国の推移(最少と最多は、記録とすべての公表値に合う範囲)",
             "The national series (least and most: what the records and all published totals allow)"}),
        .columns = {say.column("fiscal_year", {"年度", "fiscal year"}, Type::fiscal_year),
                    say.column("known_new", {"年度の分かるもの", "known new"}, Type::number),
                    say.column("new_least", {"最少", "least"}, Type::number, new_ones),
                    say.column("new_most", {"最多", "most"}, Type::number, new_ones),
                    say.column("new_published", {"公表の新規", "new, published"}, Type::number),
                    say.column("stock_least", {"最少", "least"}, Type::number, stock),
                    say.column("stock_most", {"最多", "most"}, Type::number, stock),
                    say.column("published_total", {"団体数", "governments"}, Type::number,
                               published),
                    say.column("published_as_of", {"現在", "as of"}, Type::date, published)},
        .constants = constants_of(context, Unit::government)};
    for (const FiscalYear year : years) {
        const Day before = year.first() - Days{1}, end = std::min(year.last(), context.as_of);
        const Limits begun = figures.begun(before, end);
        const Stock held = figures.stock(end);
        const bool is_open = held.basis == Basis::at_least;
        const auto most = [&](int value) { return is_open ? Value() : number(value); };
        const int known = figures.surely_begun(before, end);
        const auto newly = published_new(registry, year, context.as_of);
        const auto* total = total_in(registry, year, context.as_of);
        out.rows.push_back(
            row_of(year, number(known), number(begun.least), most(begun.most),
                   number(newly ? std::optional(sum_of(*newly->counts)) : std::nullopt),
                   number(held.total.least), most(held.total.most),
                   number(total ? std::optional(sum_of(total->counts)) : std::nullopt),
                   total ? Value(total->as_of->value) : Value()));
    }
    return out;
}

}  // namespace daicho
