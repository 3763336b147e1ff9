#include "yaml/text_scan.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "daicho/text/normal.hpp"
#include "daicho/text/utf8.hpp"
#include "yaml/characters.hpp"
#include "yaml/encoding.hpp"
#include "yaml/text_topics.hpp"

namespace daicho {

namespace {

/// Bytes that the scan passes over without a look: printable ASCII but the opening brackets.
constexpr auto is_plain_byte = [] {
    std::array<bool, 256> out{};
    for (std::size_t c = 0x20; c < 0x7F; ++c) out[c] = c != '[' && c != '{';
    return out;
}();

constexpr std::size_t most_marks = 8;
constexpr std::size_t most_edits = 10'000;

class Scanner {
  public:
    Scanner(std::string_view text, Findings& findings, const YamlLimits& limits)
        : x_text(text), x_findings(findings), x_limits(limits) {}

    TextScan scan();

  private:
    char at(std::size_t i) const { return i < x_text.size() ? x_text[i] : '\n'; }
    void mask(std::size_t begin, std::string_view with);
    bool is_other_encoding(std::size_t at);

    std::size_t look_at_control(std::size_t at);
    std::size_t look_at_character(std::size_t at);
    std::size_t look_at_marks(std::size_t at);
    void report_forbidden(std::size_t at, CodePoint c);
    void report_damaged(std::size_t begin, std::size_t end);
    void report_private(std::size_t at, CodePoint c);
    void count_bracket(std::size_t at);
    void begin_line(std::size_t begin);
    void end_line(std::size_t end);
    void report_no_newline();
    void report_carriage_returns();

    std::string_view x_text;
    Findings& x_findings;
    const YamlLimits& x_limits;
    TextScan x_out;
    std::size_t x_line = 0;  // its begin
    std::size_t x_brackets = 0;
    bool x_tab_indents = false;  // this line
    bool x_stopped = false;
    std::optional<std::string_view> x_encoding;  // once somebody has asked for it
    std::vector<std::size_t> x_returns;
};

TextScan Scanner::scan() {
    if (x_text.size() > x_limits.bytes) {
        x_findings.add(topics::text["file-too-large"], 0, 0, [&](Diagnostic& d) {
            d.message =
                message("ファイルが{}バイトあります(上限は{}バイト)",
                        "the file has {} bytes, more than {}", x_text.size(), x_limits.bytes);
        });
        x_out.readable = false;
        return std::move(x_out);
    }
    begin_line(0);
    for (std::size_t i = 0; i < x_text.size() && !x_stopped;) {
        const auto byte = static_cast<unsigned char>(x_text[i]);
        if (is_plain_byte[byte]) {
            ++i;
        } else if (byte == '\n') {
            end_line(i);
            begin_line(++i);
        } else if (byte == '[' || byte == '{') {
            count_bracket(i++);
        } else if (byte < 0x80) {
            i = look_at_control(i);
        } else {
            i = look_at_character(i);
        }
    }
    if (!x_stopped && x_line < x_text.size()) {
        end_line(x_text.size());
        if (x_text.back() != '\r') report_no_newline();
    }
    report_carriage_returns();
    return std::move(x_out);
}

void Scanner::mask(std::size_t begin, std::string_view with) {
    if (x_out.masked.empty()) x_out.masked = x_text;
    x_out.masked.replace(begin, with.size(), with);
}

/// Whether the byte at `at` shows that the file is not UTF-8; if so, nothing in it can be read.
bool Scanner::is_other_encoding(std::size_t at) {
    if (!x_encoding) x_encoding = likely_encoding(x_text);
    const std::string_view encoding = *x_encoding;
    const bool is_valid = decode(x_text, at).has_value();
    if (is_valid && encoding != "ISO-2022-JP" && !encoding.starts_with("UTF-")) return false;
    x_findings.add(topics::text["not-utf8"], at, at + 1, [&](Diagnostic& d) {
        d.message = encoding.empty()
                        ? message("UTF-8 として読めないバイト `{}` があります",
                                  "byte `{}` is not UTF-8", printable(x_text.substr(at, 1)))
                        : message("UTF-8 ではありません。{} のようです", "not UTF-8; looks like {}",
                                  encoding);
        d.help = message("UTF-8 で保存し直してください", "save the file again as UTF-8");
    });
    x_out.readable = false;
    x_stopped = true;
    return true;
}

std::size_t Scanner::look_at_control(std::size_t begin) {
    const char c = x_text[begin];
    if (c == '\t') {
        const std::size_t end = std::min(x_text.find_first_not_of('\t', begin), x_text.size());
        const bool indents =
            x_text.substr(x_line, begin - x_line).find_first_not_of(' ') == x_text.npos;
        x_findings.add(topics::text["tab"], begin, end, [&](Diagnostic& d) {
            d.message = indents ? message("字下げにタブがあります", "a tab in the indentation")
                                : message("タブがあります", "a tab in the text");
            d.help = indents
                         ? message("空白2つずつで字下げしてください", "indent by two blanks")
                         : message("空白にするか、値の中なら引用符の中に `\\t` と書いてください",
                                   "write a blank, or `\\t` within double quotes");
            if (!indents) d.fix = Fix{false, {{d.at, " "}}};
        });
        if (indents) x_tab_indents = true;
        mask(begin, std::string(end - begin, ' '));
        return end;
    }
    if (c == '\r') {
        if (x_returns.size() < most_edits) x_returns.push_back(begin);
        mask(begin, at(begin + 1) == '\n' || at(begin + 1) == '\r' ? " " : "\n");
        return begin + 1;
    }
    if ((c == '\0' || c == '\x1B') && is_other_encoding(begin)) return begin;
    report_forbidden(begin, {static_cast<char32_t>(c), 1});
    mask(begin, "_");
    return begin + 1;
}

std::size_t Scanner::look_at_character(std::size_t begin) {
    const auto c = decode(x_text, begin);
    if (!c) return is_other_encoding(begin) ? begin : begin + 1;
    const std::size_t end = begin + c->size;
    switch (class_of(c->value)) {
        case CharacterClass::ordinary:
            break;
        case CharacterClass::forbidden:
            report_forbidden(begin, *c);
            break;
        case CharacterClass::damaged:
            report_damaged(begin, end);
            break;
        case CharacterClass::private_use:
            report_private(begin, *c);
            break;
        case CharacterClass::wide_blank:
        case CharacterClass::half_kana:
        case CharacterClass::compatibility:
        case CharacterClass::radical:
            x_out.unusual = true;
            break;
        case CharacterClass::mark:
            return look_at_marks(begin);
        case CharacterClass::other:
            return look_at_marks(end);
    }
    return end;
}

/// Looks at a character together with the combining marks that follow, from `begin` on: it must not
/// carry too many, and must be in the composed form.
std::size_t Scanner::look_at_marks(std::size_t begin) {
    std::size_t end = begin, marks = 0;
    for (auto c = decode(x_text, end); c; c = decode(x_text, end)) {
        if (c->value < 0x300 || class_of(c->value) != CharacterClass::mark) break;
        end += c->size;
        ++marks;
    }
    if (marks > most_marks) {
        x_findings.add(topics::text["too-many-marks"], begin, end, [&](Diagnostic& d) {
            d.message =
                message("1文字に結合文字が{}個付いています(上限は{})",
                        "{} combining marks on one character, more than {}", marks, most_marks);
        });
        return end;
    }
    std::size_t base = begin;
    while (base > x_line && (x_text[--base] & 0xC0) == 0x80) continue;
    const std::string_view found = x_text.substr(base, end - base);
    if (std::string composed = nfc(found); composed != found) {
        x_findings.add(topics::text["not-nfc"], base, end, [&](Diagnostic& d) {
            d.message = message("「{}」が合成済みの1文字になっていません",
                                "`{}` is not in the composed form", printable(found));
            d.help = message("「{}」と書いてください", "write `{}`", printable(composed));
            d.fix = Fix{true, {{d.at, std::move(composed)}}};
        });
    }
    return end;
}

void Scanner::report_no_newline() {
    const std::size_t end = x_text.size();
    x_findings.add(topics::text["no-final-newline"], end, end, [](Diagnostic& d) {
        d.message = message("最後の行が改行で終わっていません", "the last line has no line break");
        d.help = message("最後に改行を入れてください", "end it with a line break");
        d.fix = Fix{true, {{d.at, "\n"}}};
    });
    mask(end, "\n");  // yaml-cpp reads a last line without its break otherwise
}

void Scanner::report_damaged(std::size_t begin, std::size_t end) {
    x_findings.add(topics::text["damaged-text"], begin, end, [](Diagnostic& d) {
        d.message = message("文字が既に失われています (U+FFFD)", "text already damaged (U+FFFD)");
        d.help = message("元の資料を見て書き直してください", "write it again from the original");
    });
}

void Scanner::report_private(std::size_t begin, CodePoint c) {
    x_findings.add(
        topics::text["private-use-character"], begin, begin + c.size, [&](Diagnostic& d) {
            d.message = message("外字 U+{:04X} があります", "private use character U+{:04X}",
                                static_cast<unsigned>(c.value));
            d.help =
                message("Unicode の字か異体字で書いてください", "write a character of Unicode");
        });
}

void Scanner::report_forbidden(std::size_t begin, CodePoint c) {
    if (c.value == 0xFEFF && begin == x_line) {
        // A comment line of its own, so that the line behind it begins in its first column.
        mask(begin, "##\n");
        x_line = begin + c.size;
    }
    if (c.value == 0xFEFF && begin == 0) {
        x_findings.add(topics::text["byte-order-mark"], 0, c.size, [&](Diagnostic& d) {
            d.message = message("先頭に BOM があります", "the file begins with a byte order mark");
            d.help = message("BOM なしの UTF-8 で保存してください", "save it as UTF-8 without BOM");
            d.fix = Fix{true, {{d.at, ""}}};
        });
        return;
    }
    const bool is_control = c.value < 0xA0;
    const Topic& topic =
        is_control ? topics::text["control-character"] : topics::text["invisible-character"];
    x_findings.add(topic, begin, begin + c.size, [&](Diagnostic& d) {
        const Words name = name_of_forbidden(c.value);
        const auto number = static_cast<unsigned>(c.value);
        d.message = message("{} U+{:04X} があります", "{} U+{:04X}", name, number);
        d.help = message("この文字を消してください", "remove it");
        d.fix = Fix{false, {{d.at, ""}}};
    });
}

void Scanner::count_bracket(std::size_t begin) {
    if (++x_brackets != x_limits.nodes + 1) return;
    x_findings.add(topics::text["too-many-brackets"], begin, begin + 1, [&](Diagnostic& d) {
        d.message = message("括弧が{}個を超えています", "more than {} brackets", x_limits.nodes);
    });
    x_out.readable = false;
}

/// Lines that mean something only by how they begin.
void Scanner::begin_line(std::size_t begin) {
    x_line = begin;
    const char first = at(begin);
    const std::string_view rest = x_text.substr(begin);
    const auto stands_alone = [&](std::size_t size) {
        const char behind = at(begin + size);
        return behind == ' ' || behind == '\n' || behind == '\r' || behind == '\t';
    };
    if (first == '%') {
        x_findings.add(topics::text["directive"], begin, begin + 1, [&](Diagnostic& d) {
            d.message = message("行が `%` で始まっています", "a line begins with `%`");
            d.help = message("行を消すか、値なら引用符で囲んでください",
                             "remove the line, or put a value into quotes");
        });
        x_out.whole = false;
    } else if ((rest.starts_with("---") || rest.starts_with("...")) && stands_alone(3)) {
        x_findings.add(topics::text["document-marker"], begin, begin + 3, [&](Diagnostic& d) {
            d.message = message("文書の区切り `{0}` があります", "a document marker `{0}`",
                                rest.substr(0, 3));
            d.help = message("この行を消してください", "remove this line");
        });
        if (begin > 0) x_out.whole = false;
        if (at(begin + 3) == ' ') x_out.readable = false;
    } else if (std::string_view("<=>|").find(first) != std::string_view::npos &&
               rest.starts_with(std::string(7, first)) && stands_alone(7)) {
        x_findings.add(topics::text["conflict-marker"], begin, begin + 7, [&](Diagnostic& d) {
            d.message = message("git の競合の印 `{0}` が残っています", "a conflict marker `{0}`",
                                rest.substr(0, 7));
            d.help = message("残す行を選び、印の行を消してください",
                             "keep the lines that are right and remove the markers");
        });
        x_out.readable = false;
    } else {
        return;
    }
    mask(begin, "#");
}

void Scanner::end_line(std::size_t end) {
    // How deep a line with a tab was meant to be, nobody can tell: it is left out.
    if (std::exchange(x_tab_indents, false)) {
        x_out.whole = false;
        mask(x_line, std::string(end - x_line, ' '));
    }
    if (end - x_line > x_limits.line_bytes) {
        x_findings.add(topics::text["line-too-long"], x_line, x_line, [&](Diagnostic& d) {
            d.message =
                message("1行が{}バイトあります(上限は{})", "a line of {} bytes, more than {}",
                        end - x_line, x_limits.line_bytes);
        });
        x_out.readable = false;
    }
    std::size_t stop = end;
    while (stop > x_line && x_text[stop - 1] == '\r') --stop;
    std::size_t begin = stop;
    while (begin > x_line && x_text[begin - 1] == ' ') --begin;
    if (begin < stop) {
        x_findings.add(topics::text["trailing-blanks"], begin, stop, [&](Diagnostic& d) {
            d.message = message("行末に空白があります", "blanks at the end of the line");
            d.help = message("消してください", "remove them");
            d.fix = Fix{true, {{d.at, ""}}};
        });
    }
}

void Scanner::report_carriage_returns() {
    if (x_returns.empty()) return;
    const std::size_t first = x_returns.front();
    const bool all_before_lf = std::ranges::all_of(
        x_returns, [&](std::size_t i) { return i + 1 < x_text.size() && at(i + 1) == '\n'; });
    x_findings.add(topics::text["carriage-return"], first, first + 1, [&](Diagnostic& d) {
        d.message =
            all_before_lf
                ? message("改行が CRLF です({}か所)", "CRLF line ends ({})", x_returns.size())
                : message("行末でない CR があります", "a carriage return that ends no line");
        d.help = all_before_lf
                     ? message("改行コードを LF にしてください(`daicho fmt` が書き直します)",
                               "save the file with LF line ends; `daicho fmt` does it")
                     : message("行の終わりなら LF にし、そうでなければ消してください",
                               "write LF if a line ends there, else remove it");
        Fix fix{all_before_lf, {}};
        for (const std::size_t i : x_returns) {
            const bool drop = at(i + 1) == '\n' || at(i + 1) == '\r';
            fix.edits.push_back({x_findings.span(i, i + 1), drop ? "" : "\n"});
        }
        d.fix = std::move(fix);
    });
}

}  // namespace

TextScan scan_text(std::string_view text, Findings& findings, const YamlLimits& limits) {
    return Scanner(text, findings, limits).scan();
}

}  // namespace daicho
