// Where the boxes of a diagram stand, and the ways of its edges between them.
//
//     column 0        column 1, in two sub-columns
//     ┌──────┐   ╷  ┌──────┐   ┌──────┐
//     │      ├───┼──┤      │ ╭─┤      │    an edge runs in the gaps: out to a channel of its
//     source, └──────┘   │  └──────┘ │ └──────┘    along the channel, and in through the gap above
//     the row
//                ├───────────╯
//                │  ┌──────┐   ┌──────┐
#pragma once

#include <map>
#include <string>
#include <vector>

#include "daicho/report/report.hpp"
#include "render/svg/canvas.hpp"

namespace daicho::svg {

struct NodeBox {
    const Diagram::Node* node = nullptr;
    std::string kind{};  // in words
    std::vector<std::string> lines{};
    std::vector<std::string> marks{};           // what its emphasis says
    std::size_t column = 0, part = 0, row = 0;  // the part is the sub-column
    std::size_t entries = 0;                    // edges that come in at the left
    Box box{};
};

struct Route {
    std::vector<Point> points;
    std::vector<std::string> label;
    Point label_at;  // the end of its last line
    Anchor anchor = Anchor::end;
};

struct DiagramLayout {
    std::vector<NodeBox> nodes;
    std::vector<Route> routes;
    double width = 0, height = 0;  // of the drawing, whose corner is 0, 0
};

/// At least as wide as wished: the gaps take what is left.
DiagramLayout lay_out(const Diagram& diagram, double wished_width, Lang lang);

}  // namespace daicho::svg
