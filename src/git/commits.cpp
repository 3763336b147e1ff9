#include "git/commits.hpp"

#include <algorithm>
#include <queue>
#include <string_view>
#include <utility>

namespace daicho {

namespace {

/// `committer NAME <MAIL> 1760000000 +0900`.
std::optional<Instant> time_of(std::string_view line) {
    line.remove_prefix(std::min(line.rfind("> ") + 2, line.size()));
    return parse_epoch(line.substr(0, line.find(' ')));
}

std::optional<ObjectId> id_behind(std::string_view word, std::string_view line) {
    return line.starts_with(word) ? read_id(line.substr(word.size())) : std::nullopt;
}

CommitHeader header_of(std::string_view text) {
    CommitHeader out;
    while (!text.empty() && !text.starts_with('\n')) {
        const std::string_view line = text.substr(0, text.find('\n'));
        if (const auto tree = id_behind("tree ", line)) out.tree = *tree;
        if (const auto parent = id_behind("parent ", line)) out.parents.push_back(*parent);
        if (line.starts_with("committer ")) out.when = time_of(line);
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return out;
}

}  // namespace

std::optional<CommitHeader> Commits::read(const ObjectId& id) const {
    const auto text = x_objects.read(id, Objects::Kind::commit);
    if (!text) return {};
    CommitHeader out = header_of(*text);
    if (is_cut_off(id)) out.parents.clear();
    return out;
}

bool Commits::walk(std::span<const ObjectId> from, const Visit& visit) const {
    std::priority_queue<std::pair<std::optional<Instant>, ObjectId>> waiting;
    std::set<ObjectId> seen;
    bool is_whole = true;
    const auto meet = [&](const ObjectId& id) {
        if (seen.contains(id)) return;
        if (seen.size() == most_commits) is_whole = false;
        if (!is_whole) return;
        seen.insert(id);
        if (const auto header = read(id)) waiting.push({header->when, id});
    };
    for (const ObjectId& each : from) meet(each);
    while (!waiting.empty()) {
        const ObjectId id = waiting.top().second;
        waiting.pop();
        const auto header = read(id);
        const Step step = header ? visit(id, *header) : Step::not_below;
        if (step == Step::stop) return true;
        if (step == Step::not_below) continue;
        for (const ObjectId& parent : header->parents) meet(parent);
    }
    return is_whole;
}

std::variant<ObjectId, Commits::NoBase> Commits::merge_base(const ObjectId& a,
                                                            const ObjectId& b) const {
    std::set<ObjectId> of_a;
    bool is_whole = walk(a, [&](const ObjectId& id, const CommitHeader&) {
        of_a.insert(id);
        return Step::on;
    });
    std::vector<ObjectId> common;  // the first that is met on each way back, the newest first
    is_whole &= walk(b, [&](const ObjectId& id, const CommitHeader&) {
        if (!of_a.contains(id)) return Step::on;
        common.push_back(id);
        return Step::not_below;
    });
    std::set<ObjectId> older;  // what comes before another common one
    if (common.size() > 1) {
        std::vector<ObjectId> parents;
        for (const ObjectId& each : common) {
            if (const auto header = read(each))
                parents.insert(parents.end(), header->parents.begin(), header->parents.end());
        }
        walk(parents, [&](const ObjectId& id, const CommitHeader&) {
            older.insert(id);
            return Step::on;
        });
    }
    const auto is_best = [&](const ObjectId& id) { return !older.contains(id); };
    const auto best = std::ranges::find_if(common, is_best);
    if (best != common.end()) return *best;
    return is_whole ? NoBase::nothing_in_common : NoBase::too_far;
}

}  // namespace daicho
