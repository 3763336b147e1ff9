// The meetings of agreements: which were held, which their records say are to be held, and what was
// asked of whom.
#include <algorithm>
#include <set>

#include "daicho/query/duties.hpp"
#include "daicho/report/reports.hpp"
#include "daicho/text/plural.hpp"
#include "report/parts/names.hpp"
#include "report/parts/page.hpp"
#include "report/parts/sections.hpp"

namespace daicho {

namespace {

class Meetings {
  public:
    explicit Meetings(const ReportContext& context)
        : x_context(context),
          x_say(context),
          x_page(x_say),
          x_year(last_complete_year(context.as_of)),
          x_agreements(agreements_until(context)) {}

    Report build() {
        Report out = begin_report(x_context, "meetings",
                                  message("協定の会議({}現在)", "Meetings of agreements, {}",
                                          x_context.date(x_context.as_of)));
        out.is_landscape = true;
        Table held = held_table(), rules = rules_table(), requests = requests_table();
        if (held.rows.empty() && rules.rows.empty()) {
            x_page.paragraph(x_say.text(
                {"会議の記録はない。", "No meeting, and no rule on meetings, is on record."}));
        } else {
            x_page.set(Setting::headline, [&] { headline(held, rules); });
        }
        if (!held.rows.empty()) {
            x_page.section({"開かれた会議", "Held"});
            x_page.add(std::move(held));
        }
        if (!rules.rows.empty()) {
            x_page.section({"決まっている会議", "To be held"});
            x_page.add(std::move(rules));
        }
        if (!requests.rows.empty()) {
            x_page.section({"要請", "Requests"});
            x_page.add(std::move(requests));
        }
        model();
        x_page.sources();
        return x_page.finish(std::move(out), grounds());
    }

  private:
    const Agreement& agreement(std::uint32_t index) const {
        return x_context.ledger.agreement(index);
    }
    template <class Thing>
    bool has_happened(const Thing& thing) const {
        return thing.date && thing.date->value.earliest <= x_context.as_of;
    }

    // ---- in short ------------------------------------------------------------------------------

    void headline(const Table& held, const Table& rules) {
        std::set<std::string> who, whose;
        const auto insert_all = [](const Table& table, std::set<std::string>& ids) {
            for (const Row& row : table.rows)
                ids.insert(std::get<Code>(table.cell(row, "id").value).text);
        };
        insert_all(held, who);
        insert_all(rules, whose);
        x_page.add(KeyFigure{.label = x_say.text({"開かれた会議の記録", "meetings on record"}),
                             .value = x_say.format("{}回", "{}", held.rows.size()),
                             .note = x_say.format("{0}協定", "of {0} {1}", who.size(),
                                                  plural(std::ssize(who), "agreement")),
                             .parts = {}});
        x_page.add(KeyFigure{
            .label = x_say.text({"会議の決まりが分かる協定", "agreements with a rule on meetings"}),
            .value = x_say.format("{}協定", "{}", whose.size()),
            .note =
                x_say.format("台帳の{}協定のうち", "of {} in the register", x_agreements.size())});
        x_page.points({newest_in_words(), due_in_words(),
                       x_say.text({"記録がないことは、開かれなかったことを意味しない。",
                                   "That none is on record does not mean that none was held."})});
    }

    std::string newest_in_words() const {
        const Meeting* newest = nullptr;
        std::uint32_t whose = 0;
        for (const std::uint32_t index : x_agreements) {
            for (const auto& meeting : agreement(index).meetings) {
                if (!has_happened(*meeting)) continue;
                if (newest && meeting->date->value.latest <= newest->date->value.latest) continue;
                newest = &*meeting;
                whose = index;
            }
        }
        if (!newest) return {};
        return x_say.format("最も新しい記録は、{}の{}。", "The newest: {1}, {0}.",
                            names_of_governments(x_say, whose), x_say.date(newest->date->value));
    }

    /// The meetings that were due in the last complete year, and are not on record.
    std::string due_in_words() const {
        std::set<std::uint32_t> missing;
        for (const Duty& duty :
             duties_of({x_context.ledger, x_context.filter, x_year, x_context.as_of})) {
            if (duty.kind->is_of_meetings) missing.insert(duty.agreement()->agreement);
        }
        if (missing.empty()) return {};
        return x_say.format("{0}に開くことになっていて、その記録のない協定は{1}件。",
                            "Due in {0} and not on record: meetings of {1} {2}.",
                            x_say.year(x_year), missing.size(),
                            plural(std::ssize(missing), "agreement"));
    }

    // ---- held ----------------------------------------------------------------------------------

    Table held_table() {
        Table out = x_say.table(
            "meetings", {"開かれた会議", "Held"},
            {x_say.column("date", {"日", "date"}, Type::date),
             x_say.column("agreement", {"協定", "agreement"}),
             x_say.column("tier", {"階層", "tier"}), x_say.column("title", {"会議", "meeting"}),
             x_say.column("decisions", {"決めたこと", "decisions"}), x_say.sources_column(),
             x_say.id_column("tier", {"階層", "tier"}),
             x_say.column("id", {"ID", "id"}, Type::code).for_machines()});
        out.head_columns = 2;
        for (const std::uint32_t index : x_agreements) {
            for (const auto& meeting : agreement(index).meetings) {
                if (!has_happened(*meeting)) continue;
                x_page.cite(meeting->sources);
                out.rows.push_back(row_of(meeting->date->value, names_of_governments(x_say, index),
                                          x_say.term(x_say.words.tiers, meeting->tier),
                                          line(meeting->title), x_say.joined(meeting->decisions),
                                          cited(meeting->sources), ids_of(meeting->tier),
                                          Code{agreement(index).id}));
            }
        }
        std::ranges::stable_sort(out.rows, {}, [&](const Row& row) {
            const auto& date = std::get<Date>(out.cell(row, "date").value);
            return std::pair(date.earliest, date.latest);
        });
        return out;
    }

    // ---- to be held ----------------------------------------------------------------------------

    /// How often a tier is to meet, and what is on record of the last complete year.
    Table rules_table() {
        Table out =
            x_say.table("rules", {"決まっている会議", "To be held"},
                        {x_say.column("agreement", {"協定", "agreement"}),
                         x_say.column("tier", {"階層", "tier"}),
                         x_say.column("name", {"名称", "name"}),
                         x_say.column("members", {"構成員", "members"}),
                         x_say.column("per_year", {"年度の回数", "times a year"}, Type::number),
                         {.key = "held",
                          .label = x_say.format("{}の記録", "on record in {}", year_in_a_head()),
                          .type = Type::count},
                         x_say.column("newest", {"最も新しい記録", "newest on record"}, Type::date),
                         x_say.sources_column(),
                         x_say.id_column("tier", {"階層", "tier"}),
                         x_say.column("id", {"ID", "id"}, Type::code).for_machines()});
        for (const std::uint32_t index : x_agreements) {
            const Agreement& own = agreement(index);
            for (const auto& tier : own.governance) {
                x_page.cite(tier->sources);
                out.rows.push_back(row_of(
                    names_of_governments(x_say, index), x_say.term(x_say.words.tiers, tier->tier),
                    line(tier->name), line(tier->members), value_of(tier->per_year),
                    held_of(own, *tier), newest_of(own, *tier), cited(tier->sources),
                    ids_of(tier->tier), Code{own.id}));
            }
        }
        hide_empty_columns(out);
        return out;
    }
    /// Heads of English tables have no era.
    std::string year_in_a_head() const {
        const bool ja = x_context.lang == Lang::ja;
        return label(x_year, ja ? x_context.dates : DateStyle::iso, x_context.lang);
    }
    template <class See>
    void each_of(const Agreement& own, const Tier& tier, See see) const {
        for (const auto& meeting : own.meetings) {
            const bool is_of_tier =
                meeting->tier && tier.tier && meeting->tier->value.id == tier.tier->value.id;
            if (is_of_tier && has_happened(*meeting)) see(meeting->date->value);
        }
    }
    Cell held_of(const Agreement& own, const Tier& tier) const {
        Count held;
        each_of(own, tier, [&](const Date& day) {
            const Within place = within(day, Date::of(x_year));
            held += {place == Within::surely, place != Within::no};
        });
        const bool was_there = own.concluded->value.latest < x_year.first();
        if (!was_there && held == Count{}) return {};
        const bool is_missing = was_there && tier.per_year && held.possible < tier.per_year->value;
        return {.value = held, .emphasis = is_missing ? Emphasis::missing : Emphasis::none};
    }
    Value newest_of(const Agreement& own, const Tier& tier) const {
        std::optional<Date> newest;
        each_of(own, tier, [&](const Date& day) {
            if (!newest || newest->latest < day.latest) newest = day;
        });
        return newest ? Value(*newest) : Value();
    }

    // ---- requests ------------------------------------------------------------------------------

    Table requests_table() {
        Table out = x_say.table("requests", {"要請", "Requests"},
                                {x_say.column("date", {"日", "date"}, Type::date),
                                 x_say.column("agreement", {"協定", "agreement"}),
                                 x_say.column("from", {"要請した側", "from"}),
                                 x_say.column("to", {"要請された側", "to"}),
                                 x_say.column("summary", {"内容", "summary"}),
                                 x_say.column("answer", {"回答", "answer"}), x_say.sources_column(),
                                 x_say.column("id", {"ID", "id"}, Type::code).for_machines()});
        out.head_columns = 2;
        for (const std::uint32_t index : x_agreements) {
            for (const auto& request : agreement(index).requests) {
                if (request->date && !has_happened(*request)) continue;
                x_page.cite(request->sources);
                out.rows.push_back(row_of(
                    value_of(request->date), names_of_governments(x_say, index),
                    x_say.term(x_say.words.roles, request->from),
                    x_say.term(x_say.words.roles, request->to), line(request->summary),
                    line(request->answer), cited(request->sources), Code{agreement(index).id}));
            }
        }
        hide_empty_columns(out);
        return out;
    }

    // ---- the model -----------------------------------------------------------------------------

    std::string in(const auto& words) const {
        return std::string(wording_in(words, x_context.lang));
    }

    /// What the documents say of the meetings of agreements in general.
    void model() {
        FactSheet sheet{.name = "model", .title = {}};
        for (const auto& tier : x_context.ledger.registry().about.tiers) {
            std::vector<std::string> parts;
            if (tier->members) parts.push_back(in(tier->members));
            if (tier->per_year)
                parts.push_back(x_say.format("年{}回", "{} a year", tier->per_year->value));
            x_page.tell(sheet, in(tier->name), {x_say.join(parts), in(tier->text)}, tier->sources);
        }
        if (!sheet.facts.empty()) {
            x_page.section(
                {"会議のかたち(国の資料の説明)", "Meetings as the state describes them"});
            x_page.add(std::move(sheet));
        }
        x_page.add_general_requests();
    }

    std::vector<Ground> grounds() const {
        return {{"no_record", x_say.text({"記録なし", "no record"}),
                 x_say.text({"台帳に記録がないこと。開かれなかったとは限らない",
                             "the registry has none; it may have been held all the same"})}};
    }

    const ReportContext& x_context;
    const Wording x_say;
    Page x_page;
    const FiscalYear x_year;
    const std::vector<std::uint32_t> x_agreements;
};

Report build(const ReportContext& context, const ReportRequest&) {
    return Meetings(context).build();
}

}  // namespace

extern constinit const ReportKind meetings_report{
    "meetings",
    {"協定の会議: いつ開かれ、何回開く決まりで、何が決まったか",
     "meetings of agreements: which were held, which are to be held, what was decided"},
    ReportArgument::none,
    build};

}  // namespace daicho
