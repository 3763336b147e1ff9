#include "render/html/blocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "daicho/report/parts/pictures.hpp"
#include "render/html/text.hpp"
#include "render/svg/svg.hpp"

namespace daicho {

namespace {

class HtmlBlocks {
  public:
    HtmlBlocks(const Report& report, const RenderOptions& options)
        : x_options(options), x_title(report.title.empty() ? report.name : report.title) {}

    std::string operator()(const Heading& heading) {
        x_level = std::clamp(heading.level, 2, std::min(x_level + 1, 6));
        x_heading = heading.text;
        return fmt::format("<h{0}>{1}</h{0}>\n", x_level, escape_html(heading.text));
    }
    std::string operator()(const Paragraph& paragraph) {
        std::string out;
        std::string_view rest = paragraph.text;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find("\n\n"), rest.size());
            const std::string_view part = trimmed(rest.substr(0, end));
            if (!part.empty()) out += fmt::format("<p>{}</p>\n", rich_html(part));
            rest.remove_prefix(std::min(end + 2, rest.size()));
        }
        return out;
    }
    std::string operator()(const BulletList& list) {
        std::string out;
        for (const std::string& item : list.items) {
            out += fmt::format("<li>{}</li>\n", rich_html(item));
        }
        return out.empty() ? out : fmt::format("<ul>\n{}</ul>\n", out);
    }
    std::string operator()(const Table& table) {
        const bool is_said =
            table.caption.empty() || table.caption == x_title || table.caption == x_heading;
        const std::string& near = x_heading.empty() ? x_title : x_heading;
        const std::string& caption = table.caption.empty() ? near : table.caption;
        return html_of_table(table, {caption, unique(caption), !is_said}, x_options);
    }
    std::string operator()(const KeyFigure& figure) {
        const std::string note = figure.note.empty() ? ""
                                                     : fmt::format("<dd class=\"note\">{}</dd>\n",
                                                                   rich_html(figure.note));
        return fmt::format("<dl class=\"key-figure\">\n<dt>{}</dt>\n<dd>{}</dd>\n{}</dl>\n",
                           escape_html(figure.label), escape_html(figure.value), note);
    }
    std::string operator()(const GroupedList& list) {
        std::vector<Emphasis> used;
        std::string groups;
        for (const auto& group : list.groups) {
            groups += fmt::format("<div><dt>{}</dt>", escape_html(group.label));
            for (const auto& item : group.items) {
                groups += fmt::format("<dd>{}</dd>", item_of(item));
                const bool is_new = std::ranges::find(used, item.emphasis) == used.end();
                if (item.emphasis != Emphasis::none && is_new) used.push_back(item.emphasis);
            }
            // A term must have something said of it.
            groups += group.items.empty() ? "<dd>—</dd></div>\n" : "</div>\n";
        }
        std::ranges::sort(used);
        const std::string caption =
            list.caption.empty()
                ? ""
                : fmt::format("<figcaption>{}</figcaption>\n", escape_html(list.caption));
        const std::string all = groups.empty() ? "" : fmt::format("<dl>\n{}</dl>\n", groups);
        return fmt::format("<figure class=\"groups\">\n{}{}{}</figure>\n", caption,
                           emphasis_key_html(used, x_options.lang), all);
    }

    /// A picture, drawn for the desk and for the phone; and what it shows as a table, for those who
    /// cannot see it and those who want its figures.
    template <class Picture>
    std::string operator()(const Picture& picture) {
        const std::string& title = picture.title.empty() ? x_title : picture.title;
        const bool is_said = title == x_title || title == x_heading;
        std::string out = fmt::format("<figure class=\"picture\">\n<figcaption{}>{}</figcaption>\n",
                                      is_said ? " class=\"unseen\"" : "", escape_html(title));
        out += drawing(picture, title, "desk", 800);
        out += drawing(picture, title, "phone", 360);
        if (!picture.note.empty())
            out += fmt::format("<p class=\"note\">{}</p>\n", rich_html(picture.note));
        return out + as_details(picture, title) + "</figure>\n";
    }

  private:
    static std::string_view trimmed(std::string_view text) {
        text.remove_prefix(std::min(text.find_first_not_of('\n'), text.size()));
        return text.substr(0, text.find_last_not_of('\n') + 1);  // npos + 1 is 0
    }

    std::string item_of(const GroupedList::Item& item) const {
        return emphasized_html(item.emphasis, escape_html(item.text), x_options.lang);
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
        const TableFrame frame{title, unique(fmt::format("{} ({})", title, by_table)), false};
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
