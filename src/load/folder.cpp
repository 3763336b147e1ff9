// The only reader of a registry's files, on a disk or in a commit. On a disk every name is opened
// beneath an open folder without following links, so that nothing outside of the registry can be
// read, whatever its files claim to be. What cannot be read is a finding: a record that is left out
// without a word is an agreement that nobody counts.
#include <algorithm>
#include <cerrno>

#include "daicho/format/schema.hpp"
#include "daicho/load/load.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/text/ascii.hpp"
#include "daicho/text/utf8.hpp"
#include "load/file_topics.hpp"
#include "load/rightful_place.hpp"
#include "system/file_folder.hpp"
#include "system/parallel.hpp"
#include "system/reason.hpp"

namespace daicho {

namespace {

using Kind = Name::Kind;

/// Reads into `out` what stands in one place of the folder `agreements`.
class Reader {
  public:
    explicit Reader(Folder& out) : x_out(out) {}

    /// A file beside the folders of the prefectures, or such a folder.
    void entry(const FileFolder& root, const Name& name) {
        const bool is_file = name.kind == Kind::file;
        if (name.error != 0) return unreadable(name.text, reason_of(name.error));
        if (name.kind == Kind::folder) return prefecture(root, name.text);
        const auto is_some = [&](std::string_view FileSchema::*of) {
            const auto all = file_schemas();
            return std::ranges::find(all, name.text, of) != all.end();
        };
        if (is_file && is_some(&FileSchema::file)) return schema(root, name.text);
        if (is_file && !is_some(&FileSchema::yaml)) return stray(name.text);
        file(root, name, name.text);
    }

  private:
    /// One that cannot be read helps no editor, and hinders nothing else.
    void schema(const FileFolder& root, const std::string& path) {
        constexpr std::size_t most = std::size_t{8} << 20;  // it offers all sources by their titles
        Source source{path, {}};
        if (root.read(path, most, source.text).empty()) x_out.schemas.push_back(std::move(source));
    }

    void prefecture(const FileFolder& root, const std::string& path) {
        Message why_not;
        const auto folder = root.open(path, why_not);
        if (!folder) return unreadable(path, why_not);
        std::vector<Name> names;
        why_not = folder->list(names);
        if (!why_not.empty()) unreadable(path, why_not);
        for (const Name& name : names) record(*folder, name, path + "/" + name.text);
    }

    void record(const FileFolder& folder, const Name& name, const std::string& path) {
        if (name.error != 0) return unreadable(path, reason_of(name.error));
        const bool is_odd = name.kind == Kind::file && !name.text.ends_with(".yaml");
        if (is_odd || name.kind == Kind::folder) return stray(path);
        file(folder, name, path);
    }

    void file(const FileFolder& folder, const Name& name, const std::string& path) {
        if (name.kind != Kind::file) {
            x_out.findings
                .add(topics::file["special-file"], place(path),
                     message("通常のファイルではありません", "not a regular file"))
                .help =
                message("リンクなら中身のあるファイルに置き換え、そうでなければ取り除いてください",
                        "replace a link by the file itself; remove anything else");
            return;
        }
        const bool plain = std::ranges::all_of(
            name.text, [](char c) { return is_small_or_digit(c) || c == '-' || c == '.'; });
        if (!plain) {
            x_out.findings
                .add(topics::file["odd-name"], place(path),
                     message("ファイル名 `{}` に使えない文字があります",
                             "the file name `{}` has characters that it may not have",
                             printable(name.text)))
                .help = how_to_move(path).or_else(
                message("英小文字・数字・ハイフンだけの名前にしてください",
                        "rename it with lower-case letters, digits and hyphens"));
            // No record; but a new name is told from its bytes.
            folder.read(name.text, YamlLimits{}.bytes, x_out.files.back().text);
            return;
        }
        Source source{path, {}};
        const Message why_not = folder.read(name.text, YamlLimits{}.bytes, source.text);
        if (!why_not.empty()) return unreadable(path, why_not);
        x_out.files.push_back(std::move(source));
    }

    void stray(const std::string& path) {
        auto& finding =
            x_out.findings.add(topics::file["stray-file"], place(path),
                               message("このファイルは書式のどの置き場所にも当たりません",
                                       "this file is in no place of the format"));
        finding.help = how_to_move(path).or_else(message(
            "記録は `10-gunma/102041-isesaki.yaml` のように都道府県のフォルダに置き、ほかのファイルは agreements の外へ移してください",
            "put a record into the folder of its prefecture, as in `10-gunma/102041-isesaki.yaml`; move other files out of agreements"));
    }

    /// The command that brings a record to its place, if that can be said.
    static Message how_to_move(const std::string& path) {
        const std::string right = rightful_place(path);
        const std::string command = right.empty() ? "" : move_command(path, right);
        if (command.empty()) return {};
        return message("`{}` で移してください", "move it: `{}`", command);
    }

    void unreadable(const std::string& path, const Message& why) {
        x_out.findings.add(topics::file["unreadable-file"], place(path),
                           message("読めません: {}", "cannot be read: {}", why));
    }

    /// A file that is not read has a place all the same: an empty source.
    Span place(const std::string& path) {
        x_out.files.push_back({path, {}});
        return {static_cast<SourceId>(x_out.files.size() - 1), 0, 0};
    }

    Folder& x_out;
};

[[noreturn]] void fail_to_read(const std::string& path, int error) {
    throw Trouble(
        message("{} を読めません: {}", "cannot read {}: {}", printable(path), reason_of(error)));
}

[[noreturn]] void refuse_special(const std::string& path) {
    throw Trouble(message("{} はリンクか、通常のファイルではありません",
                          "{} is a link, or not a regular file", printable(path)),
                  message("中身のあるファイルに置き換えてください", "put the file itself there"));
}

/// The bytes of an opened file that must be a regular one; `shown` is its path in messages.
std::string read_regular(const Descriptor& file, const std::string& shown) {
    constexpr std::size_t most = std::size_t{16} << 20;
    if (!file && errno == ELOOP) refuse_special(shown);
    if (!file) fail_to_read(shown, errno);
    std::string text;
    const int error = read_bytes(file, most, text);
    if (error == EINVAL) refuse_special(shown);
    if (error != 0) fail_to_read(shown, error);
    if (text.size() > most) {
        throw Trouble(message("{} は大きすぎます", "{} is too large", printable(shown)));
    }
    return text;
}

/// One folder of its parts, in their order.
Folder joined(std::vector<Folder> parts) {
    Folder out;
    for (Folder& part : parts) {
        const auto before = static_cast<SourceId>(out.files.size());
        std::ranges::move(part.files, std::back_inserter(out.files));
        std::ranges::move(part.schemas, std::back_inserter(out.schemas));
        for (const Diagnostic& finding : part.findings) {
            const Span at{finding.at.source + before, finding.at.begin, finding.at.end};
            out.findings.add(*finding.topic, at, finding.message).help = finding.help;
        }
    }
    return out;
}

[[noreturn]] void fail_to_open(const std::string& folder, const Message& why) {
    throw Trouble(message("フォルダ {} を読めません: {}", "cannot read the folder {}: {}",
                          printable(folder), why));
}

/// A folder that the user named, opened, and the names in it. Throws Trouble.
Descriptor open_folder(const std::string& path, std::vector<Name>& names) {
    Descriptor folder = open_to_read(path.c_str(), only_folder);
    if (!folder) fail_to_open(path, reason_of(errno));
    if (const int error = list_names(folder, names)) fail_to_open(path, reason_of(error));
    return folder;
}

/// All that these names stand for.
Folder read_entries(const FileFolder& root, std::span<const Name> names) {
    std::vector<Folder> parts(names.size());
    in_parallel(names.size(), 1, [&](std::size_t i) { Reader(parts[i]).entry(root, names[i]); });
    return joined(std::move(parts));
}

}  // namespace

Folder read_folder(const std::string& path) {
    std::vector<Name> names;
    const DiskFolder root(open_folder(path, names));
    return read_entries(root, names);
}

Folder read_folder(const FileFolder& root, const std::string& shown) {
    std::vector<Name> names;
    const Message why_not = root.list(names);
    if (!why_not.empty()) fail_to_open(shown, why_not);
    return read_entries(root, names);
}
std::string read_file(const std::string& path, Links links) {
    const int link_flag = links == Links::refuse ? no_link : 0;
    return read_regular(open_to_read(path.c_str(), link_flag), path);
}

Sources read_files(const std::string& path, std::span<const std::string_view> endings) {
    std::vector<Name> names;
    const Descriptor folder = open_folder(path.empty() ? "." : path, names);
    const std::string prefix = path.empty() || path.ends_with('/') ? path : path + "/";
    Sources out;
    for (const Name& name : names) {
        const auto ends_it = [&](std::string_view ending) { return name.text.ends_with(ending); };
        if (!std::ranges::any_of(endings, ends_it)) continue;
        const std::string shown = prefix + name.text;
        const Descriptor file = open_to_read(folder, name.text.c_str(), no_link);
        out.push_back({shown, read_regular(file, shown)});
    }
    return out;
}

}  // namespace daicho
