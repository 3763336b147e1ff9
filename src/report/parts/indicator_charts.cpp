#include "report/parts/indicator_charts.hpp"

#include <algorithm>
#include <map>

#include "report/parts/record_tables.hpp"

namespace daicho {

namespace {

struct Point {
    double value;
    std::string text;
    int rank = 0;  // of several for a year the highest is drawn
};
using Points = std::map<FiscalYear, Point>;

int rank_of(const Result& result) {
    if (!result.status) return 1;
    return result.status->value == Status::restated ? 3
           : result.status->value == Status::final  ? 2
                                                    : 0;
}

void put(Points& points, FiscalYear year, const Quantity& quantity, int rank) {
    if (!quantity.number) return;
    const auto found = points.find(year);
    if (found != points.end() && found->second.rank > rank) return;
    points.insert_or_assign(year, Point{*quantity.number, quantity.text, rank});
}

struct Figures {
    Points target, own, other;
};

Figures figures_of(const Agreement& agreement, std::string_view id) {
    Figures out;
    for (const auto& plan : agreement.plans) {
        for (const auto& [indicator, target] : plan->targets) {
            if (indicator.value == id && plan->fiscal_year) {
                put(out.target, plan->fiscal_year->value, *target, 0);
            }
        }
    }
    for (const auto& result : agreement.results) {
        if (line(result->indicator) != id || !result->fiscal_year || !result->value) continue;
        const bool is_own = result->own && result->own->value;
        put(is_own ? out.own : out.other, result->fiscal_year->value, result->value->value,
            rank_of(*result));
    }
    return out;
}

}  // namespace

std::vector<Chart> indicator_charts(const Wording& say, const Agreement& agreement) {
    std::vector<Chart> out;
    for (const auto& [id, indicator] : agreement.indicators) {
        const Figures figures = figures_of(agreement, id.value);
        if (figures.target.size() + figures.own.size() + figures.other.size() < 2) continue;
        std::optional<FiscalYear> first, last;
        for (const Points* points : {&figures.target, &figures.own, &figures.other}) {
            if (points->empty()) continue;
            first = std::min(first.value_or(points->begin()->first), points->begin()->first);
            last = std::max(last.value_or(points->rbegin()->first), points->rbegin()->first);
        }

        const std::string unit = say.term(say.words.units, indicator->unit);
        Chart chart{.name = machine_key(id.value),
                    .title = line(indicator->name),
                    .unit = unit,
                    .kind = Chart::Kind::lines,
                    .axis = say.text({"年度", "fiscal year"})};
        const Points& newest = figures.own.empty() ? figures.other : figures.own;
        if (!newest.empty()) {
            const auto& [year, point] = *newest.rbegin();
            chart.title +=
                say.format(": {}は{}{}", ": {1}{2} in {0}", say.year(year), point.text, unit);
        }
        for (FiscalYear year = *first; year <= *last; ++year.year) {
            chart.positions.push_back(say.year(year));
        }
        const auto add = [&](std::string key, Words label, const Points& points) {
            if (points.empty()) return;
            Chart::Series series{std::move(key), say.text(label), {}};
            for (FiscalYear year = *first; year <= *last; ++year.year) {
                const auto point = points.find(year);
                series.values.push_back(point == points.end() ? std::nullopt
                                                              : std::optional(point->second.value));
            }
            chart.series.push_back(std::move(series));
        };
        add("target", {"目標", "target"}, figures.target);
        add("own", {"実績(この協定の評価)", "result (the agreement's own)"}, figures.own);
        add("other", {"実績(別の資料)", "result (another publication)"}, figures.other);
        chart.note = line(indicator->basis);
        out.push_back(std::move(chart));
    }
    return out;
}

}  // namespace daicho
