#include "report/newly_published.hpp"

#include <algorithm>

#include "report/published.hpp"
#include "report/sections.hpp"

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
    for (const PublishedTotal* total : totals_until(registry, until)) {
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
        out += say.context.lang == Lang::ja
                   ? fmt::format("{}{}", count.value, label(*kind).ja)
                   : fmt::format("{}{} {}", out.empty() ? "" : ", ", count.value,
                                 counted(*kind, count.value));
    }
    return out;
}

Table kinds_table(const Wording& say, std::span<const Fact> facts) {
    const PublishedTotal* total = total_of_the_day(say.context);
    Table out = say.table("kinds", {"団体の種類ごとの数", "Governments by kind"},
                          {say.column("kind", {"種類", "kind"}),
                           say.column("count", {"団体数", "governments"}, Type::count),
                           say.column("published", {"公表値", "published"}, Type::number)});
    Count sum;
    for (const auto kind : {GovernmentKind::prefecture, GovernmentKind::city, GovernmentKind::ward,
                            GovernmentKind::town, GovernmentKind::village}) {
        Count held;
        for (const Fact& fact : facts) {
            if (fact.kind == kind) held += {fact.certain ? fact.weight : 0, fact.weight};
        }
        sum += held;
        out.rows.push_back({RowKind::data, {{say.text(label(kind))}, {held}, {published_of(total, kind)}}});
    }
    const auto published = published_total(say.context);
    out.rows.push_back({RowKind::total,
                        {{say.text({"合計", "total"})},
                         {sum},
                         {published ? Value(static_cast<long long>(*published)) : Value()}}});
    return out;
}

}  // namespace daicho
