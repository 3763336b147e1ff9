#include "daicho/report/changes.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "report/changes/compare.hpp"
#include "report/changes/figures.hpp"
#include "report/changes/records.hpp"

namespace daicho {

namespace {

/// A file beside the records.
struct BesideRecords {
    std::string_view path;
    Words name;
    Branch (*tree)(const Registry&);
};
constexpr std::array beside_records{
    BesideRecords{registry_file::registry, {"台帳", "registry"}, registry_tree},
    BesideRecords{registry_file::sources, {"出典", "sources"}, publications_tree},
    BesideRecords{registry_file::vocabulary, {"語彙", "vocabulary"}, vocabulary_tree},
    BesideRecords{registry_file::about, {"雇用対策協定一般", "agreements in general"}, about_tree},
};

/// Nothing if there is no such file.
std::optional<std::string> text_of(const Registry& registry, std::string_view path) {
    const Source* found = find_source(registry.files, path);
    return found ? std::optional(found->text) : std::nullopt;
}

ChangeKind kind_of(const std::vector<Difference>& all, bool has_remarks) {
    if (all.empty()) return has_remarks ? ChangeKind::remarks : ChangeKind::form;
    const auto is_new = [](const Difference& each) { return each.is_new(); };
    const auto is_citation = [](const Difference& each) { return each.is_citation(); };
    if (std::ranges::all_of(all, is_citation)) return ChangeKind::sources;
    return std::ranges::all_of(all, is_new) ? ChangeKind::extended : ChangeKind::corrected;
}

std::vector<Change> file_changes(const ReportContext& before, const ReportContext& after) {
    const Registry& was = before.ledger.registry();
    const Registry& is = after.ledger.registry();
    const Wording say_before(before), say_after(after);
    std::vector<Change> out;
    for (const BesideRecords& file : beside_records) {
        const auto old_text = text_of(was, file.path), new_text = text_of(is, file.path);
        if (old_text == new_text) continue;
        auto all = differences(say_before, file.tree(was), say_after, file.tree(is));
        auto remarks = remark_changes(say_after, old_text.value_or(""), new_text.value_or(""));
        const ChangeKind kind = !old_text   ? ChangeKind::added
                                : !new_text ? ChangeKind::removed
                                            : kind_of(all, !remarks.empty());
        Change change{.kinds = {kind},
                      .name = say_after.text(file.name),
                      .id = {},
                      .path = std::string(file.path)};
        for (Difference& each : all) change.values.push_back(std::move(each.change));
        std::ranges::move(remarks, std::back_inserter(change.values));
        out.push_back(std::move(change));
    }
    return out;
}

StateSummary summary_of(const ReportContext& context, Day as_of) {
    StateSummary out{.name = context.revision,
                     .records = context.ledger.registry().agreements.size(),
                     .errors = context.errors};
    const auto facts = facts_of(context.ledger, Unit::government, Filter{}, as_of);
    if (context.errors == 0) out.governments = Wording::figure(tally(facts));
    return out;
}

}  // namespace

Changes changes_between(const ReportContext& before, const ReportContext& after,
                        const StatsOptions* figures) {
    Changes out{.before = summary_of(before, after.as_of),
                .after = summary_of(after, after.as_of),
                .records = record_changes(before, after),
                .files = file_changes(before, after),
                .as_of = after.date(after.as_of)};
    if (!figures) return out;
    out.with_figures = true;
    out.figures = figure_changes(before, after, *figures, out);
    return out;
}

}  // namespace daicho
