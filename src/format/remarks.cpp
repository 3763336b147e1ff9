// A comment on the line of something belongs to it. One on a line of its own belongs to what
// follows, unless it is indented deeper than that: then to what ends above it.
#include "format/remarks.hpp"

#include <algorithm>
#include <optional>

#include "daicho/text/lines.hpp"

namespace daicho {

namespace {

constexpr NodeId no_node = ~NodeId{0};

std::string_view trimmed(std::string_view text) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

class Finder {
  public:
    explicit Finder(const Document& document)
        : x_document(document),
          x_text(document.bytes),
          x_parents(document.nodes.size(), no_node),
          x_is_entry(document.nodes.size()) {
        for (NodeId id = 0; id < document.nodes.size(); ++id) {
            const Node& node = document[id];
            bool is_entry = true;  // of a mapping keys and values take turns
            for (NodeId child = id + 1; child < node.next; child = document[child].next) {
                x_parents[child] = id;
                x_is_entry[child] = is_entry;
                is_entry = node.kind == NodeKind::sequence || !is_entry;
            }
            if (node.next == id + 1) x_leaves.push_back(id);
        }
    }

    Remarks find() {
        find_apart();
        std::size_t at = 0;
        for (std::size_t i = 0; i < x_leaves.size(); ++i) {
            const Node& leaf = x_document[x_leaves[i]];
            look_between(at, leaf.begin, i);
            look_within(x_leaves[i]);
            at = std::max<std::size_t>(at, leaf.end);
        }
        look_between(at, x_text.size(), x_leaves.size());
        part_head();
        return std::move(x_out);
    }

  private:
    NodeId parent(NodeId id) const { return x_parents[id]; }
    bool is_collection(NodeId id) const { return x_document[id].kind != NodeKind::scalar; }
    bool is_flow(NodeId id) const {
        return is_collection(id) && x_document[id].style == Style::flow;
    }
    std::size_t column(std::size_t at) const { return at - line_begin(x_text, at); }

    /// Whether the node is a key or an item, and not the value of a key.
    bool is_entry(NodeId id) const { return x_is_entry[id]; }

    bool is_behind_blank_line(std::size_t at) const {
        const std::size_t line = line_begin(x_text, at);
        if (line == 0) return false;
        const std::size_t above = line_begin(x_text, line - 1);
        return trimmed(x_text.substr(above, line - 1 - above)).empty();
    }

    void find_apart() {
        for (NodeId id = 1; id < x_document.nodes.size(); ++id) {
            const std::size_t begin = x_document[id].begin;
            const auto before = x_text.substr(0, begin).find_last_not_of(" -");
            const bool begins_line = before == x_text.npos || x_text[before] == '\n';
            if (begins_line && is_behind_blank_line(begin) && is_entry(id)) x_out.apart.insert(id);
        }
    }

    /// Comments in [begin, end), before the leaf of that index.
    void look_between(std::size_t begin, std::size_t end, std::size_t leaf) {
        x_is_above_next = false;
        x_ended = no_node;
        for (std::size_t at = x_text.find('#', begin); at < end; at = x_text.find('#', at)) {
            const std::size_t stop = line_end(x_text, at);
            take(at, trimmed(x_text.substr(at, stop - at)), leaf);
            at = stop;
        }
    }

    /// Comments in an empty pair of brackets, and behind the mark of a block of text.
    void look_within(NodeId leaf) {
        const Node& node = x_document[leaf];
        const bool is_block = node.style == Style::block;
        if (!is_collection(leaf) && !is_block) return;
        std::size_t end = is_block ? line_end(x_text, node.begin) : node.end;
        for (std::size_t at = x_text.find('#', node.begin); at < end; at = x_text.find('#', at)) {
            const std::size_t stop = line_end(x_text, at);
            x_out.behind[leaf].push_back(trimmed(x_text.substr(at, stop - at)));
            at = stop;
        }
    }

    void take(std::size_t at, std::string_view comment, std::size_t next_leaf) {
        const std::optional<NodeId> last =
            next_leaf > 0 ? std::optional(x_leaves[next_leaf - 1]) : std::nullopt;
        const NodeId next = next_leaf < x_leaves.size() ? x_leaves[next_leaf] : no_node;
        note_brackets(at, last.value_or(no_node), next);
        const std::size_t line = line_begin(x_text, at);
        const std::string_view before = x_text.substr(line, at - line);
        const bool is_own = before.find_first_not_of(" -") == before.npos;
        // Behind a dash it is said of what that begins.
        if (is_own && before.find('-') != before.npos) x_is_above_next = true;
        const Remark remark{comment, is_behind_blank_line(at)};
        if (is_own || !last || opens_between(*last, at, next)) {
            take_own(at, remark, last.value_or(no_node), next);
        } else {
            const NodeId its = host(*last, at);
            const bool is_file = its == 0 && x_document[0].next > 1;  // it is written on lines
            if (is_file) return end_of(0, remark);
            x_out.behind[its].push_back(comment);
        }
    }

    /// Brackets around the comment.
    void note_brackets(std::size_t at, NodeId last, NodeId next) {
        for (const NodeId near : {last, next}) {
            for (NodeId id = near; id != no_node; id = parent(id)) {
                const Node& node = x_document[id];
                if (is_flow(id) && node.begin < at && at < node.end) x_out.commented.insert(id);
            }
        }
    }

    /// Whether brackets open between the last leaf and the comment.
    bool opens_between(NodeId last, std::size_t at, NodeId next) const {
        for (NodeId id = next; id != no_node; id = parent(id)) {
            const Node& node = x_document[id];
            if (is_flow(id) && node.begin >= x_document[last].end && node.begin < at) return true;
        }
        return false;
    }

    /// What stands before a comment on its line: the leaf or the brackets that close behind it.
    NodeId host(NodeId last, std::size_t at) const {
        NodeId out = last;
        while (parent(out) != no_node && is_flow(parent(out)) && x_document[parent(out)].end <= at)
            out = parent(out);
        return out;
    }

    void take_own(std::size_t at, const Remark& remark, NodeId last, NodeId next) {
        NodeId following = no_node;  // the outermost that begins behind the comment
        for (NodeId id = next; id != no_node && x_document[id].begin > at; id = parent(id))
            following = id;
        if (following == 0 && x_document[0].next == 1) return x_out.head.push_back(remark);
        const NodeId around = following == no_node ? 0 : parent(following);
        const NodeId ended = x_is_above_next ? no_node : ended_before(at, last, around, following);
        if (ended != no_node) return end_of(ended, remark);
        const NodeId entry = x_is_above_next ? no_node : entry_above(at, last, around, following);
        if (entry != no_node && x_ended == no_node) return x_out.before[entry].push_back(remark);
        if (following == no_node) return end_of(0, remark);
        x_is_above_next = true;
        x_out.before[entry_of(following)].push_back(remark);
    }

    /// At the end of a collection; behind a comment at the end of one around it, of that one: they
    /// stay in their order.
    void end_of(NodeId collection, const Remark& remark) {
        const bool is_within =
            x_ended != no_node && x_ended <= collection && collection < x_document[x_ended].next;
        if (!is_within) x_ended = collection;
        x_out.tail[x_ended].push_back(remark);
    }

    /// The entry that a comment before this node describes.
    NodeId entry_of(NodeId node) const {
        while (!is_entry(node) && is_collection(node) && x_document[node].next > node + 1) ++node;
        while (!is_entry(node)) --node;  // a value of one line, below its key
        return node;
    }

    /// Whether a comment is indented deeper than the entries around it.
    bool is_deeper(std::size_t at, NodeId around, NodeId following) const {
        if (following != no_node && !is_entry(following)) return false;
        return !is_flow(around) && column(at) > column(x_document[around].begin);
    }

    /// The collection at whose end a comment stands, of those that end within `around`: the
    /// innermost that is indented no deeper, or the outermost of all.
    NodeId ended_before(std::size_t at, NodeId last, NodeId around, NodeId following) const {
        if (last == no_node) return no_node;
        NodeId out = no_node;
        bool is_found = false;
        for (NodeId id = parent(last); id != no_node && id != around; id = parent(id)) {
            const Node& node = x_document[id];
            if (is_flow(id) && node.begin < at && at < node.end) return id;
            if (is_flow(id) || is_found) continue;
            out = id;
            is_found = column(node.begin) <= column(at);
        }
        return is_deeper(at, around, following) ? out : no_node;
    }

    /// The entry of one line right above a comment that is indented deeper.
    NodeId entry_above(std::size_t at, NodeId last, NodeId around, NodeId following) const {
        if (last == no_node || !is_deeper(at, around, following)) return no_node;
        const std::size_t end = std::min<std::size_t>(x_document[last].end, at);
        const bool is_apart = x_text.substr(end, at - end).find("\n\n") != x_text.npos;
        const NodeId value = host(last, at);
        const NodeId entry = is_entry(value) ? value : value - 1;  // a key is a scalar
        return !is_apart && parent(entry) == around ? entry : no_node;
    }

    /// What stands above the first entry and apart from it is said of the file, and so is what
    /// editors read.
    void part_head() {
        const auto first = x_out.before.find(1);
        if (x_document.nodes.size() < 2 || first == x_out.before.end()) return;
        std::vector<Remark>& all = first->second;
        std::size_t size = all.front().text.starts_with("# yaml-language-server:") ? 1 : 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const bool is_apart =
                i + 1 < all.size() ? all[i + 1].is_apart : x_out.apart.contains(1);
            if (is_apart) size = i + 1;
        }
        if (size == 0) return;
        x_out.head_is_apart = size < all.size() ? all[size].is_apart : x_out.apart.contains(1);
        const auto until = all.begin() + static_cast<std::ptrdiff_t>(size);
        x_out.head.assign(all.begin(), until);
        all.erase(all.begin(), until);
    }

    const Document& x_document;
    std::string_view x_text;
    std::vector<NodeId> x_parents;
    std::vector<bool> x_is_entry;
    std::vector<NodeId> x_leaves;
    NodeId x_ended = no_node;      // at whose end the last comment here was put
    bool x_is_above_next = false;  // a comment here was given to what follows: so are those below
    Remarks x_out;
};

}  // namespace

Remarks remarks_of(const Document& document) {
    return Finder(document).find();
}

}  // namespace daicho
