#include "query/lineages.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace daicho {

namespace {

constexpr Days one_day{1};

/// Of ends, either of which may never come.
std::optional<Date> earlier_end(const std::optional<Date>& a, const std::optional<Date>& b) {
    return a && b ? earlier_of(*a, *b) : a ? a : b;
}

std::optional<Date> value_of(const Maybe<Date>& date) {
    return date ? std::optional(date->value) : std::nullopt;
}

bool may_be_held_on_or_after(const Cover& coverage, Day day) {
    return !coverage.end || coverage.end->latest >= day;
}

class Gathering {
  public:
    Gathering(const Ledger& ledger, const std::function<bool(const Agreement&)>& takes_part) {
        const auto memberships = ledger.memberships();
        for (std::uint32_t i = 0; i < memberships.size(); ++i) {
            const Agreement& agreement = ledger.agreement(memberships[i].agreement);
            if (!memberships[i].government || !agreement.concluded || !takes_part(agreement)) {
                continue;
            }
            const LegalPerson& person =
                legal_person(*memberships[i].government, agreement.concluded->value.latest);
            Lineage& lineage = x_lineages[&person];
            lineage.persons = {&person};
            lineage.coverages.push_back(coverage_of(ledger, i));
        }
        for (const NewMerger& merger : new_mergers()) merge(merger);
        for (auto& [person, lineage] : x_lineages) {
            if (person->last) end(lineage, *person->last);
        }
    }

    std::vector<Lineage> take() {
        for (auto& [person, lineage] : x_lineages) x_over.push_back(std::move(lineage));
        return std::move(x_over);
    }

  private:
    /// The founder covered first goes on; what covers the others covers what is founded.
    void merge(const NewMerger& merger) {
        const LegalPerson* heir = heir_of(merger);
        Lineage whole;
        for (const LegalPerson* founder : merger.founders) {
            const auto found = x_lineages.find(founder);
            if (found == x_lineages.end()) continue;
            Lineage& lineage = found->second;
            if (founder == heir) {
                whole.persons = lineage.persons;
                append(whole.coverages, lineage.coverages);
            } else {
                append(whole.coverages, from_the(merger.day, lineage.coverages));
                end(lineage, merger.day - one_day);
                x_over.push_back(std::move(lineage));
            }
            x_lineages.erase(found);
        }
        if (const auto own = x_lineages.find(merger.founded); own != x_lineages.end()) {
            append(whole.coverages, own->second.coverages);
        }
        if (whole.coverages.empty()) return;
        whole.persons.push_back(merger.founded);
        x_lineages[merger.founded] = std::move(whole);
    }

    /// The founder with the earliest coverage that may have begun before the merger, also one that
    /// has ended; null if there is none.
    const LegalPerson* heir_of(const NewMerger& merger) const {
        const LegalPerson* heir = nullptr;
        std::tuple<Day, Day> least;
        for (const LegalPerson* founder :
             merger.founders) {  // in code order: the lowest wins a tie
            const auto found = x_lineages.find(founder);
            if (found == x_lineages.end()) continue;
            for (const Cover& coverage : found->second.coverages) {
                const std::tuple begin(coverage.begin.latest, coverage.begin.earliest);
                if (coverage.begin.earliest >= merger.day || (heir && begin >= least)) continue;
                heir = founder;
                least = begin;
            }
        }
        return heir;
    }

    /// What goes on in another government. The founder was no more on the day, so what it signed
    /// some day around it, it signed before.
    static std::vector<Cover> from_the(Day day, const std::vector<Cover>& coverages) {
        std::vector<Cover> out;
        for (Cover coverage : coverages) {
            if (!may_be_held_on_or_after(coverage, day)) continue;
            if (coverage.begin.earliest < day) coverage.begin = Date::on(day);
            out.push_back(coverage);
        }
        return out;
    }

    static void end(Lineage& lineage, Day last) {
        for (Cover& coverage : lineage.coverages) {
            coverage.end = earlier_end(coverage.end, Date::on(last));
        }
    }

    static void append(std::vector<Cover>& to, const std::vector<Cover>& more) {
        to.insert(to.end(), more.begin(), more.end());
    }

    std::map<const LegalPerson*, Lineage> x_lineages;  // by the last of their persons
    std::vector<Lineage> x_over;                       // that ended in a new merger
};

}  // namespace

Cover coverage_of(const Ledger& ledger, std::uint32_t index) {
    const Membership& membership = ledger.memberships()[index];
    const Agreement& agreement = ledger.agreement(membership.agreement);
    const Party& party = *agreement.parties[membership.party];
    const Date& concluded = agreement.concluded->value;
    const auto ended = agreement.ended ? value_of(agreement.ended->value.date) : std::nullopt;
    return {index, party.from ? later_of(concluded, party.from->value) : concluded,
            earlier_end(ended, value_of(party.until))};
}

Date earlier_of(const Date& a, const Date& b) {
    if (a.earliest <= b.earliest && a.latest <= b.latest) return a;
    if (b.earliest <= a.earliest && b.latest <= a.latest) return b;
    return {std::min(a.earliest, b.earliest), std::min(a.latest, b.latest), false};
}

Date later_of(const Date& a, const Date& b) {
    if (a.earliest >= b.earliest && a.latest >= b.latest) return a;
    if (b.earliest >= a.earliest && b.latest >= a.latest) return b;
    return {std::max(a.earliest, b.earliest), std::max(a.latest, b.latest), false};
}

std::vector<Lineage> lineages_of(const Ledger& ledger,
                                 const std::function<bool(const Agreement&)>& takes_part) {
    return Gathering(ledger, takes_part).take();
}

}  // namespace daicho
