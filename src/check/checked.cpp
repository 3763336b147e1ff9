#include <algorithm>
#include <utility>

#include "daicho/check/check.hpp"

namespace daicho {

namespace {

void bind(Folder folder, CheckedRegistry& out) {
    out.unreadable = std::ranges::any_of(folder.findings, is_unreadable);
    Loaded loaded = load(std::move(folder));
    out.registry = std::move(loaded.registry);
    out.findings = std::move(loaded.findings);
    out.schemas = std::move(loaded.schemas);
    out.is_whole = !out.unreadable && !out.findings.has_errors();
    out.ledger = std::make_unique<Ledger>(out.registry);
}

}  // namespace

bool is_unreadable(const Diagnostic& finding) {
    return finding.topic == &unreadable_file_topic;
}

std::shared_ptr<const Before> before_of(Message base, Folder folder) {
    auto state = std::make_shared<CheckedRegistry>();
    bind(std::move(folder), *state);
    return std::make_shared<const Before>(Before{std::move(base), std::move(state)});
}

void bind_and_check(Folder folder, Day today, CheckedRegistry& out,
                    std::function<std::shared_ptr<const Before>()> before) {
    bind(std::move(folder), out);
    if (!out.unreadable) {
        check({.ledger = *out.ledger, .today = today, .before = std::move(before)}, out.findings);
    }
    out.findings.sort(out.registry.files);
}

void check_schemas(CheckedRegistry& registry) {
    if (!registry.is_whole) return;
    find_other_schemas(registry.schemas, registry.registry, registry.findings);
    registry.findings.sort(registry.registry.files);
}

}  // namespace daicho
