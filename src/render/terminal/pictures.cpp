// The tile map, the diagram, key figures and lists of names for a terminal.
#include "render/terminal/pictures.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daicho/report/parts/pictures.hpp"
#include "daicho/text/width.hpp"
#include "render/cells.hpp"
#include "render/lines.hpp"
#include "render/pictures/diagram_words.hpp"
#include "render/terminal/grid.hpp"
#include "render/terminal/paint.hpp"

namespace daicho {

// ---- key figure and list -----------------------------------------------------------------------

std::string draw_text(const KeyFigure& figure, const RenderOptions& options) {
    const int width = reading_width(options);
    const Paint paint(options.color);
    const std::string label = one_line(figure.label), value = one_line(figure.value);
    const bool beside = display_width(label) + 2 + display_width(value) <= width;
    std::string out = beside ? label : hang(label, 0, width);
    if (!label.empty()) out += beside ? "  " : "\n";
    out += paint(Ink::bold, beside ? value : hang(value, 0, width)) + "\n";
    std::string parts;
    for (const auto& part : figure.parts) {
        parts += fmt::format("{}{} {}", parts.empty() ? "" : "  ", one_line(part.label),
                             daicho::label(part.count, options));
    }
    if (!parts.empty()) out += "  " + hang(parts, 2, width) + "\n";
    return figure.note.empty() ? out : out + "  " + hang(one_line(figure.note), 2, width) + "\n";
}

namespace {

/// As in tables.
std::string marked(const GroupedList::Item& item) {
    const std::string note = item.note.empty() ? "" : fmt::format("({})", one_line(item.note));
    const std::string number = item.number > 0 ? fmt::format("{} ", item.number) : "";
    const std::string text = number + one_line(item.text) + note;
    switch (item.emphasis) {
        case Emphasis::none:
            break;
        case Emphasis::new_in_year:
            return text + "*";
        case Emphasis::new_since:
            return text + "**";
        case Emphasis::missing:
            return fmt::format("【{}】", text.empty() ? "—" : text);
    }
    return text;
}

std::string key_line(const GroupedList& list, const RenderOptions& options) {
    static constexpr std::pair<Emphasis, std::string_view> marks[] = {
        {Emphasis::new_in_year, "*"}, {Emphasis::new_since, "**"}, {Emphasis::missing, "【】"}};
    std::vector<std::string> keys;
    for (const auto& [emphasis, mark] : marks) {
        const bool is_used =
            std::ranges::any_of(list.groups, [wanted = emphasis](const auto& group) {
                return std::ranges::find(group.items, wanted, &GroupedList::Item::emphasis) !=
                       group.items.end();
            });
        if (is_used)
            keys.push_back(fmt::format("{} {}", mark, meaning_of(emphasis).in(options.lang)));
    }
    const std::string_view separator = options.lang == Lang::ja ? "　" : "; ";
    const std::string line = fmt::format("{}", fmt::join(keys, separator));
    return keys.empty() ? "" : hang(line, 2, reading_width(options)) + "\n";
}

}  // namespace

std::string draw_text(const FactSheet& sheet, const RenderOptions& options) {
    return draw_table(as_table(sheet, options.lang), options);
}

std::string draw_text(const SourceList& list, const RenderOptions& options) {
    return draw_table(as_table(list, options.lang), options);
}

std::string draw_text(const Growth& growth, const RenderOptions& options) {
    return draw_table(as_table(growth, options.lang), options);
}

std::string draw_text(const Panels& panels, const RenderOptions& options) {
    return draw_table(as_table(panels, options.lang), options);
}

std::string draw_text(const Tiers& tiers, const RenderOptions& options) {
    return draw_table(as_table(tiers, options.lang), options);
}

std::string draw_text(const SideBySide& beside, const RenderOptions& options) {
    return draw_table(as_table(beside, options.lang), options);
}

std::string draw_text(const Cards& cards, const RenderOptions& options) {
    const int width = reading_width(options);
    const Paint paint(options.color);
    std::string out;
    const auto add = [&](std::string_view sign, const std::string& text) {
        if (!text.empty()) out += fmt::format("  {}{}\n", sign, hang(one_line(text), 4, width));
    };
    for (const auto& card : cards.cards) {
        out += (out.empty() ? "" : "\n") + paint(Ink::bold, one_line(card.title)) + "\n";
        add("", card.message);
        add("", fmt::format("{}", fmt::join(card.parties, " – ")));
        for (const std::string& text : card.texts) add("", text);
        for (const auto& fact : card.facts)
            add("- ", fmt::format("{}: {}", fact.label, fmt::join(fact.texts, ", ")));
        add("", fmt::format("{}", fmt::join(card.tags, ", ")));
    }
    return out;
}

std::string draw_text(const GroupedList& list, const RenderOptions& options) {
    constexpr int widest_label = 16;
    const int width = reading_width(options);
    int label_width = 0;
    for (const auto& group : list.groups)
        label_width = std::max(label_width, display_width(one_line(group.label)));
    label_width = std::min(label_width, widest_label);

    std::string out;
    for (const auto& group : list.groups) {
        std::vector<std::string> items;
        for (const auto& item : group.items) items.push_back(marked(item));
        const std::string label = one_line(group.label);
        const bool is_long = display_width(label) > label_width;
        out += is_long ? hang(label, 0, width) + "\n" +
                             std::string(static_cast<std::size_t>(label_width), ' ')
                       : pad(label, label_width);
        const std::string_view separator = options.lang == Lang::ja ? "、" : ", ";
        out += "  " + hang(fmt::format("{}", fmt::join(items, separator)), label_width + 2, width);
        out.erase(out.find_last_not_of(' ') + 1);
        out += "\n";
    }
    return out + key_line(list, options);
}

// ---- tile map ----------------------------------------------------------------------------------

namespace {

/// Two lines a tile; as wide as the widest, or nothing if that does not fit.
std::string draw_tiles(const TileMap& map, const RenderOptions& options) {
    const auto by_row = std::ranges::minmax(map.tiles, {}, &TileMap::Tile::row);
    const auto by_column = std::ranges::minmax(map.tiles, {}, &TileMap::Tile::column);
    int cell = 0;
    for (const auto& tile : map.tiles) {
        cell = std::max({cell, display_width(one_line(tile.label)),
                         display_width(label(Value(tile.percent.value_or(tile.count)), options))});
    }
    const int columns = by_column.max.column - by_column.min.column + 1,
              width = reading_width(options);
    const int gap = columns * (cell + 1) - 1 <= width ? 1 : 0;
    if (columns * (cell + gap) - gap > width) return "";

    std::string out;
    for (int row = by_row.min.row; row <= by_row.max.row; ++row) {
        std::string names, counts;
        for (int column = 0; column < columns; ++column) {
            const int before = column * (cell + gap);
            for (const auto& tile : map.tiles) {
                if (tile.row != row || tile.column != by_column.min.column + column) continue;
                const auto put = [&](std::string& line, const std::string& text) {
                    const int left = (cell - display_width(text)) / 2;
                    line = pad(line, before + left) + text;
                };
                put(names, one_line(tile.label));
                const Count shown = tile.percent.value_or(tile.count);
                put(counts, shown == Count{} ? "·" : label(Value(shown), options));
            }
        }
        out += names + "\n" + counts + "\n";
    }
    return out;
}

}  // namespace

std::string draw_text(const TileMap& map, const RenderOptions& options) {
    if (map.tiles.empty()) return options.lang == Lang::ja ? "(データなし)\n" : "(no data)\n";
    const std::string tiles = draw_tiles(map, options);
    return tiles.empty() ? draw_table(as_table(map, options.lang), options) : tiles;
}

// ---- diagram -----------------------------------------------------------------------------------

/// Each node that something goes out from, and under it where to:
///
///     労働局 群馬労働局
///     ├─ ハローワーク伊勢崎  指揮
///     └─ 伊勢崎市  雇用対策協定
std::string draw_text(const Diagram& diagram, const RenderOptions& options) {
    const auto name_of = [&](const Diagram::Node& node) {
        const std::string kind = kind_of(node, options.lang);
        const std::string text = marked({node.label, node.emphasis});
        return kind.empty() ? text : kind + " " + text;
    };
    const auto node_of = [&](const std::string& id) {
        return std::ranges::find(diagram.nodes, id, &Diagram::Node::id);
    };
    std::string out;
    for (const auto& node : diagram.nodes) {
        std::vector<std::string> ends;
        bool is_reached = false;
        for (const auto& edge : diagram.edges) {
            is_reached =
                is_reached || (edge.to == node.id && node_of(edge.from) != diagram.nodes.end());
            const auto to = node_of(edge.to);
            if (edge.from != node.id || to == diagram.nodes.end()) continue;
            ends.push_back(name_of(*to));
            if (!edge.label.empty()) ends.back() += "  " + one_line(edge.label);
        }
        if (ends.empty() && is_reached) continue;
        out += hang(name_of(node), 0, reading_width(options)) + "\n";
        for (const std::string& end : ends) {
            out += (&end == &ends.back() ? "└─ " : "├─ ") + hang(end, 3, reading_width(options)) +
                   "\n";
        }
    }
    return out.empty() ? (options.lang == Lang::ja ? "(なし)\n" : "(none)\n") : out;
}

}  // namespace daicho
