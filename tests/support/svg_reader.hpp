// Reads the drawings that tests look at: their elements, and where their texts stand.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "render/svg/type.hpp"

namespace daicho::testing {

struct Element {
    std::string tag;
    std::map<std::string, std::string> attributes;
    std::string text;

    double number(const std::string& name) const { return std::stod(attributes.at(name)); }
};

inline std::string unescaped(std::string text) {
    for (const auto& [entity, character] : std::initializer_list<std::pair<std::string, char>>{
             {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&amp;", '&'}}) {
        for (std::size_t at = 0; (at = text.find(entity, at)) != text.npos; ++at)
            text.replace(at, entity.size(), 1, character);
    }
    return text;
}

/// All elements in order; nothing is forgiven.
inline std::vector<Element> read_svg(const std::string& svg) {
    std::vector<Element> out;
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < svg.size();) {
        const std::size_t begin = svg.find('<', at);
        const std::string text = svg.substr(at, begin - at);
        for (std::size_t i = 0; (i = text.find('&', i)) != text.npos; ++i)
            REQUIRE(text.find(';', i) - i <= 5);
        if (!open.empty()) out[open.back()].text += unescaped(text);
        if (begin == svg.npos) break;
        const std::size_t end = svg.find('>', begin);
        REQUIRE(end != svg.npos);
        std::string inside = svg.substr(begin + 1, end - begin - 1);
        at = end + 1;
        if (inside[0] == '/') {
            REQUIRE(out[open.back()].tag == inside.substr(1));
            open.pop_back();
            continue;
        }
        const bool is_leaf = inside.ends_with('/');
        if (is_leaf) inside.pop_back();
        Element element{inside.substr(0, inside.find(' ')), {}, ""};
        for (std::size_t i = inside.find(' '); i < inside.size();) {
            const std::size_t equals = inside.find("=\"", i);
            const std::size_t quote = inside.find('"', equals + 2);
            REQUIRE(quote != inside.npos);
            element.attributes[inside.substr(i + 1, equals - i - 1)] =
                unescaped(inside.substr(equals + 2, quote - equals - 2));
            i = quote + 1;
        }
        out.push_back(std::move(element));
        if (!is_leaf) open.push_back(out.size() - 1);
    }
    REQUIRE(open.empty());
    return out;
}

inline std::vector<Element> all_of(const std::string& svg, std::string_view tag) {
    std::vector<Element> out = read_svg(svg);
    std::erase_if(out, [&](const Element& element) { return element.tag != tag; });
    return out;
}

inline std::string texts_of(const std::string& svg) {
    std::string out;
    for (const Element& element : all_of(svg, "text")) out += element.text + "\n";
    return out;
}

inline bool says(const std::string& svg, std::string_view text) {
    return texts_of(svg).find(text) != std::string::npos;
}

struct Extent {
    double left, right, top, bottom;
};

inline Extent extent_of(const Element& text) {
    double size = svg::text_size;
    const std::string& classes = text.attributes.at("class");
    if (classes.find("dc-small") != classes.npos) size = svg::small_size;
    if (classes.find("dc-title") != classes.npos) size = svg::title_size;
    if (text.attributes.contains("font-size")) size = text.number("font-size");
    const double width = svg::text_width(text.text, size);
    const std::string& anchor = text.attributes.at("text-anchor");
    const double left = text.number("x") - (anchor == "start"    ? 0
                                            : anchor == "middle" ? width / 2
                                                                 : width);
    return {left, left + width, text.number("y") - 0.8 * size, text.number("y")};
}

inline void check_drawing(const std::string& svg) {
    const std::vector<Element> elements = read_svg(svg);
    const Element& root = elements.front();
    CHECK(root.tag == "svg");
    CHECK(root.attributes.at("role") == "img");
    CHECK(root.attributes.at("viewBox") ==
          fmt::format("0 0 {} {}", root.attributes.at("width"), root.attributes.at("height")));

    std::set<std::string> ids, wanted;
    for (const Element& element : elements) {
        for (const auto& [name, value] : element.attributes) {
            if (name == "id") CHECK(ids.insert(value).second);
            if (value.starts_with("url(#")) wanted.insert(value.substr(5, value.size() - 6));
            if (name == "class") CHECK(value.starts_with("dc"));
            CHECK(value.find("nan") == value.npos);
            CHECK(value.find("inf") == value.npos);
        }
        if (!element.attributes.contains("width") || element.attributes.at("width") == "100%")
            continue;
        CHECK(element.number("width") >= 0);
        CHECK(element.number("height") >= 0);
    }
    const std::string label = root.attributes.at("aria-labelledby");
    wanted.insert(label.substr(0, label.find(' ')));
    wanted.insert(label.substr(label.find(' ') + 1));
    CHECK(std::ranges::includes(ids, wanted));

    for (const Element& text : all_of(svg, "text")) {
        CAPTURE(text.text.substr(0, 40));
        const Extent extent = extent_of(text);
        CHECK(extent.left >= 0);
        CHECK(extent.right <= root.number("width"));
        CHECK(extent.top >= 0);
        CHECK(extent.bottom <= root.number("height"));
    }
}

/// Texts that stand in each other's way, as `a | b`.
inline std::vector<std::string> collisions(const std::string& svg) {
    const std::vector<Element> texts = all_of(svg, "text");
    std::vector<std::string> out;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const Extent a = extent_of(texts[i]);
        for (std::size_t j = 0; j < i; ++j) {
            const Extent b = extent_of(texts[j]);
            const bool apart =
                a.left >= b.right || b.left >= a.right || a.top >= b.bottom || b.top >= a.bottom;
            if (!apart) out.push_back(texts[j].text + " | " + texts[i].text);
        }
    }
    return out;
}

}  // namespace daicho::testing
