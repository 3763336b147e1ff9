#include "report/parts/party_names.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace daicho {

namespace {

template <class Keep>
std::vector<std::string> names(const Wording& say, std::uint32_t agreement, Keep keep) {
    std::vector<std::string> out;
    const auto& parties = say.context.ledger.agreement(agreement).parties;
    for (std::size_t i = 0; i < parties.size(); ++i) {
        if (keep(*parties[i])) out.push_back(name_of_party(say, agreement, i));
    }
    return out;
}

}  // namespace

std::string name_of_party(const Wording& say, std::uint32_t agreement, std::size_t party) {
    const Ledger& ledger = say.context.ledger;
    for (const Membership& member : ledger.memberships_of(agreement)) {
        if (member.party != party || !member.government) continue;
        return say.name(*member.government);
    }
    const std::string name = line(ledger.agreement(agreement).parties[party]->name);
    constexpr Words ministry{"厚生労働省", "Ministry of Health, Labour and Welfare"};
    if (name == ministry.ja) return say.text(ministry);
    const Prefecture* place = find_bureau(name);
    return place ? say.text(place->bureau) : name;
}

std::vector<std::string> partners_of(const Wording& say, std::uint32_t agreement) {
    auto out = names(say, agreement, [](const Party& p) { return p.has_role(role::government); });
    auto others = names(say, agreement, [](const Party& p) {
        return !p.is_of_state() && !p.has_role(role::government);
    });
    std::ranges::move(others, std::back_inserter(out));
    return out;
}

std::vector<std::string> bureaus_of(const Wording& say, std::uint32_t agreement) {
    return names(say, agreement,
                 [](const Party& p) { return p.is_of_state() && !p.has_role(role::hello_work); });
}

std::vector<std::string> hello_works_of(const Wording& say, std::uint32_t agreement) {
    const Agreement& record = say.context.ledger.agreement(agreement);
    auto out = names(say, agreement, [](const Party& p) { return p.has_role(role::hello_work); });
    std::set<std::string> seen(out.begin(), out.end());
    const auto add = [&](const std::string& name) {
        if (seen.insert(name).second) out.push_back(name);
    };
    for (const auto& office : record.hello_works) add(office->text);
    for (const auto& facility : record.facilities) {
        for (const auto& runner : facility->run_by) {
            if (is_hello_work(runner->text)) add(runner->text);
        }
    }
    return out;
}

std::vector<std::string> run_by_hello_works(const Agreement& agreement) {
    std::vector<std::string> out;
    for (const auto& facility : agreement.facilities) {
        const bool is_run = std::ranges::any_of(
            facility->run_by, [](const auto& runner) { return is_hello_work(runner->text); });
        if (is_run && facility->name) out.push_back(line(facility->name));
    }
    return out;
}

std::string parties_in_words(const Wording& say, std::uint32_t agreement) {
    return say.join_with_and(names(say, agreement, [](const Party&) { return true; }));
}

}  // namespace daicho
