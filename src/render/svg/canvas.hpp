// What a picture is drawn on: title on top, note at the foot, everything in units of the screen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/svg/svg.hpp"
#include "render/svg/type.hpp"
#include "render/svg/writer.hpp"

namespace daicho::svg {

struct Box {
    double x = 0, y = 0, width = 0, height = 0;

    double right() const { return x + width; }
    double bottom() const { return y + height; }
    double middle() const { return y + height / 2; }
    double center() const { return x + width / 2; }
};

/// A point of a path that is not closed.
struct Point {
    double x = 0, y = 0;
};

enum class Anchor { start, middle, end };

/// Classes are named without their `dc-`, several parted by blanks.
class Canvas {
  public:
    Canvas(std::string_view kind, const std::string& name, const SvgOptions& options);

    static constexpr double margin = 12;

    void rect(const Box& box, std::string_view classes);
    void line(Point from, Point to, std::string_view classes);
    void path(const std::vector<Point>& points, std::string_view classes, bool closed = false);
    void circle(Point center, double radius, std::string_view classes);
    /// `at` is on the base line.
    void text(Point at, std::string_view text, std::string_view classes = "ink",
              Anchor anchor = Anchor::start);
    /// Lines from `at` on downwards; `at` is above the first. Gives where they end.
    double lines(Point at, const std::vector<std::string>& lines, std::string_view classes = "ink",
                 double size = text_size, Anchor anchor = Anchor::start);

    /// A text between the margins, in as many lines as it needs; gives where it ends.
    double paragraph(double y, std::string_view text, std::string_view classes = "soft small",
                     double size = small_size);

    /// A fill defined by this picture, laid over a box.
    void fill(const Box& box, std::string_view pattern);
    /// Markup for <defs>; `id` makes the name that it goes by.
    void define(std::string_view markup) { x_definitions += markup; }
    std::string id(std::string_view part) const;

    /// What a pointer that rests on the things drawn in between is told.
    void begin_hint(std::string_view text);
    void end_hint() { x_body.close(); }

    /// Draws the title; gives where the picture may begin.
    double begin(const std::string& title, double width);
    double width() const { return x_width; }
    /// The whole file or element. `summary` is for those who cannot see the picture.
    std::string finish(const std::string& summary, const std::string& note, double height);

    bool ja() const { return x_options.lang == Lang::ja; }
    std::string in(Words words) const { return std::string(words.in(x_options.lang)); }

  private:
    const SvgOptions& x_options;
    std::string x_id;
    std::string x_title;
    double x_width = 0;
    std::string x_definitions;
    Writer x_body;
};

}  // namespace daicho::svg
