#include "embed/refresh.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daicho/text/utf8.hpp"
#include "daicho/text/words.hpp"
#include "embed/topics.hpp"
#include "render/html/text.hpp"

namespace daicho {

namespace {

/// Words as a shell parts them, with '…' and "…"; nothing is expanded.
std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> out;
    char quote = 0;
    bool in_word = false;
    for (const char c : line) {
        if (quote ? c == quote : c == '"' || c == '\'') {
            quote = quote ? '\0' : c;
            if (!in_word) out.emplace_back();
            in_word = true;
        } else if (!quote && c == ' ') {
            in_word = false;
        } else {
            if (!in_word) out.emplace_back();
            in_word = true;
            out.back() += c;
        }
    }
    return out;
}

/// Longer than any run of backticks in the text, so that nothing in it can end the fence.
std::string fence_for(std::string_view text) {
    std::size_t longest = 2, run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return std::string(longest + 1, '`');
}

/// With the line ends of the document, whatever those of the format are.
std::string with_line_ends(std::string_view text, bool is_crlf) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_end = text.substr(i).starts_with("\r\n");
        if (is_end) ++i;
        if (text[i] == '\n' && is_crlf) out += '\r';
        out += text[i];
    }
    return out;
}

/// As code of the document: nothing of the text is markup there.
std::string as_code(const Printed& printed, Markup document) {
    if (document == Markup::html) return fmt::format("<pre>{}</pre>\n", escape_html(printed.text));
    const std::string fence = fence_for(printed.text);
    return fmt::format("\n{0}{1}\n{2}{3}{0}\n\n", fence, printed.format, printed.text,
                       printed.text.ends_with('\n') ? "" : "\n");
}

std::string as_part(const Printed& printed, Markup document) {
    return document == Markup::html ? printed.text : fmt::format("\n{}\n", printed.text);
}

bool is_text(std::string_view bytes) {
    return !first_invalid_utf8(bytes) && bytes.find('\0') == bytes.npos;
}

class Refresher {
  public:
    Refresher(Refreshed& out, const RunCommand& run) : x_out(out), x_run(run) {}

    void block(FreshBlock& block) {
        const Markup document = markup_of(document_of(block));
        const Outcome outcome = x_run(words_of(block.block.command), document);
        if (const auto* printed = std::get_if<Printed>(&outcome)) {
            fill(block, *printed, document);
        } else if (const auto* refused = std::get_if<Refused>(&outcome)) {
            refuse(block, refused->why).help = refused->help;
        } else {
            const auto& failed = std::get<Failed>(outcome);
            x_out.said += fmt::format("{} (daicho {}):\n{}", place_of(block),
                                      printable(block.block.command), failed.said);
            x_out.is_trouble |= failed.is_trouble;
        }
    }

  private:
    const Source& document_of(const FreshBlock& block) const {
        return x_out.documents[block.block.marker.source];
    }

    void fill(FreshBlock& block, const Printed& printed, Markup document) {
        if (!is_text(printed.text)) {
            refuse(block,
                   message("{} は文字ではないため、文書に入れられません",
                           "{} is not text, and cannot stand in a document", printed.format));
            return;
        }
        // Those of the marker: within blocks stands what commands have printed.
        const std::string& text = document_of(block).text;
        const std::size_t end = text.find('\n', block.block.marker.end);
        const bool is_crlf = end != text.npos && text[end - 1] == '\r';
        block.fresh = with_line_ends(
            printed.format.empty() ? as_part(printed, document) : as_code(printed, document),
            is_crlf);
    }

    Diagnostic& refuse(const FreshBlock& block, const Message& why) {
        return x_out.findings.add(topics::document["bad-block"], block.block.marker, why);
    }

    std::string place_of(const FreshBlock& block) const {
        const Source& document = document_of(block);
        return fmt::format("{}:{}", printable(document.path),
                           position_of(document.text, block.block.marker.begin).line);
    }

    Refreshed& x_out;
    const RunCommand& x_run;
};

}  // namespace

Refreshed refresh(Sources documents, const RunCommand& run) {
    Refreshed out{.documents = std::move(documents)};
    for (SourceId i = 0; i < out.documents.size(); ++i) {
        for (DocumentBlock& block : find_blocks(out.documents, i, out.findings))
            out.blocks.push_back({std::move(block)});
    }
    if (out.findings.has_errors()) return out;
    Refresher refresher(out, run);
    for (FreshBlock& block : out.blocks) refresher.block(block);
    return out;
}

}  // namespace daicho
