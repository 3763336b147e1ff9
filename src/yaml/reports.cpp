#include "yaml/reports.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "daicho/text/lines.hpp"
#include "daicho/text/utf8.hpp"
#include "yaml/characters.hpp"
#include "yaml/lexeme.hpp"
#include "yaml/structure_topics.hpp"

namespace daicho {

namespace {

constexpr std::string_view wide_colon = "：";
constexpr std::size_t most_shown = 60;  // bytes of the source in a message

std::size_t wide_blanks_end(std::string_view text, std::size_t at) {
    for (auto c = decode(text, at); c && c->value >= 0x80; c = decode(text, at)) {
        if (class_of(c->value) != CharacterClass::wide_blank) break;
        at += c->size;
    }
    return at;
}

struct WideBrackets {
    std::string_view open, close;
    char narrow_open, narrow_close;
};
constexpr std::array wide_brackets{WideBrackets{"｛", "｝", '{', '}'},
                                   WideBrackets{"［", "］", '[', ']'}};

void add_wide_mark(std::size_t begin, std::size_t end, std::string_view better,
                   std::vector<Edit> edits, Findings& findings) {
    findings.add(topics::structure["full-width-mark"], begin, end, [&](Diagnostic& d) {
        d.message = message("括弧や区切りが全角です", "a full-width bracket or comma");
        d.help = message("半角の `{}` にしてください", "write `{}`", better);
        d.fix = Fix{true, std::move(edits)};
    });
}

bool is_word(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
    });
}

void report_wide_colon(std::string_view text, std::size_t at, std::size_t end, Findings& findings) {
    const std::size_t behind = at + wide_colon.size();
    const std::size_t rest = std::max(skip_blanks(text, behind), wide_blanks_end(text, behind));
    findings.add(topics::structure["full-width-colon"], at, behind, [&](Diagnostic& d) {
        d.message = message("コロンが全角です", "the colon is a full-width one");
        d.help = message("半角の `: ` にしてください", "write `: `");
        d.fix = Fix{true, {{findings.span(at, std::min(rest, end)), ": "}}};
    });
}

}  // namespace

std::string shown(std::string_view text) {
    std::size_t size = std::min(text.size(), most_shown);
    while (size < text.size() && (text[size] & 0xC0) == 0x80) ++size;
    return printable(text.substr(0, size)) + (size < text.size() ? "…" : "");
}

void report_missing_colon(std::string_view text, std::size_t begin, std::size_t end,
                          Findings& findings) {
    const std::string_view line = text.substr(begin, end - begin);
    if (const std::size_t wide = wide_blanks_end(text, begin); wide > begin) {
        findings.add(topics::structure["wide-indentation"], begin, wide, [&](Diagnostic& d) {
            d.message = message("全角などの空白で字下げしています",
                                "an indentation of full-width or no-break blanks");
            d.help = message("半角の空白2つずつで字下げしてください", "indent by two blanks");
        });
        return;
    }
    if (const auto colon = line.find(wide_colon); colon != line.npos)
        return report_wide_colon(text, begin + colon, end, findings);
    if (const auto colon = line.find(':');
        colon != line.npos && is_word(line.substr(0, colon)) && line.substr(colon + 1, 2) != "//") {
        const std::size_t behind = begin + colon + 1;
        findings.add(topics::structure["missing-blank"], behind - 1, behind, [&](Diagnostic& d) {
            d.message = message("`{}:` の後に半角の空白がありません", "no blank behind `{}:`",
                                line.substr(0, colon));
            d.help = message("`キー: 値` と書いてください", "write `key: value`");
            d.fix = Fix{true, {{findings.span(behind, wide_blanks_end(text, behind)), " "}}};
        });
        return;
    }
    findings.add(topics::structure["missing-colon"], begin, end, [&](Diagnostic& d) {
        d.message = message("「{}」の後にコロンがありません", "no colon after `{}`", shown(line));
        d.help = message("`キー: 値` と書いてください", "write `key: value`");
    });
}

void report_continued_text(std::string_view text, std::size_t begin, std::size_t end, bool in_flow,
                           Findings& findings) {
    const std::size_t below = next_content(text, end);
    const std::size_t entry = entry_begin(text, line_begin(text, below));
    if (!in_flow && has_key(text, entry)) {
        findings.add(topics::structure["bad-indentation"], entry, token_end(text, entry),
                     [&](Diagnostic& d) {
                         d.message = message("値のあるキーの下に、さらにキーがあります",
                                             "a key below a key that already has a value");
                         d.help = message("上のキーと同じ桁にそろえてください",
                                          "let it begin in the column of that key");
                         d.labels.push_back({findings.span(begin, end),
                                             message("ここに値があります", "the value")});
                     });
        return;
    }
    findings.add(topics::structure["continued-text"], begin, end, [&](Diagnostic& d) {
        d.message = message("値が次の行に続いています", "the value goes on in the next line");
        d.help = in_flow ? message("項目の間なら `,` を書いてください", "between items write `,`")
                         : message("1行で書くか、`|-` の下に書いてください",
                                   "write it on one line, or below `|-`");
    });
}

void report_unclosed_quote(std::string_view text, std::size_t at, Findings& findings) {
    findings.add(topics::structure["unclosed-quote"], at, at + 1, [&](Diagnostic& d) {
        d.message = message("引用符 `{0}` がこの行で閉じていません",
                            "the quote `{0}` is not closed on its line", text[at]);
        d.help = message("行の終わりに `{0}` を書き、値の中の `{0}` は `{1}` と書いてください",
                         "close it with `{0}`; within the value write `{1}`", text[at],
                         text[at] == '"' ? "\\\"" : "''");
    });
}

void report_wide_key(std::string_view text, std::size_t begin, std::size_t end,
                     Findings& findings) {
    if (report_wide_brackets(text, begin, findings)) return;
    const std::string_view key = text.substr(begin, end - begin);
    const std::size_t colon = key.find(wide_colon);
    if (colon != key.npos && is_word(key.substr(0, colon)))
        report_wide_colon(text, begin + colon, end, findings);
}

bool report_wide_brackets(std::string_view text, std::size_t begin, Findings& findings) {
    const bool may_be = text.substr(begin).starts_with(wide_brackets[0].open.front());
    const std::size_t end = may_be ? content_end(text, begin) : begin;
    const std::string_view whole = text.substr(begin, end - begin);
    for (const WideBrackets& pair : wide_brackets) {
        const bool is_closed = whole.ends_with(pair.close) || whole.ends_with(pair.narrow_close);
        // A mapping has keys, a list none: else it is a text that begins so.
        const bool has_keys =
            whole.find(": ") != whole.npos || whole.find(wide_colon) != whole.npos;
        if (!whole.starts_with(pair.open) || !is_closed || has_keys != (pair.narrow_open == '{'))
            continue;
        const std::size_t behind = begin + pair.open.size();
        std::vector<Edit> edits{{findings.span(begin, behind), std::string(1, pair.narrow_open)}};
        if (whole.ends_with(pair.close)) {
            edits.push_back(
                {findings.span(end - pair.close.size(), end), std::string(1, pair.narrow_close)});
        }
        add_wide_mark(begin, behind, std::string_view(&pair.narrow_open, 1), std::move(edits),
                      findings);
        return true;
    }
    return false;
}

bool report_wide_comma(std::string_view text, std::size_t key_end, Findings& findings) {
    const std::size_t line = line_begin(text, key_end);
    const std::string_view before = text.substr(line, key_end - line);
    for (const std::string_view comma : east_asian_commas) {
        const std::size_t found = before.rfind(comma);
        if (found == before.npos) continue;
        const std::size_t begin = line + found, end = begin + comma.size();
        const std::size_t key = std::max(skip_blanks(text, end), wide_blanks_end(text, end));
        if (key >= key_end || !is_word(text.substr(key, key_end - key))) continue;
        add_wide_mark(begin, end, ",", {{findings.span(begin, key), ", "}}, findings);
        return true;
    }
    return false;
}

void report_unclosed_bracket(std::string_view text, std::size_t at, Findings& findings) {
    const char closer = text[at] == '[' ? ']' : '}';
    const std::size_t end = content_end(text, at);
    for (const WideBrackets& pair : wide_brackets) {
        const bool is_wide = text.substr(at, end - at).ends_with(pair.close);
        if (pair.narrow_close != closer || !is_wide) continue;
        const std::size_t begin = end - pair.close.size();
        return add_wide_mark(begin, end, std::string_view(&pair.narrow_close, 1),
                             {{findings.span(begin, end), std::string(1, closer)}}, findings);
    }
    findings.add(topics::structure["unclosed-bracket"], at, at + 1, [&](Diagnostic& d) {
        d.message =
            message("括弧 `{}` が閉じていません", "the bracket `{}` is not closed", text[at]);
        d.help = message("`{}` で閉じるか、文章なら引用符で囲んでください",
                         "close it with `{}`, or put a text into quotes", closer);
    });
}

bool report_property(std::string_view text, std::size_t at, Findings& findings) {
    const char c = char_at(text, at);
    if (c != '&' && c != '*' && c != '!') return false;
    findings.add(c == '!' ? topics::structure["tag"] : topics::structure["anchor"], at, at + 1,
                 [&](Diagnostic& d) {
                     d.message = c == '!'
                                     ? message("タグ `!` は使えません", "tags (`!`) are not used")
                                     : message("アンカー・エイリアス(`{}`)は使えません",
                                               "anchors and aliases (`{}`) are not used", c);
                     d.help = message("値をそのまま書くか、文章なら引用符で囲んでください",
                                      "write the value itself, or put a text into quotes");
                 });
    return true;
}

bool report_bad_escapes(std::string_view text, std::size_t begin, std::size_t end,
                        Findings& findings) {
    if (text[begin] != '"') return false;
    bool found = false;
    const std::string_view inside = text.substr(0, end - 1);
    for (auto at = inside.find('\\', begin); at != nowhere; at = inside.find('\\', at)) {
        if (const auto escape = read_escape(inside, at)) {
            at += escape->size;
            continue;
        }
        const auto c = decode(inside, at + 1);
        const std::size_t size = 1 + (c ? c->size : 0);
        findings.add(topics::structure["bad-escape"], at, at + size, [&](Diagnostic& d) {
            d.message = message("`{}` というエスケープは使えません", "the escape `{}` is not used",
                                printable(inside.substr(at, size)));
            d.help = message("`\\` そのものは `\\\\` と書き、文字はそのまま書いてください",
                             "write the character itself, and `\\\\` for a backslash");
        });
        found = true;
        at += size;
    }
    return found;
}

bool report_bad_header(std::string_view text, std::size_t at, Findings& findings) {
    const std::size_t behind = at + (char_at(text, at + 1) == '-' ? 2 : 1);
    const char next = char_at(text, skip_blanks(text, behind));
    if (is_break_or_blank(char_at(text, behind)) && (next == '\n' || next == '#')) return false;
    findings.add(topics::structure["block-header"], at, line_end(text, at), [&](Diagnostic& d) {
        d.message = message("`{}` の後に、同じ行に続きがあります", "text on the line of `{}`",
                            text.substr(at, 1));
        d.help =
            message("`|`、`|-`、`>`、`>-` だけを書いて次の行から始めるか、引用符で囲んでください",
                    "begin below `|`, `|-`, `>` or `>-`, or put the text into quotes");
    });
    return true;
}

void report_odd_comment(std::string_view text, std::size_t hash, Findings& findings) {
    if (hash > 0 && !is_break_or_blank(text[hash - 1])) {
        findings.add(topics::structure["glued-comment"], hash, hash + 1, [&](Diagnostic& d) {
            d.message = message("`#` の前に空白がありません", "no blank before `#`");
            d.help = message("`#` の前に空白を2つ置いてください", "write two blanks before `#`");
            d.fix = Fix{true, {{findings.span(hash, hash), "  "}}};
        });
    } else if (may_be_text(text, hash)) {
        findings.add(
            topics::structure["comment-or-text"], hash, line_end(text, hash), [&](Diagnostic& d) {
                d.message = message("`#` から後はコメントで、値に入りません",
                                    "from `#` on this is a comment, not a part of the value");
                d.help = message("値なら引用符で囲み、コメントなら `# ` と書いてください",
                                 "put the value into quotes, or write `# ` for a comment");
            });
    }
}

void report_null_word(std::string_view text, std::size_t begin, std::size_t end,
                      Findings& findings) {
    findings.add(topics::structure["null-word"], begin, end, [&](Diagnostic& d) {
        d.message =
            message("`{}` は値なしとも文字列とも読まれます",
                    "`{}` is nothing to some and text to others", text.substr(begin, end - begin));
        d.help = message("キーごと省くか、引用符で囲んでください",
                         "leave the key out, or quote the word");
    });
}

void report_empty_item(std::size_t at, Findings& findings) {
    findings.add(topics::structure["empty-item"], at, at, [&](Diagnostic& d) {
        d.message = message("ここに値がありません", "there is no value here");
        d.help =
            message("値を書くか、区切りを消してください", "write a value, or remove the separator");
    });
}

std::size_t report_rest(std::string_view text, std::size_t at, Findings& findings) {
    const std::size_t first = next_content(text, 0);
    if (first - line_begin(text, first) > at - line_begin(text, at)) {
        findings.add(
            topics::structure["bad-indentation"], first, line_end(text, first), [&](Diagnostic& d) {
                d.message = message("最初のキーが字下げされています", "the first key is indented");
                d.help = message("行の先頭から書いてください", "let it begin in the first column");
            });
        return first;
    }
    findings.add(
        topics::structure["content-after-end"], at, line_end(text, at), [&](Diagnostic& d) {
            d.message =
                message("終わりの後に続きがあります", "content after the end of the mapping");
            d.help = message("余分な行や括弧を消してください", "remove what is left over");
        });
    return at;
}

}  // namespace daicho
