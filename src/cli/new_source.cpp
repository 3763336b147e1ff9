#include "cli/new_source.hpp"

#include <algorithm>

#include "daicho/reference/resolve.hpp"
#include "daicho/text/ascii.hpp"
#include "daicho/text/normal.hpp"

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

bool is_taken(const Registry& registry, std::string_view id) {
    return std::ranges::any_of(registry.publications,
                               [&](const auto& entry) { return entry.first.value == id; });
}

}  // namespace

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
        const std::string numbered = fmt::format("{}-{}", out, i);
        if (!is_taken(registry, numbered)) return numbered;
    }
}

}  // namespace daicho
