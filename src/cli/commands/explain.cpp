// `daicho explain`: what a finding means.
#include <algorithm>
#include <array>

#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/topics.hpp"

namespace daicho {

namespace {

constexpr auto own_options = in_document(std::array{
    Option{"list", 0, "", {"すべてのコードを一覧にする", "list every code"}},
});

int list_topics(Session& session) {
    const auto text = [&](Words words) { return std::string(words.in(session.report_lang)); };
    Table table{.name = "topics",
                .caption = {},
                .columns = {{.key = "code", .label = text({"コード", "code"}), .type = Type::code},
                            {.key = "severity", .label = text({"重さ", "severity"})},
                            {.key = "name", .label = text({"名前", "name"})},
                            {.key = "summary", .label = text({"内容", "summary"})},
                            {.key = "severity_id",
                             .label = text({"重さ", "severity"}),
                             .type = Type::code,
                             .machine_only = true}},
                .head_columns = 1};
    for (const Topic* topic : all_topics()) {
        table.rows.push_back({RowKind::data,
                              {{Code{std::string(topic->code)}},
                               {text(name_of(topic->severity))},
                               {std::string(topic->name)},
                               {text(topic->summary)},
                               {Code{std::string(name_of(topic->severity).en)}}}});
    }
    Report report{.name = "topics", .title = text({"検査のコード", "Codes of findings"})};
    report.blocks.push_back(std::move(table));
    print(session, report);
    return exit_code::well;
}

/// A topic is told in lines for people; of a report it has neither tables nor figures.
void refuse_other_formats(const Session& session) {
    const std::string_view format = read_format(session).name;
    if (format == "table" || is_part(session, format)) return;
    throw Trouble(message("説明を {} にはできません", "an explanation has no form as {}", format),
                  message("一覧は形式を選べます: `daicho explain --list -f {}`",
                          "the list of codes has: `daicho explain --list -f {}`", format));
}

int run_explain(Session& session) {
    if (session.arguments.has("list")) return list_topics(session);
    refuse_other_formats(session);
    for (const std::string& code : session.arguments.values("CODE")) {
        const Topic* topic = find_topic(code);
        if (!topic) {
            std::vector<std::string_view> names;
            for (const Topic* each : all_topics()) {
                names.push_back(each->code);
                names.push_back(each->name);
            }
            throw Trouble(no_such({"コード", "code"}, code),
                          suggestion(code, names)
                              .or_else(message("`daicho explain --list` に一覧があります",
                                               "`daicho explain --list` lists them")));
        }
        print(session, render_topic(*topic, read_render_options(session)));
    }
    return exit_code::well;
}

}  // namespace

extern const Command explain_command{
    "explain",
    {"検査のコードの意味と直し方を説明する", "explain a code of the findings"},
    {"例: `daicho explain Y129`、`daicho explain duplicate-key`、`daicho explain --list`",
     "For example `daicho explain Y129`, `daicho explain duplicate-key`, `daicho explain --list`."},
    {"CODE", {"コードまたは名前", "a code or its name"}, true, true, Offers::topics},
    {own_options, table_options()},
    run_explain,
    may_stand_in_document,
    Prints::no_figures,
    [](const Arguments& given) { return !given.has("list"); }};

}  // namespace daicho
