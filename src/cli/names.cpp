#include "cli/names.hpp"

#include <algorithm>

#include "daicho/model/trouble.hpp"
#include "daicho/reference/resolve.hpp"
#include "daicho/text/catalogue.hpp"
#include "daicho/text/lists.hpp"
#include "daicho/text/normal.hpp"
#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

constexpr std::size_t most_candidates = 3;
constexpr std::size_t most_named = 20;
constexpr std::size_t most_listed = 40;  // terms

/// What to say of a name that no government bears on the day.
Message instead_of(const Resolution& resolution) {
    Message help = joined(resolution.became, Words{"、", "; "},
                          [](const Became& each) { return described(each); });
    if (!help.empty() || resolution.candidates.empty()) return help;
    return message("候補: {}", "did you mean {}?", described(resolution.candidates));
}

/// The nearest terms; if none is near, all, with what they mean.
Message instead_of(const std::string& given, const Vocabulary& vocabulary) {
    std::vector<std::string_view> ids;
    for (const auto& [id, entry] : vocabulary) ids.push_back(id.value);
    const auto with_label = [&](std::string_view id) {
        return message("`{}`（{}）", "`{}` ({})", id,
                       Words{label(vocabulary, id, Lang::ja), label(vocabulary, id, Lang::en)});
    };
    const Message all = joined(ids, comma, with_label);
    Message near = suggestion(given, ids, most_candidates);
    if (!near.empty() || ids.empty() || ids.size() > most_listed) return near;
    return {"次のどれかを書いてください: " + all.ja, "write one of " + all.en};
}

// ---- agreements --------------------------------------------------------------------------------

/// Whether the text is the code or the romaji of an id: 102041-isesaki.
bool is_part_of_id(std::string_view id, std::string_view text) {
    constexpr std::size_t code = 6;
    return id.size() > code + 1 && (id.substr(0, code) == text || id.substr(code + 1) == text);
}

bool is_named(const Agreement& agreement, const std::string& name) {
    return std::ranges::any_of(agreement.parties, [&](const At<Party>& party) {
        return party->name && is_same_text(party->name->value.text, name);
    });
}

std::vector<std::uint32_t> agreements_meant(const Ledger& ledger, const std::string& given,
                                            const std::vector<const Government*>& meant, Day day) {
    const auto is_meant = [&](const Membership& membership) {
        return membership.government &&
               std::ranges::find(meant, &as_of(*membership.government, day)) != meant.end();
    };
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < ledger.registry().agreements.size(); ++i) {
        const Agreement& agreement = ledger.agreement(i);
        if (is_part_of_id(agreement.id, given) || is_named(agreement, given) ||
            std::ranges::any_of(ledger.memberships_of(i), is_meant)) {
            out.push_back(i);
        }
    }
    return out;
}

std::vector<std::string_view> ids_of(const Ledger& ledger,
                                     const std::vector<std::uint32_t>& agreements) {
    std::vector<std::string_view> out;
    for (const std::uint32_t index : agreements) {
        if (out.size() == most_named) break;
        out.push_back(ledger.agreement(index).id);
    }
    return out;
}

Trouble several(const Ledger& ledger, const std::string& given,
                const std::vector<std::uint32_t>& agreements) {
    return Trouble(
        message("`{}` の協定は{}件あります", "`{}` has {} agreements", printable(given),
                agreements.size()),
        message("ID で選んでください: {}", "choose by id: {}", listed(ids_of(ledger, agreements))));
}

Trouble none(const Ledger& ledger, const std::string& given, const Resolution& resolution) {
    const Message list = message("記録にある協定は `daicho list` が示します",
                                 "`daicho list` shows the agreements that are recorded");
    if (const auto meant = resolution.governments(); !meant.empty()) {
        return Trouble(message("{} の協定は記録されていません", "no agreement of {} is recorded",
                               described(meant)),
                       list);
    }
    std::vector<std::string_view> ids;
    for (const Agreement& agreement : ledger.registry().agreements) ids.push_back(agreement.id);
    return Trouble(
        resolution.remark.or_else(no_such({"協定", "agreement"}, given)),
        suggestion(given, ids, most_candidates).or_else(instead_of(resolution)).or_else(list));
}

}  // namespace

const Prefecture& read_prefecture(const std::string& given) {
    if (const Prefecture* found = resolve_prefecture(given)) return *found;
    if (const auto meant = resolve(given, reference_begins).governments(); !meant.empty()) {
        const Government& government = *meant.front();
        throw Trouble(
            message("{} は都道府県ではありません", "{} is no prefecture", described(government)),
            message("`{}` のことですか", "did you mean `{}`?",
                    both_names(prefecture(government.prefecture))));
    }
    std::vector<std::string_view> names;
    for (const Prefecture& p : prefectures()) {
        for (const std::string_view name : {p.name, p.short_name, p.romaji}) names.push_back(name);
    }
    throw Trouble(
        no_such({"都道府県", "prefecture"}, given),
        suggestion(given, names)
            .or_else(message("名称(群馬県)・コード(10)・かな・ローマ字(Gunma)で書いてください",
                             "write a name (群馬県), a code (10), kana or romaji (Gunma)")));
}

std::string read_region(const std::string& given) {
    if (const Words* found = find_region(given)) return std::string(found->ja);
    throw Trouble(no_such({"地方", "region"}, given), message("{}", "{}", region_choices));
}

std::optional<std::string> find_term(std::string_view given, const Vocabulary& vocabulary) {
    const auto entry = std::ranges::find_if(vocabulary, [&](const auto& e) {
        const auto named = [&](const Maybe<Line>& label) {
            return label && is_same_text(label->value.text, given);
        };
        return e.first.value == given || named(e.second->ja) || named(e.second->en);
    });
    if (entry == vocabulary.end()) return {};
    return entry->first.value;
}

std::string read_term(std::string_view option, const std::string& given,
                      const Vocabulary& vocabulary) {
    if (const auto found = find_term(given, vocabulary)) return *found;
    throw Trouble(
        message("--{} に `{}` は使えません", "--{} cannot be `{}`", option, printable(given)),
        instead_of(given, vocabulary));
}

std::vector<std::string> read_party(const std::string& given, Day today) {
    std::vector<std::string> out{given};
    const auto add = [&](std::string_view name) {
        if (!mentions(name, given)) out.emplace_back(name);
    };
    for (const Government* government : resolve(given, today).governments()) add(government->name);
    for (const Prefecture& place : prefectures()) {
        if (is_same_text(place.bureau.en, given)) add(place.bureau.ja);
    }
    return out;
}

std::vector<const Government*> read_governments(const std::string& given, Day day,
                                                const Prefecture* within) {
    if (day < reference_begins) {
        throw Trouble(message("地方公共団体の表は {} からで、{} のことは分かりません",
                              "the tables of local governments begin on {}: nothing is known of {}",
                              to_iso(reference_begins), to_iso(day)));
    }
    Resolution found = resolve(given, day, within ? within->number : 0);
    if (!found.found.empty()) return std::move(found.found);
    if (const Resolution elsewhere = resolve(given, day); within && !elsewhere.found.empty()) {
        throw Trouble(message("{}に `{}` はありません", "there is no `{1}` in {0}",
                              both_names(*within), printable(given)),
                      message("{} ならあります", "there is {}", described(elsewhere.found)));
    }
    const Message what =
        message("{}現在、`{}` という地方公共団体はありません",
                "on {} there is no local government `{}`", to_iso(day), printable(given));
    throw Trouble(found.remark.or_else(what), instead_of(found));
}

std::uint32_t find_agreement(const Ledger& ledger, const std::string& given, Day today) {
    if (const auto found = ledger.find(given)) return *found;
    const Resolution resolution = resolve(given, today);
    const auto meant = agreements_meant(ledger, given, resolution.governments(), today);
    if (meant.size() == 1) return meant.front();
    throw meant.empty() ? none(ledger, given, resolution) : several(ledger, given, meant);
}

std::uint32_t find_agreement(const ReportContext& context, const std::string& given, Day today) {
    const std::uint32_t found = find_agreement(context.ledger, given, today);
    refuse_if_left_out(context.ledger, found, context.filter, context.as_of);
    return found;
}

}  // namespace daicho
