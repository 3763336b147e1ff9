#include "yaml/lookalikes.hpp"

#include <fmt/format.h>

#include "daicho/text/lines.hpp"
#include "daicho/text/normal.hpp"
#include "daicho/text/utf8.hpp"
#include "yaml/characters.hpp"
#include "yaml/lexeme.hpp"
#include "yaml/structure_topics.hpp"
#include "yaml/value_topics.hpp"

namespace daicho {

namespace {

/// `U+585A U+795E`
std::string numbers(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at).value_or(CodePoint{U'?', 1});
        out += fmt::format("{}U+{:04X}", out.empty() ? "" : " ", static_cast<unsigned>(c.value));
        at += c.size;
    }
    return out;
}

void report_indentation(std::size_t begin, std::size_t end, Findings& findings) {
    findings.add(topics::structure["wide-indentation"], begin, end, [&](Diagnostic& d) {
        d.message = message("全角などの空白で字下げしています",
                            "an indentation of full-width or no-break blanks");
        d.help = message("半角の空白2つずつで字下げしてください", "indent by two blanks");
    });
}

/// Whether a plain text would be read as something else with a blank, or nothing, from `begin` to
/// `end`: `協定　# 2` would lose what follows, `備考：　市` become a key.
bool means_more(std::string_view text, const Node& node, std::size_t begin, std::size_t end) {
    constexpr std::string_view indicators = "-?:,[]{}#&*!|>'\"%@`";
    if (node.style != Style::plain) return false;
    const char next = char_at(text, end);
    const bool begins = begin == node.begin && indicators.find(next) != indicators.npos;
    return begins || next == '#' || (begin > node.begin && text[begin - 1] == ':');
}

void report_blank(std::string_view found, bool is_edge, bool needs_quotes, std::size_t begin,
                  Findings& findings) {
    findings.add(topics::value["wide-blank"], begin, begin + found.size(), [&](Diagnostic& d) {
        d.message =
            found.starts_with("\u3000")
                ? message("値に全角の空白があります", "a full-width blank in a value")
                : message("値に特別な空白 {} があります", "blank {} in a value", numbers(found));
        d.help = is_edge ? message("消してください", "remove it")
                         : message("半角の空白にするか、消してください", "write a blank, or none");
        if (needs_quotes) {
            d.help = message("値全体を引用符で囲み、半角の空白にしてください",
                             "put the whole value into quotes, with a blank");
            return;
        }
        d.fix = Fix{true, {{d.at, is_edge ? "" : " "}}};
    });
}

void report_kana(std::string_view found, std::size_t begin, Findings& findings) {
    findings.add(topics::value["half-width-kana"], begin, begin + found.size(), [&](Diagnostic& d) {
        std::string better = fold_width(found);
        d.message = message("半角カナ「{}」があります", "half-width kana `{}`", found);
        d.help = message("「{}」と書いてください", "write `{}`", better);
        d.fix = Fix{false, {{d.at, std::move(better)}}};
    });
}

/// The two may look the same; their numbers do not.
void report_compatibility(std::string_view found, std::size_t begin, Findings& findings) {
    findings.add(
        topics::value["compatibility-ideograph"], begin, begin + found.size(), [&](Diagnostic& d) {
            std::string better = nfc(found);
            d.message = message("互換漢字「{}」({})があります", "compatibility ideograph `{}` ({})",
                                found, numbers(found));
            d.help =
                message("「{}」({})と書いてください", "write `{}` ({})", better, numbers(better));
            d.fix = Fix{false, {{d.at, std::move(better)}}};
        });
}

void report_radicals(std::string_view found, std::size_t begin, Findings& findings) {
    findings.add(topics::value["radical"], begin, begin + found.size(), [&](Diagnostic& d) {
        std::string better = without_radicals(found);
        d.message =
            message("部首の文字「{}」({})があります", "radical `{}` ({})", found, numbers(found));
        if (better == found) {
            d.help = message("元の資料を見て漢字で書いてください",
                             "write the ideograph that the document means");
            return;
        }
        d.help = message("「{}」({})と書いてください", "write `{}` ({})", better, numbers(better));
        d.fix = Fix{true, {{d.at, std::move(better)}}};
    });
}

}  // namespace

void report_lookalikes(std::string_view text, const Node& node, bool is_key, Findings& findings) {
    using enum CharacterClass;
    const std::size_t quote = node.style == Style::quoted ? 1 : 0;
    const auto class_at = [&](std::size_t at) {
        const auto c = at < node.end ? decode(text, at) : std::nullopt;
        return c && c->value >= 0x80 ? class_of(c->value) : ordinary;
    };
    for (std::size_t begin = node.begin; begin < node.end;) {
        const CharacterClass kind = class_at(begin);
        std::size_t end = begin + 1;
        if (kind == wide_blank || kind == half_kana || kind == compatibility || kind == radical) {
            for (end = begin; class_at(end) == kind;) end += decode(text, end)->size;
        }
        const std::string_view found = text.substr(begin, end - begin);
        if (kind == wide_blank && is_key && begin == node.begin) {
            report_indentation(begin, end, findings);
        } else if (kind == wide_blank) {
            const bool is_edge = begin == node.begin + quote || end + quote == node.end ||
                                 text[begin - 1] == ' ' || char_at(text, end) == ' ';
            // The paragraphs of a block may be indented as Japanese text is.
            const bool indents_paragraph =
                node.style == Style::block && entry_begin(text, line_begin(text, begin)) == begin;
            const bool needs_quotes = means_more(text, node, begin, end);
            if (!indents_paragraph) report_blank(found, is_edge, needs_quotes, begin, findings);
        } else if (kind == half_kana) {
            report_kana(found, begin, findings);
        } else if (kind == compatibility) {
            report_compatibility(found, begin, findings);
        } else if (kind == radical) {
            report_radicals(found, begin, findings);
        }
        begin = end;
    }
}

}  // namespace daicho
