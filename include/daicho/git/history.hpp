// The registry as it was committed: revisions as people write them, read from commits and trees
// alone. There is no checkout, nothing is run, and no configuration is read.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daicho/git/repository.hpp"
#include "daicho/model/source.hpp"

namespace daicho {

class FileFolder;

/// A registry at a commit.
struct CommittedRegistry {
    Commit commit;       // without its files
    std::string folder;  // of registry.yaml, from the top of the repository; empty if it is the top
    std::shared_ptr<const FileFolder> files;
};

/// Two ends of a change: `A..B`, and `A...B`, which is from where B left A. Empty is HEAD.
struct RevisionRange {
    std::string from;
    std::string to;
    bool from_merge_base = false;
};
/// Nothing if it is a single revision.
std::optional<RevisionRange> read_range(std::string_view text);

class History {
  public:
    /// Where registries are looked for: in the place alone, or in folders above as well.
    enum class Search { here, upward };

    /// Of the repository that holds this folder, or of the bare one in which it stands, unless it
    /// holds a registry: its files are those of a working tree. Throws Trouble if there is none, or
    /// no libgit2. Objects may also be in `quarantine`, a folder where git keeps what is being
    /// pushed until a hook agrees; empty for none.
    explicit History(const std::string& place, Search search = Search::here,
                     const std::string& quarantine = {});
    History(History&&) noexcept;
    ~History();

    /// The commit that a revision names: a branch, tag, remote branch or id, `HEAD`, with `~2`,
    /// `^2` or `^{commit}` behind it. Throws Trouble, which says what to fetch in a shallow clone.
    ObjectId find(std::string_view revision) const;
    /// Its short id, and when it was committed; without its files.
    Commit commit(const ObjectId& id) const;
    /// Nothing if nothing has been committed yet.
    std::optional<ObjectId> head() const;
    /// HEAD, branches, tags and those of remotes, each as short as `find` takes it, in order.
    std::vector<std::string> names() const;
    /// The newest commit that both come from. Throws Trouble.
    ObjectId merge_base(const ObjectId& a, const ObjectId& b) const;

    /// The registry at a commit: `agreements` in the place or, if so asked, in a folder above; else
    /// the only one that there was, wherever it stood. What has the id of one of `known`, which
    /// must outlive the registry, is taken from there: most files of a commit are those of the
    /// folder, and to hash one is a third of the work of reading it. Nothing if there is none, or
    /// none that can be told from others.
    std::optional<CommittedRegistry> find_registry(const ObjectId& commit,
                                                   const Sources& known = {}) const;
    /// The same, but throws Trouble.
    CommittedRegistry registry(const ObjectId& commit, const Sources& known = {}) const;

    /// The newest version of a file that HEAD no longer has, by its path from the top; nothing if
    /// none of its newest 200,000 commits has it.
    std::optional<std::string> last_version(const std::string& path) const;

    /// The folder of the repository, and the place in it.
    const std::string& top() const { return x_top; }
    const std::string& place() const { return x_place; }

  private:
    struct Parts;

    std::string x_top;
    std::string x_place;
    Search x_search;
    std::unique_ptr<const Parts> x_parts;
};

}  // namespace daicho
