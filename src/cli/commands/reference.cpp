// `daicho reference`: looks a local government up.
#include <array>

#include "cli/command.hpp"
#include "cli/names.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "daicho/report/figures/reference.hpp"

namespace daicho {

namespace {

constexpr std::array own_options{
    Option{"as-of",
           0,
           "DATE",
           {"この日に有効な名称とコード(既定は今日)",
            "names and codes valid on this day (default: today)"}},
    offering(Offers::prefectures, Option{"prefecture", 0, "PREF", {"都道府県", "prefecture"}}),
};

int run_reference(Session& session) {
    const std::string given = *session.arguments.value("NAME");
    const Day day = read_day(session, "as-of", today(session));
    const RenderOptions options = read_render_options(session);
    const auto named = session.arguments.value("prefecture");
    const Prefecture* within = named ? &read_prefecture(*named) : nullptr;
    const auto found = read_governments(given, day, within);
    print(session, governments_report(found, day, session.report_lang, options.dates));
    return exit_code::well;
}

}  // namespace

extern const Command reference_command{
    "reference",
    {"地方公共団体を名称・コード・ローマ字で調べる", "look a local government up"},
    {"コードは検査数字や先頭の0がなくても、名称は「市」「町」などがなくても、都道府県や郡を前に付けても調べられます。\n"
     "旧名には今の名称を答えます。表は2009年4月1日からです。\n"
     "例: `daicho reference 102041`、`daicho reference 群馬県伊勢崎市`、`daicho reference 篠山市 --as-of 2012-04-01`",
     "A code may lack its check digit or leading zero, a name its ending; a prefecture and a county may "
     "stand before it. Names of the past are answered with those of today. The tables begin on 2009-04-01.\n"
     "For example `daicho reference 102041`, `daicho reference isesaki --as-of 2012-04-01`."},
    {"NAME",
     {"名称・コード・かな・ローマ字", "name, code, kana or romaji"},
     true,
     false,
     Offers::governments},
    {own_options, table_options()},
    run_reference,
    !may_stand_in_document,
    Prints::no_figures};

}  // namespace daicho
