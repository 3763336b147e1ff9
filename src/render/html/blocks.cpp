#include "render/html/blocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "daicho/report/parts/pictures.hpp"
#include "daicho/text/ascii.hpp"
#include "render/html/text.hpp"
#include "render/svg/svg.hpp"

namespace daicho {

namespace {

class HtmlBlocks {
  public:
    HtmlBlocks(const Report& report, const RenderOptions& options)
        : x_options(options),
          x_title(report.title.empty() ? report.name : report.title),
          x_news{options.lang, report.years} {
        for (const Block& block : report.blocks) {
            if (const auto* list = std::get_if<SourceList>(&block)) {
                for (const auto& one : list->sources) x_sources.insert(one.id);
            }
            if (const auto* beside = std::get_if<SideBySide>(&block)) {
                for (const auto& column : beside->columns) {
                    if (!column.anchor.empty()) x_anchors.insert(column.anchor);
                }
            }
        }
    }

    std::string operator()(const Heading& heading) {
        x_level = heading.level == 1 ? 1 : std::clamp(heading.level, 2, std::min(x_level + 1, 6));
        x_heading = heading.text;
        const std::string badge =
            heading.badge.empty()
                ? ""
                : fmt::format("<span class=\"badge\">{}</span> ", escape_html(heading.badge));
        const std::string anchor = id_html(heading.anchor);
        return fmt::format("<h{0}{2}>{3}{1}</h{0}>\n", x_level, rich_html(heading.text),
                           anchor.empty() ? "" : fmt::format(" id=\"{}\"", anchor), badge);
    }
    std::string operator()(const Paragraph& paragraph) {
        std::string out;
        const std::string text = paragraph.text + paragraph.looks;
        std::string_view rest = text;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find("\n\n"), rest.size());
            const std::string_view part = trimmed(rest.substr(0, end), "\n");
            const std::string_view note = paragraph.is_note ? " class=\"note\"" : "";
            if (!part.empty()) out += fmt::format("<p{}>{}</p>\n", note, rich_html(part));
            rest.remove_prefix(std::min(end + 2, rest.size()));
        }
        return out;
    }
    std::string operator()(const BulletList& list) {
        std::string out;
        for (const std::string& item : list.items) {
            out += fmt::format("<li>{}</li>\n", rich_html(item));
        }
        const std::string_view kind = list.is_numbered ? "ol" : "ul";
        return out.empty() ? out : fmt::format("<{0}>\n{1}</{0}>\n", kind, out);
    }
    std::string operator()(const Table& table) {
        const bool is_said =
            table.caption.empty() || table.caption == x_title || table.caption == x_heading;
        const std::string& near = x_heading.empty() ? x_title : x_heading;
        const std::string& caption = table.caption.empty() ? near : table.caption;
        return html_of_table(
            table, {caption, unique(caption), !is_said, x_news, x_sources, x_anchors}, x_options);
    }
    std::string operator()(const KeyFigure& figure) { return html_of(figure, x_options); }
    std::string operator()(const GroupedList& list) { return html_of(list, x_news); }
    std::string operator()(const FactSheet& sheet) { return html_of(sheet, x_sources); }
    std::string operator()(const Cards& cards) { return html_of(cards, x_sources); }
    std::string operator()(const SourceList& list) { return html_of(list, x_options); }
    std::string operator()(const Index& index) { return html_of(index); }
    std::string operator()(const Tiers& tiers) { return html_of(tiers, x_sources); }
    std::string operator()(const SideBySide& beside) {
        return html_of(beside, unique(beside.title), is_said(beside.title));
    }
    std::string operator()(const Diagram& diagram) {
        const std::string& title = diagram.title.empty() ? x_title : diagram.title;
        return fmt::format("<figure class=\"picture\">\n{}{}</figure>\n",
                           caption_of(diagram, title), html_of_grid(diagram, unique(title)));
    }
    std::string operator()(const Panels& panels) {
        std::string all;
        for (const auto& panel : panels.panels) {
            Panels one = panels;
            one.panels = {panel};
            all += fmt::format(
                "<figure>\n<figcaption>{}<small>{}</small></figcaption>\n{}</figure>\n",
                escape_html(panel.title + panel_unit(panel)), escape_html(panel.subtitle),
                drawing(one, panel.title, "desk", 562) + drawing(one, panel.title, "phone", 336));
        }
        return figure_of(panels, fmt::format("<div class=\"panels\">\n{}</div>\n", all));
    }
    std::string operator()(const TileMap& map) {
        const std::string id = fmt::format("m{}", ++x_pictures);
        return figure_of(map, html_of_tiles(map, id, x_options));
    }
    std::string operator()(const Growth& growth) {
        const std::string& title = growth.title.empty() ? x_title : growth.title;
        const std::string desk = drawing(growth, title, "desk", 562);
        return figure_of(growth, desk + drawing(growth, title, "phone", 358));
    }

    /// A picture, drawn for the desk and for the phone; and what it shows as a table, for those who
    /// cannot see it and those who want its figures.
    template <class Picture>
    std::string operator()(const Picture& picture) {
        const std::string& title = picture.title.empty() ? x_title : picture.title;
        const std::string desk = drawing(picture, title, "desk", 800);
        return figure_of(picture, desk + drawing(picture, title, "phone", 360));
    }

  private:
    bool is_said(const std::string& title) const { return title == x_title || title == x_heading; }
    static std::string panel_unit(const Panels::Panel& panel) {
        return panel.unit.empty() ? "" : fmt::format(" ({})", panel.unit);
    }

    template <class Picture>
    std::string figure_of(const Picture& picture, const std::string& drawn) {
        const std::string& title = picture.title.empty() ? x_title : picture.title;
        return "<figure class=\"picture\">\n" + caption_of(picture, title) + drawn +
               as_details(picture, title) + "</figure>\n";
    }
    template <class Picture>
    std::string caption_of(const Picture& picture, const std::string& title) const {
        std::string out =
            fmt::format("<figcaption{}>{}</figcaption>\n",
                        is_said(title) ? " class=\"unseen\"" : "", escape_html(title));
        std::string note = picture.note;
        if constexpr (requires { picture.looks; }) note += picture.looks;
        if (!note.empty()) out += fmt::format("<p class=\"note\">{}</p>\n", rich_html(note));
        return out;
    }

    template <class Picture>
    std::string drawing(const Picture& picture, const std::string& title, std::string_view where,
                        int width) {
        const SvgOptions options{.lang = x_options.lang,
                                 .dates = x_options.dates,
                                 .width = width,
                                 .inlined = true,
                                 .prefix = fmt::format("p{}-", ++x_pictures)};
        return fmt::format(
            "<section class=\"drawing {}\" tabindex=\"0\" aria-label=\"{}\">\n{}</section>\n",
            where, escape_html(unique(title)), draw_svg(picture, options));
    }

    template <class Picture>
    std::string as_details(const Picture& picture, const std::string& title) {
        const std::string_view by_table = Words{"表で見る", "As a table"}.in(x_options.lang);
        const TableFrame frame{title,     unique(fmt::format("{} ({})", title, by_table)),
                               false,     x_news,
                               x_sources, x_anchors};
        return fmt::format(
            "<details>\n<summary>{}<span class=\"unseen\">: {}</span></summary>\n{}</details>\n",
            by_table, escape_html(title),
            html_of_table(as_table(picture, x_options.lang), frame, x_options));
    }

    /// The name of a region: two of the same name could not be told apart.
    std::string unique(const std::string& name) {
        std::string out = name;
        for (int number = 2; !x_regions.insert(out).second; ++number) {
            out = fmt::format("{} ({})", name, number);
        }
        return out;
    }

    const RenderOptions& x_options;
    std::string x_title;
    NewWords x_news;
    std::set<std::string> x_sources;  // that the page lists
    std::set<std::string> x_anchors;
    std::string x_heading;
    int x_level = 1;
    int x_pictures = 0;
    std::set<std::string> x_regions;
};

}  // namespace

std::vector<std::string> html_of_blocks(const Report& report, const RenderOptions& options) {
    std::vector<std::string> out;
    HtmlBlocks html(report, options);
    for (const Block& block : report.blocks) out.push_back(std::visit(html, block));
    return out;
}

}  // namespace daicho
