// `daicho check`: every finding in one run.
#include <algorithm>
#include <array>
#include <filesystem>

#include "cli/commands/commands.hpp"
#include "cli/fixes.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/patches.hpp"
#include "cli/session.hpp"
#include "cli/write_file.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

constexpr std::array own_options{
    Option{"format",
           'f',
           "FORMAT[=FILE]",
           {"形式。ファイルを付けて何度でも", "format; may be given again with a file for each"},
           true,
           names_of<finding_formats>},
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
    Option{"width", 0, "COLUMNS", {"幅(0 は無制限)", "width (0: no limit)"}},
};

constexpr int most_rounds = 100;  // of mending

/// The findings in the files named by the operands: all if there are none.
Diagnostics in_paths(const OpenRegistry& opened, const std::vector<std::string>& paths) {
    const auto tail = [](std::string_view path) {
        while (path.ends_with('/')) path.remove_suffix(1);
        return path;
    };
    // As the user sees it, from the root of the registry, or within the folder.
    const std::string base = std::filesystem::path(opened.folder).filename().string();
    const auto names = [&](std::string_view given, const std::string& file) {
        for (const std::string& candidate : {opened.folder + "/" + file, base + "/" + file, file}) {
            if (candidate == given || candidate.starts_with(std::string(given) + "/")) return true;
        }
        return given.ends_with("/" + base + "/" + file);
    };
    for (const std::string& path : paths) {
        const auto known = std::ranges::any_of(
            opened.registry.files, [&](const Source& f) { return names(tail(path), f.path); });
        if (!known) {
            throw Trouble(message("{} はこの台帳のファイルではありません",
                                  "{} is no file of this registry", printable(path)),
                          message("台帳のフォルダは {} です", "the registry is {}", opened.folder));
        }
    }
    return opened.findings.of_files([&](SourceId source) {
        const std::string& file = opened.registry.files[source].path;
        return paths.empty() || std::ranges::any_of(paths, [&](const std::string& path) {
                   return names(tail(path), file);
               });
    });
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

void refuse_to_mend_the_past(const Session& session) {
    if (!session.arguments.has("rev")) return;
    throw Trouble(message("--rev の版は直せません", "what was committed cannot be mended"),
                  message("--rev を付けずに今のファイルを直してください",
                          "leave out --rev to mend the files of today"));
}

int run_check(Session& session) {
    auto opened = open_registry(session);
    const auto& paths = session.arguments.values("PATH");
    const bool mends = session.arguments.has("fix") || session.arguments.has("unsafe-fixes");
    if (mends || session.arguments.has("diff")) {
        refuse_to_mend_the_past(session);
        int fixes = mend_files(session, *opened, in_paths(*opened, paths));
        if (session.arguments.has("diff")) return fixes > 0 ? exit_code::findings : exit_code::well;
        opened = open_registry(session);
        // Of a file with many findings some are shown only when others are mended.
        for (int more = fixes, rounds = 0; more > 0 && rounds < most_rounds; ++rounds) {
            more = mend_files(session, *opened, in_paths(*opened, paths));
            fixes += more;
            if (more > 0) opened = open_registry(session);
        }
        const Message done = message("{}箇所を直しました", "mended {} findings", fixes);
        session.world.err += done.in(session.message_lang) + "\n";
    }
    const Diagnostics findings = in_paths(*opened, paths);
    const CheckSummary summary{opened->registry.agreements.size(), opened->registry.files.size()};
    RenderOptions options = read_render_options(session);
    options.lang = session.message_lang;

    auto wanted = session.arguments.values("format");
    if (wanted.empty()) wanted = {"text"};
    for (const std::string& each : wanted) {
        const auto equals = each.find('=');
        const bool to_file = equals != each.npos;
        RenderOptions own = options;
        if (to_file) own.color = false, own.width = 0;
        const FindingFormat& format = *finding_formats().find(each.substr(0, equals));
        const std::string& root = format.from_repository ? opened->in_repository : opened->folder;
        const std::string text =
            format.render(findings, opened->registry.files, root, summary, own);
        if (to_file) {
            write_output(session, each.substr(equals + 1), text);
        } else {
            session.world.out += text;
        }
    }
    if (opened->unreadable) return exit_code::trouble;
    const bool strict = session.arguments.value("fail-on") == "warning";
    const bool fails = findings.has_errors() || (strict && findings.count(Severity::warning) > 0);
    return fails ? exit_code::findings : exit_code::well;
}

}  // namespace

const Command commands_of::check{
    "check",
    {"台帳を検査し、見つかったことをすべて示す", "check the registry and show every finding"},
    {"書式・日付・名称とコード・参照・公表値との一致を一度に検査します。エラーがあれば終了コードは1です。\n"
     "各コードの意味は `daicho explain コード` に、機械向けの出力は `-f json` にあります。\n`--fix` は意味を変えない直しを加え、`--diff` はそれを示すだけにします。",
     "Checks syntax, format, dates, names and codes, references and published totals in one run; the\n"
     "exit code is 1 if there are errors. `daicho explain CODE` tells what a finding means, `-f json`\n"
     "is for programs. `--fix` mends what is safe to mend, `--diff` only shows it."},
    {"PATH",
     {"このファイルやフォルダの結果だけを示す", "show only what concerns these files or folders"},
     false,
     true},
    {own_options, registry_options()},
    run_check,
    !may_stand_in_document,
    Prints::no_figures};

}  // namespace daicho
