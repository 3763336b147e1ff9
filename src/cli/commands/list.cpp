// `daicho list` and `daicho show`: the register, and one agreement of it.
#include "daicho/report/figures/list.hpp"
#include "cli/command.hpp"
#include "cli/figures.hpp"
#include "cli/names.hpp"
#include "cli/options.hpp"
#include "cli/session.hpp"

namespace daicho {

namespace {

constexpr auto show_options = in_document(std::array{allow_invalid});

int run_list(Session& session) {
    return print_figures(session, list_report);
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
    {"締結団体の一覧を締結順に", "the governments with an agreement, in date order"},
    {"厚生労働省の一覧と同じく、都道府県と市区町村を分けて締結順に番号を付けます。\n"
     "例: `daicho list --as-of 平成27年8月31日 --dates era`、`daicho list --prefecture 群馬県`",
     "Numbered in date order as the ministry's lists are, prefectures and municipalities apart.\n"
     "For example `daicho list --as-of 2015-08-31 --dates era`, `daicho list --prefecture Gunma`."},
    {},
    {registry_options(), figure_options(), filter_options(), output_options()},
    run_list,
    may_stand_in_document};

extern const Command show_command{
    "show",
    {"1つの協定をすべて示す", "one agreement whole"},
    {"例: `daicho show 102041-isesaki`、`daicho show 伊勢崎市`",
     "For example `daicho show 102041-isesaki`, `daicho show 伊勢崎市`."},
    {"ID",
     {"協定の ID、または団体の名称(旧名も)・コード・かな・ローマ字",
      "the id of a record, or a government's name (old ones too), code, kana or romaji"}},
    {show_options, registry_options(), output_options()},
    run_show,
    may_stand_in_document};

}  // namespace daicho
