// `daicho list` and `daicho show`: the register, and one agreement of it.
#include "daicho/report/figures/list.hpp"
#include "cli/commands/commands.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

int run_list(Session& session) {
    const auto opened = open_registry(session);
    if (refuses(session, *opened))
        return opened->unreadable ? exit_code::trouble : exit_code::findings;
    print(session, list_report(report_context(session, *opened)));
    return exit_code::well;
}

int run_show(Session& session) {
    const auto opened = open_registry(session);
    const auto index = find_agreement(*opened->ledger, *session.arguments.value("ID"));
    print(session, show_report(report_context(session, *opened), index));
    return exit_code::well;
}

}  // namespace

std::uint32_t find_agreement(const Ledger& ledger, const std::string& given) {
    if (const auto found = ledger.find(given)) return *found;
    std::vector<std::uint32_t> named;
    std::vector<std::string_view> ids;
    const auto& agreements = ledger.registry().agreements;
    for (std::uint32_t i = 0; i < agreements.size(); ++i) {
        ids.push_back(agreements[i].id);
        const std::string_view id = agreements[i].id;
        bool matches = id.size() > 7 && (id.substr(0, 6) == given || id.substr(7) == given);
        for (const auto& party : agreements[i].parties) {
            matches |= party->name && party->name->value.text == given;
        }
        if (matches) named.push_back(i);
    }
    if (named.size() == 1) return named.front();
    if (named.empty()) {
        throw Trouble(no_such({"協定", "agreement"}, given),
                      suggestion(given, ids, 3)
                          .or_else(message("`daicho list` に ID があります",
                                           "`daicho list` shows their ids")));
    }
    ids.clear();
    for (const auto index : named) ids.push_back(agreements[index].id);
    throw Trouble(message("`{}` の協定は{}件あります", "`{}` has {} agreements", printable(given),
                          named.size()),
                  message("ID で選んでください: {}", "choose by id: {}", listed(ids)));
}

std::uint32_t find_agreement(const ReportContext& context, const std::string& given) {
    const std::uint32_t found = find_agreement(context.ledger, given);
    refuse_if_left_out(context.ledger, found, context.filter, context.as_of);
    return found;
}

const Command commands_of::list{
    "list",
    {"締結団体の一覧を締結順に", "the governments with an agreement, in date order"},
    {"厚生労働省の一覧と同じく、都道府県と市区町村を分けて締結順に番号を付けます。\n"
     "例: `daicho list --as-of 平成27年8月31日 --dates era`、`daicho list --prefecture 群馬県`",
     "Numbered in date order as the ministry's lists are, prefectures and municipalities apart.\n"
     "For example `daicho list --as-of 2015-08-31 --dates era`, `daicho list --prefecture Gunma`."},
    {},
    {figure_options(), filter_options(), output_options()},
    run_list,
    may_stand_in_document};

const Command commands_of::show{
    "show",
    {"1つの協定をすべて示す", "one agreement whole"},
    {"例: `daicho show 102041-isesaki`、`daicho show 伊勢崎市`",
     "For example `daicho show 102041-isesaki`, `daicho show 伊勢崎市`."},
    {"ID",
     {"協定の ID、または団体の名称・コード・ローマ字",
      "the id of a record, or a government's name, code or romaji"}},
    {output_options()},
    run_show,
    may_stand_in_document};

}  // namespace daicho
