// Where the boxes of a diagram stand, and the lines between them.
//
//     column 0             column 1               column 2
//                                       label ┌──────┐
//     ┌──────┐      label ┌──────┐     ╱──────┤      │    a line slants in the gap behind a column,
//     where │      ├─────╲──────┤      ├────╱       └──────┘    there are no words, and comes to
//     its box level, └──────┘╲           └──────┘     label ┌──────┐     under its label. One that
//     passes a column has
//              ╲──────────────────────╲──────┤      │     a place of its own in it.
//                                            └──────┘
#pragma once

#include <string>
#include <vector>

#include "daicho/report/report.hpp"
#include "render/svg/canvas.hpp"

namespace daicho::svg {

struct NodeBox {
    const Diagram::Node* node = nullptr;
    std::string kind{};  // in words
    std::vector<std::string> lines{};
    std::vector<std::string> marks{};  // what its emphasis says
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
