// Who signs: a government and the national side, each once, the bureau being the prefecture's.
#include "check/home.hpp"
#include "check/suggestion.hpp"
#include "daicho/check/check.hpp"
#include "daicho/model/once.hpp"
#include "daicho/text/catalogue.hpp"
#include "daicho/text/lists.hpp"

namespace daicho {

namespace {

// A registry whose vocabulary is its own: the role that its one kind needs, and who signed.
#define COOPERATION(needed, others)                                                                                \
    "=== vocabulary.yaml\nkinds: {cooperation: {ja: 連携協定, en: cooperation, needs: [government, " needed        \
    "]}}\n"                                                                                                        \
    "roles:\n  government: {ja: 地方公共団体, en: local government}\n"                                       \
    "  commerce: {ja: 商工会議所, en: chamber of commerce}\n"                                                 \
    "tiers: {council: {ja: 協議会, en: council}}\ngroups: {youth: {ja: 若者, en: young people}}\n"            \
    "activities: {seminar: {ja: セミナー, en: seminar}}\nfields: {employment: {ja: 雇用, en: employment}}\n" \
    "facility-kinds: {centre: {ja: センター, en: centre}}\nunits: {persons: {ja: 人, en: persons}}\n"         \
    "=== 10-gunma/102041-isesaki.yaml\nkind: cooperation\nparties:\n"                                              \
    "  - {role: government, name: 伊勢崎市}\n" others "concluded: 2025-10-08\nsources: [S1]\n"

constexpr TopicList topics{{
    {"N410",
     "unknown-bureau",
     Severity::error,
     {"存在しない労働局", "a Labour Bureau that does not exist"},
     {"`bureau` は47の都道府県労働局のどれかです(群馬労働局。「県」は付きません)。大臣と締結した協定は`ministry`、公共職業安定所は `hello-work` です。",
      "A `bureau` is one of the 47 Prefectural Labour Bureaus (群馬労働局, without 県). If the Minister signed the role is `ministry`, of a Hello Work office `hello-work`."},
     "parties:\n  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬県労働局}\n",
     "parties:\n  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"},
    {"N411",
     "bureau-elsewhere",
     Severity::error,
     {"ほかの都道府県の労働局", "the Labour Bureau of another prefecture"},
     {"協定は、その団体のある都道府県の労働局と結ばれます。",
      "An agreement is made with the Labour Bureau of the government's own prefecture."},
     "parties:\n  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 青森労働局}\n",
     "parties:\n  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"},
    {"N412",
     "no-government",
     Severity::error,
     {"地方公共団体のない協定", "an agreement without a local government"},
     {"数えられるのは協定を結んだ地方公共団体です。`role: government` の主体が少なくとも1つ要ります。",
      "What is counted are the local governments that made an agreement: at least one party has `role: government`."},
     "parties:\n  - {role: bureau, name: 群馬労働局}\n",
     "parties:\n  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"},
    {"N413",
     "no-national-party",
     Severity::error,
     {"国の側のない協定", "an agreement without a national party"},
     {"台帳の協定は国と地方公共団体の間のものです。労働局・厚生労働省・ハローワークのどれかが要ります。",
      "The registry's agreements are between the state and local governments: a Labour Bureau, the ministry or a Hello Work office must be a party."},
     "parties:\n  - {role: government, name: 伊勢崎市}\n",
     "parties:\n  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"},
    {"N414",
     "government-twice",
     Severity::error,
     {"1つの協定に2度現れる団体", "a government that is named twice"},
     {"同じ団体が1つの協定の主体に2度書かれています。共同の協定なら、一方は別の団体のはずです。",
      "The same government is a party twice. In a joint agreement one of them must be another."},
     "parties:\n  - {role: government, name: 伊勢崎市}\n  - {role: government, name: 伊勢崎市}\n"
     "  - {role: bureau, name: 群馬労働局}\n",
     "parties:\n  - {role: government, name: 伊勢崎市}\n  - {role: government, name: 太田市}\n"
     "  - {role: bureau, name: 群馬労働局}\n"},
    {"N415",
     "odd-office-name",
     Severity::warning,
     {"ハローワークらしくない名前", "a name unlike that of a Hello Work office"},
     {"公共職業安定所の名前は「ハローワーク…」か「…公共職業安定所」です。",
      "The name of an office begins with ハローワーク or ends in 公共職業安定所."},
     "parties:\n  - {role: government, name: 伊勢崎市}\n  - {role: hello-work, name: 伊勢崎職安}\n",
     "parties:\n  - {role: government, name: 伊勢崎市}\n"
     "  - {role: hello-work, name: ハローワーク伊勢崎}\n"},
    {"N416",
     "missing-party",
     Severity::error,
     {"種類が求める主体のない協定", "an agreement without a party that its kind needs"},
     {"vocabulary.yaml の `kinds` は、種類ごとに締結に要る立場を `needs` で示せます。`商工会議所か商工会` のようにどれかでよいときは `|` で並べます。",
      "`needs` of a kind in vocabulary.yaml says which roles must sign; where one of several will do, they stand between `|`."},
     COOPERATION("commerce", ""),
     COOPERATION("commerce", "  - {role: commerce, name: 伊勢崎商工会議所}\n")},
    {"N417",
     "needs-unknown-role",
     Severity::error,
     {"語彙にない立場を求める種類", "a kind that needs a role that there is not"},
     {"`needs` に書くのは `roles` の ID です。ない立場は誰も満たせません。",
      "`needs` names ids of `roles`: nobody can sign in a role that there is not."},
     COOPERATION("comerce", "  - {role: commerce, name: 伊勢崎商工会議所}\n"),
     COOPERATION("commerce", "  - {role: commerce, name: 伊勢崎商工会議所}\n")},
}};

#undef COOPERATION

void find_bureau_mistake(const At<Line>& name, const Prefecture* home, Diagnostics& findings) {
    const std::string& text = name.value.text;
    const Prefecture* owner = find_bureau(text);
    if (owner && (!home || owner == home)) return;
    if (owner) {
        auto& finding = findings.add(topics["bureau-elsewhere"], name.at,
                                     message("{}は{}の労働局で、{}の団体の相手ではありません",
                                             "`{}` is the bureau of {}, the government is of {}",
                                             text, both_names(*owner), both_names(*home)));
        finding.help = message("`{}` と書いてください", "write `{}`", home->bureau.ja);
        finding.fix = Fix{false, {{name.at, std::string(home->bureau.ja)}}};
        return;
    }
    auto& finding = findings.add(
        topics["unknown-bureau"], name.at,
        message("「{}」という労働局はありません", "there is no Labour Bureau named `{}`", text));
    if (text.starts_with("厚生労働")) {
        finding.help = message("`role: ministry` と書いてください", "write `role: ministry`");
    } else if (is_hello_work(text)) {
        finding.help = message("`role: hello-work` と書いてください", "write `role: hello-work`");
    } else if (home) {
        finding.help = message("`{}` と書いてください", "write `{}`", home->bureau.ja);
        finding.fix = Fix{false, {{name.at, std::string(home->bureau.ja)}}};
    } else {
        std::vector<std::string_view> bureaus;
        for (const Prefecture& prefecture : prefectures()) bureaus.push_back(prefecture.bureau.ja);
        suggest_nearest(finding, text, name.at, bureaus);
    }
}

void find_odd_office(const At<Line>& name, Diagnostics& findings) {
    const std::string& text = name.value.text;
    if (is_hello_work(text)) return;
    findings
        .add(topics["odd-office-name"], name.at,
             message("「{}」はハローワークの名前に見えません",
                     "`{}` does not look like the name of a Hello Work office", text))
        .help = message("`ハローワーク伊勢崎` か `伊勢崎公共職業安定所` のように書いてください",
                        "write it as in `ハローワーク伊勢崎` or `伊勢崎公共職業安定所`");
}

void say_missing(const std::vector<std::string_view>& roles, bool is_declared, Span at,
                 Diagnostics& findings) {
    if (roles.size() == 1 && roles.front() == role::government) {
        findings
            .add(topics["no-government"], at,
                 message("地方公共団体の主体がありません", "no local government is a party"))
            .help = message("`- {{role: government, name: …}}` を書いてください",
                            "write `- {{role: government, name: …}}`");
    } else if (!is_declared) {
        findings
            .add(topics["no-national-party"], at,
                 message("国の側の主体がありません", "no national body is a party"))
            .help = message("`bureau`・`ministry`・`hello-work` のどれかの主体を書いてください",
                            "write a party of the role `bureau`, `ministry` or `hello-work`");
    } else {
        const std::string all = joined(roles, " | ");
        findings
            .add(topics["missing-party"], at,
                 message("この種類の協定に要る `{}` の主体がありません",
                         "this kind of agreement needs a party of the role `{}`", all))
            .help = message("`- {{role: {}, name: …}}` を書いてください",
                            "write `- {{role: {}, name: …}}`", roles.front());
    }
}

void find_missing_sides(const Registry& registry, const Agreement& agreement,
                        Diagnostics& findings) {
    if (!agreement.parties.is_whole) return;
    const VocabularyEntry* kind =
        agreement.kind ? find(registry.vocabularies.kinds, agreement.kind->value.id) : nullptr;
    const Span at = agreement.parties.empty()
                        ? Span{agreement.source, agreement.whole.begin, agreement.whole.begin}
                        : agreement.parties.front().at;
    for (const auto& roles : needed_roles(kind)) {
        const auto is_one = [&](const At<Party>& party) {
            return std::ranges::find(roles, party->role->value.id) != roles.end();
        };
        const bool is_declared = kind && !kind->needs.empty();
        const auto is_unknown = [&](std::string_view role) {
            return !find(registry.vocabularies.roles, role);
        };
        // Nobody can sign in a role that there is not: that is the finding.
        if (is_declared && std::ranges::any_of(roles, is_unknown)) continue;
        if (!std::ranges::any_of(agreement.parties, is_one))
            say_missing(roles, is_declared, at, findings);
    }
}

void find_unknown_needs(const Vocabularies& words, Diagnostics& findings) {
    std::vector<std::string_view> names;
    for (const auto& role : words.roles) names.push_back(role.first.value);
    for (const auto& kind : words.kinds) {
        const VocabularyEntry& entry = *kind.second;
        if (entry.needs.empty()) continue;
        const auto needed = needed_roles(&entry);
        for (std::size_t i = 0; i < needed.size(); ++i) {
            for (const std::string_view role : needed[i]) {
                if (find(words.roles, role)) continue;
                const At<Line>& need = entry.needs[i];
                findings
                    .add(topics["needs-unknown-role"], need.at,
                         message("`roles` に `{}` はありません", "`roles` has no `{}`", role))
                    .help = instead_of(role, names);
            }
        }
    }
}

void find_twice(const Ledger& ledger, std::uint32_t index, Diagnostics& findings) {
    const Agreement& agreement = ledger.agreement(index);
    Once<std::string_view> names(findings, topics["government-twice"], {"1度目", "first here"},
                                 {"一方を消すか、別の団体の名前を書いてください",
                                  "remove one of them, or write the other government's name"});
    for (const Membership& membership : ledger.memberships_of(index)) {
        const Party& party = *agreement.parties[membership.party];
        if (!party.name) continue;
        const Government* government = government_of(ledger, membership);
        const std::string_view name = party.name->value.text;
        names.add(government ? government->code : name, party.name->at, [&] {
            return message("「{}」はもう主体に書かれています", "`{}` is a party already", name);
        });
    }
}

void run(const CheckContext& context, Diagnostics& findings) {
    const Ledger& ledger = context.ledger;
    const auto& agreements = ledger.registry().agreements;
    if (ledger.registry().vocabularies.roles.is_whole)
        find_unknown_needs(ledger.registry().vocabularies, findings);
    for (std::uint32_t i = 0; i < agreements.size(); ++i) {
        const Agreement& agreement = agreements[i];
        for (const At<Party>& party : agreement.parties) {
            if (!party->name) continue;
            if (party->has_role(role::bureau))
                find_bureau_mistake(*party->name, home_of(ledger, i), findings);
            if (party->has_role(role::hello_work)) find_odd_office(*party->name, findings);
        }
        const bool is_unread = agreement.parties.empty() && !context.is_whole;
        if (!is_unread) find_missing_sides(ledger.registry(), agreement, findings);
        if (ledger.memberships_of(i).size() > 1) find_twice(ledger, i, findings);
    }
}

}  // namespace

extern constinit const Rule parties_rule{"parties", topics, run};

}  // namespace daicho
