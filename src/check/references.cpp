// What one part names and another defines: facilities of a record, sources of the registry.
#include <algorithm>
#include <unordered_map>

#include "check/suggestion.hpp"
#include "daicho/check/check.hpp"

namespace daicho {

namespace {

constexpr TopicList topics{{
    {"X510",
     "unknown-facility",
     Severity::error,
     {"記録にない施設", "a facility that the record does not have"},
     {"取組の `facility` は、同じ記録の `facilities` のどれかの `name` です。",
      "`facility` of a measure is the `name` of one of the record's `facilities`."},
     "measures:\n  - {title: 出張相談, facility: 多文化センター}\n"
     "facilities:\n  - {name: 多文化共生センター}\n",
     "measures:\n  - {title: 出張相談, facility: 多文化共生センター}\n"
     "facilities:\n  - {name: 多文化共生センター}\n"},
    {"X511",
     "unused-source",
     Severity::warning,
     {"どこからも参照されない出典", "a source that nothing cites"},
     {"sources.yaml の出典が、どの記録からも registry.yaml・about.yaml からも参照されていません。ID の書き間違いか、消し忘れです。",
      "No record cites this source, nor does registry.yaml or about.yaml. Its id is misspelt somewhere, or it was left behind."},
     "=== sources.yaml\nS1: {title: 報道資料}\nS2: {title: 別の資料}\n",
     "=== sources.yaml\nS1: {title: 報道資料}\n"},
}};

void find_unknown_facility(const Agreement& agreement, Diagnostics& findings) {
    if (!agreement.facilities.is_whole) return;
    std::vector<std::string_view> names;
    for (const auto& facility : agreement.facilities) {
        names.push_back(facility->name->value.text);
    }
    std::ranges::sort(names);
    for (const auto& measure : agreement.measures) {
        const Maybe<Line>& facility = measure->facility;
        if (!facility || std::ranges::binary_search(names, facility->value.text)) continue;
        auto& finding = findings.add(topics["unknown-facility"], facility->at,
                                     message("`facilities` に「{}」はありません",
                                             "`facilities` has no `{}`", facility->value.text));
        if (!suggest_nearest(finding, facility->value.text, facility->at, names)) {
            finding.help = message(
                "先に `facilities` に `- {{name: {0}}}` を加えてください(`daicho add facilities {1} --name {0}`)",
                "first add `- {{name: {0}}}` to `facilities` (`daicho add facilities {1} --name {0}`)",
                facility->value.text, agreement.id);
        }
    }
}

void find_unused_sources(const Registry& registry, Diagnostics& findings) {
    std::vector<bool> is_cited(registry.publications.size());
    for (const Agreement& agreement : registry.agreements) {
        for (const std::uint32_t publication : agreement.cites) is_cited[publication] = true;
    }
    std::unordered_map<std::string_view, std::size_t> by_id;
    for (const auto& [id, publication] : registry.publications)
        by_id.emplace(id.value, by_id.size());
    const auto cite = [&](const List<Citation>& sources) {
        for (const At<Citation>& source : sources) {
            const auto cited = by_id.find(source->id);
            if (cited != by_id.end()) is_cited[cited->second] = true;
        }
    };
    for (const std::uint32_t publication : registry.about.cites) is_cited[publication] = true;
    for (const auto& entry : registry.unlisted) cite(entry->sources);
    for (const auto& total : registry.totals) cite(total->sources);

    for (std::size_t i = 0; i < is_cited.size(); ++i) {
        if (is_cited[i]) continue;
        const At<std::string>& id = registry.publications[i].first;
        findings
            .add(topics["unused-source"], id.at,
                 message("出典 `{}` はどこからも参照されていません",
                         "nothing cites the source `{}`", id.value))
            .help = message("参照する記録の `sources` に書くか、消してください",
                            "cite it in the `sources` of a record, or remove it");
    }
}

void run(const CheckContext& context, Diagnostics& findings) {
    const Registry& registry = context.ledger.registry();
    for (const Agreement& agreement : registry.agreements) {
        if (!agreement.measures.empty()) find_unknown_facility(agreement, findings);
    }
    // A record that could not be read may be the one that cites.
    if (context.is_whole) find_unused_sources(registry, findings);
}

}  // namespace

extern constinit const Rule references_rule{"references", topics, run};

}  // namespace daicho
