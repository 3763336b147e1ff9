#include "daicho/report/parts/pictures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "daicho/text/named.hpp"

namespace daicho {

namespace {

std::string in(Lang lang, Words words) {
    return std::string(words.in(lang));
}

/// A whole number as one, anything else with what digits it needs.
Value number(double value) {
    if (value == std::floor(value)) return static_cast<long long>(value);
    return Decimal{fmt::format("{}", value), value};
}

bool has_notes(const GroupedList& list) {
    return std::ranges::any_of(list.groups, [](const auto& group) {
        return std::ranges::any_of(
            group.items, [](const auto& item) { return item.number > 0 || !item.note.empty(); });
    });
}

/// What an emphasis says, for machines.
constexpr std::array marks{
    Named<Emphasis>{Emphasis::none, ""},
    Named<Emphasis>{Emphasis::new_in_year, "new_in_year"},
    Named<Emphasis>{Emphasis::new_since, "new_since"},
    Named<Emphasis>{Emphasis::missing, "missing"},
};
static_assert(is_in_step(marks, &Named<Emphasis>::value, Emphasis::missing));

}  // namespace

Table as_table(const GroupedList& list, Lang lang) {
    Table out{
        .name = list.name,
        .caption = list.caption,
        .columns = {{.key = "group", .label = in(lang, {"区分", "group"})},
                    {.key = "name", .label = in(lang, {"名称", "name"})},
                    {.key = "new", .label = in(lang, {"新規", "new"}), .machine_only = true}}};
    const bool is_noted = has_notes(list);
    if (is_noted) {
        out.columns.push_back(
            {.key = "number", .label = in(lang, {"番号", "no."}), .type = Type::number});
        out.columns.push_back({.key = "note", .label = in(lang, {"注記", "note"})});
    }
    for (const auto& group : list.groups) {
        for (const auto& item : group.items) {
            const auto mark = named(marks, item.emphasis).id;
            out.rows.push_back(
                {RowKind::data, {{group.label}, {item.text, item.emphasis}, {std::string(mark)}}});
            if (!is_noted) continue;
            out.rows.back().cells.push_back(
                {item.number > 0 ? Value(static_cast<long long>(item.number)) : Value()});
            out.rows.back().cells.push_back({item.note});
        }
    }
    return out;
}

Table as_table(const SourceList& list, Lang lang) {
    Table out{.name = list.name,
              .caption = list.title,
              .columns = {{.key = "id", .label = in(lang, {"出典", "source"})},
                          {.key = "title", .label = in(lang, {"表題", "title"})},
                          {.key = "publisher", .label = in(lang, {"発行", "publisher"})},
                          {.key = "date", .label = in(lang, {"日付", "date"}), .type = Type::date},
                          {.key = "url", .label = in(lang, {"所在", "address"})},
                          {.key = "note", .label = in(lang, {"注記", "note"})}}};
    for (const auto& one : list.sources) {
        out.rows.push_back({RowKind::data,
                            {{one.id},
                             {one.title},
                             {one.publisher},
                             {one.date ? Value(*one.date) : Value()},
                             {one.url},
                             {one.note}}});
    }
    return out;
}

Table as_table(const Growth& growth, Lang lang) {
    Table out{.name = growth.name,
              .caption = growth.title,
              .columns = {{.key = "as_of", .label = in(lang, {"日", "day"}), .type = Type::date},
                          {.key = "basis", .label = in(lang, {"根拠", "basis"})},
                          {.key = "count", .label = growth.unit, .type = Type::count}},
              .constants = growth.constants};
    const auto add = [&](Date when, std::string basis, Count count) {
        out.rows.push_back({RowKind::data, {{when}, {std::move(basis)}, {count}}});
    };
    for (const auto& point : growth.counted) {
        add({point.day, point.day}, in(lang, {"台帳の締結日", "dates of the registry"}),
            {point.value, point.value});
    }
    for (const auto& point : growth.points) {
        add({point.day, point.day},
            in(lang,
               point.is_computed ? Words{"計算した値", "computed"} : Words{"公表値", "published"}),
            {point.value, point.value});
    }
    for (const auto& band : growth.bands) {
        add({band.from, band.until}, in(lang, {"公表値と合う範囲", "what published totals allow"}),
            {band.least, band.most});
    }
    if (!growth.part) return out;
    for (const auto& point : growth.part->points)
        add({point.day, point.day}, growth.part->label, {point.value, point.value});
    return out;
}

namespace {

/// What a chart shows at a position: each series, the sum, the mark.
Row row_at(const Chart& chart, std::span<const Chart::Series* const> shown, bool has_bounds,
           std::size_t at) {
    Row row{RowKind::data, {{chart.positions[at]}}};
    for (const Chart::Series* series : shown) {
        const auto& value = series->values[at];
        row.cells.push_back({has_bounds ? Value(series->bounds[at])
                             : value    ? number(*value)
                                        : Value()});
    }
    double sum = 0;
    for (const auto& series : chart.series) sum += series.values[at].value_or(0);
    const int stacked = static_cast<int>(std::lround(sum));
    row.cells.push_back({chart.band.empty() ? Count{stacked, stacked} : chart.band[at]});
    const auto mark = std::ranges::find(chart.marks, at, &Chart::Mark::position);
    row.cells.push_back({mark == chart.marks.end() ? Value() : number(mark->value)});
    return row;
}

}  // namespace

Table as_table(const Chart& chart, Lang lang) {
    Table out{.name = chart.name,
              .caption = chart.title,
              .columns = {{.key = "position", .label = chart.axis}},
              .constants = chart.constants};
    // Where parts have bounds, what the least of them leave of the whole is no column.
    const auto has_bounds = [](const Chart::Series& series) { return !series.bounds.empty(); };
    const bool some_have = std::ranges::any_of(chart.series, has_bounds);
    std::vector<const Chart::Series*> shown;
    for (const auto& series : chart.series) {
        if (some_have && !has_bounds(series)) continue;
        shown.push_back(&series);
        out.columns.push_back({.key = series.key,
                               .label = series.label,
                               .type = some_have ? Type::count : Type::number,
                               .machine_only = !series.is_drawn});
    }
    out.columns.push_back({.key = "total",
                           .label = in(lang, {"計", "total"}),
                           .type = Type::count,
                           .machine_only = chart.band.empty(),
                           .role = Column::Role::total});
    const Words published{"公表値", "published"};
    out.columns.push_back(
        {.key = "mark",
         .label = chart.marks_label.empty() ? in(lang, published) : chart.marks_label,
         .type = Type::number,
         .machine_only = chart.marks.empty()});
    for (std::size_t i = 0; i < chart.positions.size(); ++i)
        out.rows.push_back(row_at(chart, shown, some_have, i));
    return out;
}

Table as_table(const TileMap& map, Lang lang) {
    Table out{.name = map.name,
              .caption = map.title,
              .columns = {{.key = "prefecture", .label = in(lang, {"都道府県", "prefecture"})},
                          {.key = "count", .label = map.unit, .type = Type::count}}};
    const bool is_shared =
        std::ranges::any_of(map.tiles, [](const auto& tile) { return tile.percent.has_value(); });
    if (is_shared) {
        out.columns.back().label = map.count_unit;
        out.columns.push_back(
            {.key = "of", .label = in(lang, {"全部", "of"}), .type = Type::number});
        out.columns.push_back({.key = "percent", .label = map.unit, .type = Type::count});
    }
    for (const auto& tile : map.tiles) {
        Row& row = out.rows.emplace_back(Row{RowKind::data, {{tile.label}, {tile.count}}});
        if (!is_shared) continue;
        row.cells.push_back({static_cast<long long>(tile.of)});
        row.cells.push_back({tile.percent ? Value(*tile.percent) : Value()});
    }
    return out;
}

/// Each row of the grid, with what fills it.
Table as_table(const Diagram& diagram, Lang) {
    Table out{.name = diagram.name, .caption = diagram.title};
    for (const auto& head : diagram.heads)
        out.columns.push_back({.key = head.key, .label = head.label});
    for (const auto& node : diagram.nodes) {
        const auto last = static_cast<std::size_t>(node.row) + static_cast<std::size_t>(node.rows);
        while (out.rows.size() < last)
            out.rows.push_back({RowKind::data, std::vector<Cell>(diagram.heads.size())});
        for (auto row = static_cast<std::size_t>(node.row); row < last; ++row) {
            Value& value = out.rows[row].cells[static_cast<std::size_t>(node.column)].value;
            value = node.note.empty() ? node.label : fmt::format("{} ({})", node.label, node.note);
        }
    }
    return out;
}

Table as_table(const Panels& panels, Lang lang) {
    Table out{
        .name = panels.name,
        .caption = panels.title,
        .columns = {{.key = "indicator", .label = in(lang, {"指標", "indicator"})},
                    {.key = "fiscal_year",
                     .label = in(lang, {"年度", "fiscal year"}),
                     .type = Type::fiscal_year},
                    {.key = "kind", .label = in(lang, {"種類", "kind"})},
                    {.key = "value", .label = in(lang, {"値", "value"}), .type = Type::decimal},
                    {.key = "unit", .label = in(lang, {"単位", "unit"})},
                    {.key = "sources",
                     .label = in(lang, {"出典", "sources"}),
                     .role = Column::Role::sources}}};
    for (const auto& panel : panels.panels) {
        const auto add = [&](FiscalYear year, std::string kind, const Decimal& value,
                             const std::vector<std::string>& sources) {
            out.rows.push_back({RowKind::data,
                                {{panel.title},
                                 {year},
                                 {std::move(kind)},
                                 {value},
                                 {panel.unit},
                                 {fmt::format("{}", fmt::join(sources, ", "))}}});
        };
        for (const auto& target : panel.targets)
            add(target.year, in(lang, {"目標", "target"}), target.value, {});
        for (const auto& point : panel.points)
            add(point.year, point.note, point.value, point.sources);
    }
    return out;
}

Table as_table(const Tiers& tiers, Lang lang) {
    Table out{.name = tiers.name,
              .caption = tiers.title,
              .columns = {{.key = "name", .label = in(lang, {"会議", "meeting"})},
                          {.key = "members", .label = in(lang, {"構成", "members"})},
                          {.key = "often", .label = in(lang, {"回数", "how often"})},
                          {.key = "basis", .label = in(lang, {"根拠", "basis"})},
                          {.key = "sources",
                           .label = in(lang, {"出典", "sources"}),
                           .role = Column::Role::sources}}};
    for (const auto& level : tiers.levels) {
        const Words basis = level.is_model ? Words{"国が示す形", "the ministry's model"}
                                           : Words{"この協定", "this agreement"};
        out.rows.push_back({RowKind::data,
                            {{level.label},
                             {level.members},
                             {level.often},
                             {in(lang, basis)},
                             {fmt::format("{}", fmt::join(level.sources, ", "))}}});
    }
    return out;
}

/// A row for each item, with all that is told of its column.
Table as_table(const SideBySide& beside, Lang lang) {
    Table out{.name = beside.name,
              .caption = beside.title,
              .columns = {{.key = "with", .label = beside.head_label},
                          {.key = "note", .label = in(lang, {"注記", "note"})}}};
    for (std::size_t i = 0; i < beside.labels.size(); ++i)
        out.columns.push_back({.key = fmt::format("fact{}", i + 1), .label = beside.labels[i]});
    out.columns.push_back({.key = "heading", .label = in(lang, {"項目", "heading"})});
    out.columns.push_back({.key = "item", .label = beside.parts_label});
    for (const auto& column : beside.columns) {
        const auto add = [&](const std::string& heading, const std::string& item) {
            Row& row = out.rows.emplace_back(Row{RowKind::data, {{column.head}, {column.note}}});
            for (const std::string& fact : column.facts) row.cells.push_back({fact});
            row.cells.push_back({heading});
            row.cells.push_back({item});
        };
        for (const auto& part : column.parts) {
            for (const std::string& item : part.items) add(part.heading, item);
            if (part.items.empty()) add(part.heading, "");
        }
        if (column.parts.empty()) add("", "");
    }
    return out;
}

Table as_table(const Timeline& timeline, Lang lang) {
    Table out{.name = timeline.name,
              .caption = timeline.title,
              .columns = {{.key = "date", .label = in(lang, {"日付", "date"}), .type = Type::date},
                          {.key = "event", .label = in(lang, {"種類", "event"})},
                          {.key = "event_id",
                           .label = in(lang, {"種類", "event"}),
                           .type = Type::code,
                           .machine_only = true},
                          {.key = "who", .label = in(lang, {"主体", "who"})},
                          {.key = "text", .label = in(lang, {"内容", "what"})},
                          {.key = "id", .label = "ID"},
                          {.key = "sources",
                           .label = in(lang, {"出典", "sources"}),
                           .role = Column::Role::sources}},
              .constants = timeline.constants,
              .head_columns = 2};
    for (const auto& event : timeline.events) {
        out.rows.push_back({RowKind::data,
                            {{event.when},
                             {event.kind_label},
                             {Code{event.kind}},
                             {event.lane},
                             {event.text},
                             {event.id},
                             {fmt::format("{}", fmt::join(event.sources, ", "))}}});
    }
    return out;
}

}  // namespace daicho
