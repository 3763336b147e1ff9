// The page of a prefecture: how many, who works with whom, its agreements as rows, and what they
// are for, side by side as the bureau prints it.
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "daicho/query/published.hpp"
#include "daicho/report/reports.hpp"
#include "daicho/text/plural.hpp"
#include "report/parts/bureau_sheet.hpp"
#include "report/parts/cooperation.hpp"
#include "report/parts/page.hpp"
#include "report/parts/party_names.hpp"
#include "report/parts/sections.hpp"
#include "report/parts/share_map.hpp"

namespace daicho {

namespace {

class PrefecturePage {
  public:
    PrefecturePage(const ReportContext& context, const Prefecture& place)
        : x_context(context),
          x_place(place),
          x_say(context),
          x_counting(context.ledger, context.filter),
          x_facts(x_counting.facts_on(context.as_of)),
          x_agreements(agreements_in_order(context)) {}

    Report build() {
        Report out =
            begin_report(x_context, "prefecture",
                         message("{}の雇用対策協定", "Employment-measures agreements in {}",
                                 x_say.name(x_place)));
        out.is_landscape = true;
        x_page.set(Setting::headline, [&] { headline(); });
        x_page.add_filled(unlisted_table(x_say, x_facts));
        if (x_agreements.empty()) {
            x_page.paragraph(x_say.format("{}の協定はこの台帳にない。",
                                          "The registry has no agreement in {}.",
                                          x_say.name(x_place)));
        } else {
            who_with_whom();
            rows();
            side_by_side();
            for (const std::uint32_t index : x_agreements) x_page.cite(agreement(index));
            x_page.sources();
        }
        std::move(x_page).into(out);
        out.grounds = grounds_of(x_context, Unit::government, x_facts);
        if (!x_agreements.empty())  // the page lists them by title
            leave_out(out.grounds, {"sources"});
        return out;
    }

  private:
    const Agreement& agreement(std::uint32_t index) const {
        return x_context.ledger.agreement(index);
    }
    bool counts(std::uint32_t index) const {
        return is_counted(x_context.ledger.registry(), agreement(index));
    }
    std::string date_of(std::uint32_t index) const {
        return x_say.date(agreement(index).concluded->value);
    }
    std::string partners(std::uint32_t index) const {
        return x_say.join(partners_of(x_say, index));
    }

    // ---- how many ------------------------------------------------------------------------------

    void headline() {
        const Coverage coverage = coverage_by_prefecture(x_context, x_facts)[x_place.number];
        x_page.add(total_by_kind(x_say, x_counting, [&](GovernmentKind kind, int count) {
            return kind_here(kind, count);
        }));
        share(coverage);
        x_page.points({who_has_one(), who_may_have_one(), who_came_later(), what_is_not_counted()});
    }

    /// A prefecture is called what its name ends in: 府, 道.
    Words kind_here(GovernmentKind kind, int count) const {
        if (kind != GovernmentKind::prefecture) return label(kind, count);
        constexpr std::size_t one_character = std::string_view("府").size();
        return {x_place.name.substr(x_place.name.size() - one_character), "prefecture"};
    }

    void share(const Coverage& coverage) {
        if (coverage.all == 0) return;
        if (coverage.is_unknown()) {
            x_page.add(KeyFigure{
                .label = x_say.format("{}市区町村のうち", "of the {} municipalities", coverage.all),
                .value = x_say.unknown(),
                .note = x_say.format("公表された一覧の{}の欄が読み取れない",
                                     "the column of {} in the published list cannot be read",
                                     x_say.name(x_place))});
            return;
        }
        const std::string having = Wording::figure(coverage.having);
        const std::string more = x_say.more(coverage.is_open);
        x_page.add(KeyFigure{.label = x_say.text({"市区町村のうち", "of the municipalities"}),
                             .value = fmt::format("{}%{}", coverage.percent(), more),
                             .note = x_say.format("{1}市区町村のうち{0}{2}", "{0}{2} of {1}",
                                                  having, coverage.all, more)});
    }

    // ---- in words ------------------------------------------------------------------------------

    /// By name if they are few, else by kind.
    std::string named(const std::vector<Fact>& facts) const {
        constexpr std::size_t few = 8;
        std::vector<std::string> names;
        for (const Fact& fact : facts) {
            if (!fact.government) return by_kind(facts);
            names.push_back(x_say.name(*fact.government));
        }
        return names.size() <= few ? x_say.join(names) : by_kind(facts);
    }

    /// 兵庫県と16市.
    std::string by_kind(const std::vector<Fact>& facts) const {
        std::vector<Fact> others;
        std::vector<std::string> out;
        for (const Fact& fact : facts) {
            if (fact.kind == GovernmentKind::prefecture && out.empty())
                out.push_back(x_say.name(x_place));
            else
                others.push_back(fact);
        }
        if (!others.empty()) out.push_back(in_kinds(x_say, others));
        return x_say.join_with_and(out);
    }

    /// Governments, and who concluded it with them for the state.
    struct Signed {
        std::string state;
        std::vector<Fact> facts;
    };
    std::string state_of(const Fact& fact) const {
        std::vector<std::string> names;
        for (const std::uint32_t index : fact.agreements()) {
            for (std::string& name : bureaus_of(x_say, index)) {
                if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
            }
        }
        return names.empty() ? x_say.text(x_place.bureau) : x_say.join_with_and(names);
    }
    std::vector<Signed> by_state(const std::vector<Fact>& facts) const {
        std::vector<Signed> out;
        for (const Fact& fact : facts) {
            std::string state = state_of(fact);
            const auto found = std::ranges::find(out, state, &Signed::state);
            if (found != out.end())
                found->facts.push_back(fact);
            else
                out.push_back({std::move(state), {fact}});
        }
        return out;
    }

    std::string who_has_one() const {
        std::vector<Fact> certain;
        for (const Fact& fact : x_facts) {
            if (fact.certain) certain.push_back(fact);
        }
        if (certain.empty()) return {};
        std::ranges::stable_sort(certain, {}, [](const Fact& fact) { return fact.since.latest; });
        std::vector<std::string> parts;
        for (const auto& [state, facts] : by_state(certain)) {
            parts.push_back(x_say.format("{0}が、{1}と協定を結んでいる。",
                                         "{0} {2} an agreement with the {1}.", named(facts), state,
                                         plural(tally(facts).certain, "has", "have")));
        }
        return fmt::format("{}{}", fmt::join(parts, x_say.text({"", " "})), who_was_first(certain));
    }
    std::string who_was_first(const std::vector<Fact>& in_order) const {
        if (in_order.size() < 2) return {};
        const Fact& first = in_order.front();
        const bool is_sure =
            first.government && !first.since.is_open() &&
            std::ranges::none_of(std::span(in_order).subspan(1), [&](const Fact& f) {
                return f.since.is_open() || f.since.earliest <= first.since.latest;
            });
        if (!is_sure) return {};
        return x_say.format("最初は{}の{}。", " The first: {1}, {0}.", x_say.date(first.since),
                            x_say.name(*first.government));
    }

    std::string who_may_have_one() const {
        const Tally all = tally(x_facts);
        if (all.certain == all.possible) return {};
        return x_say.format(
            "ほかに{}団体は、締結日が範囲でしか分からず、{}までに結んだかもしれない。",
            "{} more, known only within an interval, may have one by {}.",
            all.possible - all.certain, x_say.date(x_context.as_of));
    }

    std::string who_came_later() const {
        std::vector<std::string> names;
        for (const std::uint32_t index : x_agreements) {
            if (!counts(index) || agreement(index).concluded->value.earliest <= x_context.as_of)
                continue;
            names.push_back(x_say.format("{}({})", "{} ({})", partners(index), date_of(index)));
        }
        if (names.empty()) return {};
        return x_say.format("{}より後に結んだ{}は、この数に含めない。",
                            "Later than {}, and not in this figure: {}.",
                            x_say.date(x_context.as_of), x_say.join(names));
    }

    std::string what_is_not_counted() const {
        std::vector<std::string> names;
        for (const std::uint32_t index : x_agreements) {
            if (counts(index)) continue;
            names.push_back(x_say.format("{}({}、{})", "{} ({}, {})",
                                         title_or_kind(x_say, agreement(index)), partners(index),
                                         date_of(index)));
        }
        if (names.empty()) return {};
        return x_say.format("ほかに、{}がある。国の集計の対象ではないため、団体数に含めない。",
                            "There is also {}, of a kind that the national count leaves out.",
                            x_say.join(names));
    }

    // ---- who works with whom -------------------------------------------------------------------

    void who_with_whom() {
        Diagram diagram = cooperation_diagram(x_say, x_agreements, true);
        x_page.add(Heading{diagram.title});
        const bool some_are_named = std::ranges::any_of(
            diagram.nodes, [](const auto& node) { return node.kind == Diagram::Kind::hello_work; });
        const bool some_are_dashed =
            std::ranges::any_of(diagram.nodes, [](const auto& node) { return node.is_dashed; });
        diagram.note = how_many_are_named();
        if (some_are_named)
            diagram.note += x_say.text({"ハローワークは、資料に名前のあるものだけを示す。",
                                        "Only those Hello Works that a source names are shown."});
        if (some_are_dashed)
            diagram.looks = x_say.text(
                {"点線は、団体数に含めない協定(基準日より後のものを含む)と、地方公共団体でない当事者。",
                 " Dashed: agreements that are not counted, those after the as-of day among them, and parties that are no local governments."});
        x_page.add(std::move(diagram));
    }

    /// Where there are more than the records name.
    std::string how_many_are_named() const {
        const bool is_open =
            !open_prefectures(x_counting.registry(), x_context.filter, x_context.as_of).empty();
        const bool some_are_nameless =
            std::ranges::any_of(x_facts, [](const Fact& fact) { return fact.is_unlisted(); });
        if (!is_open && !some_are_nameless) return {};
        return x_say.format("図と一覧にあるのは、名称の分かる{}件。",
                            "The figure and the table show what is known by name: {}. ",
                            x_agreements.size());
    }

    // ---- the agreements as rows ----------------------------------------------------------------

    std::vector<std::string_view> groups_used() const {
        std::set<std::string_view> used;
        for (const std::uint32_t index : x_agreements) {
            for (const auto& measure : agreement(index).measures) {
                for (const auto& group : measure->groups) used.insert(group->id);
            }
        }
        std::vector<std::string_view> out;
        for (const auto& [id, entry] : x_say.words.groups) {
            if (used.contains(id.value)) out.push_back(id.value);
        }
        return out;
    }

    static int measures_for(const Agreement& agreement, std::string_view group) {
        return static_cast<int>(std::ranges::count_if(agreement.measures, [&](const auto& measure) {
            return std::ranges::any_of(measure->groups,
                                       [&](const auto& term) { return term->id == group; });
        }));
    }

    std::string facilities(const Agreement& agreement) const {
        std::string out;
        for (const auto& facility : agreement.facilities) {
            out += (out.empty() ? "" : "\n") + line(facility->name);
            if (facility->opened)
                out +=
                    x_say.format("({}開設)", " (opened {})", x_say.date(facility->opened->value));
        }
        return out;
    }

    std::string head_of(std::uint32_t index) const {
        std::string out = partners(index);
        if (counts(index)) return out;
        return out + "\n" + title_or_kind(x_say, agreement(index)) +
               x_say.text({"(団体数に含めない)", " (not counted)"});
    }

    std::string revisions(const Agreement& agreement) const {
        std::string out;
        for (const auto& revision : agreement.revised) {
            if (revision->date)
                out += (out.empty() ? "" : "\n") + x_say.date(revision->date->value);
        }
        return out;
    }

    void rows() {
        const auto groups = groups_used();
        Table out =
            x_say.table("agreement_rows",
                        groups.empty() ? Words{"協定の一覧", "The agreements"}
                                       : Words{"協定の一覧と、だれに向けた取組か",
                                               "The agreements, and for whom their measures are"},
                        {x_say.column("with", {"団体", "concluded with"}),
                         x_say.column("concluded", {"締結", "concluded"}, Type::date),
                         x_say.column("revised", {"改定", "revised"})});
        for (const std::string_view group : groups) {
            out.columns.push_back(
                {.key = machine_key(group),
                 .label = std::string(label(x_say.words.groups, group, x_context.lang)),
                 .type = Type::count});
        }
        out.columns.push_back(x_say.column("facilities", {"窓口・施設", "facilities"}));
        out.columns.push_back(x_say.column("id", {"協定", "agreement"}, Type::code));
        for (const std::uint32_t index : x_agreements) out.rows.push_back(row_for(index, groups));
        hide_empty_columns(out);
        x_page.add(Heading{out.caption});
        x_page.add(std::move(out));
        x_page.note(note_on_rows(!groups.empty()));
    }

    Row row_for(std::uint32_t index, const std::vector<std::string_view>& groups) const {
        const Agreement& one = agreement(index);
        Row row = row_of(head_of(index), one.concluded->value, revisions(one));
        for (const std::string_view group : groups) {
            const int count = measures_for(one, group);
            row.cells.push_back({count > 0 ? Value(Count{count, count}) : Value()});
        }
        row.cells.push_back({facilities(one)});
        row.cells.push_back({Code{one.id}});
        return row;
    }

    /// What the figures are, and which agreements they cannot speak for.
    std::string note_on_rows(bool has_groups) const {
        int without = 0, untold = 0;
        for (const std::uint32_t index : x_agreements) {
            if (agreement(index).measures.empty()) ++without;
            for (const auto& measure : agreement(index).measures)
                untold += measure->groups.empty() ? 1 : 0;
        }
        std::string out;
        if (has_groups) {
            out += x_say.text(
                {"数字は、その人たちに向けた取組の数(一つの取組が二つの対象にかかることがある)。",
                 "The figures say how many measures are for whom; one may be for several. "});
        }
        if (untold > 0) {
            out += x_say.format("対象者の記載のない取組が{}件ある。", "{} {} no target group. ",
                                untold, plural(untold, "measure names", "measures name"));
        }
        if (without > 0) {
            out += x_say.format("取組の記録がまだない協定は{}件。",
                                "Of {} {} no measure is recorded yet.", without,
                                plural(without, "agreement"));
        }
        return out;
    }

    // ---- the bureau's sheet ---------------------------------------------------------------------

    void side_by_side() {
        SideBySide sheet = bureau_sheet(x_say, x_place, x_agreements);
        x_page.set(Setting::landscape, [&] {
            x_page.add(Heading{.text = sheet.title, .badge = x_say.text({"資料2", "annex 2"})});
            x_page.add(std::move(sheet));
        });
    }

    const ReportContext& x_context;
    const Prefecture& x_place;
    const Wording x_say;
    const Counting x_counting;
    const std::vector<Fact> x_facts;
    const std::vector<std::uint32_t> x_agreements;
    Page x_page{x_say};
};

Report build(const ReportContext& whole, const ReportRequest& request) {
    const ReportContext context = of_prefecture(whole, *request.prefecture);
    return PrefecturePage(context, *request.prefecture).build();
}

}  // namespace

extern constinit const ReportKind prefecture_report{
    "prefecture",
    {"ある労働局の協定を並べると、誰のために何をするか",
     "a bureau's agreements side by side: for whom, and what"},
    ReportArgument::prefecture,
    build};

}  // namespace daicho
