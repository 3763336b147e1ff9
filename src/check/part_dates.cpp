// The dates and fiscal years of a record's parts: meetings, plans, results, measures.
#include <algorithm>

#include "daicho/check/check.hpp"

namespace daicho {

namespace {

constexpr TopicList topics{{
    {"D317",
     "before-the-agreement",
     Severity::warning,
     {"締結より前の会議・計画", "a meeting or a plan before the conclusion"},
     {"準備のための会議や計画はありえますが、協定に基づくものとしては数えられません。日付の書き間違いでないか確かめ、準備のものは `notes` に書きます。",
      "Meetings and plans may prepare an agreement, but are then not held under it. Look whether the date is right, and put preparations into `notes`."},
     "meetings:\n  - {date: 2025-09-01, tier: council}\n",
     "meetings:\n  - {date: 2025-11-01, tier: council}\n"},
    {"D318",
     "plan-of-another-year",
     Severity::warning,
     {"年度と離れた日に決めた計画", "a plan adopted far from its year"},
     {"事業計画は、その年度か前後の年度に決まります。それより離れた日は、`fiscal_year` か `adopted` の書き間違いと思われます。",
      "An annual plan is adopted in its year or the one before or after. A day further away is probably a slip in `fiscal_year` or `adopted`."},
     "plans:\n  - {fiscal_year: FY2023, adopted: 2025-11-10}\n",
     "plans:\n  - {fiscal_year: FY2025, adopted: 2025-11-10}\n"},
    {"D319",
     "result-of-another-year",
     Severity::warning,
     {"年度と合わない実績の時点", "a result as of a day that its year cannot mean"},
     {"実績の `as_of` は、その年度の初日から翌年度の末日までの間にあるはずです。3月31日までは前の年度です: 2015-03-31 は FY2014(平成26年度)の日です。",
      "The `as_of` of a result lies between the first day of its fiscal year and the last of the next. Days up to 31 March belong to the year before: 2015-03-31 is a day of FY2014."},
     "indicators:\n  jobs: {name: 就職件数, unit: cases}\n"
     "results:\n"
     "  - {indicator: jobs, fiscal_year: FY2025, value: 10, as_of: 2025-03-31, own: false}\n",
     "indicators:\n  jobs: {name: 就職件数, unit: cases}\n"
     "results:\n"
     "  - {indicator: jobs, fiscal_year: FY2025, value: 10, as_of: 2026-03-31, own: false}\n"},
    {"D320",
     "new-before-conclusion",
     Severity::warning,
     {"締結より前の年度に新規の取組", "a measure that was new before the conclusion"},
     {"`new_in` は、協定の下で取組が新しく始まった年度です。締結より前の年度は書き間違いと思われます。",
      "`new_in` is the fiscal year in which a measure was new under the agreement. A year before its conclusion is probably a slip."},
     "measures:\n  - {title: 合同就職面接会の開催, new_in: FY2023}\n",
     "measures:\n  - {title: 合同就職面接会の開催, new_in: FY2025}\n"},
    {"D321",
     "far-future",
     Severity::warning,
     {"遠い先の年度", "a fiscal year in the far future"},
     {"計画や新規の取組の年度が10年より先です。数字の書き間違いと思われます。",
      "A plan or a new measure more than ten years ahead is probably a slip of a digit."},
     "plans:\n  - {fiscal_year: FY2205}\n",
     "plans:\n  - {fiscal_year: FY2025}\n"},
}};

constexpr int years_ahead = 10;

/// How many fiscal years a date lies outside of one: negative before, 0 within.
int years_off(const Date& date, FiscalYear year) {
    const int last = fiscal_year_of(date.latest).year - year.year;
    if (last < 0) return last;
    if (date.is_open()) return 0;
    return std::max(0, fiscal_year_of(date.earliest).year - year.year);
}

class Parts {
  public:
    Parts(const Agreement& agreement, Day today, Diagnostics& findings)
        : x_agreement(agreement), x_today(today), x_findings(findings) {}

    void check() {
        for (const auto& meeting : x_agreement.meetings) not_before("meetings", meeting->date);
        for (const auto& plan : x_agreement.plans) {
            not_before("adopted", plan->adopted);
            not_far(plan->fiscal_year);
            adopted_in_time(*plan);
        }
        for (const auto& result : x_agreement.results) of_its_year(*result);
        for (const auto& measure : x_agreement.measures) {
            not_far(measure->new_in);
            new_under_the_agreement(*measure);
        }
    }

  private:
    void not_before(std::string_view key, const Maybe<Date>& date) {
        const Maybe<Date>& concluded = x_agreement.concluded;
        if (!date || !concluded || !surely_before(date->value, concluded->value)) return;
        auto& finding = x_findings.add(
            topics["before-the-agreement"], date->at,
            message("`{}` の {} は締結({})より前です", "`{}` is {}, before the conclusion ({})",
                    key, to_text(date->value), to_text(concluded->value)));
        finding.labels.push_back({concluded->at, message("締結日", "concluded here")});
        finding.help =
            message("日付を確かめ、準備のものなら `notes` に移してください",
                    "correct the date, or move what only prepared the agreement into `notes`");
    }

    void not_far(const Maybe<FiscalYear>& year) {
        if (!year || year->value.year <= fiscal_year_of(x_today).year + years_ahead) return;
        x_findings
            .add(topics["far-future"], year->at,
                 message("{} は10年より先です", "{} is more than ten years ahead",
                         to_text(year->value)))
            .help = message("年度を確かめてください", "correct the fiscal year");
    }

    void adopted_in_time(const Plan& plan) {
        if (!plan.fiscal_year || !plan.adopted) return;
        const int off = years_off(plan.adopted->value, plan.fiscal_year->value);
        if (off >= -1 && off <= 1) return;
        auto& finding =
            x_findings.add(topics["plan-of-another-year"], plan.adopted->at,
                           message("{} の計画が {} に決まっています", "a plan for {} adopted {}",
                                   to_text(plan.fiscal_year->value), to_text(plan.adopted->value)));
        finding.labels.push_back({plan.fiscal_year->at, message("計画の年度", "its year")});
        finding.help = message("年度と決定日を確かめてください",
                               "correct the fiscal year or the day of adoption");
    }

    void of_its_year(const Result& result) {
        if (!result.fiscal_year || !result.as_of) return;
        const int off = years_off(result.as_of->value, result.fiscal_year->value);
        if (off >= 0 && off <= 1) return;
        const FiscalYear actual{result.fiscal_year->value.year + off};
        auto& finding =
            x_findings.add(topics["result-of-another-year"], result.as_of->at,
                           message("{} は {} の日で、{} の実績の時点になりません",
                                   "{} lies in {} and cannot be the day of a result of {}",
                                   to_text(result.as_of->value), to_text(actual),
                                   to_text(result.fiscal_year->value)));
        finding.labels.push_back({result.fiscal_year->at, message("実績の年度", "its year")});
        finding.help = message("`{}` か別の `as_of` を書いてください",
                               "write `{}`, or another `as_of`", "fiscal_year: " + to_text(actual));
    }

    void new_under_the_agreement(const Measure& measure) {
        const Maybe<Date>& concluded = x_agreement.concluded;
        if (!measure.new_in || !concluded) return;
        if (measure.new_in->value.last() >= concluded->value.earliest) return;
        auto& finding = x_findings.add(
            topics["new-before-conclusion"], measure.new_in->at,
            message("{} は締結({})より前の年度です", "{} ended before the conclusion ({})",
                    to_text(measure.new_in->value), to_text(concluded->value)));
        finding.labels.push_back({concluded->at, message("締結日", "concluded here")});
        finding.help = message("取組が新しく始まった年度を書いてください",
                               "write the fiscal year in which the measure was new");
    }

    const Agreement& x_agreement;
    Day x_today;
    Diagnostics& x_findings;
};

void run(const CheckContext& context, Diagnostics& findings) {
    for (const Agreement& agreement : context.ledger.registry().agreements) {
        Parts(agreement, context.today, findings).check();
    }
}

}  // namespace

extern constinit const Rule part_dates_rule{"part-dates", topics, run};

}  // namespace daicho
