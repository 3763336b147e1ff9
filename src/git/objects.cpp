#include "git/objects.hpp"

#include <git2.h>
#include <git2/sys/odb_backend.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include "daicho/model/trouble.hpp"
#include "daicho/text/words.hpp"
#include "system/file.hpp"
#include "system/library.hpp"

namespace daicho {

namespace {

/// The functions of libgit2 that are used.
struct LibGit2 : Library {
    LibGit2() : Library("libgit2.so." LIBGIT2_SOVERSION, "libgit2-" LIBGIT2_SOVERSION) {
        if (libgit2_init() < 0) {
            throw Trouble(message("libgit2 を始められません", "libgit2 cannot be started"));
        }
    }

#define DAICHO_GIT(function) \
    decltype(&::git_##function) function = find<decltype(&::git_##function)>("git_" #function)
    DAICHO_GIT(libgit2_init);
    DAICHO_GIT(odb_add_backend);
    DAICHO_GIT(odb_backend_loose);
    DAICHO_GIT(odb_backend_pack);
    DAICHO_GIT(odb_exists);
    DAICHO_GIT(odb_exists_prefix);
    DAICHO_GIT(odb_free);
    DAICHO_GIT(odb_hash);
    DAICHO_GIT(odb_new);
    DAICHO_GIT(odb_object_data);
    DAICHO_GIT(odb_object_free);
    DAICHO_GIT(odb_object_size);
    DAICHO_GIT(odb_object_type);
    DAICHO_GIT(odb_read);
    DAICHO_GIT(odb_read_header);
#undef DAICHO_GIT
};

const LibGit2& git() {
    static const LibGit2 loaded;
    return loaded;
}

/// libgit2 would open a pipe and wait for its writer.
bool is_file_or_absent(const std::string& path) {
    std::error_code error;
    const auto kind = std::filesystem::status(path, error).type();
    return kind == std::filesystem::file_type::not_found ||
           kind == std::filesystem::file_type::regular;
}

bool holds_only_files(const std::string& folder) {
    const Descriptor opened = open_to_read(folder.c_str(), only_folder);
    if (!opened) return errno == ENOENT;
    std::vector<Name> names;
    if (list_names(opened, names) != 0) return false;
    return std::ranges::all_of(names, [&](const Name& name) {
        return name.kind != Name::Kind::other || is_file_or_absent(folder + "/" + name.text);
    });
}

git_object_t as_type(Objects::Kind kind) {
    switch (kind) {
        case Objects::Kind::commit:
            return GIT_OBJECT_COMMIT;
        case Objects::Kind::tree:
            return GIT_OBJECT_TREE;
        case Objects::Kind::blob:
            return GIT_OBJECT_BLOB;
        case Objects::Kind::tag:
            break;
    }
    return GIT_OBJECT_TAG;
}

git_oid as_oid(const ObjectId& id) {
    git_oid out{};
    std::ranges::copy(id, out.id);
    return out;
}

}  // namespace

void Objects::Free::operator()(git_odb* store) const {
    git().odb_free(store);
}

Objects::Objects(std::vector<std::string> folders) : x_folders(std::move(folders)) {
    const auto is_plain = [](const std::string& f) { return holds_only_files(f + "/pack"); };
    git_odb* raw = nullptr;
    if (!std::ranges::all_of(x_folders, is_plain) || git().odb_new(&raw) != 0) return;
    x_store.reset(raw);
    for (const std::string& folder : x_folders) {
        git_odb_backend *loose = nullptr, *pack = nullptr;
        if (git().odb_backend_loose(&loose, folder.c_str(), -1, 0, 0, 0) == 0)
            git().odb_add_backend(raw, loose, 1);
        if (git().odb_backend_pack(&pack, folder.c_str()) == 0) git().odb_add_backend(raw, pack, 2);
    }
}

std::optional<std::string> Objects::read(const ObjectId& id, Kind kind) const {
    auto out = read_plain(id, kind);
    if (!out) x_has_failed = true;
    return out;
}

bool Objects::has(const ObjectId& id, Kind kind) const {
    const git_oid oid = as_oid(id);
    std::size_t size = 0;
    git_object_t type{};
    return is_plain(id) && git().odb_read_header(&size, &type, x_store.get(), &oid) == 0 &&
           type == as_type(kind);
}

bool Objects::has(const ObjectId& id) const {
    const git_oid oid = as_oid(id);
    return is_plain(id) && git().odb_exists(x_store.get(), &oid) == 1;
}

bool Objects::is_plain(const ObjectId& id) const {
    const std::string place = digits_of(id).insert(2, "/");
    return x_store && std::ranges::all_of(x_folders, [&](const std::string& folder) {
               return is_file_or_absent(folder + "/" + place);
           });
}

std::optional<std::string> Objects::read_plain(const ObjectId& id, Kind kind) const {
    if (!is_plain(id)) return {};
    const git_oid oid = as_oid(id);
    constexpr std::size_t most = std::size_t{16} << 20;  // some bytes may unpack to gigabytes
    std::size_t size = 0;
    git_object_t type{};
    if (git().odb_read_header(&size, &type, x_store.get(), &oid) != 0) return {};
    git_odb_object* object = nullptr;
    if (type != as_type(kind) || size > most || git().odb_read(&object, x_store.get(), &oid) != 0)
        return {};
    std::string out(static_cast<const char*>(git().odb_object_data(object)),
                    git().odb_object_size(object));
    git().odb_object_free(object);
    return out;
}

std::variant<ObjectId, Objects::NotOne> Objects::beginning_with(std::string_view digits) const {
    ObjectId out{};
    std::string padded(digits);
    padded.resize(2 * out.size(), '0');
    const auto least = read_id(padded);
    if (!least || digits.size() > padded.size()) return NotOne::none;
    if (!x_store) return NotOne::unreadable;
    const git_oid oid = as_oid(*least);
    git_oid found{};
    switch (git().odb_exists_prefix(&found, x_store.get(), &oid, digits.size())) {
        case GIT_OK:
            break;
        case GIT_ENOTFOUND:
            return NotOne::none;
        case GIT_EAMBIGUOUS:
            return NotOne::several;
        default:
            return NotOne::unreadable;
    }
    std::ranges::copy(found.id, out.begin());
    return out;
}

std::optional<ObjectId> id_of_file(std::string_view bytes) {
    git_oid id{};
    if (git().odb_hash(&id, bytes.data(), bytes.size(), GIT_OBJECT_BLOB) != 0) return {};
    ObjectId out{};
    std::ranges::copy(id.id, out.begin());
    return out;
}

std::optional<ObjectId> read_id(std::string_view digits) {
    constexpr std::string_view all = "0123456789abcdef0123456789ABCDEF";  // git takes both
    ObjectId out{};
    if (digits.size() != 2 * out.size()) return {};
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const auto value = all.find(digits[i]);
        if (value == all.npos) return {};
        out[i / 2] =
            static_cast<unsigned char>(out[i / 2] << 4 | static_cast<unsigned char>(value % 16));
    }
    return out;
}

std::string digits_of(const ObjectId& id) {
    std::string out;
    for (const unsigned char byte : id) out += fmt::format("{:02x}", byte);
    return out;
}

}  // namespace daicho
