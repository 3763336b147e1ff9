// A document written in some other way than it is: for what must not depend on the way.
#pragma once

#include <algorithm>
#include <array>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "daicho/format/canonical.hpp"

namespace daicho::testing {

/// Writes a document in some other way: keys shuffled where their order says nothing, other
/// indentation, quotes, brackets, blank lines, and comments `# c1`, `# c2`, … everywhere.
class Untidy {
  public:
    Untidy(const Document& document, unsigned seed) : x_doc(document), x_random(seed) {}

    std::string write(bool is_record) {
        x_is_record = is_record;
        mapping(0, "", 0, true);
        if (chance(3)) own_comment(x_ends_with_text ? 0 : below(3));
        return x_out;
    }
    int comments() const { return x_comments; }

  private:
    int below(int limit) {
        return static_cast<int>(x_random() % static_cast<unsigned>(std::max(limit, 1)));
    }
    bool chance(int one_in) { return below(one_in) == 0; }
    std::string comment() { return "# c" + std::to_string(++x_comments) + "."; }
    static std::string margin(int indent) {
        return std::string(static_cast<std::size_t>(indent), ' ');
    }
    void own_comment(int indent) { x_out += margin(indent) + comment() + "\n"; }
    void end_line() {
        x_ends_with_text = false;
        if (chance(6)) x_out += " " + comment();
        x_out += "\n";
        while (chance(8)) x_out += "\n";
    }

    std::string text(NodeId id, In in) {
        const std::string_view text = x_doc.text(id);
        const bool is_simple = text.find_first_of("'\"\\\n\t") == text.npos;
        if (is_simple && chance(4)) return "'" + std::string(text) + "'";
        if (is_simple && chance(4)) return "\"" + std::string(text) + "\"";
        return written(text, in, x_doc[id].style == Style::quoted);
    }

    std::vector<std::pair<NodeId, NodeId>> entries(NodeId id, std::string_view name) {
        std::vector<std::pair<NodeId, NodeId>> out;
        for (NodeId key = id + 1; key < x_doc[id].next;) {
            const NodeId value = x_doc[key].next;
            out.emplace_back(key, value);
            key = x_doc[value].next;
        }
        const std::array<std::string_view, 5> ordered{"indicators", "targets", "roles", "counts",
                                                      "new_in"};
        const bool is_free = std::ranges::find(ordered, name) == ordered.end() &&
                             name.substr(0, 2) != "x-" && x_is_record;
        if (is_free) std::ranges::shuffle(out, x_random);
        return out;
    }

    void flow(NodeId id, std::string_view name, int indent) {
        const bool is_mapping = x_doc[id].kind == NodeKind::mapping;
        if (x_doc[id].kind == NodeKind::scalar) {
            x_out += text(id, In::flow);
            return;
        }
        x_out += is_mapping ? "{" : "[";
        bool is_first = true;
        const auto begin = [&] {
            if (!is_first) x_out += chance(2) ? "," : ", ";
            is_first = false;
            if (!chance(8)) return;
            if (chance(2)) x_out += " " + comment();
            x_out += "\n" + margin(indent + 3);
        };
        if (is_mapping) {
            for (const auto& [key, value] : entries(id, name)) {
                begin();
                x_out += text(key, In::flow) + ": ";
                flow(value, x_doc.text(key), indent);
            }
        } else {
            for (NodeId item = id + 1; item < x_doc[id].next; item = x_doc[item].next) {
                begin();
                flow(item, name, indent);
            }
        }
        x_out += is_mapping ? "}" : "]";
    }

    bool can_be_flow(NodeId id) const {
        for (NodeId each = id; each < x_doc[id].next; ++each) {
            if (x_doc[each].style == Style::block) return false;
        }
        return x_doc[id].next - id < 40;
    }

    void block_text(NodeId id, int indent) {
        const Node& node = x_doc[id];
        std::istringstream lines(
            std::string(x_doc.bytes.substr(node.begin, node.end - node.begin)));
        std::string line;
        std::getline(lines, line);
        x_out += " " + line.substr(0, line.find(' '));
        if (chance(4)) x_out += " " + comment();
        x_out += "\n";
        x_ends_with_text = true;
        std::size_t depth = 0;
        while (std::getline(lines, line)) {
            if (depth == 0) depth = line.find_first_not_of(' ');
            x_out += line.empty() ? "\n" : margin(indent) + line.substr(depth) + "\n";
        }
    }

    void value(NodeId id, std::string_view name, int indent, bool is_item) {
        const Node& node = x_doc[id];
        const int step = 1 + below(4);
        if (node.kind == NodeKind::scalar) {
            if (node.style == Style::block) return block_text(id, indent + step);
            x_out += " " + text(id, In::block);
            return end_line();
        }
        const bool is_empty = node.next == id + 1;
        if (is_empty || (can_be_flow(id) && (node.style == Style::flow ? !chance(4) : chance(4)))) {
            x_out += " ";
            flow(id, name, indent);
            return end_line();
        }
        if (is_item) {
            x_out += " ";
            const bool is_sequence = node.kind == NodeKind::sequence;
            is_sequence ? sequence(id, name, indent + 2, false)
                        : mapping(id, name, indent + 2, false);
            return;
        }
        end_line();
        const bool is_sequence = node.kind == NodeKind::sequence;
        is_sequence ? sequence(id, name, indent + (chance(3) ? 0 : step), true)
                    : mapping(id, name, indent + step, true);
    }

    void mapping(NodeId id, std::string_view name, int indent, bool begins_line) {
        for (const auto& [key, its_value] : entries(id, name)) {
            if (begins_line && chance(6)) own_comment(indent);
            if (begins_line) x_out += margin(indent);
            begins_line = true;
            x_out += text(key, In::block) + ":";
            value(its_value, x_doc.text(key), indent, false);
            // Below a text, what is indented is text.
            if (chance(12)) own_comment(x_ends_with_text ? 0 : indent + below(6));
        }
    }

    void sequence(NodeId id, std::string_view name, int indent, bool begins_line) {
        for (NodeId item = id + 1; item < x_doc[id].next; item = x_doc[item].next) {
            if (begins_line && chance(8)) own_comment(indent);
            if (begins_line) x_out += margin(indent);
            begins_line = true;
            x_out += "-";
            value(item, name, indent, true);
            if (chance(8)) own_comment(x_ends_with_text ? 0 : indent + below(6));
        }
    }

    const Document& x_doc;
    std::mt19937 x_random;
    std::string x_out;
    int x_comments = 0;
    bool x_is_record = false;
    bool x_ends_with_text = false;
};

}  // namespace daicho::testing
