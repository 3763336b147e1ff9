// The objects of a repository, read through libgit2 from its folders alone: a repository that
// libgit2 opened itself would read configuration, and wait for a pipe in the place of a file.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "daicho/git/repository.hpp"

struct git_odb;

namespace daicho {

class Objects {
  public:
    enum class Kind { commit, tree, blob, tag };

    /// Of these folders (`.git/objects`). Throws Trouble if there is no libgit2.
    explicit Objects(std::vector<std::string> folders);

    /// The bytes of an object; nothing if there is none, or what stands in its place is no file.
    /// Several threads may read.
    std::optional<std::string> read(const ObjectId& id, Kind kind) const;
    /// Whether some object could not be read.
    bool has_failed() const { return x_has_failed; }
    /// Whether there is an object of this kind, which is no failure if there is none.
    bool has(const ObjectId& id, Kind kind) const;
    /// Whether there is one of any kind.
    bool has(const ObjectId& id) const;

    /// The object whose id begins with these digits, or why that is not one.
    enum class NotOne : std::uint8_t { none, several, unreadable };
    std::variant<ObjectId, NotOne> beginning_with(std::string_view digits) const;

  private:
    struct Free {
        void operator()(git_odb* store) const;
    };

    bool is_plain(const ObjectId& id) const;
    std::optional<std::string> read_plain(const ObjectId& id, Kind kind) const;

    std::vector<std::string> x_folders;
    std::unique_ptr<git_odb, Free> x_store;  // null if something in a folder is no file
    mutable std::atomic<bool> x_has_failed{false};
};

/// The id that git gives to the bytes of a file; nothing if it has none to give. Throws Trouble if
/// there is no libgit2.
std::optional<ObjectId> id_of_file(std::string_view bytes);

/// 40 hexadecimal digits; nothing if it is anything else.
std::optional<ObjectId> read_id(std::string_view digits);
std::string digits_of(const ObjectId& id);

}  // namespace daicho
