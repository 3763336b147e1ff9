// The rules that prove a registry.
#pragma once

#include <span>
#include <string_view>

#include "daicho/model/diagnostic.hpp"
#include "daicho/query/ledger.hpp"
#include "daicho/time/day.hpp"

namespace daicho {

struct CheckContext {
    const Ledger& ledger;
    Day today;
    bool is_whole = true;  // every file could be read: what seems to be missing is missing
};

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
