// `daicho timeline`: events in order, of one agreement, a prefecture, or all.
#include <array>

#include "cli/command.hpp"
#include "cli/figures.hpp"
#include "cli/names.hpp"
#include "cli/options.hpp"
#include "cli/session.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/report/figures/timeline.hpp"

namespace daicho {

namespace {

constexpr auto own_options = in_document(std::array{
    labelled(labels_of<event_kinds>, Option{"event",
                                            0,
                                            "KIND",
                                            {"この種類の出来事だけ", "only events of this kind"},
                                            true,
                                            names_of<event_kinds>}),
    Option{"from",
           0,
           "DATE",
           {"この日以後にあった可能性のあるもの", "may have happened on this day or later"}},
    Option{"to",
           0,
           "DATE",
           {"この日以前にあった可能性のあるもの", "may have happened on this day or earlier"}},
    allow_invalid,
});

/// A month or a year means its first day.
Day first_day(const Session& session, std::string_view option) {
    const auto understood = understand_date(*session.arguments.value(option));
    const auto* date = std::get_if<Date>(&understood);
    return date ? date->earliest : read_day(session, option, {});  // which says what is wrong
}

TimelineOptions read_options(const Session& session, const ReportContext& context) {
    const Arguments& given = session.arguments;
    TimelineOptions out;
    if (const auto id = given.value("ID"))
        out.agreement = find_agreement(context, *id, today(session));
    for (const auto& name : given.values("event")) out.kinds.push_back(event_kinds().find(name));
    if (given.has("from")) out.from = first_day(session, "from");
    if (given.has("to")) out.until = read_day(session, "to", {});
    if (out.from && out.until && *out.from > *out.until) {
        throw Trouble(message("--from は --to より後です", "--from is later than --to"));
    }
    return out;
}

int run_timeline(Session& session) {
    return print_figures(session, [&](const ReportContext& context) {
        return timeline_report(context, read_options(session, context));
    });
}

}  // namespace

extern const Command timeline_command{
    "timeline",
    {"出来事を順に: 締結、改定、会議、計画、実績など",
     "events in order: concluded, revised, meetings, plans, results"},
    {"1つの協定、都道府県、またはすべての協定の出来事を、日付の順に示します。日の分からないものは期間として示します。\n"
     "例: `daicho timeline 太田市`、`daicho timeline --prefecture 群馬県 --event concluded`、"
     "`daicho timeline --from 令和7年4月 -f ics -o 協定.ics`",
     "Events of one agreement, of a prefecture or of all, in the order of their days; where the day is not "
     "known, as an interval. For example `daicho timeline 太田市`, "
     "`daicho timeline --prefecture Gunma --event concluded`, `daicho timeline --from 2025-04 -f ics`."},
    {"ID",
     {"協定の ID、または団体の名称(旧名も)・コード・かな・ローマ字",
      "the id of a record, or a government's name (old ones too), code, kana or romaji"},
     false,
     false,
     Offers::agreements},
    {own_options, registry_options(), filter_options(), output_options()},
    run_timeline,
    may_stand_in_document};

}  // namespace daicho
