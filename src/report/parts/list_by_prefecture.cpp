#include "report/parts/list_by_prefecture.hpp"

#include <algorithm>

#include "daicho/query/published.hpp"
#include "daicho/text/plural.hpp"
#include "report/parts/sections.hpp"
#include "report/parts/share_map.hpp"

namespace daicho {

namespace {

std::string note_of(const Wording& say, const Coverage& coverage, std::span<const Fact> facts) {
    if (coverage.is_open) {
        return say.text({"一覧のこの欄は読めない", "this column cannot be read"});
    }
    const std::string nameless = unnamed(say, facts);
    if (!nameless.empty())
        return say.format("ほかに名前の分からない{}", "and {} without a name", nameless);
    return facts.empty() ? say.text({"市区町村の締結はない", "no municipality"}) : std::string();
}

GroupedList::Group group_of(const Wording& say, const Prefecture& place, const Coverage& coverage,
                            std::vector<Fact> facts) {
    GroupedList::Group group{.label = say.text({place.short_name, place.romaji}),
                             .items = {},
                             .percent = coverage.percent(),
                             .is_open = coverage.is_open,
                             .anchor = anchor_of(place)};
    std::ranges::stable_sort(facts, {}, [](const Fact& fact) {
        return fact.government ? fact.government->code : std::string_view("～");
    });
    const FiscalYear year = last_complete_year(say.context.as_of);
    for (const Fact& fact : facts) {
        if (!fact.government) continue;
        const Government& one = *fact.government;
        group.items.push_back({.text = say.name(one) + (fact.certain ? "" : "?"),
                               .emphasis = newness(fact.since, year)});
    }
    const std::string kinds = facts.empty() ? "0" : in_kinds(say, facts);
    const std::string more = coverage.is_open ? say.text({"以上", "+"}) : std::string();
    const std::string having = coverage.is_unknown() ? say.unknown() : kinds + more;
    group.count = fmt::format("{}/{}", having, coverage.all);
    group.note = note_of(say, coverage, facts);
    return group;
}

}  // namespace

Emphasis newness(const Date& since, FiscalYear last_complete) {
    if (surely_within(since, Date::of(last_complete))) return Emphasis::new_in_year;
    return since.earliest > last_complete.last() ? Emphasis::new_since : Emphasis::none;
}

std::string new_ones_by_name(const Wording& say, std::span<const Fact> facts) {
    const ReportContext& context = say.context;
    const FiscalYear complete = last_complete_year(context.as_of);
    int known = 0, published = 0;
    for (const Fact& fact : facts)
        known += fact.government && newness(fact.since, complete) != Emphasis::none ? 1 : 0;
    for (const FiscalYear year : {complete, FiscalYear{complete.year + 1}}) {
        const auto newly = published_new(context.ledger.registry(), year, context.as_of);
        if (newly) published += sum_of(*newly->counts);
    }
    if (published <= known || !context.filter.is_national(context.as_of)) return {};
    return say.format("公表された新規{0}団体のうち、名前と年度が分かるのは{1}団体。",
                      " Of {0} published as new, {1} {2} known by name and year.", published, known,
                      plural(known, "is", "are"));
}

GroupedList list_by_prefecture(const Wording& say, const std::map<int, Coverage>& coverage,
                               std::span<const Fact> facts) {
    GroupedList out{.name = "by_prefecture", .caption = {}, .groups = {}};
    std::map<int, std::vector<Fact>> named;
    for (const Fact& fact : facts) {
        if (fact.kind != GovernmentKind::prefecture && fact.prefecture)
            named[fact.prefecture->number].push_back(fact);
    }
    for (const auto& [number, one] : coverage)
        out.groups.push_back(group_of(say, prefecture(number), one, named[number]));
    return out;
}

}  // namespace daicho
