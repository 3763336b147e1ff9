#include "git/tree.hpp"

#include <algorithm>

#include "system/parallel.hpp"

namespace daicho {

namespace {

Entry::Kind kind_of(std::string_view mode) {
    if (mode == "40000") return Entry::Kind::folder;
    if (mode == "120000") return Entry::Kind::link;
    return mode == "160000" ? Entry::Kind::repository : Entry::Kind::file;
}

Message missing(const ObjectId& id) {
    const std::string short_id = digits_of(id).substr(0, 12);
    return message(
        "オブジェクト {} がこの複製にないか、壊れています(部分的な複製なら取得してください)",
        "the object {} is broken or not in this clone (of a partial clone: fetch it)", short_id);
}

constexpr Words other_repository{"別のリポジトリ(サブモジュール)です",
                                 "it is another repository (a submodule)"};

/// `MODE NAME`, a zero, 20 bytes of id, and again. False if it is anything else.
bool read_entries(std::string_view tree, std::vector<Entry>& out) {
    while (!tree.empty()) {
        const auto space = tree.find(' ');
        const auto zero = tree.find('\0');
        if (space > zero || zero == tree.npos || tree.size() - zero <= ObjectId{}.size())
            return false;
        Entry entry{std::string(tree.substr(space + 1, zero - space - 1)),
                    kind_of(tree.substr(0, space)),
                    {}};
        std::ranges::copy(tree.substr(zero + 1, entry.id.size()), entry.id.begin());
        out.push_back(std::move(entry));
        tree.remove_prefix(zero + 1 + ObjectId{}.size());
    }
    return true;
}

}  // namespace

std::vector<Entry> entries_of(std::string_view tree) {
    std::vector<Entry> out;
    read_entries(tree, out);
    return out;
}

std::vector<Entry> entries_of(const Objects& objects, const ObjectId& id) {
    return entries_of(objects.read(id, Objects::Kind::tree).value_or(""));
}

std::optional<ObjectId> tree_at(const Objects& objects, ObjectId tree,
                                const std::filesystem::path& inner) {
    for (const auto& part : inner) {
        if (part == "." || part.empty()) continue;
        const auto entries = entries_of(objects, tree);
        const auto found = std::ranges::find(entries, part.string(), &Entry::name);
        if (found == entries.end() || !found->is_folder()) return {};
        tree = found->id;
    }
    return tree;
}

Blobs::Blobs(std::shared_ptr<const Objects> objects, const Sources& known)
    : x_objects(std::move(objects)) {
    std::vector<std::optional<ObjectId>> ids(known.size());
    in_parallel(known.size(), 32, [&](std::size_t i) { ids[i] = id_of_file(known[i].text); });
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (ids[i]) x_known.emplace(*ids[i], &known[i].text);
    }
}

std::optional<std::string> Blobs::read(const ObjectId& id) const {
    const auto found = x_known.find(id);
    return found == x_known.end() ? x_objects->read(id, Objects::Kind::blob) : *found->second;
}

TreeFolder::TreeFolder(std::shared_ptr<const Blobs> blobs, const ObjectId& tree)
    : x_blobs(std::move(blobs)) {
    const auto bytes = x_blobs->objects().read(tree, Objects::Kind::tree);
    if (!bytes || !read_entries(*bytes, x_entries)) x_problem = missing(tree);
    std::erase_if(x_entries, [](const Entry& entry) { return entry.name.starts_with('.'); });
    std::ranges::sort(x_entries, {}, &Entry::name);
}

const Entry* TreeFolder::find(const std::string& name) const {
    const auto found = std::ranges::find(x_entries, name, &Entry::name);
    return found == x_entries.end() ? nullptr : &*found;
}

Message TreeFolder::list(std::vector<Name>& out) const {
    for (const Entry& entry : x_entries) {
        const bool is_plain = entry.kind == Entry::Kind::file;
        const bool is_link = entry.kind == Entry::Kind::link;
        out.push_back({entry.name, is_plain  ? Name::Kind::file
                                   : is_link ? Name::Kind::other
                                             : Name::Kind::folder});
    }
    return x_problem;
}

Message TreeFolder::read(const std::string& name, std::size_t most, std::string& out) const {
    const Entry* entry = find(name);
    if (!entry || entry->kind != Entry::Kind::file)
        return message("ファイルではありません", "it is no file");
    auto bytes = x_blobs->read(entry->id);
    if (!bytes) return missing(entry->id);
    if (bytes->size() > most) bytes->resize(most + 1);
    out = std::move(*bytes);
    return {};
}

std::unique_ptr<FileFolder> TreeFolder::open(const std::string& name, Message& why_not) const {
    const Entry* entry = find(name);
    if (entry && entry->is_folder()) return std::make_unique<TreeFolder>(x_blobs, entry->id);
    const bool is_other = entry && entry->kind == Entry::Kind::repository;
    why_not = is_other ? message("{}", "{}", other_repository)
                       : message("フォルダではありません", "it is no folder");
    return nullptr;
}

}  // namespace daicho
