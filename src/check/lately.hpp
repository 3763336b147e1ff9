// What is other than it was at a base, as the rule on published totals asks it: which governments
// count otherwise, and which figures were published otherwise.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "daicho/check/check.hpp"
#include "daicho/query/bounds.hpp"

namespace daicho {

/// A government, or an entry of the unlisted, whose part in a figure is other than it was.
struct Moved {
    const Spell* now = nullptr;  // null: it has none any more
    const Spell* was = nullptr;  // null: it had none
    Limits before{}, after{};

    bool is_less() const { return after.least < before.least || after.most < before.most; }
    bool is_more() const { return after.least > before.least || after.most > before.most; }
};

/// The base of a change, asked for when the first figure is missed.
class Lately {
  public:
    using Ask = std::function<std::shared_ptr<const Before>()>;
    /// The registry and what it counts, which must outlive this.
    Lately(const Registry& registry, std::span<const Spell> spells, Ask ask)
        : x_registry(registry), x_spells(spells), x_ask(std::move(ask)) {}

    /// Null if there is no base.
    const Before* base() const;
    /// Those whose part differs; none if there is no base.
    std::vector<Moved> moved(const Frame& frame, KindSet kinds) const;

  private:
    const Registry& x_registry;
    std::span<const Spell> x_spells;
    Ask x_ask;
    mutable bool x_was_asked = false;
    mutable std::shared_ptr<const Before> x_base;
    mutable std::vector<Spell> x_before;
};

}  // namespace daicho
