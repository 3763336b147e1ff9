// Indicators (KPI): targets and results name them, and their figures are possible.
#include <algorithm>
#include <set>
#include <unordered_map>

#include "check/suggestion.hpp"
#include "daicho/check/check.hpp"
#include "daicho/model/once.hpp"
#include "daicho/text/normal.hpp"

namespace daicho {

namespace {

constexpr TopicList topics{{
    {"K601",
     "unknown-indicator",
     Severity::error,
     {"定義のない指標", "an indicator that is not defined"},
     {"目標と実績は `indicators` で定義した指標の ID で書きます。単位と良し悪しの向きは、そこに1度だけ書かれます。",
      "Targets and results name the indicators of `indicators` by their ids: unit and direction stand there, once."},
     "indicators:\n  jobs: {name: 就職件数, unit: cases}\n"
     "plans:\n  - {fiscal_year: FY2025, targets: {jobs: 10, job: 12}}\n",
     "indicators:\n  jobs: {name: 就職件数, unit: cases}\n"
     "plans:\n  - {fiscal_year: FY2025, targets: {jobs: 10}}\n"},
    {"K602",
     "unused-indicator",
     Severity::warning,
     {"使われない指標", "an indicator that is not used"},
     {"目標や実績のある記録で、この指標にはどちらもありません。ID の書き間違いか、消し忘れです。",
      "The record has targets or results, but none of this indicator: an id is misspelt, or it was left behind."},
     "indicators:\n  jobs: {name: 就職件数, unit: cases}\n  firms: {name: 訪問企業数, unit: firms}\n"
     "plans:\n  - {fiscal_year: FY2025, targets: {jobs: 10}}\n",
     "indicators:\n  jobs: {name: 就職件数, unit: cases}\n  firms: {name: 訪問企業数, unit: firms}\n"
     "plans:\n  - {fiscal_year: FY2025, targets: {jobs: 10, firms: 30}}\n"},
    {"K603",
     "impossible-percentage",
     Severity::error,
     {"0から100の外の割合", "a percentage outside of 0 to 100"},
     {"単位が `percent` の値は0以上100以下です。超える率(達成率、前年比など)には別の単位を使います。",
      "A figure of the unit `percent` lies between 0 and 100. Rates that can exceed it take another unit."},
     "indicators:\n  rate: {name: 就職率, unit: percent}\n"
     "plans:\n  - {fiscal_year: FY2025, targets: {rate: 120}}\n",
     "indicators:\n  rate: {name: 就職率, unit: percent}\n"
     "plans:\n  - {fiscal_year: FY2025, targets: {rate: 74.5}}\n"},
    {"K604",
     "negative-count",
     Severity::error,
     {"負の件数・人数", "a negative number of persons or things"},
     {"人・件・社・回を数えた値は0以上です。増減は注記に書きます。",
      "Persons, cases, firms and times are counted from 0. A difference goes into a note."},
     "indicators:\n  jobs: {name: 就職件数, unit: cases}\n"
     "results:\n  - {indicator: jobs, fiscal_year: FY2025, value: -3, own: false}\n",
     "indicators:\n  jobs: {name: 就職件数, unit: cases}\n"
     "results:\n  - {indicator: jobs, fiscal_year: FY2025, value: 3, own: false}\n"},
    {"K605",
     "implausible-figure",
     Severity::warning,
     {"大きすぎる数値", "an implausibly large figure"},
     {"10億を超える値は、桁の写し間違いか、単位の取り違えと思われます。",
      "More than a thousand million is probably a slip of digits, or another unit."},
     "indicators:\n  jobs: {name: 就職件数, unit: cases}\n"
     "results:\n  - {indicator: jobs, fiscal_year: FY2025, value: 12000000000, own: false}\n",
     "indicators:\n  jobs: {name: 就職件数, unit: cases}\n"
     "results:\n  - {indicator: jobs, fiscal_year: FY2025, value: 12000, own: false}\n"},
    {"K606",
     "indicator-twice",
     Severity::warning,
     {"同じ名前の指標が2つある", "two indicators of one name"},
     {"1つの記録に同じ名前の指標が2つあると、目標と実績が分かれて突き合わせられません。1つにするか、名前で区別します。",
      "With two indicators of one name in a record, targets and results fall apart and cannot be compared. Make them one, or give them names that differ."},
     "indicators:\n  jobs: {name: 就職件数, unit: cases}\n  jobs-2: {name: 就職件数, unit: cases}\n",
     "indicators:\n  jobs: {name: 就職件数, unit: cases}\n"
     "  jobs-2: {name: 就職件数(高年齢者), unit: cases}\n"},
    {"K607",
     "implausible-number",
     Severity::warning,
     {"多すぎる人数・箇所数", "implausibly many persons or places"},
     {"1000万を超える人数や企業・施設の数は、桁の写し間違いか、単位の取り違えと思われます。",
      "More than ten million persons, firms or places are probably a slip of digits, or another unit."},
     "indicators:\n  hired: {name: 就職者数, unit: persons}\n"
     "results:\n  - {indicator: hired, fiscal_year: FY2025, value: 12000000, own: false}\n",
     "indicators:\n  hired: {name: 就職者数, unit: persons}\n"
     "results:\n  - {indicator: hired, fiscal_year: FY2025, value: 12000, own: false}\n"},
    {"K608",
     "unknown-direction",
     Severity::note,
     {"高い方がよいか低い方がよいか分からない指標",
      "an indicator without the direction that is better"},
     {"目標と実績のある指標は、`better` がないと達成したかどうかを言えません。",
      "Of an indicator with a target and a result nobody can say whether it was met, unless `better` says which direction is."},
     "indicators:\n  jobs: {name: 就職件数, unit: cases}\n"
     "plans:\n  - {fiscal_year: FY2025, targets: {jobs: 100}}\n"
     "results:\n  - {indicator: jobs, fiscal_year: FY2025, value: 120, own: true}\n",
     "indicators:\n  jobs: {name: 就職件数, unit: cases, better: higher}\n"
     "plans:\n  - {fiscal_year: FY2025, targets: {jobs: 100}}\n"
     "results:\n  - {indicator: jobs, fiscal_year: FY2025, value: 120, own: true}\n"},
    {"K609",
     "unknown-evaluation",
     Severity::note,
     {"協定自身の評価か分からない実績", "a result that may be the agreement's own or not"},
     {"計画のある年度の実績は、`own` がないと協定の評価なのか、他の資料の値なのかが分かりません。",
      "Of a result in a fiscal year with a plan, `own` says whether it is the agreement's own evaluation or another publication's figure."},
     "indicators:\n  jobs: {name: 就職件数, unit: cases, better: higher}\n"
     "plans:\n  - {fiscal_year: FY2025, targets: {jobs: 100}}\n"
     "results:\n  - {indicator: jobs, fiscal_year: FY2025, value: 120}\n",
     "indicators:\n  jobs: {name: 就職件数, unit: cases, better: higher}\n"
     "plans:\n  - {fiscal_year: FY2025, targets: {jobs: 100}}\n"
     "results:\n  - {indicator: jobs, fiscal_year: FY2025, value: 120, own: true}\n"},
}};

constexpr double largest_figure = 1e9;
constexpr double most_persons_or_places = 1e7;
constexpr std::string_view counting_units[] = {"persons", "places", "cases", "firms", "times"};
constexpr std::string_view units_of_persons_or_places[] = {"persons", "places", "firms"};

bool is_among(std::string_view unit, std::span<const std::string_view> units) {
    return std::ranges::find(units, unit) != units.end();
}

void find_twice(const Agreement& agreement, Diagnostics& findings) {
    Once<std::string> names(findings, topics["indicator-twice"], {"1つ目の指標", "the first"},
                            {"1つにまとめるか、名前で区別してください",
                             "make them one, or give them names that differ"});
    for (const auto& [id, indicator] : agreement.indicators) {
        if (!indicator->name) continue;
        const At<Line>& name = *indicator->name;
        names.add(normal_form(name->text), name.at, [&] {
            return message("「{}」という指標はもうあります", "there is already an indicator `{}`",
                           name->text);
        });
    }
}

class Figures {
  public:
    Figures(const Agreement& agreement, Diagnostics& findings)
        : x_agreement(agreement), x_findings(findings) {
        for (const auto& [id, indicator] : agreement.indicators) {
            x_by_id.emplace(id.value, &indicator.value);
            x_ids.push_back(id.value);
        }
    }

    void check() {
        for (const auto& plan : x_agreement.plans) {
            for (const auto& [id, target] : plan->targets) check(id.value, id.at, &target);
        }
        for (const auto& result : x_agreement.results) {
            if (!result->indicator) continue;
            check(result->indicator->value.text, result->indicator->at,
                  result->value ? &*result->value : nullptr);
        }
        const bool is_whole = x_agreement.indicators.is_whole && x_agreement.plans.is_whole &&
                              x_agreement.results.is_whole;
        if (is_whole && !x_is_used.empty()) find_unused();
        if (is_whole) find_unsaid();
    }

  private:
    void check(std::string_view id, Span at, const At<Quantity>* figure) {
        const auto indicator = x_by_id.find(id);
        if (indicator == x_by_id.end()) return say_unknown(id, at);
        x_is_used[id] = true;
        const bool is_figure = figure && figure->value.number && indicator->second->unit;
        if (is_figure) check(*figure, indicator->second->unit->value.id);
    }

    void check(const At<Quantity>& figure, std::string_view unit) {
        const double value = *figure.value.number;
        if (unit == "percent" && (value < 0 || value > 100)) {
            x_findings
                .add(topics["impossible-percentage"], figure.at,
                     message("割合が {}% です", "a percentage of {}", figure.value.text))
                .help = message("0から100の値を書くか、指標の `unit` を直してください",
                                "write a value of 0 to 100, or correct the indicator's `unit`");
        } else if (value < 0 && is_among(unit, counting_units)) {
            x_findings
                .add(topics["negative-count"], figure.at,
                     message("数えた値が {} です", "a count of {}", figure.value.text))
                .help = message("0以上の値を書いてください", "write 0 or more");
        } else if (value > most_persons_or_places && is_among(unit, units_of_persons_or_places)) {
            say_large(topics["implausible-number"], figure);
        } else if (value > largest_figure) {
            say_large(topics["implausible-figure"], figure);
        }
    }

    void say_large(const Topic& topic, const At<Quantity>& figure) {
        x_findings
            .add(topic, figure.at,
                 message("{} は大きすぎます", "{} is implausibly large", figure.value.text))
            .help = message("桁と単位を出典で確かめてください",
                            "look up the digits and the unit in the source");
    }

    void say_unknown(std::string_view id, Span at) {
        if (!x_agreement.indicators.is_whole) return;
        auto& finding = x_findings.add(
            topics["unknown-indicator"], at,
            message("`indicators` に `{}` はありません", "`indicators` has no `{}`", id));
        if (const auto meant = named(id); !meant.empty()) {
            finding.help = message("名前ではなく ID で `{}` と書いてください",
                                   "write its id `{}`, not its name", meant);
            finding.fix = Fix{false, {{at, std::string(meant)}}};
        } else if (!suggest_nearest(finding, id, at, x_ids)) {
            finding.help = message(
                "{1}`indicators` に `{0}: {{name: …, unit: …}}` を加えてください(`daicho add indicators {2} {0} --name … --unit …`)",
                "{1}add `{0}: {{name: …, unit: …}}` to `indicators` (`daicho add indicators {2} {0} --name … --unit …`)",
                id, there_are(), x_agreement.id);
        }
        if (finding.fix && has_target_beside(at, finding.fix->edits.front().text))
            finding.fix.reset();
    }

    /// The id of the one indicator that bears a name; empty if none or several do.
    std::string_view named(std::string_view name) const {
        std::string_view out;
        for (const auto& [id, indicator] : x_agreement.indicators) {
            if (!indicator->name || normal_form(indicator->name->value.text) != normal_form(name))
                continue;
            if (!out.empty()) return {};
            out = id.value;
        }
        return out;
    }

    /// The indicators that there are, if a reader can take them in.
    Message there_are() const {
        constexpr std::size_t most = 8;
        if (x_ids.empty() || x_ids.size() > most) return {};
        return message("あるのは{}です。新しい指標なら、", "there are {}; for a new one, ",
                       listed(x_ids));
    }

    /// Whether the targets of a plan, of which one stands there, have one of this indicator.
    bool has_target_beside(Span at, std::string_view id) const {
        return std::ranges::any_of(x_agreement.plans, [&](const auto& plan) {
            const auto& targets = plan->targets;
            const auto is_here = [&](const auto& target) { return target.first.at == at; };
            const auto is_it = [&](const auto& target) { return target.first.value == id; };
            return std::ranges::any_of(targets, is_here) && std::ranges::any_of(targets, is_it);
        });
    }

    void find_unused() {
        for (const auto& [id, indicator] : x_agreement.indicators) {
            if (x_is_used.contains(id.value)) continue;
            x_findings
                .add(topics["unused-indicator"], id.at,
                     message("指標 `{}` には目標も実績もありません",
                             "the indicator `{}` has neither target nor result", id.value))
                .help = message("目標か実績を書くか、消してください",
                                "write a target or a result of it, or remove it");
        }
    }

    /// What a reader of targets and results would have to guess.
    void find_unsaid() {
        std::set<std::string_view> with_target, with_result;
        std::set<FiscalYear> planned;
        for (const auto& plan : x_agreement.plans) {
            if (plan->fiscal_year) planned.insert(plan->fiscal_year->value);
            for (const auto& [id, target] : plan->targets) with_target.insert(id.value);
        }
        for (const auto& result : x_agreement.results) {
            if (!result->indicator) continue;
            with_result.insert(result->indicator->value.text);
            const bool is_planned =
                result->fiscal_year && planned.contains(result->fiscal_year->value);
            if (is_planned && !result->own) say_no_own(*result);
        }
        for (const auto& [id, indicator] : x_agreement.indicators) {
            const bool is_judged = with_target.contains(id.value) && with_result.contains(id.value);
            if (is_judged && !indicator->better) say_no_better(id);
        }
    }

    void say_no_own(const Result& result) {
        x_findings
            .add(topics["unknown-evaluation"], result.indicator->at,
                 message("`{}` の実績が協定自身の評価か分かりません",
                         "nothing says whether the result of `{}` is the agreement's own",
                         result.indicator->value.text))
            .help = message("`own: true` か `own: false` を書いてください",
                            "write `own: true` or `own: false`");
    }

    void say_no_better(const At<std::string>& id) {
        x_findings
            .add(topics["unknown-direction"], id.at,
                 message("`{}` は高い方がよいのか低い方がよいのか分かりません",
                         "nothing says whether higher or lower is better for `{}`", id.value))
            .help = message("`better: higher` か `better: lower` を書いてください",
                            "write `better: higher` or `better: lower`");
    }

    const Agreement& x_agreement;
    Diagnostics& x_findings;
    std::unordered_map<std::string_view, const Indicator*> x_by_id;
    std::vector<std::string_view> x_ids;
    std::unordered_map<std::string_view, bool> x_is_used;
};

void run(const CheckContext& context, Diagnostics& findings) {
    for (const Agreement& agreement : context.ledger.registry().agreements) {
        find_twice(agreement, findings);
        if (agreement.plans.empty() && agreement.results.empty()) continue;
        Figures(agreement, findings).check();
    }
}

}  // namespace

extern constinit const Rule indicators_rule{"indicators", topics, run};

}  // namespace daicho
