#include "daicho/text/normal.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
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

/// Of the CJK Radicals Supplement, those that look like an ideograph of Japanese texts: Unicode has
/// no normal form for them.
struct Radical {
    char32_t radical, ideograph;
};
constexpr Radical radicals[] = {
    {U'⺅', U'亻'}, {U'⺉', U'刂'}, {U'⺒', U'巳'}, {U'⺖', U'忄'}, {U'⺘', U'扌'}, {U'⺙', U'攵'},
    {U'⺝', U'月'}, {U'⺟', U'母'}, {U'⺠', U'民'}, {U'⺡', U'氵'}, {U'⺣', U'灬'}, {U'⺨', U'犭'},
    {U'⺩', U'王'}, {U'⺬', U'示'}, {U'⺭', U'礻'}, {U'⺹', U'耂'}, {U'⺽', U'臼'}, {U'⻁', U'虎'},
    {U'⻂', U'衤'}, {U'⻄', U'西'}, {U'⻆', U'角'}, {U'⻌', U'辶'}, {U'⻑', U'長'}, {U'⻖', U'阝'},
    {U'⻗', U'雨'}, {U'⻘', U'青'}, {U'⻝', U'食'}, {U'⻣', U'骨'}, {U'⻤', U'鬼'}, {U'⻨', U'麦'},
    {U'⻩', U'黄'}, {U'⻫', U'斉'}, {U'⻭', U'歯'}, {U'⻯', U'竜'}, {U'⻲', U'亀'},
};

/// The character that one is taken for where Unicode's normal form does not say so.
char32_t alike(char32_t c) {
    if (is_dash(c)) return U'-';
    if (c == U'〜') return U'~';  // as the full-width tilde
    const auto found = std::ranges::find(radicals, c, &Radical::radical);
    return found == std::end(radicals) ? c : found->ideograph;
}

bool is_kangxi(char32_t c) {
    return c >= 0x2F00 && c <= 0x2FDF;
}

/// The text with each character as `change` gives it; empty for one that goes.
template <class Change>
std::string changed(std::string_view text, Change change) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at).value_or(CodePoint{U'?', 1});
        out += change(c.value, text.substr(at, c.size));
        at += c.size;
    }
    return out;
}

/// Most of a Japanese text: what is its own normal form, but for case and white space.
bool is_plain(char32_t c) {
    return c < 0x80 || (c >= U'、' && c <= U'】' && c != U'〄' && c != U'〇') ||
           (c >= U'ぁ' && c <= U'ゖ') || (c >= U'ァ' && c <= U'ー') || (c >= 0x4E00 && c <= 0x9FFF);
}

bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// White space as one blank, none at the ends.
std::string with_single_blanks(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (!is_blank(c)) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

}  // namespace

std::string nfc(std::string_view text) {
    return is_ascii(text) ? std::string(text) : mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string composed(std::string_view text) {
    std::string out;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto one = decode(text, at);
        const std::size_t size = one ? one->size : 1;
        const bool is_ideograph = one && ((one->value >= 0xF900 && one->value <= 0xFAFF) ||
                                          (one->value >= 0x2F800 && one->value <= 0x2FA1F));
        if (is_ideograph) {
            out += nfc(text.substr(begin, at - begin));
            out += text.substr(at, size);
            begin = at + size;
        }
        at += size;
    }
    return out + nfc(text.substr(begin));
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

std::string normal_form(std::string_view text) {
    std::string out;
    std::string run;       // of characters that are not plain: folded together
    std::size_t last = 0;  // the last character of `out`, with which an accent may combine
    const auto flush = [&] {
        if (run.empty()) return;
        out += mapped(run, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                               UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
        last = out.size();
        run.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at).value_or(CodePoint{U'?', 1});
        at += c.size;
        if (is_plain(c.value)) {
            flush();
            last = out.size();
            append_utf8(out, c.value >= U'A' && c.value <= U'Z' ? c.value - U'A' + U'a' : c.value);
            continue;
        }
        if (run.empty()) {
            run = out.substr(last);
            out.resize(last);
        }
        append_utf8(run, alike(c.value));
    }
    flush();
    return with_single_blanks(out);
}

bool is_radical(char32_t c) {
    return is_kangxi(c) || (c >= 0x2E80 && c <= 0x2EFF);
}

std::string without_radicals(std::string_view text) {
    return changed(text, [](char32_t c, std::string_view bytes) {
        if (!is_radical(c)) return std::string(bytes);
        if (is_kangxi(c))
            return mapped(bytes, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
        std::string ideograph;
        append_utf8(ideograph, alike(c));
        return ideograph;
    });
}

bool is_selector(char32_t c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

std::string without_selectors(std::string_view text) {
    return changed(text, [](char32_t c, std::string_view bytes) {
        return is_selector(c) ? std::string_view{} : bytes;
    });
}

bool is_same_text(std::string_view a, std::string_view b) {
    return a == b || normal_form(a) == normal_form(b);
}

bool mentions(std::string_view text, std::string_view wanted) {
    return text.find(wanted) != text.npos ||
           normal_form(text).find(normal_form(wanted)) != std::string::npos;
}

std::vector<std::string> listed_parts(std::string_view text) {
    constexpr std::string_view openers[] = {"(", "[", "{", "「", "『", "【", "〈", "《", "〔"};
    constexpr std::string_view closers[] = {")", "]", "}", "」", "』", "】", "〉", "》", "〕"};
    std::vector<std::string> out{""};
    int depth = 0;  // of brackets: a comma within them parts nothing
    const std::string folded = fold_width(text);
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t size = decode(folded, at).value_or(CodePoint{U'?', 1}).size;
        const std::string_view c = std::string_view(folded).substr(at, size);
        if (std::ranges::find(openers, c) != std::end(openers)) ++depth;
        if (depth > 0 && std::ranges::find(closers, c) != std::end(closers)) --depth;
        if (depth == 0 && (c == "、" || c == "," || c == "､")) {
            out.emplace_back();
        } else if (c != " " || !out.back().empty()) {
            out.back() += c;
        }
        at += size;
    }
    for (std::string& part : out) part.erase(part.find_last_not_of(' ') + 1);
    return out;
}

}  // namespace daicho
