#include "format/binder.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "daicho/text/ascii.hpp"
#include "daicho/text/catalogue.hpp"
#include "daicho/text/lines.hpp"
#include "daicho/text/nearest.hpp"
#include "daicho/text/normal.hpp"
#include "daicho/text/number.hpp"
#include "daicho/text/utf8.hpp"
#include "format/record_topics.hpp"

namespace daicho {

namespace {

constexpr std::size_t most_suggested = 3;

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

/// Whether something beside the digits makes it another number, or a bound of it: 3万人, 月1回,
/// 5割, 10人以下. A unit, and 年 and 以上 of how often a year at least, do not.
bool is_qualified(std::string_view text) {
    constexpr std::string_view words[] = {
        "十", "百", "千",     "万", "億", "兆", "割",   "分",   "厘", "倍",   "半", "月",
        "週", "日", "四半期", "期", "隔", "毎", "以下", "未満", "超", "程度", "約", "前後",
        "弱", "強", "～",     "〜", "/",  "／", "不定", "若干", "k",  "K",    "M",  "million"};
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return text.find(word) != text.npos; });
}

/// The number that was meant, if that can be said; `parse` tells whether the field may hold it.
template <class Parse>
void advise_number(Diagnostic& finding, std::string_view text, Parse parse) {
    const auto meant = understand_number(text);
    if (!meant || !parse(meant->digits) || (!meant->is_all && is_qualified(text))) return;
    finding.help = message("`{}` と書いてください", "write `{}`", meant->digits);
    finding.fix = Fix{meant->is_all, {{finding.at, meant->digits}}};
}

/// The words that are near, or all if they are few; a fix if only one is near: unsafe, because only
/// a person knows what was meant.
void advise_nearest(Diagnostic& finding, std::string_view word,
                    std::span<const std::string_view> known) {
    finding.help = instead_of(word, known, most_suggested);
    const auto near = nearest(word, known);
    if (near.size() == 1) finding.fix = Fix{false, {{finding.at, std::string(near.front())}}};
}

/// What other readers of YAML, and people, take for a truth value; empty for anything else.
std::string_view meant_by(std::string_view text) {
    constexpr std::string_view yes[] = {"true", "yes", "on", "y", "はい", "有"};
    constexpr std::string_view no[] = {"false", "no", "off", "n", "いいえ", "無"};
    const std::string word = normal_form(text);
    if (std::ranges::find(yes, word) != std::end(yes)) return "true";
    return std::ranges::find(no, word) != std::end(no) ? "false" : std::string_view{};
}

/// Whether a text stands in YAML as it is, also within brackets.
bool is_plain(std::string_view text) {
    return !text.empty() && text.find_first_of(",[]{}#:&*!|>'\"%@`\n\\") == text.npos &&
           text.front() != '-' && text.front() != '?';
}

bool is_blank(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c == ' ' || c == '\n'; });
}

}  // namespace

// ---- what a record may refer to ----------------------------------------------------------------

References::References(const Vocabularies& vocabularies, const Listing<Publication>& publications)
    : x_vocabularies(&vocabularies), x_knows_publications(publications.is_whole) {
    for (const auto& [id, publication] : publications) {
        x_publication_index.emplace(id.value, static_cast<int>(x_publication_ids.size()));
        x_publication_ids.push_back(id.value);
        if (publication->url) x_publication_at.emplace(publication->url->value.text, id.value);
    }
    for (const VocabularySection& each : vocabulary_sections()) {
        for (const auto& [id, entry] : vocabularies.*each.member) {
            x_terms.emplace_back(each.name, id.value);
        }
    }
    std::ranges::sort(x_terms);
}

bool References::has_term(std::string_view vocabulary, std::string_view id) const {
    return !x_vocabularies || std::ranges::binary_search(x_terms, std::pair(vocabulary, id));
}

bool References::knows(std::string_view vocabulary) const {
    return !x_vocabularies || section(*x_vocabularies, vocabulary).is_whole;
}

std::vector<std::string_view> References::terms(std::string_view vocabulary) const {
    std::vector<std::string_view> out;
    if (!x_vocabularies) return out;
    for (const auto& [id, entry] : section(*x_vocabularies, vocabulary)) out.push_back(id.value);
    return out;
}

std::string_view References::term_labelled(std::string_view vocabulary,
                                           std::string_view label) const {
    if (!x_vocabularies) return {};
    const auto bears = [&](const Maybe<Line>& words) {
        return words && is_same_text(words->value.text, label);
    };
    for (const auto& [id, entry] : section(*x_vocabularies, vocabulary)) {
        if (bears(entry->ja) || bears(entry->en)) return id.value;
    }
    return {};
}

std::string_view References::publication_at(std::string_view url) const {
    const auto found = x_publication_at.find(url);
    return found == x_publication_at.end() ? std::string_view{} : found->second;
}

int References::publication(std::string_view id) const {
    const auto found = x_publication_index.find(id);
    return found == x_publication_index.end() ? -1 : found->second;
}

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
    }
    return is_whole;
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
        finding.fix = Fix{false, {{span(key), std::string(near.front())}}};
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
        advise_nearest(finding, name, x_references.terms(field.vocabulary));
        keep_keys_apart(finding, mapping);
        return false;
    }
    if (!field.choices.empty() && std::ranges::find(field.choices, name) == field.choices.end()) {
        auto& finding =
            x_findings.add(topics::record["unknown-choice"], span(key),
                           message("`{}` は `{}` に書けません", "`{}` cannot stand in `{}`",
                                   printable(name), field.key));
        if (!finding.is_shown) return false;
        advise_nearest(finding, name, field.choices);
        keep_keys_apart(finding, mapping);
        return false;
    }
    return true;
}

/// `{date: 2026-03-31}` for `2026-03-31`, `[S1]` for `S1`: what was meant, if that can be said.
bool Binder::advise_shape(Diagnostic& finding, const Field& field, NodeId value,
                          NodeKind wanted) const {
    if (x_document[value].kind != NodeKind::scalar || wanted == NodeKind::scalar) return false;
    const std::string_view text = x_document.text(value);
    std::string meant;
    if (wanted == NodeKind::sequence && field.kind != ValueKind::mapping) {
        for (const std::string& part : listed_parts(text)) {
            if (!is_plain(part)) return false;
            meant += (meant.empty() ? "[" : ", ") + part;
        }
        meant += "]";
    } else if (wanted == NodeKind::mapping && field.schema &&
               field.container != Container::entries) {
        const auto is_date = [](const Field& each) { return each.kind == ValueKind::date; };
        const auto date = std::ranges::find_if(field.schema->fields, is_date);
        const auto understood = understand_date(text);
        const auto* day = std::get_if<Date>(&understood);
        if (date == field.schema->fields.end() || !day) return false;
        meant = fmt::format("{{{}: {}}}", date->key, to_text(*day));
    }
    if (meant.empty()) return false;
    finding.help = message("`{}` と書いてください", "write `{}`", meant);
    finding.fix = Fix{true, {{span(value), meant}}};
    return true;
}

bool Binder::expect(const Field& field, NodeId value, NodeKind kind) {
    const Node& node = x_document[value];
    if (node.kind == kind) return true;
    if (node.style == Style::empty) {
        auto& finding =
            x_findings.add(topics::record["empty-value"], span(value),
                           message("`{}` に値がありません", "`{}` has no value", field.key));
        finding.help =
            message("値を書くか、この行を消してください", "write a value or remove the line");
        return false;
    }
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
    const std::string meant = fmt::format("{{total: {}}}", count->digits);
    finding.labels.push_back({span(value), message("数が1つだけあります", "a single figure")});
    finding.help = message(
        "種類ごとに `{{city: 18, town: 1}}` のように、合計だけなら `{}` と書いてください",
        "write it by kind as in `{{city: 18, town: 1}}`, or `{}` if only the total is known",
        meant);
    finding.fix = Fix{false, {{span(value), meant}}};
    return true;
}

// ---- values ------------------------------------------------------------------------------------

bool Binder::read_text(const Field& field, NodeId value, std::string_view& out) {
    if (!expect(field, value, NodeKind::scalar)) return false;
    const bool nothing =
        x_document[value].style == Style::empty || is_blank(x_document.text(value));
    if (nothing) {
        auto& finding =
            x_findings.add(topics::record["empty-value"], span(value),
                           message("`{}` に値がありません", "`{}` has no value", field.key));
        finding.help =
            message("値を書くか、この行を消してください", "write a value or remove the line");
        return false;
    }
    out = x_document.text(value);
    return true;
}

bool Binder::read(const Field& field, NodeId value, Line& out) {
    constexpr std::size_t longest = 200;
    std::string_view text;
    if (!read_text(field, value, text)) return false;
    if (text.find('\n') != text.npos) {
        auto& finding = x_findings.add(
            topics::record["several-lines"], span(value),
            message("`{}` は1行で書きます", "`{}` takes text on one line", field.key));
        finding.help = message("改行をなくしてください", "write it on one line");
        return false;
    }
    if (const auto length = count_characters(text); length > longest) {
        auto& finding =
            x_findings.add(topics::record["too-long"], span(value),
                           message("`{}` が長すぎます ({}字)", "`{}` is too long: {} characters",
                                   field.key, length));
        finding.help = message("{}字までに収め、残りは `notes` に書いてください",
                               "keep to {} characters and put the rest into `notes`", longest);
        return false;
    }
    out.text = text;
    return true;
}

bool Binder::read(const Field& field, NodeId value, Prose& out) {
    std::string_view text;
    if (!read_text(field, value, text)) return false;
    out.text = text;
    out.text.erase(out.text.find_last_not_of(" \n") + 1);
    return true;
}

bool Binder::read(const Field& field, NodeId value, Date& out) {
    std::string_view text;
    if (!read_text(field, value, text)) return false;
    auto parsed = parse_date(text);
    if (const auto* date = std::get_if<Date>(&parsed)) {
        out = *date;
        return true;
    }
    const auto& problem = std::get<DateProblem>(parsed);
    auto& finding = x_findings.add(topics::of(problem.kind), span(value), problem.reason);
    if (!problem.instead.empty()) {
        finding.help = message("`{}` と書いてください", "write `{}`", problem.instead);
        const bool is_safe = problem.kind == DateProblem::Kind::notation && !problem.is_inferred;
        finding.fix = Fix{is_safe, {{span(value), problem.instead}}};
    }
    return false;
}

bool Binder::read(const Field& field, NodeId value, FiscalYear& out) {
    std::string_view text;
    if (!read_text(field, value, text)) return false;
    if (const auto year = parse_fiscal_year(text)) {
        out = *year;
        return true;
    }
    auto& finding = x_findings.add(topics::record["bad-fiscal-year"], span(value),
                                   message("年度の書き方ではありません", "not a fiscal year"));
    const auto understood = understand_date(text);
    const auto* date = std::get_if<Date>(&understood);
    if (date && !date->is_open()) {
        // 2026 alone is nearly always meant as the year that begins in its April.
        const bool is_year = date->latest - date->earliest > Days{360};
        const FiscalYear meant =
            is_year ? FiscalYear{year_of(date->earliest)} : fiscal_year_of(date->earliest);
        finding.help = message("`{}` と書いてください", "write `{}`", to_text(meant));
        finding.fix = Fix{*date == Date::of(meant), {{span(value), to_text(meant)}}};
    } else {
        finding.help = message("4月に始まる年を `FY2024` のように書いてください",
                               "write the year of its April as in `FY2024`");
    }
    return false;
}

bool Binder::read(const Field& field, NodeId value, int& out) {
    std::string_view text;
    if (!read_text(field, value, text)) return false;
    if (const auto count = parse_count(text)) {
        out = *count;
        return true;
    }
    auto& finding =
        x_findings.add(topics::record["bad-number"], span(value),
                       message("`{}` は数字だけで書きます", "`{}` takes digits only", field.key));
    advise_number(finding, text, [](const std::string& digits) { return parse_count(digits); });
    if (finding.help.empty()) {
        finding.help = message("単位・桁区切り・符号・先頭の0を付けず `12` のように書いてください",
                               "write it as in `12`: no unit, separator, sign or leading zero");
    }
    return false;
}

bool Binder::read(const Field& field, NodeId value, Quantity& out) {
    std::string_view text;
    if (!read_text(field, value, text)) return false;
    out = {std::string(text), parse_decimal(text)};
    // What begins like a figure must be one: `1,000`, `95%`, `.5` are slips, not words.
    const std::size_t sign = text.find_first_not_of("+-.<>=");
    const bool like_a_figure = sign != text.npos && is_digit(text[sign]);
    if (out.number || !like_a_figure) return true;
    auto& finding = x_findings.add(
        topics::record["bad-number"], span(value),
        message("`{}` の数値の書き方が違います", "`{}` is not written as a figure", field.key));
    // 以上 says of how often a year at least (`per_year`); of a result it is a bound.
    if (text.find("以上") == text.npos) {
        advise_number(finding, text,
                      [](const std::string& digits) { return parse_decimal(digits); });
    }
    if (finding.help.empty()) {
        finding.help =
            message("`74` や `65.5` のように書き、単位は指標の `unit` に書いてください",
                    "write it as in `74` or `65.5`; the unit stands in the indicator's `unit`");
    }
    return false;
}

bool Binder::read(const Field& field, NodeId value, bool& out) {
    std::string_view text;
    if (!read_text(field, value, text)) return false;
    out = text == "true";
    if (out || text == "false") return true;
    auto& finding = x_findings.add(
        topics::record["bad-boolean"], span(value),
        message("`{}` は true か false です", "`{}` is either true or false", field.key));
    const std::string_view meant = meant_by(text);
    finding.help = meant.empty()
                       ? message("`true` か `false` と書いてください", "write `true` or `false`")
                       : message("`{}` と書いてください", "write `{}`", meant);
    if (!meant.empty()) finding.fix = Fix{true, {{span(value), std::string(meant)}}};
    return false;
}

/// The ids that were typed with an input method, `Ｓ１` or `S1、S2`, if all of them are known.
/// Several can only be put in place of one within brackets.
template <class Id>
bool Binder::advise_ids(Diagnostic& finding, NodeId value, Id id_of) const {
    std::string meant;
    const auto parts = listed_parts(x_document.text(value));
    for (const std::string& part : parts) {
        const std::string_view id = id_of(part);
        if (id.empty()) return false;
        meant += fmt::format("{}{}", meant.empty() ? "" : ", ", id);
    }
    finding.help = message("`{}` と書いてください", "write `{}`", meant);
    const std::string_view before = x_document.bytes.substr(0, x_document[value].begin);
    const std::size_t last = before.find_last_not_of(" \n");
    const bool is_in_brackets = last != before.npos && (before[last] == '[' || before[last] == ',');
    if (parts.size() == 1 || is_in_brackets) finding.fix = Fix{true, {{span(value), meant}}};
    return true;
}

bool Binder::read(const Field& field, NodeId value, Term& out) {
    std::string_view text;
    if (!read_text(field, value, text)) return false;
    out.id = text;
    if (x_references.has_term(field.vocabulary, text)) return true;
    if (!x_references.knows(field.vocabulary)) return false;
    auto& finding =
        x_findings.add(topics::record["unknown-term"], span(value),
                       message("語彙 `{}` に `{}` はありません", "the vocabulary `{}` has no `{}`",
                               field.vocabulary, printable(text)));
    if (!finding.is_shown) return false;
    if (const auto meant = x_references.term_labelled(field.vocabulary, text); !meant.empty()) {
        finding.help = message("表示名ではなく ID で `{}` と書いてください",
                               "write its id `{}`, not its label", meant);
        finding.fix = Fix{true, {{span(value), std::string(meant)}}};
        return false;
    }
    const auto id_of = [&](const std::string& part) -> std::string_view {
        if (x_references.has_term(field.vocabulary, part)) return part;
        return x_references.term_labelled(field.vocabulary, part);
    };
    if (!advise_ids(finding, value, id_of)) {
        advise_nearest(finding, text, x_references.terms(field.vocabulary));
    }
    return false;
}

bool Binder::read(const Field& field, NodeId value, Citation& out) {
    std::string_view text;
    if (!read_text(field, value, text)) return false;
    const std::size_t hash = text.find('#');
    out.id = text.substr(0, hash);
    if (hash != text.npos) {
        out.page = parse_count(text.substr(hash + 1));
        if (!out.page) {
            x_findings
                .add(topics::record["bad-page"], span(value),
                     message("`#` の後はページ番号です", "a page number stands behind `#`"))
                .help = message("`{}#3` のように書いてください", "write it as in `{}#3`", out.id);
            return false;
        }
    }
    const int index = x_references.publication(out.id);
    if (index < 0) {
        if (!x_references.knows_publications()) return false;
        auto& finding =
            x_findings.add(topics::record["unknown-source"], span(value),
                           message("出典 `{}` は sources.yaml にありません",
                                   "sources.yaml has no source `{}`", printable(out.id)));
        if (!finding.is_shown) return false;
        if (const auto id = x_references.publication_at(text); !id.empty()) {
            finding.help = message("URL ではなく ID で `{}` と書いてください",
                                   "write its id `{}`, not its address", id);
            finding.fix = Fix{true, {{span(value), std::string(id)}}};
            return false;
        }
        if (text.starts_with("http://") || text.starts_with("https://")) {
            finding.help =
                message("sources.yaml にこの URL の資料を加え、その ID を書いてください",
                        "add the publication at this address to sources.yaml, and write its id");
            return false;
        }
        const auto id_of = [&](const std::string& part) -> std::string_view {
            return x_references.publication(part.substr(0, part.find('#'))) < 0 ? std::string_view{}
                                                                                : part;
        };
        if (advise_ids(finding, value, id_of)) return false;
        // No fix: another source would be another fact.
        finding.help = suggestion(out.id, x_references.publications(), most_suggested)
                           .or_else(message("sources.yaml に `{}:` を加えてください",
                                            "add `{}:` to sources.yaml", printable(out.id)));
        return false;
    }
    x_cited.push_back(static_cast<std::uint32_t>(index));
    return true;
}

bool Binder::expect_set(const Field& field, NodeId list) {
    const bool needs_one = field.kind == ValueKind::citation || field.or_one;
    if (needs_one && list + 1 == x_document[list].next) {
        auto& finding =
            x_findings.add(topics::record["empty-value"], span(list),
                           message("`{}` に何もありません", "there is nothing in `{}`", field.key));
        finding.help = field.or_one ? message("値を書くか、キーごと消してください",
                                              "write a value, or remove the key")
                                    : message("出典を書くか、キーごと消してください",
                                              "name a source, or remove the key");
        return false;
    }
    std::map<std::string_view, NodeId> seen;
    bool is_set = true;
    for (NodeId item = list + 1; item < x_document[list].next; item = x_document[item].next) {
        if (x_document[item].kind != NodeKind::scalar) continue;
        const auto [first, is_new] = seen.try_emplace(x_document.text(item), item);
        if (is_new) continue;
        is_set = false;
        auto& finding =
            x_findings.add(topics::record["repeated-item"], span(item),
                           message("`{}` が `{}` に2度あります", "`{}` stands twice in `{}`",
                                   printable(x_document.text(item)), field.key));
        finding.labels.push_back({span(first->second), message("1度目", "the first")});
        finding.help = message("片方を消してください", "remove one of them");
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
    const std::size_t end = std::min(line_end(text, node.end) + 1, text.size());
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

bool Binder::read(const Field& field, NodeId value, Clock& out) {
    std::string_view text;
    if (!read_text(field, value, text)) return false;
    const std::size_t colon = text.find(':');
    const bool has_form =
        colon != text.npos && colon >= 1 && colon <= 2 && text.size() == colon + 3;
    const auto hour = has_form ? parse_digits(text.substr(0, colon)) : std::nullopt;
    const auto minute = has_form ? parse_digits(text.substr(colon + 1)) : std::nullopt;
    if (hour && minute && *hour < 24 && *minute < 60) {
        out.text = text;
        return true;
    }
    x_findings
        .add(topics::record["bad-time"], span(value),
             message("`{}` は時刻ではありません", "`{}` is not a time of day", printable(text)))
        .help = message("`10:00` のように、24時間制の時と分を書いてください",
                        "write hours and minutes of 24 hours, as in `10:00`");
    return false;
}

bool Binder::read(const Field& field, NodeId value, Address& out) {
    std::string_view text;
    if (!read_text(field, value, text)) return false;
    const std::size_t scheme = text.starts_with("https://")  ? 8
                               : text.starts_with("http://") ? 7
                                                             : 0;
    const std::string_view host = text.substr(scheme, text.find_first_of("/?#", scheme) - scheme);
    const bool allowed = scheme > 0 && !host.empty() &&
                         text.find_first_of(" \n\"<>\\^`{|}") == text.npos &&
                         host.find('@') == host.npos;
    if (!allowed) {
        x_findings
            .add(topics::record["bad-address"], span(value),
                 message("`{}` に書ける URL ではありません", "not an address that `{}` may hold",
                         field.key))
            .help =
            message("https:// か http:// で始まり、利用者名を含まない URL を書いてください",
                    "write an address that begins with https:// or http:// and names no user");
        return false;
    }
    if (std::ranges::any_of(host, [](char c) { return (c & 0x80) != 0; })) {
        x_findings
            .add(topics::record["odd-host"], span(value),
                 message("URL のホスト名に ASCII 以外の文字があります",
                         "the host of the address has characters beyond ASCII"))
            .help = message("見た目の似た別の文字でないか確かめ、xn-- の形で書いてください",
                            "make sure that it is the host you mean and write it in its xn-- form");
    }
    out.text = text;
    return true;
}

bool Binder::read(const Field& field, NodeId value, RecordId& out) {
    std::string_view text;
    if (!read_text(field, value, text)) return false;
    const bool allowed = text.size() <= 64 && std::ranges::all_of(text, [](char c) {
                             return is_small_or_digit(c) || c == '-';
                         });
    if (!allowed || text.front() == '-') {
        x_findings
            .add(topics::record["bad-id"], span(value),
                 message("`{}` は協定の ID です", "`{}` takes the id of a record", field.key))
            .help =
            message("記録のファイル名から .yaml を除いたもの(`102041-isesaki`)を書いてください",
                    "write the stem of its file, as in `102041-isesaki`");
        return false;
    }
    out.text = text;
    return true;
}

void Binder::report_unknown_choice(const Field& field, NodeId value) {
    const std::string_view text = x_document.text(value);
    auto& finding = x_findings.add(topics::record["unknown-choice"], span(value),
                                   message("`{}` は `{}` に書けません", "`{}` cannot stand in `{}`",
                                           printable(text), field.key));
    advise_nearest(finding, text, field.choices);
}

/// Reads one of the ids of a table of enumerators.
template <class Enum, std::size_t size>
bool Binder::read_choice(const Field& field, NodeId value,
                         const std::array<Named<Enum>, size>& names, Enum& out) {
    std::string_view text;
    if (!read_text(field, value, text)) return false;
    const auto found = std::ranges::find(names, text, &Named<Enum>::id);
    if (found != names.end()) {
        out = found->value;
        return true;
    }
    report_unknown_choice(field, value);
    return false;
}

bool Binder::read(const Field& field, NodeId value, Better& out) {
    return read_choice(field, value, better_names, out);
}

bool Binder::read(const Field& field, NodeId value, Status& out) {
    return read_choice(field, value, status_names, out);
}

bool Binder::read(const Field& field, NodeId value, Among& out) {
    return read_choice(field, value, among_names, out);
}

std::vector<std::uint32_t> Binder::cited() const {
    auto out = x_cited;
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace daicho
