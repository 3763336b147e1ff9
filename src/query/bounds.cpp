#include "daicho/query/bounds.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <set>

#include "query/growth.hpp"

namespace daicho {

namespace {

constexpr Days one_day{1};

/// The points of time to look at: the eves of changes of kind, without which nothing would be
/// right, the days asked for, and those of the claims, the newest first, as far as there is room.
class Choice {
  public:
    Choice(std::span<const Spell> spells, std::span<const Claim> claims,
           std::span<const Day> days) {
        for (const Spell& spell : spells) {
            for (const Day change : changes_of_kind(spell)) x_days.insert(change - one_day);
        }
        for (const Day day : days) add({{}, day});
        std::vector<Frame> frames;
        for (const Claim& claim : claims) frames.push_back(claim.frame);
        std::ranges::sort(frames, std::greater{}, &Frame::day);
        for (const Frame& frame : frames) add(frame);
    }

    Points points() const { return Points({x_days.begin(), x_days.end()}); }

  private:
    void add(const Frame& frame) {
        if (x_days.size() + 3 > Bounds::most_points) return;
        x_days.insert(frame.day);
        if (frame.since) x_days.insert(*frame.since);
    }

    std::set<Day> x_days;
};

/// Whatever a file says, figures do not overflow.
void add_to(int& sum, int more) {
    constexpr std::int64_t most = std::numeric_limits<int>::max();
    sum = static_cast<int>(std::min(std::int64_t{sum} + more, most));
}

/// The spells that are reasoned about: none of too many, whose sums would overflow.
std::span<const Spell> reasoned_about(std::span<const Spell> spells) {
    std::int64_t all = 0;
    for (const Spell& spell : spells) all += spell.weight;
    return all > GrowthLimits::most_spells ? std::span<const Spell>() : spells;
}

}  // namespace

void Limits::add(Certainty certainty, int weight) {
    if (certainty == Certainty::surely) add_to(least, weight);
    if (certainty != Certainty::no) add_to(most, weight);
}

Certainty counts_in(const Spell& spell, const Frame& frame, KindSet kinds) {
    return frame.since ? begins_in(spell, *frame.since, frame.day, kinds)
                       : holds_on(spell, frame.day, kinds);
}

Limits counted_in(std::span<const Spell> spells, const Frame& frame, KindSet kinds) {
    Limits sum;
    for (const Spell& spell : spells) sum.add(counts_in(spell, frame, kinds), spell.weight);
    return sum;
}

Bounds::Bounds(std::span<const Spell> spells, std::span<const Claim> claims,
               std::span<const Day> days)
    : x_spells(spells) {
    const auto some = reasoned_about(spells);
    const Points points =
        some.size() < spells.size() ? Points({}) : Choice(spells, claims, days).points();
    auto growths = std::make_shared<Growths>(points, some);
    for (const Claim& claim : claims) growths->assume(claim);
    x_holds = growths->close();
    if (!x_holds) *growths = Growths(points, some);
    x_growths = std::move(growths);
}

Limits Bounds::of(const Frame& frame, KindSet kinds) const {
    const Points& points = x_growths->points();
    const auto day = points.find(frame.day);
    const auto since = frame.since ? points.find(*frame.since) : std::optional<std::size_t>(0);
    if (!day || !since) return counted_in(x_spells, frame, kinds);
    return x_growths->range(frame.since ? Phase::begun : Phase::held, kinds, *since, *day);
}

Limits Bounds::ended(Day since, Day day) const {
    const auto from = x_growths->points().find(since), to = x_growths->points().find(day);
    if (from && to) return x_growths->range(Phase::left, all_governments, *from, *to);
    Limits sum;
    for (const Spell& spell : x_spells) sum.add(ends_in(spell, since, day), spell.weight);
    return sum;
}

Limits Bounds::of(const Frame& frame, KindSet kinds, std::span<const Certainty> within) const {
    Limits out;
    for (const GovernmentKind kind : government_kinds) {
        if (!kinds.contains(kind)) continue;
        Limits part, rest;  // by the spells alone
        for (std::size_t i = 0; i < x_spells.size(); ++i) {
            const Certainty counts = counts_in(x_spells[i], frame, kind);
            part.add(std::min(counts, within[i]), x_spells[i].weight);
            const Certainty is_outside = within[i] == Certainty::no       ? Certainty::surely
                                         : within[i] == Certainty::surely ? Certainty::no
                                                                          : Certainty::perhaps;
            rest.add(std::min(counts, is_outside), x_spells[i].weight);
        }
        const Limits all = of(frame, kind);
        add_to(out.least, std::max(part.least, all.least - rest.most));
        add_to(out.most, std::min(part.most, all.most - rest.least));
    }
    return out;
}

}  // namespace daicho
