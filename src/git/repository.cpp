#include "daicho/git/repository.hpp"

#include <git2.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>

namespace daicho {

namespace {

namespace fs = std::filesystem;

/// Starts libgit2 without the configuration of user and machine. Owners are not compared: nothing
/// of a repository is run, so a stranger's can do no harm.
void start() {
    static const bool started = [] {
        git_libgit2_init();
        for (const auto level : {GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG,
                                 GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_PROGRAMDATA}) {
            git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "");
        }
        git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
        return true;
    }();
    static_cast<void>(started);
}

template <class T, void (*free)(T*)>
struct Freed {
    void operator()(T* object) const { free(object); }
};
template <class T, void (*free)(T*)>
using Owned = std::unique_ptr<T, Freed<T, free>>;
using Repository = Owned<git_repository, git_repository_free>;
using Object = Owned<git_object, git_object_free>;
using Tree = Owned<git_tree, git_tree_free>;

Repository open(const std::string& folder) {
    start();
    git_repository* raw = nullptr;
    git_repository_open_ext(&raw, folder.c_str(), 0, nullptr);
    Repository repository(raw);
    // A bare repository hidden among the records is not the one that holds them.
    if (repository && git_repository_is_bare(repository.get())) return nullptr;
    return repository;
}

Object resolve(git_repository* repository, const char* what) {
    git_object* raw = nullptr;
    git_revparse_single(&raw, repository, what);
    return Object(raw);
}

/// Blob ids below a tree, by their path in it.
std::map<std::string, git_oid> blobs_of(git_tree* tree) {
    std::map<std::string, git_oid> out;
    const auto see = [](const char* root, const git_tree_entry* entry, void* into) {
        if (git_tree_entry_type(entry) == GIT_OBJECT_BLOB) {
            static_cast<std::map<std::string, git_oid>*>(into)->emplace(
                std::string(root) + git_tree_entry_name(entry), *git_tree_entry_id(entry));
        }
        return 0;
    };
    git_tree_walk(tree, GIT_TREEWALK_PRE, see, &out);
    return out;
}

bool differs(const Sources& files, const std::map<std::string, git_oid>& committed) {
    std::size_t same = 0;
    for (const Source& file : files) {
        const auto found = committed.find(file.path);
        git_oid id{};
        git_odb_hash(&id, file.text.data(), file.text.size(), GIT_OBJECT_BLOB);
        if (found == committed.end() || !git_oid_equal(&id, &found->second)) return true;
        ++same;
    }
    const auto is_data = [](const auto& entry) { return entry.first.ends_with(".yaml"); };
    return same != static_cast<std::size_t>(std::ranges::count_if(committed, is_data));
}

}  // namespace

std::string repository_top(const std::string& folder) {
    const Repository repository = open(folder);
    const char* top = repository ? git_repository_workdir(repository.get()) : nullptr;
    return top ? top : "";
}

std::optional<CommitState> revision_of(const std::string& folder, const Sources& files) {
    const Repository repository = open(folder);
    const char* top = repository ? git_repository_workdir(repository.get()) : nullptr;
    if (!top) return {};
    const Object commit = resolve(repository.get(), "HEAD^{commit}");
    if (!commit) return {};

    CommitState out;
    char digits[13] = {};
    git_oid_tostr(digits, sizeof digits, git_object_id(commit.get()));
    out.commit = digits;

    std::error_code error;
    const fs::path inner =
        fs::relative(fs::canonical(folder, error), fs::canonical(top, error), error);
    const std::string place = inner == "." ? "" : inner.generic_string();
    const Object tree = resolve(repository.get(), ("HEAD:" + place).c_str());
    out.dirty = !tree || git_object_type(tree.get()) != GIT_OBJECT_TREE;
    if (!out.dirty) {
        git_tree* raw = nullptr;
        git_tree_lookup(&raw, repository.get(), git_object_id(tree.get()));
        const Tree owned(raw);
        out.dirty = !owned || differs(files, blobs_of(owned.get()));
    }
    return out;
}

}  // namespace daicho
