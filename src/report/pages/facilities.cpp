// The facilities and counters that agreements name: where, of what kind, since when, run by whom;
// and the national figures of such facilities, which are another series.
#include <algorithm>
#include <set>

#include "daicho/report/reports.hpp"
#include "daicho/text/number.hpp"
#include "daicho/text/plural.hpp"
#include "report/parts/names.hpp"
#include "report/parts/page.hpp"
#include "report/parts/sections.hpp"

namespace daicho {

namespace {

struct Site {
    const Fact* fact;
    const Facility* facility;
};

class Facilities {
  public:
    explicit Facilities(const ReportContext& context)
        : x_context(context),
          x_say(context),
          x_page(x_say),
          x_facts(facts_of(context.ledger, Unit::facility, context.filter, context.as_of)),
          x_sites(sites()) {}

    Report build() {
        Report out = begin_report(
            x_context, "facilities",
            message("協定にかかわる施設と窓口({}現在)", "Facilities and counters of agreements, {}",
                    x_context.date(x_context.as_of)));
        out.is_landscape = true;
        if (x_sites.empty()) {
            x_page.paragraph(x_say.text(
                {"施設の記録がある協定はない。", "No agreement has a facility on record."}));
        } else {
            x_page.set(Setting::headline, [&] { headline(); });
            Timeline timeline = before_or_after();
            if (!timeline.events.empty()) x_page.add(std::move(timeline));
            x_page.section({"都道府県別の一覧", "By prefecture"});
            x_page.add(table());
        }
        national_figures();
        x_page.sources();
        return x_page.finish(std::move(out), grounds());
    }

  private:
    const Agreement& agreement(const Fact& fact) const {
        return x_context.ledger.agreement(fact.agreement());
    }

    /// By prefecture, then in the order of the records.
    std::vector<Site> sites() const {
        std::vector<Site> out;
        for (const Fact& fact : x_facts)
            out.push_back({&fact, &*agreement(fact).facilities[fact.item()]});
        std::ranges::stable_sort(out, {}, [](const Site& site) {
            return site.fact->prefecture ? site.fact->prefecture->number : 48;
        });
        return out;
    }

    // ---- how many ------------------------------------------------------------------------------

    void headline() {
        std::set<std::uint32_t> agreements;
        for (const Site& site : x_sites) agreements.insert(site.fact->agreement());
        KeyFigure figure{
            .label = x_say.text({"施設と窓口", "facilities and counters"}),
            .value = x_say.format("{0}施設", "{0} {1}", Wording::figure(tally(x_facts)),
                                  plural(tally(x_facts).possible, "facility", "facilities")),
            .note = x_say.text({"台帳に名前のあるもの", "named in the register"})};
        x_page.add(std::move(figure));
        x_page.add(KeyFigure{.label = x_say.text({"施設の記録がある協定", "agreements with one"}),
                             .value = x_say.format("{0}協定", "{0} {1}", agreements.size(),
                                                   plural(std::ssize(agreements), "agreement")),
                             .note = x_say.format("台帳の{}協定のうち", "of {} in the register",
                                                  agreements_until(x_context).size()),
                             .parts = {}});
        x_page.points({kinds_in_words(), openings_in_words(), national_in_words()});
    }

    /// How many of each kind, in the order of the vocabulary; those without a kind behind.
    std::vector<std::pair<std::string, int>> kinds() const {
        std::vector<std::pair<std::string, int>> out;
        const auto count = [&](std::string label, auto is) {
            const auto number = static_cast<int>(std::ranges::count_if(x_sites, is));
            if (number > 0) out.emplace_back(std::move(label), number);
        };
        for (const auto& entry : x_say.words.facility_kinds) {
            const std::string& id = entry.first.value;
            count(std::string(label(x_say.words.facility_kinds, id, x_context.lang)),
                  [&](const Site& site) {
                      return site.facility->kind && site.facility->kind->value.id == id;
                  });
        }
        count(x_say.text({"種類の記録なし", "kind not recorded"}),
              [](const Site& site) { return !site.facility->kind; });
        return out;
    }
    std::string kinds_in_words() const {
        std::vector<std::string> parts;
        for (const auto& [label, number] : kinds())
            parts.push_back(fmt::format("{} {}", label, number));
        return parts.empty() ? std::string()
                             : x_say.format("種類は、{}。", "By kind: {}.", x_say.join(parts));
    }

    /// Whether the facility was there before the agreement: nothing if that cannot be told.
    enum class Order : std::uint8_t { before, after, unknown };
    Order order_of(const Site& site) const {
        const auto& opened = site.facility->opened;
        const auto& concluded = agreement(*site.fact).concluded;
        if (!opened || !concluded) return Order::unknown;
        if (opened->value.latest < concluded->value.earliest) return Order::before;
        return opened->value.earliest >= concluded->value.latest ? Order::after : Order::unknown;
    }
    long count(Order order) const {
        return std::ranges::count_if(x_sites, [&](const Site& site) {
            return site.facility->opened && order_of(site) == order;
        });
    }
    std::string openings_in_words() const {
        const long before = count(Order::before), after = count(Order::after),
                   unknown = count(Order::unknown), known = before + after + unknown;
        if (known == 0) {
            return x_say.text({"開いた時の記録はない。", "None says when it was opened."});
        }
        std::string out = x_say.format(
            "開いた時が分かるのは{}施設。協定を結ぶ前からあったもの{}、結んだ後にできたもの{}",
            "Known for {} is when they were opened: {} before the agreement, {} after it", known,
            before, after);
        if (unknown > 0)
            out += x_say.format("、前後が分からないもの{}", ", {} before or after", unknown);
        return out + x_say.text({"。", "."});
    }

    // ---- before or after the signing -----------------------------------------------------------

    std::string message_of_order() const {
        const bool before = count(Order::before) > 0, after = count(Order::after) > 0;
        if (before && after) {
            return x_say.text({"窓口が先の自治体と、協定が先の自治体がある",
                               "Here the counter came first, there the agreement"});
        }
        return before
                   ? x_say.text({"窓口が、協定より先にあった", "Counters came before agreements"})
               : after ? x_say.text({"協定の後に、窓口ができた", "Counters came after agreements"})
                       : x_say.text({"窓口の開設と協定の締結", "Openings and signings"});
    }
    /// Openings and signings on one axis, a line a facility.
    Timeline before_or_after() const {
        Timeline out{
            .name = "openings",
            .title = message_of_order(),
            .note = x_say.text(
                {"開いた時が分かる施設の、開設と協定の締結",
                 "of facilities whose opening is known: the opening, and the signing of the agreement"})};
        for (const Site& site : x_sites) {
            if (!site.facility->opened) continue;
            const Agreement& own = agreement(*site.fact);
            const std::string lane =
                fmt::format("{} {}", names_of_governments(x_say, site.fact->agreement()),
                            line(site.facility->name));
            const auto add = [&](const Date& when, std::string kind, Words label) {
                out.events.push_back({.when = when,
                                      .kind = std::move(kind),
                                      .kind_label = x_say.text(label),
                                      .lane = lane,
                                      .text = {},
                                      .id = own.id,
                                      .item = line(site.facility->name)});
            };
            add(site.facility->opened->value, "opened", {"開設", "opened"});
            add(own.concluded->value, "concluded", {"締結", "concluded"});
        }
        std::ranges::stable_sort(out.events, {}, [](const Timeline::Event& event) {
            return std::pair(event.when.earliest, event.when.latest);
        });
        return out;
    }

    // ---- the list ------------------------------------------------------------------------------

    Table table() {
        Table out = x_say.table(
            "facilities", {"施設と窓口", "Facilities and counters"},
            {x_say.column("prefecture", {"都道府県", "prefecture"}),
             x_say.column("facility", {"施設", "facility"}), x_say.column("kind", {"種類", "kind"}),
             x_say.column("governments", {"団体", "governments"}),
             x_say.column("groups", {"対象者", "target groups"}),
             x_say.column("opened", {"開設", "opened"}, Type::date),
             x_say.column("closed", {"閉鎖", "closed"}, Type::date),
             x_say.column("run_by", {"運営", "run by"}).for_machines(),
             x_say.column("note", {"注記", "note"}).for_machines(),
             x_say.column("known", {"分かっていること", "what is known"}).for_people(),
             x_say.sources_column(), x_say.id_column("kind", {"種類", "kind"}),
             x_say.id_column("groups", {"対象者", "target groups"}),
             x_say.column("id", {"ID", "id"}, Type::code).for_machines()});
        out.head_columns = 2;
        for (const Site& site : x_sites) out.rows.push_back(row(site));
        hide_empty_columns(out);
        return out;
    }
    Row row(const Site& site) {
        const Facility& one = *site.facility;
        x_page.cite(one.sources);
        return row_of(site.fact->prefecture ? x_say.name(*site.fact->prefecture) : std::string(),
                      line(one.name), x_say.term(x_say.words.facility_kinds, one.kind),
                      names_of_governments(x_say, site.fact->agreement()),
                      x_say.terms(x_say.words.groups, one.groups), value_of(one.opened),
                      value_of(one.closed), x_say.joined(one.run_by), line(one.note), known(one),
                      cited(one.sources), ids_of(one.kind), ids_of(one.groups),
                      Code{agreement(*site.fact).id});
    }
    /// Who runs it, and what else its record says.
    std::string known(const Facility& one) const {
        std::string out = line(one.note);
        while (!out.empty() && out.back() == '\n') out.pop_back();
        if (one.run_by.empty()) return out;
        const std::string run_by =
            x_say.format("{}が運営。", "run by {}.", x_say.joined(one.run_by));
        return out.empty() ? run_by : run_by + "\n" + out;
    }

    // ---- the whole country ---------------------------------------------------------------------

    /// The figures known by the day; of part of the country they say nothing.
    std::vector<const NationalFigure*> figures() const {
        std::vector<const NationalFigure*> out;
        if (!x_context.filter.places().empty()) return out;
        for (const auto& figure : x_context.ledger.registry().about.figures) {
            const bool is_known = !figure->as_of || figure->as_of->value.latest <= x_context.as_of;
            if (is_known && figure->name && figure->value) out.push_back(&*figure);
        }
        return out;
    }
    std::string name_of(const NationalFigure& figure) const {
        return std::string(wording_in(figure.name, x_context.lang));
    }
    std::string value_of_figure(const NationalFigure& figure) const {
        return with_unit(figure.value->value.text, x_say.term(x_say.words.units, figure.unit),
                         x_context.lang);
    }

    std::string national_in_words() const {
        const auto all = figures();
        const auto newest = std::ranges::max_element(all, {}, [](const NationalFigure* figure) {
            return figure->as_of ? figure->as_of->value.latest : the_beginning;
        });
        if (newest == all.end()) return {};
        const std::string day =
            (*newest)->as_of ? x_say.date((*newest)->as_of->value) : std::string();
        return x_say.format("国の集計では、{}は{}({})。台帳の施設とは数え方が違う。",
                            "The state counts another way: {}: {} ({}).", name_of(**newest),
                            value_of_figure(**newest), day);
    }

    void national_figures() {
        Table out =
            x_say.table("national_figures", {"全国の数", "The whole country"},
                        {x_say.column("figure", {"項目", "figure"}),
                         x_say.column("value", {"数", "number"}, Type::decimal),
                         x_say.column("unit", {"単位", "unit"}),
                         x_say.column("as_of", {"時点", "as of"}, Type::date),
                         x_say.column("note", {"内訳など", "note"}), x_say.sources_column()});
        for (const NationalFigure* figure : figures()) {
            x_page.cite(figure->sources);
            out.rows.push_back(row_of(
                name_of(*figure), value_of(figure->value->value),
                x_say.term(x_say.words.units, figure->unit), value_of(figure->as_of),
                std::string(wording_in(figure->note, x_context.lang)), cited(figure->sources)));
        }
        if (out.rows.empty()) return;
        hide_empty_columns(out);
        x_page.section({"全国の数", "The whole country"});
        x_page.paragraph(x_say.text(
            {"国が別に集計した数で、協定のない団体の施設も入る。台帳の施設の数とは比べられない。",
             "Counted by the state apart from agreements: facilities of governments without one are among them. They cannot be held against those of the register."}));
        x_page.add(std::move(out));
    }

    std::vector<Ground> grounds() const {
        return {{"named", x_say.text({"数え方", "counted"}),
                 x_say.text({"協定の記録に名前のある施設と窓口。名前のないものは数えない",
                             "facilities and counters that the record of an agreement names"})}};
    }

    const ReportContext& x_context;
    const Wording x_say;
    Page x_page;
    const std::vector<Fact> x_facts;
    const std::vector<Site> x_sites;
};

Report build(const ReportContext& context, const ReportRequest&) {
    return Facilities(context).build();
}

}  // namespace

extern constinit const ReportKind facilities_report{
    "facilities",
    {"協定にかかわる施設と窓口: どこに、どんなものが、いつから、だれの運営で",
     "facilities and counters of agreements: where, of what kind, since when, run by whom"},
    ReportArgument::none,
    build};

}  // namespace daicho
