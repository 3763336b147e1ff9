#include "daicho/query/published.hpp"

#include <algorithm>

namespace daicho {

namespace {

constexpr Days one_day{1};

bool can_be_compared(const PublishedTotal& total) {
    return total.as_of && total.as_of->value.is_day();
}

/// Appends the figures of some counts: all kinds of a full breakdown, else the keys that are
/// written.
void add_figures(const PublishedTotal& total, const Counts& counts, const Figure& like,
                 std::vector<Figure>& out) {
    const auto add = [&](KindSet kinds, const At<int>& published) {
        Figure& figure = out.emplace_back(like);
        figure.total = &total;
        figure.kinds = kinds;
        figure.published = published;
    };
    for (const auto& [key, count] : counts) {
        if (const auto kinds = kind_set(key.value)) add(*kinds, count);
    }
    if (!is_full_breakdown(counts)) return;
    for (const GovernmentKind kind : government_kinds) {
        if (!find_count(counts, kind)) add(kind, {0, like.published.at});
    }
}

/// As a publisher's word.
bool is_taken(const PublishedTotal& total) {
    return !total.disputed && !total.is_derived();
}

}  // namespace

std::optional<int> find_count(const Counts& counts, KindSet kinds) {
    for (const auto& [written, count] : counts) {
        if (written.value == name_of(kinds)) return count.value;
    }
    return {};
}

bool is_full_breakdown(const Counts& counts) {
    return std::ranges::any_of(government_kinds, [&](GovernmentKind kind) {
        return kind != GovernmentKind::prefecture && find_count(counts, kind);
    });
}

bool is_whole(const Counts& counts) {
    return count_of(counts, all_governments).has_value();
}

int sum_of(const Counts& counts) {
    if (const auto total = find_count(counts, all_governments)) return *total;
    int sum = 0;
    for (const auto& [key, count] : counts) sum += count.value;
    return sum;
}

std::optional<int> count_of(const Counts& counts, KindSet kinds) {
    if (const auto written = find_count(counts, kinds)) return written;
    const bool is_split = is_full_breakdown(counts);
    const auto prefectures = find_count(counts, GovernmentKind::prefecture);
    if (kinds == all_governments && !is_split) {
        const auto others = find_count(counts, municipality);
        return prefectures && others ? std::optional(*prefectures + *others) : std::nullopt;
    }
    int sum = 0;
    for (const GovernmentKind kind : government_kinds) {
        if (!kinds.contains(kind)) continue;
        const auto count = find_count(counts, kind);
        if (!count && !is_split) return {};
        sum += count.value_or(0);
    }
    return sum;
}

std::optional<Day> newest_total(const Registry& registry) {
    std::optional<Day> newest;
    for (const auto& total : registry.totals) {
        if (total->as_of) newest = std::max(newest, std::optional(total->as_of->value.latest));
    }
    return newest;
}

std::vector<const PublishedTotal*> totals_until(const Registry& registry, Day until) {
    std::vector<const PublishedTotal*> out;
    for (const auto& total : registry.totals) {
        if (can_be_compared(*total) && total->as_of->value.latest <= until) out.push_back(&*total);
    }
    std::ranges::stable_sort(out, {}, [](const auto* total) { return total->as_of->value.latest; });
    return out;
}

std::optional<Day> complete_until(const Registry& registry) {
    std::optional<Day> out;
    for (const auto& total : registry.totals) {
        const bool is_full = total->complete && total->complete->value && !total->disputed;
        if (is_full && total->as_of) out = std::max(out, std::optional(total->as_of->value.latest));
    }
    return out;
}

const PublishedTotal* total_on(const Registry& registry, Day day) {
    for (const PublishedTotal* total : totals_until(registry, day)) {
        if (total->as_of->value.latest == day && is_taken(*total)) return total;
    }
    return nullptr;
}

const PublishedTotal* newest_total_in(const Registry& registry, FiscalYear year, KindSet kinds,
                                      Day until) {
    const PublishedTotal* out = nullptr;
    for (const PublishedTotal* total : totals_until(registry, until)) {
        const bool is_of_year = fiscal_year_of(total->as_of->value.latest) == year;
        if (is_of_year && is_taken(*total) && count_of(total->counts, kinds)) out = total;
    }
    return out;
}

std::optional<PublishedNew> published_new(const Registry& registry, FiscalYear year, Day until) {
    std::optional<PublishedNew> out;
    for (const PublishedTotal* total : totals_until(registry, std::max(until, year.last()))) {
        for (const auto& [key, counts] : total->new_in) {
            if (parse_fiscal_year(key.value) == year) {
                out = PublishedNew{total->as_of->value.latest, &counts};
            }
        }
    }
    return out;
}

bool Figure::holds(const Limits& counted) const {
    if (is_exact()) return counted.is_exact() && counted.least == *published;
    return counted.least <= *published && *published <= counted.most;
}

std::vector<Figure> figures_of(const PublishedTotal& total) {
    std::vector<Figure> out;
    if (!can_be_compared(total)) return out;
    const Day day = total.as_of->value.latest;
    add_figures(total, total.counts, {{}, {}, {{}, day}, {}, {0, total.as_of->at}}, out);
    for (const auto& [key, counts] : total.new_in) {
        const auto year = parse_fiscal_year(key.value);
        if (!year || year->first() > day) continue;
        const Frame frame{year->first() - one_day, std::min(year->last(), day)};
        add_figures(total, counts, {{}, {}, frame, year, {0, key.at}}, out);
    }
    return out;
}

Judgement judge(std::span<const Spell> spells, const PublishedTotal& total) {
    Judgement out{Verdict::agrees, {}};
    for (const Figure& figure : figures_of(total)) {
        if (figure.year) continue;
        const Limits counted = counted_in(spells, figure.frame, figure.kinds);
        if (!counted.is_exact()) out.verdict = std::max(out.verdict, Verdict::within);
        if (!figure.holds(counted)) out.verdict = Verdict::differs;
        out.counted.least += counted.least;
        out.counted.most += counted.most;
    }
    if (is_whole(total.counts)) {
        const Frame frame{{}, total.as_of->value.latest};
        out.counted = counted_in(spells, frame, all_governments);
    }
    if (total.disputed) out.verdict = Verdict::disputed;
    return out;
}

}  // namespace daicho
