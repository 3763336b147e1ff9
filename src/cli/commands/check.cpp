// `daicho check`: every finding in one run.
#include <algorithm>
#include <array>
#include <optional>

#include "cli/caused.hpp"
#include "cli/command.hpp"
#include "cli/figures.hpp"
#include "cli/fixes.hpp"
#include "cli/named_files.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/patches.hpp"
#include "cli/session.hpp"
#include "cli/write_file.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/text/plural.hpp"
#include "daicho/text/utf8.hpp"
#include "system/parallel.hpp"

namespace daicho {

namespace {

constexpr std::array own_options{
    offering(Offers::files_behind_choices,
             Option{"format",
                    'f',
                    "FORMAT[=FILE]",
                    {"形式。ファイルを付けて何度でも",
                     "format; may be given again with a file for each"},
                    true,
                    names_of<finding_formats>}),
    Option{"fail-on",
           0,
           "SEVERITY",
           {"終了コード1にする重さ(既定は error)", "what makes the exit code 1 (default: error)"},
           false,
           one_of<"error", "warning">},
    Option{"fix",
           0,
           "",
           {"意味を変えない直しを加える", "mend what can be mended without changing the meaning"}},
    Option{"unsafe-fixes",
           0,
           "",
           {"意味を変えうる直しも加える(結果を確かめてください)",
            "also mend what may change the meaning (look at the result)"}},
    Option{"diff",
           0,
           "",
           {"直さずに、直しの内容を示す(git apply に渡せるパッチ)",
            "change nothing, print the patch (for git apply)"}},
    offering(
        Offers::revisions,
        Option{
            "since",
            0,
            "REV",
            {"この版の後の変更が起こしたことだけを示す。`main...` は main から分かれた所",
             "show only what the change since this revision has caused; `main...` is where the branch left main"}}),
    Option{"width", 0, "COLUMNS", {"幅(0 は無制限)", "width (0: no limit)"}},
};

constexpr int most_rounds = 100;  // of mending

/// The findings that concern files: those in them, and behind these those elsewhere that point
/// into them; and always what could not be read, for it might have said more of them.
Diagnostics concerning(const Diagnostics& findings, const Sources& files, const NamedFiles& named) {
    const auto is_named = [&](SourceId source) { return named.holds(files[source].path); };
    Diagnostics out = findings.of_files(is_named);
    for (const Diagnostic& finding : findings) {
        const bool points = std::ranges::any_of(
            finding.labels, [&](const Label& label) { return is_named(label.at.source); });
        if ((points || is_unreadable(finding)) && !is_named(finding.at.source)) out.add(finding);
    }
    return out;
}

Diagnostics in_paths(const OpenRegistry& opened, const std::vector<std::string>& paths) {
    if (paths.empty()) return opened.findings;
    return concerning(opened.findings, opened.registry.files, named_files(opened, paths));
}

/// Mends the files, or shows how; how many fixes were made.
int mend_files(Session& session, const OpenRegistry& opened, const Diagnostics& findings) {
    const bool only_show = session.arguments.has("diff");
    int fixes = 0;
    for (const MendedFile& file :
         mend(findings, opened.registry.files, session.arguments.has("unsafe-fixes"))) {
        const Source& source = opened.registry.files[file.source];
        if (only_show) {
            print_patch(session, opened.folder, source.path, source.text, file.text);
        } else {
            replace_file(opened.folder + "/" + source.path, source.text, file.text);
        }
        fixes += file.fixes;
    }
    return fixes;
}

/// Throws Trouble for what does not go together.
void refuse_wrong_usage(const Session& session) {
    const Arguments& given = session.arguments;
    const bool mends = given.has("fix") || given.has("unsafe-fixes") || given.has("diff");
    if (mends && given.has("rev")) {
        throw Trouble(message("--rev の版は直せません", "what was committed cannot be mended"),
                      message("--rev を付けずに今のファイルを直してください",
                              "leave out --rev to mend the files of today"));
    }
    if (mends && given.has("since")) {
        throw Trouble(message("--since と --fix・--diff は同時に使えません",
                              "--since does not go with --fix or --diff"),
                      message("どちらか一方にしてください", "run one of them, then the other"));
    }
}

Severity fails_from(const Session& session) {
    const bool strict = session.arguments.value("fail-on") == "warning";
    return strict ? Severity::warning : Severity::error;
}

bool fails(const Session& session, const Diagnostics& findings) {
    const bool is_strict = fails_from(session) == Severity::warning;
    return findings.has_errors() || (is_strict && findings.count(Severity::warning) > 0);
}

/// A patch mends what it mends: what is wrong beside it is told as well.
int end_of_patch(Session& session, const OpenRegistry& opened, const Diagnostics& findings,
                 int fixes) {
    if (opened.unreadable) {
        say_errors(session, opened);
        return exit_code::trouble;
    }
    const bool mends_all = session.arguments.has("unsafe-fixes");
    const Diagnostics left = findings.only([&](const Diagnostic& finding) {
        return finding.is_error() && !(finding.fix && (finding.fix->safe || mends_all));
    });
    if (!left.empty()) {
        const auto count = static_cast<long long>(left.count(Severity::error));
        say(session, message("この直しでは残るエラーが{0}件あります。`daicho check` が示します",
                             "{0} {1} left by this: `daicho check` shows {2}", count,
                             Words{"", plural(count, "error is", "errors are")},
                             Words{"", plural(count, "it", "them")}));
    }
    return fixes > 0 || fails(session, findings) ? exit_code::findings : exit_code::well;
}

/// Mends the files until nothing is left that can be; an exit code if it was only to be shown.
std::optional<int> mend_all(Session& session, std::shared_ptr<OpenRegistry>& opened) {
    const auto& paths = session.arguments.values("PATH");
    const Diagnostics findings = in_paths(*opened, paths);
    int fixes = mend_files(session, *opened, findings);
    if (session.arguments.has("diff")) return end_of_patch(session, *opened, findings, fixes);
    opened = open_registry(session);
    // Of a file with many findings some are shown only when others are mended.
    for (int more = fixes, rounds = 0; more > 0 && rounds < most_rounds; ++rounds) {
        more = mend_files(session, *opened, in_paths(*opened, paths));
        fixes += more;
        if (more > 0) opened = open_registry(session);
    }
    const Message done = message("{0}箇所を{1}", "mended {0} {1}", fixes,
                                 Words{"直しました", plural(fixes, "finding")});
    say(session, done);
    return {};
}

/// What is to be shown, and of which registry.
struct Checked {
    std::shared_ptr<OpenRegistry> opened;
    Diagnostics findings;
    bool unreadable = false;  // also what it is compared with
};

/// Rules that could not see everything are silent: that they say nothing mends nothing.
Message summary_of(const Caused& caused, const std::string& since, bool is_whole,
                   std::size_t found) {
    if (is_whole) {
        return message("{} の後の変更で見つかったもの {}件、解消したもの {}件",
                       "findings since {}: {} new, {} no more", since, found, caused.mended);
    }
    return message(
        "{} の後の変更で見つかったもの {}件。読み取れない所があり、台帳全体の検査が揃わないため、比較は不完全です(解消したものは数えません)",
        "findings since {}: {} new; not everything can be read, so that the comparison is incomplete and "
        "none is counted as no more",
        since, found);
}

bool is_in(const Sources& files, const Source& file) {
    const Source* found = find_source(files, file.path);
    return found && found->text == file.text;
}

/// Where the state before had errors its rules were silent: of files that are as they were nobody
/// can tell whether a warning or a note of a rule is new.
void leave_out_incomparable(const CheckedRegistry& was, const CheckedRegistry& is, Caused& caused) {
    const auto is_as_it_was = [&](SourceId id) {
        const Source& file = is.registry.files[id];
        return is_in(was.registry.files, file);
    };
    caused.findings = caused.findings.only([&](const Diagnostic& finding) {
        return finding.is_error() || !is_as_it_was(finding.at.source);
    });
}

/// Whether a schema beside the records, or the vocabulary that it is made from, is another one. To
/// compare all of them takes as long as all else, and is done only then.
bool schemas_may_differ(const CheckedRegistry& was, const CheckedRegistry& is) {
    const Source* vocabulary = find_source(is.registry.files, registry_file::vocabulary);
    const bool is_same_vocabulary = vocabulary && is_in(was.registry.files, *vocabulary);
    return !is_same_vocabulary || was.schemas.size() != is.schemas.size() ||
           !std::ranges::all_of(is.schemas,
                                [&](const Source& schema) { return is_in(was.schemas, schema); });
}

/// All that was found; with `--since` what the change since then has caused.
Checked check_all(Session& session) {
    const auto since = session.arguments.value("since");
    if (!since) {
        Checked out{open_registry(session), {}};
        out.findings = out.opened->findings;
        out.unreadable = out.opened->unreadable;
        return out;
    }
    // libgit2 takes as long to start as the files to read: both at once.
    auto base = beside([&] { return change_base(session, *since); });
    Checked out{open_since(session, *since), {}};
    const auto [history, commit] = base.get();
    const auto was = open_end(session, history, commit, *since, texts_of(*out.opened));
    if (!was->is_there) {
        say(session, message("{} に台帳はありません。すべてを新しいものとして示します",
                             "there is no registry in {}: everything is new", printable(*since)));
        out.findings = out.opened->findings;
        out.unreadable = out.opened->unreadable;
        return out;
    }
    if (schemas_may_differ(*was, *out.opened)) {
        check_schemas(*was);
        check_schemas(*out.opened);
    }
    Caused caused = caused_between(*was, *out.opened);
    if (!was->is_whole) leave_out_incomparable(*was, *out.opened, caused);
    out.findings = std::move(caused.findings);
    out.unreadable = was->unreadable || out.opened->unreadable;
    say(session, summary_of(caused, printable(*since), was->is_whole && out.opened->is_whole,
                            out.findings.size() + caused.unseen));
    if (caused.unseen > 0) {
        say(session,
            message(
                "うち{}件は、1つのファイルに示す数を超えるため示しません。先に示されたものを直してください",
                "{} of them are beyond what is shown of a file: mend first what `check` shows of it",
                caused.unseen));
    }
    return out;
}

/// Leaves what concerns the named files, and what the going of some has caused. False if none of
/// them is the registry's.
bool keep_named(Session& session, Checked& checked) {
    const auto& paths = session.arguments.values("PATH");
    if (paths.empty()) return true;
    const OpenRegistry& opened = *checked.opened;
    const NamedFiles named = named_files(opened, paths);
    for (const std::string& other : named.others)
        say(session, message("{}: 台帳のファイルではないため見ません",
                             "{}: no file of the registry, passed over", printable(other)));
    if (named.empty()) return false;
    Diagnostics all = std::move(checked.findings);
    checked.findings = concerning(all, opened.registry.files, named);
    if (named.gone.empty() || opened.unreadable) return true;
    // Of what they have caused they are the cause, whatever else was said of it.
    Diagnostics caused = caused_by_going(session, opened, named.gone);
    const Diagnostics others = checked.findings.only([&](const Diagnostic& finding) {
        return std::ranges::none_of(caused, [&](const Diagnostic& one) {
            return one.topic == finding.topic && one.at == finding.at;
        });
    });
    caused.append(Diagnostics(others));
    checked.findings = std::move(caused);
    for (const Source& gone : named.gone)
        say(session,
            message("{}: 消えたファイル。これが消えて起きたことを示します",
                    "{}: deleted; what its going has caused is shown", printable(gone.path)));
    return true;
}

/// In every format that is asked for: `-f text -f sarif=FILE`.
void print_findings(Session& session, const OpenRegistry& opened, const Diagnostics& findings,
                    const CheckSummary& summary) {
    auto wanted = session.arguments.values("format");
    if (wanted.empty()) wanted = {"text"};
    for (const std::string& each : wanted) {
        const auto equals = each.find('=');
        const bool to_file = equals != each.npos;
        RenderOptions options = read_render_options(session);
        options.lang = session.message_lang;
        if (to_file) options.color = false, options.width = 0;
        const FindingFormat& format = *finding_formats().find(each.substr(0, equals));
        const std::string& root = format.from_repository ? opened.in_repository : opened.folder;
        const std::string text =
            format.render(findings, opened.registry.files, root, summary, options);
        if (to_file) {
            write_output(session, each.substr(equals + 1), text);
        } else {
            session.world.out += text;
        }
    }
}

int run_check(Session& session) {
    refuse_wrong_usage(session);
    Checked checked = check_all(session);
    auto& opened = checked.opened;
    const bool mends = session.arguments.has("fix") || session.arguments.has("unsafe-fixes");
    if (mends || session.arguments.has("diff")) {
        if (const auto code = mend_all(session, opened)) return *code;
        checked.findings = opened->findings;
    }
    if (!keep_named(session, checked)) {
        say(session, message("台帳のファイルがないため、何も検査していません",
                             "none of these is a file of the registry: nothing was checked"));
        return exit_code::well;
    }
    const Diagnostics& findings = checked.findings;
    print_findings(
        session, *opened, findings,
        {opened->registry.agreements.size(), opened->registry.files.size(), fails_from(session)});
    if (checked.unreadable) return exit_code::trouble;
    if (findings.has_errors() && !opened->is_whole) {
        say(session,
            message(
                "エラーを直すまでは、台帳全体を見る検査(公表値との一致、使われていない出典など)を見送ります",
                "until the errors are mended, rules that need the whole registry (published totals, "
                "unused sources and others) are left out"));
    }
    return fails(session, findings) ? exit_code::findings : exit_code::well;
}

}  // namespace

extern const Command check_command{
    "check",
    {"台帳を検査し、見つかったことをすべて示す", "check the registry and show every finding"},
    {"書式・日付・名称とコード・参照・公表値との一致を一度に検査します。エラーがあれば終了コードは1です。\n"
     "各コードの意味は `daicho explain コード` に、機械向けの出力は `-f json` にあります。\n`--fix` は意味を変えない直しを加え、`--diff` はそれを示すだけにします。\n"
     "`--since main` は変更が起こしたことだけを、どのファイルに現れても示します。\n"
     "ファイルを書けばそれに関わることだけを示します\n(例: `daicho check $(git diff --name-only main... -- agreements)`)。",
     "Checks syntax, format, dates, names and codes, references and published totals in one run; the "
     "exit code is 1 if there are errors. `daicho explain CODE` tells what a finding means, `-f json` "
     "is for programs. `--fix` mends what is safe to mend, `--diff` only shows it.\n"
     "`--since main` shows what a change has caused, in whichever file it shows; with paths, what concerns "
     "these files, also deleted ones: `daicho check $(git diff --name-only main... -- agreements)`."},
    {"PATH",
     {"このファイルやフォルダの結果だけを示す", "show only what concerns these files or folders"},
     false,
     true,
     Offers::files},
    {own_options, registry_options()},
    run_check,
    !may_stand_in_document,
    Prints::no_figures};

}  // namespace daicho
