#include "render/svg/diagram_layout.hpp"

#include <algorithm>
#include <set>

#include "render/cells.hpp"
#include "render/pictures/diagram_words.hpp"

namespace daicho::svg {

namespace {

constexpr double padding = 9, widest_text = 150, widest_label = 110, widest_mark = 110;
constexpr double row_gap = 14, lane = 5, stub = 10;
constexpr std::size_t most_rows = 10;

struct Edge {
    std::size_t from, to;  // places in the nodes; from stands left of to, or in the same column
    std::vector<std::string> label;
    std::size_t port = 0;  // which of the target's entries
};

class Layout {
  public:
    Layout(const Diagram& diagram, Lang lang) : x_lang(lang) {
        place_nodes(diagram);
        read_edges(diagram);
    }

    DiagramLayout make(double wished_width) {
        set_sizes();
        set_columns(wished_width);
        set_rows();
        for (const Edge& edge : x_edges) x_out.routes.push_back(route(edge));
        for (Route& route : x_out.routes) {
            if (route.anchor == Anchor::start) clear_of_edges(route);
        }
        return std::move(x_out);
    }

  private:
    // ---- what stands where, by number ----------------------------------------------------------

    void place_nodes(const Diagram& diagram) {
        std::set<int> columns;
        for (const auto& node : diagram.nodes) columns.insert(node.column);
        x_columns.resize(columns.size());
        for (const auto& node : diagram.nodes) {
            const auto column =
                static_cast<std::size_t>(std::distance(columns.begin(), columns.find(node.column)));
            NodeBox box{&node, kind_of(node, x_lang)};
            box.column = column;
            box.lines = wrap_text(node.label, widest_text);
            const std::string mark(meaning_of(node.emphasis).in(x_lang));
            if (!mark.empty()) box.marks = wrap_text(mark, widest_mark, small_size);
            x_out.nodes.push_back(std::move(box));
            ++x_columns[column].nodes;
        }
        std::vector<std::size_t> placed(x_columns.size());
        for (Column& column : x_columns) {
            column.parts.resize((column.nodes + most_rows - 1) / most_rows);
            column.rows.resize((column.nodes + column.parts.size() - 1) / column.parts.size());
        }
        for (NodeBox& node : x_out.nodes) {
            const std::size_t rows = x_columns[node.column].rows.size();
            const std::size_t nth = placed[node.column]++;
            node.part = nth / rows;
            node.row = nth % rows;
        }
    }

    void read_edges(const Diagram& diagram) {
        const auto place = [&](const std::string& id) {
            const auto found = std::ranges::find(diagram.nodes, id, &Diagram::Node::id);
            return static_cast<std::size_t>(found - diagram.nodes.begin());
        };
        for (const auto& edge : diagram.edges) {
            std::size_t from = place(edge.from), to = place(edge.to);
            if (from == to || std::max(from, to) >= x_out.nodes.size()) continue;
            if (node(from).column > node(to).column) std::swap(from, to);
            x_edges.push_back({from, to, {}});
            if (!edge.label.empty())
                x_edges.back().label = wrap_text(edge.label, widest_label, small_size);
        }
        std::ranges::stable_sort(x_edges, {}, &Edge::from);
        for (Edge& edge : x_edges) {
            if (is_within(edge)) continue;
            edge.port = node(edge.to).entries++;
        }
    }

    NodeBox& node(std::size_t i) { return x_out.nodes[i]; }
    bool is_within(const Edge& edge) { return node(edge.from).column == node(edge.to).column; }
    bool skips(const Edge& edge) { return node(edge.to).column > node(edge.from).column + 1; }

    // ---- sizes ---------------------------------------------------------------------------------

    struct Part {
        double zone = 0;  // for labels, left of the boxes
        double left = 0, width = 0;
    };
    struct Column {
        std::size_t nodes = 0;
        std::vector<Part> parts{};
        std::vector<double> rows{};  // heights
        std::vector<double> tops{};
        std::map<std::size_t, std::size_t> sources{};  // a node's channel in the gap behind
        bool has_lanes = false;                        // that come down in the gap behind
        double gap = 0;                                // the gap behind
        double labels = 0;                             // in that gap, of edges within the column
        double right = 0;
    };
    Column& column_of(std::size_t i) { return x_columns[node(i).column]; }

    double width_of_lanes() const { return static_cast<double>(x_lanes.size()) * lane; }
    static double height_of(const std::vector<std::string>& lines, double size) {
        return static_cast<double>(lines.size()) * size * leading;
    }

    void set_sizes() {
        std::vector<double> labels_into(x_out.nodes.size(), 0);
        for (const Edge& edge : x_edges) {
            Column& from = column_of(edge.from);
            from.sources.try_emplace(edge.from, from.sources.size());
            const double width = edge.label.empty() ? 0 : text_width(edge.label, small_size) + 14;
            if (is_within(edge)) {
                from.labels = std::max(from.labels, width);
            } else {
                Part& part = column_of(edge.to).parts[node(edge.to).part];
                part.zone = std::max(part.zone, width);
                labels_into[edge.to] =
                    std::max(labels_into[edge.to], height_of(edge.label, small_size));
            }
            if (skips(edge)) {
                x_lanes.try_emplace({edge.from, node(edge.to).column}, x_lanes.size());
                x_columns[node(edge.to).column - 1].has_lanes = true;
            }
        }
        for (std::size_t i = 0; i < x_out.nodes.size(); ++i) {
            NodeBox& n = node(i);
            const double small =
                std::max(text_width(n.kind, small_size), text_width(n.marks, small_size));
            n.box.width = std::max(text_width(n.lines), small) + 2 * padding;
            const double words = (n.kind.empty() ? 0 : small_size * leading) +
                                 height_of(n.lines, text_size) + height_of(n.marks, small_size);
            const double ports = static_cast<double>(n.entries) * (labels_into[i] + 8);
            n.box.height = std::max(words + 10, ports);
            Part& part = column_of(i).parts[n.part];
            part.width = std::max(part.width, n.box.width);
            double& row = column_of(i).rows[n.row];
            row = std::max(row, n.box.height);
        }
    }

    void set_columns(double wished_width) {
        double needed = 0;
        for (Column& column : x_columns) {
            const bool is_last = &column == &x_columns.back();
            const auto channels = static_cast<double>(column.sources.size());
            column.gap = (is_last && channels == 0 ? 0 : 2 * stub) + channels * lane +
                         column.labels + (column.has_lanes ? width_of_lanes() : 0);
            needed += column.gap;
            for (const Part& part : column.parts) needed += part.zone + part.width;
            needed += static_cast<double>(column.parts.size() - 1) * 2 * stub;
        }
        const double gaps = static_cast<double>(std::max<std::size_t>(x_columns.size(), 2) - 1);
        const double more = std::clamp((wished_width - needed) / gaps, 0.0, 90.0);
        double x = 0;
        for (Column& column : x_columns) {
            for (Part& part : column.parts) {
                if (&part != &column.parts.front()) x += 2 * stub;
                part.left = x + part.zone;
                x = part.left + part.width;
            }
            column.right = x;
            if (&column != &x_columns.back()) column.gap += more;
            x += column.gap;
        }
        x_out.width = x;
    }

    void set_rows() {
        const double lanes = width_of_lanes();
        double tallest = 0;
        const auto height_of_column = [&](const Column& column) {
            double height = 0;
            for (const double row : column.rows) height += row + gap_of_rows(column);
            return height;
        };
        for (const Column& column : x_columns)
            tallest = std::max(tallest, height_of_column(column));
        for (Column& column : x_columns) {
            double y = lanes + (tallest - height_of_column(column)) / 2;
            for (const double row : column.rows) {
                y += gap_of_rows(column);
                column.tops.push_back(y);
                y += row;
            }
        }
        for (std::size_t i = 0; i < x_out.nodes.size(); ++i) {
            NodeBox& n = node(i);
            const Column& column = column_of(i);
            n.box.x = column.parts[n.part].left;
            n.box.width = column.parts[n.part].width;
            n.box.y = column.tops[n.row];
            n.box.height = column.rows[n.row];
        }
        x_out.height = lanes + tallest;
    }

    /// Room above a row for the edges that pass it to another sub-column.
    static double gap_of_rows(const Column& column) {
        return row_gap + static_cast<double>(column.parts.size() - 1) * lane;
    }

    // ---- the ways of the edges -----------------------------------------------------------------

    double above_row(std::size_t i) {
        const NodeBox& n = node(i);
        return n.box.y - 6 - static_cast<double>(n.part) * lane;
    }

    double channel_of(std::size_t source) {
        const Column& column = column_of(source);
        return column.right + stub + static_cast<double>(column.sources.at(source)) * lane;
    }

    /// From a box to the gap behind its column.
    std::vector<Point> exit(std::size_t i) {
        const Box& box = node(i).box;
        const Column& column = column_of(i);
        if (node(i).part + 1 == column.parts.size()) return {{box.right(), box.middle()}};
        const double x = box.right() + stub, y = above_row(i);
        return {{box.right(), box.middle()}, {x, box.middle()}, {x, y}};
    }

    /// From the gap before its column to its own place at the box, where its label fits above it.
    std::vector<Point> entry(const Edge& edge) {
        const NodeBox& n = node(edge.to);
        const double room = n.box.height / static_cast<double>(n.entries);
        const double label = height_of(edge.label, small_size) + 2;
        const double y =
            n.box.y + room * static_cast<double>(edge.port) + std::max(room / 2, label);
        if (n.part == 0) return {{n.box.x, y}};
        const Part& part = column_of(edge.to).parts[n.part];
        const double x = part.left - part.zone - stub / 2;
        return {{x, above_row(edge.to)}, {x, y}, {n.box.x, y}};
    }

    Route route(const Edge& edge) {
        Route out{exit(edge.from), edge.label, {}};
        const double channel = channel_of(edge.from);
        std::vector<Point> end;
        if (is_within(edge)) {
            end = exit(edge.to);
            std::ranges::reverse(end);
            out.anchor = Anchor::start;
            const Column& column = column_of(edge.from);
            out.label_at = {column.right + stub + static_cast<double>(column.sources.size()) * lane,
                            (node(edge.from).box.middle() + node(edge.to).box.middle()) / 2};
        } else {
            end = entry(edge);
            out.label_at = {end.back().x - 5, end.back().y - 4};
        }
        out.points.push_back({channel, out.points.back().y});
        if (skips(edge)) {
            const std::size_t number = x_lanes.at({edge.from, node(edge.to).column});
            const double y = static_cast<double>(number) * lane;
            const Part& first = column_of(edge.to).parts.front();
            const double x = first.left - first.zone - stub / 2 - y;
            out.points.push_back({channel, y});
            out.points.push_back({x, y});
            out.points.push_back({x, end.front().y});
        } else {
            out.points.push_back({channel, end.front().y});
        }
        out.points.insert(out.points.end(), end.begin(), end.end());
        return out;
    }

    /// Moves the label of an edge within a column up or down to where no edge runs.
    void clear_of_edges(Route& label) const {
        const double height = height_of(label.label, small_size);
        const double wished = label.label_at.y;
        for (const double shift : {0, 8, -8, 16, -16, 24, -24, 32, -32, 40, -40, 48, -48}) {
            label.label_at.y = wished + shift;
            const Box box{label.label_at.x, label.label_at.y - height,
                          text_width(label.label, small_size), height + 6};
            const bool is_clear = std::ranges::none_of(
                x_out.routes, [&](const Route& route) { return runs_through(route.points, box); });
            if (is_clear) return;
        }
        label.label_at.y = wished;
    }

    static bool runs_through(const std::vector<Point>& points, const Box& box) {
        for (std::size_t i = 1; i < points.size(); ++i) {
            const auto [left, right] = std::minmax(points[i - 1].x, points[i].x);
            const auto [top, bottom] = std::minmax(points[i - 1].y, points[i].y);
            if (left < box.right() && right > box.x && top < box.bottom() && bottom > box.y)
                return true;
        }
        return false;
    }

    Lang x_lang;
    DiagramLayout x_out;
    std::vector<Column> x_columns;
    std::vector<Edge> x_edges;
    /// Over the columns, from a source down to a column.
    using Lane = std::pair<std::size_t, std::size_t>;
    std::map<Lane, std::size_t> x_lanes;
};

}  // namespace

DiagramLayout lay_out(const Diagram& diagram, double wished_width, Lang lang) {
    return Layout(diagram, lang).make(wished_width);
}

}  // namespace daicho::svg
