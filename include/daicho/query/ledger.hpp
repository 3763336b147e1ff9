// The registry read against the reference: who the parties are, and since when each government has
// an agreement.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "daicho/model/registry.hpp"
#include "daicho/reference/reference.hpp"

namespace daicho {

/// A government that is party to an agreement. `government` is the row valid on the day of the
/// agreement, null if the reference has none of that name.
struct Membership {
    std::uint32_t agreement;  // index into Registry::agreements
    std::uint32_t party;      // index into its parties
    const Government* government;
};

/// The registry with its memberships. It refers to the registry, which must outlive it.
class Ledger {
  public:
    explicit Ledger(const Registry& registry);

    const Registry& registry() const { return *x_registry; }
    const Agreement& agreement(std::uint32_t index) const { return x_registry->agreements[index]; }
    /// All memberships, in the order of the agreements.
    std::span<const Membership> memberships() const { return x_memberships; }
    /// Those of one agreement.
    std::span<const Membership> memberships_of(std::uint32_t agreement) const;
    /// Index of a record by its id; nothing if there is none.
    std::optional<std::uint32_t> find(std::string_view id) const;
    /// The agreements that this one takes the place of, directly: by `supersedes`, or by the
    /// other's `ended: {successor}`.
    std::vector<std::uint32_t> predecessors(std::uint32_t agreement) const;

  private:
    struct Succession {
        std::uint32_t newer, older;
        friend auto operator<=>(const Succession&, const Succession&) = default;
    };

    const Registry* x_registry;
    std::vector<Membership> x_memberships;
    std::vector<std::uint32_t> x_first;  // of each agreement, into x_memberships
    std::vector<std::pair<std::string_view, std::uint32_t>> x_by_id;
    std::vector<Succession> x_succession;  // sorted
};

/// The folder's prefecture of a record: its path says it. Null if the folder is none.
const Prefecture* prefecture_of(const Registry& registry, const Agreement& agreement);

/// The government that an agreement names first, as of the day; null if none is known.
const Government* first_government(const Ledger& ledger, std::uint32_t agreement, Day day);

}  // namespace daicho
