// For residents: what an agreement brings, in plain words, each sentence with one idea; with the
// figures of the register, and what records name. Nothing is inferred.
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "daicho/query/counting.hpp"
#include "daicho/report/reports.hpp"
#include "daicho/text/number.hpp"
#include "daicho/text/plural.hpp"
#include "report/parts/names.hpp"
#include "report/parts/page.hpp"
#include "report/parts/sections.hpp"

namespace daicho {

namespace {

class Residents {
  public:
    explicit Residents(const ReportContext& context)
        : x_context(context),
          x_say(context),
          x_page(x_say),
          x_counting(context.ledger, context.filter),
          x_facts(x_counting.facts_on(context.as_of)),
          x_agreements(agreements_until(context)) {}

    Report build() {
        Report out = begin_report(x_context, "residents",
                                  {"雇用対策協定で、できるようになること",
                                   "What an employment-measures agreement brings you"});
        lead();
        who();
        gains();
        users();
        for_whom();
        where_to_ask();
        towns();
        in_their_words();
        x_page.sources();
        return x_page.finish(std::move(out), grounds());
    }

  private:
    const Agreement& agreement(std::uint32_t index) const {
        return x_context.ledger.agreement(index);
    }
    std::string in(const auto& words) const {
        return std::string(wording_in(words, x_context.lang));
    }

    // ---- what it is ----------------------------------------------------------------------------

    void lead() {
        x_page.paragraph(x_say.text(
            {"雇用対策協定は、国と、都道府県や市町村の約束です。はたらきたい人と会社の手助けを、いっしょに行います。",
             "An employment-measures agreement is a promise between the state and a prefecture or municipality. Together they help people who want to work, and firms."}));
        if (x_facts.empty()) return;
        const Stock now = x_counting.figure_of(x_context.as_of);
        const bool is_open =
            now.basis == Basis::at_least ||
            (!x_context.filter.places().empty() &&
             !open_prefectures(x_counting.registry(), x_context.filter, x_context.as_of).empty());
        x_page.paragraph(who_has_one(now, is_open));
    }

    /// By kind, where that is known: a range would be one figure too many.
    std::string who_has_one(const Stock& now, bool is_open) const {
        const std::string where = x_context.where(), day = x_say.date(x_context.as_of);
        const bool is_split =
            std::ranges::all_of(now.kinds, [](const auto& kind) { return kind.second.is_exact(); });
        if (!is_open && !is_split) {
            return x_say.format("{}では、{}の都道府県や市町村が結んでいます({}現在)。",
                                "In {}, {} prefectures and municipalities have one ({}).", where,
                                Wording::figure(now.total), day);
        }
        const std::string which = governments_in_words(x_say, now);
        if (which.empty()) {
            return x_say.format("{}のどこが結んでいるかは、分かりません({}現在)。",
                                "Which of {} have one is not known ({}).", where, day);
        }
        std::string certain =
            x_say.format("{0}では、{1}が結んでいます({2}現在)。", "In {0}, {1} {3} one ({2}).",
                         where, which, day, plural(now.total.least, "has", "have"));
        if (!is_open) return certain;
        if (now.gap == Gap::after_lists) {
            return certain +
                   x_say.text(
                       {"ほかにもあるかもしれません。全団体の一覧は、この日のものがありません。",
                        " There may be more: no list of all is of that day."});
        }
        return certain +
               x_say.text({"ほかの市区町村は、公表された一覧が読み取れず、分かりません。",
                           " Of others it is not known: the published list cannot be read."});
    }

    /// Who signs, and what each of them does: as the documents say it in general.
    void who() {
        Cards out{.name = "actors", .title = {}};
        for (const auto& actor : x_context.ledger.registry().about.actors) {
            Cards::Card card{.title = in(actor->name)};
            std::vector<std::string> bodies;
            for (const auto& body : actor->bodies) bodies.emplace_back(body->in(x_context.lang));
            card.message = x_say.join(bodies);
            for (const auto& does : actor->does) card.texts.emplace_back(does->in(x_context.lang));
            x_page.cite(actor->sources);
            out.cards.push_back(std::move(card));
        }
        if (!out.cards.empty()) x_page.add(std::move(out));
    }

    /// Those who come, what they lack, and what changes for them: as the documents say it.
    void users() {
        Cards out{.name = "users", .title = {}};
        const auto texts = [&](const List<Bilingual>& all) {
            std::vector<std::string> lines;
            for (const auto& one : all) lines.emplace_back(one->in(x_context.lang));
            return lines;
        };
        for (const auto& user : x_context.ledger.registry().about.users) {
            Cards::Card card{.title = in(user->name)};
            if (!user->needs.empty())
                card.facts.push_back(
                    {x_say.text({"困りごと", "What they need"}), texts(user->needs)});
            if (!user->gains.empty())
                card.facts.push_back(
                    {x_say.text({"これからは", "What they get"}), texts(user->gains)});
            x_page.cite(user->sources);
            out.cards.push_back(std::move(card));
        }
        if (out.cards.empty()) return;
        x_page.section({"こんなときに", "When it helps"});
        x_page.add(std::move(out));
    }

    // ---- what it brings ------------------------------------------------------------------------

    /// Only what the register has something of.
    void gains() {
        Cards out{.name = "gains", .title = {}};
        for (auto&& card : {seen(), talked_over(), divided(), near()}) {
            if (!card.facts.empty()) out.cards.push_back(card);
        }
        if (out.cards.empty()) return;
        x_page.section({"できるようになること", "What it brings"});
        for (std::size_t i = 0; i < out.cards.size(); ++i)
            out.cards[i].title = fmt::format("{} {}", i + 1, out.cards[i].title);
        x_page.add(std::move(out));
    }
    /// A range would be one figure too many here: what is certain is told.
    std::vector<Fact> certain_facts(Unit unit) const {
        auto out = facts_of(x_context.ledger, unit, x_context.filter, x_context.as_of);
        std::erase_if(out, [](const Fact& fact) { return !fact.certain; });
        return out;
    }
    void add_fact(Cards::Card& card, std::string text) const {
        card.facts.push_back({x_say.text({"記録では", "On record"}), {std::move(text)}});
    }

    Cards::Card seen() const {
        Cards::Card out{
            .title =
                x_say.text({"だれが何をしているか、見えるようになります", "You see who does what"}),
            .texts = {x_say.text(
                {"ばらばらだった取組を、一つの表にまとめます。国と市町村が、同じ目標に向かいます。",
                 "What was done here and there is put into one list. The state and your town work towards the same goals."})}};
        const auto measures = certain_facts(Unit::measure);
        if (measures.empty()) return out;
        std::set<std::uint32_t> whose;
        for (const Fact& fact : measures) whose.insert(fact.agreement());
        add_fact(out, x_say.format("{0}の取組が、{1}の協定で分かります。", "{0} {2} of {1} {3}.",
                                   Wording::figure(tally(measures)), whose.size(),
                                   plural(tally(measures).possible, "measure"),
                                   plural(std::ssize(whose), "agreement")));
        return out;
    }

    Cards::Card talked_over() const {
        Cards::Card out{
            .title = x_say.text({"毎年、話し合って直します", "It is talked over and mended"}),
            .texts = {x_say.text(
                {"年ごとに計画を作ります。会議を開いて、うまくいったかを確かめます。",
                 "There is a plan for each year. Meetings look at what has gone well."})}};
        std::size_t rules = 0, plans = 0, meetings = 0;
        for (const std::uint32_t index : x_agreements) {
            const Agreement& one = agreement(index);
            rules += one.governance.empty() ? 0U : 1U;
            plans += one.plans.empty() ? 0U : 1U;
            meetings += static_cast<std::size_t>(
                std::ranges::count_if(one.meetings, [&](const auto& meeting) {
                    return meeting->date && meeting->date->value.earliest <= x_context.as_of;
                }));
        }
        if (rules + plans + meetings == 0) return out;
        add_fact(
            out,
            x_say.format(
                "会議の決まりが{0}の協定で、計画が{1}の協定で分かります。会議の記録は{2}回です。",
                "Rules on meetings of {0} {3} and plans of {1}. {2} {4} on record.", rules, plans,
                meetings, plural(static_cast<long long>(rules), "agreement"),
                plural(static_cast<long long>(meetings), "meeting is", "meetings are")));
        return out;
    }

    Cards::Card divided() {
        Cards::Card out{
            .title = x_say.text({"むだなく分担します", "Work is divided, not done twice"}),
            .texts = {
                x_say.text({"同じことを二つの役所でしないように、だれが何をするかを決めます。",
                            "Who does what is settled, so that no two offices do the same."})}};
        const Measure* most = nullptr;
        std::uint32_t whose = 0;
        std::size_t with_roles = 0;
        for (const std::uint32_t index : x_agreements) {
            for (const auto& measure : agreement(index).measures) {
                if (measure->roles.empty()) continue;
                ++with_roles;
                if (most && measure->roles.size() <= most->roles.size()) continue;
                most = &*measure;
                whose = index;
            }
        }
        if (!most) return out;
        add_fact(out,
                 x_say.format("分担が分かる取組は{0}です。", "The division of {0} {1} is known.",
                              with_roles, plural(static_cast<long long>(with_roles), "measure")));
        FactSheet::Fact example{
            x_say.text({"例", "Example"}),
            {fmt::format("{}: {}", names_of_governments(x_say, whose), line(most->title))}};
        for (const auto& [role, does] : most->roles) {
            example.texts.push_back(fmt::format(
                "{}: {}", label(x_say.words.roles, role.value, x_context.lang), does->text));
        }
        x_page.cite(most->sources);
        out.facts.push_back(std::move(example));
        return out;
    }

    Cards::Card near() {
        Cards::Card out{
            .title = x_say.text({"近くで相談できます", "Help is near"}),
            .texts = {x_say.text(
                {"市役所の近くや中で、しごとの相談ができる所があります。全国のハローワークの求人も使えます。",
                 "Some offices give advice on work in or near the city hall. The vacancies of all Hello Works are open to you."})}};
        const auto facilities = certain_facts(Unit::facility);
        if (facilities.empty()) return out;
        add_fact(out, x_say.format("{0}の施設や窓口があります。", "{0} {1}.", facilities.size(),
                                   plural(std::ssize(facilities), "facility or counter",
                                          "facilities and counters")));
        FactSheet::Fact names{x_say.text({"例", "Examples"}), {}};
        constexpr std::size_t few = 3;
        std::set<const Prefecture*> shown;
        for (const Fact& fact : facilities) {
            if (names.texts.size() == few) break;
            if (!shown.insert(fact.prefecture).second) continue;
            const Facility& one = *agreement(fact.agreement()).facilities[fact.item()];
            names.texts.push_back(fmt::format("{} ({})", line(one.name),
                                              names_of_governments(x_say, fact.agreement())));
            x_page.cite(one.sources);
        }
        out.facts.push_back(std::move(names));
        return out;
    }

    // ---- for whom ------------------------------------------------------------------------------

    void for_whom() {
        const auto measures = certain_facts(Unit::measure);
        Table out = x_say.table("for_whom", {"だれのための取組か", "For whom"},
                                {x_say.column("group", {"だれのため", "for whom"}),
                                 x_say.column("measures", {"取組の数", "measures"}, Type::number),
                                 x_say.column("part", {"取組のうち", "of all"}, Type::number)
                                     .for_people()
                                     .as(Column::Role::share),
                                 x_say.id_column("group", {"だれのため", "for whom"})});
        for (const auto& entry : x_say.words.groups) {
            const std::string& id = entry.first.value;
            const auto number =
                static_cast<long long>(std::ranges::count_if(measures, [&](const Fact& fact) {
                    const auto& groups = agreement(fact.agreement()).measures[fact.item()]->groups;
                    return std::ranges::any_of(groups,
                                               [&](const auto& group) { return group->id == id; });
                }));
            if (number == 0) continue;
            const auto all = static_cast<long long>(measures.size());
            out.rows.push_back(row_of(std::string(label(x_say.words.groups, id, x_context.lang)),
                                      number, fmt::format("{}%", whole_percent(number, all)),
                                      Code{id}));
        }
        if (out.rows.empty()) return;
        std::ranges::stable_sort(out.rows, std::ranges::greater{}, [&](const Row& row) {
            return std::get<long long>(out.cell(row, "measures").value);
        });
        x_page.section({"だれのための取組か", "For whom"});
        x_page.paragraph(x_say.format(
            "{0}の取組のうち、その人たちに向けたものの数です。一つの取組を二度数えることがあります。",
            "How many of {0} {1} are for whom. One measure may be counted twice.", measures.size(),
            plural(std::ssize(measures), "measure")));
        x_page.add(std::move(out));
    }

    // ---- where to ask --------------------------------------------------------------------------

    void where_to_ask() {
        x_page.section({"相談したいときは", "Where to ask"});
        x_page.add(BulletList{
            {x_say.text({"下の表で、自分のまちをさがします。", "Look for your town below."}),
             x_say.text({"しごとの相談は、近くのハローワークか、役所のしごとの係へ行きます。",
                         "Go to the nearest Hello Work, or to the office for work of your town."})},
            true});
        x_page.paragraph(
            x_say.text({"まちの名前がなくても、ハローワークはだれでも使えます。",
                        "Hello Work is open to everyone, also where your town is not named."}));
        x_page.add_filled(offices());
    }

    /// The Hello Works and contact points that records name.
    Table offices() {
        Table out = x_say.table(
            "offices", {"名前の分かるハローワークと窓口", "Hello Works and offices on record"},
            {x_say.column("prefecture", {"都道府県", "prefecture"}),
             x_say.column("governments", {"団体", "governments"}),
             x_say.column("hello_works", {"ハローワーク", "Hello Work"}),
             x_say.column("contact", {"問い合わせ先", "contact"}),
             x_say.column("phone", {"電話", "telephone"}),
             x_say.column("id", {"ID", "id"}, Type::code).for_machines()});
        out.head_columns = 2;
        for (const std::uint32_t index : x_agreements) {
            const Agreement& one = agreement(index);
            if (one.ended || (one.hello_works.empty() && !one.contact)) continue;
            const Prefecture* place = prefecture_of(x_context.ledger.registry(), one);
            const auto contact = one.contact ? one.contact->value : Contact{};
            x_page.cite(contact.sources);
            x_page.cite(one.sources);
            out.rows.push_back(row_of(place ? x_say.name(*place) : std::string(),
                                      names_of_governments(x_say, index),
                                      x_say.joined(one.hello_works), line(contact.office),
                                      line(contact.phone), Code{one.id}));
        }
        hide_empty_columns(out);
        return out;
    }

    // ---- is my town in it? ---------------------------------------------------------------------

    struct Place {
        bool has_own = false;  // an agreement of the prefecture itself
        std::vector<GroupedList::Item> towns{};
    };

    std::map<int, Place> places() {
        std::map<int, Place> out;
        std::set<const Government*> shown;
        for (const Fact& fact : x_facts) {
            if (!fact.government || !shown.insert(fact.government).second) continue;
            Place& place = out[fact.government->prefecture];
            if (fact.kind == GovernmentKind::prefecture) {
                place.has_own = true;
            } else {
                place.towns.push_back({.text = x_say.name(*fact.government),
                                       .note = fact.certain
                                                   ? std::string()
                                                   : x_say.text({"日付は未確認", "day unsure"})});
            }
        }
        if (tells_later(x_context)) add_later(out, shown);
        return out;
    }
    void add_later(std::map<int, Place>& places, std::set<const Government*>& shown) {
        for (const std::uint32_t index :
             agreements_of(x_context.ledger, x_context.filter, x_context.as_of)) {
            const Date& concluded = agreement(index).concluded->value;
            if (concluded.earliest <= x_context.as_of) continue;
            for (const Membership& member : x_context.ledger.memberships_of(index)) {
                if (!member.government) continue;
                const Government& one = as_of(*member.government, x_context.as_of);
                const bool is_wanted =
                    x_context.filter.keeps(one.kind) && one.kind != GovernmentKind::prefecture;
                if (!is_wanted || !shown.insert(&one).second) continue;
                const std::string since = x_say.format("{}から", "since {}", x_say.date(concluded));
                places[one.prefecture].towns.push_back({.text = x_say.name(one), .note = since});
                ++x_later;
            }
        }
    }

    void towns() {
        auto all = places();
        if (all.empty()) return;
        x_page.section({"あなたのまちは、ありますか", "Is your town in it?"});
        std::string text = x_say.text(
            {"記録に名前のある市町村です。", "The municipalities that the register names."});
        if (x_later > 0) {
            text += x_say.format("{}より後に結んだ{}の市町村もあります。",
                                 " {1} that signed after {0} among them.",
                                 x_say.date(x_context.as_of), in_things(x_later));
        }
        x_page.paragraph(std::move(text));
        const auto open =
            open_prefectures(x_counting.registry(), x_context.filter, x_context.as_of);
        std::set<int> open_numbers;
        for (const Prefecture* place : open) open_numbers.insert(place->number);
        for (GroupedList& list : lists_of(all, open_numbers)) x_page.add(std::move(list));
    }

    std::vector<GroupedList> lists_of(const std::map<int, Place>& all,
                                      const std::set<int>& open) const {
        std::vector<GroupedList> out;
        for (const Words& region : regions()) {
            GroupedList list{
                .name = "towns", .caption = {}, .groups = {}, .layout = GroupedList::Layout::rows};
            std::vector<const Prefecture*> prefectures_with;
            std::size_t towns = 0;
            for (const Prefecture& place : prefectures()) {
                if (place.region.ja != region.ja || !x_context.filter.keeps(&place)) continue;
                const auto found = all.find(place.number);
                const Place known = found == all.end() ? Place{} : found->second;
                if (known.has_own) prefectures_with.push_back(&place);
                towns += known.towns.size();
                list.groups.push_back(group_of(place, known, open.contains(place.number)));
            }
            if (list.groups.empty()) continue;
            list.caption = x_say.text(region);
            if (auto count = who_is_in(prefectures_with, towns); !count.empty())
                list.caption += fmt::format(" ({})", count);
            out.push_back(std::move(list));
        }
        return out;
    }
    /// 1都6県と37市区町村, 道と2市区町村, `the prefecture and 2 municipalities`.
    std::string who_is_in(const std::vector<const Prefecture*>& prefectures_with,
                          std::size_t towns) const {
        std::vector<std::string> parts;
        const auto with = static_cast<long long>(prefectures_with.size());
        if (with > 0)
            parts.push_back(x_say.format("{}", "{1}", by_suffix(prefectures_with),
                                         in_number(with, "prefecture")));
        if (towns > 0) {
            parts.push_back(x_say.format(
                "{}市区町村", "{1}", towns,
                in_number(static_cast<long long>(towns), "municipality", "municipalities")));
        }
        return x_say.join_with_and(parts);
    }
    /// 2府5県; of one alone 道.
    static std::string by_suffix(const std::vector<const Prefecture*>& prefectures_with) {
        std::string out;
        for (const std::string_view suffix : {"都", "道", "府", "県"}) {
            const auto count = std::ranges::count_if(
                prefectures_with, [&](const auto* place) { return place->name.ends_with(suffix); });
            if (count == 0) continue;
            if (prefectures_with.size() > 1) out += std::to_string(count);
            out += suffix;
        }
        return out;
    }
    /// 2つ, 12: how many things one says that there are.
    std::string in_things(std::size_t count) const {
        return count < 10 ? x_say.format("{}つ", "{}", count) : std::to_string(count);
    }
    /// Those whose number in the place is certain and whose names are not known.
    std::size_t nameless_in(const Prefecture& place) const {
        std::size_t out = 0;
        for (const Fact& fact : x_facts) {
            if (fact.is_unlisted() && fact.prefecture == &place && fact.certain)
                out += static_cast<std::size_t>(fact.weight);
        }
        return out;
    }
    GroupedList::Group group_of(const Prefecture& place, const Place& known, bool is_open) const {
        GroupedList::Group out{.label = x_say.name(place), .items = known.towns};
        std::vector<std::string> notes;
        if (!known.has_own && x_context.filter.keeps(GovernmentKind::prefecture)) {
            notes.push_back(x_say.text({"都道府県の協定は、記録にありません。",
                                        "The prefecture itself is not on record."}));
        }
        const std::size_t nameless = nameless_in(place);
        if (nameless > 0) {
            notes.push_back(x_say.format("ほかに、名前の分からない{0}の市町村があります。",
                                         "{1} more {2} not known by name.", in_things(nameless),
                                         nameless,
                                         plural(static_cast<long long>(nameless), "is", "are")));
        }
        if (is_open) {
            notes.push_back(
                nameless > 0
                    ? x_say.text({"そのほかは、分かりません。", "Of others it is not known."})
                    : x_say.text({"ほかにも、名前の読めない市町村があるかもしれません。",
                                  "There may be more, whose names cannot be read."}));
        } else if (known.towns.empty() && nameless == 0) {
            notes.push_back(x_say.text(
                {"市町村の協定は、記録にありません。", "No municipality is on record."}));
        }
        out.note = fmt::format("{}", fmt::join(notes, x_say.text({"", " "})));
        return out;
    }

    // ---- as the documents say it ---------------------------------------------------------------

    void in_their_words() {
        const About& about = x_context.ledger.registry().about;
        FactSheet benefits{.name = "benefits", .title = {}};
        if (about.definition) {
            x_page.tell(benefits, x_say.text({"雇用対策協定とは", "What an agreement is"}),
                        {in(about.definition->value.text)}, about.definition->value.sources);
        }
        for (const auto& benefit : about.benefits)
            x_page.tell(benefits, in(benefit->title), {in(benefit->text)}, benefit->sources);
        FactSheet works{.name = "works",
                        .title = x_say.text({"いっしょに行うこと", "What they do together"})};
        for (const auto& work : about.works)
            x_page.tell(works, in(work->title), {in(work->text)}, work->sources);
        FactSheet aims{.name = "pairings",
                       .title = x_say.text({"自治体のねらいと、それを支えるもの",
                                            "Aims of local governments, and what supports them"})};
        for (const auto& pair : about.pairings)
            x_page.tell(aims, in(pair->aim), {in(pair->support)}, pair->sources);
        if (benefits.facts.empty() && works.facts.empty() && aims.facts.empty() &&
            about.requests.empty())
            return;
        x_page.section({"くわしい説明", "In more detail"});
        for (FactSheet* sheet : {&benefits, &works, &aims})
            if (!sheet->facts.empty()) x_page.add(std::move(*sheet));
        x_page.add_general_requests();
    }

    std::vector<Ground> grounds() const {
        return {
            {"figures", x_say.text({"数", "figures"}),
             x_say.text(
                 {"台帳に記録のある取組、会議、計画、施設の数。記録のない協定も多い",
                  "of measures, meetings, plans and facilities on record; many agreements have none"})}};
    }

    const ReportContext& x_context;
    const Wording x_say;
    Page x_page;
    const Counting x_counting;
    const std::vector<Fact> x_facts;
    const std::vector<std::uint32_t> x_agreements;
    std::size_t x_later = 0;
};

Report build(const ReportContext& context, const ReportRequest&) {
    return Residents(context).build();
}

}  // namespace

extern constinit const ReportKind residents_report{
    "residents",
    {"住民の方へ: 協定で何ができるようになるか。自分のまちはあるか",
     "for residents: what an agreement brings, in plain words, and whether their town has one"},
    ReportArgument::none,
    build};

}  // namespace daicho
