#include "format/binder.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "daicho/model/once.hpp"
#include "daicho/text/catalogue.hpp"
#include "daicho/text/lines.hpp"
#include "daicho/text/nearest.hpp"
#include "daicho/text/normal.hpp"
#include "daicho/text/number.hpp"
#include "daicho/text/utf8.hpp"
#include "format/record_topics.hpp"
#include "yaml/characters.hpp"

namespace daicho {

namespace {

/// Names the characters of a key that look like ASCII letters and are none.
void name_odd_characters(Diagnostic& finding, std::string_view key) {
    for (std::size_t at = 0; at < key.size();) {
        const CodePoint c = decode(key, at).value_or(CodePoint{U'?', 1});
        if (c.value > 0x7F) {
            finding.notes.push_back(message(
                "「{}」は U+{:04X} で、英字ではありません", "`{}` is U+{:04X}, not an ASCII letter",
                key.substr(at, c.size), static_cast<unsigned>(c.value)));
            return;
        }
        at += c.size;
    }
}

constexpr std::string_view wide_blank = "　";

std::string_view without_blanks_behind(std::string_view text) {
    while (text.ends_with(' ') || text.ends_with(wide_blank))
        text.remove_suffix(text.ends_with(' ') ? 1 : wide_blank.size());
    return text;
}

/// The comma before `name：` in braces, as an input method leaves both: for YAML the value before
/// goes on. Nothing where quotes, other brackets or a comment may hold it.
std::optional<std::string_view> find_wide_comma(std::string_view braces, std::string_view key) {
    const std::size_t at = braces.find(fmt::format("{}：", key));
    if (at == braces.npos || braces.find_first_of("\"'[{#", 1) != braces.npos) return {};
    const std::string_view before = without_blanks_behind(braces.substr(0, at));
    for (const std::string_view each : east_asian_commas) {
        if (before.ends_with(each)) return each;
    }
    return {};
}

Words words_of(NodeKind kind) {
    switch (kind) {
        case NodeKind::scalar:
            return {"1つの値", "a single value"};
        case NodeKind::sequence:
            return {"リスト", "a list"};
        case NodeKind::mapping:
            break;
    }
    return {"キーと値の組", "a mapping"};
}

/// Whether the values are names that others are given: a comma between two of them parts them. In
/// a text it is a part of the text.
bool are_ids(const Field& field) {
    return is_set(field) || field.kind == ValueKind::choice || field.kind == ValueKind::record_id;
}

/// What was meant where a list stands: of ids perhaps several, of texts always the one.
std::vector<std::string> items_meant(const Field& field, std::string_view text, Style style) {
    if (!are_ids(field) || style == Style::quoted) return {std::string(text)};
    std::string folded = fold_width(text);
    const bool has_brackets = folded.starts_with('[') && folded.ends_with(']');
    if (has_brackets) folded = folded.substr(1, folded.size() - 2);
    return listed_parts(folded);
}

/// The key of a mapping that takes a date: what a date alone was meant for. None if it has none.
const Field* date_key(const Field& field) {
    if (!field.schema || field.container == Container::entries) return nullptr;
    const auto is_date = [](const Field& each) { return each.kind == ValueKind::date; };
    const auto found = std::ranges::find_if(field.schema->fields, is_date);
    return found == field.schema->fields.end() ? nullptr : &*found;
}

/// `{date: 2026-03-31}`, or a list of that one.
Snippet for_date(const Field& key, const std::string& date, NodeKind wanted) {
    const Snippet meant = Snippet::mapping(key.key, Snippet::of_value(key, date, In::flow));
    return wanted == NodeKind::sequence ? Snippet::list(meant) : meant;
}

}  // namespace

// ---- mappings ----------------------------------------------------------------------------------

bool Binder::bind_mapping(const Schema& schema, NodeId mapping, void* owner) {
    bool is_whole = true;
    std::vector<bool> seen(schema.fields.size());
    for (NodeId key = mapping + 1; key < x_document[mapping].next;) {
        const NodeId value = x_document[key].next;
        const std::string_view name = x_document.text(key);
        const auto field = std::ranges::find(schema.fields, name, &Field::key);
        if (field != schema.fields.end()) {
            seen[static_cast<std::size_t>(field - schema.fields.begin())] = true;
            is_whole = field->bind(*this, *field, value, owner) && is_whole;
        } else if (!name.starts_with("x-")) {
            report_unknown_key(schema, mapping, key);
            is_whole = false;  // whatever seems to be missing may be meant by it
        }
        key = x_document[value].next;
    }
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const Field& field = schema.fields[i];
        if (!field.required || seen[i]) continue;
        is_whole = false;
        // An empty mapping has no first key to point at.
        const bool has_keys = mapping + 1 < x_document[mapping].next;
        auto& finding =
            x_findings.add(topics::record["missing-key"], span(has_keys ? mapping + 1 : mapping),
                           message("`{}` がありません", "`{}` is missing", field.key));
        finding.help =
            message("`{}: …` を書いてください ({})", "write `{}: …`: {}", field.key, field.doc);
        advise_narrow(finding, mapping, field.key);
    }
    return is_whole;
}

void Binder::advise_narrow(Diagnostic& finding, NodeId mapping, std::string_view key) const {
    const Node& node = x_document[mapping];
    if (node.style != Style::flow) return;
    const std::string_view braces = x_document.bytes.substr(node.begin, node.end - node.begin);
    const auto wide = find_wide_comma(braces, key);
    if (!wide) return;
    // Nothing is mended: what else stands behind such marks is text of the value until then.
    finding.help = message(
        "`{0}` の前の `{1}` と後ろの `：` を、半角の `, {0}: ` にしてください",
        "the `{1}` before `{0}` and the `：` behind it are not ASCII: write `, {0}: `", key, *wide);
}

bool Binder::has_key(NodeId mapping, std::string_view name) const {
    for (NodeId key = mapping + 1; key < x_document[mapping].next;) {
        if (x_document.text(key) == name) return true;
        key = x_document[x_document[key].next].next;
    }
    return false;
}

void Binder::report_unknown_key(const Schema& schema, NodeId mapping, NodeId key) {
    const std::string_view name = x_document.text(key);
    auto& finding =
        x_findings.add(topics::record["unknown-key"], span(key),
                       message("`{}` というキーは書式の `{}` にありません",
                               "the format has no key `{}` in `{}`", printable(name), schema.name));
    if (!finding.is_shown) return;
    name_odd_characters(finding, name);

    std::vector<std::string_view> keys;
    for (const Field& field : schema.fields) keys.push_back(field.key);
    const auto near = nearest(name, keys);
    finding.help = did_you_mean(near);
    if (near.size() == 1) {
        put(finding, key, Snippet::of_key(near.front(), where(key)), false);
        keep_keys_apart(finding, mapping);
    }
    if (!near.empty()) return;
    for (const Schema* other : all_schemas()) {
        if (std::ranges::find(other->fields, name, &Field::key) == other->fields.end()) continue;
        finding.help =
            message("`{}` は `{}` の中に書きます", "`{}` belongs in `{}`", name, other->name);
        return;
    }
    finding.help = message("使えるキー: {}。自由なキーは `x-` で始めます",
                           "keys here: {}; free keys begin with `x-`", listed(keys));
}

void Binder::advise_nearest(Diagnostic& finding, NodeId key_or_value,
                            std::span<const std::string_view> known) const {
    const std::string_view word = x_document.text(key_or_value);
    finding.help = instead_of(word, known, most_suggested);
    const auto near = nearest(word, known);
    if (near.size() != 1) return;
    put(finding, key_or_value, Snippet::of_key(near.front(), where(key_or_value)), false);
}

NodeId Binder::around(NodeId node) const {
    NodeId at = 0;
    while (true) {
        NodeId child = at + 1;
        while (x_document[child].next <= node) child = x_document[child].next;
        if (child == node) return at;
        at = child;
    }
}

In Binder::where(NodeId node) const {
    // What stands in brackets has brackets around it all the way in.
    return node > 0 && x_document[around(node)].style == Style::flow ? In::flow : In::block;
}

void Binder::put(Diagnostic& finding, NodeId node, const Snippet& meant, bool is_safe) const {
    finding.fix = Fix{is_safe, {{span(node), meant.text()}}};
}

void Binder::propose(Diagnostic& finding, NodeId node, const Snippet& meant, bool is_safe) const {
    finding.help = message("`{}` と書いてください", "write `{}`", meant.text());
    put(finding, node, meant, is_safe);
}

/// No fix writes a key that the mapping has, or that another one writes.
void Binder::keep_keys_apart(Diagnostic& finding, NodeId mapping) {
    if (!finding.fix) return;
    const std::string& name = finding.fix->edits.front().text;
    if (has_key(mapping, name) || !x_fixed_keys.emplace(mapping, name).second) finding.fix.reset();
}

bool Binder::allows_key(const Field& field, NodeId mapping, NodeId key) {
    const std::string_view name = x_document.text(key);
    if (!field.vocabulary.empty() && !x_references.has_term(field.vocabulary, name)) {
        if (!x_references.knows(field.vocabulary)) return false;
        auto& finding = x_findings.add(
            topics::record["unknown-term"], span(key),
            message("語彙 `{}` に `{}` はありません", "the vocabulary `{}` has no `{}`",
                    field.vocabulary, printable(name)));
        if (!finding.is_shown) return false;
        advise_nearest(finding, key, x_references.terms(field.vocabulary));
        keep_keys_apart(finding, mapping);
        return false;
    }
    if (!field.choices.empty() && std::ranges::find(field.choices, name) == field.choices.end()) {
        auto& finding =
            x_findings.add(topics::record["unknown-choice"], span(key),
                           message("`{}` は `{}` に書けません", "`{}` cannot stand in `{}`",
                                   printable(name), field.key));
        if (!finding.is_shown) return false;
        advise_nearest(finding, key, field.choices);
        keep_keys_apart(finding, mapping);
        return false;
    }
    return true;
}

/// A date that was meant for a mapping and is wrong in itself: it is said of the date, as anywhere
/// else.
bool Binder::report_date_of(const Field& field, NodeId value, NodeKind wanted) {
    const Field* key = wanted == NodeKind::scalar ? nullptr : date_key(field);
    if (!key || x_document[value].kind != NodeKind::scalar) return false;
    const auto parsed = parse_date(x_document.text(value));
    const auto* problem = std::get_if<DateProblem>(&parsed);
    using Kind = DateProblem::Kind;
    if (!problem || problem->kind == Kind::malformed || problem->kind == Kind::notation)
        return false;
    auto& finding = x_findings.add(topics::of(problem->kind), span(value), problem->reason);
    if (problem->instead.empty()) return true;
    propose(finding, value, for_date(*key, problem->instead, wanted), false);
    return true;
}

/// `{date: 2026-03-31}` for `2026-03-31`, `[S1]` for `S1`: what was meant, if that can be said.
bool Binder::advise_shape(Diagnostic& finding, const Field& field, NodeId value,
                          NodeKind wanted) const {
    if (x_document[value].kind != NodeKind::scalar || wanted == NodeKind::scalar) return false;
    const std::string_view text = x_document.text(value);
    if (field.kind != ValueKind::mapping) {
        if (wanted != NodeKind::sequence || text.find('\n') != text.npos) return false;
        const auto items = items_meant(field, text, x_document[value].style);
        if (std::ranges::any_of(items, &std::string::empty)) return false;
        propose(finding, value, Snippet::list(field, items), true);
        return true;
    }
    const Field* key = date_key(field);
    const auto understood = understand_date(text);
    const auto* day = std::get_if<Date>(&understood);
    if (!key || !day) return false;
    // Who writes `?` has inferred the day; else we would.
    const bool is_inferred = day->uncertain && !text.ends_with('?');
    propose(finding, value, for_date(*key, to_text(*day), wanted), !is_inferred);
    return true;
}

void Binder::add_no_value(const Field& field, NodeId value) {
    auto& finding =
        x_findings.add(topics::record["empty-value"], span(value),
                       message("`{}` に値がありません", "`{}` has no value", field.key));
    finding.help =
        message("値を書くか、この行を消してください", "write a value or remove the line");
}

bool Binder::expect(const Field& field, NodeId value, NodeKind kind) {
    const Node& node = x_document[value];
    if (node.kind == kind) return true;
    if (node.style == Style::empty) {
        add_no_value(field, value);
        return false;
    }
    if (report_date_of(field, value, kind)) return false;
    auto& finding =
        x_findings.add(topics::record["wrong-shape"], span(value),
                       message("`{}` は{}です。ここには{}があります", "`{}` takes {}, not {}",
                               field.key, words_of(kind), words_of(node.kind)));
    if (advise_shape(finding, field, value, kind)) return false;
    if (kind == NodeKind::sequence) {
        finding.help = message("`{0}: […]` または `{0}:` の下に `- ` で並べてください",
                               "write `{0}: […]`, or items with `- ` below `{0}:`", field.key);
    } else if (kind == NodeKind::scalar) {
        finding.help = message("`{}: ` の後に{}を書いてください", "write {1} after `{0}: `",
                               field.key, describe(field.kind));
    } else {
        finding.help = message("`キー: 値` の組を書いてください", "write keys and values");
    }
    return false;
}

bool Binder::is_single_count(NodeId value) {
    if (x_document[value].kind != NodeKind::scalar) return false;
    const auto count = understand_number(x_document.text(value));
    if (!count || !parse_count(count->digits)) return false;
    const NodeId key = value - 1;  // a scalar, which its value follows
    auto& finding = x_findings.add(
        topics::record["wrong-shape"], span(key),
        message("`{}` には種類ごとの数を書きます", "`{}` takes kinds and their counts",
                printable(x_document.text(key))));
    const Snippet meant = Snippet::mapping("total", Snippet::of_key(count->digits, In::flow));
    finding.labels.push_back({span(value), message("数が1つだけあります", "a single figure")});
    finding.help = message(
        "種類ごとに `{{city: 18, town: 1}}` のように、合計だけなら `{}` と書いてください",
        "write it by kind as in `{{city: 18, town: 1}}`, or `{}` if only the total is known",
        meant.text());
    put(finding, value, meant, false);
    return true;
}

// ---- lists that name each thing once ------------------------------------------------------------

bool Binder::expect_set(const Field& field, NodeId list) {
    if (needs_one(field) && list + 1 == x_document[list].next) {
        auto& finding =
            x_findings.add(topics::record["empty-value"], span(list),
                           message("`{}` に何もありません", "there is nothing in `{}`", field.key));
        finding.help = field.or_one ? message("値を書くか、キーごと消してください",
                                              "write a value, or remove the key")
                                    : message("出典を書くか、キーごと消してください",
                                              "name a source, or remove the key");
        return false;
    }
    Once<std::string_view> items(x_findings, topics::record["repeated-item"],
                                 {"1度目", "the first"},
                                 {"片方を消してください", "remove one of them"});
    bool is_set = true;
    for (NodeId item = list + 1; item < x_document[list].next; item = x_document[item].next) {
        if (x_document[item].kind != NodeKind::scalar) continue;
        is_set &= items.add(x_document.text(item), span(item), [&] {
            return message("`{}` が `{}` に2度あります", "`{}` stands twice in `{}`",
                           printable(x_document.text(item)), field.key);
        });
    }
    return is_set;
}

/// With its comma, or its line; nothing where a comment stands there.
std::optional<Edit> Binder::removal_of(NodeId list, NodeId item) const {
    const std::string_view text = x_document.bytes;
    const Node& node = x_document[item];
    const auto edit = [&](std::size_t begin, std::size_t end) {
        const auto at = [](std::size_t byte) { return static_cast<std::uint32_t>(byte); };
        return Edit{{span(item).source, at(begin), at(end)}, ""};
    };
    if (x_document[list].style == Style::flow) {
        std::size_t begin = node.begin, end = node.end;
        if (item == list + 1) {
            end = x_document[node.next].begin;
        } else {
            begin = x_document[item - 1].end;  // a scalar, as all items of a set
        }
        const bool has_comment = text.substr(begin, node.begin - begin).find('#') != text.npos ||
                                 text.substr(node.end, end - node.end).find('#') != text.npos;
        return has_comment ? std::nullopt : std::optional(edit(begin, end));
    }
    const std::size_t begin = line_begin(text, node.begin);
    const std::size_t end = line_behind(text, node.end);
    std::string line(text.substr(begin, end - begin));
    line.erase(node.begin - begin, node.end - node.begin);
    const bool is_whole =
        line.find_first_not_of(" -\n") == line.npos && std::ranges::count(line, '-') == 1;
    return is_whole ? std::optional(edit(begin, end)) : std::nullopt;
}

void Binder::fix_once(NodeId list, std::size_t from) {
    std::map<std::string, bool, std::less<>> there;  // and whether it surely will be
    std::map<std::size_t, NodeId> items;             // by their first bytes
    for (NodeId item = list + 1; item < x_document[list].next; item = x_document[item].next) {
        if (x_document[item].kind != NodeKind::scalar) return;
        there.emplace(x_document.text(item), true);
        items.emplace(span(item).begin, item);
    }
    x_findings.revise(from, [&](Diagnostic& finding) {
        if (!finding.fix || finding.fix->edits.size() != 1) return;
        Edit& edit = finding.fix->edits.front();
        const auto item = items.find(edit.at.begin);
        if (item == items.end() || edit.at != span(item->second)) return;
        std::string left;
        for (const std::string& part : listed_parts(edit.text)) {
            const auto [known, is_new] = there.emplace(part, finding.fix->safe);
            if (is_new) left += (left.empty() ? "" : ", ") + part;
            finding.fix->safe = finding.fix->safe && known->second;
        }
        if (left == edit.text) return;
        if (!left.empty()) {
            edit.text = left;
            return;
        }
        finding.help = message("`{}` は同じリストにもうあるので、これを消してください",
                               "`{}` stands in this list already: remove this one", edit.text);
        const auto removal = removal_of(list, item->second);
        if (removal) edit = *removal;
        if (!removal) finding.fix.reset();
    });
}

std::vector<std::uint32_t> Binder::cited() const {
    auto out = x_cited;
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace daicho
