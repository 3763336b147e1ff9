// The names of governments: each exists in the prefecture of the record on the day of conclusion.
#include <algorithm>

#include "check/home.hpp"
#include "daicho/check/check.hpp"
#include "daicho/reference/resolve.hpp"
#include "daicho/text/lists.hpp"

namespace daicho {

namespace {

constexpr TopicList topics{{
    {"N401",
     "unknown-government",
     Severity::error,
     {"存在しない団体名", "a name that no local government bears"},
     {"団体は正式名称で書きます。字体(ヶ・ケ、龍・竜)や空白の違いも別の名前になり、数えられません。広域連合や一部事務組合などは地方公共団体として数えないため、立場を `other` にします。",
      "Governments are written by their official names. Another form of a character (ヶ and ケ, 龍 and 竜) or a blank makes another name, which nobody counts. Unions of municipalities are not counted as governments: their role is `other`."},
     "parties:\n  - {role: government, name: 伊勢埼市}\n  - {role: bureau, name: 群馬労働局}\n",
     "parties:\n  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"},
    {"N402",
     "government-elsewhere",
     Severity::error,
     {"ほかの都道府県の団体", "a government of another prefecture"},
     {"記録は団体のある都道府県のフォルダに置きます。同じ名前の団体が別の都道府県にあることもあります(府中市、伊達市、南部町)。",
      "A record stands in the folder of its government's prefecture. Some names exist in several prefectures (府中市, 伊達市, 南部町)."},
     "parties:\n  - {role: government, name: 札幌市}\n  - {role: bureau, name: 群馬労働局}\n",
     "parties:\n  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"},
    {"N403",
     "government-of-another-day",
     Severity::error,
     {"締結日には存在しない団体", "a government that did not exist on that day"},
     {"団体は締結日の名前で書きます。合併・改称・市制施行の前後では名前も種類も違い、数えられる区分が変わります。調べられるのは2009年4月以後の変更です。",
      "A government bears the name of the day of the agreement. Before and after a merger, a new name or becoming a city it is another one, and counted as another kind. Changes since April 2009 are known."},
     "=== 04-miyagi/042161-tomiya.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 富谷町}\n  - {role: bureau, name: 宮城労働局}\n"
     "concluded: 2018-04-10\nsources: [S1]\n",
     "=== 04-miyagi/042161-tomiya.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 富谷市}\n  - {role: bureau, name: 宮城労働局}\n"
     "concluded: 2018-04-10\nsources: [S1]\n"},
    {"N404",
     "ward-of-a-city",
     Severity::error,
     {"政令指定都市の区", "a ward of a designated city"},
     {"政令指定都市の区は市の一部で、地方公共団体ではありません。東京都の特別区だけが団体です。",
      "A ward of a designated city is a part of it, not a local government. Only the special wards of Tokyo are."},
     "=== 01-hokkaido/011002-sapporo.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 札幌市北区}\n  - {role: bureau, name: 北海道労働局}\n"
     "concluded: 2018-04-10\nsources: [S1]\n",
     "=== 01-hokkaido/011002-sapporo.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 札幌市}\n  - {role: bureau, name: 北海道労働局}\n"
     "concluded: 2018-04-10\nsources: [S1]\n"},
    {"N405",
     "ambiguous-name",
     Severity::error,
     {"名前だけでは決まらない団体", "a name that two governments bear"},
     {"北海道には泊村が2つあります。このようなときに限り `code` で決めます。",
      "Hokkaido has two villages 泊村. Only for such a name, `code` says which is meant."},
     "=== 01-hokkaido/014036-tomari.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 泊村}\n  - {role: bureau, name: 北海道労働局}\n"
     "concluded: 2018-04-10\nsources: [S1]\n",
     "=== 01-hokkaido/014036-tomari.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 泊村, code: \"014036\"}\n"
     "  - {role: bureau, name: 北海道労働局}\n"
     "concluded: 2018-04-10\nsources: [S1]\n"},
}};

constexpr int tokyo = 13;

std::string quoted(const Government* government) {
    return fmt::format("`{}`", government->name);
}

/// One name of a government that cannot be what it says; each function finds one reason and
/// answers whether it was that.
class Name {
  public:
    Name(const Ledger& ledger, const Membership& membership, Diagnostics& findings)
        : x_agreement(ledger.agreement(membership.agreement)),
          x_party(*x_agreement.parties[membership.party]),
          x_name(x_party.name->value.text),
          x_at(x_party.name->at),
          x_concluded(x_agreement.concluded->value),
          x_home(home_of(ledger, membership.agreement)),
          x_findings(findings) {}

    void explain() {
        // Without a prefecture only a name that exists nowhere can be judged.
        if (!x_home && !find_ever(x_name, 0).empty()) return;
        if (!x_home) return say_unknown();
        if (is_ambiguous() || is_of_another_day() || is_ward() || is_elsewhere()) return;
        say_unknown();
    }

    bool is_of_another_day() {
        auto rows = find_ever(x_name, home_number());
        if (x_party.code) {
            std::erase_if(
                rows, [&](const Government* row) { return row->code != x_party.code->value.text; });
        }
        if (rows.empty()) return false;
        const Government& row = *rows.back();
        if (row.valid_to && *row.valid_to < x_concluded.earliest) {
            say_gone(row);
        } else {
            say_not_yet(row);
        }
        return true;
    }

  private:
    int home_number() const { return x_home ? x_home->number : 0; }

    Diagnostic& add(const Topic& topic, Message text) {
        return x_findings.add(topic, x_at, std::move(text));
    }

    /// A replacement of the name, where only one is possible.
    std::optional<Fix> rename(std::string_view name) const {
        return replacing_name(x_agreement, x_at, name);
    }

    Label day_label() const {
        return {x_agreement.concluded->at,
                message("締結は {}", "concluded {}", to_text(x_concluded))};
    }

    bool is_ambiguous() {
        const auto rows = named_then(x_name, x_home, x_concluded);
        if (rows.size() < 2) return false;
        const auto code = [](const Government* g) {
            return fmt::format("`code: \"{}\"` ({})", g->code, g->county);
        };
        add(topics["ambiguous-name"],
            message("{}に「{}」は{}つあります", "{0} has {2} governments named `{1}`",
                    both_names(*x_home), x_name, rows.size()))
            .help =
            message("どれかを書いてください: {}", "write one of {}", joined(rows, ", ", code));
        return true;
    }

    void say_gone(const Government& row) {
        const Day end = *row.valid_to + Days{1};
        const Government& now = as_of(row, x_concluded.latest);
        auto& finding = add(topics["government-of-another-day"],
                            message("「{}」は {} に{}になりました", "`{0}` became {2} on {1}",
                                    x_name, to_iso(end), both_names(now)));
        finding.labels.push_back(day_label());
        if (&now == &row) {
            finding.message = message("「{}」は {} までの名前です", "`{}` existed until {}", x_name,
                                      to_iso(*row.valid_to));
            return;
        }
        finding.help = message("締結日の名前 `{}` を書いてください",
                               "write `{}`, its name on the day of the agreement", now.name);
        finding.fix = rename(now.name);
    }

    void say_not_yet(const Government& row) {
        auto& finding = add(topics["government-of-another-day"],
                            message("「{}」は {} からの名前です", "`{}` exists since {} only",
                                    x_name, to_iso(row.valid_from)));
        finding.labels.push_back(day_label());
        std::vector<std::string_view> before;
        for (const GovernmentChange& change : changes()) {
            if (change.date == row.valid_from && change.new_code == row.code &&
                std::ranges::find(before, change.old_name) == before.end()) {
                before.push_back(change.old_name);
            }
        }
        if (before.empty()) return;
        finding.help = message("締結日の名前を書いてください: {}",
                               "write its name on the day of the agreement: {}", listed(before));
        if (before.size() == 1) finding.fix = rename(before.front());
    }

    bool is_ward() {
        if (x_home->number == tokyo || !x_name.ends_with("区")) return false;
        std::vector<const Government*> cities;
        for (const Government& g : governments()) {
            if (g.prefecture == x_home->number && g.is_designated_city() &&
                g.is_valid_on(x_concluded.latest)) {
                cities.push_back(&g);
            }
        }
        const auto is_named = [&](const Government* city) {
            return x_name.find(city->name) != x_name.npos;
        };
        if (const auto city = std::ranges::find_if(cities, is_named); city != cities.end()) {
            cities = {*city};
        }
        if (cities.empty()) return false;
        auto& finding =
            add(topics["ward-of-a-city"],
                message("「{}」は政令指定都市の区で、地方公共団体ではありません",
                        "`{}` is a ward of a designated city, no local government", x_name));
        finding.help = message("市の名前を書いてください: {}", "write the city: {}",
                               joined(cities, ", ", quoted));
        if (cities.size() == 1) finding.fix = rename(cities.front()->name);
        return true;
    }

    bool is_elsewhere() {
        const auto rows = find_by_name(x_name, 0, x_concluded.latest);
        if (rows.empty()) return false;
        const auto place = [](const Government* g) {
            return message(both_names(prefecture(g->prefecture)));
        };
        auto& finding = add(
            topics["government-elsewhere"],
            message("「{}」は{}の団体で、{}にはありません", "`{}` is a government of {}, not of {}",
                    x_name, joined(rows, comma, place), both_names(*x_home)));
        if (!finding.is_shown) return true;
        finding.help = message("記録を `agreements/{}/` に移すか、名前を直してください",
                               "move the record to `agreements/{}/`, or correct the name",
                               folder_of(prefecture(rows.front()->prefecture)));
        auto near = suggest(x_name, x_home->number, x_concluded.latest);
        std::erase_if(near, [&](const Government* g) { return g->prefecture != x_home->number; });
        if (!near.empty()) {
            finding.notes.push_back(message("{}にあるのは {}", "{} has {}", both_names(*x_home),
                                            joined(near, ", ", quoted)));
        }
        return true;
    }

    void say_unknown() {
        auto& finding = add(topics["unknown-government"], {});
        finding.message =
            x_home ? message("{}に「{}」という団体はありません", "{} has no government named `{}`",
                             both_names(*x_home), x_name)
                   : message("「{}」という団体はありません", "there is no government named `{}`",
                             x_name);
        if (find_bureau(x_name)) {
            finding.help = message("労働局なら `role: bureau` と書いてください",
                                   "write `role: bureau` for a Labour Bureau");
        } else if (x_name.ends_with("連合") || x_name.ends_with("組合")) {
            finding.help = message("団体の連合や組合なら `role: other` と書いてください",
                                   "write `role: other` for a union of municipalities");
        } else {
            advise(finding);
        }
    }

    void advise(Diagnostic& finding) const {
        if (!finding.is_shown) return;
        auto near = suggest(x_name, home_number(), x_concluded.latest);
        if (near.empty())  // a code, or romaji
            near = resolve(x_name, x_concluded.latest, home_number()).governments();
        const auto own =
            has_party_of_file(x_agreement) ? std::vector<const Government*>() : of_the_file();
        const bool is_own_near =
            !own.empty() && std::ranges::any_of(near, [&](const Government* g) {
                return g->code == own.front()->code;
            });
        const auto candidates = near.empty() || is_own_near ? own : near;
        if (candidates.empty()) {
            finding.help = message("団体の正式名称を書いてください",
                                   "write the official name of a local government");
            return;
        }
        const auto candidate = [&](const Government* g) {
            if (g->prefecture == home_number()) return message("{0}", "{0}", quoted(g));
            return message("{} ({})", "{} ({})", g->name, both_names(prefecture(g->prefecture)));
        };
        finding.help =
            message("候補: {}", "did you mean {}?", joined(candidates, comma, candidate));
        if (candidates.size() != 1 || near.empty()) return;
        const Government& one = *candidates.front();
        // The file says which government it is about, unless another party is that one.
        const bool is_against_the_file = !own.empty() && !is_own_near;
        const bool is_here = one.prefecture == home_number();
        if (is_here && !is_against_the_file && one.is_valid_on(x_concluded.latest)) {
            finding.fix = rename(one.name);
        }
    }

    /// The government of the file's code, if it is one of the record's prefecture.
    std::vector<const Government*> of_the_file() const {
        const auto rows = find_by_code(stem_of(x_agreement).code);
        if (rows.empty() || rows.front()->prefecture != home_number()) return {};
        return {rows.front()};
    }

    const Agreement& x_agreement;
    const Party& x_party;
    std::string_view x_name;
    Span x_at;
    const Date& x_concluded;
    const Prefecture* x_home;
    Diagnostics& x_findings;
};

bool existed_then(const Government& government, const Date& concluded) {
    return government.is_valid_on(concluded.latest) || government.is_valid_on(concluded.earliest);
}

void run(const CheckContext& context, Diagnostics& findings) {
    const Ledger& ledger = context.ledger;
    for (const Membership& membership : ledger.memberships()) {
        const Agreement& agreement = ledger.agreement(membership.agreement);
        const Party& party = *agreement.parties[membership.party];
        if (!party.name || !agreement.concluded) continue;
        const Government* government = government_of(ledger, membership);
        if (government && existed_then(*government, agreement.concluded->value)) continue;
        Name name(ledger, membership, findings);
        if (!party.code) {
            name.explain();
        } else if (government) {
            name.is_of_another_day();
        }
    }
}

}  // namespace

extern constinit const Rule governments_rule{"governments", topics, run};

}  // namespace daicho
