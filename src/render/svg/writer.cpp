#include "render/svg/writer.hpp"
#include "render/markup.hpp"

#include <fmt/format.h>

#include <cmath>

#include "render/lines.hpp"

namespace daicho::svg {

std::string number(double value) {
    const double tenths = std::round(value * 10);
    if (tenths == 0) return "0";
    std::string text = fmt::format("{:.1f}", tenths / 10);
    return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
}

std::string escape(std::string_view text) {
    return escape_markup(one_line(text));
}

void Writer::begin(std::string_view tag, Attributes attributes) {
    x_out += fmt::format("<{}", tag);
    for (const Attribute& a : attributes) x_out += fmt::format(" {}=\"{}\"", a.name, a.value);
}

void Writer::open(std::string_view tag, Attributes attributes) {
    begin(tag, attributes);
    x_out += ">\n";
    x_open.emplace_back(tag);
}

void Writer::close() {
    x_out += fmt::format("</{}>\n", x_open.back());
    x_open.pop_back();
}

void Writer::leaf(std::string_view tag, Attributes attributes) {
    begin(tag, attributes);
    x_out += "/>\n";
}

void Writer::leaf(std::string_view tag, Attributes attributes, std::string_view text) {
    begin(tag, attributes);
    x_out += fmt::format(">{}</{}>\n", escape(text), tag);
}

}  // namespace daicho::svg
