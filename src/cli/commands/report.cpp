// `daicho report`: the pages that analysts make by hand, laid out by a template.
#include <algorithm>
#include <array>
#include <filesystem>

#include "cli/command.hpp"
#include "cli/commands/report_documents.hpp"
#include "cli/figures.hpp"
#include "cli/names.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "daicho/layout/layout.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/reference/resolve.hpp"
#include "daicho/report/reports.hpp"
#include "daicho/text/enumerators.hpp"
#include "daicho/text/utf8.hpp"

namespace daicho {

extern const Command report_command;  // which the blocks of a document may not hold again

namespace {

namespace fs = std::filesystem;

constexpr std::array own_options{
    in_document(Option{"list", 0, "", {"報告の一覧", "list the reports"}}),
    in_document(Option{"fiscal-year",
                       0,
                       "YEAR",
                       {"年度(pdca と annual。元号も可)",
                        "fiscal year, for pdca and annual; eras are understood"}}),
    in_document(Option{"format",
                       'f',
                       "FORMAT",
                       {"出力の形式(既定は md。json はテンプレートの受け取るデータ)",
                        "output format (default: md); json is what a template receives"},
                       false,
                       one_of<"md", "html", "json">}),
    offering(Offers::files, Option{"output",
                                   'o',
                                   "FILE",
                                   {"ファイルに書く(全部書けたときだけ置き換える)",
                                    "write to a file, whole or not at all"}}),
    in_document(Option{"dates",
                       0,
                       "STYLE",
                       {"日付の書き方(既定は日本語なら era)",
                        "how dates are written (default: iso, in Japanese era)"},
                       false,
                       one_of<"iso", "era", "both">}),
    in_document(Option{"grounds",
                       0,
                       "",
                       {"報道資料(signing)にも、もとにした資料などの根拠を付ける",
                        "what the figures rest on, also on a press release (signing)"}}),
    no_revision,
    offering(Offers::files, Option{"template",
                                   0,
                                   "FILE",
                                   {"自分のテンプレート(Mustache)で組む",
                                    "lay it out with a template (Mustache) of one's own"}}),
    offering(Offers::folders, Option{"templates",
                                     0,
                                     "DIR",
                                     {"自分のテンプレートのフォルダ(部分テンプレートも)",
                                      "a folder of templates and partials of one's own"}}),
    offering(Offers::files, Option{"check",
                                   0,
                                   "FILE",
                                   {"文書に埋め込んだ表が最新かを調べる",
                                    "prove that the blocks in documents are current"},
                                   true}),
    offering(Offers::files,
             Option{"write",
                    0,
                    "FILE",
                    {"文書に埋め込んだ表を最新にする", "bring the blocks in documents up to date"},
                    true}),
};

// ---- what is asked for -------------------------------------------------------------------------

struct Takes {
    ReportArgument argument;
    Words label;
};
constexpr std::array<Takes, 4> takes{
    {{ReportArgument::none, {"", ""}},
     {ReportArgument::agreement, {"協定", "an agreement"}},
     {ReportArgument::prefecture, {"都道府県", "a prefecture"}},
     {ReportArgument::optional_prefecture, {"都道府県(省略可)", "a prefecture, if wanted"}}}};
static_assert(is_in_step(takes, &Takes::argument, ReportArgument::optional_prefecture));

int list_reports(Session& session) {
    if (const auto rest = session.arguments.value("NAME"))
        throw Trouble(message("余分な引数 `{}`", "unexpected argument `{}`", printable(*rest)));
    const auto text = [&](Words words) { return std::string(words.in(session.report_lang)); };
    Table table{
        .name = "reports",
        .caption = {},
        .columns = {{.key = "name", .label = text({"名前", "name"})},
                    {.key = "takes", .label = text({"引数", "argument"})},
                    {.key = "summary", .label = text({"何に答えるか", "what it answers"})}}};
    for (const ReportKind& kind : report_kinds()) {
        table.rows.push_back({RowKind::data,
                              {{std::string(kind.name)},
                               {text(takes[static_cast<std::size_t>(kind.argument)].label)},
                               {text(kind.summary)}}});
    }
    Report report{.name = "reports", .title = text({"報告の一覧", "Reports"})};
    report.blocks.push_back(std::move(table));
    print(session, report);
    return exit_code::well;
}

const ReportKind& read_kind(const std::vector<std::string>& given) {
    if (given.empty()) {
        throw Trouble(message("報告の名前を指定してください", "the name of a report is missing"),
                      message("`daicho report --list` に一覧があります",
                              "`daicho report --list` lists them"));
    }
    if (const ReportKind* kind = report_kinds().find(given[0])) return *kind;
    throw Trouble(no_such({"報告", "report"}, given[0]),
                  suggestion(given[0], report_kinds().names())
                      .or_else(message("`daicho report --list` に一覧があります",
                                       "`daicho report --list` lists them")));
}

/// Throws Trouble if an argument is missing or too many are given.
void check_arguments(const ReportKind& kind, const std::vector<std::string>& given) {
    const bool takes_one = kind.argument != ReportArgument::none;
    const bool needs_one = takes_one && kind.argument != ReportArgument::optional_prefecture;
    if (given.size() > (takes_one ? 2u : 1u)) {
        throw Trouble(
            message("余分な引数 `{}`", "unexpected argument `{}`", printable(given.back())),
            resolve_prefecture(given.back())
                ? message("`--prefecture {}` で絞ります", "`--prefecture {}` keeps to it",
                          printable(given.back()))
                : message("`daicho report --list` に引数があります",
                          "`daicho report --list` says what each takes"));
    }
    if (!needs_one || given.size() == 2) return;
    throw kind.argument == ReportArgument::agreement
        ? Trouble(message("どの協定かを指定してください", "say which agreement"),
                  message("例: `daicho report {} 102041-isesaki`",
                          "for example `daicho report {} 102041-isesaki`", kind.name))
        : Trouble(message("どの都道府県かを指定してください", "say which prefecture"),
                  message("例: `daicho report {} 群馬県`", "for example `daicho report {} 群馬県`",
                          kind.name));
}

/// Throws Trouble if a yearly report would be of days after the as-of day.
void check_has_begun(FiscalYear year, const ReportContext& context) {
    if (year.first() <= context.as_of) return;
    throw Trouble(message("{0}年度は基準日({1})より後に始まります",
                          "fiscal year {0} begins after the as-of day ({1})", year.year,
                          to_iso(context.as_of)),
                  message("`--as-of` でその年度の日を指定してください",
                          "give a day of that year with `--as-of`"));
}

ReportRequest read_request(const Session& session, const ReportKind& kind,
                           const ReportContext& context) {
    // A document must not become stale by the passing of a day.
    ReportRequest out{.today = session.document ? context.as_of : today(session),
                      .with_grounds = session.arguments.has("grounds")};
    if (session.arguments.has("fiscal-year")) {
        out.fiscal_year = read_fiscal_year(session, out.today);
        if (kind.needs_begun_year) check_has_begun(*out.fiscal_year, context);
    }
    const auto& given = session.arguments.values("NAME");
    if (given.size() < 2) return out;
    if (kind.argument == ReportArgument::agreement) {
        out.agreement = find_agreement(context, given[1], out.today);
    } else {
        out.prefecture = &read_prefecture(given[1]);
    }
    return out;
}

// ---- how it is laid out ------------------------------------------------------------------------

constexpr std::array<std::string_view, 2> template_endings{".mustache", ".css"};

struct Layout {
    Sources files;
    SourceId main;
};

/// One's own templates stand before those of the product, and so go before them.
Layout read_layout(const Session& session, std::string_view report, Markup markup) {
    const auto file = session.arguments.value("template");
    const auto folder = session.arguments.value("templates");
    const fs::path beside = folder ? fs::path(*folder) : fs::path(*file).parent_path();
    Layout out{read_files(beside.string(), template_endings), 0};
    out.files.insert(out.files.end(), own_templates().begin(), own_templates().end());
    if (!file) {
        out.main = find_layout(out.files, report, markup);
        return out;
    }
    out.files.push_back({*file, read_file(*file, Links::refuse)});
    out.main = static_cast<SourceId>(out.files.size() - 1);
    return out;
}

std::string read_page_format(const Session& session) {
    if (const auto given = session.arguments.value("format")) return *given;
    const auto file = session.arguments.value("template");
    return file && file->find(".html") != file->npos ? "html" : "md";
}

/// A Japanese page for officials and residents bears era years, unless told otherwise.
RenderOptions read_page_options(const Session& session) {
    RenderOptions out = read_render_options(session);
    const bool is_told = session.arguments.has("dates");
    if (!is_told && session.report_lang == Lang::ja) out.dates = DateStyle::era;
    return out;
}

int print_laid_out(Session& session, const Report& report, const RenderOptions& options) {
    const std::string format = read_page_format(session);
    if (format == "json") {
        print(session, describe_data(report, options));
        return exit_code::well;
    }
    const Markup markup = format == "html" ? Markup::html : Markup::markdown;
    if (!session.arguments.has("template") && !session.arguments.has("templates")) {
        print(session, is_part(session, format) ? lay_out_part(report, markup, options)
                                                : lay_out(report, markup, options));
        return exit_code::well;
    }
    const Layout layout = read_layout(session, report.name, markup);
    const LaidOut page = lay_out(report, layout.files, layout.main, markup, options);
    print_findings(session, page.findings, layout.files);
    if (page.findings.has_errors()) return exit_code::findings;
    print(session, page.text);
    return exit_code::well;
}

int run_report(Session& session) {
    const Arguments& given = session.arguments;
    if (wants_documents(session)) return run_documents(session, report_command);
    if (given.has("list")) return list_reports(session);
    const ReportKind& kind = read_kind(given.values("NAME"));
    check_arguments(kind, given.values("NAME"));
    const RenderOptions options = read_page_options(session);
    return print_figures(
        session,
        [&](ReportContext& context) {
            context.dates = options.dates;
            return kind.build(context, read_request(session, kind, context));
        },
        [&](const Report& report) { return print_laid_out(session, report, options); });
}

}  // namespace

extern const Command report_command{
    "report",
    {"報告書: 全国、都道府県、協定、PDCA、重複、報道資料、年次",
     "reports: national, prefecture, agreement, PDCA, overlaps, press release, annual"},
    {"例: `daicho report national --as-of 2025-09-25 -f html -o 全国.html`、`daicho report prefecture 群馬県`、"
     "`daicho report signing 102041-isesaki`。テンプレートの書き方は docs/templates.md にあります。\n"
     "`--check 文書…` と `--write 文書…` は、`<!-- daicho:stats --by region -->` から `<!-- /daicho -->` までを"
     "その場で作り直した結果と比べ、または置き換えます(見出しは太字になります)。",
     "For example `daicho report national --as-of 2025-09-25 -f html -o national.html`, "
     "`daicho report prefecture Gunma`, `daicho report signing 102041-isesaki`. How templates are written "
     "is in docs/templates.md. `--check DOCUMENT…` and `--write DOCUMENT…` compare what stands "
     "between `<!-- daicho:stats --by region -->` and `<!-- /daicho -->` with a fresh run, or replace it "
     "by one (whose title becomes a line in bold)."},
    {"NAME",
     {"報告の名前と、その対象(協定や都道府県)。--check と --write では、ほかの文書",
      "the report, and what it is about: an agreement, a prefecture; with --check and --write, further documents"},
     false,
     true,
     Offers::reports,
     Offers::subjects},
    {own_options, registry_options(), figure_options(), filter_options()},
    run_report,
    may_stand_in_document};

}  // namespace daicho
