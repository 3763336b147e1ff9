#include "daicho/query/ledger.hpp"

#include <algorithm>

#include "daicho/text/number.hpp"

namespace daicho {

namespace {

const Government* resolve(const Agreement& agreement, const Party& party, int prefecture) {
    if (party.code) {
        const auto rows = find_by_code(party.code->value.text);
        return rows.empty() ? nullptr : rows.front();
    }
    if (!party.name || !agreement.concluded) return nullptr;
    const std::string& name = party.name->value.text;
    const Date& concluded = agreement.concluded->value;
    for (const Day day : {concluded.latest, concluded.earliest}) {
        const auto found = find_by_name(name, prefecture, day);
        if (found.size() == 1) return found.front();
    }
    return nullptr;
}

}  // namespace

const Prefecture* prefecture_of(const Registry& registry, const Agreement& agreement) {
    const std::string_view path = registry.files[agreement.source].path;
    const std::string_view folder = path.substr(0, path.find('/'));
    const auto number = parse_digits(folder.substr(0, 2));
    if (!number || *number < 1 || *number > 47) return nullptr;
    const Prefecture& found = prefecture(*number);
    return folder_of(found) == folder ? &found : nullptr;
}

const Government* first_government(const Ledger& ledger, std::uint32_t agreement, Day day) {
    const auto members = ledger.memberships_of(agreement);
    const Government* first = members.empty() ? nullptr : members.front().government;
    return first ? &as_of(*first, day) : nullptr;
}

Ledger::Ledger(const Registry& registry) : x_registry(&registry) {
    const auto count = static_cast<std::uint32_t>(registry.agreements.size());
    x_first.reserve(count + 1);
    for (std::uint32_t i = 0; i < count; ++i) {
        const Agreement& agreement = registry.agreements[i];
        x_first.push_back(static_cast<std::uint32_t>(x_memberships.size()));
        x_by_id.emplace_back(agreement.id, i);
        const Prefecture* prefecture = prefecture_of(registry, agreement);
        for (std::uint32_t p = 0; p < agreement.parties.size(); ++p) {
            const Party& party = agreement.parties[p].value;
            if (!party.has_role(role::government)) continue;
            x_memberships.push_back(
                {i, p, resolve(agreement, party, prefecture ? prefecture->number : 0)});
        }
    }
    x_first.push_back(static_cast<std::uint32_t>(x_memberships.size()));
    std::ranges::sort(x_by_id);

    for (std::uint32_t i = 0; i < count; ++i) {
        const Agreement& agreement = registry.agreements[i];
        if (agreement.supersedes) {
            if (const auto older = find(agreement.supersedes->value.text)) {
                x_succession.push_back({i, *older});
            }
        }
        if (agreement.ended && agreement.ended->value.successor) {
            if (const auto newer = find(agreement.ended->value.successor->value.text)) {
                x_succession.push_back({*newer, i});
            }
        }
    }
    std::ranges::sort(x_succession);
    x_succession.erase(std::unique(x_succession.begin(), x_succession.end()), x_succession.end());
}

std::span<const Membership> Ledger::memberships_of(std::uint32_t agreement) const {
    return std::span(x_memberships)
        .subspan(x_first[agreement], x_first[agreement + 1] - x_first[agreement]);
}

std::optional<std::uint32_t> Ledger::find(std::string_view id) const {
    const auto found = std::ranges::lower_bound(x_by_id, id, {},
                                                &std::pair<std::string_view, std::uint32_t>::first);
    if (found == x_by_id.end() || found->first != id) return {};
    return found->second;
}

std::vector<std::uint32_t> Ledger::predecessors(std::uint32_t agreement) const {
    std::vector<std::uint32_t> out;
    auto each = std::ranges::lower_bound(x_succession, agreement, {}, &Succession::newer);
    for (; each != x_succession.end() && each->newer == agreement; ++each) {
        out.push_back(each->older);
    }
    return out;
}

}  // namespace daicho
