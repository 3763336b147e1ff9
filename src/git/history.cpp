#include "daicho/git/history.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <vector>

#include "daicho/model/trouble.hpp"
#include "daicho/text/ascii.hpp"
#include "daicho/text/lines.hpp"
#include "daicho/text/number.hpp"
#include "daicho/text/utf8.hpp"
#include "git/commits.hpp"
#include "git/git_files.hpp"
#include "git/references.hpp"
#include "git/tree.hpp"

namespace daicho {

namespace fs = std::filesystem;

struct History::Parts {
    bool is_bare;
    ReferenceNames names;
    std::shared_ptr<const Objects> objects;
    Commits commits;
};

namespace {

std::string short_id(const ObjectId& id) {
    return digits_of(id).substr(0, 12);
}

std::set<ObjectId> cut_off_at(const fs::path& shared) {
    std::set<ObjectId> out;
    const std::string all = text_of(shared / "shallow").value_or("");
    for (const std::string_view line : lines_of(all)) {
        if (const auto id = read_id(first_line(line))) out.insert(*id);
    }
    return out;
}

// ---- revisions ---------------------------------------------------------------------------------

/// One step behind a name: `~3` is the third of first parents, `^2` a second parent, `^{…}` none.
struct Step {
    char sign;
    int number;
};

/// Nothing if it is no such suffix.
std::optional<std::vector<Step>> steps_of(std::string_view suffix) {
    std::vector<Step> out;
    while (!suffix.empty()) {
        const char sign = suffix.front();
        if (sign != '~' && sign != '^') return {};
        suffix.remove_prefix(1);
        const std::string_view peel = suffix.substr(0, suffix.find('}') + 1);
        if (sign == '^' && (peel == "{commit}" || peel == "{}")) {
            suffix.remove_prefix(peel.size());
            continue;
        }
        const auto digits =
            static_cast<std::size_t>(std::ranges::find_if_not(suffix, is_digit) - suffix.begin());
        const auto number = digits == 0 ? 1 : parse_count(suffix.substr(0, digits));
        if (!number) return {};
        out.push_back({sign, *number});
        suffix.remove_prefix(digits);
    }
    return out;
}

Message fetch_more() {
    return message(
        "このクローンは浅いため、取得してください: `git fetch --unshallow`(GitHub Actions では checkout の `fetch-depth: 0`)",
        "this clone is shallow; fetch the rest: `git fetch --unshallow` (in GitHub Actions `fetch-depth: 0` of checkout)");
}

Message what_to_fetch(const Commits& commits) {
    if (commits.is_shallow()) return fetch_more();
    return message(
        "ブランチ・タグ・コミットの ID を書いてください。ほかのクローンにあるなら `git fetch` で取得してください",
        "write a branch, a tag or the id of a commit; what another clone has, `git fetch` gets");
}

[[noreturn]] void refuse_sha256() {
    throw Trouble(
        message("このリポジトリのコミットの ID は SHA-256 です。読めるのは SHA-1 だけです",
                "the commits of this repository have ids of SHA-256; only those of SHA-1 are read"),
        message(
            "今のファイルの検査や集計はできます。版を読むには SHA-1 のリポジトリが要ります",
            "the files of today can be checked and counted; to read revisions, the repository must be one of SHA-1"));
}

[[noreturn]] void refuse_tables() {
    throw Trouble(
        message("このリポジトリはブランチやタグを reftable に収めていて、読めません",
                "this repository keeps its branches and tags in a reftable, which is not read"),
        message("`git refs migrate --ref-format=files` でファイルに移すと読めます",
                "`git refs migrate --ref-format=files` turns them into files, which are read"));
}

[[noreturn]] void fail_to_read(std::string_view revision, const ObjectId& id) {
    throw Trouble(
        message("`{}` の指すオブジェクト {} がこの複製にないか、壊れています",
                "the object {1}, which `{0}` names, is broken or not in this clone",
                printable(revision), short_id(id)),
        message(
            "`git fsck` で確かめてください。読むのは `objects` と、その `info/alternates` が指すフォルダだけです",
            "see `git fsck`; what is read is `objects`, and the folders that its `info/alternates` names"));
}

[[noreturn]] void fail_to_find(std::string_view revision, const Commits& commits) {
    throw Trouble(message("このリポジトリに `{}` という版はありません",
                          "this repository has no revision `{}`", printable(revision)),
                  what_to_fetch(commits));
}

[[noreturn]] void refuse_form(std::string_view revision) {
    throw Trouble(
        message("`{}` の書き方は使えません", "a revision cannot be written as `{}`",
                printable(revision)),
        message(
            "ブランチ・タグ・コミットの ID に `~2` や `^2` を付けて書きます。`@{{…}}` や `:` は手元のクローンの設定や記録によるため使えません",
            "write a branch, a tag or the id of a commit, perhaps with `~2` or `^2`; what `@{{…}}` or `:` means depends on the settings and logs of a clone"));
}

/// The commit that an object is or, of a tag, leads to.
std::optional<ObjectId> peeled(const Objects& objects, ObjectId id) {
    for (int links = 0; links < 8; ++links) {
        if (objects.has(id, Objects::Kind::commit)) return id;
        if (!objects.has(id, Objects::Kind::tag)) return {};
        const auto tag = objects.read(id, Objects::Kind::tag);
        const auto next = read_id(behind("object ", tag.value_or("")).value_or(""));
        if (!next) return {};
        id = *next;
    }
    return {};
}

/// `git describe` prints the beginning of an id behind a tag and a number: `v1-3-g0123abc`.
std::string abbreviated_in(const std::string& name) {
    const auto mark = name.rfind("-g");
    return mark == name.npos ? name : name.substr(mark + 2);
}

/// What a name without a suffix stands for: first a whole id, then a name, then the beginning of an
/// id, as for git.
std::optional<ObjectId> object_of(const std::string& name, const ReferenceNames& names,
                                  const Objects& objects) {
    if (const auto id = read_id(name)) return id;
    if (const auto id = names.find(name)) return id;
    constexpr std::size_t fewest = 4;
    const std::string digits = abbreviated_in(name);
    if (digits.size() < fewest) return {};
    const auto found = objects.beginning_with(digits);
    if (const auto* id = std::get_if<ObjectId>(&found)) return *id;
    const auto why = std::get<Objects::NotOne>(found);
    if (why == Objects::NotOne::none) return {};
    if (why == Objects::NotOne::unreadable) {
        throw Trouble(
            message("リポジトリのオブジェクトを読めないため、`{}` が何か分かりません",
                    "the objects of the repository cannot be read to find `{}`", printable(name)),
            message("`git fsck` で確かめてください", "see `git fsck`"));
    }
    throw Trouble(message("`{}` で始まるコミットなどがいくつもあります",
                          "several objects begin with `{}`", printable(digits)),
                  message("もっと長く書いてください", "write more of it"));
}

// ---- where the registry stood ------------------------------------------------------------------

bool holds_registry(const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / registry_file::registry, error) ||
           fs::is_regular_file(folder / usual_folder / registry_file::registry, error);
}

bool holds_registry(const Objects& objects, const ObjectId& tree) {
    return std::ranges::any_of(entries_of(objects, tree), [](const Entry& entry) {
        return entry.name == registry_file::registry && entry.kind == Entry::Kind::file;
    });
}

struct Found {
    std::string folder;
    ObjectId tree{};
};

/// All registries of a tree that is not too deep nor too wide.
void find_registries(const Objects& objects, const Found& in, int depth, std::size_t& room,
                     std::vector<Found>& out) {
    if (room == 0 || depth == 0) return;
    --room;
    if (holds_registry(objects, in.tree)) out.push_back(in);
    for (const Entry& entry : entries_of(objects, in.tree)) {
        if (!entry.is_folder()) continue;
        const std::string path = in.folder.empty() ? entry.name : in.folder + "/" + entry.name;
        find_registries(objects, {path, entry.id}, depth - 1, room, out);
    }
}

/// The folders in which to look, as the command does among the files.
std::vector<std::string> places_of(const std::string& place, bool upward) {
    std::vector<std::string> out{(fs::path(place) / usual_folder).string(), place};
    for (fs::path at = place; upward && !at.empty();) {
        at = at.parent_path();
        out.push_back((at / usual_folder).string());
    }
    return out;
}

}  // namespace

std::optional<RevisionRange> read_range(std::string_view text) {
    const auto dots = text.find("..");
    if (dots == text.npos || text == ".." || text == "...") return {};
    const bool three = text.substr(dots).starts_with("...");
    return RevisionRange{std::string(text.substr(0, dots)),
                         std::string(text.substr(dots + (three ? 3 : 2))), three};
}

History::History(const std::string& place, Search search, const std::string& quarantine)
    : x_search(search) {
    std::error_code error;
    const fs::path here = fs::weakly_canonical(fs::absolute(place, error), error);
    const std::string existing = existing_folder(here.string());  // one gone may be committed
    x_top = holds_registry(here) ? "" : bare_repository(existing);
    const bool is_bare = !x_top.empty();
    if (!is_bare) x_top = repository_top(existing);
    if (x_top.empty()) {
        throw Trouble(message("{} は git のリポジトリの中にありません",
                              "{} is in no git repository", printable(place)),
                      message("-C でリポジトリの中のフォルダを指定してください",
                              "name a folder in a repository with -C"));
    }
    x_place = is_bare ? "" : here.lexically_relative(x_top).string();
    if (x_place == ".") x_place.clear();
    const fs::path git = git_folder(x_top).value_or(x_top);
    const fs::path shared = shared_folder(git);
    auto folders = object_folders(shared);
    if (!quarantine.empty()) folders.push_back(quarantine);
    auto objects = std::make_shared<const Objects>(std::move(folders));
    x_parts = std::make_unique<const Parts>(
        Parts{is_bare, {git, shared}, objects, {*objects, cut_off_at(shared)}});
}

History::History(History&&) noexcept = default;
History::~History() = default;

std::optional<ObjectId> History::head() const {
    return x_parts->names.find_full("HEAD");
}

std::vector<std::string> History::names() const {
    return x_parts->names.all();
}

ObjectId History::find(std::string_view revision) const {
    if (revision.empty()) {
        throw Trouble(message("版が空です", "the revision is empty"),
                      message("ブランチ・タグ・コミットを書いてください(例: `HEAD`)",
                              "name a branch, a tag or a commit, such as `HEAD`"));
    }
    const std::string name(revision.substr(0, revision.find_first_of("~^")));
    const auto steps = steps_of(revision.substr(name.size()));
    if (!steps || name.find("@{") != name.npos || name.find(':') != name.npos)
        refuse_form(revision);
    const ReferenceNames& names = x_parts->names;
    const Objects& objects = *x_parts->objects;
    const std::string whole = name == "@" ? "HEAD" : name;
    const auto object = object_of(whole, names, objects);
    if (!object && (names.is_of_sha256(whole) || names.is_of_sha256("HEAD"))) refuse_sha256();
    if (!object && names.are_in_tables()) refuse_tables();
    if (!object && whole == "HEAD") {
        throw Trouble(message("このリポジトリにはまだコミットがありません",
                              "nothing has been committed to this repository yet"));
    }
    auto commit = object ? peeled(objects, *object) : std::nullopt;
    if (object && !read_id(name) && !objects.has(*object)) fail_to_read(revision, *object);
    for (const Step& step : *steps) {
        for (int i = 0; commit && i < (step.sign == '~' ? step.number : 1); ++i) {
            const auto header = x_parts->commits.read(*commit);
            const std::size_t wanted =
                step.sign == '~' ? 0 : static_cast<std::size_t>(step.number) - 1;
            if (step.sign == '^' && step.number == 0) break;
            const bool has_it = header && wanted < header->parents.size();
            commit = has_it ? std::optional(header->parents[wanted]) : std::nullopt;
        }
    }
    if (!commit || !x_parts->commits.read(*commit)) fail_to_find(revision, x_parts->commits);
    return *commit;
}

ObjectId History::merge_base(const ObjectId& a, const ObjectId& b) const {
    const auto found = x_parts->commits.merge_base(a, b);
    if (const auto* id = std::get_if<ObjectId>(&found)) return *id;
    const std::string first = short_id(a), second = short_id(b);
    if (std::get<Commits::NoBase>(found) == Commits::NoBase::too_far) {
        throw Trouble(
            message("{} と {} に共通のコミットは、新しいほうから{}個の中にはありません",
                    "{} and {} have no commit in common among the newest {}", first, second,
                    with_thousands(static_cast<long long>(Commits::most_commits))),
            message("`git merge-base {} {}` の示すコミットを書いてください",
                    "write the commit that `git merge-base {} {}` prints", first, second));
    }
    throw Trouble(message("{} と {} の分かれ目が見つかりません",
                          "{} and {} have no commit in common", first, second),
                  what_to_fetch(x_parts->commits));
}

Commit History::commit(const ObjectId& id) const {
    const auto header = x_parts->commits.read(id);
    return {short_id(id), {}, header ? header->when : std::nullopt};
}

std::optional<CommittedRegistry> History::find_registry(const ObjectId& commit,
                                                        const Sources& known) const {
    const Objects& objects = *x_parts->objects;
    const auto header = x_parts->commits.read(commit);
    const ObjectId top = header ? header->tree : ObjectId{};
    const auto open = [&](const std::string& folder, const ObjectId& tree) {
        return CommittedRegistry{this->commit(commit), folder,
                                 std::make_shared<TreeFolder>(
                                     std::make_shared<const Blobs>(x_parts->objects, known), tree)};
    };
    for (const std::string& folder : places_of(x_place, x_search == Search::upward)) {
        const auto tree = tree_at(objects, top, folder);
        if (tree && holds_registry(objects, *tree)) return open(folder, *tree);
    }
    // It may have been moved since; one that still stands elsewhere is another registry.
    std::vector<Found> all;
    std::size_t room = 2000;
    find_registries(objects, {"", top}, 5, room, all);
    std::erase_if(all, [&](const Found& found) {
        std::error_code error;
        return !x_parts->is_bare &&
               fs::exists(fs::path(x_top) / found.folder / registry_file::registry, error);
    });
    if (all.size() == 1) return open(all.front().folder, all.front().tree);
    return {};
}

CommittedRegistry History::registry(const ObjectId& commit, const Sources& known) const {
    if (auto found = find_registry(commit, known)) return std::move(*found);
    throw Trouble(message("コミット {} の {} に台帳がありません",
                          "there is no registry in {1} of the commit {0}", short_id(commit),
                          printable(x_place.empty() ? "." : x_place)),
                  message("台帳は agreements/registry.yaml のあるフォルダです",
                          "a registry is a folder with agreements/registry.yaml"));
}

std::optional<std::string> History::last_version(const std::string& path) const {
    std::optional<std::string> out;
    const auto from = head();
    if (!from) return {};
    const fs::path inner(path);
    x_parts->commits.walk(*from, [&](const ObjectId&, const CommitHeader& header) {
        const auto folder = tree_at(*x_parts->objects, header.tree, inner.parent_path());
        for (const Entry& entry :
             folder ? entries_of(*x_parts->objects, *folder) : std::vector<Entry>()) {
            if (entry.name != inner.filename().string() || entry.kind != Entry::Kind::file)
                continue;
            out = x_parts->objects->read(entry.id, Objects::Kind::blob);
            return Commits::Step::stop;
        }
        return Commits::Step::on;
    });
    return out;
}

}  // namespace daicho
