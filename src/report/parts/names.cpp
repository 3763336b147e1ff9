#include "report/parts/names.hpp"

#include <fmt/ranges.h>

namespace daicho {

namespace {

/// `・` stands between names in Japanese, which have none of their own as a rule.
std::string in_a_row(const Wording& say, const std::vector<std::string>& names) {
    return fmt::format("{}", fmt::join(names, say.text({"・", ", "})));
}

}  // namespace

std::string names_of_parties(const Wording& say, std::uint32_t agreement) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < say.context.ledger.agreement(agreement).parties.size(); ++i)
        names.push_back(name_of_party(say, agreement, i));
    return in_a_row(say, names);
}

std::string names_of_governments(const Wording& say, std::uint32_t agreement) {
    std::vector<std::string> names;
    for (const Membership& member : say.context.ledger.memberships_of(agreement))
        names.push_back(name_of_party(say, agreement, member.party));
    return names.empty() ? names_of_parties(say, agreement) : in_a_row(say, names);
}

std::vector<std::uint32_t> agreements_until(const ReportContext& context) {
    auto out = agreements_of(context.ledger, context.filter, context.as_of);
    std::erase_if(out, [&](std::uint32_t index) {
        const auto& concluded = context.ledger.agreement(index).concluded;
        return !concluded || concluded->value.earliest > context.as_of;
    });
    return out;
}

}  // namespace daicho
