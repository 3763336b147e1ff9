// All that one record says, part by part.
#include "daicho/report/figures/list.hpp"
#include "report/parts/record_tables.hpp"

namespace daicho {

Report show_report(const ReportContext& context, std::uint32_t index) {
    const Registry& registry = context.ledger.registry();
    const Agreement& agreement = context.ledger.agreement(index);
    const std::string title = title_of(registry, agreement, context.lang);
    const Wording say(context);
    Report out = begin_report(context, "show", {title, title});
    add_filled(out.blocks, overview_table(say, agreement, WithParties::yes));
    for (const auto table : {measures_table, governance_table, meetings_table, plans_table,
                             targets_table, results_table, facilities_table}) {
        add_filled(out.blocks, table(say, agreement));
    }
    add_cases(out.blocks, agreement);
    add_notes(out.blocks, say, agreement);
    add_filled(out.blocks, publications_table(say, agreement));

    const std::string file = registry.files[agreement.source].path;
    out.grounds.push_back({"file", context.text(Words{"記録", "record"}), file});
    if (!context.revision.empty()) {
        out.grounds.push_back(
            {"revision", context.text(Words{"台帳", "registry"}), context.revision});
    }
    return out;
}

}  // namespace daicho
