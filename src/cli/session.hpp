// A registry opened for a command: found, read, checked.
#pragma once

#include <future>
#include <memory>
#include <optional>
#include <string>

#include "cli/command.hpp"
#include "daicho/check/check.hpp"
#include "daicho/git/history.hpp"
#include "daicho/git/repository.hpp"
#include "daicho/layout/layout.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/time/instant.hpp"

namespace daicho {

struct OpenRegistry : CheckedRegistry {
    std::string folder;  // of registry.yaml, as messages show it: agreements; main:agreements
    std::string in_repository;   // the same from the top of its repository, if it is in one
    std::optional<Commit> at{};  // of a revision: its commit
    bool is_there = true;        // false for the end of a change that has no registry
    std::shared_future<std::optional<Commit>> commit;  // only for a command that prints it
};

/// The registry of all blocks of documents, read when the first of them asks for it.
struct RegistryOnce {
    std::shared_ptr<OpenRegistry> opened{};
    std::optional<Trouble> failure{};
};

/// The document that a command's output becomes a part of.
struct InDocument {
    Markup markup;
    RegistryOnce& registry;
};

/// The folder of the registry that a command would open; nothing if there is none.
std::optional<std::string> registry_folder(const Session& session);

/// The same, but throws Trouble if there is none.
std::string require_registry(const Session& session);

/// Finds the registry (`-C`, else upward from the current folder, not above the git root), reads
/// and checks it. Throws Trouble if there is none or it holds no record.
/// With `--rev` it is read at that revision.
std::shared_ptr<OpenRegistry> open_registry(const Session& session);

/// The same; where a rule does not know the cause of a finding, it looks first at what differs from
/// `base`, which is as for `read_change_base`.
std::shared_ptr<OpenRegistry> open_since(const Session& session, const std::string& base);

/// The repository of the registry that a command would open. Throws Trouble.
History history_of(const Session& session);
/// What a change began with: a revision, or where a branch left another one (`main...`). Throws
/// Trouble.
ObjectId read_change_base(const History& history, const std::string& given);
/// The same, with the repository it is in.
struct ChangeBase {
    History history;
    ObjectId commit;
};
ChangeBase change_base(const Session& session, const std::string& given);
/// The registry at a commit, read and checked; `shown` is what messages call the revision, `known`
/// files that it may hold too. Where a rule does not know a cause, it looks first at what differs
/// from `base`, if one is given. Throws Trouble if there was no registry.
std::shared_ptr<OpenRegistry> open_commit(const Session& session, const History& history,
                                          const ObjectId& commit, const std::string& shown,
                                          const Sources& known = {}, const std::string& base = {});
/// The same for one end of a change, which may have begun the registry or have done away with it:
/// then an empty one.
std::shared_ptr<OpenRegistry> open_end(const Session& session, const History& history,
                                       const ObjectId& commit, const std::string& shown,
                                       const Sources& known = {});
/// All that was read of it, as `known` of another state: most of what that holds is the same.
Sources texts_of(const OpenRegistry& opened);

/// The day of `--today`, or of the world. Throws Trouble.
Day today(const Session& session);

/// The instant of SOURCE_DATE_EPOCH, for a stamp within a file; nothing if it is not set. It never
/// is "today": a packager's default, a day of 1980, would make every agreement a future one.
/// Throws Trouble if it cannot be read.
std::optional<Instant> source_date(const Session& session);

}  // namespace daicho
