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

struct Before;

struct CheckContext {
    const Ledger& ledger;
    Day today;
    bool is_whole = true;  // every file could be read: what seems to be missing is missing
    std::function<std::shared_ptr<const Before>()> before{};  // takes a while: asked when needed
};

/// Whether it says that something could not be read: then nobody knows what else there is.
bool is_unreadable(const Diagnostic& finding);

/// A registry bound and checked.
struct CheckedRegistry {
    Registry registry;
    Diagnostics findings;            // sorted
    std::unique_ptr<Ledger> ledger;  // refers to `registry`
    Sources schemas{};               // beside the records, for editors
    bool unreadable = false;         // some file could not be read: exit code 2
    bool is_whole = true;            // nothing hindered a rule: what is not found is not there
};

/// The registry at a base: where a rule does not know the cause of a finding, it looks first at
/// what differs from there.
struct Before {
    Message base{};  // HEAD から, at HEAD
    std::shared_ptr<const CheckedRegistry> state;
};
/// Binds what was read at a base; no rule is run.
std::shared_ptr<const Before> before_of(Message base, Folder folder);

/// Binds what was read, and checks it. Of what could not be read whole no rule says anything: rules
/// compare records with each other and with totals, and of a part they would say what is false.
void bind_and_check(Folder folder, Day today, CheckedRegistry& out,
                    std::function<std::shared_ptr<const Before>()> before = {});

/// Adds what is to be said of the schemas beside the records, if nothing worse is.
void check_schemas(CheckedRegistry& registry);

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
