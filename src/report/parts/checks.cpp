#include "report/parts/checks.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "daicho/text/plural.hpp"
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
        const bool are_figures = check.target->number && check.result->value->value.number;
        check.outcome = are_figures ? Outcome::no_direction : Outcome::not_comparable;
        return;
    }
    check.rate = found->rate;
    check.outcome = check.result->is_interim() ? Outcome::open
                    : found->met               ? Outcome::met
                                               : Outcome::missed;
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
        case Outcome::no_direction:
            return {"高い方がよいか低い方がよいかの記載がない",
                    "not said whether higher or lower is better"};
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
         say.sources_column()});
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

namespace {

/// What is final tells of a year, and of several the newest.
const Check& best_of(std::span<const Check> checks) {
    const auto rank = [](const Check& check) {
        const auto& day = check.result->as_of;
        return std::pair(!check.result->is_interim(), day ? day->value.latest : the_beginning);
    };
    const Check* best = &checks.front();
    for (const Check& check : checks) {
        if (rank(check) >= rank(*best)) best = &check;
    }
    return *best;
}

/// Of several years the best of the first and of the last; of one year that alone.
struct Ends {
    const Check* first;
    const Check* last = nullptr;
};
/// The checks are sorted by year.
Ends ends_of(std::span<const Check> checks) {
    const auto of_year = [&](FiscalYear year) {
        return std::span(std::ranges::lower_bound(checks, year, {}, &Check::year),
                         std::ranges::upper_bound(checks, year, {}, &Check::year));
    };
    const FiscalYear from = checks.front().year, until = checks.back().year;
    Ends out{&best_of(of_year(from))};
    if (from != until) out.last = &best_of(of_year(until));
    return out;
}

std::string sources_of(const Ends& ends) {
    std::string out = cited(ends.first->result->sources);
    const std::string last = ends.last ? cited(ends.last->result->sources) : std::string();
    if (!last.empty() && last != out) out += (out.empty() ? "" : ", ") + last;
    return out;
}

Row untargeted_row(const Wording& say, std::uint32_t index, std::span<const Check> checks) {
    const Agreement& agreement = say.context.ledger.agreement(index);
    const Ends ends = ends_of(checks);
    const std::string& indicator = ends.first->indicator;
    Row out = row_of(names_of_governments(say, index), name_of_indicator(agreement, indicator),
                     unit_of_indicator(say, agreement, indicator), std::ssize(checks));
    for (const Check* end : {ends.first, ends.last}) {
        Row cells = end ? row_of(end->year, value_of(end->result->as_of),
                                 value_of(end->result->value->value), status_of(say, *end->result))
                        : row_of(Value(), Value(), Value(), Value());
        std::ranges::move(cells.cells, std::back_inserter(out.cells));
    }
    out.cells.push_back({sources_of(ends)});
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
    out.column("status").machine_only = true;
    hide_empty_columns(out);
    return out;
}

namespace {

struct Kinds {
    int all = 0, related = 0, interim = 0;
};
Kinds kinds_of_results(const Wording& say, std::span<const std::uint32_t> agreements,
                       std::optional<FiscalYear> year) {
    Kinds out;
    for (const std::uint32_t index : agreements) {
        for (const Check& check : checks_of(say.context.ledger.agreement(index), year)) {
            if (!check.result) continue;
            ++out.all;
            if (check.result->own && !check.result->own->value) ++out.related;
            if (check.result->is_interim()) ++out.interim;
        }
    }
    return out;
}

/// The results of all years, an indicator a row.
Table untargeted_over_years(const Wording& say, std::span<const std::uint32_t> agreements) {
    Table out = say.table(
        "untargeted", {"目標のない実績", "Results without a target"},
        {say.column("agreement", {"協定", "agreement"}),
         say.column("indicator", {"指標", "indicator"}), say.column("unit", {"単位", "unit"}),
         say.column("results", {"件数", "results"}, Type::number)});
    const auto add_end = [&](const std::string& key, Words label) {
        const std::string group = say.text(label);
        for (Column column :
             {say.column(key + "_year", {"年度", "fiscal year"}, Type::fiscal_year, group),
              say.column(key + "_as_of", {"時点", "as of"}, Type::date, group),
              say.column(key, {"実績", "result"}, Type::decimal, group),
              say.column(key + "_status", {"確定・途中", "status"}, Type::text, group)}) {
            out.columns.push_back(std::move(column));
        }
    };
    add_end("first", {"最初", "first"});
    add_end("last", {"最後", "last"});
    out.columns.push_back(say.sources_column());
    out.head_columns = 2;
    for (const std::uint32_t index : agreements) {
        const Agreement& agreement = say.context.ledger.agreement(index);
        std::map<std::size_t, std::vector<Check>> by_indicator;
        for (const Check& check : checks_of(agreement)) {
            if (check.outcome == Outcome::no_target)
                by_indicator[place_of(agreement, check.indicator)].push_back(check);
        }
        for (const auto& [place, checks] : by_indicator)
            out.rows.push_back(untargeted_row(say, index, checks));
    }
    return out;
}

/// The results of one year, each a row.
Table untargeted_of_year(const Wording& say, std::span<const std::uint32_t> agreements,
                         FiscalYear year) {
    Table out = table_of(say, agreements, year,
                         [](Outcome outcome) { return outcome == Outcome::no_target; });
    out.name = "untargeted";
    out.caption = say.text({"目標のない実績", "Results without a target"});
    const Kinds kinds = kinds_of_results(say, agreements, year);
    out.column("status").label = say.text({"確定・途中", "status"});
    // What is the same of all is said below.
    out.column("outcome").machine_only = true;
    out.column("publication").machine_only = kinds.related == kinds.all;
    return out;
}

}  // namespace

Table untargeted_table(const Wording& say, std::span<const std::uint32_t> agreements,
                       std::optional<FiscalYear> year) {
    Table out =
        year ? untargeted_of_year(say, agreements, *year) : untargeted_over_years(say, agreements);
    hide_empty_columns(out);
    return out;
}

std::string note_on_results(const Wording& say, std::span<const std::uint32_t> agreements,
                            std::optional<FiscalYear> year) {
    const auto [all, related, interim] = kinds_of_results(say, agreements, year);
    std::string out;
    if (related > 0 && related == all) {
        out = say.text({"実績はすべて関連する統計で、協定の評価ではない。",
                        "All results are related statistics, not the agreements' own evaluation."});
    } else if (related > 0) {
        out = say.format(
            "実績{0}件のうち{1}件は関連する統計で、協定の評価ではない。",
            "Of {0} results {1} {2} of related statistics, not of the agreements' own evaluation.",
            all, related, plural(related, "is", "are"));
    }
    if (interim > 0) {
        out +=
            say.text({"「途中」は、確定する前の値。", " Interim: a figure that may still change."});
    }
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
