#include "daicho/format/canonical.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "daicho/model/registry.hpp"
#include "daicho/text/lines.hpp"
#include "daicho/text/normal.hpp"
#include "daicho/text/utf8.hpp"
#include "daicho/text/width.hpp"
#include "daicho/time/date.hpp"
#include "format/remarks.hpp"

namespace daicho {

namespace {

// ---- what a node means --------------------------------------------------------------------------

/// The field that a node is a value of, or one of its items; none where the format knows nothing.
struct Meaning {
    const Field* field = nullptr;
    bool is_item = false;

    const Schema* schema() const {
        const bool is_whole = field && (is_item || field->container == Container::one);
        return is_whole ? field->schema : nullptr;
    }
    Meaning item() const { return {field, true}; }
    Meaning of_key(std::string_view key) const {
        const Schema* keys = schema();
        if (!keys) return item();
        const auto found = std::ranges::find(keys->fields, key, &Field::key);
        return found == keys->fields.end() ? Meaning{} : Meaning{&*found};
    }
};

/// Dates and fiscal years that are understood, in their one notation; any other text as it is.
std::string canonical_text(std::string_view text, const Field* field) {
    if (field && field->kind == ValueKind::date) {
        const DateOrProblem read = parse_date(text);
        if (const auto* date = std::get_if<Date>(&read)) return to_text(*date);
        // A day that we would infer is for a person to write.
        const auto& problem = std::get<DateProblem>(read);
        const bool is_spelling =
            problem.kind == DateProblem::Kind::notation && !problem.is_inferred;
        if (is_spelling && !problem.instead.empty()) return problem.instead;
    }
    if (field && field->kind == ValueKind::fiscal_year && !parse_fiscal_year(text)) {
        const DateOrProblem read = understand_date(text);
        const auto* date = std::get_if<Date>(&read);
        if (date && *date == Date::of(fiscal_year_of(date->earliest))) return to_text(*date);
    }
    return std::string(text);
}

struct Entry {
    NodeId key, value;
};

/// The entries of a mapping in canonical order: as the format has them, then others in theirs.
std::vector<Entry> entries_of(const Document& doc, NodeId mapping, const Meaning& meaning) {
    std::vector<Entry> out;
    for (NodeId key = mapping + 1; key < doc[mapping].next;) {
        const NodeId value = doc[key].next;
        out.push_back({key, value});
        key = doc[value].next;
    }
    if (const Schema* keys = meaning.schema()) {
        const auto place = [&](const Entry& entry) {
            return std::ranges::find(keys->fields, doc.text(entry.key), &Field::key) -
                   keys->fields.begin();
        };
        std::ranges::stable_sort(out, {}, place);
    }
    return out;
}

std::vector<NodeId> items_of(const Document& doc, NodeId sequence) {
    std::vector<NodeId> out;
    for (NodeId item = sequence + 1; item < doc[sequence].next; item = doc[item].next)
        out.push_back(item);
    return out;
}

// ---- the writer ---------------------------------------------------------------------------------

class Writer {
  public:
    explicit Writer(const Document& document) : x_doc(document), x_remarks(remarks_of(document)) {}

    std::string write(const Meaning& file) {
        for (const Remark& remark : x_remarks.head) {
            if (remark.is_apart && !x_out.empty()) x_out += '\n';
            add_line(0, remark.text);
        }
        if (x_remarks.head_is_apart) x_out += '\n';
        if (x_doc[0].next == 1) {
            x_out += "{}";
            end_line(0);
            add_displaced(0, 1, 0);
            tail(0, 0);
        } else {
            entries(0, file, 0, Begun::no);
        }
        return std::move(x_out);
    }

  private:
    enum class Begun { no, yes };  // whether the line of the first entry is: behind a dash

    static std::string margin(int indent) {
        return std::string(static_cast<std::size_t>(indent), ' ');
    }
    void add_line(int indent, std::string_view text) {
        x_out += margin(indent);
        x_out += text;
        x_out += '\n';
    }

    bool is_collection(NodeId id) const { return x_doc[id].kind != NodeKind::scalar; }

    std::string scalar(NodeId id, const Meaning& meaning, In in) const {
        const std::string text = canonical_text(x_doc.text(id), meaning.field);
        if (x_doc[id].style == Style::empty) return {};
        if (meaning.field) return written(text, in, is_words(meaning.field->kind));
        // Where the format knows nothing, quotes say that it is a text.
        return written(text, in, x_doc[id].style == Style::quoted);
    }
    std::string key(NodeId id, In in) const { return written(x_doc.text(id), in, false); }

    // ---- in brackets

    /// Whether all of it can stand within brackets on one line.
    bool can_be_flow(NodeId id) const {
        for (NodeId each = id; each < x_doc[id].next; ++each) {
            const Style style = x_doc[each].style;
            const bool is_block = style == Style::block || (style == Style::empty);
            if (is_block || x_remarks.commented.contains(each)) return false;
        }
        return true;
    }

    std::string flow(NodeId id, const Meaning& meaning) const {
        if (!is_collection(id)) return scalar(id, meaning, In::flow);
        std::string inside;
        const auto add = [&](const std::string& text) {
            inside += (inside.empty() ? "" : ", ") + text;
        };
        if (x_doc[id].kind == NodeKind::sequence) {
            for (const NodeId item : items_of(x_doc, id)) add(flow(item, meaning.item()));
            return "[" + inside + "]";
        }
        for (const auto& [its_key, value] : entries_of(x_doc, id, meaning)) {
            const Meaning its = meaning.of_key(x_doc.text(its_key));
            add(key(its_key, In::flow) + ": " + flow(value, its));
        }
        return "{" + inside + "}";
    }

    /// The text in brackets, if it is to stand so behind `column` columns.
    std::optional<std::string> flow_if_fits(NodeId id, const Meaning& meaning, int column) const {
        const bool is_empty = x_doc[id].next == id + 1;
        if (is_empty) return x_doc[id].kind == NodeKind::sequence ? "[]" : "{}";
        if (x_doc[id].style != Style::flow || !can_be_flow(id)) return {};
        std::string out = flow(id, meaning);
        if (column + display_width(out) > canonical_width) return {};
        return out;
    }

    // ---- on lines

    void add_before(std::span<const Remark> remarks, int indent, bool is_first) {
        for (const Remark& remark : remarks) {
            if (remark.is_apart && !is_first) x_out += '\n';
            is_first = false;
            add_line(indent, remark.text);
        }
    }

    /// What stands above an entry: a blank line, its comments. Behind a comment right below a text
    /// prettier leaves no blank line.
    void lead(NodeId entry, int indent, bool is_first) {
        std::span<const Remark> before = x_remarks.before_of(entry);
        const bool is_below_text = x_ends_with_text && !before.empty() && !before.front().is_apart;
        if (is_below_text) {
            add_line(indent, before.front().text);
            before = before.subspan(1);
            if (before.empty()) return;
        }
        add_before(before, indent, is_first || is_below_text);
        if (x_remarks.apart.contains(entry) && (!is_first || !before.empty())) x_out += '\n';
    }

    void tail(NodeId collection, int indent) {
        const auto& remarks = x_remarks.tail_of(collection);
        if (remarks.empty()) return;
        // Behind the last entry of the file prettier leaves a blank line only below a text.
        const bool is_root = collection == 0;
        if (is_root && x_ends_with_text) x_out += '\n';
        add_before(remarks, indent, is_root);
        x_ends_with_text = false;
    }

    std::string_view behind(NodeId id) const {
        const auto found = x_remarks.behind.find(id);
        return found == x_remarks.behind.end() ? std::string_view{} : found->second.front();
    }
    void end_line(NodeId id) {
        x_ends_with_text = false;
        if (const auto comment = behind(id); !comment.empty()) x_out += fmt::format(" {}", comment);
        x_out += '\n';
    }
    /// Comments that would stand behind something on one line, but for another that stands there.
    void add_displaced(NodeId id, std::size_t from, int indent) {
        const auto found = x_remarks.behind.find(id);
        if (found == x_remarks.behind.end()) return;
        for (std::size_t i = from; i < found->second.size(); ++i)
            add_line(indent, found->second[i]);
    }

    void entries(NodeId mapping, const Meaning& meaning, int indent, Begun begun) {
        bool is_first = true;
        for (const auto& [its_key, value] : entries_of(x_doc, mapping, meaning)) {
            const bool continues = is_first && begun == Begun::yes;
            if (!continues) {
                lead(its_key, indent, is_first);
                displace(its_key, value, meaning, indent);
                x_out += margin(indent);
            }
            is_first = false;
            const std::string text = key(its_key, In::block) + ":";
            x_out += text;
            const Meaning its = meaning.of_key(x_doc.text(its_key));
            value_of_key(its_key, value, its, indent, indent + display_width(text));
        }
        tail(mapping, indent);
    }

    /// All comments behind a key and its value but one go above them.
    void displace(NodeId its_key, NodeId value, const Meaning&, int indent) {
        const bool both = !behind(its_key).empty() && !behind(value).empty();
        add_displaced(its_key, 1, indent);
        add_displaced(value, both ? 0 : 1, indent);
    }

    void value_of_key(NodeId its_key, NodeId value, const Meaning& meaning, int indent,
                      int column) {
        const NodeId commented = behind(its_key).empty() ? value : its_key;
        if (!is_collection(value)) return scalar_value(value, commented, meaning, indent);
        if (const auto text = flow_if_fits(value, meaning, column + 1)) {
            x_out += " " + *text;
            return end_line(commented);
        }
        end_line(commented);
        collection(value, meaning, indent + 2, Begun::no);
    }

    void scalar_value(NodeId value, NodeId commented, const Meaning& meaning, int indent) {
        if (x_doc[value].style == Style::block) return block_of_text(value, commented, indent + 2);
        const std::string text = scalar(value, meaning, In::block);
        if (!text.empty()) x_out += " " + text;
        end_line(commented);
    }

    void collection(NodeId id, const Meaning& meaning, int indent, Begun begun) {
        if (x_doc[id].kind == NodeKind::mapping) {
            entries(id, meaning, indent, begun);
        } else {
            items(id, meaning.item(), indent, begun);
        }
    }

    void items(NodeId sequence, const Meaning& meaning, int indent, Begun begun) {
        bool is_first = true;
        for (const NodeId item : items_of(x_doc, sequence)) {
            if (!is_first || begun == Begun::no) {
                lead(item, indent, is_first);
                lift(item, meaning, indent, indent);
                x_out += margin(indent);
            }
            is_first = false;
            x_out += "-";
            value_of_item(item, meaning, indent);
        }
        tail(sequence, indent);
    }

    bool is_on_lines(NodeId item, const Meaning& meaning, int indent) const {
        return is_collection(item) && !flow_if_fits(item, meaning, indent + 2);
    }

    /// What would stand between a dash and its item goes above both; of dashes on one line, above
    /// the first, which stands at `outer`.
    void lift(NodeId item, const Meaning& meaning, int indent, int outer) {
        const bool is_whole = is_on_lines(item, meaning, indent);
        add_displaced(item, is_whole ? 0 : 1, outer);
        if (!is_whole) return;
        if (x_doc[item].kind == NodeKind::sequence) {
            add_before(x_remarks.before_of(item + 1), outer, true);
            return lift(item + 1, meaning.item(), indent + 2, outer);
        }
        const Entry first = entries_of(x_doc, item, meaning).front();
        add_before(x_remarks.before_of(first.key), outer, true);
        displace(first.key, first.value, meaning, outer);
    }

    void value_of_item(NodeId item, const Meaning& meaning, int indent) {
        if (!is_collection(item)) return scalar_value(item, item, meaning, indent);
        if (const auto text = flow_if_fits(item, meaning, indent + 2)) {
            x_out += " " + *text;
            return end_line(item);
        }
        x_out += " ";
        collection(item, meaning, indent + 2, Begun::yes);
    }

    /// `|` and `>` keep their lines, indented anew.
    void block_of_text(NodeId id, NodeId commented, int indent) {
        const Node& node = x_doc[id];
        std::string_view text = x_doc.bytes.substr(node.begin, node.end - node.begin);
        const std::size_t mark = text.starts_with(">-") || text.starts_with("|-") ? 2 : 1;
        x_out += fmt::format(" {}", text.substr(0, mark));
        end_line(commented);
        text.remove_prefix(line_behind(text, 0));
        const std::size_t first = text.find_first_not_of(" \n");
        const std::size_t depth = first == text.npos ? 0 : first - line_begin(text, first);
        for (std::string_view line : lines_of(text)) {
            line.remove_prefix(std::min(depth, line.size()));
            if (line.empty()) {
                x_out += '\n';
            } else {
                add_line(indent, line);
            }
        }
        x_ends_with_text = true;
    }

    const Document& x_doc;
    const Remarks x_remarks;
    std::string x_out;
    bool x_ends_with_text = false;
};

void append_reading(std::string& out, const Document& doc, NodeId id, const Meaning& meaning) {
    const auto add = [&](std::string_view text) { out += fmt::format("{}:{}", text.size(), text); };
    switch (doc[id].kind) {
        case NodeKind::scalar:
            out += doc[id].style == Style::empty ? 'e' : 's';
            return add(canonical_text(doc.text(id), meaning.field));
        case NodeKind::sequence:
            out += '[';
            for (const NodeId item : items_of(doc, id))
                append_reading(out, doc, item, meaning.item());
            out += ']';
            return;
        case NodeKind::mapping:
            out += '{';
            for (const auto& [key, value] : entries_of(doc, id, meaning)) {
                add(doc.text(key));
                append_reading(out, doc, value, meaning.of_key(doc.text(key)));
            }
            out += '}';
            return;
    }
}

}  // namespace

std::string normalized(std::string_view text) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_cr = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (!is_cr) out += text[i];
    }
    return composed(out);
}

std::string canonical(const Document& document, const Field& file) {
    return Writer(document).write({&file});
}

std::string reading(const Document& document, const Field& file) {
    std::string out;
    append_reading(out, document, 0, {&file});
    return out;
}

}  // namespace daicho
