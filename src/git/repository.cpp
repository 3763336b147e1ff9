#include "daicho/git/repository.hpp"

#include <algorithm>
#include <filesystem>

#include "git/commits.hpp"
#include "git/git_files.hpp"
#include "git/objects.hpp"
#include "git/references.hpp"
#include "git/tree.hpp"
#include "system/file.hpp"
#include "system/parallel.hpp"

namespace daicho {

namespace {

namespace fs = std::filesystem;

/// The files of a registry's tree: it has no deeper folders, and to follow them could take for
/// ever.
std::map<std::string, ObjectId> files_of(const Objects& objects, const ObjectId& tree) {
    std::map<std::string, ObjectId> out;
    const auto is_other = [](const Entry& entry) { return entry.kind == Entry::Kind::repository; };
    for (const Entry& outer : entries_of(objects, tree)) {
        if (is_other(outer)) continue;
        if (!outer.is_folder()) out.emplace(outer.name, outer.id);
        if (!outer.is_folder()) continue;
        for (const Entry& inner : entries_of(objects, outer.id)) {
            if (is_other(inner)) continue;
            out.emplace(outer.name + "/" + inner.name + (inner.is_folder() ? "/" : ""), inner.id);
        }
    }
    return out;
}

/// The nearest folder upward of which this is true, on the same file system; empty if there is
/// none.
template <class Is>
fs::path nearest(const std::string& folder, Is is_it) {
    std::error_code error;
    fs::path at = fs::canonical(folder, error);
    const auto device = device_of(at.c_str());
    while (!error && device_of(at.c_str()) == device) {
        if (is_it(at)) return at;
        if (at == at.root_path()) break;
        at = at.parent_path();
    }
    return {};
}

bool is_top(const fs::path& folder) {
    return git_folder(folder).has_value();
}

}  // namespace

std::string repository_top(const std::string& folder) {
    return nearest(folder, is_top).string();
}

std::string bare_repository(const std::string& folder) {
    const fs::path found =
        nearest(folder, [](const fs::path& at) { return is_top(at) || is_bare_repository(at); });
    return found.empty() || is_top(found) ? "" : found.string();
}

std::string existing_folder(std::string folder) {
    std::error_code error;
    fs::path out(std::move(folder));
    while (!fs::is_directory(out, error) && out != out.root_path()) out = out.parent_path();
    return out.string();
}

std::optional<Commit> commit_at(const std::string& folder) {
    const fs::path top = repository_top(folder);
    if (top.empty()) return {};
    const fs::path git = git_folder(top).value_or(top);
    const fs::path shared = shared_folder(git);
    const auto head = ReferenceNames(git, shared).find_full("HEAD");
    if (!head) return {};

    Objects objects(object_folders(shared));
    const auto commit = Commits(objects, {}).read(*head);
    if (!commit) return {};
    std::error_code error;
    const fs::path inner = fs::canonical(folder, error).lexically_relative(top);
    const auto own = tree_at(objects, commit->tree, inner);
    Commit out{.id = digits_of(*head).substr(0, 12), .files = {}, .when = commit->when};
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
