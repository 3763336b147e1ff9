// The folders of a commit.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daicho/model/source.hpp"
#include "git/objects.hpp"
#include "system/file_folder.hpp"

namespace daicho {

struct Entry {
    enum class Kind { file, folder, link, repository };

    std::string name;
    Kind kind;
    ObjectId id;

    bool is_folder() const { return kind == Kind::folder; }
};

/// What a tree lists, in git's order.
std::vector<Entry> entries_of(std::string_view tree);
/// Nothing if the tree cannot be read: then the objects have failed.
std::vector<Entry> entries_of(const Objects& objects, const ObjectId& tree);

/// The tree of a folder that is named from the top; nothing if it was not committed.
std::optional<ObjectId> tree_at(const Objects& objects, ObjectId tree,
                                const std::filesystem::path& inner);

/// The files of commits. Those that have the id of a known one, which must outlive this, are it.
class Blobs {
  public:
    explicit Blobs(std::shared_ptr<const Objects> objects, const Sources& known = {});

    const Objects& objects() const { return *x_objects; }
    /// Nothing if it cannot be read.
    std::optional<std::string> read(const ObjectId& id) const;

  private:
    std::shared_ptr<const Objects> x_objects;
    std::map<ObjectId, const std::string*> x_known;
};

/// A tree as a folder of files.
class TreeFolder : public FileFolder {
  public:
    TreeFolder(std::shared_ptr<const Blobs> blobs, const ObjectId& tree);
    Message list(std::vector<Name>& out) const override;
    Message read(const std::string& name, std::size_t most, std::string& out) const override;
    std::unique_ptr<FileFolder> open(const std::string& name, Message& why_not) const override;

  private:
    const Entry* find(const std::string& name) const;

    std::shared_ptr<const Blobs> x_blobs;
    std::vector<Entry> x_entries;
    Message x_problem;  // why the tree could not be read
};

}  // namespace daicho
