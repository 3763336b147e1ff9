#include "daicho/query/published.hpp"

#include <algorithm>
#include <array>

#include "daicho/text/enumerators.hpp"

namespace daicho {

namespace {

void add(Tally& to, const Tally& tally) {
    to.certain += tally.certain;
    to.possible += tally.possible;
}

using ByKind = std::array<Tally, government_kinds.size()>;

Tally sum_of(const ByKind& tallies, std::string_view key) {
    Tally out;
    for (const GovernmentKind kind : government_kinds) {
        if (covers(key, kind)) add(out, tallies[static_cast<std::size_t>(kind)]);
    }
    return out;
}

/// What the registry counts within a frame.
struct Census {
    ByKind all{};
    std::vector<ByKind> unlisted;

    Census(std::span<const Fact> facts, const Date& frame, std::size_t unlisted_entries)
        : unlisted(unlisted_entries) {
        for (const Fact& fact : facts) {
            if (!may_count(fact, frame)) continue;
            const auto kind = static_cast<std::size_t>(fact.kind);
            const Tally tally{surely_counts(fact, frame) ? fact.weight : 0, fact.weight};
            add(all[kind], tally);
            if (fact.unlisted != Fact::none) add(unlisted[fact.unlisted][kind], tally);
        }
    }
};

/// The figures of some counts: all kinds of a full breakdown, else the keys that are written.
std::vector<std::pair<std::string_view, At<int>>> published(const Counts& counts, Span otherwise) {
    std::vector<std::pair<std::string_view, At<int>>> out;
    for (const auto& [kind, count] : counts) out.emplace_back(kind.value, count);
    if (!is_full_breakdown(counts)) return out;
    for (const GovernmentKind kind : government_kinds) {
        if (!find_count(counts, name_of(kind)))
            out.emplace_back(name_of(kind), At<int>{0, otherwise});
    }
    return out;
}

bool can_be_compared(const PublishedTotal& total) {
    return total.as_of && total.as_of->value.is_day();
}

/// The figures of one total, and what the registry counts for them.
class Comparison {
  public:
    Comparison(const Ledger& ledger, const PublishedTotal& total)
        : x_total(total),
          x_entries(ledger.registry().unlisted.size()),
          x_facts(facts_of(ledger, Unit::government, Filter{}, total.as_of->value.latest)) {}

    Census census(std::optional<FiscalYear> year) const {
        return Census(x_facts, Figure{&x_total, {}, year, {}, {}, {}}.frame(), x_entries);
    }

    /// Appends the figures of some counts: of the day, or of what is new in a year.
    void add_figures(const Counts& counts, std::optional<FiscalYear> year, Span otherwise,
                     std::vector<Figure>& out) const {
        const bool has_begun = !year || year->first() <= x_total.as_of->value.latest;
        if (!has_begun) return;
        const Census found = census(year);
        for (const auto& [kind, count] : published(counts, otherwise)) {
            Figure& figure =
                out.emplace_back(Figure{&x_total, kind, year, count, sum_of(found.all, kind), {}});
            for (const ByKind& tallies : found.unlisted) {
                figure.unlisted.push_back(sum_of(tallies, kind));
            }
        }
    }

    std::vector<Figure> figures_of_the_day() const {
        std::vector<Figure> out;
        add_figures(x_total.counts, {}, x_total.as_of->at, out);
        return out;
    }

  private:
    const PublishedTotal& x_total;
    std::size_t x_entries;
    std::vector<Fact> x_facts;
};

constexpr std::array<VerdictInfo, 4> verdicts{{
    {Verdict::agrees, "agrees", {"一致", "agrees"}},
    {Verdict::within, "within", {"範囲内", "within bounds"}},
    {Verdict::differs, "differs", {"不一致", "differs"}},
    {Verdict::disputed, "disputed", {"疑義", "disputed"}},
}};

static_assert(is_in_step(verdicts, &VerdictInfo::verdict, Verdict::disputed));

Verdict verdict_on(const PublishedTotal& total, std::span<const Figure> figures) {
    if (total.disputed) return Verdict::disputed;
    if (!std::ranges::all_of(figures, [](const Figure& figure) { return figure.holds(); })) {
        return Verdict::differs;
    }
    const bool is_certain = std::ranges::all_of(figures, [](const Figure& figure) {
        return figure.counted.certain == figure.counted.possible;
    });
    return is_certain ? Verdict::agrees : Verdict::within;
}

}  // namespace

bool covers(std::string_view key, GovernmentKind kind) {
    return key == "total" || key == name_of(kind) ||
           (key == "municipality" && kind != GovernmentKind::prefecture);
}

std::optional<int> find_count(const Counts& counts, std::string_view key) {
    for (const auto& [written, count] : counts) {
        if (written.value == key) return count.value;
    }
    return {};
}

bool is_full_breakdown(const Counts& counts) {
    return std::ranges::any_of(government_kinds, [&](GovernmentKind kind) {
        return kind != GovernmentKind::prefecture && find_count(counts, name_of(kind));
    });
}

bool is_whole(const Counts& counts) {
    return find_count(counts, "total") || is_full_breakdown(counts) ||
           (find_count(counts, "prefecture") && find_count(counts, "municipality"));
}

int sum_of(const Counts& counts) {
    if (const auto total = find_count(counts, "total")) return *total;
    int sum = 0;
    for (const auto& [key, count] : counts) sum += count.value;
    return sum;
}

std::optional<int> count_of(const Counts& counts, GovernmentKind kind) {
    const auto written = find_count(counts, name_of(kind));
    return !written && is_full_breakdown(counts) ? 0 : written;
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

const PublishedTotal* total_on(const Registry& registry, Day day) {
    for (const PublishedTotal* total : totals_until(registry, day)) {
        if (total->as_of->value.latest == day && !total->disputed) return total;
    }
    return nullptr;
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

Tally tally(std::span<const Fact> governments, std::string_view key) {
    Tally out;
    for (const Fact& fact : governments) {
        if (covers(key, fact.kind)) add(out, {fact.certain ? fact.weight : 0, fact.weight});
    }
    return out;
}

bool may_count(const Fact& fact, const Date& frame) {
    return overlap(fact.since, frame);
}

bool surely_counts(const Fact& fact, const Date& frame) {
    return fact.certain && surely_within(fact.since, frame);
}

Date Figure::frame() const {
    const Day as_of = total->as_of->value.latest;
    if (!year) return {the_beginning, as_of};
    return {year->first(), std::min(year->last(), as_of)};
}

bool Figure::holds(const Tally& tally) const {
    if (is_exact()) return tally.certain == *published && tally.possible == *published;
    return tally.certain <= *published && *published <= tally.possible;
}

bool Figure::holds_without(std::size_t entry) const {
    const Tally& less = unlisted[entry];
    return holds({counted.certain - less.certain, counted.possible - less.possible});
}

std::vector<Figure> figures(const Ledger& ledger) {
    std::vector<Figure> out;
    for (const At<PublishedTotal>& total : ledger.registry().totals) {
        if (!can_be_compared(*total)) continue;
        const Comparison comparison(ledger, *total);
        comparison.add_figures(total->counts, {}, total->as_of->at, out);
        for (const auto& [key, counts] : total->new_in) {
            const auto year = parse_fiscal_year(key.value);
            if (year) comparison.add_figures(counts, year, key.at, out);
        }
    }
    return out;
}

const VerdictInfo& info(Verdict verdict) {
    return verdicts[static_cast<std::size_t>(verdict)];
}

Judgement judge(const Ledger& ledger, const PublishedTotal& total) {
    const Comparison comparison(ledger, total);
    const auto figures = comparison.figures_of_the_day();
    Judgement out{verdict_on(total, figures), {}};
    const Census census = comparison.census({});
    if (is_whole(total.counts)) {
        out.counted = sum_of(census.all, "total");
    } else {
        for (const Figure& figure : figures) add(out.counted, figure.counted);
    }
    return out;
}

}  // namespace daicho
