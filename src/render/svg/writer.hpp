// Writes SVG: elements, attributes, escaped texts, numbers with one decimal at most.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace daicho::svg {

/// A number as the pictures write it: `12.5`, `12`; never `-0`.
std::string number(double value);

/// Nothing in it is live: on one line, markup escaped.
std::string escape(std::string_view text);

struct Attribute {
    Attribute(std::string_view attribute, std::string_view text)
        : name(attribute), value(escape(text)) {}
    Attribute(std::string_view attribute, const char* text)
        : Attribute(attribute, std::string_view(text)) {}
    Attribute(std::string_view attribute, const std::string& text)
        : Attribute(attribute, std::string_view(text)) {}
    Attribute(std::string_view attribute, double figure) : name(attribute), value(number(figure)) {}

    std::string_view name;
    std::string value;
};
using Attributes = std::initializer_list<Attribute>;

class Writer {
  public:
    void open(std::string_view tag, Attributes attributes = {});
    void close();
    void leaf(std::string_view tag, Attributes attributes);
    void leaf(std::string_view tag, Attributes attributes, std::string_view text);
    /// Our own markup, as it is.
    void raw(std::string_view markup) { x_out += markup; }

    const std::string& out() const { return x_out; }

  private:
    void begin(std::string_view tag, Attributes attributes);

    std::string x_out;
    std::vector<std::string> x_open;
};

}  // namespace daicho::svg
