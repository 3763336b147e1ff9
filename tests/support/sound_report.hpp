// Whether a report is whole: nothing empty, nothing broken, every word in the language asked for.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "daicho/report/report.hpp"
#include "daicho/text/words.hpp"

namespace daicho::testing {

inline bool is_ascii(const std::string& text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// What is wrong with the labels of a block; empty if nothing is.
struct FindFault {
    Lang lang;

    std::string operator()(const Heading& heading) const {
        return heading.text.empty() ? "empty heading" : "";
    }
    std::string operator()(const Paragraph& paragraph) const {
        return paragraph.text.empty() ? "empty paragraph" : "";
    }
    std::string operator()(const BulletList& list) const {
        const bool some_empty =
            std::ranges::any_of(list.items, [](const auto& item) { return item.empty(); });
        return list.items.empty() || some_empty ? "empty list" : "";
    }
    std::string operator()(const Table& table) const {
        if (table.name.empty()) return "table without name";
        if (table.columns.empty()) return "table without columns: " + table.name;
        for (const Column& column : table.columns) {
            if (column.key.empty() || column.label.empty()) return "empty column: " + table.name;
            if (lang == Lang::en && !is_ascii(column.label)) {
                return "not English: " + column.label;
            }
            for (const char c : column.key) {
                const bool is_fit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
                if (!is_fit) return "key: " + column.key;
            }
        }
        for (const Row& row : table.rows) {
            if (row.cells.size() != table.columns.size()) return "ragged table: " + table.name;
        }
        return "";
    }
    std::string operator()(const KeyFigure& figure) const {
        return figure.label.empty() || figure.value.empty() || figure.note.empty() ? "key figure"
                                                                                   : "";
    }
    std::string operator()(const GroupedList& list) const {
        for (const auto& group : list.groups) {
            if (group.label.empty() || (group.items.empty() && group.note.empty()))
                return "empty group: " + list.name;
        }
        return list.groups.empty() ? "list without groups" : "";
    }
    std::string operator()(const FactSheet& sheet) const {
        return sheet.name.empty() || sheet.facts.empty() ? "fact sheet: " + sheet.name : "";
    }
    std::string operator()(const Cards& cards) const {
        return cards.name.empty() || cards.cards.empty() ? "cards: " + cards.name : "";
    }
    std::string operator()(const SourceList& list) const {
        return list.name.empty() || list.sources.empty() ? "sources: " + list.name : "";
    }
    std::string operator()(const Index& index) const {
        return index.title.empty() || index.groups.empty() ? "index: " + index.name : "";
    }
    std::string operator()(const Growth& growth) const {
        return growth.title.empty() || growth.unit.empty() || growth.points.empty() ? "growth" : "";
    }
    std::string operator()(const Chart& chart) const {
        if (chart.title.empty() || chart.unit.empty() || chart.axis.empty()) return "chart words";
        for (const auto& series : chart.series) {
            if (series.label.empty() || series.values.size() != chart.positions.size()) {
                return "series: " + chart.name;
            }
        }
        return chart.positions.empty() ? "chart without positions" : "";
    }
    std::string operator()(const TileMap& map) const {
        return map.tiles.size() == 47 && !map.title.empty() && !map.unit.empty() ? "" : "map";
    }
    std::string operator()(const Diagram& diagram) const {
        return diagram.nodes.empty() || diagram.heads.empty() ? "empty diagram" : "";
    }
    std::string operator()(const Panels& panels) const {
        for (const auto& panel : panels.panels) {
            if (panel.title.empty() || panel.points.size() + panel.targets.size() < 2)
                return "panel: " + panel.title;
        }
        return panels.panels.empty() || panels.last < panels.first ? "panels" : "";
    }
    std::string operator()(const Tiers& tiers) const {
        for (const auto& level : tiers.levels) {
            if (level.label.empty()) return "tier without a name";
        }
        return tiers.levels.empty() ? "no tiers" : "";
    }
    std::string operator()(const SideBySide& beside) const {
        for (const auto& column : beside.columns) {
            if (column.head.empty() || column.facts.size() != beside.labels.size())
                return "column: " + column.head;
        }
        return beside.columns.empty() || beside.title.empty() ? "nothing side by side" : "";
    }
    std::string operator()(const Timeline& timeline) const {
        return timeline.title.empty() ? "timeline without title" : "";
    }
};

inline void check_sound(const Report& report, Lang lang) {
    CAPTURE(report.name);
    CAPTURE(report.title);
    CHECK(!report.title.empty());
    CHECK(!report.blocks.empty());
    CHECK(!report.grounds.empty());
    for (const Block& block : report.blocks) CHECK(std::visit(FindFault{lang}, block) == "");
    for (const Ground& ground : report.grounds) {
        CHECK(!ground.label.empty());
        CHECK(!ground.text.empty());
    }
    // A heading has something under it.
    for (std::size_t i = 0; i < report.blocks.size(); ++i) {
        if (!std::holds_alternative<Heading>(report.blocks[i])) continue;
        CHECK(i + 1 < report.blocks.size());
        if (i + 1 < report.blocks.size()) {
            CHECK(!std::holds_alternative<Heading>(report.blocks[i + 1]));
        }
    }
}

}  // namespace daicho::testing
