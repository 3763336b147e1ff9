#include "daicho/format/insert.hpp"

#include <algorithm>

#include "daicho/model/trouble.hpp"
#include "daicho/text/lines.hpp"
#include "daicho/text/lists.hpp"
#include "daicho/text/width.hpp"
#include "format/remarks.hpp"

namespace daicho {

namespace {

// ---- a part as text -----------------------------------------------------------------------------

std::string margin(int indent) {
    return std::string(static_cast<std::size_t>(indent), ' ');
}

std::string scalar(const Field& field, const std::string& text, In in) {
    return written(text, in, is_words(field.kind));
}

std::string flow_of(const NewValue& value) {
    const Field& field = *value.field;
    const auto text_of = [&](const auto& each) {
        const std::string text = scalar(field, each.second, In::flow);
        const bool has_key = field.container == Container::entries;
        return has_key ? written(each.first, In::flow, false) + ": " + text : text;
    };
    std::string inside = joined(value.texts, ", ", text_of);
    const bool is_bare = field.or_one && value.texts.size() == 1;
    if (field.container == Container::one || is_bare) return inside;
    return field.container == Container::list ? "[" + inside + "]" : "{" + inside + "}";
}

std::string flow_of(const NewPart& part) {
    return "{" +
           joined(part, ", ",
                  [](const NewValue& value) {
                      return fmt::format("{}: {}", value.field->key, flow_of(value));
                  }) +
           "}";
}

bool fits(int column, const std::string& text) {
    return column + display_width(text) <= canonical_width;
}

/// Whether a text of several lines can stand as such below its key: an indentation of its own
/// would be taken for that of all.
bool can_be_block(std::string_view text) {
    const auto first = text.find_first_not_of('\n');
    return text.find('\n') != text.npos && first != text.npos && text[first] != ' ' &&
           !text.ends_with("\n\n");
}

std::string block_of(std::string_view text, int indent) {
    std::string out = text.ends_with('\n') ? " |\n" : " |-\n";
    for (const std::string_view line : lines_of(text)) {
        if (!line.empty()) out += margin(indent) + std::string(line);
        out += '\n';
    }
    return out;
}

/// The value behind `key:` on lines: with its line feed.
std::string behind_key(const NewValue& value, int indent) {
    const Field& field = *value.field;
    if (field.container == Container::one) {
        const std::string& text = value.texts.front().second;
        const bool is_block = field.kind == ValueKind::prose && can_be_block(text);
        return is_block ? block_of(text, indent + 2) : " " + scalar(field, text, In::block) + "\n";
    }
    const std::string flow = flow_of(value);
    const int column = indent + display_width(field.key) + 2;
    const bool is_free = field.container == Container::entries;
    const bool has_lines = std::ranges::any_of(
        value.texts, [](const auto& each) { return can_be_block(each.second); });
    if (fits(column, flow) && !has_lines) return " " + flow + "\n";
    std::string out = "\n";
    for (const auto& [key, text] : value.texts) {
        out += margin(indent + 2) + (is_free ? written(key, In::block, false) + ":" : "-");
        out += field.kind == ValueKind::prose && can_be_block(text)
                   ? block_of(text, indent + 4)
                   : " " + scalar(field, text, In::block) + "\n";
    }
    return out;
}

bool has_lines(const NewPart& part) {
    return std::ranges::any_of(part, [](const NewValue& value) {
        return std::ranges::any_of(value.texts,
                                   [](const auto& each) { return can_be_block(each.second); });
    });
}

/// Without siblings: what is short stands in brackets, as most of it does.
bool is_short(const NewPart& part) {
    constexpr std::size_t most = 4;
    return part.size() <= most && std::ranges::none_of(part, [](const NewValue& value) {
               return value.field->container == Container::entries;
           });
}

// ---- where it goes ------------------------------------------------------------------------------

class Editor {
  public:
    Editor(const Document& document, const Field& file)
        : x_doc(document), x_text(document.bytes), x_file(file), x_remarks(remarks_of(document)) {
        const bool is_on_lines = x_doc[0].style != Style::flow && x_doc[0].next > 1;
        if (is_on_lines) x_margin = static_cast<int>(column(x_doc[1].begin));
    }

    std::string add(const Field& section, const NewPart& part, std::string_view key) const {
        const NodeId value = value_at(x_doc, 0, section.key);
        if (value == 0) return put(behind_entry_before(section), whole(section, part, key));
        const Node& node = x_doc[value];
        const bool is_empty = node.next == value + 1;
        if (is_empty && node.style == Style::flow)
            return instead_of_empty(value, one(section, part, key, x_margin + 2, true));
        if (node.style == Style::empty)  // a key without a value
            return put(behind(value), one(section, part, key, x_margin + 2, true));
        if (!takes_more(section, node)) {
            throw Trouble(message("`{}` に書き加えられない形の値があります",
                                  "nothing can be added to what stands in `{}`", section.key),
                          message("ファイルを直接直してください", "edit the file itself"));
        }
        if (node.style == Style::flow) return into_brackets(value, section, part, key);
        const int indent = static_cast<int>(column(node.begin));
        return put(behind(last_value(value)),
                   one(section, part, key, indent, is_flow(last_value(value))));
    }

    std::string add_entry(std::string_view key, const NewPart& part) const {
        const Node& root = x_doc[0];
        const bool is_empty = root.next == 1;
        const bool siblings_are_flow = !is_empty && is_flow(last_value(0));
        const std::string text = entry(key, part, x_margin, siblings_are_flow);
        if (is_empty) return instead_of_empty(0, text);
        return put(behind(last_value(0)), text);
    }

    std::string remove(const Field& section, std::size_t index) const {
        const NodeId list = value_at(x_doc, 0, section.key);
        NodeId item = list + 1;
        for (std::size_t i = 0; i < index; ++i) item = x_doc[item].next;
        const bool is_only = x_doc[list].next == x_doc[item].next && index == 0;
        const NodeId first = is_only ? list - 1 : item;
        const auto& before = x_remarks.before_of(first);
        std::size_t begin = line_begin(x_doc[first].begin);
        if (!before.empty()) begin = std::min(begin, line_begin(position(before.front().text)));
        const std::size_t end = behind(is_only ? list : item);
        if (x_doc[list].style == Style::flow && !is_only) return out_of_brackets(list, item);
        return replaced(begin, end, "");
    }

  private:
    std::size_t line_begin(std::size_t at) const { return daicho::line_begin(x_text, at); }
    std::size_t line_behind(std::size_t at) const { return daicho::line_behind(x_text, at); }
    std::size_t column(std::size_t at) const { return at - line_begin(at); }
    std::size_t position(std::string_view part) const {
        return static_cast<std::size_t>(part.data() - x_text.data());
    }
    bool is_flow(NodeId id) const { return x_doc[id].style == Style::flow; }
    static bool takes_more(const Field& section, const Node& node) {
        return node.kind ==
               (section.container == Container::list ? NodeKind::sequence : NodeKind::mapping);
    }

    /// The last item, or the value of the last entry.
    NodeId last_value(NodeId collection) const {
        NodeId out = collection + 1;
        while (x_doc[out].next < x_doc[collection].next) out = x_doc[out].next;
        return out;
    }

    /// Behind the last line of a value, and the comments at its end.
    std::size_t behind(NodeId value) const {
        std::size_t end = line_behind(std::max(x_doc[value].end, x_doc[value].begin + 1) - 1);
        for (NodeId id = value; id < x_doc[value].next; ++id) {
            for (const Remark& remark : x_remarks.tail_of(id))
                end = std::max(end, line_behind(position(remark.text)));
        }
        // What is said of an entry may stand below it.
        for (const NodeId entry : {value, value - 1}) {
            for (const Remark& remark : x_remarks.before_of(entry)) {
                if (position(remark.text) > x_doc[value].begin)
                    end = std::max(end, line_behind(position(remark.text)));
            }
        }
        return end;
    }

    /// Behind the last entry that comes before `section` in the order of the format.
    std::size_t behind_entry_before(const Field& section) const {
        const auto place = [&](std::string_view key) {
            const auto& fields = x_file.schema->fields;
            return std::ranges::find(fields, key, &Field::key) - fields.begin();
        };
        const auto own = place(section.key);
        std::ptrdiff_t best = -1;
        std::size_t out = line_begin(x_doc[1].begin);
        for (NodeId key = 1; key < x_doc[0].next; key = x_doc[x_doc[key].next].next) {
            const auto its = place(x_doc.text(key));
            if (its >= own || its <= best) continue;
            best = its;
            out = behind(x_doc[key].next);
        }
        return out;
    }

    /// A blank behind the key goes with the brackets; comments in them and behind them stay, above
    /// what is put in their place.
    std::string instead_of_empty(NodeId id, const std::string& text) const {
        const Node& node = x_doc[id];
        std::string before(x_text.substr(0, node.begin));
        while (before.ends_with(' ')) before.pop_back();
        std::string inside(x_text.substr(node.begin + 1, node.end - node.begin - 2));
        inside.erase(inside.find_last_not_of(" \n") + 1);
        const std::size_t end = line_behind(node.end - 1);
        std::string rest(x_text.substr(node.end, end - node.end));
        rest.erase(rest.find_last_not_of(" \n") + 1);
        std::string said = inside + rest;
        if (before.empty() || before.ends_with('\n')) said.erase(0, said.find_first_not_of(' '));
        std::string out = before + said;
        if (!out.empty() && out.back() != '\n') out += '\n';
        return out + text + std::string(x_text.substr(end));
    }

    std::string replaced(std::size_t begin, std::size_t end, const std::string& text) const {
        std::string out(x_text.substr(0, begin));
        out += text;
        out += x_text.substr(end);
        return out;
    }
    std::string put(std::size_t at, const std::string& text) const {
        const bool ends_line = at == 0 || x_text[at - 1] == '\n';
        return replaced(at, at, (ends_line ? "" : "\n") + text);
    }

    /// The part behind a key.
    static std::string entry(std::string_view key, const NewPart& part, int indent,
                             bool prefers_flow) {
        const std::string head = margin(indent) + written(key, In::block, false) + ":";
        const std::string flow = flow_of(part);
        if (prefers_flow && !has_lines(part) && fits(display_width(head) + 1, flow))
            return head + " " + flow + "\n";
        return head + "\n" + lines_of(part, indent + 2);
    }

    /// One item or entry of a section.
    static std::string one(const Field& section, const NewPart& part, std::string_view key,
                           int indent, bool prefers_flow) {
        if (section.container == Container::entries) return entry(key, part, indent, prefers_flow);
        const std::string flow = flow_of(part);
        if (prefers_flow && !has_lines(part) && fits(indent + 2, flow))
            return margin(indent) + "- " + flow + "\n";
        std::string lines = lines_of(part, indent + 2);
        lines[static_cast<std::size_t>(indent)] = '-';
        return lines;
    }

    std::string whole(const Field& section, const NewPart& part, std::string_view key) const {
        const bool prefers_flow = is_short(part);
        if (section.container == Container::one)
            return entry(section.key, part, x_margin, prefers_flow);
        return fmt::format("{}{}:\n", margin(x_margin), section.key) +
               one(section, part, key, x_margin + 2, prefers_flow);
    }

    std::string into_brackets(NodeId collection, const Field& section, const NewPart& part,
                              std::string_view key) const {
        const std::size_t at = x_doc[last_value(collection)].end;
        const bool is_free = section.container == Container::entries;
        const std::string head = is_free ? written(key, In::flow, false) + ": " : "";
        return replaced(at, at, ", " + head + flow_of(part));
    }

    std::string out_of_brackets(NodeId list, NodeId item) const {
        const NodeId next = x_doc[item].next;
        if (next < x_doc[list].next) return replaced(x_doc[item].begin, x_doc[next].begin, "");
        NodeId before = list + 1;
        while (x_doc[before].next != item) before = x_doc[before].next;
        return replaced(x_doc[before].end, x_doc[item].end, "");
    }

    const Document& x_doc;
    std::string_view x_text;
    const Field& x_file;
    const Remarks x_remarks;
    int x_margin = 0;  // of the keys of the file
};

/// What is changed in a file of canonical layout has it too.
template <class Change>
std::string edited(const Document& document, const Field& file, Change change) {
    const std::string tidy = canonical(document, file);
    const bool is_on_lines = document[0].style != Style::flow || document[0].next == 1;
    Diagnostics unheard;
    // A file in one pair of brackets has no lines to add to.
    const Document on_lines = is_on_lines ? document : read_document(0, tidy, unheard);
    std::string out = change(Editor(on_lines, file));
    if (is_on_lines && document.bytes != tidy) return out;
    const Document after = read_document(0, out, unheard);
    return after.empty() ? out : canonical(after, file);
}

}  // namespace

std::string lines_of(const NewPart& part, int indent) {
    std::string out;
    for (const NewValue& value : part)
        out += fmt::format("{}{}:{}", margin(indent), value.field->key, behind_key(value, indent));
    return out;
}

NodeId value_at(const Document& document, NodeId mapping, std::string_view key) {
    for (NodeId each = mapping + 1; each < document[mapping].next;) {
        const NodeId value = document[each].next;
        if (document.text(each) == key) return value;
        each = document[value].next;
    }
    return 0;
}

std::string with_part(const Document& document, const Field& file, const Field& section,
                      const NewPart& part, std::string_view key) {
    return edited(document, file,
                  [&](const Editor& editor) { return editor.add(section, part, key); });
}

std::string with_entry(const Document& document, const Field& file, std::string_view key,
                       const NewPart& part) {
    return edited(document, file,
                  [&](const Editor& editor) { return editor.add_entry(key, part); });
}

std::string without_item(const Document& document, const Field& file, const Field& section,
                         std::size_t item) {
    return edited(document, file,
                  [&](const Editor& editor) { return editor.remove(section, item); });
}

}  // namespace daicho
