#include "daicho/text/normal.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

std::string mapped(std::string_view text, int options) {
    utf8proc_uint8_t* raw = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &raw,
                                   static_cast<utf8proc_option_t>(options));
    if (size < 0) return std::string(text);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(raw, &std::free);
    return {reinterpret_cast<const char*>(raw), static_cast<std::size_t>(size)};
}

bool is_wide_or_half(char32_t c) {
    return (c >= 0xFF01 && c <= 0xFFEF) || c == 0x3000;
}

bool is_dash(char32_t c) {
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFF0D;
}

}  // namespace

std::string nfc(std::string_view text) {
    return is_ascii(text) ? std::string(text) : mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

bool is_nfc(std::string_view text) {
    return is_ascii(text) || nfc(text) == text;
}

std::string fold_width(std::string_view text) {
    std::string out;
    std::string run;  // folded together, so that ﾊﾞ becomes バ
    const auto flush = [&] {
        if (!run.empty()) out += mapped(run, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
        run.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at).value_or(CodePoint{U'?', 1});
        if (is_dash(c.value)) {
            flush();
            out += '-';
        } else if (is_wide_or_half(c.value)) {
            run += text.substr(at, c.size);
        } else {
            flush();
            out += text.substr(at, c.size);
        }
        at += c.size;
    }
    flush();
    return out;
}

}  // namespace daicho
