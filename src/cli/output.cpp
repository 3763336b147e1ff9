#include "cli/output.hpp"

#include <filesystem>

#include "cli/options.hpp"
#include "cli/session.hpp"
#include "cli/write_file.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/text/utf8.hpp"

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
        if (fs::is_regular_file(folder / "registry.yaml", error)) return folder.string();
        if (folder == folder.root_path() || folder.empty()) return {};
    }
}

}  // namespace

void refuse_registry(const Session& session, const std::string& path, std::string_view generated) {
    auto registry = registry_folder(session);
    if (!registry || !is_below(path, *registry)) registry = registry_around(path);
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

void print(Session& session, Report report) {
    const Format& format = read_format(session);
    if (format.bears_time && !report.made) report.made = source_date(session);
    RenderOptions options = read_render_options(session);
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
    if (!format.cells_only) return;
    options.lang = session.message_lang;
    options.color = false;
    session.world.err += render_grounds(report, options);
}

}  // namespace daicho
