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
    Option{"output", 'o', "FILE", {"ファイルに書く", "write to a file"}},
};

/// Without a registry there is no vocabulary to offer; the schema is still good.
std::string json_schema_of(const Session& session) {
    try {
        return json_schema(&open_registry(session)->registry.vocabularies);
    } catch (const Trouble&) {
        if (session.arguments.has("directory") || session.arguments.has("rev")) throw;
        return json_schema(nullptr);
    }
}

int run_schema(Session& session) {
    const bool as_markdown = session.arguments.value("format") == "md";
    if (as_markdown) {
        print(session, format_tables(session.report_lang));
    } else {
        print(session, json_schema_of(session), "record.schema.json");
    }
    return exit_code::well;
}

}  // namespace

extern const Command schema_command{
    "schema",
    {"記録の書式(エディタ用の JSON Schema)", "the record format, as JSON Schema for editors"},
    {"記録の1行目の `# yaml-language-server: $schema=…` がこのスキーマを指せば、エディタが補完と検査をします。",
     "Editors complete and check records whose first line `# yaml-language-server: $schema=…` names it."},
    {},
    {own_options, registry_options()},
    run_schema,
    may_stand_in_document,
    Prints::no_figures};

}  // namespace daicho
