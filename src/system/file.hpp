// Open files and folders as values: closed at the end, and read without losing an error.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace daicho {

/// An open descriptor, closed at the end. That closing fails loses nothing of what was read.
class Descriptor {
  public:
    explicit Descriptor(int number) : x_number(number) {}
    Descriptor(Descriptor&& other) noexcept : x_number(std::exchange(other.x_number, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor();
    int number() const { return x_number; }
    explicit operator bool() const { return x_number >= 0; }
    /// Now somebody else closes it.
    void release() { x_number = -1; }

  private:
    int x_number;
};

/// Flags for opening: nothing but a folder; nothing that the last name is a link to.
extern const int only_folder, no_link;

/// Opens for reading without ever waiting (for the writer of a pipe, say). If there is none, errno
/// says why.
Descriptor open_to_read(const char* path, int flags = 0);
Descriptor open_to_read(const Descriptor& folder, const char* name, int flags = 0);

/// The bytes of a regular file, one more than `most` at most. An errno; EINVAL if it is none.
int read_bytes(const Descriptor& file, std::size_t most, std::string& out);

/// The file system that a folder is on; 0 if it cannot be known.
dev_t device_of(const char* folder);

/// A file in memory that has a name as well, for what writes only to a name.
class MemoryFile {
  public:
    MemoryFile();
    /// False if the system refuses it.
    explicit operator bool() const { return bool(x_file); }
    std::string name() const;
    /// An errno.
    int read(std::string& out) const;

  private:
    Descriptor x_file;
};

/// A name in a folder.
struct Name {
    enum class Kind { file, folder, other };

    std::string text;
    Kind kind = Kind::other;
    int error = 0;  // an errno if its kind cannot be known
};

/// The names in an open folder, sorted by their bytes; hidden ones are left out. An errno if these
/// are not all of them, or if the folder may be listed but what is in it not opened.
int list_names(const Descriptor& folder, std::vector<Name>& out);

}  // namespace daicho
