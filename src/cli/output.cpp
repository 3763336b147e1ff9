#include "cli/output.hpp"

#include <filesystem>

#include "cli/options.hpp"
#include "cli/session.hpp"
#include "cli/write_file.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/text/lists.hpp"
#include "daicho/text/utf8.hpp"
#include "render/lines.hpp"

namespace daicho {

namespace {

namespace fs = std::filesystem;

/// Whether a path names this file at the top of the registry, which need not exist yet.
bool names(const fs::path& path, const fs::path& registry, std::string_view generated) {
    const fs::path folder = path.has_parent_path() ? path.parent_path() : ".";
    std::error_code error;
    return path.filename() == generated && fs::equivalent(folder, registry, error);
}

/// The nearest registry in which the path lies, whichever one the command reads.
std::optional<std::string> registry_around(const fs::path& path) {
    std::error_code error;
    fs::path folder = fs::weakly_canonical(fs::absolute(path, error), error).parent_path();
    for (;; folder = folder.parent_path()) {
        if (fs::is_regular_file(folder / registry_file::registry, error)) return folder.string();
        if (folder == folder.root_path() || folder.empty()) return {};
    }
}

}  // namespace

void say(Session& session, const Message& what) {
    session.world.err += what.in(session.message_lang) + "\n";
}

void print_findings(Session& session, const Diagnostics& findings, const Sources& files,
                    std::string_view root, const CheckSummary& summary) {
    if (findings.empty()) return;
    const RenderOptions options{.lang = session.message_lang,
                                .color = use_color(session, session.world.err_is_terminal),
                                .width = session.world.width};
    session.world.err += render_findings_text(findings, files, root, summary, options);
}

void print_findings(Session& session, const Diagnostics& findings, const CheckedRegistry& of,
                    std::string_view folder) {
    print_findings(session, findings, of.registry.files, folder,
                   {of.registry.agreements.size(), of.registry.files.size()});
}

std::optional<std::string> registry_of(const Session& session, const std::string& path) {
    const auto registry = registry_folder(session);
    return registry && is_below(path, *registry) ? registry : registry_around(path);
}

void refuse_registry(const Session& session, const std::string& path, std::string_view generated) {
    const auto registry = registry_of(session, path);
    if (!registry || names(path, *registry, generated)) return;
    throw Trouble(message("{} は台帳の中にあるため書きません",
                          "{} is in the registry: nothing was written", printable(path)),
                  message("{} の外のファイルを指定してください", "name a file outside of {}",
                          printable(*registry)));
}

void write_output(Session& session, const std::string& path, std::string_view text,
                  std::string_view generated) {
    // By their names: what stands behind them may be a file that others append to as well.
    if (path == "/dev/stdout") {
        session.world.out += text;
    } else if (path == "/dev/stderr") {
        session.world.err += text;
    } else {
        refuse_registry(session, path, generated);
        write_file(path, text);
    }
}

void print(Session& session, std::string_view text, std::string_view generated) {
    if (const auto path = session.arguments.value("output")) {
        write_output(session, *path, text, generated);
    } else {
        session.world.out += text;
    }
}

bool is_part(const Session& session, std::string_view format) {
    if (!session.document) return false;
    return format == (session.document->markup == Markup::html ? "html" : "md");
}

namespace {

/// On the terminal it would show nothing, and may set its modes.
void refuse_on_terminal(const Session& session, const Format& format) {
    const std::string path = session.arguments.value("output").value_or("/dev/stdout");
    const bool is_shown = (path == "/dev/stdout" && session.world.out_is_terminal) ||
                          (path == "/dev/stderr" && session.world.err_is_terminal);
    if (!format.is_binary || !is_shown) return;
    throw Trouble(
        message("{} は端末に表示できません", "{} cannot be shown on a terminal", format.name),
        message("`-o 表.{}` のようにファイルに書いてください",
                "write it to a file, as in `-o table.{}`", format.name));
}

/// What the format has no place for, on standard error: grounds, and other blocks of the report.
void say_beside(Session& session, const Report& report, const Format& format,
                RenderOptions options) {
    const Lang lang = options.lang = session.message_lang;
    options.color = false;
    if (format.holds == Holds::one_table) session.world.err += render_grounds(report, options);
    const auto missing = left_out(report, format.holds, lang);
    if (missing.empty() || options.quiet) return;
    const Message note = message("注: {} では省いたもの: {}。すべては -f json か -f xlsx に",
                                 "note: left out of {}: {}; all is in -f json and -f xlsx",
                                 format.name, joined(missing, lang == Lang::ja ? "、" : ", "));
    session.world.err += hang(note.in(lang), 2, reading_width(options)) + "\n";
}

}  // namespace

void print(Session& session, Report report) {
    const Format& format = read_format(session);
    if (format.bears_time && !report.made) report.made = source_date(session);
    const RenderOptions options = read_render_options(session);
    refuse_on_terminal(session, format);
    const std::string text = is_part(session, format.name)
                                 ? lay_out_part(report, session.document->markup, options)
                                 : format.render(report, options);
    if (text.empty()) {
        throw Trouble(message("このコマンドの結果を {} にはできません",
                              "this has nothing to show as {}", format.name),
                      message("-f table などの形式を選んでください",
                              "choose another format, such as -f table"));
    }
    print(session, text);
    say_beside(session, report, format, options);
}

}  // namespace daicho
