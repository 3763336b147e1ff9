// The place of a record: folder, stem and first government agree.
//
//     10-gunma / 102041 - isesaki [-suffix] .yaml
//     folder     code     romaji

#include <utility>

#include "check/home.hpp"
#include "daicho/check/check.hpp"
#include "daicho/query/filter.hpp"

namespace daicho {

namespace {

constexpr TopicList topics{{
    {"N420",
     "unknown-folder",
     Severity::error,
     {"都道府県のフォルダでない", "a folder of no prefecture"},
     {"フォルダの名前は都道府県の番号とローマ字です(`10-gunma`)。番号・綴りともこの形に限ります。",
      "The folder bears the number and the romaji of its prefecture, as in `10-gunma`, and nothing else."},
     "=== 10-gumma/102059-ota.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 太田市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2015-05\nsources: [S1]\n",
     "=== 10-gunma/102059-ota.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 太田市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2015-05\nsources: [S1]\n"},
    {"N421",
     "stem-form",
     Severity::error,
     {"団体コードで始まらないファイル名", "a file name that does not begin with a code"},
     {"記録のファイル名は6桁の団体コード、ハイフン、団体のローマ字です(`102041-isesaki.yaml`)。同じ団体の2つ目の協定には `-gturn` のような語を続けます。",
      "The file of a record bears the six-digit code of its first government, a hyphen and its romaji (`102041-isesaki.yaml`); for a second agreement of that government a word follows, as `-gturn`."},
     "=== 10-gunma/10205-ota.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 太田市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2015-05\nsources: [S1]\n",
     "=== 10-gunma/102059-ota.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 太田市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2015-05\nsources: [S1]\n"},
    {"N422",
     "stem-check-digit",
     Severity::error,
     {"ファイル名のコードの検査数字が違う", "a file name whose code has a wrong check digit"},
     {"ファイル名の6桁目は前の5桁から計算される検査数字です。",
      "The sixth digit of the file's name is computed from the other five."},
     "=== 10-gunma/102050-ota.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 太田市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2015-05\nsources: [S1]\n",
     "=== 10-gunma/102059-ota.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 太田市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2015-05\nsources: [S1]\n"},
    {"N423",
     "stem-of-another",
     Severity::error,
     {"ファイル名が別の団体のコード", "a file name with the code of another government"},
     {"ファイル名のコードは、最初に書かれた地方公共団体のものです。締結日のコードでも、いまのコードでも構いません。",
      "The file bears the code of the first government among the parties: that of the day of the agreement or its present one."},
     "=== 10-gunma/102016-ota.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 太田市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2015-05\nsources: [S1]\n",
     "=== 10-gunma/102059-ota.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 太田市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2015-05\nsources: [S1]\n"},
    {"N424",
     "stem-romaji",
     Severity::error,
     {"ファイル名のローマ字が違う", "a file name with other romaji"},
     {"コードの後は最初の団体のローマ字です。誰が作っても同じ名前になり、同じ団体の記録が2つできません。",
      "Behind the code stands the romaji of the first government, so that everyone gives a record the same name and nobody makes a second one."},
     "=== 10-gunma/102059-oota.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 太田市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2015-05\nsources: [S1]\n",
     "=== 10-gunma/102059-ota.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 太田市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2015-05\nsources: [S1]\n"},
    {"N425",
     "wrong-folder",
     Severity::error,
     {"別の都道府県のフォルダにある記録", "a record in the folder of another prefecture"},
     {"記録は最初の団体のある都道府県のフォルダに置きます。",
      "A record stands in the folder of its first government's prefecture."},
     "=== 09-tochigi/102059-ota.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 太田市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2015-05\nsources: [S1]\n",
     "=== 10-gunma/102059-ota.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 太田市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2015-05\nsources: [S1]\n"},
    {"N426",
     "empty-suffix",
     Severity::note,
     {"何も伝えない語がファイル名に付いている", "a file name with a suffix that says nothing"},
     {"団体の種類(`-shi`、`-city`)はコードが、番号(`-2`)は何も表しません。同じ団体の記録が2つあるときは、締結の年か内容(`-2015`、`-gturn`)で区別します。",
      "The kind of a government (`-shi`, `-city`) is said by its code, and a number (`-2`) says nothing. Two records of one government are told apart by the year or the subject: `-2015`, `-gturn`."},
     "=== 10-gunma/102059-ota-shi.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 太田市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2018-04-01\nsources: [S1]\n",
     "=== 10-gunma/102059-ota.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 太田市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2018-04-01\nsources: [S1]\n"},
    {"N427",
     "outside-scope",
     Severity::error,
     {"台帳の範囲の外の記録", "a record outside of the registry's scope"},
     {"registry.yaml の `scope` は、台帳がどの都道府県の協定を集めるかを示します。表とページはその範囲だけになるため、範囲の外の記録はどこにも現れません。",
      "`scope` in registry.yaml says of which prefectures the registry keeps agreements. Tables and pages show these alone: a record outside would be nowhere."},
     "=== registry.yaml\nformat: 1\ntitle: 台帳\nscope: [青森県, 岩手県]\n",
     "=== registry.yaml\nformat: 1\ntitle: 台帳\nscope: [群馬県]\n"},
}};

/// What follows the romaji of a stem that is right: `-gturn`; nothing for a stem that is wrong.
std::string_view suffix_of(const Stem& stem, const std::string& romaji) {
    if (!stem.name.starts_with(romaji)) return {};
    const std::string_view rest = stem.name.substr(romaji.size());
    return rest.starts_with('-') ? rest : std::string_view{};
}

class Place {
  public:
    Place(const Ledger& ledger, std::uint32_t index, Day today, Diagnostics& findings)
        : x_ledger(ledger),
          x_agreement(ledger.agreement(index)),
          x_path(ledger.registry().files[x_agreement.source].path),
          x_stem(stem_of(x_agreement)),
          x_folder(prefecture_of(ledger.registry(), x_agreement)),
          x_findings(findings) {
        const auto members = ledger.memberships_of(index);
        if (members.empty()) return;
        x_name = &x_agreement.parties[members.front().party]->name;
        x_then = government_of(ledger, members.front());
        if (x_then) x_now = &as_of(*x_then, today);
    }

    void check(const std::vector<int>& scope) {
        if (!x_folder) say_folder();
        const bool is_inside =
            scope.empty() || !x_folder || std::ranges::find(scope, x_folder->number) != scope.end();
        if (!is_inside) say_outside();
        if (x_stem.code.empty()) return say_form();
        if (!has_check_digit(x_stem.code)) return say_check_digit();
        if (!x_then) return;  // the finding is the name
        if (x_folder && x_then->prefecture != x_folder->number) return say_wrong_folder();
        if (x_stem.code != x_then->code && x_stem.code != x_now->code) return say_another();
        if (!has_romaji_of(*x_then) && !has_romaji_of(*x_now)) return say_romaji();
        const std::string romaji = stem_romaji(*x_now);
        if (is_empty_suffix(suffix_of(x_stem, romaji))) say_suffix();
    }

  private:
    bool has_romaji_of(const Government& government) const {
        const std::string romaji = stem_romaji(government);
        return x_stem.name == romaji || !suffix_of(x_stem, romaji).empty();
    }

    void say_outside() {
        x_findings
            .add(topics["outside-scope"], Span{x_agreement.source, 0, 0},
                 message("{}は台帳の範囲に入っていません", "{} is not in the scope of the registry",
                         both_names(*x_folder)))
            .help =
            message("registry.yaml の `scope` に {} を加えるか、記録を取り除いてください",
                    "add {} to `scope` of registry.yaml, or remove the record", x_folder->name);
    }

    std::string_view folder() const { return x_path.substr(0, x_path.find('/')); }

    Diagnostic& add_at_file(const Topic& topic, Message text) {
        return advise(x_findings.add(topic, Span{x_agreement.source, 0, 0}, std::move(text)));
    }
    Diagnostic& add_at_name(const Topic& topic, Message text) {
        return advise(x_findings.add(topic, (*x_name)->at, std::move(text)));
    }

    /// How to move the file to its place, if the first government is known and nothing is there.
    Diagnostic& advise(Diagnostic& finding) {
        if (!x_now) return finding;
        const std::string right = rightful_file();
        finding.help =
            is_taken(right)
                ? message(
                      "`{0}` にはもう記録があります。同じ協定なら1つにまとめ、別の協定なら `-2015` のような語を付けて移してください",
                      "there is a record at `{0}`: merge the two, or, if it is another agreement, move this one with a word behind the name, as `-2015`",
                      right)
                : message("`git mv agreements/{0} agreements/{1}` で移してください",
                          "move it: `git mv agreements/{0} agreements/{1}`", x_path, right);
        return finding;
    }

    std::string rightful_file() const {
        return file_of(*x_now, suffix_of(x_stem, stem_romaji(*x_now)));
    }
    bool is_taken(std::string_view path) const {
        std::string_view id = path.substr(path.rfind('/') + 1);
        id = id.substr(0, id.rfind('.'));
        const auto there = x_ledger.find(id);
        if (!there) return false;
        const Registry& registry = x_ledger.registry();
        return registry.files[x_ledger.agreement(*there).source].path == path;
    }

    /// Code, romaji and folder of the file agree about another government than the name: then the
    /// name is the slip.
    void advise_name(Diagnostic& finding) const {
        const Government* meant = government_of_file(x_agreement);
        if (!meant || !x_folder || meant->prefecture != x_folder->number) return;
        Message move = std::exchange(finding.help, {});
        finding.help =
            message("`{}` と書いてください。ファイル名は{}のものです",
                    "write `{}`: the file bears the name of {}", meant->name, both_names(*meant));
        finding.fix = replacing_name(x_agreement, (*x_name)->at, meant->name);
        if (!is_taken(rightful_file())) finding.notes.push_back(std::move(move));
    }

    void say_folder() {
        auto& finding = add_at_file(topics["unknown-folder"],
                                    message("`{}` は都道府県のフォルダではありません",
                                            "`{}` is not the folder of a prefecture", folder()));
        if (!finding.help.empty()) return;
        std::vector<std::string> names;
        for (const Prefecture& prefecture : prefectures()) names.push_back(folder_of(prefecture));
        const std::vector<std::string_view> all(names.begin(), names.end());
        finding.help = suggestion(folder(), all, 3);
    }

    void say_form() {
        auto& finding =
            add_at_file(topics["stem-form"],
                        message("ファイル名 `{}` は「6桁のコード-ローマ字」の形ではありません",
                                "the file name `{}` is not a six-digit code, a hyphen and romaji",
                                x_agreement.id));
        if (finding.help.empty()) {
            finding.help = message("`102041-isesaki.yaml` のような名前にしてください",
                                   "name it as in `102041-isesaki.yaml`");
        }
    }

    void say_check_digit() {
        const std::string_view five = x_stem.code.substr(0, 5);
        add_at_file(topics["stem-check-digit"],
                    message("コード `{}` の検査数字が違います。{} に続くのは {} です",
                            "the check digit of `{}` is wrong: behind {} stands {}", x_stem.code,
                            five, check_digit(five)));
    }

    void say_wrong_folder() {
        add_at_name(topics["wrong-folder"],
                    message("「{}」は{}の団体ですが、記録は `{}` にあります",
                            "`{}` is a government of {}, but the record stands in `{}`",
                            x_then->name, both_names(prefecture(x_then->prefecture)), folder()));
    }

    void say_another() {
        const auto rows = find_by_code(x_stem.code);
        auto& finding = add_at_name(topics["stem-of-another"], {});
        if (rows.empty()) {
            finding.message =
                message("ファイル名の `{}` は「{}」のコードではなく、どの団体のものでもありません",
                        "the file's code `{}` is not that of `{}`, but of no government",
                        x_stem.code, x_then->name);
        } else if (rows.front()->name == x_then->name) {
            finding.message = message("ファイル名の `{}` は{}の別の時のコードです",
                                      "the file's code `{}` was that of {} at another time",
                                      x_stem.code, both_names(*x_then));
        } else {
            finding.message =
                message("ファイル名の `{}` は最初の団体「{}」ではなく{}のコードです",
                        "the file's code `{0}` is that of {2}, not of `{1}`, the first government",
                        x_stem.code, x_then->name, with_prefecture(*rows.front()));
            advise_name(finding);
        }
    }

    /// Without the suffix, or with the year where another record has that name.
    void say_suffix() {
        const std::string romaji = stem_romaji(*x_now);
        const std::string_view suffix = suffix_of(x_stem, romaji);
        std::string right = fmt::format("{}-{}", x_stem.code, romaji);
        if (x_ledger.find(right) && x_agreement.concluded) {
            right += fmt::format("-{}", year_of(x_agreement.concluded->value.earliest));
        }
        if (x_ledger.find(right)) right.clear();
        auto& finding = add_at_file(
            topics["empty-suffix"],
            message("ファイル名の `{}` は何も伝えません", "the file's `{}` says nothing", suffix));
        finding.help =
            right.empty()
                ? message("2つの記録の違いを示す語(`-gturn` など)にしてください",
                          "write a word that tells the two records apart, as in `-gturn`")
                : message("`git mv agreements/{0} agreements/{1}/{2}.yaml` で移してください",
                          "move it: `git mv agreements/{0} agreements/{1}/{2}.yaml`", x_path,
                          folder(), right);
    }

    void say_romaji() {
        add_at_name(topics["stem-romaji"],
                    message("ファイル名の `{}` は「{}」のローマ字 `{}` と違います",
                            "the file's `{0}` differs from `{2}`, the romaji of {1}", x_stem.name,
                            both_names(*x_then), stem_romaji(*x_now)));
    }

    const Ledger& x_ledger;
    const Agreement& x_agreement;
    std::string_view x_path;
    Stem x_stem;
    const Prefecture* x_folder;
    Diagnostics& x_findings;
    const Maybe<Line>* x_name = nullptr;
    const Government* x_then = nullptr;  // the first government on the day of the agreement
    const Government* x_now = nullptr;   // and today
};

void run(const CheckContext& context, Diagnostics& findings) {
    const auto count = context.ledger.registry().agreements.size();
    const std::vector<int> scope = scope_of(context.ledger.registry());
    for (std::uint32_t i = 0; i < count; ++i) {
        Place(context.ledger, i, context.today, findings).check(scope);
    }
}

}  // namespace

extern constinit const Rule places_rule{"places", topics, run};

}  // namespace daicho
