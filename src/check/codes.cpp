// The code of a party: only where a name needs it, and then the right one.
#include <algorithm>

#include "check/home.hpp"
#include "daicho/check/check.hpp"
#include "daicho/reference/resolve.hpp"
#include "daicho/text/ascii.hpp"
#include "daicho/text/lists.hpp"

namespace daicho {

namespace {

constexpr TopicList topics{{
    {"N406",
     "code-form",
     Severity::error,
     {"6桁でない団体コード", "a code that has not six digits"},
     {"全国地方公共団体コードは検査数字を含む6桁で書きます。表計算ソフトは先頭の0を落とし、統計では検査数字のない5桁も使われるため、5桁では決まりません。",
      "The code of a local government has six digits, with its check digit. Spreadsheets drop a leading zero and statistics leave out the check digit, so five digits may mean two codes."},
     "=== 01-hokkaido/014036-tomari.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 泊村, code: 14036}\n"
     "  - {role: bureau, name: 北海道労働局}\n"
     "concluded: 2018-04-10\nsources: [S1]\n",
     "=== 01-hokkaido/014036-tomari.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 泊村, code: \"014036\"}\n"
     "  - {role: bureau, name: 北海道労働局}\n"
     "concluded: 2018-04-10\nsources: [S1]\n"},
    {"N407",
     "code-check-digit",
     Severity::error,
     {"団体コードの検査数字が違う", "a code with a wrong check digit"},
     {"6桁目は前の5桁から計算される検査数字です。合わなければ、どこかの数字を写し間違えています。",
      "The sixth digit is computed from the other five. If it does not fit, one of the digits was copied wrongly."},
     "=== 01-hokkaido/014036-tomari.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 泊村, code: \"014035\"}\n"
     "  - {role: bureau, name: 北海道労働局}\n"
     "concluded: 2018-04-10\nsources: [S1]\n",
     "=== 01-hokkaido/014036-tomari.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 泊村, code: \"014036\"}\n"
     "  - {role: bureau, name: 北海道労働局}\n"
     "concluded: 2018-04-10\nsources: [S1]\n"},
    {"N408",
     "code-of-another",
     Severity::error,
     {"別の団体のコード", "the code of another government"},
     {"`code` は `name` の団体のコードでなければなりません。",
      "`code` must be that of the government in `name`."},
     "=== 01-hokkaido/014036-tomari.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 泊村, code: \"011002\"}\n"
     "  - {role: bureau, name: 北海道労働局}\n"
     "concluded: 2018-04-10\nsources: [S1]\n",
     "=== 01-hokkaido/014036-tomari.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 泊村, code: \"014036\"}\n"
     "  - {role: bureau, name: 北海道労働局}\n"
     "concluded: 2018-04-10\nsources: [S1]\n"},
    {"N409",
     "needless-code",
     Severity::warning,
     {"要らない団体コード", "a code that is not needed"},
     {"団体は名前とフォルダで決まります。同じことを2か所に書くと、一方だけが直されて食い違います。",
      "The name and the folder say which government it is. What is written twice will one day be corrected in one place only."},
     "parties:\n  - {role: government, name: 伊勢崎市, code: \"102041\"}\n"
     "  - {role: bureau, name: 群馬労働局}\n",
     "parties:\n  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"},
}};

bool is_number(std::string_view text) {
    return std::ranges::all_of(text, is_digit);
}

class Code {
  public:
    Code(const Agreement& agreement, const Party& party, const Prefecture* home,
         const Date& concluded, Diagnostics& findings)
        : x_agreement(agreement),
          x_name_at(party.name->at),
          x_code(party.code->value.text),
          x_name(party.name->value.text),
          x_at(party.code->at),
          x_named(named_then(x_name, home, concluded)),
          x_day(concluded.latest),
          x_findings(findings) {}

    void check() {
        if (x_code.size() != 6 || !is_number(x_code)) return say_form();
        if (!has_check_digit(x_code)) return say_check_digit();
        const auto rows = find_by_code(x_code);
        const bool is_its_own =
            std::ranges::any_of(rows, [&](const Government* g) { return bears(*g, x_name); });
        if (!is_its_own) return say_another(rows);
        if (x_named.size() == 1) say_needless();
    }

  private:
    /// What to write: the codes that the name may have, else those that the digits may mean.
    void advise(Diagnostic& finding) const {
        if (!finding.is_shown) return;
        auto meant = x_named.empty() ? resolve(x_code, x_day).governments() : x_named;
        if (meant.empty()) {
            finding.help = message("検査数字を含む6桁のコードを書いてください",
                                   "write the six digits of the code, with its check digit");
            return;
        }
        const auto code = [](const Government* government) {
            return message("`\"{}\"` ({})", "`\"{}\"` ({})", government->code,
                           both_names(*government));
        };
        finding.help = message("{} と書いてください", "write {}", joined(meant, comma, code));
    }

    void say_form() {
        auto& finding = x_findings.add(topics["code-form"], x_at,
                                       message("`{}` は6桁の団体コードではありません",
                                               "`{}` is not a code of six digits", x_code));
        if (x_code.size() == 5 && is_number(x_code)) {
            finding.notes.push_back(
                message("5桁のコードは、先頭の0か最後の検査数字が落ちています",
                        "a code of five digits has lost its leading zero or its check digit"));
        }
        advise(finding);
    }

    void say_check_digit() {
        const std::string_view five = x_code.substr(0, 5);
        auto& finding =
            x_findings.add(topics["code-check-digit"], x_at,
                           message("`{}` の検査数字が違います。{} に続くのは {} です",
                                   "the check digit of `{}` is wrong: behind {} stands {}", x_code,
                                   five, check_digit(five)));
        advise(finding);
    }

    void say_another(const std::vector<const Government*>& rows) {
        auto& finding = x_findings.add(topics["code-of-another"], x_at, {});
        finding.message = rows.empty() ? message("`{}` というコードの団体はありません",
                                                 "no government has the code `{}`", x_code)
                                       : message("`{}` は「{}」ではなく{}のコードです",
                                                 "`{0}` is the code of {2}, not of `{1}`", x_code,
                                                 x_name, with_prefecture(*rows.front()));
        if (const Government* meant = of_the_file()) return advise_name(finding, *meant);
        if (x_named.empty() && !rows.empty()) {
            finding.help =
                message("`name: {0}` と書いてください", "write `name: {0}`", rows.front()->name);
            finding.fix = replacing_name(x_agreement, x_name_at, rows.front()->name);
            return;
        }
        advise(finding);
    }

    /// The government of which the file's name speaks, if that bears the code and no party is it.
    const Government* of_the_file() const {
        const Government* its = government_of_file(x_agreement);
        const bool is_it = its && stem_of(x_agreement).code == x_code;
        return is_it && !has_party_of_file(x_agreement) ? its : nullptr;
    }

    /// Code and file agree: the name is the slip.
    void advise_name(Diagnostic& finding, const Government& meant) const {
        finding.help = message("コードもファイル名も{0}のものです。`name: {1}` と書いてください",
                               "the code and the file are those of {0}: write `name: {1}`",
                               both_names(meant), meant.name);
        finding.fix = replacing_name(x_agreement, x_name_at, meant.name);
    }

    void say_needless() {
        x_findings
            .add(topics["needless-code"], x_at,
                 message("「{}」は名前だけで決まります", "`{}` needs no code", x_name))
            .help = message("`code` を消してください", "remove `code`");
    }

    const Agreement& x_agreement;
    Span x_name_at;
    std::string_view x_code;
    std::string_view x_name;
    Span x_at;
    std::vector<const Government*> x_named;
    Day x_day;
    Diagnostics& x_findings;
};

void run(const CheckContext& context, Diagnostics& findings) {
    const auto& agreements = context.ledger.registry().agreements;
    for (std::uint32_t i = 0; i < agreements.size(); ++i) {
        const Agreement& agreement = agreements[i];
        for (const At<Party>& party : agreement.parties) {
            if (!party->code || !party->role) continue;
            if (!party->has_role(role::government)) {
                findings
                    .add(topics["needless-code"], party->code->at,
                         message("`{}` の主体に団体コードはありません",
                                 "a party of the role `{}` has no code", party->role->value.id))
                    .help = message("`code` を消してください", "remove `code`");
            } else if (party->name && agreement.concluded) {
                Code(agreement, *party, home_of(context.ledger, i), agreement.concluded->value,
                     findings)
                    .check();
            }
        }
    }
}

}  // namespace

extern constinit const Rule codes_rule{"codes", topics, run};

}  // namespace daicho
