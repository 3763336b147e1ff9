#include "daicho/query/counting.hpp"

#include <algorithm>
#include <iterator>

#include "daicho/query/published.hpp"
#include "query/lineages.hpp"

namespace daicho {

namespace {

constexpr Day before_all_days = the_beginning - Days{1};

/// `since`, if what began then holds on the day.
Date up_to(const Date& since, Day day) {
    return since.latest <= day ? since : Date{since.earliest, day, since.uncertain};
}

void push_new(std::vector<std::uint32_t>& agreements, std::uint32_t agreement) {
    if (agreements.empty() || agreements.back() != agreement) agreements.push_back(agreement);
}

const Prefecture* place_of(const Unlisted& entry) {
    return entry.prefecture ? find_prefecture(entry.prefecture->value.text) : nullptr;
}

/// An unlisted spell as a fact, if the filter keeps it.
std::optional<Fact> unlisted_fact(const Registry& registry, const Filter& filter,
                                  const Spell& spell, Day day) {
    const Prefecture* place = place_of(*registry.unlisted[*spell.unlisted]);
    const GovernmentKind kind = spell.stages.front().kind;
    if (!filter.keeps(spell.begin) || !filter.keeps(place) || !filter.keeps(kind)) return {};
    return Fact{.thing = OfUnlisted{*spell.unlisted},
                .prefecture = place,
                .kind = kind,
                .since = spell.begin,
                .began = up_to(spell.begin, day),
                .weight = spell.weight,
                .certain = filter.surely_keeps(spell.begin)};
}

/// What was published of these governments for the day itself.
std::optional<int> published_on(const Registry& registry, Day day, KindSet kinds) {
    for (const PublishedTotal* total : totals_until(registry, day)) {
        if (total->as_of->value.latest != day || total->disputed || total->is_derived()) continue;
        if (const auto count = count_of(total->counts, kinds)) return count;
    }
    return {};
}

}  // namespace

Counting::Counting(const Ledger& ledger, Filter filter)
    : x_ledger(ledger),
      x_filter(std::move(filter)),
      x_claims(claims_of(published_figures(ledger.registry()))) {
    x_spells = spells_of(ledger, [&](const Agreement& agreement) {
        return takes_part(ledger.registry(), agreement, x_filter);
    });
    if (x_filter.keeps_unlisted()) {
        std::ranges::move(unlisted_spells(ledger.registry()), std::back_inserter(x_spells));
    }
    for (const Claim& claim : x_claims) x_settled = std::max(x_settled, claim.frame.day);
    for (const Spell& spell : x_spells) {
        x_settled = std::max({x_settled, spell.begin.latest, spell.stages.back().since});
        if (spell.end) x_settled = std::max(x_settled, spell.end->latest + Days{1});
    }
}

std::vector<Fact> Counting::facts_on(Day day) const {
    std::vector<Fact> out;
    for (const Spell& spell : x_spells) {
        add(spell, day, holds_on(spell, day, x_filter.governments()), out);
    }
    return out;
}

std::vector<Fact> Counting::facts_begun_by(Day day) const {
    std::vector<Fact> out;
    for (const Spell& spell : x_spells) {
        // Of such a kind when it began, or on the day.
        const Certainty began = begins_in(spell, before_all_days, day, x_filter.governments());
        const Certainty holds = holds_on(spell, day, x_filter.governments());
        add(spell, day, std::max(began, holds), out);
    }
    return out;
}

void Counting::add(const Spell& spell, Day day, Certainty certainty, std::vector<Fact>& out) const {
    if (certainty == Certainty::no) return;
    auto fact = fact_of(spell, day);
    if (!fact) return;
    fact->certain = fact->certain && certainty == Certainty::surely;
    out.push_back(std::move(*fact));
}

std::vector<FiscalYear> Counting::years_until(Day day) const {
    const FiscalYear last = fiscal_year_of(day);
    FiscalYear first = last;
    for (const Fact& fact : facts_begun_by(day)) {
        if (!fact.since.is_open()) first = std::min(first, fiscal_year_of(fact.since.earliest));
    }
    std::vector<FiscalYear> out;
    for (; first <= last; ++first.year) out.push_back(first);
    return out;
}

/// The spell on the day, if the filter keeps it by all but its kind of government on that day.
std::optional<Fact> Counting::fact_of(const Spell& spell, Day day) const {
    if (spell.unlisted) return unlisted_fact(registry(), x_filter, spell, day);
    const Stage& stage = spell.on(day);
    const Prefecture& place = prefecture(stage.government->prefecture);
    if (!x_filter.keeps(&place)) return {};
    auto agreements = agreements_on(spell, day);
    std::erase_if(agreements,
                  [&](std::uint32_t index) { return !matches(x_ledger, index, x_filter); });
    if (agreements.empty()) return {};
    const std::uint32_t first = first_agreement(x_ledger, agreements);
    const bool is_surely_kept = std::ranges::any_of(agreements, [&](std::uint32_t index) {
        return x_filter.surely_keeps(x_ledger.agreement(index).concluded->value);
    });
    return Fact{.thing = OfGovernment{std::move(agreements), first},
                .government = stage.government,
                .prefecture = &place,
                .kind = stage.kind,
                .since = spell.begin,
                .began = up_to(spell.begin, day),
                .certain = is_surely_kept};
}

/// Those that may cover it on the day; in a gap that a succession closes, what it had before.
std::vector<std::uint32_t> Counting::agreements_on(const Spell& spell, Day day) const {
    std::vector<std::uint32_t> covering, before;
    for (const std::uint32_t membership : spell.memberships) {
        const Cover coverage = coverage_of(x_ledger, membership);
        if (coverage.begin.earliest > day) continue;
        const std::uint32_t agreement = x_ledger.memberships()[membership].agreement;
        push_new(before, agreement);
        if (!coverage.end || coverage.end->latest >= day) push_new(covering, agreement);
    }
    return covering.empty() ? before : covering;
}

Limits Counting::recorded(const Frame& frame, KindSet kinds) const {
    const KindSet wanted = kinds & x_filter.governments();
    Limits sum;
    for (const Spell& spell : x_spells) {
        const Certainty counts = counts_in(spell, frame, wanted);
        const auto fact = counts == Certainty::no ? std::nullopt : fact_of(spell, frame.day);
        if (!fact) continue;
        const bool is_sure = fact->certain && counts == Certainty::surely;
        sum.add(is_sure ? Certainty::surely : Certainty::perhaps, spell.weight);
    }
    return sum;
}

void Counting::expect(std::span<const Day> days) const {
    const auto is_known = [&](Day day) { return x_days.contains(settled(day)); };
    if (x_bounds && std::ranges::all_of(days, is_known)) return;
    if (x_days.size() + days.size() > Bounds::most_points / 2) x_days.clear();
    for (const Day day : days) x_days.insert(settled(day));
    const std::vector<Day> asked(x_days.begin(), x_days.end());
    x_bounds.emplace(x_spells, x_claims, asked);
}

const Bounds& Counting::bounds_on(const Frame& frame) const {
    const Day days[] = {frame.day, frame.since.value_or(frame.day)};
    expect(days);
    return *x_bounds;
}

Limits Counting::of(const Frame& frame, KindSet kinds) const {
    if (!is_published(frame.day)) return recorded(frame, kinds);
    Frame known = frame;
    known.day = settled(frame.day);
    if (frame.since) known.since = settled(*frame.since);
    return bounds_on(known).of(known, kinds & x_filter.governments());
}

Day Counting::settled(Day day) const {
    return std::min(day, x_settled);
}

Stock Counting::figure_of(Day day) const {
    Stock out{Basis::limits, gap_of(registry(), x_filter, day), stock(day), {}};
    const auto published = published_on(registry(), day, x_filter.governments());
    if (is_published(day) && published) {
        out.basis = Basis::published;
        out.gap = Gap::none;
        out.total = {*published, *published};
    } else if (out.gap != Gap::none) {
        out.basis = Basis::at_least;
        out.total.most = out.total.least;
    }
    for (const GovernmentKind kind : government_kinds) {
        Limits limits = stock(day, kind);
        if (out.basis == Basis::at_least) limits.most = limits.least;
        if (limits.most > 0) out.kinds.emplace_back(kind, limits);
    }
    return out;
}

std::vector<Fact> unlisted_facts(const Registry& registry, const Filter& filter, Day day) {
    std::vector<Fact> out;
    if (!filter.keeps_unlisted()) return out;
    for (const Spell& spell : unlisted_spells(registry)) {
        const Certainty holds = holds_on(spell, day);
        auto fact = unlisted_fact(registry, filter, spell, day);
        if (holds == Certainty::no || !fact) continue;
        fact->certain = fact->certain && holds == Certainty::surely;
        out.push_back(std::move(*fact));
    }
    return out;
}

std::vector<const Prefecture*> open_prefectures(const Registry& registry, const Filter& filter,
                                                Day day) {
    std::vector<const Prefecture*> out;
    if (!filter.keeps_unlisted()) return out;
    for (const Spell& spell : unlisted_spells(registry)) {
        if (holds_on(spell, day, filter.governments()) == Certainty::no) continue;
        for (const auto& name : registry.unlisted[*spell.unlisted]->prefectures) {
            const Prefecture* place = find_prefecture(name->text);
            if (!place || !filter.keeps(place)) continue;
            if (std::ranges::find(out, place) == out.end()) out.push_back(place);
        }
    }
    return out;
}

Gap gap_of(const Registry& registry, const Filter& filter, Day day) {
    // Nobody publishes lists of one other kind of agreement, or of those with some measure; all
    // kinds together are no more certain than the listed ones among them.
    const auto complete = complete_until(registry);
    if (filter.keeps_unlisted() && complete &&
        std::min(day, filter.until.value_or(day)) > *complete) {
        return Gap::after_lists;
    }
    const bool is_local = !filter.prefectures.empty() || !filter.regions.empty();
    const bool is_unread = is_local && !open_prefectures(registry, filter, day).empty();
    return is_unread ? Gap::unread : Gap::none;
}

std::uint32_t first_agreement(const Ledger& ledger, std::span<const std::uint32_t> agreements) {
    std::uint32_t first = agreements.front();
    for (const std::uint32_t index : agreements) {
        const Date& concluded = ledger.agreement(index).concluded->value;
        if (surely_before(concluded, ledger.agreement(first).concluded->value)) first = index;
    }
    return first;
}

}  // namespace daicho
