#include "cli/session.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/options.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/text/utf8.hpp"
#include "system/parallel.hpp"
#include "system/reason.hpp"

namespace daicho {

namespace {

namespace fs = std::filesystem;

/// Throws Trouble if that cannot be known: a registry further up may not stand in for this one.
bool holds_registry(const fs::path& folder) {
    std::error_code error;
    const fs::file_status about = fs::status(folder / registry_file::registry, error);
    if (about.type() == fs::file_type::none) {
        throw Trouble(message("フォルダ {} を読めません: {}", "cannot read the folder {}: {}",
                              printable(folder.string()), reason_of(error.value())));
    }
    return about.type() == fs::file_type::regular;
}

/// `DIR/agreements` if it holds a registry, else nothing. Throws Trouble if it is a link: what
/// stands in a repository is a stranger's, and may not decide what is read.
fs::path agreements_in(const fs::path& folder) {
    fs::path out = folder / usual_folder;
    if (!holds_registry(out)) return {};
    std::error_code error;
    if (!fs::is_symlink(fs::symlink_status(out, error))) return out;
    throw Trouble(message("{} はリンクのため読みません", "{} is a link, and not followed",
                          printable(out.string())),
                  message("台帳のフォルダをここに置くか、リンク先を -C で指定してください",
                          "put the folder itself there, or name the registry with -C"));
}

/// `DIR/agreements`, or DIR itself if it is such a folder.
fs::path beneath(const fs::path& folder) {
    fs::path inner = agreements_in(folder);
    if (!inner.empty()) return inner;
    return holds_registry(folder) ? folder : fs::path();
}

std::string find_folder(const Session& session) {
    if (const auto given = session.arguments.value("directory")) {
        const fs::path found = beneath(*given);
        if (!found.empty()) return found.lexically_normal().string();
        throw Trouble(
            message("{} に台帳がありません", "there is no registry in {}", printable(*given)),
            message("台帳は agreements/registry.yaml のあるフォルダです",
                    "a registry is a folder with agreements/registry.yaml"));
    }
    std::error_code error;
    const fs::path here = fs::current_path(error);
    if (error) {
        throw Trouble(message("現在のフォルダがありません", "the current folder does not exist"),
                      message("-C で台帳のフォルダを指定してください",
                              "name the folder of the registry with -C"));
    }
    const std::string bare = bare_repository(here.string());
    const fs::path top = bare.empty() ? repository_top(here.string()) : bare;
    fs::path shown;
    for (fs::path folder = here;; folder = folder.parent_path(), shown /= "..") {
        if (!agreements_in(folder).empty()) return (shown / usual_folder).string();
        if (folder == here && holds_registry(folder)) return ".";
        const bool at_top = !top.empty() && fs::equivalent(folder, top, error);
        if (at_top || folder == folder.root_path()) break;
    }
    throw Trouble(
        message("台帳が見つかりません", "no registry found"),
        message("agreements/registry.yaml のあるフォルダで実行するか、-C で指定してください",
                "run this in a folder with agreements/registry.yaml, or name one with -C"));
}

bool prints_commit(const Session& session) {
    return session.arguments.takes("no-revision") && !session.arguments.has("no-revision");
}

/// The path of a folder from the top of its repository; itself if it is in none.
std::string from_repository(const std::string& folder) {
    const std::string top = repository_top(folder);
    std::error_code error;
    const fs::path whole = fs::canonical(folder, error);
    return top.empty() || error ? folder : whole.lexically_relative(top).string();
}

/// The registry at a commit. Null if there is no such commit: that is no trouble of a check.
std::shared_ptr<const Before> registry_at(const Session& session, const Sources& known,
                                          const std::string& base) {
    try {
        const auto [history, commit] = change_base(session, base);
        const auto committed = history.registry(commit, known);
        return before_of(message("{} から", "at {}", base), read_folder(*committed.files, base));
    } catch (const Trouble&) {
        return {};
    }
}

/// Binds and checks what was read.
void fill(const Session& session, Folder folder, OpenRegistry& out, const std::string& base) {
    const bool has_records = std::ranges::any_of(
        folder.files, [](const Source& file) { return file.path.find('/') != file.path.npos; });
    std::function<std::shared_ptr<const Before>()> before;
    if (!base.empty()) before = [&] { return registry_at(session, out.registry.files, base); };
    bind_and_check(std::move(folder), today(session), out, std::move(before));
    // One that has nothing yet is empty; one that counts what it does not hold has lost it.
    const bool counts = !out.registry.totals.empty() || !out.registry.unlisted.empty();
    if (!has_records && counts && out.is_whole) {
        throw Trouble(
            message("{} に協定の記録がありません", "{} holds no records", printable(out.folder)),
            message("記録は `10-gunma/102041-isesaki.yaml` のように置きます",
                    "a record stands in a place like `10-gunma/102041-isesaki.yaml`"));
    }
}

std::shared_ptr<OpenRegistry> read_files(const Session& session, const std::string& base) {
    auto out = std::make_shared<OpenRegistry>();
    out->folder = find_folder(session);
    out->in_repository = from_repository(out->folder);
    // libgit2 takes as long to start as the registry to load: both at once.
    if (prints_commit(session))
        out->commit = beside([folder = out->folder] { return commit_at(folder); });
    fill(session, read_folder(out->folder), *out, base);
    return out;
}

/// The registry of a commit, bound and checked.
std::shared_ptr<OpenRegistry> opened(const Session& session, const CommittedRegistry& committed,
                                     const std::string& shown, const std::string& base) {
    auto out = std::make_shared<OpenRegistry>();
    out->in_repository = committed.folder;
    out->folder = fmt::format("{}:{}", printable(shown),
                              committed.folder.empty() ? "." : printable(committed.folder));
    out->at = committed.commit;
    fill(session, read_folder(*committed.files, out->folder), *out, base);
    return out;
}

/// Without a base, that of the files is HEAD; a commit has none.
std::shared_ptr<OpenRegistry> read_registry(const Session& session, const std::string& base = "") {
    const auto revision = session.arguments.value("rev");
    if (!revision) return read_files(session, base.empty() ? "HEAD" : base);
    const History history = history_of(session);
    return open_commit(session, history, history.find(*revision), *revision, {}, base);
}

}  // namespace

Day today(const Session& session) {
    return read_day(session, "today", session.world.today);
}

std::optional<Instant> source_date(const Session& session) {
    const auto& environment = session.world.environment;
    const auto given = environment.find("SOURCE_DATE_EPOCH");
    if (given == environment.end()) return {};
    if (const auto instant = parse_epoch(given->second)) return instant;
    throw Trouble(message("SOURCE_DATE_EPOCH `{}` は使えません",
                          "SOURCE_DATE_EPOCH `{}` is not usable", printable(given->second)),
                  message("1970年からの秒数(9999年まで)を書いてください",
                          "it is the number of seconds since 1970, up to the year 9999"));
}

std::shared_ptr<OpenRegistry> open_since(const Session& session, const std::string& base) {
    return read_registry(session, base);
}

History history_of(const Session& session) {
    // Said by git to a hook, and by no repository. Objects are found by what they hold, so that no
    // more than the hook's own revisions depends on it.
    const auto found = session.world.environment.find("GIT_QUARANTINE_PATH");
    const std::string quarantine = found == session.world.environment.end() ? "" : found->second;
    if (const auto given = session.arguments.value("directory"))
        return History(*given, History::Search::here, quarantine);
    // Where it is among the files, if it is there: a copy of a registry is never compared with the
    // one that it was copied from.
    if (const auto folder = registry_folder(session))
        return History(*folder, History::Search::here, quarantine);
    return History(".", History::Search::upward, quarantine);
}

ObjectId read_change_base(const History& history, const std::string& given) {
    const auto range = read_range(given);
    if (!range || !range->to.empty()) return history.find(given);
    const ObjectId other = history.find(range->from.empty() ? "HEAD" : range->from);
    return range->from_merge_base ? history.merge_base(other, history.find("HEAD")) : other;
}

ChangeBase change_base(const Session& session, const std::string& given) {
    History history = history_of(session);
    const ObjectId commit = read_change_base(history, given);
    return {std::move(history), commit};
}

std::shared_ptr<OpenRegistry> open_commit(const Session& session, const History& history,
                                          const ObjectId& commit, const std::string& shown,
                                          const Sources& known, const std::string& base) {
    return opened(session, history.registry(commit, known), shown, base);
}

Sources texts_of(const OpenRegistry& opened) {
    Sources out = opened.registry.files;
    out.insert(out.end(), opened.schemas.begin(), opened.schemas.end());
    return out;
}

std::shared_ptr<OpenRegistry> open_end(const Session& session, const History& history,
                                       const ObjectId& commit, const std::string& shown,
                                       const Sources& known) {
    if (const auto committed = history.find_registry(commit, known))
        return opened(session, *committed, shown, "");
    auto out = std::make_shared<OpenRegistry>();
    out->folder = printable(shown);
    out->at = history.commit(commit);
    out->is_there = false;
    bind_and_check({}, today(session), *out);
    out->findings = {};
    return out;
}

std::optional<std::string> registry_folder(const Session& session) {
    try {
        return find_folder(session);
    } catch (const Trouble&) {
        return {};
    }
}

std::string require_registry(const Session& session) {
    return find_folder(session);
}

std::shared_ptr<OpenRegistry> open_registry(const Session& session) {
    if (!session.document) return read_registry(session);
    RegistryOnce& once = session.document->registry;
    try {
        if (!once.failure && !once.opened) once.opened = read_registry(session);
    } catch (const Trouble& trouble) {
        once.failure = trouble;
    }
    if (once.failure) throw Trouble(*once.failure);
    return once.opened;
}

}  // namespace daicho
