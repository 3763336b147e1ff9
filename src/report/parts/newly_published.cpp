#include "report/parts/newly_published.hpp"

#include <algorithm>

#include "report/parts/published.hpp"
#include "report/parts/sections.hpp"

namespace daicho {

namespace {

const PublishedTotal* total_of_the_day(const ReportContext& context) {
    for (const PublishedTotal* total : totals_until(context.ledger.registry(), context.as_of)) {
        if (total->as_of->value.latest == context.as_of && !total->disputed) return total;
    }
    return nullptr;
}

/// What the total says of a kind: nothing if it does not split that far, none if it leaves it out.
Value published_of(const PublishedTotal* total, GovernmentKind kind) {
    if (!total) return {};
    bool splits = kind == GovernmentKind::prefecture;
    for (const auto& [key, count] : total->counts) {
        if (key.value == name_of(kind)) return static_cast<long long>(count.value);
        splits |= key.value == "city" || key.value == "town" || key.value == "village";
    }
    return splits ? Value(0LL) : Value();
}

}  // namespace

std::optional<int> published_total(const ReportContext& context) {
    const PublishedTotal* total = total_of_the_day(context);
    if (!total || !is_whole(total->counts)) return {};
    return sum_of(total->counts);
}

std::optional<PublishedNew> published_new(const Registry& registry, FiscalYear year, Day until) {
    std::optional<PublishedNew> out;
    for (const PublishedTotal* total : totals_until(registry, std::max(until, year.last()))) {
        for (const auto& [key, counts] : total->new_in) {
            if (key.value == to_text(year)) out = PublishedNew{total->as_of->value.latest, &counts};
        }
    }
    return out;
}

std::string in_kinds(const Wording& say, const Counts& counts) {
    std::string out;
    for (const auto& [key, count] : counts) {
        const auto kind = government_kind(key.value);
        if (!kind) continue;
        out += say.context.lang == Lang::ja ? fmt::format("{}{}", count.value, label(*kind).ja)
                                            : fmt::format("{}{} {}", out.empty() ? "" : ", ",
                                                          count.value, counted(*kind, count.value));
    }
    return out;
}

Table kinds_table(const Wording& say, std::span<const Fact> facts) {
    const PublishedTotal* total = total_of_the_day(say.context);
    Table out = say.table("kinds", {"団体の種類別の数", "Governments by kind"},
                          {say.column("kind", {"種類", "kind"}),
                           say.column("named", {"名称の分かるもの", "known by name"}, Type::count),
                           say.column("unlisted", {"未登載", "unlisted"}, Type::count),
                           say.column("total", {"計", "total"}, Type::count)});
    out.constants = constants_of(say.context, Unit::government);
    if (total)
        out.columns.push_back(say.column("published", {"公表値", "published"}, Type::number));

    std::vector<Fact> named, unlisted;
    for (const Fact& fact : facts) {
        (fact.unlisted == Fact::none ? named : unlisted).push_back(fact);
    }
    const auto add = [&](RowKind row_kind, Words label, std::string_view key, Value published) {
        const Count with_name = count_of(named, key), without = count_of(unlisted, key);
        Row row = row_of(say.text(label), with_name, without, with_name + without);
        row.kind = row_kind;
        if (total) row.cells.push_back({std::move(published)});
        out.rows.push_back(std::move(row));
    };
    for (const auto kind : {GovernmentKind::prefecture, GovernmentKind::city, GovernmentKind::ward,
                            GovernmentKind::town, GovernmentKind::village}) {
        if (std::ranges::find(facts, kind, &Fact::kind) == facts.end()) continue;
        add(RowKind::data, label(kind), name_of(kind), published_of(total, kind));
    }
    const auto published = published_total(say.context);
    add(RowKind::total, {"合計", "total"}, "total",
        published ? Value(static_cast<long long>(*published)) : Value());
    return out;
}

}  // namespace daicho
