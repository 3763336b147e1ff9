// A folder that files are read from: one of a disk here, one of a commit in `git`. What reads a
// registry does not know which.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "daicho/text/words.hpp"
#include "system/file.hpp"

namespace daicho {

/// May be read by several threads at once.
class FileFolder {
  public:
    virtual ~FileFolder() = default;
    /// The names in it, sorted by their bytes, without hidden ones. Says why these may not be all;
    /// nothing if they are.
    virtual Message list(std::vector<Name>& out) const = 0;
    /// The bytes of a regular file in it, one more than `most` at most. Says why not, or nothing.
    virtual Message read(const std::string& name, std::size_t most, std::string& out) const = 0;
    /// A folder in it. Null if it cannot be opened, and says why.
    virtual std::unique_ptr<FileFolder> open(const std::string& name, Message& why_not) const = 0;
};

/// A folder of a disk. Every name is opened beneath it without following links.
class DiskFolder : public FileFolder {
  public:
    explicit DiskFolder(Descriptor opened) : x_opened(std::move(opened)) {}
    Message list(std::vector<Name>& out) const override;
    Message read(const std::string& name, std::size_t most, std::string& out) const override;
    std::unique_ptr<FileFolder> open(const std::string& name, Message& why_not) const override;

  private:
    Descriptor x_opened;
};

}  // namespace daicho
