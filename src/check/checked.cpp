#include <algorithm>

#include "daicho/check/check.hpp"

namespace daicho {

void bind_and_check(Folder folder, Day today, CheckedRegistry& out,
                    std::function<ChangedSince()> changed_since) {
    out.unreadable = std::ranges::any_of(folder.findings, [](const Diagnostic& finding) {
        return finding.topic->name == "unreadable-file";
    });
    Loaded loaded = load(std::move(folder));
    out.registry = std::move(loaded.registry);
    out.findings = std::move(loaded.findings);
    out.is_whole = !out.unreadable && !out.findings.has_errors();
    out.ledger = std::make_unique<Ledger>(out.registry);
    if (!out.unreadable) {
        check({.ledger = *out.ledger, .today = today, .changed_since = std::move(changed_since)},
              out.findings);
    }
    out.findings.sort(out.registry.files);
}

}  // namespace daicho
