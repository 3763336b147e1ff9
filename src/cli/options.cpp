#include "cli/options.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "cli/names.hpp"
#include "cli/session.hpp"
#include "daicho/layout/formats.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/reference/reference.hpp"
#include "daicho/text/number.hpp"
#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

constexpr std::array common{
    offering(Offers::folders, Option{"directory",
                                     'C',
                                     "DIR",
                                     {"台帳のあるフォルダ(既定は現在のフォルダから上へ探す)",
                                      "folder of the registry (default: the nearest one upward)"}}),
    in_document(
        Option{"lang",
               0,
               "LANG",
               {"報告とメッセージの言語(既定は ja。メッセージはロケールの言語)",
                "language of reports and messages (default: ja; messages as the locale says)"},
               false,
               one_of<"ja", "en">}),
    Option{"color",
           0,
           "WHEN",
           {"色を付けるか", "when to colour"},
           false,
           one_of<"auto", "always", "never">},
    offering(Offers::days,
             Option{"today",
                    0,
                    "DATE",
                    {"今日の日付(義務や期限の判定に使う)", "today's date, for duties and limits"}}),
    Option{"help", 'h', "", {"使い方", "say how to use it"}},
    Option{"version", 'V', "", {"版", "say the version"}},
};

// No document may use it: what it holds would not change with the registry any more.
constexpr std::array registries{
    offering(
        Offers::revisions,
        Option{"rev",
               0,
               "REV",
               {"この版(コミット・ブランチ・タグ)の台帳を読む。基準日は変わらず --as-of で決まる",
                "read the registry at this commit, branch or tag; the day stays that of --as-of"}}),
};

constexpr auto figures = in_document(std::array{
    offering(
        Offers::days,
        Option{
            "as-of",
            0,
            "DATE",
            {"基準日(既定は最新の公表値の日。元号も可。today は今日、latest は最新の出来事の日)",
             "the day of the figures (default: that of the newest published total; eras are understood; today, or latest for the newest event)"}}),
    allow_invalid,
});

constexpr auto filters = in_document(std::array{
    offering(Offers::prefectures, Option{"prefecture",
                                         0,
                                         "PREF",
                                         {"都道府県(名称・コード・かな・ローマ字)",
                                          "prefecture: name, code, kana or romaji"},
                                         true}),
    offering(Offers::regions, Option{"region", 0, "REGION", region_choices, true}),
    offering(Offers::kinds_and_all, Option{"kind",
                                           0,
                                           "KIND",
                                           {"協定の種類。`all` で集計に入らない種類も",
                                            "kind of agreement; `all` for those not counted too"},
                                           true}),
    labelled(labels_of<kinds_of_government>, Option{"government-kind",
                                                    0,
                                                    "KIND",
                                                    {"団体の種類", "kind of government"},
                                                    true,
                                                    names_of<kinds_of_government>}),
    of_agreements(
        offering("groups",
                 Option{"group", 0, "GROUP", {"取組の対象者", "target group of a measure"}, true})),
    of_agreements(
        offering("activities",
                 Option{"activity", 0, "ACTIVITY", {"取組の内容", "activity of a measure"}, true})),
    of_agreements(
        offering("facility-kinds",
                 Option{"facility-kind", 0, "KIND", {"施設の種類", "kind of facility"}, true})),
    of_agreements(
        offering("roles", Option{"party",
                                 0,
                                 "TEXT",
                                 {"締結主体の立場(ID)か、名称の一部・かな・ローマ字",
                                  "role of a party, a part of its name, or its kana or romaji"},
                                 true})),
    of_agreements(Option{"since",
                         0,
                         "DATE",
                         {"この日以後に締結された可能性のあるもの",
                          "may have been concluded on this day or later"}}),
    of_agreements(Option{"until",
                         0,
                         "DATE",
                         {"この日以前に締結された可能性のあるもの",
                          "may have been concluded on this day or earlier"}}),
    of_agreements(Option{
        "text", 0, "TEXT", {"記録に含まれる文字列", "text that occurs in the record"}, true}),
});

/// The formats that show a report without a picture.
std::vector<std::string_view> formats_of_tables() {
    std::vector<std::string_view> out;
    for (const Format& format : formats()) {
        if (!needs_picture(format.holds)) out.push_back(format.name);
    }
    return out;
}

constexpr auto outputs_in(std::vector<std::string_view> (*choices)()) {
    return std::array{
        in_document(Option{"format",
                           'f',
                           "FORMAT",
                           {"出力の形式(既定は table)", "output format (default: table)"},
                           false,
                           choices}),
        offering(Offers::files,
                 Option{"output",
                        'o',
                        "FILE",
                        {"ファイルに書く(全部書けたときだけ置き換える)。形式は拡張子から",
                         "write to a file, whole or not at all; its suffix says the format"}}),
        in_document(Option{"dates",
                           0,
                           "STYLE",
                           {"日付の書き方", "how dates are written"},
                           false,
                           one_of<"iso", "era", "both">}),
        in_document(
            Option{"width", 0, "COLUMNS", {"表の幅(0 は無制限)", "width of tables (0: no limit)"}}),
        Option{"ascii",
               0,
               "",
               {"表や図を ASCII の線と印で描く(罫線や「…」が全角になる端末のため)",
                "draw with ASCII alone, for terminals that show lines and marks in double width"}},
        Option{"quiet",
               'q',
               "",
               {"文字の表の下と標準エラーに根拠と注記を出さない(md や xlsx には残る)",
                "no grounds and notes below a table of text and on standard error"}},
        Option{"excel",
               0,
               "",
               {"CSV を Excel 向けにする(BOM と CRLF)", "CSV for Excel: BOM and CRLF"}},
        no_revision,
    };
}

constexpr auto outputs = outputs_in(names_of<formats>);
constexpr auto table_outputs = outputs_in(formats_of_tables);

std::vector<std::string> read_terms(const Session& session, std::string_view option,
                                    const Vocabulary& vocabulary) {
    std::vector<std::string> out;
    for (const std::string& given : session.arguments.values(option))
        out.push_back(read_term(option, given, vocabulary));
    return out;
}

}  // namespace

std::span<const Option> common_options() {
    return common;
}
std::span<const Option> registry_options() {
    return registries;
}
std::span<const Option> figure_options() {
    return figures;
}
std::span<const Option> filter_options() {
    return filters;
}
std::span<const Option> output_options() {
    return outputs;
}
std::span<const Option> table_options() {
    return table_outputs;
}

Day read_day(const Session& session, std::string_view option, Day fallback) {
    const auto given = session.arguments.value(option);
    if (!given) return fallback;
    const auto understood = understand_date(*given);
    if (const auto* date = std::get_if<Date>(&understood)) return date->latest;
    const auto& problem = std::get<DateProblem>(understood);
    throw Trouble(message("--{} の `{}`: {}", "--{} `{}`: {}", option, printable(*given),
                          problem.reason.in(session.message_lang)),
                  problem.instead.empty()
                      ? Message{}
                      : message("`{}` と書いてください", "write `{}`", problem.instead));
}

FiscalYear fiscal_year_meant(const Date& date) {
    return fiscal_year_of(date.latest);
}

FiscalYear read_fiscal_year(const Session& session, Day fallback) {
    return fiscal_year_meant(Date::on(read_day(session, "fiscal-year", fallback)));
}

Filter read_filter(const Session& session, const Registry& registry) {
    const Arguments& given = session.arguments;
    const Vocabularies& words = registry.vocabularies;
    Filter out;
    for (const auto& p : given.values("prefecture"))
        out.prefectures.push_back(read_prefecture(p).number);
    for (const auto& r : given.values("region")) out.regions.push_back(read_region(r));
    out.all_kinds = std::ranges::find(given.values("kind"), "all") != given.values("kind").end();
    if (!out.all_kinds) out.kinds = read_terms(session, "kind", words.kinds);
    for (const auto& k : given.values("government-kind"))
        out.government_kinds.push_back(*government_kind(k));
    out.groups = read_terms(session, "group", words.groups);
    out.activities = read_terms(session, "activity", words.activities);
    out.facility_kinds = read_terms(session, "facility-kind", words.facility_kinds);
    for (const auto& party : given.values("party")) {
        if (find(words.roles, party)) {
            out.party_roles.push_back(party);
        } else {
            std::ranges::move(read_party(party, today(session)), std::back_inserter(out.parties));
        }
    }
    if (given.has("since")) {
        const auto understood = understand_date(*given.value("since"));
        const auto* date = std::get_if<Date>(&understood);
        out.since = date ? date->earliest : read_day(session, "since", {});
    }
    if (given.has("until")) out.until = read_day(session, "until", {});
    out.texts = given.values("text");
    out.scope = scope_of(registry);
    out.refuse_if_empty();
    return out;
}

namespace {

/// Whoever asks for it means to open the file: in another format it would do nothing.
void refuse_unless_taken(const Format& format) {
    if (format.takes_excel) return;
    throw Trouble(
        message("--excel は CSV と TSV のためのもので、{} では使えません",
                "--excel is for CSV and TSV: it does nothing to {}", format.name),
        message("`-f csv --excel` と書くか、Excel のファイルなら `-f xlsx` と書いてください",
                "write `-f csv --excel`, or `-f xlsx` for a workbook"));
}

}  // namespace

bool use_color(const Session& session, bool is_terminal) {
    const auto when = session.arguments.value("color").value_or("auto");
    if (when != "auto") return when == "always";
    const auto& environment = session.world.environment;
    const auto no_color = environment.find("NO_COLOR");
    if (no_color != environment.end() && !no_color->second.empty()) return false;
    const auto term = environment.find("TERM");
    return is_terminal && (term == environment.end() || term->second != "dumb");
}

RenderOptions read_render_options(const Session& session) {
    const Arguments& given = session.arguments;
    RenderOptions out;
    out.lang = session.report_lang;
    const auto dates = given.value("dates").value_or("iso");
    out.dates = dates == "era"    ? DateStyle::era
                : dates == "both" ? DateStyle::both
                                  : DateStyle::iso;
    out.color = !given.has("output") && use_color(session, session.world.out_is_terminal);
    out.width = given.has("output") ? 0 : session.world.width;
    if (const auto width = given.value("width")) {
        const auto columns = parse_count(*width);
        if (!columns) {
            throw Trouble(message("--width は数字です: `{}`", "--width takes digits, not `{}`",
                                  printable(*width)));
        }
        out.width = *columns;
    }
    out.excel = given.has("excel");
    if (out.excel) refuse_unless_taken(read_format(session));
    out.ascii = given.has("ascii");
    out.quiet = given.has("quiet");
    return out;
}

const Format& read_format(const Session& session) {
    return *formats().find(session.arguments.value("format").value_or("table"));
}

}  // namespace daicho
