#include "daicho/text/lines.hpp"

#include <algorithm>

namespace daicho {

std::size_t line_begin(std::string_view text, std::size_t at) {
    return at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // npos + 1 is 0
}

std::size_t line_end(std::string_view text, std::size_t at) {
    return std::min(text.find('\n', at), text.size());
}

std::size_t line_behind(std::string_view text, std::size_t at) {
    return std::min(line_end(text, at) + 1, text.size());
}

std::vector<std::string_view> lines_of(std::string_view text) {
    auto out = lines_with_feeds_of(text);
    for (std::string_view& line : out) {
        if (line.ends_with('\n')) line.remove_suffix(1);
    }
    return out;
}

std::vector<std::string_view> lines_with_feeds_of(std::string_view text) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
        out.push_back(text.substr(0, line_behind(text, 0)));
        text.remove_prefix(out.back().size());
    }
    return out;
}

}  // namespace daicho
