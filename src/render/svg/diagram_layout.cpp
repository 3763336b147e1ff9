#include "render/svg/diagram_layout.hpp"

#include <algorithm>
#include <set>

#include "render/cells.hpp"
#include "render/pictures/diagram_words.hpp"

namespace daicho::svg {

namespace {

constexpr double padding = 9, widest_text = 150, widest_label = 110, widest_mark = 110;
constexpr double row_gap = 14, stub = 10, slant = 44, passage = 12;

/// What stands in a column: a box, or the place where the lines of a source pass.
struct Slot {
    std::size_t node;  // of the box, or the source
    bool is_passage = false;
    double height = passage;
    double top = 0;

    double middle() const { return top + height / 2; }
};

struct Column {
    std::vector<Slot> slots{};
    double zone = 0;    // for the labels of lines that come in, left of the boxes
    double left = 0;    // of the boxes
    double width = 0;   // of the boxes
    double labels = 0;  // of lines within the column, right of the boxes

    double right() const { return left + width; }
    double channel() const { return right() + stub + labels; }  // where lines begin to slant
};

struct Edge {
    std::size_t from, to;  // places in the nodes; from stands left of to, or in the same column
    std::vector<std::string> label;
    std::size_t entry = 0;  // which of those that come to its target
};

double height_of(const std::vector<std::string>& lines, double size) {
    return static_cast<double>(lines.size()) * size * leading;
}

class Layout {
  public:
    Layout(const Diagram& diagram, Lang lang) {
        place_nodes(diagram, lang);
        read_edges(diagram);
    }

    DiagramLayout make(double wished_width) {
        set_sizes();
        set_columns(wished_width);
        set_rows();
        for (const Edge& edge : x_edges) {
            x_out.routes.push_back(is_within(edge) ? beside(edge) : across(edge));
        }
        return std::move(x_out);
    }

  private:
    void place_nodes(const Diagram& diagram, Lang lang) {
        std::set<int> columns;
        for (const auto& node : diagram.nodes) columns.insert(node.column);
        x_columns.resize(columns.size());
        for (const auto& node : diagram.nodes) {
            NodeBox box{&node, kind_of(node, lang)};
            box.lines = wrap_text(node.label, widest_text);
            const std::string mark(meaning_of(node.emphasis).in(lang));
            if (!mark.empty()) box.marks = wrap_text(mark, widest_mark, small_size);
            x_column_of.push_back(static_cast<std::size_t>(
                std::distance(columns.begin(), columns.find(node.column))));
            x_columns[x_column_of.back()].slots.push_back({x_out.nodes.size()});
            x_out.nodes.push_back(std::move(box));
        }
        x_entries.resize(x_out.nodes.size());
    }

    void read_edges(const Diagram& diagram) {
        const auto place = [&](const std::string& id) {
            const auto found = std::ranges::find(diagram.nodes, id, &Diagram::Node::id);
            return static_cast<std::size_t>(found - diagram.nodes.begin());
        };
        for (const auto& edge : diagram.edges) {
            std::size_t from = place(edge.from), to = place(edge.to);
            if (from == to || std::max(from, to) >= x_out.nodes.size()) continue;
            if (x_column_of[from] > x_column_of[to]) std::swap(from, to);
            x_edges.push_back({from, to, {}});
            if (edge.label.empty()) continue;
            x_edges.back().label = wrap_text(edge.label, widest_label, small_size);
        }
        // Lines that come to a box in the order of where they come from do not cross there.
        std::ranges::stable_sort(x_edges, {}, &Edge::from);
        for (Edge& edge : x_edges) {
            if (is_within(edge)) continue;
            edge.entry = x_entries[edge.to]++;
            for (std::size_t c = x_column_of[edge.from] + 1; c < x_column_of[edge.to]; ++c) {
                auto& slots = x_columns[c].slots;
                const auto is_its = [&](const Slot& s) {
                    return s.is_passage && s.node == edge.from;
                };
                if (std::ranges::any_of(slots, is_its)) continue;
                const auto first_box = std::ranges::find(slots, false, &Slot::is_passage);
                slots.insert(first_box, {edge.from, true});
            }
        }
    }

    bool is_within(const Edge& edge) const {
        return x_column_of[edge.from] == x_column_of[edge.to];
    }

    void set_sizes() {
        std::vector<double> labels(x_out.nodes.size(), 0);  // the highest that comes to each
        for (const Edge& edge : x_edges) {
            Column& column = x_columns[x_column_of[edge.to]];
            const double width = edge.label.empty() ? 0 : text_width(edge.label, small_size) + 14;
            double& room = is_within(edge) ? column.labels : column.zone;
            room = std::max(room, width);
            labels[edge.to] = std::max(labels[edge.to], height_of(edge.label, small_size));
        }
        for (Column& column : x_columns) {
            for (Slot& slot : column.slots) {
                if (slot.is_passage) continue;
                const NodeBox& n = x_out.nodes[slot.node];
                const double small =
                    std::max(text_width(n.kind, small_size), text_width(n.marks, small_size));
                column.width =
                    std::max(column.width, std::max(text_width(n.lines), small) + 2 * padding);
                const double words = (n.kind.empty() ? 0 : small_size * leading) +
                                     height_of(n.lines, text_size) + height_of(n.marks, small_size);
                const auto entries = static_cast<double>(x_entries[slot.node]);
                slot.height = std::max(words + 10, entries * (labels[slot.node] + 8));
            }
        }
    }

    void set_columns(double wished_width) {
        double needed = 0;
        for (const Column& column : x_columns) {
            needed += column.zone + column.width + column.labels + stub + slant;
        }
        const double gaps = static_cast<double>(std::max<std::size_t>(x_columns.size(), 2) - 1);
        const double more = std::clamp((wished_width - needed) / gaps, 0.0, 90.0);
        double x = 0;
        for (Column& column : x_columns) {
            column.left = x + column.zone;
            x_out.width = column.labels > 0 ? column.channel() : column.right();
            x = column.channel() + slant + more;
        }
    }

    void set_rows() {
        const auto height_of_column = [](const Column& column) {
            double height = 0;
            for (const Slot& slot : column.slots) height += slot.height + row_gap;
            return height;
        };
        for (const Column& column : x_columns) {
            x_out.height = std::max(x_out.height, height_of_column(column));
        }
        for (Column& column : x_columns) {
            double y = (x_out.height - height_of_column(column)) / 2 + row_gap;
            for (Slot& slot : column.slots) {
                slot.top = y;
                y += slot.height + row_gap;
                if (slot.is_passage) continue;
                x_out.nodes[slot.node].box = {column.left, slot.top, column.width, slot.height};
            }
        }
    }

    /// Between two columns: level to the channel of its own, level again into each next one.
    Route across(const Edge& edge) const {
        const Box& source = x_out.nodes[edge.from].box;
        const Box& target = x_out.nodes[edge.to].box;
        const double room = target.height / static_cast<double>(x_entries[edge.to]);
        const double label = height_of(edge.label, small_size) + 2;
        const double y =
            target.y + room * static_cast<double>(edge.entry) + std::max(room / 2, label);
        const std::size_t begin = x_column_of[edge.from], end = x_column_of[edge.to];

        Route out{{{source.right(), source.middle()}}, edge.label, {target.x - 5, y - 4}};
        out.points.push_back({x_columns[begin].channel(), source.middle()});
        for (std::size_t c = begin + 1; c < end; ++c) {
            const Column& column = x_columns[c];
            const auto its = std::ranges::find_if(column.slots, [&](const Slot& slot) {
                return slot.is_passage && slot.node == edge.from;
            });
            out.points.push_back({column.left - column.zone, its->middle()});
            out.points.push_back({column.channel(), its->middle()});
        }
        out.points.push_back({x_columns[end].left - x_columns[end].zone, y});
        out.points.push_back({target.x, y});
        return out;
    }

    /// Within a column: down at its right, where its label stands in the gap below the upper box.
    Route beside(const Edge& edge) const {
        const Box& a = x_out.nodes[edge.from].box;
        const Box& b = x_out.nodes[edge.to].box;
        const double x = a.right() + stub;
        const double gap = std::min(a.bottom(), b.bottom()) + row_gap / 2;
        const double below = height_of(edge.label, small_size) / 2;
        return {
            {{a.right(), a.middle()}, {x, a.middle()}, {x, b.middle()}, {b.right(), b.middle()}},
            edge.label,
            {x + 4, gap + below},
            Anchor::start};
    }

    DiagramLayout x_out;
    std::vector<Column> x_columns;
    std::vector<std::size_t> x_column_of;  // of each node
    std::vector<std::size_t> x_entries;    // lines that come to each node from the left
    std::vector<Edge> x_edges;
};

}  // namespace

DiagramLayout lay_out(const Diagram& diagram, double wished_width, Lang lang) {
    return Layout(diagram, lang).make(wished_width);
}

}  // namespace daicho::svg
