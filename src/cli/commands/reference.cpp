// `daicho reference`: looks a local government up.
#include <array>

#include "cli/commands/commands.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/query/ledger.hpp"
#include "daicho/report/figures/reference.hpp"
#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

constexpr std::array own_options{
    Option{"as-of",
           0,
           "DATE",
           {"この日に有効な名称とコード(既定は今日)",
            "names and codes valid on this day (default: today)"}},
    Option{"prefecture", 0, "PREF", {"都道府県", "prefecture"}},
};

int run_reference(Session& session) {
    const std::string given = *session.arguments.value("NAME");
    const Day day = read_day(session, "as-of", today(session));
    const RenderOptions options = read_render_options(session);
    const Prefecture* within = nullptr;
    if (const auto named = session.arguments.value("prefecture")) {
        within = find_prefecture(*named);
        if (!within) {
            throw Trouble(no_such({"都道府県", "prefecture"}, *named));
        }
    }
    auto found = look_up(given, day);
    if (within)
        std::erase_if(found, [&](const Government* g) { return g->prefecture != within->number; });
    if (found.empty()) {
        std::string near;
        // A name that was official once leads to what its bearer is called on the day.
        const int place = within ? within->number : 0;
        auto meant = find_ever(given, place);
        if (meant.empty()) meant = suggest(given, place, day);
        for (const Government* g : meant) {
            const Government& now = as_of(*g, day);
            near += fmt::format("{}{} ({}, {})", near.empty() ? "" : ", ", now.name, now.code,
                                prefecture(now.prefecture).name);
        }
        throw Trouble(
            message("{}現在、`{}` という地方公共団体はありません",
                    "on {} there is no local government `{}`", to_iso(day), printable(given)),
            near.empty() ? Message{} : message("候補: {}", "did you mean {}?", near));
    }
    print(session, governments_report(found, day, session.report_lang, options.dates));
    return exit_code::well;
}

}  // namespace

const Command commands_of::reference{
    "reference",
    {"地方公共団体を名称・コード・ローマ字で調べる", "look a local government up"},
    {"例: `daicho reference 102041`、`daicho reference 篠山市 --as-of 2012-04-01`",
     "For example `daicho reference 102041`, `daicho reference isesaki --as-of 2012-04-01`."},
    {"NAME", {"名称・コード・かな・ローマ字", "name, code, kana or romaji"}},
    {own_options, output_options()},
    run_reference};

}  // namespace daicho
