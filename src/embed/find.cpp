#include "embed/find.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "daicho/text/ascii.hpp"
#include "daicho/text/lines.hpp"
#include "daicho/text/normal.hpp"
#include "daicho/text/utf8.hpp"
#include "embed/topics.hpp"

namespace daicho {

namespace {

/// What stands in a comment that is alone on its line; nothing for any other line.
std::optional<std::string_view> comment_of(std::string_view line) {
    line = trimmed(line);
    const bool is_comment = line.size() >= 7 && line.starts_with("<!--") && line.ends_with("-->");
    if (!is_comment) return {};
    return trimmed(line.substr(4, line.size() - 7));
}

constexpr std::string_view opening = "daicho:";
constexpr std::string_view closing = "/daicho";

bool is_marker(std::string_view comment) {
    return comment.starts_with(opening) || comment == closing;
}

/// The marker that a comment was meant to be: `Daicho ：stats`; nothing if it is about something
/// else.
std::optional<std::string> nearly_marker(std::string_view comment) {
    std::string text;
    for (const char c : lowered(fold_width(comment))) {
        if (c != ' ' && c != '\t') text += c;
    }
    if (is_marker(comment) || !is_marker(text)) return {};
    if (text == closing) return fmt::format("<!-- {} -->", closing);
    constexpr std::string_view wide = "：";
    const std::size_t colon = std::min(comment.find(':'), comment.find(wide));
    if (colon == comment.npos) return fmt::format("<!-- {}… -->", opening);
    comment.remove_prefix(colon + (comment[colon] == ':' ? 1 : wide.size()));
    return fmt::format("<!-- {}{} -->", opening, trimmed(comment));
}

/// Takes the blanks off the beginning of a line; the column behind them, tabs being of four.
int skip_blanks(std::string_view& line, int column) {
    constexpr int tab = 4;
    for (; !line.empty() && (line[0] == ' ' || line[0] == '\t'); line.remove_prefix(1))
        column += line[0] == ' ' ? 1 : tab - column % tab;
    return column;
}

/// What is indented further than this, from where its item of a list begins, is code by its
/// indentation: no fence begins or ends there.
constexpr int most_indented = 3;

/// A fence of code as CommonMark has it: three or more backticks or tildes, closed by at least as
/// many of the same alone on a line, or by the end of the item of a list that it stands in.
struct Fence {
    char sign = 0;
    std::size_t size = 0;  // 0: none
    int begin = 0;         // of the item of a list: a column

    bool is_closed_by(std::string_view line) const {
        const int column = skip_blanks(line, 0);
        line = trimmed(line);
        return column - begin <= most_indented && line.size() >= size &&
               line.find_first_not_of(sign) == line.npos;
    }
    bool is_left_by(std::string_view line) const {
        const int column = skip_blanks(line, 0);
        return !trimmed(line).empty() && column < begin;
    }
};

/// The bytes of the mark of an item, `-` or `12.`; 0 if none begins the line.
std::size_t mark_of_item(std::string_view line) {
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    const std::string_view marks = digits == 0 ? "-*+" : ".)";
    const bool is_item = digits < 10 && line.size() > digits + 1 &&
                         marks.find(line[digits]) != marks.npos &&
                         (line[digits + 1] == ' ' || line[digits + 1] == '\t');
    return is_item ? digits + 1 : 0;
}

/// The items of lists that hold the line last entered, for a fence may begin in them.
class Items {
  public:
    /// The column at which the innermost begins.
    int begin() const { return x_begins.empty() ? 0 : x_begins.back(); }

    /// What stands in the line behind its indentation and the marks of items that begin in it;
    /// nothing if it is blank, or code by its indentation.
    std::string_view enter(std::string_view line) {
        int column = skip_blanks(line, 0);
        if (trimmed(line).empty()) return {};
        while (!x_begins.empty() && column < begin()) x_begins.pop_back();
        while (column - begin() <= most_indented) {
            const std::size_t mark = mark_of_item(line);
            if (mark == 0) return trimmed(line);
            line.remove_prefix(mark);
            const int behind = column + static_cast<int>(mark);
            column = skip_blanks(line, behind);
            // Far behind its mark stands code, and the item begins one column behind the mark.
            x_begins.push_back(column - behind > most_indented + 1 ? behind + 1 : column);
        }
        return {};
    }

  private:
    std::vector<int> x_begins{};
};

/// The fence that such a line begins.
Fence fence_that_begins(std::string_view line, int begin) {
    const char sign = line.empty() ? '\0' : line[0];
    if (sign != '`' && sign != '~') return {};
    const std::size_t size = std::min(line.find_first_not_of(sign), line.size());
    // ```x``` is code within a line.
    const bool is_inline = sign == '`' && line.find(sign, size) != line.npos;
    return size < 3 || is_inline ? Fence{} : Fence{sign, size, begin};
}

/// Reads a document line by line. What stands in a fence is never a marker, be it an example of how
/// to write a block or, within a block, what a command printed: that is always fenced, by a fence
/// longer than any in it, unless it is Markdown or HTML, in which no data looks like a comment.
class Finder {
  public:
    Finder(const Sources& documents, SourceId which, Diagnostics& findings)
        : x_text(documents[which].text),
          x_source(which),
          x_is_html(markup_of(documents[which]) == Markup::html),
          x_findings(findings) {}

    std::vector<DocumentBlock> find() {
        if (x_text.starts_with(byte_order_mark)) x_at = byte_order_mark.size();
        while (x_at < x_text.size()) {
            const std::size_t end = line_end(x_text, x_at);
            line(x_text.substr(x_at, end - x_at), std::min(end + 1, x_text.size()));
            x_at = end + 1;
        }
        if (x_open) {
            about_fence(x_findings.add(
                topics::document["unclosed-block"], x_open->marker,
                message("このブロックを閉じる `<!-- /daicho -->` がありません",
                        "nothing closes this block: `<!-- /daicho -->` is missing")));
        } else if (x_hidden) {
            about_fence(x_findings.add(
                topics::document["unclosed-block"], *x_hidden,
                message("閉じていないコードの中にあるため、読まれません",
                        "this is not read, because it stands in code that is not closed")));
        }
        return std::move(x_blocks);
    }

  private:
    void line(std::string_view line, std::size_t next) {
        const Span here{x_source, static_cast<std::uint32_t>(x_at),
                        static_cast<std::uint32_t>(x_at + line.size())};
        const auto comment = comment_of(line);
        if (x_fence.size > 0 && x_fence.is_left_by(line)) {
            x_fence = {};
            x_hidden.reset();
        }
        if (x_fence.size > 0) {
            if (x_fence.is_closed_by(line)) {
                x_fence = {};
                x_hidden.reset();
            } else if (comment && is_marker(*comment)) {
                if (!x_hidden) x_hidden = here;
            }
            return;
        }
        if (!x_is_html) {
            const std::string_view content = x_items.enter(line);
            x_fence = fence_that_begins(content, x_items.begin());
        }
        if (x_fence.size > 0) x_fence_at = here;
        if (!comment) return;
        if (comment->starts_with(opening)) {
            open({here, std::string(comment->substr(opening.size())), next});
        } else if (*comment == closing) {
            close(here);
        } else if (const auto meant = nearly_marker(*comment)) {
            misspelt(here, *meant);
        }
    }

    /// What it begins or ends is not read further, and not said to lack its other end.
    void misspelt(Span here, const std::string& meant) {
        x_findings
            .add(topics::document["misspelt-marker"], here,
                 message("印として読まれないコメントです", "this is read as no marker"))
            .help = message("`{}` と書いてください", "write `{}`", meant);
        if (!meant.starts_with("<!-- /")) {
            ++x_nested;
        } else if (x_nested > 0) {
            --x_nested;
        } else {
            x_open.reset();
        }
    }

    void about_fence(Diagnostic& finding) const {
        if (x_fence.size > 0)
            finding.labels.push_back(
                {x_fence_at, message("ここで始まるコードが閉じていない",
                                     "the code that begins here is not closed")});
    }

    void open(DocumentBlock block) {
        if (x_open) {
            ++x_nested;
            x_findings
                .add(topics::document["nested-block"], block.marker,
                     message("ブロックの中に別のブロックがあります",
                             "a block begins within another"))
                .labels.push_back({x_open->marker, message("ここで開いた", "opened here")});
            return;
        }
        x_open = std::move(block);
    }

    void close(Span here) {
        if (x_nested > 0) {
            --x_nested;
            return;
        }
        if (!x_open) {
            x_findings.add(topics::document["unclosed-block"], here,
                           message("開いていないブロックを閉じています",
                                   "this closes a block that was not opened"));
            return;
        }
        x_open->end = here.begin;
        x_blocks.push_back(std::move(*x_open));
        x_open.reset();
    }

    std::string_view x_text;
    SourceId x_source;
    bool x_is_html;
    Diagnostics& x_findings;
    std::size_t x_at = 0;
    Items x_items{};
    Fence x_fence{};  // in which this line stands
    Span x_fence_at{};
    std::optional<Span> x_hidden{};  // the first marker in it
    int x_nested = 0;
    std::optional<DocumentBlock> x_open{};
    std::vector<DocumentBlock> x_blocks{};
};

}  // namespace

Markup markup_of(const Source& document) {
    const bool is_html = document.path.ends_with(".html") || document.path.ends_with(".htm");
    return is_html ? Markup::html : Markup::markdown;
}

std::vector<DocumentBlock> find_blocks(const Sources& documents, SourceId which,
                                       Diagnostics& findings) {
    return Finder(documents, which, findings).find();
}

std::span<const Topic> document_topics() {
    return topics::document;
}

}  // namespace daicho
