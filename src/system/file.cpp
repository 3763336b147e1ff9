#include "system/file.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string_view>

namespace daicho {

namespace {

// Without O_NONBLOCK a pipe would make the program wait for a writer.
constexpr int to_read = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

Name::Kind kind_of_mode(mode_t mode) {
    if (S_ISREG(mode)) return Name::Kind::file;
    return S_ISDIR(mode) ? Name::Kind::folder : Name::Kind::other;
}

/// Most file systems say the kind with the name, and spare a call for each file.
Name name_of(int folder, const dirent& entry) {
    if (entry.d_type != DT_UNKNOWN)
        return {entry.d_name, kind_of_mode(static_cast<mode_t>(DTTOIF(entry.d_type)))};
    struct stat about {};
    if (::fstatat(folder, entry.d_name, &about, AT_SYMLINK_NOFOLLOW) != 0) {
        return {entry.d_name, Name::Kind::other, errno};
    }
    return {entry.d_name, kind_of_mode(about.st_mode)};
}

}  // namespace

constinit const int only_folder = O_DIRECTORY, no_link = O_NOFOLLOW;

Descriptor::~Descriptor() {
    if (x_number >= 0) ::close(x_number);
}

Descriptor open_to_read(const char* path, int flags) {
    return Descriptor(::open(path, to_read | flags));
}

Descriptor open_to_read(const Descriptor& folder, const char* name, int flags) {
    return Descriptor(::openat(folder.number(), name, to_read | flags));
}

dev_t device_of(const char* folder) {
    struct stat about {};
    return ::stat(folder, &about) == 0 ? about.st_dev : dev_t{};
}

MemoryFile::MemoryFile() : x_file(::memfd_create("daicho", MFD_CLOEXEC)) {}

std::string MemoryFile::name() const {
    return "/proc/self/fd/" + std::to_string(x_file.number());
}

int MemoryFile::read(std::string& out) const {
    char buffer[1 << 16];
    for (off_t at = 0;;) {
        const ssize_t size = ::pread(x_file.number(), buffer, sizeof buffer, at);
        if (size <= 0) return size < 0 ? errno : 0;
        out.append(buffer, static_cast<std::size_t>(size));
        at += size;
    }
}

int read_bytes(const Descriptor& file, std::size_t most, std::string& out) {
    struct stat about {};
    if (::fstat(file.number(), &about) != 0) return errno;
    if (!S_ISREG(about.st_mode)) return EINVAL;
    const auto expected = static_cast<std::size_t>(std::max<off_t>(about.st_size, 0));
    out.resize(std::min(expected, most) + 1);
    std::size_t size = 0;
    while (size <= most) {
        if (size == out.size()) out.resize(std::min(out.size() * 2, most + 1));
        const std::size_t wanted = out.size() - size;
        const ssize_t got = ::read(file.number(), out.data() + size, wanted);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return errno;
        size += static_cast<std::size_t>(got);
        // A byte more than the file's size was asked for: a second read would only say so again.
        if (got == 0 || (size == expected && size < out.size())) break;
    }
    out.resize(size);
    return 0;
}

int list_names(const Descriptor& folder, std::vector<Name>& out) {
    Descriptor again = open_to_read(folder, ".", only_folder);  // the listing closes its own
    if (!again) return errno;
    const std::unique_ptr<DIR, int (*)(DIR*)> listing(::fdopendir(again.number()), ::closedir);
    if (!listing) return errno;
    again.release();
    int error = 0;
    while (true) {
        errno = 0;
        const dirent* entry = ::readdir(listing.get());
        error = errno;
        if (!entry) break;
        if (!std::string_view(entry->d_name).starts_with('.')) {
            out.push_back(name_of(folder.number(), *entry));
        }
    }
    std::ranges::sort(out, {}, &Name::text);
    return error;
}

}  // namespace daicho
