#include "cli/unlisted.hpp"

#include <algorithm>

#include "daicho/format/insert.hpp"

namespace daicho {

namespace {

constexpr std::string_view file = "registry.yaml";

bool fits(const Unlisted& entry, const Government& government, const Date& concluded) {
    if (!entry.kind || !entry.concluded || !entry.count) return false;
    return government_kind(entry.kind->value.text) == government.kind &&
           overlap(entry.concluded->value, concluded);
}

bool names(const At<Line>& place, const Government& government) {
    const Prefecture* named = find_prefecture(place->text);
    return named && named->number == government.prefecture;
}

}  // namespace

std::vector<std::size_t> unlisted_of(const Registry& registry, const Government& government,
                                     const Date& concluded) {
    std::vector<std::size_t> surely, perhaps;
    for (std::size_t i = 0; i < registry.unlisted.size(); ++i) {
        const Unlisted& entry = *registry.unlisted[i];
        if (!fits(entry, government, concluded)) continue;
        const auto is_here = [&](const At<Line>& place) { return names(place, government); };
        if (entry.prefecture) {
            if (is_here(*entry.prefecture)) surely.push_back(i);
        } else if (entry.prefectures.empty() || std::ranges::any_of(entry.prefectures, is_here)) {
            perhaps.push_back(i);
        }
    }
    return surely.empty() ? perhaps : surely;
}

void lower_unlisted(Edits& edits, std::size_t entry, int by) {
    const Document document = edits.document(file);
    const NodeId list = value_at(document, 0, "unlisted");
    NodeId item = list + 1;
    for (std::size_t i = 0; i < entry; ++i) item = document[item].next;
    const Node& count = document[value_at(document, item, "count")];
    const std::string_view text = document.bytes;
    const int left = edits.before().registry.unlisted[entry]->count->value - by;
    if (left > 0) {
        edits.put(file,
                  fmt::format("{}{}{}", text.substr(0, count.begin), left, text.substr(count.end)));
        return;
    }
    const auto& fields = registry_schema().fields;
    const Field& section = *std::ranges::find(fields, "unlisted", &Field::key);
    edits.put(file, without_item(document, file_field(file), section, entry));
}

}  // namespace daicho
