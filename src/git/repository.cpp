#include "daicho/git/repository.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "git/objects.hpp"
#include "system/file.hpp"
#include "system/parallel.hpp"

namespace daicho {

namespace {

namespace fs = std::filesystem;

/// The text of a small file of git's; nothing if it cannot be read, a pipe for one.
std::optional<std::string> text_of(const fs::path& path) {
    constexpr std::size_t most = std::size_t{64} << 20;  // packed-refs of a great many branches
    const Descriptor file = open_to_read(path.c_str());
    std::string out;
    if (!file || read_bytes(file, most, out) != 0 || out.size() > most) return {};
    return out;
}

std::string_view first_line(std::string_view text) {
    text = text.substr(0, text.find('\n'));
    while (text.ends_with(' ') || text.ends_with('\r')) text.remove_suffix(1);
    return text;
}

/// What follows a word such as `ref: ` on the first line of a file; nothing if it is not there.
std::optional<std::string> behind(std::string_view word, std::string_view text) {
    std::string_view line = first_line(text);
    if (!line.starts_with(word)) return {};
    line.remove_prefix(word.size());
    return std::string(line);
}

/// The folder of git's own files: `.git`, or what it names if it is a file (worktrees, submodules).
std::optional<fs::path> git_folder(const fs::path& top) {
    std::error_code error;
    fs::path folder = top / ".git";
    if (fs::is_regular_file(folder, error)) {
        const auto named = behind("gitdir: ", text_of(folder).value_or(""));
        if (!named) return {};
        folder = top / *named;
    }
    const bool is_there = fs::exists(fs::symlink_status(folder / "HEAD", error));
    return is_there && fs::is_directory(folder, error) ? std::optional(folder) : std::nullopt;
}

/// The file system that a folder is on.
dev_t device_of(const fs::path& folder) {
    struct stat about {};
    return ::stat(folder.c_str(), &about) == 0 ? about.st_dev : dev_t{};
}

/// A worktree shares branches and objects with the repository that it belongs to.
fs::path shared_folder(const fs::path& git) {
    const auto named = behind("", text_of(git / "commondir").value_or(""));
    return named && !named->empty() ? git / *named : git;
}

std::string in_packed_refs(const fs::path& shared, const std::string& name) {
    const std::string all = text_of(shared / "packed-refs").value_or("");
    const auto at = all.find(" " + name + "\n");
    return at == all.npos || at < 40 ? "" : all.substr(at - 40, 40);
}

/// The commit that HEAD names, over a branch or two.
std::optional<ObjectId> head_of(const fs::path& git, const fs::path& shared) {
    std::string text = text_of(git / "HEAD").value_or("");
    for (int links = 0; links < 5; ++links) {
        const auto name = behind("ref: ", text);
        if (!name) return read_id(first_line(text));
        if (!name->starts_with("refs/") || name->find("..") != name->npos) return {};
        const auto own = text_of(git / *name);
        const auto common = own ? own : text_of(shared / *name);
        text = common ? *common : in_packed_refs(shared, *name);
    }
    return {};
}

/// The folder of objects and those that it borrows from.
std::vector<std::string> object_folders(const fs::path& shared) {
    constexpr std::size_t most = 16;
    std::vector<std::string> out{(shared / "objects").string()};
    for (std::size_t i = 0; i < out.size(); ++i) {
        const fs::path folder = out[i];
        const std::string all = text_of(folder / "info" / "alternates").value_or("");
        for (std::size_t at = 0; at < all.size() && out.size() < most;) {
            const std::string_view line = first_line(std::string_view(all).substr(at));
            if (!line.empty() && !line.starts_with('#')) out.push_back((folder / line).string());
            at = std::min(all.find('\n', at), all.size() - 1) + 1;
        }
    }
    return out;
}

/// When a commit was made: `committer NAME <MAIL> SECONDS ZONE` above its message.
std::optional<Instant> time_of(std::string_view commit) {
    const std::string_view head = commit.substr(0, commit.find("\n\n"));
    const auto line = head.find("\ncommitter ");
    if (line == head.npos) return {};
    std::string_view text = first_line(head.substr(line + 1));
    text.remove_prefix(std::min(text.rfind("> ") + 2, text.size()));
    return parse_epoch(text.substr(0, text.find(' ')));
}

struct Entry {
    std::string name;
    bool is_folder;
    ObjectId id;
};

/// What a tree lists: `MODE NAME`, a zero, 20 bytes of id, and again. Other repositories in it are
/// left out.
std::vector<Entry> entries_of(std::string_view tree) {
    std::vector<Entry> out;
    while (true) {
        const auto space = tree.find(' ');
        const auto zero = tree.find('\0');
        if (space > zero || zero == tree.npos || tree.size() - zero <= ObjectId{}.size())
            return out;
        const std::string_view mode = tree.substr(0, space);
        Entry entry{std::string(tree.substr(space + 1, zero - space - 1)), mode == "40000", {}};
        std::ranges::copy(tree.substr(zero + 1, entry.id.size()), entry.id.begin());
        if (mode != "160000") out.push_back(std::move(entry));
        tree.remove_prefix(zero + 1 + ObjectId{}.size());
    }
}

std::vector<Entry> entries_of(Objects& objects, const ObjectId& id) {
    return entries_of(objects.read(id, Objects::Kind::tree).value_or(""));
}

/// The tree of a folder that is named from the top; nothing if it was not committed.
std::optional<ObjectId> tree_at(Objects& objects, ObjectId tree, const fs::path& inner) {
    for (const fs::path& part : inner) {
        if (part == ".") continue;
        const auto entries = entries_of(objects, tree);
        const auto found = std::ranges::find(entries, part.string(), &Entry::name);
        if (found == entries.end() || !found->is_folder) return {};
        tree = found->id;
    }
    return tree;
}

/// The files of a registry's tree: it has no deeper folders, and to follow them could take for
/// ever.
std::map<std::string, ObjectId> files_of(Objects& objects, const ObjectId& tree) {
    std::map<std::string, ObjectId> out;
    for (const Entry& outer : entries_of(objects, tree)) {
        if (!outer.is_folder) out.emplace(outer.name, outer.id);
        if (!outer.is_folder) continue;
        for (const Entry& inner : entries_of(objects, outer.id)) {
            out.emplace(outer.name + "/" + inner.name + (inner.is_folder ? "/" : ""), inner.id);
        }
    }
    return out;
}

}  // namespace

std::string repository_top(const std::string& folder) {
    std::error_code error;
    fs::path at = fs::canonical(folder, error);
    const dev_t device = device_of(at);
    while (!error && device_of(at) == device) {
        if (git_folder(at)) return at.string();
        if (at == at.root_path()) break;
        at = at.parent_path();
    }
    return "";
}

std::optional<Commit> commit_at(const std::string& folder) {
    const fs::path top = repository_top(folder);
    if (top.empty()) return {};
    const fs::path git = git_folder(top).value_or(top);
    const fs::path shared = shared_folder(git);
    const auto head = head_of(git, shared);
    if (!head) return {};

    Objects objects(object_folders(shared));
    const auto commit = objects.read(*head, Objects::Kind::commit);
    const auto tree = read_id(behind("tree ", commit.value_or("")).value_or(""));
    if (!tree) return {};
    std::error_code error;
    const fs::path inner = fs::canonical(folder, error).lexically_relative(top);
    const auto own = tree_at(objects, *tree, inner);
    Commit out{.id = digits_of(*head).substr(0, 12), .files = {}, .when = time_of(*commit)};
    if (own) out.files = files_of(objects, *own);
    return objects.has_failed() ? std::nullopt : std::optional(std::move(out));
}

bool differs(const Sources& files, const Commit& commit) {
    std::atomic<std::size_t> same{0};
    in_parallel(files.size(), 64, [&](std::size_t i) {
        const auto found = commit.files.find(files[i].path);
        if (found != commit.files.end() && found->second == id_of_file(files[i].text)) ++same;
    });
    // Hidden names are no data: the reader of folders leaves them out.
    const auto is_data = [](const auto& file) {
        const std::string& path = file.first;
        const bool is_hidden = path.starts_with('.') || path.find("/.") != path.npos;
        return !is_hidden && (path.ends_with(".yaml") || path.ends_with('/'));
    };
    return same != files.size() ||
           same != static_cast<std::size_t>(std::ranges::count_if(commit.files, is_data));
}

}  // namespace daicho
