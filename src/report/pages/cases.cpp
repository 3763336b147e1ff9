// 締結事例: what came of agreements, as their records tell it, side by side. The agreements of one
// government are one story.
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "daicho/report/reports.hpp"
#include "daicho/text/number.hpp"
#include "daicho/text/plural.hpp"
#include "report/parts/names.hpp"
#include "report/parts/page.hpp"
#include "report/parts/record_tables.hpp"

namespace daicho {

namespace {

/// The agreements of a government that have cases, the oldest first.
using Story = std::vector<std::uint32_t>;

class Cases {
  public:
    explicit Cases(const ReportContext& context)
        : x_context(context), x_say(context), x_page(x_say), x_stories(stories()) {}

    Report build() {
        Report out =
            begin_report(x_context, "cases",
                         {"雇用対策協定の締結事例", "What came of employment-measures agreements"});
        out.is_landscape = true;
        if (x_stories.empty()) {
            x_page.paragraph(x_say.text(
                {"締結事例の記録がある協定はない。", "No agreement has a case on record."}));
            return x_page.finish(std::move(out));
        }
        x_page.set(Setting::screen, [&] {
            x_page.paragraph(lead());
            x_page.add(cards());
        });
        if (agreements() > 1) {
            x_page.section({"協定を並べる", "Side by side"});
            x_page.add(comparison());
        }
        x_page.sources();
        return x_page.finish(std::move(out), grounds());
    }

  private:
    const Agreement& agreement(std::uint32_t index) const {
        return x_context.ledger.agreement(index);
    }

    std::vector<Story> stories() const {
        std::vector<Story> out;
        std::map<std::string, std::size_t> of_government;
        for (const std::uint32_t index : agreements_until(x_context)) {
            if (agreement(index).cases.empty()) continue;
            const Government* whose = first_government(x_context.ledger, index, x_context.as_of);
            const std::string key = whose ? std::string(whose->code) : agreement(index).id;
            const auto [at, is_new] = of_government.try_emplace(key, out.size());
            if (is_new) out.emplace_back();
            out[at->second].push_back(index);
        }
        for (Story& story : out) {
            std::ranges::stable_sort(story, {}, [&](std::uint32_t index) {
                return agreement(index).concluded->value.latest;
            });
        }
        return out;
    }
    std::size_t agreements() const {
        std::size_t out = 0;
        for (const Story& story : x_stories) out += story.size();
        return out;
    }

    std::string lead() const {
        return x_say.format("{0}団体、{1}件の協定の事例。文は台帳の記録のままに示す。",
                            "Cases of {0} {2} and {1} {3}, in the words of the register.",
                            x_stories.size(), agreements(),
                            plural(std::ssize(x_stories), "government"),
                            plural(static_cast<long long>(agreements()), "agreement"));
    }
    std::vector<Ground> grounds() const {
        if (!x_shows_statistics) return {};
        return {
            {"figures", x_say.text({"数値", "figures"}),
             x_say.text(
                 {"協定の計画の評価ではない、関連する統計を含む",
                  "related statistics among them, which are no evaluation of the agreement's plan"})}};
    }

    // ---- cards ---------------------------------------------------------------------------------

    Cards cards() {
        Cards out{.name = "cases", .title = {}};
        for (const Story& story : x_stories) out.cards.push_back(card(story));
        return out;
    }

    Cards::Card card(const Story& story) {
        Cards::Card out{.title = names_of_governments(x_say, story.front())};
        std::vector<std::string> days, titles;
        for (const std::uint32_t index : story) {
            const Agreement& one = agreement(index);
            days.push_back(x_say.date(one.concluded->value));
            for (const auto& each : one.cases) {
                titles.push_back(line(each->title));
                out.texts.push_back(line(each->text));
                x_page.cite(each->sources);
            }
            x_page.cite(one.sources);
        }
        out.message = fmt::format("{}", fmt::join(titles, " → "));
        out.parties = chain(story);
        out.facts.push_back({x_say.text({"締結", "concluded"}), {x_say.join(days)}});
        add_roles(story, out);
        add_operators(story, out);
        add_targets(story, out);
        if (!add_statistic(story, out, true)) add_statistic(story, out, false);
        add_tags(story, out);
        return out;
    }

    /// The short form of a name, as it is spoken.
    static std::string without_legal_form(const std::string& name) {
        constexpr std::string_view form = "独立行政法人";
        return name.starts_with(form) ? name.substr(form.size()) : name;
    }
    static int rank(const Party& party) {
        if (!party.role) return 3;
        if (party.has_role(role::government)) return 1;
        return party.is_of_state() && !party.has_role(role::hello_work) ? 0 : 2;
    }
    /// The state, the government, then the others; who came in later, since when.
    std::vector<std::string> chain(const Story& story) const {
        struct Link {
            int rank;
            std::string record_name, text;
        };
        std::vector<Link> links;
        for (const std::uint32_t index : story) {
            const Agreement& one = agreement(index);
            for (std::size_t i = 0; i < one.parties.size(); ++i) {
                const Party& party = *one.parties[i];
                const std::string name = line(party.name);
                if (std::ranges::find(links, name, &Link::record_name) != links.end()) continue;
                const auto& since = party.from          ? party.from
                                    : index == story[0] ? Maybe<Date>()
                                                        : one.concluded;
                std::string text = without_legal_form(name_of_party(x_say, index, i));
                if (since)
                    text += x_say.format(" ({}から)", " (since {})", x_say.date(since->value));
                links.push_back({rank(party), name, std::move(text)});
            }
        }
        std::ranges::stable_sort(links, {}, &Link::rank);
        std::vector<std::string> out;
        for (Link& link : links) out.push_back(std::move(link.text));
        return out;
    }

    /// Who does what, of the measure that divides it most: between three or more.
    void add_roles(const Story& story, Cards::Card& card) {
        const Measure* most = nullptr;
        std::uint32_t whose = 0;
        for (const std::uint32_t index : story) {
            for (const auto& measure : agreement(index).measures) {
                const std::size_t parts = measure->roles.size();
                if (parts < 3 || (most && parts <= most->roles.size())) continue;
                most = &*measure;
                whose = index;
            }
        }
        if (!most) return;
        FactSheet::Fact fact{x_say.text({"役割分担", "who does what"}), {line(most->title)}};
        for (const auto& [role, does] : most->roles) {
            const std::string who =
                role.value == role::government
                    ? names_of_governments(x_say, whose)
                    : std::string(label(x_say.words.roles, role.value, x_context.lang));
            fact.texts.push_back(fmt::format("{}: {}", who, does->text));
        }
        x_page.cite(most->sources);
        card.facts.push_back(std::move(fact));
    }

    void add_operators(const Story& story, Cards::Card& card) {
        for (const std::uint32_t index : story) {
            for (const auto& facility : agreement(index).facilities) {
                if (facility->run_by.empty()) continue;
                card.facts.push_back({x_say.text({"運営", "run by"}),
                                      {fmt::format("{}: {}", line(facility->name),
                                                   x_say.joined(facility->run_by))}});
            }
        }
    }

    /// What the newest plan with targets aims at; many are only counted.
    void add_targets(const Story& story, Cards::Card& card) {
        const Agreement& newest = agreement(story.back());
        const Plan* plan = nullptr;
        for (const auto& one : newest.plans) {
            const bool is_newer =
                one->fiscal_year && (!plan || plan->fiscal_year->value < one->fiscal_year->value);
            if (is_newer && !one->targets.empty()) plan = &*one;
        }
        if (!plan) return;
        x_page.cite(plan->sources);
        FactSheet::Fact fact{x_say.text({"目標", "targets"}), {}};
        constexpr std::size_t few = 2;
        if (plan->targets.size() > few) {
            fact.texts.push_back(x_say.format("{}に{}件", "{1} in {0}",
                                              x_say.year(plan->fiscal_year->value),
                                              plan->targets.size()));
        } else {
            for (const auto& [id, target] : plan->targets) {
                fact.texts.push_back(fmt::format("{}: {}", name_of_indicator(newest, id.value),
                                                 with_unit(newest, id.value, *target)));
            }
        }
        card.facts.push_back(std::move(fact));
    }

    std::string with_unit(const Agreement& one, std::string_view id, const Quantity& value) const {
        const std::string unit = unit_of_indicator(x_say, one, id);
        if (!value.number || unit.empty()) return value.text;
        return daicho::with_unit(value.text, unit, x_context.lang);
    }

    /// The one figure of a card: the indicator with the longest series of final results, its first
    /// and its last; the agreement's own before those of other publications.
    bool add_statistic(const Story& story, Cards::Card& card, bool own) {
        for (const std::uint32_t index : story) {
            const Agreement& one = agreement(index);
            std::map<std::string, std::vector<const Result*>> series;
            for (const auto& result : one.results) {
                if (is_of_series(*result, own)) series[line(result->indicator)].push_back(&*result);
            }
            const auto longest = std::ranges::max_element(
                series, {}, [](const auto& each) { return each.second.size(); });
            if (longest == series.end() || longest->second.size() < 2) continue;
            add_series(one, longest->first, longest->second, card);
            x_shows_statistics = x_shows_statistics || !own;
            return true;
        }
        return false;
    }
    bool is_of_series(const Result& result, bool own) const {
        return result.state() == Status::final && result.fiscal_year && result.value &&
               result.value->value.number && result.is_own() == own &&
               (!result.as_of || result.as_of->value.latest <= x_context.as_of);
    }
    void add_series(const Agreement& one, const std::string& id, std::vector<const Result*>& series,
                    Cards::Card& card) {
        std::ranges::stable_sort(series, {},
                                 [](const Result* each) { return each->fiscal_year->value; });
        const auto point = [&](const Result& result) {
            x_page.cite(result.sources);
            return fmt::format("{} ({})", with_unit(one, id, result.value->value),
                               result.as_of ? x_say.date(result.as_of->value)
                                            : x_say.year(result.fiscal_year->value));
        };
        const std::string first = point(*series.front());
        card.facts.push_back(
            {name_of_indicator(one, id), {fmt::format("{} → {}", first, point(*series.back()))}});
    }

    void add_tags(const Story& story, Cards::Card& card) {
        std::vector<std::string> years;
        for (const std::uint32_t index : story) {
            for (const auto& facility : agreement(index).facilities) {
                const std::string kind = x_say.term(x_say.words.facility_kinds, facility->kind);
                const std::string name = line(facility->name);
                card.tags.push_back(
                    kind.empty() || kind == name ? name : fmt::format("{} ({})", name, kind));
                x_page.cite(facility->sources);
            }
            for (const auto& plan : agreement(index).plans) {
                if (!plan->fiscal_year) continue;
                years.push_back(x_say.year(plan->fiscal_year->value));
                x_page.cite(plan->sources);
            }
        }
        if (!years.empty())
            card.tags.push_back(x_say.format("計画 {}", "plans: {}", x_say.join(years)));
        add_new(story, card);
    }
    /// How many measures are new in the newest year that has any.
    void add_new(const Story& story, Cards::Card& card) {
        std::map<FiscalYear, int> count;
        for (const std::uint32_t index : story) {
            for (const auto& measure : agreement(index).measures) {
                if (!measure->new_in) continue;
                ++count[measure->new_in->value];
                x_page.cite(measure->sources);
            }
        }
        if (count.empty()) return;
        const auto& [year, number] = *count.rbegin();
        card.tags.push_back(x_say.format("{0}の新しい取組 {1}件", "{1} new {2} in {0}",
                                         x_say.year(year), number, plural(number, "measure")));
    }

    // ---- side by side --------------------------------------------------------------------------

    Table comparison() const {
        Table out = x_say.table(
            "comparison", {"協定を並べる", "Side by side"},
            {x_say.column("government", {"団体", "government"}),
             x_say.column("concluded", {"締結", "concluded"}, Type::date),
             x_say.column("third_parties", {"労働局と団体のほかの当事者", "other parties"}),
             x_say.column("facilities", {"施設", "facilities"}),
             x_say.column("indicators", {"目標・指標", "indicators"}),
             x_say.column("groups", {"対象者", "target groups"}),
             x_say.column("id", {"ID", "id"}, Type::code).for_machines()});
        out.head_columns = 2;
        for (const Story& story : x_stories) {
            for (const std::uint32_t index : story) out.rows.push_back(row(index));
        }
        hide_empty_columns(out);
        return out;
    }

    Row row(std::uint32_t index) const {
        const Agreement& one = agreement(index);
        std::vector<std::string> others, facilities, indicators;
        for (std::size_t i = 0; i < one.parties.size(); ++i) {
            if (rank(*one.parties[i]) > 1) others.push_back(name_of_party(x_say, index, i));
        }
        for (const auto& facility : one.facilities) facilities.push_back(line(facility->name));
        for (const auto& [id, indicator] : one.indicators)
            indicators.push_back(name_of_indicator(one, id.value));
        return row_of(names_of_governments(x_say, index), one.concluded->value, x_say.join(others),
                      x_say.join(facilities), x_say.join(indicators), groups_of(one), Code{one.id});
    }
    /// The target groups of all measures, in the order of the vocabulary.
    std::string groups_of(const Agreement& one) const {
        std::vector<std::string> out;
        for (const auto& entry : x_say.words.groups) {
            const std::string& id = entry.first.value;
            const bool is_meant = std::ranges::any_of(one.measures, [&](const auto& measure) {
                return std::ranges::any_of(measure->groups,
                                           [&](const auto& group) { return group->id == id; });
            });
            if (is_meant) out.emplace_back(label(x_say.words.groups, id, x_context.lang));
        }
        return x_say.join(out);
    }

    const ReportContext& x_context;
    const Wording x_say;
    Page x_page;
    const std::vector<Story> x_stories;
    bool x_shows_statistics = false;
};

Report build(const ReportContext& context, const ReportRequest&) {
    return Cases(context).build();
}

}  // namespace

extern constinit const ReportKind cases_report{
    "cases",
    {"締結事例: 協定で何ができたか。台帳の記録のままに並べる",
     "what came of agreements, as their records tell it, side by side"},
    ReportArgument::none,
    build};

}  // namespace daicho
