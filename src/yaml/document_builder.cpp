#include "yaml/document_builder.hpp"

#include <algorithm>
#include <array>
#include <forward_list>

#include "daicho/text/normal.hpp"
#include "daicho/text/utf8.hpp"
#include "yaml/characters.hpp"
#include "yaml/lexeme.hpp"
#include "yaml/lookalikes.hpp"
#include "yaml/reports.hpp"
#include "yaml/value_topics.hpp"

namespace daicho {

namespace {

/// Bytes of a usual record to a node, so that its nodes are allocated once.
constexpr std::size_t bytes_per_node = 10;

bool may_be_escaped(char32_t c) {
    std::string one;
    append_utf8(one, c);
    const CharacterClass kind = class_of(c);
    return kind == CharacterClass::ordinary || (kind == CharacterClass::other && is_nfc(one));
}

}  // namespace

DocumentBuilder::DocumentBuilder(std::string_view text, bool unusual, Findings& findings,
                                 const YamlLimits& limits)
    : x_unusual(unusual), x_findings(findings), x_limits(limits) {
    x_document.source = findings.source();
    x_document.bytes = text;
    x_document.nodes.reserve(std::min<std::size_t>(text.size() / bytes_per_node + 8, limits.nodes));
    x_open.reserve(limits.depth);
}

NodeId DocumentBuilder::add(NodeKind kind, Style style, std::size_t begin, std::size_t end) {
    const std::size_t id = x_document.nodes.size();
    if (id >= x_limits.nodes) {
        x_findings.add(topics::value["too-many-nodes"], begin, begin, [&](Diagnostic& d) {
            d.message = message("キー・値・リストが{}個を超えています",
                                "more than {} keys, values and lists", x_limits.nodes);
        });
        throw Stop{nowhere};
    }
    Node node{.kind = kind, .style = style};
    node.begin = static_cast<std::uint32_t>(begin);
    node.end = static_cast<std::uint32_t>(end);
    node.next = static_cast<NodeId>(id + 1);
    x_document.nodes.push_back(node);
    return static_cast<NodeId>(id);
}

void DocumentBuilder::open(NodeKind kind, Style style, std::size_t begin) {
    if (x_open.size() >= x_limits.depth) {
        x_findings.add(topics::value["too-deep"], begin, begin + 1, [&](Diagnostic& d) {
            d.message =
                message("入れ子が{}段を超えています", "nested deeper than {}", x_limits.depth);
        });
        throw Stop{nowhere};
    }
    x_open.push_back({add(kind, style, begin, begin), kind == NodeKind::mapping});
}

void DocumentBuilder::close(std::size_t end) {
    const NodeId id = x_open.back().id;
    x_open.pop_back();
    Node& node = x_document.nodes[id];
    node.end = static_cast<std::uint32_t>(end);
    node.next = static_cast<NodeId>(x_document.nodes.size());
    if (node.kind == NodeKind::mapping) check_duplicates(id);
    x_end = end;
    count_child();
}

void DocumentBuilder::scalar(Style style, std::size_t begin, std::size_t end) {
    const NodeId id = add(NodeKind::scalar, style, begin, end);
    Node& node = x_document.nodes[id];
    if (style == Style::plain) {
        node.text_at = node.begin;
        node.text_size = node.end - node.begin;
    } else if (style != Style::empty) {
        node.text_at = x_unescaped_until;
        node.text_size = static_cast<std::uint32_t>(unescaped().size()) - node.text_at;
        x_unescaped_until += node.text_size;
    }
    if (node.text_size > x_limits.scalar_bytes) {
        x_findings.add(topics::value["text-too-long"], begin, begin, [&](Diagnostic& d) {
            d.message =
                message("値が{}バイトあります(上限は{})", "a value of {} bytes, more than {}",
                        node.text_size, x_limits.scalar_bytes);
        });
        throw Stop{nowhere};
    }
    if (is_key_next()) check_key(id);
    if (x_unusual) report_lookalikes(x_document.bytes, node, is_key_next(), x_findings);
    if (style == Style::quoted) check_escapes(node);
    if (style == Style::block && x_document.bytes[begin] == '>') check_folded(id);
    x_end = end;
    count_child();
}

/// Western words are parted by blanks, Japanese ones are not.
void DocumentBuilder::check_folded(NodeId id) {
    const std::string_view text = x_document.text(id);
    for (auto blank = text.find(' '); blank != text.npos; blank = text.find(' ', blank + 1)) {
        std::size_t before = blank;
        while (before > 0 && (text[--before] & 0xC0) == 0x80) continue;
        const auto left = decode(text, before), right = decode(text, blank + 1);
        if (before == blank || !left || !right || left->value < 0x3000 || right->value < 0x3000) {
            continue;
        }
        const std::size_t begin = x_document[id].begin;
        x_findings.add(topics::value["folded-japanese"], begin, begin + 1, [&](Diagnostic& d) {
            d.message = message("`>` でつないだ行の間に空白が入ります: 「{}」",
                                "`>` puts a blank between the lines: `{}`",
                                text.substr(before, left->size + 1 + right->size));
            d.help = message("`|` と書いてください", "write `|`");
            d.fix = Fix{false, {{d.at, "|"}}};
        });
        return;
    }
}

/// In a mapping, keys and values take turns.
void DocumentBuilder::count_child() {
    if (x_open.empty()) return;
    Open& parent = x_open.back();
    const Node& node = x_document.nodes[parent.id];
    if (node.kind == NodeKind::mapping) parent.key_next = !parent.key_next;
}

void DocumentBuilder::check_key(NodeId key) {
    const Node& node = x_document.nodes[key];
    if (node.text_size > x_limits.key_bytes) {
        x_findings.add(topics::value["key-too-long"], node.begin, node.end, [&](Diagnostic& d) {
            d.message =
                message("キーが{}バイトあります(上限は{})", "a key of {} bytes, more than {}",
                        node.text_size, x_limits.key_bytes);
            d.help = message("文章であれば引用符で囲んでください", "put a text into quotes");
        });
    }
    if (node.style == Style::plain)
        report_wide_key(x_document.bytes, node.begin, node.end, x_findings);
    if (node.style == Style::plain && x_document.text(key) == "<<") {
        x_findings.add(topics::value["merge-key"], node.begin, node.end, [&](Diagnostic& d) {
            d.message = message("マージキー `<<` は使えません", "the merge key `<<` is not used");
            d.help = message("値をその場に書いてください", "write the values here");
        });
    }
}

/// Two keys are the same if their composed forms are.
void DocumentBuilder::check_duplicates(NodeId mapping) {
    std::forward_list<std::string> composed;
    x_keys.clear();
    const Document& document = x_document;
    for (NodeId id = mapping + 1; id < document[mapping].next;
         id = document[document[id].next].next) {
        std::string_view text = document.text(id);
        if (!is_nfc(text)) text = composed.emplace_front(nfc(text));
        x_keys.emplace_back(text, id);
    }
    std::ranges::sort(x_keys);
    std::size_t first = 0;
    for (std::size_t i = 1; i < x_keys.size(); ++i) {
        if (x_keys[i].first != x_keys[first].first) {
            first = i;
            continue;
        }
        const Span at = document.span(x_keys[i].second);
        x_findings.add(topics::value["duplicate-key"], at.begin, at.end, [&](Diagnostic& d) {
            d.message = message("キー `{}` が2度書かれています", "the key `{}` is written twice",
                                printable(x_keys[i].first));
            d.labels.push_back(
                {document.span(x_keys[first].second), message("1つ目", "the first")});
            d.help =
                message("どちらかを消すか、1つにまとめてください", "remove one, or merge them");
        });
    }
}

/// What an escape stands for is held to the rules of what is written.
void DocumentBuilder::check_escapes(const Node& node) {
    const std::string_view inside = x_document.bytes.substr(0, node.end - 1);
    if (inside[node.begin] != '"') return;
    for (auto at = inside.find('\\', node.begin); at != nowhere; at = inside.find('\\', at)) {
        const Escape escape = read_escape(inside, at).value_or(Escape{2, U'?'});
        if (escape.size > 2 && !may_be_escaped(escape.value)) {
            x_findings.add(topics::value["escaped-character"], at, at + escape.size,
                           [&](Diagnostic& d) {
                               d.message = message("`{}` は書けない文字です",
                                                   "`{}` stands for a character that is refused",
                                                   inside.substr(at, escape.size));
                               d.help = message("この文字を消してください", "remove it");
                           });
        }
        at += escape.size;
    }
}

}  // namespace daicho
