#include "cli/fixes.hpp"

#include <algorithm>
#include <map>

namespace daicho {

namespace {

/// Applies sorted edits that do not overlap.
std::string applied(std::string_view before, const std::vector<Edit>& edits) {
    std::string out;
    std::size_t done = 0;
    for (const Edit& edit : edits) {
        out += before.substr(done, edit.at.begin - done);
        out += edit.text;
        done = edit.at.end;
    }
    out += before.substr(done);
    return out;
}

bool overlaps(const std::vector<Edit>& taken, const Edit& edit) {
    return std::ranges::any_of(taken, [&](const Edit& other) {
        const bool touches = edit.at.begin < other.at.end && other.at.begin < edit.at.end;
        return touches || edit.at.begin == other.at.begin;
    });
}

}  // namespace

std::vector<MendedFile> mend(const Diagnostics& findings, const Sources& files, bool unsafe) {
    struct Taken {
        std::vector<Edit> edits;
        int fixes = 0;
    };
    std::map<SourceId, Taken> taken;
    for (const Diagnostic& finding : findings) {
        if (!finding.fix || (!finding.fix->safe && !unsafe)) continue;
        const auto collides = [&](const Edit& edit) {
            return overlaps(taken[edit.at.source].edits, edit);
        };
        if (finding.fix->edits.empty() || std::ranges::any_of(finding.fix->edits, collides))
            continue;
        for (const Edit& edit : finding.fix->edits) taken[edit.at.source].edits.push_back(edit);
        ++taken[finding.at.source].fixes;
    }
    std::vector<MendedFile> out;
    for (auto& [source, of_file] : taken) {
        if (of_file.edits.empty()) continue;
        std::ranges::sort(of_file.edits, {}, [](const Edit& edit) { return edit.at; });
        out.push_back({source, applied(files[source].text, of_file.edits), of_file.fixes});
    }
    return out;
}

}  // namespace daicho
