// The blocks of a page that are neither table nor picture: figures, facts, cards, lists, sources.
#include <fmt/format.h>

#include <algorithm>

#include "render/cells.hpp"
#include "render/html/blocks.hpp"
#include "render/html/text.hpp"

namespace daicho {

namespace {

std::string titled(std::string_view title) {
    return title.empty() ? "" : fmt::format("<figcaption>{}</figcaption>\n", escape_html(title));
}

std::string noted(std::string_view note) {
    return note.empty() ? "" : fmt::format("<p class=\"note\">{}</p>\n", rich_html(note));
}

/// A text that leads somewhere, if its address is sound.
std::string linked(const std::string& text, const std::string& address) {
    const std::string href = href_html(address);
    return href.empty() ? escape_html(text) : fmt::format("<a{}>{}</a>", href, escape_html(text));
}

// ---- bars --------------------------------------------------------------------------------------

std::string bar(std::string_view rects, std::string_view name, int width) {
    return fmt::format(
        "<svg class=\"{}\" viewBox=\"0 0 {} 4\" preserveAspectRatio=\"none\" "
        "aria-hidden=\"true\">{}</svg>",
        name, width, rects);
}

std::string share_bar(const GroupedList::Group& group) {
    if (!group.percent) return "";
    const std::string rect =
        fmt::format("<rect width=\"{}\" height=\"4\"/>", std::clamp(*group.percent, 0, 100));
    return bar(rect, group.is_open ? "share-bar open" : "share-bar", 100);
}

/// The parts of a figure to scale, each as wide as one can see.
std::string parts_bar(const KeyFigure& figure) {
    int sum = 0;
    for (const auto& part : figure.parts) sum += std::max(0, part.count.certain);
    if (sum == 0) return "";
    constexpr double width = 400, gap = 2, least = 4;
    std::string rects;
    double x = 0;
    int number = 0;
    for (const auto& part : figure.parts) {
        ++number;
        if (part.count.certain <= 0) continue;
        const double wide = std::max(least, width * part.count.certain / sum - gap);
        rects += fmt::format("<rect class=\"part{}\" x=\"{:.1f}\" width=\"{:.1f}\" height=\"4\"/>",
                             std::min(number, 5), x, wide);
        x += wide + gap;
    }
    return bar(rects, "parts-bar", static_cast<int>(x));
}

/// The leading figure large, what is counted behind it small: 327 団体.
std::string large(std::string_view value) {
    const auto is_of_figure = [](char c) { return (c >= '0' && c <= '9') || c == ',' || c == '+'; };
    std::size_t end = 0;
    while (end < value.size()) {
        constexpr std::string_view dash = "–";
        if (is_of_figure(value[end])) {
            ++end;
        } else if (end > 0 && value.substr(end).starts_with(dash)) {
            end += dash.size();
        } else {
            break;
        }
    }
    if (end == 0) return escape_html(value);
    const std::string_view rest = value.substr(end);
    const std::string small =
        rest.empty() ? "" : fmt::format("<small>{}</small>", escape_html(rest));
    return fmt::format("<b>{}</b>{}", escape_html(value.substr(0, end)), small);
}

std::string parts_of(const KeyFigure& figure, const RenderOptions& options) {
    if (figure.parts.empty()) return "";
    std::string out = "<dd class=\"parts\">";
    int number = 0;
    for (const auto& part : figure.parts) {
        out += fmt::format(
            "<span><b>{}</b> <span><svg class=\"parts-bar\" viewBox=\"0 0 4 4\" "
            "aria-hidden=\"true\"><rect class=\"part{}\" width=\"4\" height=\"4\"/></svg>{}</span></span> ",
            escape_html(label(part.count, options)), std::min(++number, 5),
            escape_html(part.label));
    }
    return fmt::format("{}</dd>\n<dd class=\"scale\">{}</dd>\n", out, parts_bar(figure));
}

}  // namespace

std::string html_of(const KeyFigure& figure, const RenderOptions& options) {
    const std::string note =
        figure.note.empty() ? ""
                            : fmt::format("<dd class=\"note\">{}</dd>\n", rich_html(figure.note));
    return fmt::format(
        "<dl class=\"key-figure\">\n<dt>{}</dt>\n<dd class=\"value\">{}</dd>\n{}{}</dl>\n",
        escape_html(figure.label),
        figure.parts.empty() ? escape_html(figure.value) : large(figure.value),
        parts_of(figure, options), note);
}

// ---- names under headings ----------------------------------------------------------------------

namespace {

std::string item_of(const GroupedList::Item& item, const NewWords& words) {
    std::string text = escape_html(item.text);
    if (item.is_main) text = fmt::format("<b>{}</b>", text);
    text = in_circle(item.number) + emphasized_html(item.emphasis, text, words);
    const std::string note =
        item.note.empty() ? "" : fmt::format(" <small>{}</small>", escape_html(item.note));
    return fmt::format("<dd>{}{}</dd>", text, note);
}

std::string group_of(const GroupedList::Group& group, const NewWords& words) {
    std::string items;
    for (const auto& item : group.items) items += item_of(item, words);
    if (!group.note.empty())
        items += fmt::format("<dd class=\"note\">{}</dd>", escape_html(group.note));
    if (items.empty()) items = "<dd>—</dd>";  // a term must have something said of it
    const std::string anchor =
        id_html(group.anchor).empty() ? "" : fmt::format(" id=\"{}\"", id_html(group.anchor));
    const std::string count = group.count.empty() ? ""
                                                  : fmt::format(" <span class=\"count\">{}</span>",
                                                                escape_html(group.count));
    return fmt::format("<div{}><dt>{}{}{}</dt>{}</div>\n", anchor, escape_html(group.label), count,
                       share_bar(group), items);
}

}  // namespace

namespace {

/// Long lists that a page folds under their captions until they are asked for; paper shows them.
bool is_folded(const GroupedList& list) {
    constexpr std::string_view names[] = {"towns", "without", "unknown"};
    return !list.caption.empty() && std::ranges::find(names, list.name) != std::end(names);
}

}  // namespace

std::string html_of(const GroupedList& list, const NewWords& words) {
    std::vector<Emphasis> used;
    std::string groups;
    for (const auto& group : list.groups) {
        groups += group_of(group, words);
        for (const auto& item : group.items) {
            const bool is_new = std::ranges::find(used, item.emphasis) == used.end();
            if (item.emphasis != Emphasis::none && is_new) used.push_back(item.emphasis);
        }
    }
    std::ranges::sort(used);
    const std::string_view layout = list.layout == GroupedList::Layout::rows ? " rows" : "";
    const std::string all = groups.empty() ? "" : fmt::format("<dl>\n{}</dl>\n", groups);
    if (is_folded(list)) {
        return fmt::format("<details class=\"groups{}\">\n<summary>{}</summary>\n{}{}</details>\n",
                           layout, escape_html(list.caption), emphasis_key_html(used, words), all);
    }
    return fmt::format("<figure class=\"groups{}\">\n{}{}{}</figure>\n", layout,
                       titled(list.caption), emphasis_key_html(used, words), all);
}

std::string html_of(const Index& index) {
    std::string groups;
    for (const auto& group : index.groups) {
        std::string links;
        for (const auto& one : group.links) {
            links += fmt::format("<li>{}</li>", linked(one.text, one.link));
        }
        groups += fmt::format("<li><b>{}</b><ul>{}</ul></li>\n", escape_html(group.label), links);
    }
    return fmt::format("<nav class=\"index\" aria-label=\"{}\">\n<ul>\n{}</ul>\n</nav>\n",
                       escape_html(index.title), groups);
}

// ---- facts and cards ---------------------------------------------------------------------------

std::string cited_html(std::string_view citations, const std::set<std::string>& listed) {
    std::string out;
    while (!citations.empty()) {
        const std::size_t end = std::min(citations.find(", "), citations.size());
        const std::string_view one = citations.substr(0, end);
        const std::string id(one.substr(0, std::min(one.find('#'), one.size())));
        out += listed.contains(id)
                   ? fmt::format("<a{}>{}</a>", href_html("#source-" + id), escape_html(one))
                   : rich_html(one);
        citations.remove_prefix(std::min(end + 2, citations.size()));
        if (!citations.empty()) out += ", ";
    }
    return out;
}

namespace {

std::string facts_of(const std::vector<FactSheet::Fact>& facts, std::string_view name,
                     const std::set<std::string>& listed) {
    std::string out;
    for (const auto& fact : facts) {
        std::string texts;
        for (const std::string& text : fact.texts)
            texts += (texts.empty() ? "" : "<br>\n") + rich_html(text);
        if (!fact.sources.empty()) {
            texts +=
                fmt::format(" <small class=\"cited\">{}</small>",
                            cited_html(fmt::format("{}", fmt::join(fact.sources, ", ")), listed));
        }
        out += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", escape_html(fact.label), texts);
    }
    return out.empty() ? "" : fmt::format("<dl class=\"{}\">\n{}</dl>\n", name, out);
}

template <class Texts>
std::string as_items(const Texts& texts, std::string_view name) {
    std::string out;
    for (const std::string& text : texts) out += fmt::format("<li>{}</li>", rich_html(text));
    return out.empty() ? "" : fmt::format("<ul class=\"{}\">{}</ul>\n", name, out);
}

std::string html_of(const Cards::Card& card, const std::set<std::string>& listed) {
    std::string texts;
    if (!card.message.empty())
        texts += fmt::format("<p class=\"message\">{}</p>\n", rich_html(card.message));
    texts += as_items(card.parties, "chain");
    for (const std::string& text : card.texts) texts += fmt::format("<p>{}</p>\n", rich_html(text));
    return fmt::format("<li class=\"card\">\n<p class=\"card-title\">{}</p>\n{}{}{}</li>\n",
                       linked(card.title, card.link), texts, facts_of(card.facts, "facts", listed),
                       as_items(card.tags, "tags"));
}

}  // namespace

std::string html_of(const FactSheet& sheet, const std::set<std::string>& listed) {
    return fmt::format("<figure class=\"sheet s-{}\">\n{}{}{}</figure>\n", escape_html(sheet.name),
                       titled(sheet.title), facts_of(sheet.facts, "facts", listed),
                       noted(sheet.note));
}

std::string html_of(const Cards& cards, const std::set<std::string>& listed) {
    std::string all;
    for (const auto& card : cards.cards) all += html_of(card, listed);
    if (!all.empty()) all = fmt::format("<ul class=\"cards\">\n{}</ul>\n", all);
    return fmt::format("<figure>\n{}{}{}</figure>\n", titled(cards.title), all, noted(cards.note));
}

// ---- sources -----------------------------------------------------------------------------------

namespace {

std::string html_of(const SourceList::Source& one, const RenderOptions& options) {
    const std::string title = escape_html(one.title.empty() ? one.id : one.title);
    const bool is_link = one.url.starts_with("http") && !href_html(one.url).empty();
    const std::string head =
        is_link ? fmt::format("<a{} rel=\"noreferrer\">{}</a>", href_html(one.url), title) : title;
    std::vector<std::string> parts;
    if (!one.publisher.empty()) parts.push_back(escape_html(one.publisher));
    if (one.date) parts.push_back(escape_html(label(Value(*one.date), options)));
    if (!one.note.empty()) parts.push_back(rich_html(one.note));
    if (!is_link)
        parts.emplace_back(Words{"インターネット上の所在なし", "no address"}.in(options.lang));
    return fmt::format(
        "<li id=\"{}\">{}\n<small>{} <code>{}</code></small></li>\n", id_html("source-" + one.id),
        head, fmt::join(parts, options.lang == Lang::ja ? "、" : ", "), escape_html(one.id));
}

}  // namespace

std::string html_of(const SourceList& list, const RenderOptions& options) {
    std::string items;
    for (const auto& one : list.sources) items += html_of(one, options);
    return fmt::format("<figure class=\"sources\">\n{}<ul>\n{}</ul>\n{}</figure>\n",
                       titled(list.title), items, noted(list.note));
}

}  // namespace daicho
