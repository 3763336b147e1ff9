// The page of a prefecture: its bureau's agreements side by side, and who works with whom.
#include "daicho/report/reports.hpp"
#include "report/parts/cooperation.hpp"
#include "report/parts/record_tables.hpp"
#include "report/parts/sections.hpp"

namespace daicho {

namespace {

Report build(const ReportContext& whole, const ReportRequest& request) {
    const Prefecture& place = *request.prefecture;
    const ReportContext context = of_prefecture(whole, place);
    const Wording say(context);
    const Counting counting(context.ledger, context.filter);
    const auto facts = counting.facts_on(context.as_of);
    const auto agreements = agreements_in_order(context);

    Report out = begin_report(
        context, "prefecture",
        message("{}の雇用対策協定", "Employment-measures agreements in {}", say.name(place)));
    out.grounds = grounds_of(context, Unit::government, facts);
    auto& blocks = out.blocks;
    const auto section = [&](Words title) { blocks.emplace_back(Heading{say.text(title)}); };
    blocks.emplace_back(total_figure(say, counting));
    add_bounds(blocks, say, facts);
    add_filled(blocks, unlisted_table(say, facts));
    if (agreements.empty()) {
        blocks.emplace_back(
            Paragraph{say.format("{}の協定はこの台帳にない。",
                                 "The registry has no agreement in {}.", say.name(place))});
        return out;
    }

    section({"協定の一覧", "Agreements side by side"});
    blocks.emplace_back(bureau_table(say, place, agreements));
    if (Table facilities = facilities_of(say, agreements); !facilities.rows.empty()) {
        section({"施設", "Facilities"});
        blocks.emplace_back(std::move(facilities));
    }
    section({"連携の相手", "Who works with whom"});
    blocks.emplace_back(cooperation_diagram(say, agreements));
    section({"経過", "Events"});
    ReportContext all_kinds = context;
    all_kinds.filter.all_kinds = true;
    blocks.emplace_back(timeline_of(all_kinds, {}));
    return out;
}

}  // namespace

extern constinit const ReportKind prefecture_report{
    "prefecture",
    {"ある労働局の協定を並べると、誰のために何をするか",
     "a bureau's agreements side by side: for whom, and what"},
    ReportArgument::prefecture,
    build};

}  // namespace daicho
