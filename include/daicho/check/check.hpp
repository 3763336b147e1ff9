// The rules that prove a registry.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daicho/load/load.hpp"
#include "daicho/model/diagnostic.hpp"
#include "daicho/query/ledger.hpp"
#include "daicho/time/day.hpp"

namespace daicho {

/// What is other than it was at a base: where a rule does not know the cause of a finding, it looks
/// there first.
struct ChangedSince {
    Message base{};                      // HEAD から, HEAD
    std::vector<SourceId> changed{};     // files that are others now
    std::vector<SourceId> added{};       // those that are new
    std::vector<std::string> removed{};  // the paths of those that are gone
};
/// What of the files is other than at the base.
ChangedSince changed_between(Message base, const Sources& was, const Sources& is);

struct CheckContext {
    const Ledger& ledger;
    Day today;
    bool is_whole = true;  // every file could be read: what seems to be missing is missing
    std::function<ChangedSince()> changed_since{};  // takes a while: asked when it is needed
};

/// A registry bound and checked.
struct CheckedRegistry {
    Registry registry;
    Diagnostics findings;            // sorted
    std::unique_ptr<Ledger> ledger;  // refers to `registry`
    bool unreadable = false;         // some file could not be read: exit code 2
    bool is_whole = true;            // nothing hindered a rule: what is not found is not there
};

/// Binds what was read, and checks it. Of what could not be read whole no rule says anything: rules
/// compare records with each other and with totals, and of a part they would say what is false.
void bind_and_check(Folder folder, Day today, CheckedRegistry& out,
                    std::function<ChangedSince()> changed_since = {});

/// Runs all rules. `findings` holds those of load: if there are errors among them, the rules that
/// would then only find their consequences are silent.
void check(const CheckContext& context, Diagnostics& findings);

/// What is looked at together, with all that can be found there.
struct Rule {
    std::string_view name;
    std::span<const Topic> topics;
    void (*run)(const CheckContext&, Diagnostics&);
};

std::span<const Rule> rules();

}  // namespace daicho
