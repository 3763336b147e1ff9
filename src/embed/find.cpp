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

std::string_view trimmed(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r"), text.size()));
    return text.substr(0, text.find_last_not_of(" \t\r") + 1);  // npos + 1 is 0
}

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

/// A fence of code as CommonMark has it: three or more backticks or tildes, closed by at least as
/// many of the same alone on a line.
struct Fence {
    char sign = 0;
    std::size_t size = 0;  // 0: none

    bool is_closed_by(std::string_view line) const {
        line = trimmed(line);
        return line.size() >= size && line.find_first_not_of(sign) == line.npos;
    }
};

/// Without the marks of lists, in whose items a fence may begin.
std::string_view without_list_marks(std::string_view line) {
    for (line = trimmed(line);;) {
        const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
        const std::string_view marks = digits == 0 ? "-*+" : ".)";
        const bool is_item = digits < 10 && line.size() > digits + 1 &&
                             marks.find(line[digits]) != marks.npos &&
                             (line[digits + 1] == ' ' || line[digits + 1] == '\t');
        if (!is_item) return line;
        line = trimmed(line.substr(digits + 1));
    }
}

Fence fence_that_begins(std::string_view line) {
    line = without_list_marks(line);
    const char sign = line.empty() ? '\0' : line[0];
    if (sign != '`' && sign != '~') return {};
    const std::size_t size = std::min(line.find_first_not_of(sign), line.size());
    // ```x``` is code within a line.
    const bool is_inline = sign == '`' && line.find(sign, size) != line.npos;
    return size < 3 || is_inline ? Fence{} : Fence{sign, size};
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
        if (x_fence.size > 0) {
            if (x_fence.is_closed_by(line)) {
                x_fence = {};
                x_hidden.reset();
            } else if (comment && is_marker(*comment)) {
                if (!x_hidden) x_hidden = here;
            }
            return;
        }
        if (!x_is_html) x_fence = fence_that_begins(line);
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
