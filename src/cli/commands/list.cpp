// `daicho list` and `daicho show`: the register, and one agreement of it.
#include "daicho/report/figures/list.hpp"
#include "cli/command.hpp"
#include "cli/figures.hpp"
#include "cli/names.hpp"
#include "cli/options.hpp"
#include "cli/session.hpp"
#include "daicho/model/trouble.hpp"

namespace daicho {

namespace {

constexpr auto show_options = in_document(std::array{allow_invalid});

constexpr auto own_options = in_document(std::array{
    Option{"unit",
           0,
           "UNIT",
           {"何を並べるか(既定は government)", "what is listed (default: government)"},
           false,
           names_of<units>},
    Option{
        "without",
        0,
        "",
        {"協定の記録のない団体を並べる。あるかどうか分からないものは別に",
         "the governments not known to have an agreement; apart from them those nobody can tell"}},
});

/// What chooses agreements says nothing of those who have none: it would list those who have
/// another one.
void refuse_what_nobody_knows(const Session& session) {
    for (const Option& option : filter_options()) {
        if (!option.asks_of_agreements || !session.arguments.has(option.name)) continue;
        throw Trouble(
            message("--without は協定のない団体を並べます。--{} とは一緒に使えません",
                    "--without lists governments that have none: it cannot stand with --{}",
                    option.name),
            message("都道府県・地方・団体の種類で絞り込めます",
                    "prefecture, region and kind of government can choose among them"));
    }
}

int run_list(Session& session) {
    const Unit unit = units().find(session.arguments.value("unit").value_or("government"))->unit;
    const bool is_without = session.arguments.has("without");
    if (is_without && unit != Unit::government) {
        throw Trouble(message("--without は団体を並べます。--unit とは一緒に使えません",
                              "--without lists governments: it cannot stand with --unit"));
    }
    if (is_without) refuse_what_nobody_knows(session);
    return print_figures(session, [&](const ReportContext& context) {
        return is_without ? without_report(context) : list_report(context, unit);
    });
}

int run_show(Session& session) {
    return print_figures(session, [&](const ReportContext& context) {
        const std::string given = *session.arguments.value("ID");
        return show_report(context, find_agreement(context, given, today(session)));
    });
}

}  // namespace

extern const Command list_command{
    "list",
    {"締結団体の一覧を締結順に。取組・施設・会議・実績の一覧、協定のない団体の一覧も",
     "the governments with an agreement, in date order; also measures, meetings and more"},
    {"都道府県と市区町村を分けて締結順に並べます。番号は公表された一覧にあるもので、絞り込んでも変わりません。\n"
     "`--unit` では取組・施設・会議・実績を、その協定・日付・場所とともに並べます。取組や施設では、"
     "`--group`・`--activity`・`--facility-kind` はその取組や施設そのものを選びます。\n"
     "例: `daicho list --as-of 平成27年8月31日 --dates era`、`daicho list --unit facility --prefecture 群馬県`、"
     "`daicho list --without --region 九州`",
     "In date order, prefectures and municipalities apart. The numbers are those of published lists, and a "
     "filter leaves them as they are. With `--unit` measures, facilities, meetings or results are listed, "
     "each with its agreement, day and place; of "
     "measures and facilities `--group`, `--activity` and `--facility-kind` choose these themselves.\n"
     "For example `daicho list --as-of 2015-08-31 --dates era`, "
     "`daicho list --unit facility --prefecture Gunma`, `daicho list --without --region Kyushu`."},
    {},
    {registry_options(), own_options, figure_options(), filter_options(), table_options()},
    run_list,
    may_stand_in_document};

extern const Command show_command{
    "show",
    {"1つの協定をすべて示す", "one agreement whole"},
    {"例: `daicho show 102041-isesaki`、`daicho show 伊勢崎市`",
     "For example `daicho show 102041-isesaki`, `daicho show 伊勢崎市`."},
    {"ID",
     {"協定の ID、または団体の名称(旧名も)・コード・かな・ローマ字",
      "the id of a record, or a government's name (old ones too), code, kana or romaji"},
     true,
     false,
     Offers::agreements},
    {show_options, registry_options(), table_options()},
    run_show,
    may_stand_in_document};

}  // namespace daicho
