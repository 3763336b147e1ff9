// Which changes of a registry can be the cause of another figure.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "daicho/query/counting.hpp"
#include "daicho/report/changes.hpp"

namespace daicho {

/// Governments that a figure counts: those with an agreement on a day, or new in a time.
struct Asked {
    Frame frame;
    KindSet kinds = all_governments;
};

class Causes {
  public:
    /// All must outlive it.
    Causes(const ReportContext& before, const ReportContext& after, const Changes& changes);

    /// Which governments a figure of the records alone counts otherwise: `+ 熱海市 (222054-atami)`.
    std::vector<std::string> reasons(const Asked& asked) const;
    /// The changes that can have changed figures of the records alone.
    std::vector<std::string> of(std::span<const Asked> asked) const;
    /// The same of figures that follow from all published totals as well: what counts otherwise on
    /// the day of one bounds every other day.
    std::vector<std::string> with_totals(std::vector<Asked> asked) const;
    /// All changes that can have changed any figure.
    std::vector<std::string> any() const;
    /// The changes of what was published for a day.
    std::vector<std::string> of_total(Day day) const;

  private:
    /// What the records of a state count.
    struct State;
    enum class Totals : std::uint8_t { none, all };

    /// Those that concern somebody; null for anybody.
    std::vector<std::string> changes_of(const std::set<std::string>* who, Totals totals) const;
    std::set<std::string> who_differs(std::span<const Asked> asked) const;
    bool concerns(const Change& change, const std::set<std::string>& who) const;
    bool is_cause(const ValueChange& value, const std::set<std::string>* who, Totals totals) const;

    std::shared_ptr<const State> x_before, x_after;
    const Changes& x_changes;
};

/// What is counted in a figure, by a key that both states have.
struct Share {
    std::string words;
    Tally count;
};
using Shares = std::map<std::string, Share>;

/// `+ 熱海市 (222054-atami)`, `− …`, or `静岡県の未登載の市 5 → 4`.
std::vector<std::string> reasons(const Shares& was, const Shares& is, Lang lang);

/// The words of an entry that was counted without a name.
std::string unlisted_words(const ReportContext& context, const Prefecture* prefecture,
                           GovernmentKind kind);

}  // namespace daicho
