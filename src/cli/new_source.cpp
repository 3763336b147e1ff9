#include "cli/new_source.hpp"

#include <algorithm>
#include <array>

#include "daicho/model/trouble.hpp"
#include "daicho/reference/resolve.hpp"
#include "daicho/text/ascii.hpp"
#include "daicho/text/normal.hpp"
#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

std::string_view value_of(const NewPart& part, std::string_view key) {
    const auto found =
        std::ranges::find(part, key, [](const NewValue& value) { return value.field->key; });
    return found == part.end() ? std::string_view{} : found->texts.front().second;
}

/// `kahoku` of https://www.kahoku.news/articles/1.
std::string host_name(std::string_view address) {
    const auto begin = address.find("//");
    if (begin == address.npos) return {};
    std::string_view host = address.substr(begin + 2);
    host = host.substr(0, host.find_first_of("/:?#"));
    if (host.starts_with("www")) {
        const auto dot = host.find('.');
        if (host.substr(3, dot - 3).find_first_not_of("0123456789") == host.npos)
            host.remove_prefix(std::min(dot, host.size() - 1) + 1);
    }
    return hyphenated(host.substr(0, host.find('.')));
}

std::string publisher_name(std::string_view publisher, std::string_view address) {
    constexpr std::size_t least = 2;
    if (publisher == "厚生労働省") return "mhlw";
    if (const Prefecture* bureau = find_bureau(publisher))
        return hyphenated(bureau->romaji) + "-bureau";
    if (!publisher.empty()) {
        const auto meant = resolve(publisher, reference_begins).governments();
        if (meant.size() == 1) return stem_romaji(*meant.front());
    }
    const std::string letters = hyphenated(publisher);
    return letters.size() >= least ? letters : host_name(address);
}

/// Letters and digits in the widths and scripts that people type here.
bool is_of_id(char32_t c) {
    struct Range {
        char32_t first, last;
    };
    constexpr std::array letters{Range{U'0', U'9'},      Range{U'A', U'Z'},   Range{U'a', U'z'},
                                 Range{0xC0, 0x24F},     Range{U'々', U'々'}, Range{U'ぁ', U'ゖ'},
                                 Range{U'ァ', U'ヺ'},    Range{U'ー', U'ー'}, Range{0x3400, 0x9FFF},
                                 Range{0x20000, 0x323AF}};
    return c == '-' || c == '_' || c == '.' || std::ranges::any_of(letters, [&](const Range& r) {
               return r.first <= c && c <= r.last;
           });
}

/// The id with hyphens for what none may have.
std::string mended_id(std::string_view id) {
    std::string out;
    const std::string folded = fold_width(id);
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint c = decode(folded, at).value_or(CodePoint{U' ', 1});
        if (is_of_id(c.value)) {
            out += folded.substr(at, c.size);
        } else if (!out.empty() && out.back() != '-') {
            out += '-';
        }
        at += c.size;
    }
    while (out.starts_with('-') || out.starts_with('.')) out.erase(0, 1);
    while (out.ends_with('-')) out.pop_back();
    return out;
}

bool is_taken(const Registry& registry, std::string_view id) {
    return std::ranges::any_of(registry.publications,
                               [&](const auto& entry) { return entry.first.value == id; });
}

}  // namespace

void check_new_id(std::string_view id) {
    const std::string meant = mended_id(id);
    const bool has_letter =
        std::ranges::any_of(meant, [](char c) { return c < 0 || !is_digit(c); });
    if (meant == id && has_letter) return;
    const std::string instead = !has_letter ? "S" + meant : meant;
    throw Trouble(
        message(
            "`{}` は ID にできません。ID は文字・数字と `-` `_` `.` で書きます(`#` の後はページ番号です)",
            "`{}` cannot be an id: it is letters, digits and `-`, `_`, `.` (what follows a `#` is a page)",
            printable(id)),
        message("`{}` のように書いてください", "write it as in `{}`",
                instead == "S" ? "S1" : instead));
}

std::string source_at(const Registry& registry, std::string_view address) {
    if (address.empty()) return {};
    for (const auto& [id, publication] : registry.publications) {
        if (publication->url && publication->url->value.text == address) return id.value;
    }
    return {};
}

std::string new_source_id(const Registry& registry, const NewPart& source,
                          std::string_view fallback) {
    std::string out = publisher_name(value_of(source, "publisher"), value_of(source, "url"));
    if (out.empty()) out = fallback;
    std::string date = hyphenated(value_of(source, "date"));
    std::erase(date, '-');
    if (!date.empty()) out += "-" + date;
    if (!is_taken(registry, out)) return out;
    for (int i = 2;; ++i) {
        std::string numbered = fmt::format("{}-{}", out, i);
        if (!is_taken(registry, numbered)) return numbered;
    }
}

}  // namespace daicho
