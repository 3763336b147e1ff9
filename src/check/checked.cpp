#include <algorithm>
#include <map>
#include <utility>

#include "daicho/check/check.hpp"

namespace daicho {

ChangedSince changed_between(Message base, const Sources& was, const Sources& is) {
    ChangedSince out{.base = std::move(base)};
    std::map<std::string_view, std::string_view> texts;
    for (const Source& file : was) texts.emplace(file.path, file.text);
    for (SourceId id = 0; id < is.size(); ++id) {
        const auto found = texts.find(is[id].path);
        if (found == texts.end()) out.added.push_back(id);
        if (found != texts.end() && found->second != is[id].text) out.changed.push_back(id);
        texts.erase(is[id].path);
    }
    for (const auto& [path, text] : texts) out.removed.emplace_back(path);
    return out;
}

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
