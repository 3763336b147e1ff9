// A change of the registry for programs.
#include "render/cells.hpp"
#include "render/changes/formats.hpp"
#include "render/changes/words.hpp"
#include "render/machine/json_text.hpp"

namespace daicho {

namespace {

Json text_or_null(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}

Json of(const StateSummary& state) {
    return {{"name", state.name},
            {"records", state.records},
            {"governments", text_or_null(state.governments)},
            {"errors", state.errors},
            {"warnings", state.warnings}};
}

Json of(const Change& change) {
    Json kinds = Json::array(), values = Json::array();
    for (const ChangeKind kind : change.kinds) kinds.push_back(named(change_names, kind).id);
    for (const ValueChange& value : change.values) {
        values.push_back({{"path", value.path},
                          {"label", value.label},
                          {"before", text_or_null(value.before)},
                          {"after", text_or_null(value.after)},
                          {"note", text_or_null(value.note)}});
    }
    return {{"kinds", std::move(kinds)},
            {"name", change.name},
            {"id", text_or_null(change.id)},
            {"path", change.path},
            {"path_before", text_or_null(change.path_before)},
            {"concluded", text_or_null(change.when)},
            {"values", std::move(values)}};
}

Json of(const std::vector<Change>& changes) {
    Json out = Json::array();
    for (const Change& change : changes) out.push_back(of(change));
    return out;
}

/// The cells that differ, each by the keys of its row and column.
Json of(const TableChange& table, const RenderOptions& options) {
    Json cells = Json::array();
    for (const TableChange::Row& row : table.rows) {
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            const CellChange& cell = row.cells[c];
            if (!cell.differs) continue;
            cells.push_back({{"row", label(row.label, options)},
                             {"row_type", name_of(row.kind)},
                             {"column", table.columns[c].key},
                             {"before", text_or_null(label(cell.before, options))},
                             {"after", text_or_null(label(cell.after, options))},
                             {"why", cell.why}});
        }
    }
    return {{"table", table.name},
            {"caption", table.caption},
            {"cells", std::move(cells)},
            {"causes", table.why}};
}

}  // namespace

std::string render_changes_json(const Changes& changes, const RenderOptions& options) {
    Json figures = Json::array();
    for (const TableChange& table : changes.figures) figures.push_back(of(table, options));
    Json stamps = Json::array();
    if (std::string stamp = stamp_of(changes, options.lang); !stamp.empty())
        stamps.push_back(std::move(stamp));
    const Json document{{"version", 1},
                        {"before", of(changes.before)},
                        {"after", of(changes.after)},
                        {"as_of", changes.as_of},
                        {"stamps", std::move(stamps)},
                        {"records", of(changes.records)},
                        {"files", of(changes.files)},
                        {"figures", changes.withholds_figures ? Json() : std::move(figures)}};
    return to_json_text(document, 2);
}

}  // namespace daicho
