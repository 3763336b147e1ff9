// What was changed since a base, as the rule on published totals asks it.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "daicho/check/check.hpp"
#include "daicho/query/counting.hpp"

namespace daicho {

/// What differs from the base of a change, found out when the first figure is missed.
class Lately {
  public:
    Lately(const Ledger& ledger, std::function<ChangedSince()> ask)
        : x_ledger(ledger), x_ask(std::move(ask)) {}

    const Message& base() const { return changes().base; }
    bool touched(const Spell& spell) const { return was_changed(spell) || was_added(spell); }
    bool was_changed(const Spell& spell) const { return any_record(spell, changes().changed); }
    bool was_added(const Spell& spell) const { return any_record(spell, changes().added); }

    /// The governments, each with its path, whose records are gone: not those that were renamed.
    struct Removed {
        const Government* government;
        std::string path;
    };
    std::vector<Removed> removed() const;

  private:
    const ChangedSince& changes() const;
    bool any_record(const Spell& spell, const std::vector<SourceId>& files) const;

    const Ledger& x_ledger;
    std::function<ChangedSince()> x_ask;
    mutable std::optional<ChangedSince> x_changes;  // sorted
    mutable std::set<std::string> x_added_codes;
};

}  // namespace daicho
