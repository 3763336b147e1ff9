// Commits and what they come from.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <variant>
#include <vector>

#include "daicho/time/instant.hpp"
#include "git/objects.hpp"

namespace daicho {

struct CommitHeader {
    ObjectId tree{};
    std::vector<ObjectId> parents{};
    std::optional<Instant> when{};  // it was made
};

/// The history that a clone has, which may be cut off.
class Commits {
  public:
    Commits(const Objects& objects, std::set<ObjectId> cut_off)
        : x_objects(objects), x_cut_off(std::move(cut_off)) {}

    /// Nothing if there is no such commit here. Without parents where the clone is cut off.
    std::optional<CommitHeader> read(const ObjectId& id) const;
    bool is_cut_off(const ObjectId& id) const { return x_cut_off.contains(id); }
    bool is_shallow() const { return !x_cut_off.empty(); }

    /// The newest commit from which both come, as far as the clone goes; or why none was found.
    enum class NoBase : std::uint8_t { nothing_in_common, too_far };
    std::variant<ObjectId, NoBase> merge_base(const ObjectId& a, const ObjectId& b) const;

    /// Walks from commits back, the newest first, to the end or to where `visit` stops: false if it
    /// reached neither among so many commits, which are more than anybody waits for.
    static constexpr std::size_t most_commits = 200'000;
    enum class Step : std::uint8_t { on, not_below, stop };
    using Visit = std::function<Step(const ObjectId&, const CommitHeader&)>;
    bool walk(std::span<const ObjectId> from, const Visit& visit) const;
    bool walk(const ObjectId& from, const Visit& visit) const {
        return walk(std::span(&from, 1), visit);
    }

  private:
    const Objects& x_objects;
    std::set<ObjectId> x_cut_off;
};

}  // namespace daicho
