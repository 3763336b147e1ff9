// How far agreements reach: the share of municipalities that have one, by prefecture, and the
// governments that are not known to have one.
#include <algorithm>
#include <map>

#include "daicho/query/counting.hpp"
#include "daicho/report/reports.hpp"
#include "daicho/text/plural.hpp"
#include "report/parts/names.hpp"
#include "report/parts/page.hpp"
#include "report/parts/sections.hpp"
#include "report/parts/share.hpp"
#include "report/parts/share_map.hpp"
#include "report/parts/source_list.hpp"

namespace daicho {

namespace {

class CoveragePage {
  public:
    explicit CoveragePage(const ReportContext& context)
        : x_context(context),
          x_say(context),
          x_page(x_say),
          x_counting(context.ledger, context.filter),
          x_facts(x_counting.facts_on(context.as_of)),
          x_coverage(coverage_by_prefecture(context, x_facts)),
          x_without(governments_without(context.ledger, context.filter, context.as_of, x_facts)) {}

    Report build() {
        Report out = begin_report(x_context, "coverage",
                                  message("雇用対策協定を結んだ市区町村の割合({}現在)",
                                          "The share of municipalities with an agreement, {}",
                                          x_context.date(x_context.as_of)));
        x_page.set(Setting::headline, [&] { headline(); });
        x_page.set(Setting::pictures, [&] {
            x_page.add(map());
            x_page.add(table());
        });
        lists({"協定の記録がない団体", "Governments of which no agreement is on record"}, false,
              {"台帳に協定の記録がない団体。協定がないとは限らない。",
               "The register holds no agreement of these. They may have one all the same."});
        lists(
            {"協定があるかどうか分からない団体", "Governments of which it is unknown"}, true,
            {"一覧の欄が読めない都府県の、名前の見つからない市区町村と、締結日の幅が基準日をまたぐ団体。",
             "Municipalities of prefectures whose column of the list cannot be read, and governments whose agreement is perhaps later than the day."});
        x_page.sources(sources_of_totals(x_say, x_facts));
        return x_page.finish(std::move(out), grounds());
    }

  private:
    // ---- in short ------------------------------------------------------------------------------

    Coverage sum() const {
        Coverage out;
        for (const auto& [number, one] : x_coverage) {
            out.all += one.all;
            out.is_open = out.is_open || one.is_open;
        }
        const Stock now = x_counting.figure_of(x_context.as_of);
        for (const auto& [kind, limits] : now.kinds) {
            if (kind == GovernmentKind::prefecture) continue;
            out.having.certain += limits.least;
            out.having.possible += limits.most;
        }
        // What a full list counts is all there is, though nobody can read where some of it lies.
        const bool is_local = !x_context.filter.places().empty();
        out.is_open = now.basis == Basis::at_least || (is_local && out.is_open);
        return out;
    }

    void headline() {
        const Coverage all = sum();
        const std::string unknown = x_say.unknown();
        x_page.add(KeyFigure{
            .label = x_say.text({"協定を結んだ市区町村", "municipalities with an agreement"}),
            .value = all.is_unknown()
                         ? unknown
                         : x_say.format("{}市区町村{}", "{}{}", Wording::figure(all.having),
                                        x_say.more(all.is_open)),
            .note = x_say.format("{}のうち", "of {}", all.all),
            .parts = {}});
        x_page.add(KeyFigure{.label = x_say.text({"割合", "share"}),
                             .value = all.is_unknown() ? unknown
                                                       : fmt::format("{}%{}", all.percent(),
                                                                     x_say.more(all.is_open)),
                             .note = x_say.text({"特別区を含む", "wards of Tokyo included"}),
                             .parts = {}});
        x_page.points({highest_in_words(), none_in_words(), open_in_words()});
    }

    std::string highest_in_words() const {
        if (x_coverage.size() < 2) return {};
        int highest = 0, at_least_half = 0;
        std::vector<std::string> names;
        for (const auto& [number, one] : x_coverage) {
            at_least_half += one.all > 0 && one.having.certain * 2 >= one.all ? 1 : 0;
            if (one.percent() < highest || one.percent() == 0) continue;
            if (one.percent() > highest) names.clear();
            highest = one.percent();
            names.push_back(x_say.name(prefecture(number)));
        }
        if (names.empty()) return {};
        const std::string first =
            x_say.format("分かる範囲で最も高いのは{}の{}%。", "The highest share known: {}, {}%. ",
                         x_say.join(names), highest);
        if (at_least_half == 1) {
            return first +
                   x_say.text({"半数以上が結んだのはここだけ。", "A half or more there alone."});
        }
        return first + x_say.format("半数以上が結んだのは{0}都道府県。",
                                    "A half or more in {0} {1}.", at_least_half,
                                    plural(at_least_half, "prefecture"));
    }
    std::string none_in_words() const {
        std::vector<std::string> names;
        for (const auto& [number, one] : x_coverage) {
            if (!one.is_open && one.having.possible == 0 && one.all > 0)
                names.push_back(x_say.name(prefecture(number)));
        }
        if (names.empty()) return {};
        return x_say.format("市区町村の協定の記録がないのは、{}。",
                            "No municipality is on record in {}.", x_say.join(names));
    }
    std::string open_in_words() const {
        std::vector<std::string> names;
        for (const auto& [number, one] : x_coverage) {
            if (one.is_open) names.push_back(x_say.name(prefecture(number)));
        }
        if (names.empty()) return {};
        const std::string nameless = unnamed(x_say, x_facts);
        std::string out =
            x_say.format("{0}は一覧の欄が読めず、「以上」か「不明」としか言えない。",
                         "{1} of {0} cannot be read: at least as many as said.", x_say.join(names),
                         plural(std::ssize(names), "The column", "The columns"));
        if (!nameless.empty())
            out += x_say.format("名前の分からない{}は、この中のどこかにある。",
                                " {} without a name are somewhere among them.", nameless);
        return out;
    }

    // ---- by prefecture -------------------------------------------------------------------------

    /// Its tiles lead to the names below, where there are any.
    TileMap map() const {
        TileMap out = share_map(x_say, x_coverage, x_facts);
        std::set<std::string> anchors;
        for (const Without& one : x_without)
            anchors.insert("#" + anchor_of(prefecture(one.government->prefecture)));
        for (auto& tile : out.tiles) {
            if (!anchors.contains(tile.link)) tile.link.clear();
        }
        return out;
    }

    Table table() const {
        Table out = x_say.table(
            "coverage", {"都道府県別の割合", "By prefecture"},
            {x_say.column("prefecture", {"都道府県", "prefecture"}),
             x_say.column("of_prefecture", {"県の協定", "its own"}),
             x_say.column("municipalities_having", {"締結", "with"}, Type::count),
             x_say.column("municipalities", {"市区町村", "of"}, Type::number),
             x_say.column("part", {"割合", "share"}, Type::number)
                 .for_people()
                 .as(Column::Role::share),
             x_say.column("share_percent", {"割合(%)", "percent"}, Type::decimal).for_machines(),
             x_say.column("unknown", {"不明", "unknown"}, Type::number),
             x_say.column("prefecture_code", {"コード", "code"}, Type::code)
                 .for_machines()
                 .as(Column::Role::prefecture_code)});
        out.constants = constants_of(x_context, Unit::government);
        for (const auto& [number, one] : x_coverage) out.rows.push_back(row(number, one));
        if (out.rows.size() > 1) {
            const Coverage all = sum();
            out.rows.push_back(
                out.row_of(RowKind::total, {{"prefecture", {x_say.text({"計", "total"})}},
                                            {"municipalities_having", {count_in(all)}},
                                            {"municipalities", {whole(all.all)}},
                                            {"part", {part(all)}},
                                            {"share_percent", {share_of(all)}},
                                            {"unknown", {whole(unknown_in(0))}}}));
        }
        return out;
    }
    Row row(int number, const Coverage& one) const {
        const Prefecture& place = prefecture(number);
        const long long lacking = unknown_in(number);
        return row_of(x_say.name(place), own_agreement(place), count_in(one), whole(one.all),
                      part(one), share_of(one), lacking > 0 ? Value(lacking) : Value(),
                      Code{std::string(place.code)});
    }
    static Count count_in(const Coverage& one) {
        Count out = count_of(one.having);
        out.is_open = one.is_open;
        return out;
    }
    static long long whole(long long number) { return number; }
    static std::string part(const Coverage& one) {
        return fmt::format("{}%{}", one.percent(), one.is_open ? "+" : "");
    }
    /// Of how many governments it is unknown; of all prefectures if the number is 0.
    long long unknown_in(int number) const {
        return std::ranges::count_if(x_without, [&](const Without& one) {
            return one.is_unknown() && (number == 0 || one.government->prefecture == number);
        });
    }
    std::string own_agreement(const Prefecture& place) const {
        if (!x_context.filter.keeps(GovernmentKind::prefecture)) return {};
        const bool has = std::ranges::any_of(x_facts, [&](const Fact& fact) {
            return fact.certain && fact.prefecture == &place &&
                   fact.kind == GovernmentKind::prefecture;
        });
        return has ? x_say.text({"あり", "yes"}) : x_say.text({"記録なし", "none on record"});
    }

    // ---- who is without one --------------------------------------------------------------------

    /// A list for each region, which a page folds: there are many names.
    void lists(Words title, bool is_unknown, Words meaning) {
        std::map<int, GroupedList::Group> groups;
        for (const Without& one : x_without) {
            if (one.is_unknown() != is_unknown) continue;
            auto& group = groups[one.government->prefecture];
            std::string name = x_say.name(*one.government);
            if (one.why == Lack::other_day)
                name += x_say.text({"(別の日に締結)", " (on another day)"});
            group.items.push_back({.text = std::move(name)});
        }
        if (groups.empty()) return;
        std::size_t all = 0;
        for (const auto& [number, group] : groups) all += group.items.size();
        x_page.section(title);
        x_page.paragraph(x_say.format("{}団体。{}", "{}. {}", all, x_say.text(meaning)));
        for (const Words& region : regions()) region_list(region, is_unknown, groups);
    }
    void region_list(const Words& region, bool is_unknown,
                     std::map<int, GroupedList::Group>& groups) {
        GroupedList list{.name = is_unknown ? "unknown" : "without",
                         .caption = {},
                         .groups = {},
                         .layout = GroupedList::Layout::rows};
        std::size_t names = 0;
        for (auto& [number, group] : groups) {
            const Prefecture& place = prefecture(number);
            if (place.region.ja != region.ja) continue;
            group.label = x_say.name(place);
            group.count = x_say.format("{}団体", "{}", group.items.size());
            // The map leads here; where both lists have the prefecture, to the first.
            if (x_anchored.insert(number).second) group.anchor = anchor_of(place);
            names += group.items.size();
            list.groups.push_back(std::move(group));
        }
        if (list.groups.empty()) return;
        list.caption = x_say.format("{} {}団体", "{}: {}", x_say.text(region), names);
        x_page.add(std::move(list));
    }

    std::vector<Ground> grounds() const { return {ground_of_share(x_say)}; }

    const ReportContext& x_context;
    const Wording x_say;
    Page x_page;
    const Counting x_counting;
    const std::vector<Fact> x_facts;
    const std::map<int, Coverage> x_coverage;
    const std::vector<Without> x_without;
    std::set<int> x_anchored;
};

Report build(const ReportContext& context, const ReportRequest&) {
    return CoveragePage(context).build();
}

}  // namespace

extern constinit const ReportKind coverage_report{
    "coverage",
    {"市区町村の何割が協定を結んだか。記録のない団体はどこか",
     "what share of municipalities has an agreement, and which governments are not known to"},
    ReportArgument::none,
    build};

}  // namespace daicho
