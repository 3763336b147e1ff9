// Puts a document together, node by node in the order of the source, and looks at each value, key
// and limit on the way: what a reader of YAML need not know about.
#pragma once

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "daicho/yaml/document.hpp"
#include "yaml/findings.hpp"

namespace daicho {

class DocumentBuilder {
  public:
    /// `unusual`: look at the characters of each value (TextScan).
    DocumentBuilder(std::string_view text, bool unusual, Findings& findings,
                    const YamlLimits& limits);

    void open(NodeKind kind, Style style, std::size_t begin);
    void close(std::size_t end);
    void close_block() { close(x_end); }

    /// A scalar in [begin, end). Its text is what stands there if it is plain; of another style
    /// it is what was appended to `unescaped()` since the last scalar.
    void scalar(Style style, std::size_t begin, std::size_t end);
    std::string& unescaped() { return x_document.unescaped; }

    std::size_t depth() const { return x_open.size(); }
    /// Whether the next node is the key of a mapping.
    bool is_key_next() const { return !x_open.empty() && x_open.back().key_next; }
    /// Where the last node ended.
    std::size_t end() const { return x_end; }
    Document take() { return std::move(x_document); }

  private:
    struct Open {
        NodeId id;
        bool key_next;
    };

    NodeId add(NodeKind kind, Style style, std::size_t begin, std::size_t end);
    void count_child();
    void check_key(NodeId key);
    void check_folded(NodeId id);
    void check_duplicates(NodeId mapping);
    void check_escapes(const Node& node);

    Document x_document;
    bool x_unusual;
    Findings& x_findings;
    const YamlLimits& x_limits;
    std::vector<Open> x_open;
    std::vector<std::pair<std::string_view, NodeId>> x_keys;  // of the mapping being checked
    std::size_t x_end = 0;
    std::uint32_t x_unescaped_until = 0;
};

}  // namespace daicho
