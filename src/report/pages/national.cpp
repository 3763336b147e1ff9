// The national page: how many, where, what is new, what nobody could name.
#include <algorithm>
#include <iterator>
#include <map>

#include "daicho/query/statistic.hpp"
#include "daicho/report/figures/trend.hpp"
#include "daicho/report/reports.hpp"
#include "report/parts/published.hpp"
#include "report/parts/record_tables.hpp"
#include "report/parts/sections.hpp"
#include "report/parts/series.hpp"

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
          x_facts(x_counting.facts_on(context.as_of)) {}

    Report build() {
        Report out = begin_report(x_context, "national",
                                  message("国と地方公共団体の雇用対策協定 ({}現在)",
                                          "Employment-measures agreements in Japan, as of {}",
                                          x_context.date(x_context.as_of)));
        x_blocks.emplace_back(total_figure(x_say, x_counting));
        add_bounds(x_blocks, x_say, x_facts);
        by_prefecture();
        section({"内訳", "By kind"});
        x_blocks.emplace_back(kinds_table(x_say, x_counting, x_facts));
        add_filled(x_blocks, unlisted_table(x_say, x_facts));
        if (!x_facts.empty()) {
            section({"分布と推移", "Map and trend"});
            x_blocks.emplace_back(map());
            x_blocks.emplace_back(trend_chart(x_context));
            if (x_counting.is_published(x_context.as_of)) {
                x_blocks.emplace_back(series_table(x_context, x_counting));
            }
        }
        auto lists = numbered_lists(x_say);
        if (!lists.empty()) section({"締結の順", "In date order"});
        std::ranges::move(lists, std::back_inserter(x_blocks));
        out.blocks = std::move(x_blocks);
        out.grounds = grounds_of(x_context, Unit::government, x_facts);
        return out;
    }

  private:
    void section(Words title) { x_blocks.emplace_back(Heading{x_say.text(title)}); }

    Emphasis newness(const Date& since) const {
        if (surely_within(since, Date::of(x_year))) return Emphasis::new_in_year;
        return since.earliest > x_year.last() ? Emphasis::new_since : Emphasis::none;
    }

    // ---- the list by prefecture ----------------------------------------------------------------

    void by_prefecture() {
        section({"都道府県別の一覧", "By prefecture"});
        std::map<int, std::vector<const Fact*>> named;
        for (const Fact& fact : x_facts) {
            if (fact.government && is_municipality(fact))
                named[fact.prefecture->number].push_back(&fact);
        }
        if (named.empty()) {
            x_blocks.emplace_back(Paragraph{
                x_say.text({"名称の分かる市区町村はない。", "No municipality is known by name."})});
            return;
        }
        GroupedList list{
            .name = "by_prefecture",
            .caption = x_say.text({"締結した市区町村(都道府県の協定は含めない)",
                                   "Municipalities; prefectures themselves are not listed"}),
            .groups = {}};
        bool some_are_possible = false;
        for (auto& [number, facts] : named) {
            std::ranges::sort(facts, {}, [](const Fact* fact) { return fact->government->code; });
            const Prefecture& place = prefecture(number);
            auto& group = list.groups.emplace_back();
            group.label = x_say.text({place.short_name, place.romaji});
            for (const Fact* fact : facts) {
                some_are_possible = some_are_possible || !fact->certain;
                group.items.push_back(
                    {std::string(fact->government->name) + (fact->certain ? "" : "?"),
                     newness(fact->since)});
            }
        }
        x_blocks.emplace_back(std::move(list));
        if (some_are_possible) {
            x_blocks.emplace_back(Paragraph{x_say.text(
                {"「?」を付けた団体は、この日までに締結した可能性があるもの。",
                 "A question mark says that the government may have concluded by that day."})});
        }
        new_ones(Date::of(x_year));
        new_ones({x_year.last() + Days{1}, x_context.as_of});
        without_names(named);
    }

    /// How many of the published new ones are known by name.
    void new_ones(const Date& frame) {
        if (frame.earliest > frame.latest) return;
        const FiscalYear year = fiscal_year_of(frame.earliest);
        std::vector<Fact> known;
        for (const Fact& fact : x_facts) {
            if (fact.government && surely_within(fact.since, frame)) known.push_back(fact);
        }
        std::string text =
            x_say.format("{}に新たに締結したことが確実で、名称が分かるもの: {}団体{}。",
                         "Surely new in {}, and known by name: {}{}.", x_say.year(year),
                         known.size(), in_brackets(known));
        if (const auto published =
                published_new(x_context.ledger.registry(), year, x_context.as_of)) {
            const auto counted = std::ranges::count_if(
                known, [&](const Fact& fact) { return fact.since.latest <= published->as_of; });
            text += x_say.format("公表値は{}({}現在)で、名称が分かるのはそのうち{}団体。",
                                 " Published: {} (as of {}), of which {} are known by name.",
                                 in_kinds(x_say, *published->counts), x_say.date(published->as_of),
                                 counted);
        }
        x_blocks.emplace_back(Paragraph{std::move(text)});
    }

    std::string in_brackets(std::span<const Fact> facts) const {
        return facts.empty() ? "" : x_say.format("({})", " ({})", in_kinds(x_say, facts));
    }

    void without_names(const std::map<int, std::vector<const Fact*>>& named) {
        std::vector<std::string> missing;
        for (const Prefecture& place : prefectures()) {
            const bool is_asked_for = x_context.filter.keeps(&place);
            if (is_asked_for && !named.contains(place.number)) missing.push_back(x_say.name(place));
        }
        if (missing.empty()) return;
        x_blocks.emplace_back(Paragraph{x_say.format(
            "名称の分かる市区町村がない都道府県: {}。",
            "Prefectures without a municipality known by name: {}.", x_say.join(missing))});
    }

    TileMap map() const {
        const Statistic held = count(x_context.ledger, {.by_row = dimensions().find("prefecture"),
                                                        .filter = x_context.filter,
                                                        .as_of = x_context.as_of});
        TileMap out{.name = "map",
                    .title = x_say.text(
                        {"都道府県別の締結団体数", "Governments with an agreement, by prefecture"}),
                    .unit = x_say.text(info(Unit::government).label),
                    .note = x_say.text({"都道府県自身を含む", "including the prefecture itself"})};
        const auto open =
            open_prefectures(x_context.ledger.registry(), x_context.filter, x_context.as_of);
        if (!open.empty()) {
            out.note += x_say.text({"。「+」は、名称を読み取れない一覧に入っているかもしれない",
                                    "; +: more may be in a list whose names cannot be read"});
        }
        for (const Prefecture& place : prefectures()) {
            const auto row = find_slot(held.rows, &place);
            if (!row) continue;  // outside the filter, which is not none
            const Tally all = held.row_totals[*row].count;
            const bool is_open = std::ranges::find(open, &place) != open.end();
            out.tiles.push_back({place.tile_row,
                                 place.tile_column,
                                 x_say.text({place.short_name, place.romaji}),
                                 {all.certain, all.possible, is_open}});
        }
        if (held.rows.back().is_otherwise()) {
            out.note += x_say.format("。ほかに都道府県の分からないもの{}団体",
                                     "; {} more whose prefecture is unknown",
                                     Wording::figure(held.row_totals.back().count));
        }
        return out;
    }

    const ReportContext& x_context;
    const Wording x_say;
    const FiscalYear x_year;
    const Counting x_counting;
    const std::vector<Fact> x_facts;
    std::vector<Block> x_blocks;
};

Report build(const ReportContext& context, const ReportRequest&) {
    return National(context).build();
}

}  // namespace

extern constinit const ReportKind national_report{
    "national",
    {"全国の締結団体は何団体で、どこか。何が新しいか",
     "how many governments have an agreement, which they are, and what is new"},
    ReportArgument::none,
    build};

}  // namespace daicho
