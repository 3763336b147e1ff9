// Format `table`: a report to read in a terminal.
#include <fmt/format.h>

#include <algorithm>

#include "daicho/text/utf8.hpp"
#include "daicho/text/width.hpp"
#include "render/cells.hpp"
#include "render/lines.hpp"
#include "render/terminal/ascii.hpp"
#include "render/terminal/grid.hpp"
#include "render/terminal/paint.hpp"
#include "render/terminal/pictures.hpp"

namespace daicho {

namespace {

std::string rule_under(std::string_view text) {
    std::string out;
    for (int i = 0; i < display_width(text); ++i) out += "─";
    return out;
}

class TextBlocks {
  public:
    TextBlocks(const Report& report, const RenderOptions& options)
        : x_report(report), x_options(options), x_width(reading_width(options)) {}

    std::string operator()(const Heading& heading) const {
        const std::string text = one_line(heading.text);
        const std::string bold = x_paint(Ink::bold, text) + "\n";
        return heading.level > 2 ? bold : bold + x_paint(Ink::dim, rule_under(text)) + "\n";
    }
    std::string operator()(const Paragraph& paragraph) const {
        return hang(printable(paragraph.text, true), 0, x_width) + "\n";
    }
    std::string operator()(const BulletList& list) const {
        std::string out;
        int number = 0;
        for (const std::string& item : list.items) {
            const std::string sign = list.is_numbered ? fmt::format("{}. ", ++number) : "- ";
            const int indent = static_cast<int>(sign.size());
            out += sign + hang(printable(item, true), indent, x_width) + "\n";
        }
        return out;
    }
    std::string operator()(const Table& table) const {
        return captioned(table.caption, draw_table(table, x_options));
    }
    std::string operator()(const Chart& chart) const { return drawn(chart); }
    std::string operator()(const Timeline& timeline) const { return drawn(timeline); }
    template <class OfPages>
    std::string operator()(const OfPages&) const {
        return {};
    }

  private:
    template <class Picture>
    std::string drawn(const Picture& picture) const {
        const std::string note = hang(one_line(picture.note), 0, x_width) + "\n";
        return captioned(picture.title, draw_text(picture, x_options)) +
               (picture.note.empty() ? "" : x_paint(Ink::dim, note));
    }
    std::string captioned(const std::string& caption, const std::string& drawing) const {
        const bool is_said = caption.empty() || caption == x_report.title;
        return is_said ? drawing : hang(one_line(caption), 0, x_width) + "\n\n" + drawing;
    }

    const Report& x_report;
    const RenderOptions& x_options;
    Paint x_paint{x_options.color};
    int x_width;
};

std::string stamps_of(const Report& report, const RenderOptions& options) {
    const Paint paint(options.color);
    std::string out;
    for (const std::string& stamp : report.stamps) {
        out += paint(Ink::yellow, "⚠ " + hang(one_line(stamp), 2, reading_width(options))) + "\n";
    }
    return out;
}

std::string grounds_of(const Report& report, const RenderOptions& options) {
    if (options.quiet) return {};
    int widest = 0;
    for (const Ground& ground : report.grounds) {
        widest = std::max(widest, display_width(one_line(ground.label)));
    }
    const Paint paint(options.color);
    std::string out;
    for (const Ground& ground : report.grounds) {
        out += paint(Ink::dim, pad(one_line(ground.label), widest)) + "  ";
        const std::string text =
            ground.hint.empty() ? ground.text : fmt::format("{} ({})", ground.text, ground.hint);
        out += hang(printable(text, true), widest + 2, reading_width(options)) + "\n";
    }
    return out;
}

}  // namespace

std::string render_grounds(const Report& report, const RenderOptions& options) {
    return stamps_of(report, options) + grounds_of(report, options);
}

namespace {

std::string draw(const Report& report, const RenderOptions& options) {
    std::vector<std::string> parts{stamps_of(report, options)};
    if (!report.title.empty()) {
        const std::string title = hang(one_line(report.title), 0, reading_width(options));
        parts.push_back(Paint(options.color)(Ink::bold, title) + "\n");
    }
    const TextBlocks text_of(report, options);
    for (const Block& block : report.blocks) parts.push_back(std::visit(text_of, block));
    parts.push_back(grounds_of(report, options));

    std::erase(parts, "");
    return fmt::format("{}", fmt::join(parts, "\n"));
}

}  // namespace

namespace {

std::string render(const Report& report, const RenderOptions& options) {
    if (!options.ascii) return draw(report, options);
    return drawn_in_ascii(draw(in_plain_characters(report), options));
}

}  // namespace

extern constinit const Format table_format{
    .name = "table",
    .suffixes = "",
    .summary = {"端末で読む表", "a table to read in the terminal"},
    .render = render,
    .is_for_people = true};

}  // namespace daicho
