#include "check/home.hpp"

#include <algorithm>

#include "daicho/text/ascii.hpp"

namespace daicho {

namespace {

constexpr std::size_t code_digits = 6;

const Party& party_of(const Ledger& ledger, const Membership& membership) {
    return *ledger.agreement(membership.agreement).parties[membership.party];
}

const Government* of_code(const Party& party) {
    const auto rows = find_by_code(party.code->value.text);
    const auto row = std::ranges::find_if(
        rows, [&](const Government* g) { return bears(*g, party.name->value.text); });
    return row == rows.end() ? nullptr : *row;
}

}  // namespace

Stem stem_of(const Agreement& agreement) {
    const std::string_view id = agreement.id;
    const std::string_view code = id.substr(0, code_digits);
    const bool has_form = id.size() > code_digits + 1 && std::ranges::all_of(code, is_digit) &&
                          id[code_digits] == '-' && !id.ends_with('-') && id.find("--") == id.npos;
    return has_form ? Stem{code, id.substr(code_digits + 1)} : Stem{};
}

const Government* government_of_file(const Agreement& agreement) {
    const Stem stem = stem_of(agreement);
    const auto rows = find_by_code(stem.code);
    const auto is_named = [&](const Government* row) {
        const std::string romaji = stem_romaji(*row);
        return stem.name == romaji || stem.name.starts_with(romaji + "-");
    };
    if (std::ranges::none_of(rows, is_named)) return nullptr;
    const auto is_valid = [&](const Government* row) {
        return agreement.concluded && row->is_valid_on(agreement.concluded->value.latest);
    };
    const auto row = std::ranges::find_if(rows, is_valid);
    return row == rows.end() ? rows.front() : *row;
}

bool has_party_of_file(const Agreement& agreement) {
    const auto rows = find_by_code(stem_of(agreement).code);
    return std::ranges::any_of(agreement.parties, [&](const At<Party>& party) {
        return party->name && std::ranges::any_of(rows, [&](const Government* row) {
                   return bears(*row, party->name->value.text);
               });
    });
}

const Prefecture* home_of(const Ledger& ledger, std::uint32_t index) {
    const Agreement& agreement = ledger.agreement(index);
    const auto members = ledger.memberships_of(index);
    const Prefecture* folder = prefecture_of(ledger.registry(), agreement);
    if (members.empty()) return folder;
    const Party& first = party_of(ledger, members.front());
    const auto rows = find_by_code(stem_of(agreement).code);
    const bool agrees = !rows.empty() && first.name && bears(*rows[0], first.name->value.text);
    return agrees ? &prefecture(rows[0]->prefecture) : folder;
}

const Government* government_of(const Ledger& ledger, const Membership& membership) {
    const Party& party = party_of(ledger, membership);
    if (!party.name) return nullptr;
    if (party.code) return of_code(party);
    if (membership.government) return membership.government;
    const Maybe<Date>& concluded = ledger.agreement(membership.agreement).concluded;
    const Prefecture* home = home_of(ledger, membership.agreement);
    if (!concluded || !home) return nullptr;
    const auto named = named_then(party.name->value.text, home, concluded->value);
    return named.size() == 1 ? named.front() : nullptr;
}

std::vector<const Government*> named_then(std::string_view name, const Prefecture* where,
                                          const Date& concluded) {
    const int number = where ? where->number : 0;
    auto found = find_by_name(name, number, concluded.latest);
    if (found.empty()) found = find_by_name(name, number, concluded.earliest);
    return found;
}

std::optional<Fix> replacing_name(const Agreement& agreement, Span at, std::string_view name) {
    const auto is_it = [&](const At<Party>& party) {
        return party->name && party->name->value.text == name;
    };
    if (std::ranges::any_of(agreement.parties, is_it)) return {};
    return Fix{false, {{at, std::string(name)}}};
}

Message with_prefecture(const Government& government) {
    return message("{} ({})", "{} ({})", both_names(government),
                   both_names(prefecture(government.prefecture)));
}

}  // namespace daicho
