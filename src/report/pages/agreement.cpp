// The page of one agreement: a sheet of facts, who does what, the measures under their headings,
// and what is known of each year, drawn where a drawing says it better.
#include <algorithm>
#include <set>

#include "daicho/query/headings.hpp"
#include "daicho/report/figures/list.hpp"
#include "daicho/report/reports.hpp"
#include "daicho/text/plural.hpp"
#include "report/parts/checks.hpp"
#include "report/parts/cooperation.hpp"
#include "report/parts/page.hpp"
#include "report/parts/party_names.hpp"
#include "report/parts/pdca_strip.hpp"
#include "report/parts/record_tables.hpp"
#include "report/parts/sections.hpp"

namespace daicho {

namespace {

/// The year whose measures are shown as new: the one asked for, else the latest.
std::optional<FiscalYear> year_of_news(const Agreement& agreement, const ReportRequest& request) {
    std::optional<FiscalYear> latest = request.fiscal_year;
    if (latest) return latest;
    for (const auto& measure : agreement.measures) {
        if (measure->new_in)
            latest = std::max(latest.value_or(FiscalYear{}), measure->new_in->value);
    }
    return latest;
}

/// 役割分担: measures by roles, in the order of the vocabulary.
Table roles_matrix(const Wording& say, const Agreement& agreement) {
    Table out = say.table("roles", {"役割分担", "Who does what"},
                          {say.column("title", {"取組", "measure"})});
    std::set<std::string_view> used;
    for (const auto& measure : agreement.measures) {
        for (const auto& [role, does] : measure->roles) used.insert(role.value);
    }
    std::vector<std::string_view> roles;
    for (const auto& [role, entry] : say.words.roles) {
        if (!used.contains(role.value)) continue;
        roles.push_back(role.value);
        out.columns.push_back(
            {.key = machine_key(role.value),
             .label = std::string(label(say.words.roles, role.value, say.context.lang))});
    }
    for (const auto& measure : agreement.measures) {
        if (measure->roles.empty()) continue;
        Row row{RowKind::data, {{line(measure->title)}}};
        for (const std::string_view role : roles) {
            const auto does = std::ranges::find(measure->roles, role, [](const auto& entry) {
                return std::string_view(entry.first.value);
            });
            row.cells.push_back(
                {does == measure->roles.end() ? Value() : Value(does->second->text)});
        }
        out.rows.push_back(std::move(row));
    }
    return out;
}

Table requests_table(const Wording& say, const Agreement& agreement) {
    Table out = say.table(
        "requests", {"相互の要請", "mutual requests"},
        {say.column("date", {"日", "date"}, Type::date), say.column("from", {"から", "from"}),
         say.column("to", {"へ", "to"}), say.column("summary", {"要請", "request"}),
         say.column("answer", {"回答", "answer"}), say.sources_column()});
    for (const auto& request : agreement.requests) {
        out.rows.push_back(row_of(value_of(request->date), say.term(say.words.roles, request->from),
                                  say.term(say.words.roles, request->to), line(request->summary),
                                  required(line(request->answer)), cited(request->sources)));
    }
    return out;
}

/// The context whose grounds are those of this agreement alone.
ReportContext of_agreement(const ReportContext& context, const Agreement& agreement) {
    ReportContext out = context;
    out.filter = Filter();
    out.filter.id = agreement.id;
    out.filter.all_kinds = true;
    return out;
}

/// How the agreement stands to the day.
Words standing(const Agreement& agreement, Day day) {
    if (!agreement.concluded) return {"締結日がない", "it has no date of conclusion"};
    const Date& concluded = agreement.concluded->value;
    if (concluded.earliest > day) return {"基準日より後に締結", "concluded after the as-of day"};
    if (concluded.latest > day) {
        return {"基準日までに締結したかもしれない(締結日は範囲でしか分からない)",
                "perhaps concluded by the as-of day: its date is an interval"};
    }
    const Date* ended = agreement.ended && agreement.ended->value.date
                            ? &agreement.ended->value.date->value
                            : nullptr;
    if (ended && ended->latest < day) return {"基準日より前に終了", "ended before the as-of day"};
    if (ended && ended->earliest < day) {
        return {"基準日より前に終了したかもしれない", "perhaps ended before the as-of day"};
    }
    return {"基準日に締結済み(確実)", "in force on the as-of day (certain)"};
}

std::vector<std::string> sources_of(const List<Citation>& citations) {
    std::vector<std::string> out;
    for (const auto& citation : citations) out.push_back(cited(*citation));
    return out;
}

class AgreementPage {
  public:
    AgreementPage(const ReportContext& context, const ReportRequest& request)
        : x_context(context),
          x_request(request),
          x_index(*request.agreement),
          x_agreement(context.ledger.agreement(x_index)),
          x_say(context),
          x_years(years_of(x_agreement, context.as_of)) {}

    Report build() {
        const std::string title = title_of(x_context, x_index);
        Report out = begin_report(x_context, "agreement", {title, title});
        x_page.paragraph(lead());
        x_page.set(Setting::columns, [&] {
            x_page.add(facts());
            x_page.add(parties());
        });
        measures();
        by_year();
        indicators();
        what_is_on_record();
        where_to_look();
        add_notes(x_page.blocks(), x_say, x_agreement);
        sources();
        std::move(x_page).into(out);
        return out;
    }

  private:
    // ---- what it is ----------------------------------------------------------------------------

    std::string lead() const {
        const std::string parties = parties_in_words(x_say, x_index);
        if (!x_agreement.concluded)
            return x_say.format("{}の協定。", "An agreement of {}.", parties);
        const Date& when = x_agreement.concluded->value;
        std::string day = x_say.date(when);
        const bool is_within_a_year =
            !when.is_open() && year_of(when.earliest) == year_of(when.latest);
        if (when.is_open())
            day = x_say.format("{}まで", "{}", x_say.date(when.latest));
        else if (!is_within_a_year && x_context.lang == Lang::ja)
            day += "の間";
        const std::string_view on = when.is_day()      ? "on"
                                    : when.is_open()   ? "by"
                                    : is_within_a_year ? "in"
                                                       : "within";
        const bool is_to_come = x_agreement.concluded->value.earliest > x_request.today;
        return is_to_come ? x_say.format("{0}が、{1}に結ぶ協定。", "{0} will conclude it {2} {1}.",
                                         parties, day, on)
                          : x_say.format("{0}が、{1}に結んだ協定。", "{0} concluded it {2} {1}.",
                                         parties, day, on);
    }

    FactSheet facts() const {
        FactSheet out{.name = "overview", .title = {}};
        const auto add = [&](Words label, std::vector<std::string> texts,
                             std::vector<std::string> sources = {}) {
            std::erase(texts, "");
            if (!texts.empty())
                out.facts.push_back({x_say.text(label), std::move(texts), std::move(sources)});
        };
        add({"締結", "concluded"}, {concluded()});
        for (const auto& revision : x_agreement.revised) {
            if (!revision->date) continue;
            add({"改定", "revised"}, {x_say.date(revision->date->value), line(revision->summary)},
                sources_of(revision->sources));
        }
        if (x_agreement.ended) ended(add, x_agreement.ended->value);
        add({"代わる前の協定", "supersedes"}, {line(x_agreement.supersedes)});
        add({"国の集計", "national count"}, {standing_in_count()});
        for (std::size_t i = 0; i < x_agreement.parties.size(); ++i) {
            const Party& party = *x_agreement.parties[i];
            const std::string role = x_say.term(x_say.words.roles, party.role);
            out.facts.push_back({role.empty() ? x_say.text({"当事者", "party"}) : role,
                                 {name_of_party(x_say, x_index, i) + membership(party)},
                                 sources_of(party.sources)});
        }
        add({"ハローワーク", "Hello Work"}, {x_say.joined(x_agreement.hello_works)});
        for (const auto& numbered : x_agreement.numbered) {
            if (numbered->number)
                add({"順番", "order"}, {place_in_order(*numbered)},
                    numbered->source ? std::vector{cited(numbered->source->value)}
                                     : std::vector<std::string>());
        }
        add({"目的", "aim"}, {line(x_agreement.aim)});
        if (x_agreement.signing) signing(add, x_agreement.signing->value);
        if (x_agreement.contact) {
            const Contact& contact = x_agreement.contact->value;
            add({"問い合わせ先", "contact"}, {line(contact.office), line(contact.phone)},
                sources_of(contact.sources));
        }
        plans(add);
        add({"実績", "results"}, results());
        return out;
    }

    std::string concluded() const {
        return x_agreement.concluded ? x_say.date(x_agreement.concluded->value)
                                     : x_say.text({"日付の記録はない", "no date on record"});
    }

    template <class Add>
    void ended(Add add, const Ending& ending) const {
        add({"終了", "ended"},
            {ending.date ? x_say.date(ending.date->value) : std::string(), line(ending.reason),
             ending.successor
                 ? x_say.format("次の協定: {}", "succeeded by {}", line(ending.successor))
                 : std::string()},
            sources_of(ending.sources));
    }

    std::string standing_in_count() const {
        if (!is_counted(x_context.ledger.registry(), x_agreement)) {
            return x_say.format("この種類の協定({})は、国の集計に入らない。",
                                "An agreement of this kind ({}) is not in the national count.",
                                x_say.term(x_say.words.kinds, x_agreement.kind));
        }
        const Date& concluded = x_agreement.concluded->value;
        const bool holds = concluded.latest <= x_context.as_of && !x_agreement.ended;
        return holds ? std::string() : x_say.text(standing(x_agreement, x_context.as_of));
    }

    std::string membership(const Party& party) const {
        std::string out;
        if (party.from)
            out += x_say.format("({}から)", " (since {})", x_say.date(party.from->value));
        if (party.until)
            out += x_say.format("({}まで)", " (until {})", x_say.date(party.until->value));
        return out;
    }

    std::string place_in_order(const Numbered& numbered) const {
        const int number = numbered.number->value;
        const std::string among = numbered.among
                                      ? x_say.text(named(among_names, numbered.among->value).words)
                                      : list_of_kind();
        if (!numbered.within) return x_say.format("{}の{}番目", "no. {1} among {0}", among, number);
        const std::string within = place_of(line(numbered.within));
        if (!numbered.among) return x_say.format("{}で{}番目", "no. {1} of {0}", within, number);
        return x_say.format("{}の{}で{}番目", "no. {2} among the {1} of {0}", within, among,
                            number);
    }
    std::string place_of(const std::string& within) const {
        const Prefecture* place = find_prefecture(within);
        return place ? x_say.text(both_names(*place)) : within;
    }
    std::string list_of_kind() const {
        for (const Membership& member : x_context.ledger.memberships_of(x_index)) {
            if (member.government && member.government->kind == GovernmentKind::prefecture)
                return x_say.text(named(among_names, Among::prefectures).words);
        }
        return x_say.text(named(among_names, Among::municipalities).words);
    }

    template <class Add>
    void signing(Add add, const Signing& signing) const {
        add({"締結式", "signing"},
            {signing.date ? x_say.date(signing.date->value) : std::string(), line(signing.time),
             line(signing.place),
             signing.attendees.empty()
                 ? std::string()
                 : x_say.format("出席: {}", "present: {}", x_say.joined(signing.attendees))},
            sources_of(signing.sources));
    }

    template <class Add>
    void plans(Add add) const {
        for (const auto& plan : x_agreement.plans) {
            std::string head = plan->fiscal_year ? x_say.year(plan->fiscal_year->value) : "";
            if (plan->title) head += x_say.text({" ", ": "}) + line(plan->title);
            if (!plan->targets.empty())
                head += x_say.format("(数値目標{0})", " ({0} {1})", plan->targets.size(),
                                     plural(std::ssize(plan->targets), "target"));
            add({"計画", "plan"},
                {head,
                 plan->adopted
                     ? x_say.format("決定: {}", "adopted: {}", x_say.date(plan->adopted->value))
                     : std::string(),
                 plan->priorities.empty()
                     ? std::string()
                     : x_say.format("重点: {}", "priorities: {}", x_say.joined(plan->priorities))},
                sources_of(plan->sources));
        }
    }

    std::vector<std::string> results() const {
        std::set<std::string> indicators;
        bool some_are_own = false;
        for (const auto& result : x_agreement.results) {
            indicators.insert(line(result->indicator));
            some_are_own = some_are_own || result->is_own();
        }
        if (indicators.empty()) return {};
        std::vector<std::string> out{
            x_say.format("{0}指標、{1}の値", "{3} of {2}", indicators.size(),
                         x_agreement.results.size(), in_number(std::ssize(indicators), "indicator"),
                         in_number(static_cast<long long>(x_agreement.results.size()), "value"))};
        if (!some_are_own) {
            out.push_back(
                x_say.text({"いずれも関連する統計で、協定の評価ではない",
                            "all related statistics, not the agreement's own evaluation"}));
        }
        return out;
    }

    // ---- who, and what they do -----------------------------------------------------------------

    Diagram parties() const {
        const std::uint32_t only[] = {x_index};
        Diagram out = cooperation_diagram(x_say, only, false);
        out.title = x_say.text({"当事者", "Parties"});
        return out;
    }

    void measures() {
        Tiers levels = tiers();
        FactSheet sheet = by_heading();
        const bool both = !levels.levels.empty() && !sheet.facts.empty();
        const auto fill = [&] {
            if (!sheet.facts.empty()) x_page.add(std::move(sheet));
            if (!levels.levels.empty()) x_page.add(std::move(levels));
        };
        x_page.section({"取組と体制", "Measures and meetings"});
        if (sheet.facts.empty())
            x_page.paragraph(x_say.text({"取組の記録はまだない。", "No measure is recorded yet."}));
        both ? x_page.set(Setting::columns, fill) : fill();
        if (x_agreement.governance.empty()) {
            x_page.note(x_say.text(
                {"会議の形は、台帳に記録がない。", "How its meetings are held is not on record."}));
        }
        roles();
    }

    /// Under the document's headings; where it has none, under those whom a measure is for, or its
    /// field.
    FactSheet by_heading() const {
        FactSheet out{.name = "measures", .title = x_say.text({"取組", "Measures"})};
        const auto news = year_of_news(x_agreement, x_request);
        for (const auto& measure : x_agreement.measures) {
            const std::string label = heading_of(*measure);
            const bool is_same = !out.facts.empty() && out.facts.back().label == label;
            if (!is_same) out.facts.push_back({.label = label, .texts = {}});
            auto& fact = out.facts.back();
            const bool is_new = news && measure->new_in && measure->new_in->value == *news;
            if (!is_heading_alone(*measure))
                fact.texts.push_back((is_new ? "ＮＥＷ!! " : "") + line(measure->title));
            for (std::string& source : sources_of(measure->sources)) {
                if (std::ranges::find(fact.sources, source) == fact.sources.end())
                    fact.sources.push_back(std::move(source));
            }
        }
        for (auto& fact : out.facts) {
            if (fact.texts.empty()) fact.texts.emplace_back("—");
        }
        return out;
    }
    std::string heading_of(const Measure& measure) const {
        if (measure.heading) return line(measure.heading);
        if (!measure.groups.empty()) return x_say.terms(x_say.words.groups, measure.groups);
        const std::string field = x_say.term(x_say.words.fields, measure.field);
        return field.empty() ? x_say.text({"そのほか", "others"}) : field;
    }

    void roles() {
        Table matrix = roles_matrix(x_say, x_agreement);
        if (matrix.rows.empty()) return;
        x_page.add(std::move(matrix));
        const auto unassigned = std::ranges::count_if(
            x_agreement.measures, [](const auto& measure) { return measure->roles.empty(); });
        if (unassigned > 0) {
            x_page.note(x_say.format("役割分担の記載がない取組: {}件のうち{}件。",
                                     "Measures without a recorded division of roles: {1} of {0}.",
                                     x_agreement.measures.size(), unassigned));
        }
    }

    /// As recorded. Of a prefecture without a record the model, said to be one: it speaks of the
    /// governor, whom a city does not have.
    Tiers tiers() const {
        Tiers out{.name = "tiers", .title = x_say.text({"会議の形", "Levels of meetings"})};
        for (const auto& tier : x_agreement.governance) {
            const std::string kind = x_say.term(x_say.words.tiers, tier->tier);
            const std::string name = line(tier->name);
            out.levels.push_back({.label = name.empty() ? kind : name,
                                  .members = line(tier->members),
                                  .often = often(tier->per_year),
                                  .sources = sources_of(tier->sources)});
        }
        if (shows_model()) add_model(out);
        return out;
    }
    bool shows_model() const {
        const auto members = x_context.ledger.memberships_of(x_index);
        return x_agreement.governance.empty() &&
               std::ranges::any_of(members, [](const Membership& member) {
                   return member.government &&
                          member.government->kind == GovernmentKind::prefecture;
               });
    }
    void add_model(Tiers& out) const {
        for (const auto& tier : x_context.ledger.registry().about.tiers) {
            out.levels.push_back({.label = std::string(wording_in(tier->name, x_context.lang)),
                                  .members = std::string(wording_in(tier->members, x_context.lang)),
                                  .often = often(tier->per_year),
                                  .is_model = true,
                                  .sources = sources_of(tier->sources)});
        }
        std::erase_if(out.levels, [](const auto& level) { return level.label.empty(); });
        if (!out.levels.empty())
            out.note = x_say.text({"ここに示すのは、国の資料が例として挙げる形。",
                                   "Dashed: the model that the ministry describes."});
    }
    std::string often(const Maybe<int>& per_year) const {
        return per_year ? x_say.format("年{}回", "{} a year", per_year->value) : std::string();
    }

    // ---- by year -------------------------------------------------------------------------------

    void by_year() {
        Table strip = pdca_strip(x_say, x_agreement, x_years, x_request.today);
        if (strip.rows.empty()) return;
        x_page.add(Heading{strip.caption});
        const std::string note = note_on_strip(x_say, strip);
        x_page.add(std::move(strip));
        x_page.note(note);
        for (const auto& plan : x_agreement.plans) {
            const std::string year =
                plan->fiscal_year ? x_say.year(plan->fiscal_year->value) : std::string();
            if (plan->evaluation)
                x_page.paragraph(x_say.format("{}の評価: {}", "Evaluation of {}: {}", year,
                                              line(plan->evaluation)));
            if (plan->actions)
                x_page.paragraph(x_say.format("{}の改善: {}", "Actions after {}: {}", year,
                                              line(plan->actions)));
        }
    }

    void indicators() {
        Panels panels = indicator_panels(x_say, x_agreement, x_years);
        FactSheet single = single_figures(x_say, x_agreement, x_years);
        if (panels.panels.empty() && single.facts.empty()) return;
        x_page.section({"数値目標と実績", "Targets and results"});
        if (!panels.panels.empty()) x_page.add(std::move(panels));
        if (!single.facts.empty()) x_page.add(std::move(single));
    }

    // ---- what else is on record ----------------------------------------------------------------

    void table(Words title, Table table) {
        if (table.rows.empty()) return;
        x_page.section(title);
        hide_empty_columns(table);
        x_page.add(std::move(table));
    }

    void what_is_on_record() {
        table({"開かれた会議と予定", "Meetings held and due"}, meetings_table(x_say, x_agreement));
        table({"相互の要請", "Mutual requests"}, requests_table(x_say, x_agreement));
        table({"施設", "Facilities"}, facilities_table(x_say, x_agreement));
        add_cases(x_page.blocks(), x_agreement);
    }

    /// A page that says little says where more may be found.
    void where_to_look() {
        const bool says_little = x_agreement.plans.empty() && x_agreement.meetings.empty() &&
                                 x_agreement.results.empty() && x_agreement.cases.empty() &&
                                 x_agreement.measures.size() < 2;
        if (!says_little) return;
        std::vector<std::string> names = bureaus_of(x_say, x_index);
        for (std::string& name : partners_of(x_say, x_index)) names.push_back(std::move(name));
        x_page.section({"台帳にまだないこと", "What the registry does not have yet"});
        x_page.paragraph(x_say.format(
            "会議、計画、数値目標、実績の記録はまだない。行われていないという意味ではない。{}の公表資料か、下の出典で確かめられる。",
            "No meeting, plan, target or result is recorded yet, which does not mean that there is none. What is published by {}, and the sources below, may tell more.",
            x_say.join(names)));
    }

    void sources() {
        x_page.cite(x_agreement);
        for (const auto& tier : x_context.ledger.registry().about.tiers) {
            if (shows_model()) x_page.cite(tier->sources);
        }
        x_page.sources();
    }

    const ReportContext& x_context;
    const ReportRequest& x_request;
    const std::uint32_t x_index;
    const Agreement& x_agreement;
    const Wording x_say;
    const YearsOfAgreement x_years;
    Page x_page{x_say};
};

Report build(const ReportContext& whole, const ReportRequest& request) {
    const Agreement& agreement = whole.ledger.agreement(*request.agreement);
    const ReportContext context = of_agreement(whole, agreement);
    const Wording say(context);
    Report out = AgreementPage(context, request).build();

    const Date since = agreement.concluded ? agreement.concluded->value : Date();
    const Fact self{.thing = OfAgreement{*request.agreement},
                    .since = since,
                    .certain = since.latest <= context.as_of};
    out.grounds = grounds_of(context, Unit::agreement, std::span(&self, 1));
    // The page lists its sources by title.
    leave_out(out.grounds, {"later", "sources"});
    const auto bounds = std::ranges::find(out.grounds, "bounds", &Ground::key);
    if (bounds != out.grounds.end()) bounds->text = say.text(standing(agreement, context.as_of));
    return out;
}

}  // namespace

extern constinit const ReportKind agreement_report{
    "agreement",
    {"1つの協定の主体、役割分担、取組、会議、目標と実績",
     "one agreement: parties, roles, measures, meetings, targets and results"},
    ReportArgument::agreement,
    build};

}  // namespace daicho
