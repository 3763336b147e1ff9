// `daicho schema`: the record format for editors (JSON Schema), and as a page of documentation.
#include <array>

#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "daicho/format/schema.hpp"
#include "daicho/model/trouble.hpp"

namespace daicho {

namespace {

constexpr std::array own_options{
    in_document(Option{"format",
                       'f',
                       "FORMAT",
                       {"形式(既定は json)", "format (default: json)"},
                       false,
                       one_of<"json", "md">}),
    offering(Offers::files, Option{"output", 'o', "FILE", {"ファイルに書く", "write to a file"}}),
};

const FileSchema& read_schema(const Session& session) {
    const std::string name = session.arguments.value("FILE").value_or("record");
    if (const FileSchema* found = file_schemas().find(name)) return *found;
    throw Trouble(no_such({"書式", "schema"}, name), instead_of(name, file_schemas().names()));
}

/// Without a registry there is no vocabulary to offer; the schema is still good.
std::string json_schema_of(const Session& session, const FileSchema& of) {
    try {
        return json_schema(of, &open_registry(session)->registry);
    } catch (const Trouble&) {
        if (session.arguments.has("directory") || session.arguments.has("rev")) throw;
        return json_schema(of, nullptr);
    }
}

int run_schema(Session& session) {
    const bool as_markdown = session.arguments.value("format") == "md";
    if (as_markdown && session.arguments.has("FILE")) {
        throw Trouble(
            message("-f md は全体の書式だけを示します", "-f md shows the whole format only"),
            message("ファイルを付けずに実行してください", "leave the file out"));
    }
    if (as_markdown) {
        print(session, format_tables(session.report_lang));
    } else {
        const FileSchema& of = read_schema(session);
        print(session, json_schema_of(session, of), of.file);
    }
    return exit_code::well;
}

}  // namespace

extern const Command schema_command{
    "schema",
    {"記録などの書式(エディタ用の JSON Schema)",
     "the format of records and of the files beside them, as JSON Schema for editors"},
    {"1行目の `# yaml-language-server: $schema=…` か .vscode/settings.json がこのスキーマを指せば、エディタが補完と検査をします。\n"
     "例: `daicho schema registry -o agreements/registry.schema.json`。`-f md` はすべての書式の表です。",
     "Editors complete and check files whose first line `# yaml-language-server: $schema=…`, or "
     ".vscode/settings.json, names it. For example `daicho schema registry -o agreements/registry.schema.json`.\n"
     "`-f md` prints tables of the whole format."},
    {"FILE",
     {"record(既定)、registry、sources、vocabulary、about",
      "record (default), registry, sources, vocabulary or about"},
     false,
     false,
     Offers::schemas},
    {own_options, registry_options()},
    run_schema,
    may_stand_in_document,
    Prints::no_figures};

}  // namespace daicho
