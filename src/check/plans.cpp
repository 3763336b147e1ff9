// Plans, results and duties: each year planned once, each result said once.
#include <tuple>

#include "daicho/check/check.hpp"
#include "daicho/model/once.hpp"

namespace daicho {

namespace {

constexpr TopicList topics{{
    {"K610",
     "plan-twice",
     Severity::error,
     {"同じ年度の計画が2つある", "two plans of one fiscal year"},
     {"事業計画は年度に1つで、目標もその年度に1つです。改めた計画は、元の計画を書き直します。",
      "There is one plan a fiscal year, with one target of each indicator. A revised plan replaces the one before."},
     "plans:\n  - {fiscal_year: FY2025}\n  - {fiscal_year: FY2025, title: 改定計画}\n",
     "plans:\n  - {fiscal_year: FY2025}\n  - {fiscal_year: FY2026}\n"},
    {"K611",
     "result-twice",
     Severity::error,
     {"同じ実績が2つある", "a result that stands twice"},
     {"同じ指標・年度・時点・区分の実績が2つあり、どちらを使うか決まりません。後から改められた値は `status: restated` にします。",
      "Two results have the same indicator, year, day and status: nobody can say which to use. A figure that was corrected later has `status: restated`."},
     "indicators:\n  jobs: {name: 就職件数, unit: cases}\n"
     "results:\n  - {indicator: jobs, fiscal_year: FY2025, value: 10, own: false}\n"
     "  - {indicator: jobs, fiscal_year: FY2025, value: 12, own: false}\n",
     "indicators:\n  jobs: {name: 就職件数, unit: cases}\n"
     "results:\n  - {indicator: jobs, fiscal_year: FY2025, value: 10, own: false}\n"
     "  - {indicator: jobs, fiscal_year: FY2025, value: 12, status: restated, own: false}\n"},
    {"K612",
     "result-without-plan",
     Severity::warning,
     {"計画のない年度の実績", "a result of a year without a plan"},
     {"協定自身の評価は、その年度の計画に対するものです。計画を加えるか、他の資料の値なら `own: false` にします。",
      "The agreement's own evaluation measures a year against its plan. Add the plan, or write `own: false` if the figure comes from another publication."},
     "indicators:\n  jobs: {name: 就職件数, unit: cases}\n"
     "results:\n  - {indicator: jobs, fiscal_year: FY2025, value: 10, own: true}\n",
     "indicators:\n  jobs: {name: 就職件数, unit: cases, better: higher}\n"
     "plans:\n  - {fiscal_year: FY2025, targets: {jobs: 12}}\n"
     "results:\n  - {indicator: jobs, fiscal_year: FY2025, value: 10, own: true}\n"},
    {"K613",
     "no-duty",
     Severity::error,
     {"年0回の開催義務", "a duty to meet no times a year"},
     {"`per_year` は年度あたりの開催回数の下限です。定めがなければ行ごと省きます。",
      "`per_year` says how often a fiscal year the body meets at least. Leave the key out if nothing is laid down."},
     "governance:\n  - {tier: council, per_year: 0}\n",
     "governance:\n  - {tier: council, per_year: 1}\n"},
    {"K614",
     "implausible-duty",
     Severity::warning,
     {"月1回を超える開催義務", "a duty to meet more often than monthly"},
     {"年12回を超える会議の定めは、数字の書き間違いと思われます。",
      "More than twelve meetings a year are probably a slip."},
     "governance:\n  - {tier: council, per_year: 100}\n",
     "governance:\n  - {tier: council, per_year: 12}\n"},
}};

constexpr int most_meetings = 12;

/// The years that are planned; one that was planned before is a finding.
Once<int> years_of_plans(const Agreement& agreement, Diagnostics& findings) {
    Once<int> years(
        findings, topics["plan-twice"], {"1つ目の計画", "the first plan"},
        {"1つにまとめるか、年度を直してください", "make them one, or correct the fiscal year"});
    for (const auto& plan : agreement.plans) {
        if (!plan->fiscal_year) continue;
        const At<FiscalYear>& year = *plan->fiscal_year;
        years.add(year->year, year.at, [&] {
            return message("{} の計画はもうあります", "there is already a plan for {}",
                           to_text(*year));
        });
    }
    return years;
}

void find_result_mistakes(const Agreement& agreement, const Once<int>& plans,
                          Diagnostics& findings) {
    using Key = std::tuple<std::string_view, int, Day, Day, Status, bool>;
    Once<Key> results(findings, topics["result-twice"], {"1つ目の実績", "the first"},
                      {"一方を消すか、`as_of` か `status` で区別してください",
                       "remove one, or tell them apart by `as_of` or `status`"});
    for (const auto& result : agreement.results) {
        if (!result->indicator || !result->fiscal_year) continue;
        const std::string_view indicator = result->indicator->value.text;
        const At<FiscalYear>& year = *result->fiscal_year;
        const Date as_of = result->as_of ? result->as_of->value : Date::of(*year);
        // A record without any plan does not yet follow the agreement's own evaluation.
        const bool is_own = result->own ? result->own->value : !plans.empty();

        results.add({indicator, year->year, as_of.earliest, as_of.latest, result->state(), is_own},
                    result.at, result->indicator->at, [&] {
                        return message("`{}` の {} の実績はもうあります",
                                       "`{}` already has this result of {}", indicator,
                                       to_text(*year));
                    });
        if (is_own && agreement.plans.is_whole && !plans.contains(year->year)) {
            findings
                .add(topics["result-without-plan"], year.at,
                     message("{} の計画がありません", "there is no plan for {}", to_text(*year)))
                .help = message(
                "`plans` に `- {{fiscal_year: {0}, …}}` を加えるか、`own: false` と書いてください",
                "add `- {{fiscal_year: {0}, …}}` to `plans`, or write `own: false`",
                to_text(*year));
        }
    }
}

void find_odd_duties(const Agreement& agreement, Diagnostics& findings) {
    for (const auto& tier : agreement.governance) {
        if (!tier->per_year) continue;
        const At<int>& times = *tier->per_year;
        if (*times == 0) {
            findings
                .add(topics["no-duty"], times.at,
                     message("年0回では開催の義務になりません", "0 times a year is no duty"))
                .help = message("`per_year` を消すか、1以上にしてください",
                                "remove `per_year`, or write 1 or more");
        } else if (*times > most_meetings) {
            findings
                .add(topics["implausible-duty"], times.at,
                     message("年{}回は多すぎます", "{} times a year is implausible", *times))
                .help =
                message("回数を出典で確かめてください", "look up the number in the agreement");
        }
    }
}

void run(const CheckContext& context, Diagnostics& findings) {
    for (const Agreement& agreement : context.ledger.registry().agreements) {
        const auto plans = years_of_plans(agreement, findings);
        find_result_mistakes(agreement, plans, findings);
        find_odd_duties(agreement, findings);
    }
}

}  // namespace

extern constinit const Rule plans_rule{"plans", topics, run};

}  // namespace daicho
