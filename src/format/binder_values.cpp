// Each kind of value: read, or said what it should be.
#include <algorithm>
#include <iterator>

#include "daicho/text/ascii.hpp"
#include "daicho/text/catalogue.hpp"
#include "daicho/text/normal.hpp"
#include "daicho/text/number.hpp"
#include "daicho/text/utf8.hpp"
#include "daicho/time/clock.hpp"
#include "format/binder.hpp"
#include "format/record_topics.hpp"

namespace daicho {

namespace {

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

/// The length of `https://` or `http://`, which may be written in capitals; 0 if it is none.
std::size_t scheme_size(std::string_view text) {
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (lowered(text.substr(0, scheme.size())) == scheme) return scheme.size();
    }
    return 0;
}

/// `令和8年度（案）` without what is said of it in brackets behind.
std::string without_remark(std::string_view text) {
    std::string folded = fold_width(text);
    const std::size_t opens = folded.ends_with(')') ? folded.rfind('(') : folded.npos;
    return opens == folded.npos ? folded : folded.substr(0, opens);
}

bool is_record_id(std::string_view text) {
    return !text.empty() && text.size() <= 64 && text.front() != '-' &&
           std::ranges::all_of(text, [](char c) { return is_small_or_digit(c) || c == '-'; });
}

/// The id in a path or an address of a record, or in capitals; empty if none is.
std::string id_within(std::string_view text) {
    constexpr std::string_view extension = ".yaml";
    constexpr std::size_t code_digits = 6;
    std::string folded = lowered(fold_width(text));
    folded.erase(0, folded.rfind('/') + 1);
    if (folded.ends_with(extension)) folded.resize(folded.size() - extension.size());
    const bool has_code = folded.size() > code_digits && folded[code_digits] == '-' &&
                          parse_digits(folded.substr(0, code_digits));
    return has_code && is_record_id(folded) ? folded : std::string{};
}

/// What other readers of YAML, and people, take for a truth value; empty for anything else.
std::string_view meant_by(std::string_view text) {
    constexpr std::string_view yes[] = {"true", "yes", "on", "y", "はい", "有"};
    constexpr std::string_view no[] = {"false", "no", "off", "n", "いいえ", "無"};
    const std::string word = normal_form(text);
    if (std::ranges::find(yes, word) != std::end(yes)) return "true";
    return std::ranges::find(no, word) != std::end(no) ? "false" : std::string_view{};
}

bool is_blank(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c == ' ' || c == '\n'; });
}

}  // namespace

/// The number that was meant, if that can be said; `parse` tells whether the field may hold it.
template <class Parse>
void Binder::advise_number(Diagnostic& finding, const Field& field, NodeId value,
                           Parse parse) const {
    const std::string_view text = x_document.text(value);
    const auto meant = understand_number(text);
    if (!meant || !parse(meant->digits) || (!meant->is_all && is_qualified(text))) return;
    propose(finding, value, Snippet::of_value(field, meant->digits, where(value)), meant->is_all);
}

bool Binder::read_text(const Field& field, NodeId value, std::string_view& out) {
    if (!expect(field, value, NodeKind::scalar)) return false;
    const bool nothing =
        x_document[value].style == Style::empty || is_blank(x_document.text(value));
    if (nothing) {
        add_no_value(field, value);
        return false;
    }
    out = x_document.text(value);
    return true;
}

bool Binder::read(const Field& field, NodeId value, Line& out) {
    std::string_view text;
    if (!read_text(field, value, text)) return false;
    if (text.find('\n') != text.npos) {
        auto& finding = x_findings.add(
            topics::record["several-lines"], span(value),
            message("`{}` は1行で書きます", "`{}` takes text on one line", field.key));
        finding.help = message("改行をなくしてください", "write it on one line");
        return false;
    }
    if (const auto length = count_characters(text); length > longest_line) {
        auto& finding =
            x_findings.add(topics::record["too-long"], span(value),
                           message("`{}` が長すぎます ({}字)", "`{}` is too long: {} characters",
                                   field.key, length));
        finding.help = message("{}字までに収め、残りは `notes` に書いてください",
                               "keep to {} characters and put the rest into `notes`", longest_line);
        return false;
    }
    if (is_choice(field) && std::ranges::find(field.choices, text) == field.choices.end()) {
        report_unknown_choice(field, value);
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
    if (finding.is_shown && !problem.instead.empty()) {
        const bool is_safe = problem.kind == DateProblem::Kind::notation && !problem.is_inferred;
        propose(finding, value, Snippet::of_value(field, problem.instead, where(value)), is_safe);
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
    auto understood = understand_date(text);
    const bool has_remark = std::holds_alternative<DateProblem>(understood);
    if (has_remark) understood = understand_date(without_remark(text));
    const auto* date = std::get_if<Date>(&understood);
    if (date && !date->is_open()) {
        // 2026 alone is nearly always meant as the year that begins in its April.
        const bool is_year = date->latest - date->earliest > Days{360};
        const FiscalYear meant =
            is_year ? FiscalYear{year_of(date->earliest)} : fiscal_year_of(date->earliest);
        if (finding.is_shown) {
            propose(finding, value, Snippet::of_value(field, to_text(meant), where(value)),
                    !has_remark && *date == Date::of(meant));
        }
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
    const bool is_too_large =
        text.size() > 9 && text[0] != '0' && std::ranges::all_of(text, is_digit);
    auto& finding = x_findings.add(
        topics::record["bad-number"], span(value),
        is_too_large
            ? message("`{}` の値が大きすぎます", "the figure of `{}` is too large", field.key)
            : message("`{}` は数字だけで書きます", "`{}` takes digits only", field.key));
    if (!finding.is_shown) return false;
    if (is_too_large) {
        finding.help = message("999,999,999までです。桁を確かめてください",
                               "at most 999,999,999: look at its digits");
        return false;
    }
    advise_number(finding, field, value,
                  [](const std::string& digits) { return parse_count(digits); });
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
    if (out.number) return true;
    // What begins like a figure must be one: `1,000`, `95%`, `.5`, `１２３４` are slips, not words.
    const std::string folded = fold_width(text);
    const std::size_t sign = folded.find_first_not_of(" +-.<>=");
    const bool like_a_figure = sign != folded.npos && is_digit(folded[sign]);
    if (!like_a_figure) return true;
    auto& finding = x_findings.add(
        topics::record["bad-number"], span(value),
        message("`{}` の数値の書き方が違います", "`{}` is not written as a figure", field.key));
    // 以上 says of how often a year at least (`per_year`); of a result it is a bound.
    if (finding.is_shown && text.find("以上") == text.npos) {
        advise_number(finding, field, value,
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
    finding.help = message("`true` か `false` と書いてください", "write `true` or `false`");
    if (finding.is_shown && !meant.empty())
        propose(finding, value, Snippet::of_value(field, meant, where(value)), true);
    return false;
}

/// The ids that were typed with an input method, `Ｓ１` or `S1、S2`, if all of them are known.
template <class Id>
bool Binder::advise_ids(Diagnostic& finding, const Field& field, NodeId value, Id id_of) const {
    std::vector<std::string> ids;
    for (const std::string& part : listed_parts(x_document.text(value))) {
        ids.emplace_back(id_of(part));
        if (ids.back().empty()) return false;
    }
    if (ids.size() == 1) {
        propose(finding, value, Snippet::of_value(field, ids.front(), where(value)), true);
    } else {
        advise_several(finding, field, value, ids);
    }
    return true;
}

/// Several can be put in the place of one within the brackets of a list, or with them.
void Binder::advise_several(Diagnostic& finding, const Field& field, NodeId value,
                            const std::vector<std::string>& ids) const {
    const Node& parent = x_document[around(value)];
    const Snippet all = Snippet::several(field, ids);
    if (parent.kind == NodeKind::sequence && parent.style == Style::flow) {
        propose(finding, value, all, true);
    } else if (parent.kind == NodeKind::sequence) {
        finding.help = message("1つずつ `- ` の後に書いてください: {}",
                               "write each as an item of its own: {}", all.text());
    } else if (field.container == Container::list) {
        propose(finding, value, Snippet::list(field, ids), true);
    } else {
        finding.help =
            message("どれか1つを書いてください: {}", "write one of them: {}", all.text());
    }
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
        put(finding, value, Snippet::of_value(field, meant, where(value)), true);
        return false;
    }
    const auto id_of = [&](const std::string& part) -> std::string_view {
        if (x_references.has_term(field.vocabulary, part)) return part;
        return x_references.term_labelled(field.vocabulary, part);
    };
    if (!advise_ids(finding, field, value, id_of)) {
        advise_nearest(finding, value, x_references.terms(field.vocabulary));
    }
    return false;
}

void Binder::refuse_source(const Field& field, NodeId value, std::string_view text,
                           std::string_view id) {
    auto& finding = x_findings.add(topics::record["unknown-source"], span(value),
                                   message("出典 `{}` は sources.yaml にありません",
                                           "sources.yaml has no source `{}`", printable(id)));
    if (!finding.is_shown) return;
    if (const auto meant = x_references.publication_at(text); !meant.empty()) {
        finding.help = message("URL ではなく ID で `{}` と書いてください",
                               "write its id `{}`, not its address", meant);
        put(finding, value, Snippet::of_value(field, meant, where(value)), true);
        return;
    }
    if (scheme_size(text) > 0) {
        finding.help =
            message("sources.yaml にこの URL の資料を加え、その ID を書いてください",
                    "add the publication at this address to sources.yaml, and write its id");
        return;
    }
    const auto id_of = [&](const std::string& part) -> std::string_view {
        return x_references.publication(part.substr(0, part.find('#'))) < 0 ? std::string_view{}
                                                                            : part;
    };
    if (advise_ids(finding, field, value, id_of)) return;
    // No fix: another source would be another fact.
    finding.help = suggestion(id, x_references.publications(), most_suggested);
    finding.offers_another = !finding.help.empty();
    finding.help = finding.help.or_else(message("sources.yaml に `{}:` を加えてください",
                                                "add `{}:` to sources.yaml", printable(id)));
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
        if (x_references.knows_publications()) refuse_source(field, value, text, out.id);
        return false;
    }
    x_cited.push_back(static_cast<std::uint32_t>(index));
    return true;
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
    auto& finding = x_findings.add(
        topics::record["bad-time"], span(value),
        message("`{}` は時刻ではありません", "`{}` is not a time of day", printable(text)));
    finding.help = message("`10:00` のように、24時間制の時と分を書いてください",
                           "write hours and minutes of 24 hours, as in `10:00`");
    if (const auto meant = understand_clock(text); meant && finding.is_shown)
        propose(finding, value, Snippet::of_value(field, *meant, where(value)), true);
    return false;
}

bool Binder::read(const Field& field, NodeId value, Address& out) {
    std::string_view text;
    if (!read_text(field, value, text)) return false;
    const std::size_t scheme = scheme_size(text);
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
    out.text = lowered(text.substr(0, scheme)) + std::string(text.substr(scheme));
    return true;
}

bool Binder::read(const Field& field, NodeId value, RecordId& out) {
    std::string_view text;
    if (!read_text(field, value, text)) return false;
    if (!is_record_id(text)) {
        auto& finding = x_findings.add(
            topics::record["bad-id"], span(value),
            message("`{}` は別の協定の ID です", "`{}` takes the id of another record", field.key));
        finding.help = message(
            "その記録のファイル名から .yaml を除いたもの(`102041-isesaki-2015`)を書いてください",
            "write the stem of its file, as in `102041-isesaki-2015`");
        const std::string id = id_within(text);
        if (finding.is_shown && !id.empty())
            propose(finding, value, Snippet::of_value(field, id, where(value)), true);
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
    if (finding.is_shown) advise_nearest(finding, value, field.choices);
}

/// Reads one of the ids of a table of enumerators.
template <class Enum, std::size_t size>
bool Binder::read_choice(const Field& field, NodeId value,
                         const std::array<Named<Enum>, size>& names, Enum& out) {
    std::string_view text;
    if (!read_text(field, value, text)) return false;
    if (const auto found = enumerator(names, text)) {
        out = *found;
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

}  // namespace daicho
