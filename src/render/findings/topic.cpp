// A topic explained, for `daicho explain`.
#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "daicho/text/utf8.hpp"
#include "daicho/text/width.hpp"
#include "render/findings/findings.hpp"
#include "render/lines.hpp"

namespace daicho {

namespace {

/// An example with numbered lines; a line `=== path` begins a file of it.
std::string numbered(std::string_view example, Paint paint) {
    constexpr std::string_view file_sign = "=== ";
    const auto lines = std::ranges::count(example, '\n') + 1;
    const int gutter = static_cast<int>(std::to_string(lines).size());
    const std::string blanks(static_cast<std::size_t>(gutter + 1), ' ');

    std::istringstream stream{std::string(example)};
    std::string out;
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with(file_sign)) {
            out += blanks + paint(Ink::blue, "┌─") + " " +
                   printable(line.substr(file_sign.size())) + "\n";
            number = 0;
            continue;
        }
        const std::string digits = pad(std::to_string(++number), gutter, Align::right);
        out += paint(Ink::blue, digits + " │") + (line.empty() ? "" : " ") + printable(line) + "\n";
    }
    return out;
}

}  // namespace

std::string render_topic(const Topic& topic, const RenderOptions& options) {
    const Lang lang = options.lang;
    const Paint paint(options.color);
    const int width = std::min(reading_width(options), 80);
    const std::string kind = fmt::format("{}[{}]", name_of(topic.severity).in(lang), topic.code);

    std::string out = paint(ink_of(topic.severity), kind) +
                      paint(Ink::bold, fmt::format(": {}", topic.name)) + "\n";
    out += hang(topic.summary.in(lang), 0, width) + "\n";
    const auto section = [&](Words head, std::string_view text) {
        if (!text.empty()) out += fmt::format("\n{}\n{}", paint(Ink::bold, head.in(lang)), text);
    };
    if (!topic.explanation.in(lang).empty())
        out += "\n" + hang(topic.explanation.in(lang), 0, width) + "\n";
    section({"悪い例:", "bad:"}, numbered(topic.bad, paint));
    section({"良い例:", "good:"}, numbered(topic.good, paint));
    return out;
}

}  // namespace daicho
