#include "daicho/format/free_keys.hpp"

#include "daicho/yaml/document.hpp"

namespace daicho {

namespace {

std::string text_of(const Document& document, NodeId id) {
    const Node& node = document[id];
    if (node.kind == NodeKind::scalar) return std::string(document.text(id));
    return std::string(document.bytes.substr(node.begin, node.end - node.begin));
}

/// What is below a free key is a part of its value.
void gather(const Document& document, NodeId at, const std::string& path,
            std::vector<FreeValue>& out) {
    const Node& node = document[at];
    if (node.kind == NodeKind::scalar) return;
    for (NodeId child = at + 1; child < node.next; child = document[child].next) {
        if (node.kind == NodeKind::sequence) {
            gather(document, child, path, out);
            continue;
        }
        const std::string_view key = document.text(child);
        std::string here = path.empty() ? std::string(key) : path + "." + std::string(key);
        child = document[child].next;
        if (key.starts_with("x-")) {
            out.push_back({std::move(here), text_of(document, child)});
        } else {
            gather(document, child, here, out);
        }
    }
}

}  // namespace

std::vector<FreeValue> free_values(std::string_view file) {
    Diagnostics unheard;
    const Document document = read_document(0, file, unheard);
    std::vector<FreeValue> out;
    if (!document.empty()) gather(document, 0, "", out);
    return out;
}

}  // namespace daicho
