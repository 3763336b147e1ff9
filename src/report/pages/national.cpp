// The national page: how many, how it grew, who is new, where; then the list by prefecture, the
// order of signing, and what it all rests on.
#include <algorithm>
#include <map>

#include "daicho/query/statistic.hpp"
#include "daicho/report/reports.hpp"
#include "daicho/text/number.hpp"
#include "daicho/text/plural.hpp"
#include "report/parts/growth.hpp"
#include "report/parts/list_by_prefecture.hpp"
#include "report/parts/page.hpp"
#include "report/parts/published.hpp"
#include "report/parts/sections.hpp"
#include "report/parts/series.hpp"
#include "report/parts/share_map.hpp"
#include "report/parts/source_list.hpp"

namespace daicho {

namespace {

bool is_municipality(const Fact& fact) {
    return fact.kind != GovernmentKind::prefecture;
}

/// Builds the page from the facts of its day.
class National {
  public:
    explicit National(const ReportContext& context)
        : x_context(context),
          x_say(context),
          x_year(last_complete_year(context.as_of)),
          x_counting(context.ledger, context.filter),
          x_facts(x_counting.facts_on(context.as_of)),
          x_coverage(coverage_by_prefecture(context, x_facts)) {}

    Report build() {
        Report out = begin_report(x_context, "national", title());
        out.is_landscape = true;
        if (x_facts.empty()) {
            headline();
        } else {
            Growth growth = growth_of(x_context, x_counting, x_facts);
            x_has_gap = !growth.bands.empty();
            x_page.set(Setting::screen, [&] { first_screen(std::move(growth)); });
            figures();
            x_page.set(Setting::landscape, [&] { by_prefecture(); });
            order();
            x_page.sources(sources_of_totals(x_say, x_facts));
        }
        std::move(x_page).into(out);
        out.grounds = grounds_of(x_context, Unit::government, x_facts);
        // The page lists them by title.
        if (!x_facts.empty()) leave_out(out.grounds, {"sources"});
        return out;
    }

  private:
    Message title() const {
        const auto places = x_context.filter.places();
        Message whole = message("国と雇用対策協定を結んでいる自治体({}現在)",
                                "Local governments with an employment-measures agreement, {}",
                                x_context.date(x_context.as_of));
        if (places.empty() && !x_context.filter.scope.empty())
            return message("{0}で{1}", "{0}: {1}", x_context.where(), whole);
        if (places.empty()) return whole;
        std::vector<std::string> names;
        for (const Words& place : places) names.push_back(x_say.text(place));
        return message("{0}: {1}", "{0}: {1}", x_say.join(names), whole);
    }

    // ---- the first screen ----------------------------------------------------------------------

    void first_screen(Growth growth) {
        x_page.set(Setting::headline, [&] { headline(); });
        x_page.set(Setting::pictures, [&] {
            x_page.add(share_map(x_say, x_coverage, x_facts));
            x_page.add(std::move(growth));
        });
        index();
    }

    void headline() {
        const Stock now = x_counting.figure_of(x_context.as_of);
        x_page.add(total_by_kind(
            x_say, x_counting, [](GovernmentKind kind, int count) { return label(kind, count); }));
        change(now);
        sentences(now);
    }

    /// The newest total before the day that tells of what is counted.
    const PublishedTotal* total_before() const {
        const PublishedTotal* out = nullptr;
        for (const auto* total : totals_until(x_context.ledger.registry(), x_context.as_of)) {
            const bool counts =
                count_of(total->counts, x_counting.filter().governments()).has_value();
            if (counts && !total->disputed && !total->is_derived() &&
                total->as_of->value.latest < x_context.as_of) {
                out = total;
            }
        }
        return out;
    }

    void change(const Stock& now) {
        const PublishedTotal* before =
            x_counting.is_published(x_context.as_of) ? total_before() : nullptr;
        if (!before) return;
        const int then = *count_of(before->counts, x_counting.filter().governments());
        const Limits by{now.total.least - then, now.total.most - then};
        const bool is_open = now.basis == Basis::at_least;
        const std::string figure = is_open         ? fmt::format("{:+}", by.least)
                                   : by.is_exact() ? fmt::format("{:+}", by.least)
                                                   : fmt::format("{:+}–{:+}", by.least, by.most);
        const Day day = before->as_of->value.latest;
        x_page.add(
            KeyFigure{.label = x_say.format("{}({})から", "since {} ({})", x_say.date(day), then),
                      .value = is_open ? x_say.format("{}以上", "{} or more", figure) : figure,
                      .note = newly_in_the_change(day)});
    }
    std::string newly_in_the_change(Day since) const {
        const FiscalYear year = fiscal_year_of(x_context.as_of);
        const auto newly = published_new(x_context.ledger.registry(), year, x_context.as_of);
        if (newly && since == year.first() - Days{1} && newly->as_of == x_context.as_of)
            return x_say.format("新規は{}", "new: {}", in_kinds(x_say, *newly->counts));
        return x_say.text({"直前の公表値と比べて", "beside the total published before"});
    }

    // ---- in words ------------------------------------------------------------------------------

    void sentences(const Stock& now) {
        x_page.points({who_has_one(now), newly_in_words(x_say, x_counting), who_is_named()});
    }

    std::string who_has_one(const Stock& now) const {
        if (now.total.most == 0) {
            return x_say.text({"この日までに協定を結んだ自治体は、記録にない。",
                               "No government is recorded as having one by that day."});
        }
        Limits prefectures_with, others;
        for (const auto& [kind, limits] : now.kinds) {
            Limits& sum = kind == GovernmentKind::prefecture ? prefectures_with : others;
            sum = {sum.least + limits.least, sum.most + limits.most};
        }
        // A published total says more of the sum than its kinds do.
        others = {std::max(others.least, now.total.least - prefectures_with.most),
                  std::min(others.most, now.total.most - prefectures_with.least)};
        const bool is_open = now.basis == Basis::at_least;
        if (is_open) others.most = others.least, prefectures_with.most = prefectures_with.least;
        int all = 0;
        for (const auto& [number, one] : x_coverage) all += one.all;
        const std::string share = Wording::figure(
            Limits{whole_percent(others.least, all), whole_percent(others.most, all)});
        const std::string more = x_say.more(is_open);
        const std::string first = prefectures_in_words(prefectures_with);
        if (others.most == 0) return no_municipality(first, prefectures_with.most, all, is_open);
        const std::string both =
            first.empty() ? std::string() : first + x_say.text({"と", " and "});
        return both + x_say.format("{0}市区町村{1}({2}の{3}%)が、国と協定を結んでいる。",
                                   "{0}{1} of {2} {4} ({3}%) {5} an agreement.",
                                   Wording::figure(others), more, with_thousands(all), share,
                                   plural(all, "municipality", "municipalities"),
                                   plural(both.empty() ? others.most : 2, "has", "have"));
    }

    std::string prefectures_in_words(const Limits& with) const {
        if (with.most == 0) return {};
        if (with.least == 47) return x_say.text({"47都道府県のすべて", "All 47 prefectures"});
        if (with.least == 1 && with.most == 1) {
            for (const Fact& fact : x_facts) {
                if (fact.government && !is_municipality(fact) && fact.certain)
                    return x_say.name(*fact.prefecture);
            }
        }
        return x_say.format("{0}都道府県", "{0} {1}", Wording::figure(with),
                            plural(with.most, "prefecture"));
    }

    std::string no_municipality(const std::string& first, int prefectures_with, int all,
                                bool is_open) const {
        std::string out =
            first.empty() ? std::string()
                          : x_say.format("{0}が、国と協定を結んでいる。", "{0} {1} an agreement. ",
                                         first, plural(prefectures_with, "has", "have"));
        if (all == 0) return out;
        return out +
               (is_open
                    ? x_say.format(
                          "{0}市区町村については、一覧の欄が読めず、分からない。",
                          "Of the {0} {1} it is not known: their column of the list cannot be read.",
                          all, plural(all, "municipality", "municipalities"))
                    : x_say.format("{0}市区町村のうち、協定を結んだものは記録にない。",
                                   "Of the {0} {1} none is on record.", all,
                                   plural(all, "municipality", "municipalities")));
    }

    std::string who_is_named() const {
        Tally named, all = tally(x_facts);
        for (const Fact& fact : x_facts) {
            if (!fact.government) continue;
            ++named.possible;
            if (fact.certain) ++named.certain;
        }
        const auto open =
            std::ranges::count_if(x_coverage, [](const auto& one) { return one.second.is_open; });
        if (named.possible == all.possible && open == 0) return {};
        std::string out = named.certain == named.possible
                              ? x_say.format("名前が分かるのは{0}団体。", "{0} {1} known by name.",
                                             named.certain, plural(named.certain, "is", "are"))
                              : x_say.format("名前が分かり、この日までの締結が確実なのは{}団体。",
                                             "Known by name, and surely concluded by that day: {}.",
                                             named.certain);
        if (open > 0) {
            out += x_say.format("一覧の欄が読めない{0}都府県は「以上」か「不明」で示す。",
                                " Marked with +: {0} {1} whose column of the list cannot be read.",
                                open, plural(open, "prefecture"));
        }
        return out;
    }

    void index() {
        Index out{.name = "index",
                  .title = x_say.text({"都道府県の一覧へ", "To the list of a prefecture"})};
        for (const auto& [number, one] : x_coverage) {
            const Prefecture& place = prefecture(number);
            const std::string region = x_say.text(place.region);
            if (out.groups.empty() || out.groups.back().label != region)
                out.groups.push_back({region, {}});
            out.groups.back().links.push_back(
                {x_say.text({place.short_name, place.romaji}), "#" + anchor_of(place)});
        }
        if (x_coverage.size() > 1) x_page.add(std::move(out));
    }

    // ---- figures by year -----------------------------------------------------------------------

    void figures() {
        if (!x_counting.is_published(x_context.as_of)) return;
        x_page.section({"年度ごとの数", "By fiscal year"});
        x_page.set(Setting::columns, [&] {
            x_page.add(series_table(x_context, x_counting));
            x_page.points(what_to_mind());
        });
    }

    std::vector<std::string> what_to_mind() const {
        std::vector<std::string> out;
        int known = 0;
        for (const FiscalYear year : x_counting.years_until(x_context.as_of)) {
            const Day end = std::min(year.last(), x_context.as_of);
            known += x_counting.recorded({year.first() - Days{1}, end}).least;
        }
        const int all = x_counting.figure_of(x_context.as_of).total.least;
        if (known < all) {
            out.push_back(x_say.format(
                "締結した年度が分かるのは{}団体。残りの{}団体は締結日が年度をまたぐ範囲でしか分からず、年度ごとの新規は公表値と合う最少と最多で示す。",
                "The fiscal year of {} is known, of the other {} only several years within which it lies: what is new is given as the least and the most that published totals allow.",
                known, all - known));
        }
        if (x_has_gap) {
            out.push_back(x_say.text(
                {"公表値の間が1年より長く空くところは、団体数を範囲でしか言えない。",
                 "Where more than a year lies between published totals, only bounds are known."}));
        }
        for (const auto* total : totals_until(x_context.ledger.registry(), x_context.as_of)) {
            if (!total->disputed) continue;
            out.push_back(x_say.format(
                "{}の公表値{}は使っていない。{}", "The total of {} ({}) is not used. {}",
                x_say.date(total->as_of->value), sum_of(total->counts), line(total->disputed)));
        }
        return out;
    }

    // ---- the list by prefecture ----------------------------------------------------------------

    void by_prefecture() {
        x_page.section({"都道府県別の一覧", "By prefecture"});
        const bool some_are_possible = std::ranges::any_of(x_facts, [](const Fact& fact) {
            return is_municipality(fact) && fact.prefecture && fact.government && !fact.certain;
        });
        lead(some_are_possible);
        x_page.add(list_by_prefecture(x_say, x_coverage, x_facts));
        x_page.add_filled(unlisted_table(x_say, x_facts));
    }

    void lead(bool some_are_possible) {
        std::string text = x_say.text(
            {"協定を結んだ市区町村の名前。数は、締結した数/その都道府県の市区町村の数。都道府県自身の協定は数えない。",
             "Municipalities with an agreement, and how many of how many. Prefectures themselves are not counted here."});
        text += new_ones_by_name(x_say, x_facts);
        if (some_are_possible) {
            text += x_say.text(
                {"「?」を付けた団体は、この日までに締結した可能性があるもの。",
                 " A question mark says that the government may have concluded by that day."});
        }
        x_page.paragraph(std::move(text), looks_of_list());
    }

    /// What bars, underline and red say.
    std::string looks_of_list() const {
        return x_say.format(
            "棒は割合。下線は{}、赤字は{}に新しく締結したことが確実な団体で、名前のあとにも年度を記す。",
            " Bars: the share. Underlined: surely new in {}; red: in {}; the year also stands behind the name.",
            x_say.year(x_year), x_say.year({x_year.year + 1}));
    }

    // ---- the order of signing, sources ---------------------------------------------------------

    void order() {
        GroupedList list = order_of_signing(x_say, x_counting, x_facts);
        if (list.groups.empty()) return;
        x_page.section({"締結の順", "In order of signing"});
        std::string text = x_say.text(
            {"締結した年度が分かる団体だけを並べる。", "Only those whose fiscal year is known."});
        if (has_numbers(list)) {
            text += x_say.text(
                {"丸数字は公表された一覧の番号(都道府県と市区町村は別)で、一覧にないものには付けない。",
                 " Numbers in circles are those of a published list, prefectures and municipalities apart."});
        }
        text += whose_year_is_unknown(list);
        x_page.paragraph(std::move(text), x_say.text({"太字は都道府県。", " Bold: prefectures."}));
        x_page.add(std::move(list));
    }
    /// The list by prefecture names the municipalities among them, not the prefectures.
    std::string whose_year_is_unknown(const GroupedList& in_order) const {
        int prefectures = 0, municipalities = 0;
        for (const Fact& fact : x_facts) {
            if (fact.government) ++(is_municipality(fact) ? municipalities : prefectures);
        }
        for (const auto& group : in_order.groups) {
            for (const auto& item : group.items) --(item.is_main ? prefectures : municipalities);
        }
        std::vector<std::string> parts;
        if (municipalities > 0) {
            parts.push_back(x_say.format("{0}市区町村(名前は上の一覧にある)",
                                         "{0} {1} named in the list above", municipalities,
                                         plural(municipalities, "municipality", "municipalities")));
        }
        if (prefectures > 0)
            parts.push_back(x_say.format("{0}都道府県", "{0} {1}", prefectures,
                                         plural(prefectures, "prefecture")));
        if (parts.empty()) return {};
        return x_say.format("ほかに、名前は分かるが年度の分からないものが、{}ある。",
                            " Known by name without the year: {}.", x_say.join_with_and(parts));
    }
    static bool has_numbers(const GroupedList& list) {
        return std::ranges::any_of(list.groups, [](const auto& group) {
            return std::ranges::any_of(group.items,
                                       [](const auto& item) { return item.number > 0; });
        });
    }

    const ReportContext& x_context;
    const Wording x_say;
    const FiscalYear x_year;
    const Counting x_counting;
    const std::vector<Fact> x_facts;
    const std::map<int, Coverage> x_coverage;
    bool x_has_gap = false;
    Page x_page{x_say};
};

Report build(const ReportContext& context, const ReportRequest&) {
    return National(context).build();
}

}  // namespace

extern constinit const ReportKind national_report{
    "national",
    {"全国の締結団体は何団体で、どこか。どう増え、何が新しいか",
     "how many governments have an agreement, where, how they grew, and who is new"},
    ReportArgument::none,
    build};

}  // namespace daicho
