// `daicho fmt`: the files of a registry in their canonical layout.
#include <algorithm>
#include <array>
#include <filesystem>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/patches.hpp"
#include "cli/session.hpp"
#include "cli/write_file.hpp"
#include "daicho/format/canonical.hpp"
#include "daicho/format/schema.hpp"
#include "daicho/load/load.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

namespace fs = std::filesystem;

constexpr std::array own_options{
    Option{"check",
           0,
           "",
           {"書き直さずに、整っていないファイルを示す(あれば終了コード1)",
            "change nothing, name the files that differ (exit code 1 if any)"}},
    Option{"diff",
           0,
           "",
           {"書き直さずに、変わるところを示す(git apply に渡せるパッチ)",
            "change nothing, print the patch (for git apply)"}},
};

/// Whether a path that the user gave names the file of a registry or a folder that holds it: as
/// seen from the current folder, or within the registry.
bool names(const std::string& given, const std::string& folder, const std::string& file) {
    std::error_code error;
    const fs::path target = fs::absolute(folder, error) / file;
    const std::array<fs::path, 2> wanted{fs::absolute(given, error),
                                         fs::absolute(folder, error) / given};
    return std::ranges::any_of(wanted, [&](const fs::path& each) {
        const fs::path inner =
            target.lexically_normal().lexically_relative(each.lexically_normal() / "");
        return !inner.empty() && *inner.begin() != "..";
    });
}

/// The files named by the operands, all if there are none; and of those that are no file of a
/// registry, or could not be read, what is wrong with them.
struct Chosen {
    std::vector<const Source*> files;
    std::vector<const Diagnostic*> refused;
};

Chosen chosen(const Folder& folder, const std::string& where,
              const std::vector<std::string>& paths) {
    Chosen out;
    std::vector<const Diagnostic*> refused(folder.files.size());
    for (const Diagnostic& finding : folder.findings) refused[finding.at.source] = &finding;
    for (const std::string& path : paths) {
        const auto is_named = [&](const Source& file) { return names(path, where, file.path); };
        if (std::ranges::any_of(folder.files, is_named)) continue;
        throw Trouble(message("{} はこの台帳のファイルではありません",
                              "{} is no file of this registry", printable(path)),
                      message("台帳のフォルダは {} です", "the registry is {}", where));
    }
    for (std::size_t i = 0; i < folder.files.size(); ++i) {
        const Source& file = folder.files[i];
        const auto is_meant = [&](const std::string& path) {
            return names(path, where, file.path);
        };
        if (!paths.empty() && std::ranges::none_of(paths, is_meant)) continue;
        refused[i] ? out.refused.push_back(refused[i]) : out.files.push_back(&file);
    }
    return out;
}

struct Outcome {
    std::string text;
    Message fault{};  // why it has no layout
};

Outcome laid_out(const Source& file) {
    const std::string before = normalized(file.text);
    const Field& meaning = file_field(file.path);
    Diagnostics findings;
    const Document document = read_document(0, before, findings);
    if (document.empty() || findings.has_errors()) {
        return {{},
                message("書式の誤りがあるため整えられません。`daicho check` で確かめてください",
                        "not well-formed, so that it cannot be laid out: see `daicho check`")};
    }
    std::string after = canonical(document, meaning);
    Diagnostics of_after;
    const Document again = read_document(0, after, of_after);
    if (again.empty() || reading(again, meaning) != reading(document, meaning)) {
        return {{},
                message("整えると読みが変わるため、そのままにしました",
                        "left as it is: laid out, it would not be read the same")};
    }
    return {std::move(after)};
}

int run_format(Session& session) {
    const std::string where = require_registry(session);
    const Folder folder = read_folder(where);
    const bool only_names = session.arguments.has("check");
    const bool only_shows = session.arguments.has("diff");
    std::size_t changed = 0, faults = 0;
    const auto [files, refused] = chosen(folder, where, session.arguments.values("PATH"));
    for (const Diagnostic* finding : refused) {
        session.world.err +=
            fmt::format("{}: {}\n", printable(where + "/" + folder.files[finding->at.source].path),
                        finding->message.in(session.message_lang));
    }
    for (const Source* file : files) {
        const std::string path = where + "/" + file->path;
        const Outcome outcome = laid_out(*file);
        if (!outcome.fault.empty()) {
            session.world.err +=
                fmt::format("{}: {}\n", printable(path), outcome.fault.in(session.message_lang));
            ++faults;
        } else if (outcome.text != file->text) {
            ++changed;
            if (only_shows) print_patch(session, where, file->path, file->text, outcome.text);
            if (only_names) session.world.out += printable(path) + "\n";
            if (!only_shows && !only_names) replace_file(path, file->text, outcome.text);
        }
    }
    const bool writes = !only_names && !only_shows;
    if (writes) {
        const Message done = message("{}ファイルのうち{}を整えました", "{1} of {0} files laid out",
                                     files.size(), changed);
        say(session, done);
    }
    if (!refused.empty()) return exit_code::trouble;
    return faults > 0 || (!writes && changed > 0) ? exit_code::findings : exit_code::well;
}

}  // namespace

extern const Command format_command{
    "fmt",
    {"台帳のファイルの体裁を整える", "lay out the files of a registry in one way"},
    {"キーの順、引用符、字下げ、空行、日付、文字の正規形、改行をそろえます。読みは変わらず、コメントはその相手とともに動きます。\n"
     "括弧で書くか行に分けるかは書き手に任せます。prettier(.prettierrc.yaml)はこの体裁を変えません。\n"
     "例: `daicho fmt`、`daicho fmt --diff agreements/10-gunma`",
     "One order of keys, one way of quotes, indentation, blank lines, dates, normal form and line "
     "ends. What is read does not change; comments go with what they describe. Brackets or lines "
     "are the writer's choice. prettier (.prettierrc.yaml) leaves this layout as it is.\n"
     "For example `daicho fmt`, `daicho fmt --diff agreements/10-gunma`."},
    {"PATH",
     {"このファイルやフォルダだけを整える", "only these files or folders"},
     false,
     true,
     Offers::files},
    {own_options},
    run_format,
    !may_stand_in_document,
    Prints::no_figures};

}  // namespace daicho
