#include "cli/unlisted.hpp"

#include "daicho/format/insert.hpp"
#include "daicho/format/schema.hpp"

namespace daicho {

void lower_unlisted(Edits& edits, std::size_t entry, int by) {
    constexpr std::string_view file = registry_file::registry;
    const Document document = edits.document(file);
    // By its place: a list that could not be read whole has more items than entries.
    const Unlisted& unlisted = *edits.before().registry.unlisted[entry];
    const std::size_t begin = edits.before().registry.unlisted[entry].at.begin;
    NodeId item = value_at(document, 0, "unlisted") + 1;
    std::size_t index = 0;
    for (; document[item].begin < begin; ++index) item = document[item].next;
    const Node& count = document[value_at(document, item, "count")];
    const std::string_view text = document.bytes;
    const int left = unlisted.count->value - by;
    if (left > 0) {
        edits.put(file,
                  fmt::format("{}{}{}", text.substr(0, count.begin), left, text.substr(count.end)));
        return;
    }
    const auto& fields = registry_schema().fields;
    const Field& section = *std::ranges::find(fields, "unlisted", &Field::key);
    edits.put(file, without_item(document, file_field(file), section, index));
}

}  // namespace daicho
