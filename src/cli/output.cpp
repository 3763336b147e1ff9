#include "cli/output.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "cli/options.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

// The temporary file that a signal must take away. A handler may only read it, so it stands in a
// plain buffer; the flag is set before the file exists and cleared when it is gone.
char temporary_path[4096];
std::atomic<bool> has_temporary{false};

extern "C" void take_away_and_die(int signal) {
    if (has_temporary.load()) ::unlink(temporary_path);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

/// While it lives, SIGINT, SIGTERM and SIGHUP take the temporary file away before they kill.
class Guard {
  public:
    explicit Guard(const std::string& path) {
        std::strncpy(temporary_path, path.c_str(), sizeof temporary_path - 1);
        has_temporary = true;
        for (std::size_t i = 0; i < 3; ++i)
            x_before[i] = std::signal(signals[i], take_away_and_die);
    }
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;
    ~Guard() {
        if (has_temporary) ::unlink(temporary_path);
        has_temporary = false;
        for (std::size_t i = 0; i < 3; ++i) std::signal(signals[i], x_before[i]);
    }
    void keep() { has_temporary = false; }

  private:
    static constexpr int signals[] = {SIGINT, SIGTERM, SIGHUP};
    void (*x_before[3])(int);
};

[[noreturn]] void fail(const std::string& path, int error) {
    throw Trouble(message("{} に書けません: {}", "cannot write {}: {}", printable(path),
                          std::strerror(error)));
}

int write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t wrote = ::write(file, bytes.data(), bytes.size());
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote < 0) return errno;
        bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
    return 0;
}

}  // namespace

void write_file(const std::string& path, std::string_view bytes) {
    const auto slash = path.rfind('/');
    const std::string folder = slash == path.npos ? "." : path.substr(0, slash + 1);
    const std::string temporary = fmt::format("{}/.daicho-tmp-{}", folder, ::getpid());
    if (temporary.size() >= sizeof temporary_path) fail(path, ENAMETOOLONG);

    struct stat about {};
    const bool exists = ::lstat(path.c_str(), &about) == 0;
    if (exists && !S_ISREG(about.st_mode)) {
        throw Trouble(message("{} は通常のファイルではないため書きません",
                              "{} is not a regular file: nothing was written", printable(path)));
    }

    Guard guard(temporary);
    ::unlink(temporary.c_str());  // left by a kill -9 of a process of the same number
    const int file =
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (file < 0) fail(path, errno);
    int error = write_all(file, bytes);
    if (error == 0 && exists && ::fchmod(file, about.st_mode & 07777) != 0) error = errno;
    if (error == 0 && ::fsync(file) != 0) error = errno;
    if (::close(file) != 0 && error == 0) error = errno;
    if (error == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) error = errno;
    if (error != 0) fail(path, error);
    guard.keep();

    // The new name is safe only when the folder is on the disk too; not every file system can.
    const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened >= 0) {
        ::fsync(opened);
        ::close(opened);
    }
}

void print(Session& session, std::string_view text) {
    if (const auto path = session.arguments.value("output")) {
        write_file(*path, text);
    } else {
        session.world.out += text;
    }
}

void print(Session& session, const Report& report) {
    const Format& format = read_format(session);
    RenderOptions options = read_render_options(session);
    const std::string text = format.render(report, options);
    if (text.empty()) {
        throw Trouble(message("このコマンドの結果を {} にはできません",
                              "this has nothing to show as {}", format.name),
                      message("-f table などの形式を選んでください",
                              "choose another format, such as -f table"));
    }
    print(session, text);
    if (!format.cells_only) return;
    options.lang = session.message_lang;
    options.color = false;
    session.world.err += render_grounds(report, options);
}

}  // namespace daicho
