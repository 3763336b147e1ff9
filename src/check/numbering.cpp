// The scope of a told order: 県を含めて県内で4番目 is said of a government of that prefecture, and
// 都道府県で39番目 of a prefecture.

#include "check/home.hpp"
#include "daicho/check/check.hpp"

namespace daicho {

namespace {

constexpr TopicList topics{{
    {"N428",
     "numbered-elsewhere",
     Severity::error,
     {"別の都道府県での順番", "an order within another prefecture"},
     {"`numbered` の `within` は、その協定の団体がある都道府県の名前です(群馬県)。全国での順番には書きません。",
      "`within` of `numbered` is the name of the prefecture that the record belongs to (群馬県). An order within the whole country has none."},
     "numbered:\n  - {source: S1, number: 7, within: 栃木県, among: governments}\n",
     "numbered:\n  - {source: S1, number: 7, within: 群馬県, among: governments}\n"},
    {"N429",
     "numbered-among-others",
     Severity::error,
     {"その団体を数えない順番", "an order of others"},
     {"`numbered` の `among` は、何を数えた順番かを示します。都道府県だけを数えた順番が市区町村の協定にあったり、その逆だったりすれば、どちらかの書き間違いです。",
      "`among` of `numbered` says whom the order counts. An order of prefectures cannot be that of a municipality's agreement, nor the other way round."},
     "numbered:\n  - {source: S1, number: 16, among: prefectures}\n",
     "numbered:\n  - {source: S1, number: 16, among: municipalities}\n"},
}};

void find_elsewhere(const Ledger& ledger, std::uint32_t index, const Numbered& numbered,
                    Diagnostics& findings) {
    const Prefecture* home = home_of(ledger, index);
    if (!numbered.within || !home || numbered.within->value.text == home->name) return;
    const std::string& written = numbered.within->value.text;
    const Prefecture* meant = find_prefecture(written);
    auto& finding = findings.add(topics["numbered-elsewhere"], numbered.within->at, {});
    finding.message =
        meant == home ? message("「{}」は正式な名称ではありません",
                                "`{}` is not the official name of the prefecture", written)
        : meant
            ? message("「{}」ですが、この協定は{}のものです",
                      "`{}`, but the agreement is one of {}", written, both_names(*home))
            : message("「{}」という都道府県はありません", "there is no prefecture `{}`", written);
    finding.help = message("`{}` と書いてください", "write `{}`", home->name);
    finding.fix = Fix{false, {{numbered.within->at, std::string(home->name)}}};
}

/// Whether a government is among those that an order counts. A ward is a municipality, and no city.
bool is_among(GovernmentKind kind, Among among) {
    switch (among) {
        case Among::governments:
            return true;
        case Among::prefectures:
            return kind == GovernmentKind::prefecture;
        case Among::municipalities:
            return kind != GovernmentKind::prefecture;
        case Among::cities:
            return kind == GovernmentKind::city;
    }
    return true;
}

/// Of several governments one is enough: an order may be that of any of them.
void find_among_others(const Ledger& ledger, std::uint32_t index, const Numbered& numbered,
                       Diagnostics& findings) {
    if (!numbered.among) return;
    const Among among = numbered.among->value;
    const Government* first = nullptr;
    for (const Membership& member : ledger.memberships_of(index)) {
        const Government* government = government_of(ledger, member);
        if (!government || is_among(government->kind, among)) return;
        if (!first) first = government;
    }
    if (!first) return;
    const Named<Among>& said = named(among_names, among);
    findings
        .add(topics["numbered-among-others"], numbered.among->at,
             message("{}を数えた順番に、{}は入りません", "{1} is not one of the {0}", said.words,
                     both_names(*first)))
        .help = message("何を数えた順番か出典で確かめてください",
                        "look up in the source whom the order counts");
}

void run(const CheckContext& context, Diagnostics& findings) {
    const auto& agreements = context.ledger.registry().agreements;
    for (std::uint32_t i = 0; i < agreements.size(); ++i) {
        for (const At<Numbered>& numbered : agreements[i].numbered) {
            find_elsewhere(context.ledger, i, *numbered, findings);
            find_among_others(context.ledger, i, *numbered, findings);
        }
    }
}

}  // namespace

extern constinit const Rule numbering_rule{"numbering", topics, run};

}  // namespace daicho
