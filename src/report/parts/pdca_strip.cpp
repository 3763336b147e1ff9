#include "report/parts/pdca_strip.hpp"

#include <algorithm>
#include <set>

#include "daicho/text/plural.hpp"
#include "daicho/time/era.hpp"

namespace daicho {

namespace {

constexpr std::string_view sure = "●", not_yet = "○", nothing = "·";

struct Step {
    std::string_view id;
    Words label;
};
constexpr Step steps[] = {{"plan", {"P 計画", "P plan"}},
                          {"do", {"D 会議", "D meetings"}},
                          {"check", {"C 実績", "C results"}},
                          {"act", {"A 改善", "A actions"}}};

class Strip {
  public:
    Strip(const Wording& say, const Agreement& agreement, YearsOfAgreement years, Day today)
        : x_say(say), x_agreement(agreement), x_years(years), x_today(today) {}

    Table build() const {
        Table out = x_say.table("pdca_strip", {"年度ごとの計画と実績(PDCA)", "PDCA by fiscal year"},
                                {x_say.column("step", {"段階", "step"})});
        for (FiscalYear year = x_years.first; year <= x_years.last; ++year.year)
            out.columns.push_back(
                {.key = fmt::format("fy{}", year.year), .label = short_label(year)});
        add(out, steps[0], [&](FiscalYear year) { return plan(year); });
        add(out, steps[1], [&](FiscalYear year) { return meetings(year); });
        add(out, steps[2], [&](FiscalYear year) { return results(year); });
        add(out, steps[3], [&](FiscalYear year) { return actions(year); });
        return out;
    }

  private:
    std::string short_label(FiscalYear year) const {
        const bool is_era = x_say.context.lang == Lang::ja && x_say.context.dates != DateStyle::iso;
        return is_era ? short_era_year(year) : std::to_string(year.year);
    }

    /// A row, if any of its years has something.
    template <class Text>
    void add(Table& table, const Step& step, Text text_of) const {
        Row row{RowKind::data, {{x_say.text(step.label)}}};
        bool is_empty = true;
        for (FiscalYear year = x_years.first; year <= x_years.last; ++year.year) {
            std::string text = text_of(year);
            is_empty = is_empty && text.empty();
            row.cells.push_back({text.empty() ? std::string(nothing) : std::move(text)});
        }
        if (!is_empty) table.rows.push_back(std::move(row));
    }

    std::string plan(FiscalYear year) const {
        for (const auto& plan : x_agreement.plans) {
            if (!plan->fiscal_year || plan->fiscal_year->value != year) continue;
            const std::size_t targets = plan->targets.size();
            return targets == 0 ? std::string(sure)
                                : x_say.format("{0} {1}目標", "{0} {1} {2}", sure, targets,
                                               plural(static_cast<long long>(targets), "target"));
        }
        return {};
    }

    std::string meetings(FiscalYear year) const {
        int held = 0, announced = 0;
        for (const auto& meeting : x_agreement.meetings) {
            if (!meeting->date || fiscal_year_of(meeting->date->value.latest) != year) continue;
            (meeting->date->value.latest > x_today ? announced : held) += 1;
        }
        if (held > 0) return x_say.format("{} {}回", "{} {}", sure, held);
        return announced > 0 ? x_say.format("{} 予定", "{} due", not_yet) : std::string();
    }

    std::string results(FiscalYear year) const {
        std::set<std::string> final, interim;
        for (const auto& result : x_agreement.results) {
            if (!result->fiscal_year || result->fiscal_year->value != year) continue;
            (result->is_interim() ? interim : final).insert(line(result->indicator));
        }
        if (!final.empty()) return x_say.format("{} {}指標", "{} {}", sure, final.size());
        if (!interim.empty()) return x_say.format("{} 途中", "{} interim", not_yet);
        return has(year, &Plan::evaluation) ? x_say.format("{} 評価", "{} evaluated", sure)
                                            : std::string();
    }

    std::string actions(FiscalYear year) const {
        return has(year, &Plan::actions) ? std::string(sure) : std::string();
    }
    bool has(FiscalYear year, Maybe<Prose> Plan::*text) const {
        return std::ranges::any_of(x_agreement.plans, [&](const auto& plan) {
            return plan->fiscal_year && plan->fiscal_year->value == year && ((*plan).*text);
        });
    }

    const Wording& x_say;
    const Agreement& x_agreement;
    const YearsOfAgreement x_years;
    const Day x_today;
};

}  // namespace

Table pdca_strip(const Wording& say, const Agreement& agreement, YearsOfAgreement years,
                 Day today) {
    return Strip(say, agreement, years, today).build();
}

std::string note_on_strip(const Wording& say, const Table& strip) {
    std::vector<std::string> missing;
    for (const Step& step : steps) {
        const bool is_there = std::ranges::any_of(strip.rows, [&](const Row& row) {
            return std::get<std::string>(strip.cell(row, "step").value) == say.text(step.label);
        });
        if (!is_there) missing.push_back(say.text(step.label));
    }
    std::string out = say.text(
        {"●は確かな記録、○は途中の値や予定、·は台帳に記録がないこと(行われなかったという意味ではない)。",
         "● recorded, ○ interim or still to come, · nothing on record, which does not mean that nothing was done. "});
    if (!missing.empty())
        out += say.format("{}の記録はない。", "Nothing on record for: {}.", say.join(missing));
    return out;
}

}  // namespace daicho
