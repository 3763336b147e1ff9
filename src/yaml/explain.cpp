#include "yaml/explain.hpp"

#include <yaml-cpp/exceptions.h>

#include <algorithm>
#include <optional>

#include "daicho/text/lines.hpp"
#include "daicho/text/utf8.hpp"
#include "yaml/lexeme.hpp"
#include "yaml/reports.hpp"
#include "yaml/structure_topics.hpp"
#include "yaml/value_topics.hpp"

namespace daicho {

namespace {

/// Begin of the entry on the last line before `line` that is not empty or a comment.
std::optional<std::size_t> entry_above(std::string_view text, std::size_t line) {
    while (line > 0) {
        line = line_begin(text, line - 1);
        const std::size_t entry = entry_begin(text, line);
        if (char_at(text, entry) != '\n' && text[entry] != '#') return entry;
    }
    return {};
}

/// Whether a text begins with a key as the format has them: `role: `.
bool begins_with_key(std::string_view text) {
    const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_-");
    return end != text.npos && end > 0 && text.substr(end).starts_with(": ");
}

/// Whether such a key stands behind a comma of it.
bool holds_more_keys(std::string_view text) {
    for (auto comma = text.find(", "); comma != text.npos; comma = text.find(", ", comma + 1))
        if (begins_with_key(text.substr(comma + 2))) return true;
    return false;
}

class Explanation {
  public:
    Explanation(std::string_view text, Findings& findings) : x_text(text), x_findings(findings) {}

    std::optional<std::size_t> walk(std::size_t from, std::size_t until, bool in_flow);
    std::size_t of_message(std::string_view message, std::size_t at);

  private:
    char look(std::size_t at) const { return char_at(x_text, at); }
    std::size_t column(std::size_t at) const { return at - line_begin(x_text, at); }

    /// Column of the key, or else the dash, that the value at `at` belongs to.
    std::size_t parent_column(std::size_t at) const {
        const std::size_t line = line_begin(x_text, at);
        const std::size_t entry = entry_begin(x_text, line);
        return (entry == at ? skip_blanks(x_text, line) : entry) - line;
    }

    std::size_t report(const Topic& topic, std::size_t begin, std::size_t end, Message message,
                       Message help, std::optional<Fix> fix = {}) {
        x_findings.add(topic, begin, end, [&](Diagnostic& d) {
            d.message = std::move(message);
            d.help = std::move(help);
            d.fix = std::move(fix);
        });
        return begin;
    }
    std::optional<Fix> in_quotes(std::size_t begin) const;
    std::optional<Fix> in_braces(std::size_t begin) const;
    bool report_missing_braces(std::size_t colon, std::size_t entry, std::size_t value);
    std::size_t of_colon(std::size_t at);
    std::size_t of_misfit(std::size_t at);
    std::size_t reserved(std::size_t at);

    std::string_view x_text;
    Findings& x_findings;
};

/// Goes over the tokens as far as they can be told without a grammar, and reports the first that
/// is a fault by itself.
std::optional<std::size_t> Explanation::walk(std::size_t from, std::size_t until, bool in_flow) {
    std::size_t depth = in_flow ? 1 : 0;
    for (std::size_t at = next_content(x_text, from); at < x_text.size() && at <= until;
         at = next_content(x_text, at)) {
        const char c = x_text[at];
        if (c == '"' || c == '\'') {
            const std::size_t end = quoted_end(x_text, at);
            if (end == nowhere) {
                report_unclosed_quote(x_text, at, x_findings);
                return at;
            }
            if (report_bad_escapes(x_text, at, end, x_findings)) return at;
            at = end;
        } else if (c == '[' || c == '{') {
            if (depth++ == 0 && flow_end(x_text, at, parent_column(at)) == nowhere) {
                report_unclosed_bracket(x_text, at, x_findings);
                return at;
            }
            ++at;
        } else if (depth > 0 && is_flow_mark(c)) {
            if (c != ',') --depth;
            ++at;
        } else if (report_property(x_text, at, x_findings)) {
            return at;
        } else if (c == '%' || c == '@' || c == '`') {
            return reserved(at);
        } else if (c == '|' || c == '>') {
            if (depth > 0) return reserved(at);
            if (report_bad_header(x_text, at, x_findings)) return at;
            at = block_end(x_text, at, parent_column(at));
        } else if ((c == ':' || c == '-' || c == '?') && is_break_or_blank(look(at + 1))) {
            ++at;
        } else {
            const std::size_t end = std::max(plain_end(x_text, at, depth > 0), at + 1);
            const std::size_t mark = x_text.substr(0, end).find('?', at);
            if (depth > 0 && mark != nowhere) return reserved(mark);
            at = end;
        }
    }
    return {};
}

std::size_t Explanation::reserved(std::size_t at) {
    return report(
        topics::structure["reserved-character"], at, at + 1,
        message("`{}` をここに書くには引用符が要ります", "`{}` needs quotes here", x_text[at]),
        message("値全体を引用符で囲んでください", "put the whole value into quotes"));
}

std::size_t Explanation::of_message(std::string_view text, std::size_t at) {
    using namespace YAML::ErrorMsg;
    if (text == MAP_VALUE) return of_colon(at);
    if (text == FLOW_END) {
        return report(
            topics::structure["extra-bracket"], at, at + 1,
            message("対応のない閉じ括弧 `{}` があります", "`{}` closes nothing", look(at)),
            message("この括弧を消すか、文章なら引用符で囲んでください",
                    "remove it, or put a text into quotes"));
    }
    if (text == BLOCK_ENTRY && column(at) > column(skip_blanks(x_text, line_begin(x_text, at)))) {
        return report(topics::structure["list-on-key-line"], at, at + 1,
                      message("`- ` がキーと同じ行にあります", "`- ` on the line of a key"),
                      message("次の行に書くか、文章なら引用符で囲んでください",
                              "write it on the next line, or put a text into quotes"));
    }
    if (text == MAP_KEY) {
        return report(topics::structure["complex-key"], at, at + 1,
                      message("`? ` で始まるキーは使えません", "keys do not begin with `? `"),
                      message("`キー: 値` と書いてください", "write `key: value`"));
    }
    if (look(at) != '\n' && (text == END_OF_MAP || text == END_OF_SEQ || text == BLOCK_ENTRY ||
                             text == END_OF_MAP_FLOW || text == END_OF_SEQ_FLOW)) {
        return of_misfit(at);
    }
    return report(topics::structure["not-understood"], at, at,
                  message("ここから YAML として読めません ({})",
                          "not readable as YAML from here ({})", printable(text)),
                  {});
}

/// Puts what stands from there to the end of the line, or to a comment, into quotes. Unsafe:
/// perhaps two keys were meant.
std::optional<Fix> Explanation::in_quotes(std::size_t begin) const {
    const std::string_view value = x_text.substr(begin, content_end(x_text, begin) - begin);
    if (value.empty() || value.find_first_of("\"\\[]{}") != value.npos) return {};
    return Fix{false,
               {{x_findings.span(begin, begin + value.size()), fmt::format("\"{}\"", value)}}};
}

/// `{role: government, name: 伊勢崎市}` of what stands from there to the end of the line. Unsafe:
/// perhaps it is a text.
std::optional<Fix> Explanation::in_braces(std::size_t begin) const {
    const std::size_t end = content_end(x_text, begin);
    if (x_text.substr(begin, end - begin).find_first_of("\"'\\{}?") != nowhere) return {};
    return Fix{false, {{x_findings.span(begin, begin), "{"}, {x_findings.span(end, end), "}"}}};
}

/// `- role: government, name: 伊勢崎市`, or `ended: date: 2026-03-31, reason: …`: quotes would make
/// a text of it. False for anything else.
bool Explanation::report_missing_braces(std::size_t colon, std::size_t entry, std::size_t value) {
    const std::size_t end = content_end(x_text, value);
    if (!holds_more_keys(x_text.substr(value, end - value))) return false;
    const bool is_value = begins_with_key(x_text.substr(value, end - value));
    const std::size_t begin = is_value ? value : entry;
    // The keys of an item may go on below: then each needs its line.
    const std::size_t below = next_content(x_text, end);
    const bool goes_on = !is_value && below < x_text.size() && column(below) >= column(entry);
    const bool is_item = entry > skip_blanks(x_text, line_begin(x_text, entry));
    if (goes_on || !(is_value || is_item)) {
        report(topics::structure["colon-in-value"], colon, colon + 1,
               message("1行に `: ` が2つあります", "a second `: ` on this line"),
               message("キーごとに行を分けてください", "write each key on a line of its own"));
        return true;
    }
    const std::string meant =
        (is_value ? "{" : "- {") + shown(x_text.substr(begin, end - begin)) + "}";
    report(topics::structure["colon-in-value"], colon, colon + 1,
           message("組を囲む波括弧がありません", "a mapping without its braces"),
           message("`{}` と書いてください", "write `{}`", meant), in_braces(begin));
    return true;
}

/// A colon that ends no key: the second of its line, or the line above is at fault.
std::size_t Explanation::of_colon(std::size_t at) {
    constexpr std::size_t longest_key = 1000;  // yaml-cpp gives up at 1024
    const std::size_t line = line_begin(x_text, at);
    const std::size_t entry = entry_begin(x_text, line);
    const std::size_t key_end = token_end(x_text, entry);
    if (key_end < at && has_key(x_text, entry) && skip_blanks(x_text, key_end) < at) {
        const std::size_t value = skip_blanks(x_text, key_end + 1);
        for (const std::size_t begin : {entry, value})
            if (report_wide_brackets(x_text, begin, x_findings)) return begin;
        if (report_missing_braces(at, entry, value)) return at;
        return report(topics::structure["colon-in-value"], at, at + 1,
                      message("値の中に `: ` があります", "a second `: ` on this line"),
                      message("値全体を引用符で囲んでください", "put the whole value into quotes"),
                      in_quotes(value));
    }
    if (at - entry > longest_key) {
        return report(topics::value["key-too-long"], entry, at,
                      message("キーが{}バイトあります", "a key of {} bytes", at - entry),
                      message("文章であれば引用符で囲んでください", "put a text into quotes"));
    }
    const auto above = entry_above(x_text, line);
    if (above && !has_key(x_text, *above)) {
        report_missing_colon(x_text, *above, token_end(x_text, *above), x_findings);
        return *above;
    }
    return of_misfit(entry);
}

/// Something stands where nothing of its kind can.
std::size_t Explanation::of_misfit(std::size_t at) {
    const std::size_t line = line_begin(x_text, at);
    const std::size_t end = std::max(token_end(x_text, at), at + 1);
    const std::size_t first = skip_blanks(x_text, line);
    if (look(at) == ':') {
        if (report_wide_comma(x_text, at, x_findings)) return at;
        return report(topics::structure["colon-in-value"], at, at + 1,
                      message("値の中に `: ` があります", "a second `: ` in one item"),
                      message("値全体を引用符で囲んでください", "put the whole value into quotes"));
    }
    if (first < at && entry_begin(x_text, line) < at) {
        return report(topics::structure["text-after-value"], at, end,
                      message("値の後に「{}」が続いています", "`{}` after the end of a value",
                              shown(x_text.substr(at, end - at))),
                      message("文章なら全体を引用符で囲み、リストなら `,` で区切ってください",
                              "put all of a text into quotes; separate items by `,`"));
    }
    const bool is_item = look(first) == '-' && is_break_or_blank(look(first + 1));
    if (!is_item && !is_flow_mark(look(at)) && !has_key(x_text, at)) {
        report_missing_colon(x_text, at, end, x_findings);
        return at;
    }
    return report(
        topics::structure["bad-indentation"], first, end,
        is_item
            ? message("リストの項目がここには置けません", "a list item cannot stand here")
            : message("字下げが上の行と合いません", "the indentation does not fit the lines above"),
        message("同じ組のものを同じ桁にそろえてください",
                "let what belongs together begin in one column"));
}

}  // namespace

std::size_t explain(const YAML::Exception& exception, std::string_view text, std::size_t from,
                    bool in_flow, Findings& findings) {
    Explanation explanation(text, findings);
    const auto mark = static_cast<std::size_t>(std::max(exception.mark.pos, 0));
    const std::size_t at = std::min(mark, text.size() - 1);  // the last line break, if need be
    if (const auto cause = explanation.walk(from, at, in_flow)) return *cause;
    return explanation.of_message(exception.msg, at);
}

}  // namespace daicho
