#include "report/parts/checks.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "report/parts/names.hpp"
#include "report/parts/page.hpp"
#include "report/parts/record_tables.hpp"

namespace daicho {

namespace {

using Outcome = Check::Outcome;

/// The place of an indicator among the agreement's own; behind them if it is not defined.
std::size_t place_of(const Agreement& agreement, std::string_view id) {
    std::size_t place = 0;
    for (const auto& [key, indicator] : agreement.indicators) {
        if (key.value == id) break;
        ++place;
    }
    return place;
}

void judge(Check& check, const Agreement& agreement) {
    if (!check.result || !check.result->value) return;
    if (!check.target) {
        check.outcome = Outcome::no_target;
        return;
    }
    const Indicator* indicator = find_indicator(agreement, check.indicator);
    const auto found =
        indicator ? achievement(*check.target, check.result->value->value, indicator->better)
                  : std::nullopt;
    if (!found) {
        check.outcome = Outcome::not_comparable;
        return;
    }
    check.rate = found->rate;
    const bool is_interim = check.result->status && check.result->status->value == Status::interim;
    check.outcome = is_interim ? Outcome::open : found->met ? Outcome::met : Outcome::missed;
}

Words label(Outcome outcome) {
    switch (outcome) {
        case Outcome::met:
            return {"達成", "met"};
        case Outcome::missed:
            return {"未達", "missed"};
        case Outcome::open:
            return {"未確定(途中の値)", "open (interim figure)"};
        case Outcome::no_result:
            return {"実績なし", "no result"};
        case Outcome::no_target:
            return {"目標なし", "no target"};
        case Outcome::not_comparable:
            return {"数値で比べられない", "not comparable as figures"};
    }
    return {};
}

Value percent(std::optional<double> rate) {
    if (!rate) return {};
    return Decimal{fmt::format("{:.1f}", *rate), *rate};
}

Row check_row(const Wording& say, const Agreement& agreement, const Check& check) {
    const Result* result = check.result;
    const bool is_missing = check.outcome == Outcome::no_result;
    std::string publication;
    if (result && result->own) {
        publication = say.text(result->own->value ? Words{"この協定の評価", "the agreement's own"}
                                                  : Words{"別の資料", "another publication"});
    }
    Cell figure{.value = result && result->value ? value_of(result->value->value) : Value(),
                .emphasis = is_missing ? Emphasis::missing : Emphasis::none};
    return row_of(check.year, name_of_indicator(agreement, check.indicator),
                  unit_of_indicator(say, agreement, check.indicator),
                  check.target ? value_of(*check.target) : Value(), std::move(figure),
                  say.text(label(check.outcome)), percent(check.rate),
                  result ? status_of(say, *result) : std::string(), publication,
                  result ? value_of(result->as_of) : Value(),
                  result ? line(result->note) : std::string(),
                  result ? cited(result->sources) : std::string());
}

Table empty_table(const Wording& say) {
    Table out = say.table(
        "checks", {"目標と実績", "targets and results"},
        {say.column("fiscal_year", {"年度", "fiscal year"}, Type::fiscal_year),
         say.column("indicator", {"指標", "indicator"}), say.column("unit", {"単位", "unit"}),
         say.column("target", {"目標", "target"}, Type::decimal),
         say.column("result", {"実績", "result"}, Type::decimal),
         say.column("outcome", {"達成状況", "outcome"}),
         say.column("rate", {"達成率(%)", "rate (%)"}, Type::decimal),
         say.column("status", {"状態", "status"}),
         say.column("publication", {"実績の出所", "result from"}),
         say.column("as_of", {"時点", "as of"}, Type::date), say.column("note", {"注記", "note"}),
         say.column("sources", {"出典", "sources"})});
    out.head_columns = 2;
    return out;
}

}  // namespace

std::optional<Achievement> achievement(const Quantity& target, const Quantity& result,
                                       const Maybe<Better>& better) {
    if (!target.number || !result.number || !better) return {};
    const bool is_higher = better->value == Better::higher;
    const double goal = *target.number, reached = *result.number;
    Achievement out{.met = is_higher ? reached >= goal : reached <= goal};
    const double divisor = is_higher ? goal : reached;
    if (goal > 0 && divisor > 0) {
        // Rounded to the one decimal that is shown; what was missed is not rounded up to 100.
        const double rate = std::round((is_higher ? reached : goal) / divisor * 1000) / 10;
        out.rate = out.met ? rate : std::min(rate, 99.9);
    }
    return out;
}

std::vector<Check> checks_of(const Agreement& agreement, std::optional<FiscalYear> year) {
    std::vector<Check> out;
    const auto wanted = [&](const Maybe<FiscalYear>& of) {
        return of && (!year || of->value == *year);
    };
    std::vector<bool> is_used(agreement.results.size());
    for (const auto& plan : agreement.plans) {
        if (!wanted(plan->fiscal_year)) continue;
        for (const auto& [id, target] : plan->targets) {
            const Check check{
                .indicator = id.value, .year = plan->fiscal_year->value, .target = &*target};
            const std::size_t before = out.size();
            for (std::size_t i = 0; i < agreement.results.size(); ++i) {
                const Result& result = *agreement.results[i];
                if (line(result.indicator) != id.value || !wanted(result.fiscal_year) ||
                    result.fiscal_year->value != check.year) {
                    continue;
                }
                out.push_back(check);
                out.back().result = &result;
                is_used[i] = true;
            }
            if (out.size() == before) out.push_back(check);
        }
    }
    for (std::size_t i = 0; i < agreement.results.size(); ++i) {
        const Result& result = *agreement.results[i];
        if (is_used[i] || !wanted(result.fiscal_year)) continue;
        out.push_back({.indicator = line(result.indicator),
                       .year = result.fiscal_year->value,
                       .result = &result});
    }
    for (Check& check : out) judge(check, agreement);
    std::ranges::stable_sort(out, {}, [&](const Check& check) {
        return std::pair(check.year, place_of(agreement, check.indicator));
    });
    return out;
}

Table checks_table(const Wording& say, const Agreement& agreement) {
    Table out = empty_table(say);
    for (const Check& check : checks_of(agreement)) {
        out.rows.push_back(check_row(say, agreement, check));
    }
    return out;
}

namespace {

/// The sources of the first and the last of them.
std::string sources_of(const std::vector<Check>& checks) {
    std::string out = cited(checks.front().result->sources);
    const std::string last = cited(checks.back().result->sources);
    if (!last.empty() && last != out) out += (out.empty() ? "" : ", ") + last;
    return out;
}

/// A row for each check of some outcomes, behind the name of its agreement.
template <class Keeps>
Table table_of(const Wording& say, std::span<const std::uint32_t> agreements,
               std::optional<FiscalYear> year, Keeps keeps) {
    Table out = empty_table(say);
    out.columns.insert(out.columns.begin(), say.column("agreement", {"協定", "agreement"}));
    ++out.head_columns;
    for (const std::uint32_t index : agreements) {
        const Agreement& agreement = say.context.ledger.agreement(index);
        for (const Check& check : checks_of(agreement, year)) {
            if (!keeps(check.outcome)) continue;
            Row row = check_row(say, agreement, check);
            row.cells.insert(row.cells.begin(), Cell{.value = names_of_governments(say, index)});
            out.rows.push_back(std::move(row));
        }
    }
    return out;
}

}  // namespace

Table checks_table(const Wording& say, std::span<const std::uint32_t> agreements,
                   std::optional<FiscalYear> year) {
    Table out = table_of(say, agreements, year, [](Outcome outcome) {
        return outcome != Outcome::no_result && outcome != Outcome::no_target;
    });
    // The outcome says it too.
    for (Column& column : out.columns) column.machine_only = column.key == "status";
    hide_empty_columns(out);
    return out;
}

Table untargeted_table(const Wording& say, std::span<const std::uint32_t> agreements,
                       std::optional<FiscalYear> year) {
    Table out = say.table(
        "untargeted", {"目標のない実績", "Results without a target"},
        {say.column("agreement", {"協定", "agreement"}),
         say.column("indicator", {"指標", "indicator"}), say.column("unit", {"単位", "unit"}),
         say.column("results", {"件数", "results"}, Type::number),
         say.column("first_year", {"最初の年度", "first year"}, Type::fiscal_year),
         say.column("first", {"実績", "result"}, Type::decimal),
         say.column("last_year", {"最後の年度", "last year"}, Type::fiscal_year),
         say.column("last", {"実績", "result"}, Type::decimal),
         say.column("sources", {"出典", "sources"})});
    out.head_columns = 2;
    for (const std::uint32_t index : agreements) {
        const Agreement& agreement = say.context.ledger.agreement(index);
        std::map<std::size_t, std::vector<Check>> by_indicator;
        for (const Check& check : checks_of(agreement, year)) {
            if (check.outcome == Outcome::no_target)
                by_indicator[place_of(agreement, check.indicator)].push_back(check);
        }
        for (const auto& [place, checks] : by_indicator) {
            const Check &first = checks.front(), &last = checks.back();
            const bool is_one = checks.size() == 1;
            out.rows.push_back(row_of(
                names_of_governments(say, index), name_of_indicator(agreement, first.indicator),
                unit_of_indicator(say, agreement, first.indicator), std::ssize(checks), first.year,
                value_of(first.result->value->value), is_one ? Value() : Value(last.year),
                is_one ? Value() : value_of(last.result->value->value), sources_of(checks)));
        }
    }
    hide_empty_columns(out);
    return out;
}

Table without_result_table(const Wording& say, std::span<const std::uint32_t> agreements,
                           std::optional<FiscalYear> year) {
    Table out =
        say.table("without_result", {"実績の記録がない目標", "Targets without a result"},
                  {say.column("agreement", {"協定", "agreement"}),
                   say.column("fiscal_year", {"年度", "fiscal year"}, Type::fiscal_year),
                   say.column("targets", {"目標", "targets"}, Type::number),
                   say.column("no_result", {"うち実績なし", "without a result"}, Type::number),
                   say.column("indicators", {"実績のない指標", "indicators"})});
    out.head_columns = 2;
    for (const std::uint32_t index : agreements) {
        const Agreement& agreement = say.context.ledger.agreement(index);
        std::map<FiscalYear, std::vector<std::string>> missing, all;
        for (const Check& check : checks_of(agreement, year)) {
            if (!check.target) continue;
            std::string name = name_of_indicator(agreement, check.indicator);
            if (check.outcome == Outcome::no_result) missing[check.year].push_back(name);
            auto& names = all[check.year];
            if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
        }
        for (const auto& [of_year, names] : missing) {
            out.rows.push_back(row_of(names_of_governments(say, index), of_year,
                                      std::ssize(all[of_year]), std::ssize(names),
                                      say.join(names)));
        }
    }
    return out;
}

}  // namespace daicho
