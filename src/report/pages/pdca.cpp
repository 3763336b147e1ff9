// Plan, do, check, act: what each agreement has of it, year by year, and what is missing.
#include <algorithm>
#include <set>

#include "daicho/report/reports.hpp"
#include "daicho/text/plural.hpp"
#include "report/parts/checks.hpp"
#include "report/parts/names.hpp"
#include "report/parts/page.hpp"
#include "report/parts/sections.hpp"

namespace daicho {

namespace {

/// Whether anything of plan, do, check and act is recorded.
bool has_cycle(const Agreement& agreement) {
    return !agreement.plans.empty() || !agreement.indicators.empty() ||
           !agreement.governance.empty() || !agreement.results.empty();
}

/// The agreements that were possibly in force on the day, in the order of their files.
std::vector<std::uint32_t> agreements_on(const ReportContext& context) {
    std::vector<std::uint32_t> out;
    for (const Fact& fact :
         facts_of(context.ledger, Unit::agreement, context.filter, context.as_of)) {
        if (!fact.is_unlisted()) out.push_back(fact.agreement());
    }
    return out;
}

/// The years for which a plan, a result of the agreement's own or a council is recorded.
std::set<FiscalYear> years_of(const Agreement& agreement) {
    std::set<FiscalYear> out;
    for (const auto& plan : agreement.plans) {
        if (plan->fiscal_year) out.insert(plan->fiscal_year->value);
    }
    for (const auto& result : agreement.results) {
        const bool is_own = result->own && result->own->value;
        if (is_own && result->fiscal_year) out.insert(result->fiscal_year->value);
    }
    for (const auto& meeting : agreement.meetings) {
        if (!is_council(meeting->tier) || !meeting->date) continue;
        const FiscalYear year = fiscal_year_of(meeting->date->value.latest);
        if (surely_within(meeting->date->value, Date::of(year))) out.insert(year);
    }
    return out;
}

const Plan* find_plan(const Agreement& agreement, FiscalYear year) {
    for (const auto& plan : agreement.plans) {
        if (plan->fiscal_year && plan->fiscal_year->value == year) return &*plan;
    }
    return nullptr;
}

Count councils_in(const Agreement& agreement, FiscalYear year) {
    Count out;
    for (const auto& meeting : agreement.meetings) {
        if (!is_council(meeting->tier) || !meeting->date) continue;
        const Within place = within(meeting->date->value, Date::of(year));
        out += {place == Within::surely, place != Within::no};
    }
    return out;
}

std::optional<int> councils_due(const Agreement& agreement) {
    std::optional<int> due;
    for (const auto& tier : agreement.governance) {
        if (is_council(tier->tier) && tier->per_year)
            due = std::max(due.value_or(0), tier->per_year->value);
    }
    return due;
}

std::vector<Column> overview_columns(const Wording& say) {
    const std::string plan = say.text({"P 計画", "Plan"}), carried_out = say.text({"D 実施", "Do"}),
                      check = say.text({"C 検証", "Check"}), act = say.text({"A 改善", "Act"}),
                      council = say.text({"運営協議会", "Council"});
    std::vector<Column> out{
        say.column("agreement", {"協定", "agreement"}),
        say.column("id", {"ID", "id"}).for_machines(),
        say.column("fiscal_year", {"年度", "fiscal year"}, Type::fiscal_year),
        say.column("plan", {"名称", "title"}, Type::text, plan),
        say.column("adopted", {"決定", "adopted"}, Type::date, plan),
        say.column("targets", {"目標数", "targets"}, Type::number, plan),
        say.column("measures", {"取組数", "measures"}, Type::number, carried_out),
        say.column("met", {"達成", "met"}, Type::number, check),
        say.column("missed", {"未達", "missed"}, Type::number, check),
        say.column("open", {"未確定", "open"}, Type::number, check),
        say.column("not_judged", {"判定できない", "not judged"}, Type::number, check),
        say.column("no_result", {"実績なし", "no result"}, Type::number, check),
        say.column("evaluation", {"評価", "evaluation"}, Type::text, act),
        say.column("actions", {"改善策", "actions"}, Type::text, act),
        say.column("held", {"開催数", "held"}, Type::count, council),
        say.column("due", {"年度の回数", "per year"}, Type::number, council)};
    return out;
}

/// The cells of a year: what ought to be there by the as-of day and is not, is marked.
class Cycle {
  public:
    Cycle(const Wording& say, std::uint32_t agreement, FiscalYear year)
        : x_say(say),
          x_name(names_of_governments(say, agreement)),
          x_agreement(say.context.ledger.agreement(agreement)),
          x_year(year),
          x_plan(find_plan(x_agreement, year)),
          x_checks(checks_of(x_agreement, year)),
          x_is_over(year.last() <= say.context.as_of) {}

    Row row() const {
        using enum Check::Outcome;
        return row_of(x_name, x_agreement.id, x_year, plan(),
                      x_plan ? required(value_of(x_plan->adopted)) : Cell{},
                      x_plan ? Value(std::ssize(x_plan->targets)) : Value(), measures(),
                      outcomes({met}), outcomes({missed}), outcomes({open}), not_judged(),
                      without_result(), act(&Plan::evaluation), act(&Plan::actions), held(),
                      value_of_due());
    }

  private:
    /// A plan is due in a year on whose first day the agreement surely held.
    Cell plan() const {
        if (x_plan) return {x_plan->title ? line(x_plan->title) : x_say.text({"あり", "yes"})};
        const bool is_due = x_agreement.concluded->value.latest <= x_year.first();
        return {.value = {}, .emphasis = is_due ? Emphasis::missing : Emphasis::none};
    }

    /// The measures of the year: all but those that are newer.
    long long measures() const {
        return std::ranges::count_if(x_agreement.measures, [&](const auto& measure) {
            return !measure->new_in || measure->new_in->value <= x_year;
        });
    }

    /// How many targets have one of these outcomes; nothing if there are no targets.
    Value outcomes(std::initializer_list<Check::Outcome> wanted) const {
        if (!x_plan || x_plan->targets.empty()) return {};
        return static_cast<long long>(std::ranges::count_if(x_checks, [&](const Check& check) {
            return std::ranges::find(wanted, check.outcome) != wanted.end();
        }));
    }

    /// Nothing where all can be judged: hardly any cannot.
    Value not_judged() const {
        using enum Check::Outcome;
        const Value number = outcomes({not_comparable, no_direction});
        const auto* count = std::get_if<long long>(&number);
        return count && *count > 0 ? number : Value();
    }

    Cell without_result() const {
        const Value number = outcomes({Check::Outcome::no_result});
        const auto* lacking = std::get_if<long long>(&number);
        const bool is_missing = x_is_over && lacking && *lacking > 0;
        return {.value = number, .emphasis = is_missing ? Emphasis::missing : Emphasis::none};
    }

    Cell act(Maybe<Prose> Plan::*part) const {
        if (!x_plan) return {};
        return x_is_over ? required(line(x_plan->*part)) : Cell{line(x_plan->*part)};
    }

    Cell held() const {
        const Count held = councils_in(x_agreement, x_year);
        const auto due = councils_due(x_agreement);
        if (!due && held == Count{}) return {};
        const bool is_missing = x_is_over && due && held.possible < *due;
        return {.value = held, .emphasis = is_missing ? Emphasis::missing : Emphasis::none};
    }

    Value value_of_due() const {
        const auto due = councils_due(x_agreement);
        return due ? Value(static_cast<long long>(*due)) : Value();
    }

    const Wording& x_say;
    const std::string x_name;
    const Agreement& x_agreement;
    const FiscalYear x_year;
    const Plan* const x_plan;
    const std::vector<Check> x_checks;
    const bool x_is_over;
};

/// How many cells of a column say that something is missing, and of how many agreements.
struct Gap {
    std::size_t cells = 0;
    std::set<std::string> agreements{};
};
Gap gap_in(const Table& table, std::string_view key) {
    Gap out;
    for (const Row& row : table.rows) {
        if (table.cell(row, key).emphasis != Emphasis::missing) continue;
        ++out.cells;
        out.agreements.insert(std::get<std::string>(table.cell(row, "id").value));
    }
    return out;
}

/// What is missing, summed up: a line for each kind that there is.
BulletList gaps_in_words(const Wording& say, const Table& overview) {
    struct Kind {
        std::string_view key;
        Words ja_en;
    };
    constexpr Kind kinds[] = {
        {"plan", {"計画の記録がない", "no plan on record"}},
        {"adopted", {"計画を決めた日の記録がない", "no day on which the plan was adopted"}},
        {"no_result",
         {"年度が終わったのに実績の記録がない目標がある",
          "targets without a result though the year is over"}},
        {"evaluation",
         {"年度が終わったのに評価の記録がない", "no evaluation though the year is over"}},
        {"actions", {"年度が終わったのに改善策の記録がない", "no actions though the year is over"}},
        {"held", {"運営協議会が決まりの回数より少ない", "fewer councils than the rule says"}}};
    BulletList out;
    for (const Kind& kind : kinds) {
        const Gap gap = gap_in(overview, kind.key);
        if (gap.cells == 0) continue;
        const auto agreements = static_cast<long long>(gap.agreements.size());
        const auto years = static_cast<long long>(gap.cells);
        out.items.push_back(say.format("{0}: {1}協定の延べ{2}年度", "{0}: {1} {3}, {2} {4} in all",
                                       say.text(kind.ja_en), agreements, years,
                                       plural(agreements, "agreement"), plural(years, "year")));
    }
    return out;
}

void add_results(Page& page, const Wording& say, const std::vector<std::uint32_t>& planned,
                 std::optional<FiscalYear> year) {
    Table checks = checks_table(say, planned, year),
          missing = without_result_table(say, planned, year),
          others = untargeted_table(say, planned, year);
    if (checks.rows.empty() && missing.rows.empty() && others.rows.empty()) return;
    page.section({"目標と実績", "Targets and results"});
    page.paragraph(say.text(
        {"達成率は実績÷目標(少ないほどよい指標は目標÷実績)。言葉の目標、0の目標には達成率がない。途中の値では達成を判定しない。",
         "The rate is result ÷ target (target ÷ result where lower is better). A target in words, or of 0, has none. Interim figures are not judged."}));
    page.add_filled(std::move(checks));
    page.add_filled(std::move(missing));
    page.add_filled(std::move(others));
    page.note(note_on_results(say, planned, year));
}

Report build(const ReportContext& context, const ReportRequest& request) {
    const Wording say(context);
    Page page(say);
    const auto all = agreements_on(context);
    std::vector<std::uint32_t> planned;
    std::ranges::copy_if(all, std::back_inserter(planned), [&](std::uint32_t index) {
        return has_cycle(context.ledger.agreement(index));
    });

    Report out = begin_report(
        context, "pdca",
        request.fiscal_year
            ? message("計画と実績 ({})", "Plans and results, {}", say.year(*request.fiscal_year))
            : Message{"計画と実績 (全年度)", "Plans and results, all years"});
    out.is_landscape = true;
    page.paragraph(say.format(
        "{}件の協定のうち、計画、指標、会議の体制、実績のどれかの記載があるものは{}件。残りの{}件には記載がない。",
        "Agreements: {}. With plans, indicators, meetings or results on record: {}; with none: {}.",
        all.size(), planned.size(), all.size() - planned.size()));

    Table overview =
        say.table("pdca", {"計画から改善まで", "From plan to act"}, overview_columns(say));
    overview.head_columns = 3;
    for (const std::uint32_t index : planned) {
        auto years = request.fiscal_year ? std::set{*request.fiscal_year}
                                         : years_of(context.ledger.agreement(index));
        if (years.empty()) years.insert(last_complete_year(context.as_of));
        for (const FiscalYear year : years) overview.rows.push_back(Cycle(say, index, year).row());
    }
    hide_empty_columns(overview);
    if (BulletList gaps = gaps_in_words(say, overview); !gaps.items.empty()) {
        page.section({"足りないもの", "What is missing"});
        page.add(std::move(gaps));
    }
    if (!overview.rows.empty()) {
        page.section({"計画から改善まで", "From plan to act"});
        page.add(std::move(overview));
    }
    add_results(page, say, planned, request.fiscal_year);
    for (const std::uint32_t index : planned) {
        const Agreement& agreement = context.ledger.agreement(index);
        for (const auto& result : agreement.results) page.cite(result->sources);
    }
    page.sources();
    return page.finish(std::move(out));
}

}  // namespace

extern constinit const ReportKind pdca_report{
    "pdca",
    {"計画、取組、実績、評価がそろっているか。目標は達成したか",
     "plans, measures, results and evaluations: what is there, what is missing, what was met"},
    ReportArgument::none,
    build};

}  // namespace daicho
