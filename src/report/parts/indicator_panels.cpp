#include "report/parts/indicator_panels.hpp"

#include <algorithm>

#include "daicho/text/number.hpp"
#include "daicho/text/plural.hpp"
#include "report/parts/record_tables.hpp"

namespace daicho {

namespace {

/// A figure that can be drawn.
std::optional<Decimal> drawn(const Quantity& quantity) {
    if (!quantity.number) return {};
    return Decimal{quantity.text, *quantity.number};
}

std::vector<std::string> sources_of(const List<Citation>& citations) {
    std::vector<std::string> out;
    for (const auto& citation : citations) out.push_back(cited(*citation));
    return out;
}

class Indicators {
  public:
    Indicators(const Wording& say, const Agreement& agreement, YearsOfAgreement years)
        : x_say(say), x_agreement(agreement), x_years(years) {}

    Panels panels() {
        Panels out{.name = "indicators",
                   .title = x_say.text({"数値目標と実績", "Targets and results"}),
                   .first = x_years.first,
                   .last = x_years.last};
        for (const auto& [id, indicator] : x_agreement.indicators) {
            Panels::Panel panel = panel_of(id.value, *indicator);
            if (panel.points.size() + panel.targets.size() >= 2)
                out.panels.push_back(std::move(panel));
        }
        out.note = note(out);
        return out;
    }

    FactSheet single() {
        FactSheet out{
            .name = "single",
            .title = x_say.text({"値が一つだけの指標", "Indicators with one figure only"})};
        std::vector<Panels::Panel> alone;
        for (const auto& [id, indicator] : x_agreement.indicators) {
            const Panels::Panel panel = panel_of(id.value, *indicator);
            if (panel.points.size() + panel.targets.size() == 1) alone.push_back(panel);
        }
        const auto year = year_of_targets(alone);
        for (const auto& panel : alone) out.facts.push_back(fact_of(panel, year.has_value()));
        if (year)
            out.title = x_say.format("{0}の目標だけが分かる{1}の指標",
                                     "{1} {2} with a target for {0} only", x_say.year(*year),
                                     alone.size(), plural(std::ssize(alone), "indicator"));
        return out;
    }

  private:
    bool is_shown(FiscalYear year) const { return x_years.first <= year && year <= x_years.last; }

    Panels::Panel panel_of(const std::string& id, const Indicator& indicator) {
        Panels::Panel out;
        out.key = machine_key(id);
        out.title = line(indicator.name);
        out.unit = x_say.term(x_say.words.units, indicator.unit);
        if (out.title.empty()) out.title = id;
        for (const auto& plan : x_agreement.plans) {
            for (const auto& [key, target] : plan->targets) {
                if (key.value == id && plan->fiscal_year)
                    add_target(out, plan->fiscal_year->value, *target);
            }
        }
        for (const auto& result : x_agreement.results) {
            if (line(result->indicator) == id) add_point(out, *result);
        }
        std::ranges::stable_sort(out.points, {}, &Panels::Point::year);
        std::ranges::stable_sort(out.targets, {}, &Panels::Target::year);
        out.subtitle = subtitle(out, indicator);
        return out;
    }

    void add_target(Panels::Panel& panel, FiscalYear year, const Quantity& target) {
        const auto value = drawn(target);
        if (!value || !is_shown(year)) return;
        panel.targets.push_back({year, *value, x_say.format("目標 {}", "target {}", value->text)});
    }

    void add_point(Panels::Panel& panel, const Result& result) {
        if (!result.value || !result.fiscal_year) return;
        const auto value = drawn(result.value->value);
        const FiscalYear year = result.fiscal_year->value;
        if (!value) return;
        if (year < x_years.first) ++x_before;
        if (!is_shown(year)) return;
        x_some_are_own = x_some_are_own || result.is_own();
        x_some_are_other = x_some_are_other || !result.is_own();
        panel.points.push_back(
            {year, *value, result.is_interim(), kind_of(result), sources_of(result.sources)});
    }

    /// 実績(確定、協定の評価).
    std::string kind_of(const Result& result) const {
        std::vector<std::string> parts;
        if (const std::string status = status_of(x_say, result); !status.empty())
            parts.push_back(status);
        if (result.as_of) parts.push_back(x_say.date(result.as_of->value));
        parts.push_back(result.is_own() ? x_say.text({"協定の評価", "the agreement's own"})
                                        : x_say.text({"関連する統計", "related statistics"}));
        return x_say.format("実績({})", "result ({})", x_say.join(parts));
    }

    /// The last final value beside its target, or what is known.
    std::string subtitle(const Panels::Panel& panel, const Indicator& indicator) const {
        std::string out;
        if (!panel.targets.empty()) {
            const auto& last = panel.targets.back();
            out = x_say.format("{}の目標は{}", "target of {}: {}", x_say.year(last.year),
                               last.value.text);
        }
        const auto is_final = [](const auto& point) { return !point.is_interim; };
        const auto newest =
            std::ranges::find_if(panel.points.rbegin(), panel.points.rend(), is_final);
        if (newest != panel.points.rend()) {
            if (!out.empty()) out += x_say.text({"。", "; "});
            out += x_say.format("{}は{}", "{}: {}", x_say.year(newest->year), newest->value.text);
        }
        const std::string basis = line(indicator.basis);
        if (!basis.empty()) out += (out.empty() ? "" : x_say.text({"。", "; "})) + basis;
        return out;
    }

    std::string note(const Panels& panels) const {
        bool has_targets = false, has_interim = false;
        for (const auto& panel : panels.panels) {
            has_targets = has_targets || !panel.targets.empty();
            has_interim =
                has_interim || std::ranges::any_of(panel.points, &Panels::Point::is_interim);
        }
        std::vector<std::string> parts;
        if (has_targets)
            parts.push_back(
                x_say.text({"横線は、その年度だけの目標", "Ticks: targets of that year alone"}));
        parts.push_back(x_say.text({"●は確定値で、続く年度だけを線で結ぶ",
                                    "dots: final values, joined from year to year"}));
        if (has_interim)
            parts.push_back(
                x_say.text({"○は途中の値で、結ばない", "hollow: interim values, not joined"}));
        parts.push_back(
            x_say.text({"縦軸は0から始まるとは限らない", "an axis need not begin at 0"}));
        if (!x_some_are_own && x_some_are_other)
            parts.push_back(
                x_say.text({"実績は関連する統計で、協定の評価ではない",
                            "results are related statistics, not the agreement's own evaluation"}));
        if (x_before > 0)
            parts.push_back(x_say.format("協定より前の{0}の値は描かない",
                                         "{0} {1} before the agreement not drawn", x_before,
                                         plural(static_cast<long long>(x_before), "value")));
        std::string out;
        for (const std::string& part : parts) out += part + x_say.text({"。", "; "});
        if (x_say.context.lang == Lang::en) out.replace(out.size() - 2, 2, ".");
        return out;
    }

    /// The year of all, if all are targets of one year.
    static std::optional<FiscalYear> year_of_targets(const std::vector<Panels::Panel>& panels) {
        if (panels.empty() || panels.front().targets.empty()) return {};
        const FiscalYear year = panels.front().targets.front().year;
        const bool is_one = std::ranges::all_of(panels, [&](const auto& panel) {
            return !panel.targets.empty() && panel.targets.front().year == year;
        });
        return is_one ? std::optional(year) : std::nullopt;
    }

    /// 30,736件.
    std::string figure(const Decimal& value, const std::string& unit) const {
        const auto whole = parse_digits(value.text);
        return with_unit(whole ? with_thousands(*whole) : value.text, unit, x_say.context.lang);
    }

    FactSheet::Fact fact_of(const Panels::Panel& panel, bool is_year_said) const {
        FactSheet::Fact out{.label = panel.title, .texts = {}};
        if (!panel.targets.empty()) {
            const auto& target = panel.targets.front();
            out.texts.push_back(is_year_said ? figure(target.value, panel.unit)
                                             : x_say.format("{}の目標 {}", "target of {}: {}",
                                                            x_say.year(target.year),
                                                            figure(target.value, panel.unit)));
            return out;
        }
        const auto& point = panel.points.front();
        out.texts.push_back(x_say.format("{} {} {}", "{}: {} {}", x_say.year(point.year),
                                         figure(point.value, panel.unit), point.note));
        out.sources = point.sources;
        return out;
    }

    const Wording& x_say;
    const Agreement& x_agreement;
    const YearsOfAgreement x_years;
    int x_before = 0;
    bool x_some_are_own = false, x_some_are_other = false;
};

}  // namespace

YearsOfAgreement years_of(const Agreement& agreement, Day as_of) {
    // More years than these no page can show.
    constexpr int most = 40, ahead = 10;
    const FiscalYear now = fiscal_year_of(as_of);
    YearsOfAgreement out{
        agreement.concluded ? fiscal_year_of(agreement.concluded->value.latest) : now, now};
    const auto see = [&](FiscalYear year) {
        if (year.year <= now.year + ahead) out.last = std::max(out.last, year);
    };
    for (const auto& plan : agreement.plans) {
        if (plan->fiscal_year) see(plan->fiscal_year->value);
    }
    for (const auto& result : agreement.results) {
        if (result->fiscal_year) see(result->fiscal_year->value);
    }
    for (const auto& meeting : agreement.meetings) {
        if (meeting->date) see(fiscal_year_of(meeting->date->value.latest));
    }
    out.last = std::max(out.first, out.last);
    out.first = std::max(out.first, FiscalYear{out.last.year - most + 1});
    return out;
}

Panels indicator_panels(const Wording& say, const Agreement& agreement, YearsOfAgreement years) {
    return Indicators(say, agreement, years).panels();
}

FactSheet single_figures(const Wording& say, const Agreement& agreement, YearsOfAgreement years) {
    return Indicators(say, agreement, years).single();
}

}  // namespace daicho
