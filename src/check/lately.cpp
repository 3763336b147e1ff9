#include "check/lately.hpp"

#include <algorithm>

namespace daicho {

namespace {

std::string code_of(const std::string& path) {
    const auto slash = path.find('/');
    return slash == path.npos ? "" : path.substr(slash + 1, path.find('-', slash) - slash - 1);
}

}  // namespace

std::vector<Lately::Removed> Lately::removed() const {
    std::vector<Removed> out;
    for (const std::string& path : changes().removed) {
        const std::string code = code_of(path);
        const auto rows = find_by_code(code);
        if (!rows.empty() && !x_added_codes.contains(code)) out.push_back({rows.front(), path});
    }
    return out;
}

const ChangedSince& Lately::changes() const {
    if (!x_changes) {
        x_changes = x_ask ? x_ask() : ChangedSince{};
        std::ranges::sort(x_changes->changed);
        std::ranges::sort(x_changes->added);
        for (const SourceId added : x_changes->added)
            x_added_codes.insert(code_of(x_ledger.registry().files[added].path));
    }
    return *x_changes;
}

bool Lately::any_record(const Spell& spell, const std::vector<SourceId>& files) const {
    return std::ranges::any_of(spell.memberships, [&](std::uint32_t membership) {
        const auto agreement = x_ledger.memberships()[membership].agreement;
        const SourceId source = x_ledger.agreement(agreement).source;
        return std::ranges::binary_search(files, source);
    });
}

}  // namespace daicho
