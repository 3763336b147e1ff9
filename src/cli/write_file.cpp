#include "cli/write_file.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <climits>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <optional>
#include <vector>

#include "daicho/load/load.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/text/utf8.hpp"
#include "system/reason.hpp"

namespace daicho {

namespace {

namespace fs = std::filesystem;

/// The folder of a path, as it can be opened: "." if the path names none.
std::string folder_of(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == path.npos ? "." : path.substr(0, slash + 1);
}

[[noreturn]] void fail(const std::string& path, int error) {
    std::error_code unknown;
    std::string folder = folder_of(path);
    if (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
    if (error == ENOENT && !fs::exists(folder, unknown) && !unknown) {
        throw Trouble(
            message("{} に書けません: フォルダ {} がありません",
                    "cannot write {}: there is no folder {}", printable(path), printable(folder)),
            message("先にフォルダを作ってください", "make the folder first"));
    }
    throw Trouble(
        message("{} に書けません: {}", "cannot write {}: {}", printable(path), reason_of(error)));
}

// ---- the temporary file -------------------------------------------------------------------------

constexpr std::string_view temporary_prefix = ".daicho-tmp-";  // and the number of its process
constexpr std::array fatal_signals{SIGINT, SIGTERM, SIGHUP};

// The temporary file that a signal must take away. A handler may only read it, so it stands in a
// plain buffer; empty for none.
char temporary_path[4096];

extern "C" void take_away_and_die(int signal) {
    ::unlink(temporary_path);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

/// While it lives, signals that kill wait.
class SignalsHeld {
  public:
    SignalsHeld() {
        sigset_t held;
        sigemptyset(&held);
        for (const int signal : fatal_signals) sigaddset(&held, signal);
        ::pthread_sigmask(SIG_BLOCK, &held, &x_before);
    }
    SignalsHeld(const SignalsHeld&) = delete;
    SignalsHeld& operator=(const SignalsHeld&) = delete;
    ~SignalsHeld() { ::pthread_sigmask(SIG_SETMASK, &x_before, nullptr); }

  private:
    sigset_t x_before;
};

/// Makes an empty file in a folder and opens it for writing, by a name that no other one bears: a
/// process may have our number in another container. Returns -1, with errno, if it cannot.
int open_beside(const std::string& folder, mode_t mode, std::size_t longest, std::string& path) {
    int file = -1;
    for (int i = 0; i < 100 && (i == 0 || errno == EEXIST) && file < 0; ++i) {
        path = fmt::format("{}/{}{}-{}", folder, temporary_prefix, ::getpid(), i);
        if (path.size() >= longest) {
            errno = ENAMETOOLONG;
            return -1;
        }
        file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    }
    return file;
}

/// An empty file in a folder, open for writing. It is gone at the end, and when SIGINT, SIGTERM or
/// SIGHUP kills, unless it was renamed.
class Temporary {
  public:
    Temporary(const std::string& folder, mode_t mode) {
        const SignalsHeld held;
        x_file = open_beside(folder, mode, sizeof temporary_path, x_path);
        if (x_file < 0) return;
        std::memcpy(temporary_path, x_path.c_str(), x_path.size() + 1);
        for (std::size_t i = 0; i < fatal_signals.size(); ++i) {
            x_before[i] = std::signal(fatal_signals[i], take_away_and_die);
            if (x_before[i] == SIG_IGN) std::signal(fatal_signals[i], SIG_IGN);  // as under nohup
        }
    }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;
    ~Temporary() {
        if (x_file < 0) return;
        const SignalsHeld held;
        close();
        ::unlink(temporary_path);
        temporary_path[0] = '\0';
        for (std::size_t i = 0; i < fatal_signals.size(); ++i)
            std::signal(fatal_signals[i], x_before[i]);
    }

    int file() const { return x_file; }

    /// An errno if something that was written did not arrive.
    int close() {
        if (x_is_closed) return 0;
        x_is_closed = true;
        return ::close(x_file) == 0 ? 0 : errno;
    }
    int rename_to(const std::string& path) {
        const SignalsHeld held;
        if (::rename(x_path.c_str(), path.c_str()) != 0) return errno;
        temporary_path[0] = '\0';
        return 0;
    }

  private:
    std::string x_path;
    int x_file = -1;
    bool x_is_closed = false;
    std::array<void (*)(int), fatal_signals.size()> x_before{};
};

/// The process that a temporary file names; nothing if it names none.
std::optional<pid_t> writer_of(std::string_view name) {
    if (!name.starts_with(temporary_prefix)) return {};
    name.remove_prefix(temporary_prefix.size());
    pid_t out = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), out);
    if (error != std::errc() || out <= 0) return {};
    return end == name.data() + name.size() || *end == '-' ? std::optional(out) : std::nullopt;
}

/// Takes away what killed runs left in a folder. The time is that of a file just made there, so
/// that a file server's clock is compared with itself.
void sweep(const std::string& folder, time_t now) {
    constexpr time_t hour = 3600;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const auto writer = writer_of(at->path().filename().native());
        struct stat about {};
        if (!writer || ::lstat(at->path().c_str(), &about) != 0 || !S_ISREG(about.st_mode))
            continue;
        // Our own number was another's in a container that is no more.
        const bool is_gone = *writer == ::getpid() || (::kill(*writer, 0) != 0 && errno == ESRCH);
        if (is_gone && now - about.st_mtime >= hour) ::unlink(at->path().c_str());
    }
}

// ---- the file -----------------------------------------------------------------------------------

/// What is passed on rather than kept: a pipe, a terminal, /dev/null.
bool is_passed_on(const std::string& path) {
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0) return false;
    return S_ISFIFO(about.st_mode) || S_ISCHR(about.st_mode);
}

void write_through(const std::string& path, std::string_view bytes) {
    const int file = ::open(path.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC);
    if (file < 0) fail(path, errno);
    int error = write_all(file, bytes);
    if (::close(file) != 0 && error == 0) error = errno;
    if (error != 0 && error != EPIPE) fail(path, error);  // a reader may have seen enough
}

/// The mode of the file to be replaced; nothing if there is none yet. Throws Trouble if it is not
/// for us to replace.
std::optional<mode_t> mode_of(const std::string& path) {
    struct stat about {};
    if (::lstat(path.c_str(), &about) != 0) return {};
    if (!S_ISREG(about.st_mode)) {
        throw Trouble(message("{} は通常のファイルではないため書きません",
                              "{} is not a regular file: nothing was written", printable(path)));
    }
    if (::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0) fail(path, errno);
    return about.st_mode & 07777;
}

void check_unchanged(const std::string& path, std::string_view before) {
    if (read_file(path) == before) return;
    throw Trouble(message("{} は読んだ後に変更されたため書きません",
                          "{} was changed after it was read: it was not written", printable(path)),
                  message("もう一度実行してください", "run this again"));
}

/// The new name is safe only when the folder is on the disk too; not every file system can.
void sync_folder(const std::string& folder) {
    const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0) return;
    ::fsync(opened);
    ::close(opened);
}

/// Puts the bytes on the disk, with the rights of the file that they replace, if any. 0 or errno.
int fill(int file, std::optional<mode_t> mode, std::string_view bytes) {
    if (mode && ::fchmod(file, *mode) != 0) return errno;
    if (const int error = write_all(file, bytes)) return error;
    return ::fsync(file) == 0 ? 0 : errno;
}

void replace(const std::string& path, std::optional<std::string_view> before,
             std::string_view after) {
    const std::string folder = folder_of(path);
    const auto mode = mode_of(path);
    Temporary temporary(folder, mode ? 0600 : 0666);
    if (temporary.file() < 0) fail(path, errno);
    int error = fill(temporary.file(), mode, after);
    struct stat made {};
    if (error == 0 && ::fstat(temporary.file(), &made) != 0) error = errno;
    if (error == 0) error = temporary.close();
    if (error == 0 && before) check_unchanged(path, *before);
    if (error == 0) error = temporary.rename_to(path);
    if (error != 0) fail(path, error);
    sync_folder(folder);
    sweep(folder, made.st_mtime);
}

// ---- several files ------------------------------------------------------------------------------

/// The folders on the way to a file, outermost first: `10-gunma`. Throws Trouble if the path leads
/// out of the folder that it is in.
std::vector<fs::path> folders_to(const fs::path& path) {
    std::vector<fs::path> out;
    fs::path so_far;
    for (const fs::path& part : path) {
        if (part.empty() || part == "." || part == ".." || part.is_absolute()) {
            throw Trouble(message("{} は台帳の中にないため書きません",
                                  "{} is not in the registry: nothing was written",
                                  printable(path.string())));
        }
        if (!so_far.empty()) out.push_back(so_far);
        so_far /= part;
    }
    return out;
}

/// Files beside their places, while no signal comes through. What was done is undone at the end,
/// unless it was kept.
class Staging {
  public:
    explicit Staging(const std::string& folder) : x_folder(folder) {}
    Staging(const Staging&) = delete;
    Staging& operator=(const Staging&) = delete;
    ~Staging() {
        for (const Staged& each : x_staged) ::unlink(each.temporary.c_str());
        if (x_is_kept) return;
        for (std::size_t i = x_placed; i-- > 0;) put_back(x_staged[i]);
        for (std::size_t i = x_made.size(); i-- > 0;) ::rmdir(x_made[i].c_str());
    }

    void stage(const FileChange& change) {
        for (const fs::path& each : folders_to(change.path))
            make_folder((x_folder / each).string());
        const std::string path = (x_folder / change.path).string();
        const auto mode = mode_of(path);
        if (mode.has_value() != change.before.has_value()) refuse(path, mode.has_value());
        if (change.before) check_unchanged(path, *change.before);
        Staged staged{path, {}, mode, change.before};
        const int file =
            open_beside(folder_of(path), mode ? 0600 : 0666, PATH_MAX, staged.temporary);
        if (file < 0) fail(path, errno);
        x_staged.push_back(staged);
        int error = fill(file, mode, change.after);
        if (::close(file) != 0 && error == 0) error = errno;
        if (error != 0) fail(path, error);
    }

    void place() {
        for (; x_placed < x_staged.size(); ++x_placed) {
            const Staged& each = x_staged[x_placed];
            if (each.before) check_unchanged(each.path, *each.before);
            // A link is refused where a name is taken, a renaming is not.
            const int failed = each.before ? ::rename(each.temporary.c_str(), each.path.c_str())
                                           : ::link(each.temporary.c_str(), each.path.c_str());
            if (failed != 0 && !place_without_links(each)) fail(each.path, errno);
        }
        x_is_kept = true;
        for (const Staged& each : x_staged) sync_folder(folder_of(each.path));
        for (const std::string& each : x_made) sync_folder(folder_of(each));
    }

  private:
    struct Staged {
        std::string path, temporary;
        std::optional<mode_t> mode;
        std::optional<std::string> before;
    };

    [[noreturn]] static void refuse(const std::string& path, bool is_there) {
        if (!is_there) fail(path, ENOENT);
        throw Trouble(message("{} はもうあるため書きません",
                              "{} is there already: nothing was written", printable(path)));
    }

    void make_folder(const std::string& path) {
        struct stat about {};
        if (::lstat(path.c_str(), &about) == 0) {
            if (!S_ISDIR(about.st_mode)) fail(path, ENOTDIR);
        } else if (errno != ENOENT || ::mkdir(path.c_str(), 0777) != 0) {
            fail(path, errno);
        } else {
            x_made.push_back(path);
        }
    }

    /// Not every file system has links.
    static bool place_without_links(const Staged& each) {
        const bool has_none = errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS;
        return has_none && !each.before && ::rename(each.temporary.c_str(), each.path.c_str()) == 0;
    }

    static void put_back(const Staged& each) {
        if (!each.before) {
            ::unlink(each.path.c_str());
            return;
        }
        try {
            replace(each.path, {}, *each.before);
        } catch (const Trouble&) {  // what hindered is told already
        }
    }

    const SignalsHeld x_held;
    const fs::path x_folder;
    std::vector<Staged> x_staged;
    std::vector<std::string> x_made;
    std::size_t x_placed = 0;
    bool x_is_kept = false;
};

bool is_same(const struct stat& a, const struct stat& b) {
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

}  // namespace

int write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t wrote = ::write(file, bytes.data(), bytes.size());
        if (wrote < 0 && errno == EAGAIN) {  // another program may have made a pipe non-blocking
            pollfd ready{file, POLLOUT, 0};
            ::poll(&ready, 1, -1);
            continue;
        }
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote < 0) return errno;
        bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
    return 0;
}

void write_file(const std::string& path, std::string_view bytes) {
    if (is_passed_on(path)) return write_through(path, bytes);
    replace(path, {}, bytes);
}

void replace_file(const std::string& path, std::string_view before, std::string_view after) {
    replace(path, before, after);
}

void write_files(const std::string& folder, std::span<const FileChange> changes) {
    Staging staging(folder);
    for (const FileChange& change : changes) staging.stage(change);
    staging.place();
}

bool is_below(const std::string& path, const std::string& folder) {
    struct stat its_folder {
    }, file{}, other{};
    if (::stat(folder_of(path).c_str(), &its_folder) != 0) return false;  // nor can it be written
    if (::stat(folder.c_str(), &other) == 0 && is_same(its_folder, other)) return true;
    const bool has_names = ::lstat(path.c_str(), &file) == 0 && file.st_nlink > 1;
    std::error_code error;
    using Iterator = fs::recursive_directory_iterator;
    for (Iterator at(folder, fs::directory_options::skip_permission_denied, error), end;
         !error && at != end; at.increment(error)) {
        if (!has_names && !at->is_directory(error)) continue;
        if (::lstat(at->path().c_str(), &other) != 0) continue;
        if (is_same(its_folder, other) || (has_names && is_same(file, other))) return true;
    }
    return false;
}

}  // namespace daicho
