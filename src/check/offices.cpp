// The offices that a record names: Hello Works, and whom to ask. Never a person.
#include <algorithm>
#include <array>

#include "daicho/check/check.hpp"
#include "daicho/model/once.hpp"

namespace daicho {

namespace {

constexpr TopicList topics{{
    {"N430",
     "not-a-hello-work",
     Severity::warning,
     {"ハローワークでない名前", "a name that is no Hello Work's"},
     {"`hello_works` には、協定を担う公共職業安定所を、資料が挙げる名前で並べます(ハローワーク伊勢崎)。労働局や団体は `parties` に、窓口の施設は `facilities` に書きます。",
      "`hello_works` are the Public Employment Security Offices that carry out the agreement, as the sources name them (ハローワーク伊勢崎). A bureau or government is one of `parties`, a service corner one of `facilities`."},
     "hello_works: [群馬労働局]\n",
     "hello_works: [ハローワーク伊勢崎]\n"},
    {"N431",
     "hello-work-twice",
     Severity::warning,
     {"同じハローワークが2度ある", "a Hello Work twice"},
     {"`hello_works` には、どのハローワークも1度だけ書きます。",
      "Each Hello Work stands in `hello_works` once."},
     "hello_works: [ハローワーク伊勢崎, ハローワーク伊勢崎]\n",
     "hello_works: [ハローワーク伊勢崎]\n"},
    {"N432",
     "office-is-a-person",
     Severity::warning,
     {"問い合わせ先に人の名前がある", "a person where an office is asked"},
     {"問い合わせ先は課や係です。担当者は替わり、公職にない人の名前は台帳に載せません。",
      "Whom to ask is an office. Who works there changes, and the register names nobody who holds no public office."},
     "contact: {office: 商工労働課 群馬さん}\n",
     "contact: {office: 商工労働課}\n"},
}};

void find_odd_offices(const Agreement& agreement, Diagnostics& findings) {
    if (!agreement.hello_works.is_whole) return;
    Once<std::string_view> names(findings, topics["hello-work-twice"], {"1度目", "first here"},
                                 {"1つを消してください", "remove one of them"});
    for (const At<Line>& office : agreement.hello_works) {
        const std::string_view name = office->text;
        if (is_hello_work(name)) {
            names.add(name, office.at, [&] {
                return message("「{}」はもう書かれています", "`{}` stands there already", name);
            });
        } else {
            findings
                .add(topics["not-a-hello-work"], office.at,
                     message("「{}」はハローワークの名前ではありません",
                             "`{}` is not the name of a Hello Work", name))
                .help = message("`ハローワーク伊勢崎` のように書いてください",
                                "write it as in `ハローワーク伊勢崎`");
        }
    }
}

/// Only what is surely one: a name behind which a polite word stands.
void find_person(const Maybe<Line>& office, Diagnostics& findings) {
    constexpr std::array<std::string_view, 3> polite{"さん", "様", "氏"};
    const auto ends_with = [&](std::string_view word) {
        return office->value.text.ends_with(word);
    };
    if (!office || std::ranges::none_of(polite, ends_with)) return;
    findings
        .add(topics["office-is-a-person"], office->at,
             message("「{}」は人の名前のようです", "`{}` seems to name a person",
                     office->value.text))
        .help = message("課や係の名前だけを書いてください", "write the name of the office alone");
}

void run(const CheckContext& context, Diagnostics& findings) {
    for (const Agreement& agreement : context.ledger.registry().agreements) {
        find_odd_offices(agreement, findings);
        if (agreement.signing) find_person(agreement.signing->value.office, findings);
        if (agreement.contact) find_person(agreement.contact->value.office, findings);
    }
}

}  // namespace

extern constinit const Rule offices_rule{"offices", topics, run};

}  // namespace daicho
