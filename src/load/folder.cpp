// The only reader of files. Every name is opened beneath an open folder without following links,
// so that nothing outside of the registry can be read, whatever its files claim to be.
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include "daicho/load/load.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/text/utf8.hpp"
#include "load/file_topics.hpp"

namespace daicho {

namespace {

/// An open descriptor, closed at the end.
class Descriptor {
  public:
    explicit Descriptor(int number) : x_number(number) {}
    Descriptor(Descriptor&& other) noexcept : x_number(std::exchange(other.x_number, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() {
        if (x_number >= 0) ::close(x_number);
    }
    int number() const { return x_number; }
    explicit operator bool() const { return x_number >= 0; }

  private:
    int x_number;
};

std::string reason(int error) {
    return std::strerror(error);
}

struct Name {
    std::string text;
    bool is_folder;
    bool is_file;
};

/// The names in an open folder, sorted by their bytes; hidden ones are left out.
std::vector<Name> names_in(int folder) {
    std::vector<Name> out;
    const std::unique_ptr<DIR, int (*)(DIR*)> listing(::fdopendir(::dup(folder)), ::closedir);
    if (!listing) return out;
    ::rewinddir(listing.get());
    while (const dirent* entry = ::readdir(listing.get())) {
        const std::string_view name = entry->d_name;
        if (name.starts_with('.')) continue;
        struct stat about {};
        if (::fstatat(folder, entry->d_name, &about, AT_SYMLINK_NOFOLLOW) != 0) continue;
        out.push_back({std::string(name), S_ISDIR(about.st_mode), S_ISREG(about.st_mode)});
    }
    std::ranges::sort(out, {}, &Name::text);
    return out;
}

/// The bytes of an open file, one more than `most` at most; an errno if reading failed.
int read_bytes(int file, std::size_t most, std::string& out) {
    struct stat about {};
    if (::fstat(file, &about) != 0) return errno;
    const auto expected = static_cast<std::size_t>(std::max<off_t>(about.st_size, 0));
    out.resize(std::min(expected, most) + 1);
    std::size_t size = 0;
    while (size <= most) {
        if (size == out.size()) out.resize(std::min(out.size() * 2, most + 1));
        const ssize_t got = ::read(file, out.data() + size, out.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return errno;
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
    }
    out.resize(size);
    return 0;
}

class Walk {
  public:
    explicit Walk(Folder& out) : x_out(out) {}

    void root(int folder) {
        for (const Name& name : names_in(folder)) {
            static constexpr std::string_view beside[] = {"registry.yaml", "sources.yaml",
                                                          "vocabulary.yaml"};
            if (name.is_folder) {
                const Descriptor inner(::openat(folder, name.text.c_str(), flags | O_DIRECTORY));
                if (inner) {
                    prefecture(inner.number(), name.text);
                } else {
                    unreadable(name.text, errno);
                }
            } else if (name.text == "record.schema.json" && name.is_file) {
                continue;  // written by `daicho schema`, for editors
            } else if (std::ranges::find(beside, name.text) == std::end(beside) && name.is_file) {
                stray(name.text);
            } else {
                file(folder, name, name.text);
            }
        }
    }

  private:
    // Without O_NONBLOCK a pipe would make the program wait for a writer.
    static constexpr int flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;

    void prefecture(int folder, const std::string& path) {
        for (const Name& name : names_in(folder)) {
            const std::string inner = path + "/" + name.text;
            if (name.is_folder || (name.is_file && !name.text.ends_with(".yaml"))) {
                stray(inner);
            } else {
                file(folder, name, inner);
            }
        }
    }

    void file(int folder, const Name& name, const std::string& path) {
        if (!name.is_file) {
            x_out.findings
                .add(topics::special_file, place(path),
                     message("通常のファイルではありません", "not a regular file"))
                .help =
                message("リンクなら中身のあるファイルに置き換え、そうでなければ取り除いてください",
                        "replace a link by the file itself; remove anything else");
            return;
        }
        const bool plain = std::ranges::all_of(name.text, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
        });
        if (!plain) {
            x_out.findings
                .add(topics::odd_name, place(path),
                     message("ファイル名 `{}` に使えない文字があります",
                             "the file name `{}` has characters that it may not have",
                             printable(name.text)))
                .help = message("英小文字・数字・ハイフンだけの名前にしてください",
                                "rename it with lower-case letters, digits and hyphens");
            return;
        }
        const Descriptor opened(::openat(folder, name.text.c_str(), flags));
        if (!opened) return unreadable(path, errno);
        Source source{path, {}};
        const int error = read_bytes(opened.number(), YamlLimits{}.bytes, source.text);
        if (error != 0) return unreadable(path, error);
        x_out.files.push_back(std::move(source));
    }

    void stray(const std::string& path) {
        auto& finding =
            x_out.findings.add(topics::stray_file, place(path),
                               message("このファイルは書式のどの置き場所にも当たりません",
                                       "this file is in no place of the format"));
        finding.help =
            path.ends_with(".yml")
                ? message("拡張子を .yaml にしてください", "name it .yaml, not .yml")
                : message(
                      "記録は `10-gunma/102041-isesaki.yaml` のように都道府県のフォルダに置き、ほかのファイルは agreements の外へ移してください",
                      "put a record into the folder of its prefecture, as in `10-gunma/102041-isesaki.yaml`; move other files out of agreements");
    }

    void unreadable(const std::string& path, int error) {
        x_out.findings.add(topics::unreadable_file, place(path),
                           message("読めません: {}", "cannot be read: {}", reason(error)));
    }

    /// A file that is not read has a place all the same: an empty source.
    Span place(const std::string& path) {
        x_out.files.push_back({path, {}});
        return {static_cast<SourceId>(x_out.files.size() - 1), 0, 0};
    }

    Folder& x_out;
};

}  // namespace

Folder read_folder(const std::string& path) {
    const Descriptor folder(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_DIRECTORY));
    if (!folder) {
        throw Trouble(message("フォルダ {} を開けません: {}", "cannot open the folder {}: {}",
                              printable(path), reason(errno)));
    }
    Folder out;
    Walk(out).root(folder.number());
    return out;
}

std::string read_file(const std::string& path, std::size_t most) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat about {};
    std::string text;
    int error = file && ::fstat(file.number(), &about) == 0 ? 0 : errno;
    if (error == 0 && !S_ISREG(about.st_mode)) error = EINVAL;
    if (error == 0) error = read_bytes(file.number(), most, text);
    if (error != 0) {
        throw Trouble(
            message("{} を読めません: {}", "cannot read {}: {}", printable(path), reason(error)));
    }
    if (text.size() > most) {
        throw Trouble(message("{} は大きすぎます", "{} is too large", printable(path)));
    }
    return text;
}

}  // namespace daicho
