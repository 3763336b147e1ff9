#include "report/parts/published.hpp"

#include <algorithm>

#include "report/parts/wording.hpp"

namespace daicho {

namespace {

bool covers(std::string_view key, GovernmentKind kind) {
    return key == "total" || key == name_of(kind) ||
           (key == "municipality" && kind != GovernmentKind::prefecture);
}

/// How a published total stands to the registry's count of its day.
struct Verdict {
    std::string_view name;
    Words label;
};
constexpr Verdict agrees{"agrees", {"一致", "agrees"}};
constexpr Verdict within{"within", {"範囲内", "within bounds"}};
constexpr Verdict differs{"differs", {"不一致", "differs"}};
constexpr Verdict disputed{"disputed", {"疑義", "disputed"}};

const Verdict& verdict_on(const PublishedTotal& total, std::span<const Fact> facts) {
    if (total.disputed) return disputed;
    bool is_equal = true, is_within = true;
    const auto compare = [&](std::string_view key, int published) {
        const Count count = count_of(facts, key);
        is_equal &= count == Count{published, published};
        is_within &= count.certain <= published && published <= count.possible;
    };
    for (const auto& [key, count] : total.counts) compare(key.value, count.value);
    if (is_whole(total.counts)) compare("total", sum_of(total.counts));
    if (is_equal) return agrees;
    const bool is_complete = total.complete && total.complete->value;
    return is_within && !is_complete ? within : differs;
}

std::string kind_label(const Wording& say, std::string_view key) {
    if (const auto kind = government_kind(key)) return say.text(label(*kind));
    return say.text(key == "total" ? Words{"計", "total"} : Words{"市区町村", "municipality"});
}

/// What a total is of: all, or the kinds that it gives.
std::string coverage(const Wording& say, const Counts& counts) {
    if (is_whole(counts)) return kind_label(say, "total");
    std::vector<std::string> kinds;
    for (const auto& [key, count] : counts) kinds.push_back(kind_label(say, key.value));
    return say.join(kinds);
}

/// 16都道府県21市1町; empty if nothing but the total was published.
std::string breakdown(const Wording& say, const Counts& counts) {
    std::string out;
    for (const auto& [key, count] : counts) {
        if (key.value == "total") continue;
        const bool ja = say.context.lang == Lang::ja;
        out += fmt::format("{}{}{}{}", out.empty() || ja ? "" : ", ", count.value, ja ? "" : " ",
                           kind_label(say, key.value));
    }
    return out;
}

}  // namespace

bool is_whole(const Counts& counts) {
    bool prefectures = false, municipalities = false, breakdown = false;
    for (const auto& [key, count] : counts) {
        if (key.value == "total") return true;
        if (key.value == "prefecture")
            prefectures = true;
        else if (key.value == "municipality")
            municipalities = true;
        else
            breakdown = true;
    }
    return breakdown || (prefectures && municipalities);
}

int sum_of(const Counts& counts) {
    int sum = 0;
    for (const auto& [key, count] : counts) {
        if (key.value == "total") return count.value;
        sum += count.value;
    }
    return sum;
}

std::vector<const PublishedTotal*> totals_until(const Registry& registry, Day until) {
    std::vector<const PublishedTotal*> out;
    for (const auto& total : registry.totals) {
        const bool has_day = total->as_of && total->as_of->value.is_day();
        if (has_day && total->as_of->value.latest <= until) out.push_back(&*total);
    }
    std::ranges::stable_sort(out, {}, [](const auto* total) { return total->as_of->value.latest; });
    return out;
}

Count count_of(std::span<const Fact> facts, std::string_view key) {
    Count out;
    for (const Fact& fact : facts) {
        if (covers(key, fact.kind)) out += {fact.certain ? fact.weight : 0, fact.weight};
    }
    return out;
}

Table published_table(const ReportContext& context) {
    const Wording say(context);
    Table out{.name = "published",
              .caption = say.text({"公表値と台帳", "Published totals and the registry"}),
              .columns = {say.column("published_as_of", {"公表値の日", "as of"}, Type::date),
                          say.column("covers", {"範囲", "covers"}),
                          say.column("published", {"公表値", "published"}, Type::number),
                          say.column("registry", {"台帳", "registry"}, Type::count),
                          say.column("verdict", {"照合", "verdict"}),
                          say.column("verdict_id", {"照合", "verdict"}, Type::code),
                          say.column("breakdown", {"公表値の内訳", "as published"}),
                          say.column("remarks", {"注記", "remarks"}),
                          say.column("sources", {"出典", "sources"})},
              .constants = constants_of(context, Unit::government)};
    out.columns[5].machine_only = true;
    for (const auto* total : totals_until(context.ledger.registry(), context.as_of)) {
        const Date day = total->as_of->value;
        const auto facts = facts_of(context.ledger, Unit::government, context.filter, day.latest);
        Count count;
        if (is_whole(total->counts)) {
            count = count_of(facts, "total");
        } else {
            for (const auto& [key, published] : total->counts) count += count_of(facts, key.value);
        }
        const Verdict& verdict = verdict_on(*total, facts);
        out.rows.push_back(row_of(
            day, coverage(say, total->counts), static_cast<long long>(sum_of(total->counts)), count,
            say.text(verdict.label), Code{std::string(verdict.name)}, breakdown(say, total->counts),
            line(total->disputed ? total->disputed : total->note), cited(total->sources)));
    }
    return out;
}

}  // namespace daicho
