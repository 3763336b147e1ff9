#include "report/parts/source_list.hpp"

#include "daicho/query/published.hpp"

namespace daicho {

SourceList source_list(const Wording& say, const std::set<std::string>& ids) {
    SourceList out{.name = "sources", .title = {}};
    for (const auto& [id, publication] : say.context.ledger.registry().publications) {
        if (!ids.contains(id.value)) continue;
        auto& one = out.sources.emplace_back();
        one.id = id.value;
        one.title = line(publication->title);
        one.publisher = line(publication->publisher);
        if (publication->date) one.date = publication->date->value;
        one.url = line(publication->url);
    }
    return out;
}

SourceList sources_of_totals(const Wording& say, std::span<const Fact> facts) {
    std::set<std::string> ids;
    const Registry& registry = say.context.ledger.registry();
    const auto add = [&](const List<Citation>& citations) {
        for (const auto& citation : citations) ids.insert(citation->id);
    };
    if (say.context.filter.is_published(say.context.as_of)) {
        for (const auto* total : totals_until(registry, say.context.as_of)) add(total->sources);
    }
    for (const Fact& fact : facts) {
        if (const Unlisted* entry = unlisted_of(registry, fact)) add(entry->sources);
    }
    SourceList out = source_list(say, ids);
    out.note = say.text(
        {"公表値と、名前の分からない団体の出典。団体ごとの出典は協定のページにある。",
         "Of the published totals and of those without a name. The sources of a government stand on the page of its agreement."});
    return out;
}

}  // namespace daicho
