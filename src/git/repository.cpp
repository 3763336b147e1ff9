#include "daicho/git/repository.hpp"

#include <dlfcn.h>
#include <git2.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>

namespace daicho {

namespace {

namespace fs = std::filesystem;

/// The functions of libgit2 that are used, loaded when the first is needed: its own libraries (TLS,
/// SSH, Kerberos) would take several times as long to load as everything else at each start.
class LibGit2 {
  public:
    /// Null if the machine has no libgit2: then nothing is known of revisions.
    static const LibGit2* get() {
        static const LibGit2 loaded;
        return loaded.x_library ? &loaded : nullptr;
    }

  private:
    void* x_library = ::dlopen("libgit2.so." LIBGIT2_SOVERSION, RTLD_NOW | RTLD_LOCAL);

    // By type alone: to name the function itself would link the library.
    template <class Pointer>
    Pointer find(const char* name) const {
        return x_library ? reinterpret_cast<Pointer>(::dlsym(x_library, name)) : nullptr;
    }

  public:
#define DAICHO_GIT(function) \
    decltype(&::git_##function) function = find<decltype(&::git_##function)>("git_" #function)
    DAICHO_GIT(libgit2_init);
    DAICHO_GIT(libgit2_opts);
    DAICHO_GIT(object_free);
    DAICHO_GIT(object_id);
    DAICHO_GIT(object_type);
    DAICHO_GIT(odb_hash);
    DAICHO_GIT(oid_equal);
    DAICHO_GIT(oid_tostr);
    DAICHO_GIT(repository_free);
    DAICHO_GIT(repository_is_bare);
    DAICHO_GIT(repository_open_ext);
    DAICHO_GIT(repository_workdir);
    DAICHO_GIT(revparse_single);
    DAICHO_GIT(tree_entry_id);
    DAICHO_GIT(tree_entry_name);
    DAICHO_GIT(tree_entry_type);
    DAICHO_GIT(tree_free);
    DAICHO_GIT(tree_lookup);
    DAICHO_GIT(tree_walk);
#undef DAICHO_GIT

  private:
    LibGit2() {
        if (!x_library) return;
        // Without the configuration of user and machine. Owners are not compared: nothing of a
        // repository is run, so a stranger's can do no harm.
        libgit2_init();
        for (const auto level : {GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG,
                                 GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_PROGRAMDATA}) {
            libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "");
        }
        libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
    }
};

const LibGit2& git() {
    return *LibGit2::get();
}

struct Free {
    void operator()(git_repository* object) const { git().repository_free(object); }
    void operator()(git_object* object) const { git().object_free(object); }
    void operator()(git_tree* object) const { git().tree_free(object); }
};
using Repository = std::unique_ptr<git_repository, Free>;
using Object = std::unique_ptr<git_object, Free>;
using Tree = std::unique_ptr<git_tree, Free>;

Repository open(const std::string& folder) {
    if (!LibGit2::get()) return nullptr;
    git_repository* raw = nullptr;
    git().repository_open_ext(&raw, folder.c_str(), 0, nullptr);
    Repository repository(raw);
    // A bare repository hidden among the records is not the one that holds them.
    if (repository && git().repository_is_bare(repository.get())) return nullptr;
    return repository;
}

Object resolve(git_repository* repository, const char* what) {
    git_object* raw = nullptr;
    git().revparse_single(&raw, repository, what);
    return Object(raw);
}

/// Blob ids below a tree, by their path in it.
std::map<std::string, git_oid> blobs_of(git_tree* tree) {
    std::map<std::string, git_oid> out;
    const auto see = [](const char* root, const git_tree_entry* entry, void* into) {
        if (git().tree_entry_type(entry) == GIT_OBJECT_BLOB) {
            static_cast<std::map<std::string, git_oid>*>(into)->emplace(
                std::string(root) + git().tree_entry_name(entry), *git().tree_entry_id(entry));
        }
        return 0;
    };
    git().tree_walk(tree, GIT_TREEWALK_PRE, see, &out);
    return out;
}

bool differs(const Sources& files, const std::map<std::string, git_oid>& committed) {
    std::size_t same = 0;
    for (const Source& file : files) {
        const auto found = committed.find(file.path);
        git_oid id{};
        git().odb_hash(&id, file.text.data(), file.text.size(), GIT_OBJECT_BLOB);
        if (found == committed.end() || !git().oid_equal(&id, &found->second)) return true;
        ++same;
    }
    const auto is_data = [](const auto& entry) { return entry.first.ends_with(".yaml"); };
    return same != static_cast<std::size_t>(std::ranges::count_if(committed, is_data));
}

}  // namespace

std::string repository_top(const std::string& folder) {
    const Repository repository = open(folder);
    const char* top = repository ? git().repository_workdir(repository.get()) : nullptr;
    return top ? top : "";
}

std::optional<CommitState> revision_of(const std::string& folder, const Sources& files) {
    const Repository repository = open(folder);
    const char* top = repository ? git().repository_workdir(repository.get()) : nullptr;
    if (!top) return {};
    const Object commit = resolve(repository.get(), "HEAD^{commit}");
    if (!commit) return {};

    CommitState out;
    char digits[13] = {};
    git().oid_tostr(digits, sizeof digits, git().object_id(commit.get()));
    out.commit = digits;

    std::error_code error;
    const fs::path inner =
        fs::relative(fs::canonical(folder, error), fs::canonical(top, error), error);
    const std::string place = inner == "." ? "" : inner.generic_string();
    const Object tree = resolve(repository.get(), ("HEAD:" + place).c_str());
    out.dirty = !tree || git().object_type(tree.get()) != GIT_OBJECT_TREE;
    if (!out.dirty) {
        git_tree* raw = nullptr;
        git().tree_lookup(&raw, repository.get(), git().object_id(tree.get()));
        const Tree owned(raw);
        out.dirty = !owned || differs(files, blobs_of(owned.get()));
    }
    return out;
}

}  // namespace daicho
