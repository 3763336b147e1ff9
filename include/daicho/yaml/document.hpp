// A YAML document as the format allows it: flat, over the file's own bytes, no implicit types.
//
//     {a: 1, b: [x, y]}      0 mapping  next 7
//                            1   scalar a   (key)
//                            2   scalar 1   (value)
//                            3   scalar b
//                            4   sequence  next 7
//                            5     scalar x
//                            6     scalar y
//
// The children of a node follow it; `next` is the node behind it and all its children. The
// children of a mapping are keys and values in turn.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daicho/model/diagnostic.hpp"
#include "daicho/model/source.hpp"

namespace daicho {

enum class NodeKind : std::uint8_t { scalar, sequence, mapping };
enum class Style : std::uint8_t { plain, quoted, block, empty, flow };  // flow: [..] and {..}

using NodeId = std::uint32_t;

struct Node {
    NodeKind kind = NodeKind::scalar;
    Style style = Style::plain;
    std::uint32_t begin = 0;  // bytes of the source: of a scalar with its quotes; of a block
    std::uint32_t end = 0;    // collection from its first to the end of its last child
    NodeId next = 0;
    std::uint32_t text_at = 0;  // the scalar's text: in the source if plain, else in `unescaped`
    std::uint32_t text_size = 0;
};

class Document {
  public:
    SourceId source = 0;
    std::string_view bytes;   // the source's text; outlives the document
    std::string unescaped;    // texts of quoted and block scalars, one behind the other
    std::vector<Node> nodes;  // nodes[0] is the root; empty if the file could not be read

    bool empty() const { return nodes.empty(); }
    const Node& operator[](NodeId id) const { return nodes[id]; }
    std::string_view text(NodeId id) const {
        const Node& node = nodes[id];
        const std::string_view from =
            node.style == Style::plain ? bytes : std::string_view(unescaped);
        return from.substr(node.text_at, node.text_size);
    }
    Span span(NodeId id) const { return {source, nodes[id].begin, nodes[id].end}; }
};

/// Limits on a file from a stranger; each breach is a finding of its own.
struct YamlLimits {
    std::uint32_t bytes = 1024 * 1024;
    std::uint32_t line_bytes = 16 * 1024;
    std::uint32_t depth = 16;
    std::uint32_t nodes = 20'000;
    std::uint32_t scalar_bytes = 64 * 1024;
    std::uint32_t key_bytes = 200;
    std::uint32_t findings = most_of_a_file;  // shown of one file
};

/// Reads a file's text strictly. Findings go to `out`; the document is empty if there was an error
/// after which the rest could not be trusted.
Document read_document(SourceId source, std::string_view text, Diagnostics& out,
                       const YamlLimits& limits = {});

/// What `read_document` can find, for the catalogue of topics.
std::array<std::span<const Topic>, 3> yaml_topics();

}  // namespace daicho
