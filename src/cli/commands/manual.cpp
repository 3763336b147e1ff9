// `daicho man`: pages for man(1).
#include <array>

#include "cli/command.hpp"
#include "cli/manual.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/time/date.hpp"
#include "system/version.hpp"

namespace daicho {

namespace {

constexpr std::array own_options{
    offering(Offers::files, Option{"output", 'o', "FILE", {"ファイルに書く", "write to a file"}}),
};

/// The day of the page: that of SOURCE_DATE_EPOCH, else of the commit that was built.
Day date_of_page(const Session& session) {
    if (const auto instant = source_date(session)) return day_in_japan(*instant);
    const auto built = parse_date(program_version().date);
    if (const auto* date = std::get_if<Date>(&built)) return date->latest;
    return today(session);
}

int run_manual(Session& session) {
    const Lang lang = session.arguments.has("lang") ? session.report_lang : Lang::en;
    const Day date = date_of_page(session);
    const auto name = session.arguments.value("COMMAND");
    if (!name) {
        print(session, manual(lang, date));
        return exit_code::well;
    }
    const Command* command = commands().find(*name);
    if (!command) {
        throw Trouble(no_such({"コマンド", "command"}, *name),
                      instead_of(*name, commands().names()));
    }
    print(session, manual(*command, lang, date));
    return exit_code::well;
}

}  // namespace

extern const Command manual_command{
    "man",
    {"man のページ(mdoc)", "pages for man, in mdoc"},
    {"コマンドを書かなければ daicho(1) のページです。既定は英語で、`--lang ja` なら日本語です。\n"
     "例: `daicho man stats | mandoc -a`、`daicho man --lang ja | man -l -`",
     "Without a command the page of daicho(1). In English, with `--lang ja` in Japanese.\n"
     "For example `daicho man stats | mandoc -a`, `daicho man --lang ja | man -l -`."},
    {"COMMAND", {"コマンド", "a command"}, false, false, Offers::commands},
    {own_options},
    run_manual,
    !may_stand_in_document,
    Prints::no_figures};

}  // namespace daicho
