#include "render/machine/json_text.hpp"

#include <fmt/format.h>

#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

std::string escape(char32_t c) {
    if (c < 0x10000) return fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    const char32_t pair = c - 0x10000;
    return fmt::format("\\u{:04x}\\u{:04x}", static_cast<unsigned>(0xD800 + (pair >> 10)),
                       static_cast<unsigned>(0xDC00 + (pair & 0x3FF)));
}

}  // namespace

std::string to_json_text(const Json& json, int indent) {
    const std::string text = json.dump(indent, ' ', false, Json::error_handler_t::replace);
    std::string out;
    out.reserve(text.size() + 1);
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = *decode(text, at);
        if (is_forbidden(c.value)) {
            out += escape(c.value);  // outside of strings there are none
        } else {
            out.append(text, at, c.size);
        }
        at += c.size;
    }
    return out + "\n";
}

}  // namespace daicho
