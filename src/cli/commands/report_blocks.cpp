#include "cli/commands/report_blocks.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "cli/options.hpp"
#include "cli/session.hpp"
#include "cli/write_file.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/text/utf8.hpp"
#include "layout/topics.hpp"
#include "render/html/text.hpp"

namespace daicho {

namespace {

struct DocumentBlock {
    Span marker;            // `<!-- daicho:stats -->`
    std::string command;    // stats --by region
    std::size_t begin = 0;  // of what stands between the markers
    std::size_t end = 0;
    std::string fresh{};
};

// ---- finding the blocks ------------------------------------------------------------------------

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

/// Documents that Markdown's fences mean nothing to.
bool is_html(const Source& document) {
    return document.path.ends_with(".html") || document.path.ends_with(".htm");
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
    Finder(const Source& document, Diagnostics& findings)
        : x_text(document.text), x_is_html(is_html(document)), x_findings(findings) {}

    std::vector<DocumentBlock> find() {
        while (x_at < x_text.size()) {
            const std::size_t end = std::min(x_text.find('\n', x_at), x_text.size());
            line(x_text.substr(x_at, end - x_at), std::min(end + 1, x_text.size()));
            x_at = end + 1;
        }
        if (x_open) {
            about_fence(x_findings.add(
                topics::unclosed_block, x_open->marker,
                message("このブロックを閉じる `<!-- /daicho -->` がありません",
                        "nothing closes this block: `<!-- /daicho -->` is missing")));
        } else if (x_hidden) {
            about_fence(x_findings.add(
                topics::unclosed_block, *x_hidden,
                message("閉じていないコードの中にあるため、読まれません",
                        "this is not read, because it stands in code that is not closed")));
        }
        return std::move(x_blocks);
    }

  private:
    void line(std::string_view line, std::size_t next) {
        const Span here{0, static_cast<std::uint32_t>(x_at),
                        static_cast<std::uint32_t>(x_at + line.size())};
        constexpr std::string_view opening = "daicho:";
        const auto comment = comment_of(line);
        if (x_fence.size > 0) {
            if (x_fence.is_closed_by(line)) {
                x_fence = {};
                x_hidden.reset();
            } else if (comment && (comment->starts_with(opening) || *comment == "/daicho")) {
                if (!x_hidden) x_hidden = here;
            }
            return;
        }
        if (!x_is_html) x_fence = fence_that_begins(line);
        if (x_fence.size > 0) x_fence_at = here;
        if (!comment) return;
        if (comment->starts_with(opening)) {
            open({here, std::string(comment->substr(opening.size())), next});
        } else if (*comment == "/daicho") {
            close(here);
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
                .add(topics::nested_block, block.marker,
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
            x_findings.add(topics::unclosed_block, here,
                           message("開いていないブロックを閉じています",
                                   "this closes a block that was not opened"));
            return;
        }
        x_open->end = here.begin;
        x_blocks.push_back(std::move(*x_open));
        x_open.reset();
    }

    std::string_view x_text;
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

// ---- running a block's command -----------------------------------------------------------------

/// Words as a shell parts them, with '…' and "…"; nothing is expanded.
std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> out;
    char quote = 0;
    bool in_word = false;
    for (const char c : line) {
        if (quote ? c == quote : c == '"' || c == '\'') {
            quote = quote ? 0 : c;
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

class Runner {
  public:
    Runner(Session& session, const Source& document, Diagnostics& findings)
        : x_session(session),
          x_document(document),
          x_is_html(is_html(document)),
          x_findings(findings) {}

    /// Fills in `fresh`; false if the registry refused, which is then said.
    bool run(DocumentBlock& block) {
        std::vector<std::string> args = words_of(block.command);
        World world = outside();
        Session inner{.world = world, .arguments = {}};
        const Command* command = nullptr;
        try {
            command = parse(args, inner);
        } catch (const Trouble& trouble) {
            refuse(block, trouble.message()).help = trouble.help();
            return true;
        }
        if (const auto refusal = refusal_of(command, inner.arguments)) {
            refuse(block, *refusal).help = message("`daicho explain P843` に使えるものがあります",
                                                   "`daicho explain P843` says what may stand");
            return true;
        }
        const std::string own = x_is_html ? "html" : "md";
        const std::string format = command->name == "explain" && !inner.arguments.has("list")
                                       ? "text"
                                       : inner.arguments.value("format").value_or(own);
        if (!inner.arguments.has("format")) args.insert(args.end(), {"-f", own});
        // A commit cannot name itself in a file that it holds.
        if (takes(*command, "no-revision")) args.emplace_back("--no-revision");
        for (const char* common : {"directory", "today"}) {
            const auto value = x_session.arguments.value(common);
            if (value) args.insert(args.begin(), {fmt::format("--{}={}", common, *value)});
        }
        world = outside();
        Session session{.world = world, .arguments = {}, .in_document = true};
        if (daicho::run(args, session) != exit_code::well) {
            x_session.world.err += fmt::format("{} (daicho {}):\n{}", place_of(block),
                                               printable(block.command), world.err);
            return false;
        }
        if (first_invalid_utf8(world.out) || world.out.find('\0') != std::string::npos) {
            refuse(block, message("{} は文字ではないため、文書に入れられません",
                                  "{} is not text, and cannot stand in a document", format));
            return true;
        }
        block.fresh = format == own ? fragment_of(std::move(world.out)) : quoted(world.out, format);
        return true;
    }

  private:
    World outside() const {
        World world;
        world.today = x_session.world.today;
        world.environment = x_session.world.environment;
        return world;
    }

    static bool takes(const Command& command, std::string_view name) {
        return std::ranges::any_of(command.options, [&](std::span<const Option> part) {
            return std::ranges::find(part, name, &Option::name) != part.end();
        });
    }

    /// Why this may not stand in a document; nothing if it may. No command is given for `--help`.
    static std::optional<Message> refusal_of(const Command* command, const Arguments& given) {
        if (!command || !command->in_document)
            return message("このコマンドは文書に埋め込めません", "this command cannot be embedded");
        for (const Option& option : options_of(*command)) {
            if (option.in_document || !given.has(option.name)) continue;
            return message("--{} は文書の中では使えません", "--{} cannot be used in a document",
                           option.name);
        }
        return {};
    }

    Diagnostic& refuse(const DocumentBlock& block, const Message& why) {
        return x_findings.add(topics::bad_block, block.marker, why);
    }

    /// The page without what belongs to a page of its own. The document around it has a title
    /// already, so that of the page becomes a line in bold.
    std::string fragment_of(std::string text) const {
        if (!x_is_html) {
            if (!text.starts_with("# ")) return "\n" + text + "\n";
            const std::size_t end = std::min(text.find('\n'), text.size());
            return fmt::format("\n**{}**{}\n", text.substr(2, end - 2), text.substr(end));
        }
        constexpr std::string_view begin = "<main>\n", end = "</main>", title = "<h1>",
                                   title_end = "</h1>";
        text = text.substr(text.find(begin) + begin.size());
        text.resize(text.find(end));
        if (!text.starts_with(title)) return text;
        const std::size_t behind = text.find(title_end);
        return fmt::format("<p><strong>{}</strong></p>{}",
                           text.substr(title.size(), behind - title.size()),
                           text.substr(behind + title_end.size()));
    }

    std::string quoted(const std::string& text, std::string_view format) const {
        if (x_is_html) return fmt::format("<pre>{}</pre>\n", escape_html(text));
        const std::string fence = fence_for(text);
        return fmt::format("\n{0}{1}\n{2}{3}{0}\n\n", fence, format, text,
                           text.ends_with('\n') ? "" : "\n");
    }

    std::string place_of(const DocumentBlock& block) const {
        const Position at = position_of(x_document.text, block.marker.begin);
        return fmt::format("{}:{}", printable(x_document.path), at.line);
    }

    Session& x_session;
    const Source& x_document;
    bool x_is_html;
    Diagnostics& x_findings;
};

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

// ---- what both commands share ------------------------------------------------------------------

struct Refreshed {
    Source document;
    std::vector<DocumentBlock> blocks{};
    int code = exit_code::well;
};

Refreshed refresh(Session& session, const std::string& path) {
    Refreshed out{{path, read_file(path)}};
    Diagnostics findings;
    out.blocks = Finder(out.document, findings).find();
    Runner runner(session, out.document, findings);
    const bool is_crlf = out.document.text.find("\r\n") != std::string::npos;
    for (DocumentBlock& block : out.blocks) {
        if (findings.has_errors()) break;
        if (!runner.run(block)) out.code = exit_code::findings;
        block.fresh = with_line_ends(block.fresh, is_crlf);
    }
    print_findings(session, findings, {out.document});
    if (findings.has_errors()) out.code = exit_code::findings;
    if (out.blocks.empty() && out.code == exit_code::well) {
        session.world.err += message("{} に `<!-- daicho:… -->` のブロックはありません\n",
                                     "{} has no block `<!-- daicho:… -->`\n", printable(path))
                                 .in(session.message_lang);
    }
    return out;
}

std::string_view content(const Refreshed& file, const DocumentBlock& block) {
    return std::string_view(file.document.text).substr(block.begin, block.end - block.begin);
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

/// The lines that differ, between those at the beginning and at the end that do not.
std::string diff(std::string_view old_text, std::string_view new_text) {
    auto before = lines_of(old_text), after = lines_of(new_text);
    while (!before.empty() && !after.empty() && before.back() == after.back()) {
        before.pop_back();
        after.pop_back();
    }
    const auto same = std::ranges::mismatch(before, after);
    constexpr std::size_t most = 20;
    std::string out;
    const auto add = [&](char sign, auto first, auto last) {
        const auto count = static_cast<std::size_t>(last - first);
        for (auto line = first; line != last && line - first < std::ptrdiff_t(most); ++line) {
            out += fmt::format("{}{}\n", sign, printable(*line));
        }
        if (count > most) out += fmt::format("{}… ({})\n", sign, count - most);
    };
    add('-', same.in1, before.end());
    add('+', same.in2, after.end());
    return out;
}

}  // namespace

int check_blocks(Session& session, const std::string& path) {
    Refreshed file = refresh(session, path);
    for (const DocumentBlock& block : file.blocks) {
        if (file.code != exit_code::well && block.fresh.empty()) continue;
        if (content(file, block) == block.fresh) continue;
        if (session.world.out.empty()) {
            session.world.out += fmt::format("--- {0}\n+++ {0} ({1})\n", printable(path),
                                             Words{"最新", "current"}.in(session.report_lang));
        }
        session.world.out +=
            fmt::format("@@ {}:{} daicho {}\n{}", printable(path),
                        position_of(file.document.text, block.marker.begin).line,
                        printable(block.command), diff(content(file, block), block.fresh));
        file.code = exit_code::findings;
    }
    return file.code;
}

int write_blocks(Session& session, const std::string& path) {
    const Refreshed file = refresh(session, path);
    if (file.code != exit_code::well) return file.code;
    std::string text;
    std::size_t at = 0;
    for (const DocumentBlock& block : file.blocks) {
        text.append(file.document.text, at, block.begin - at);
        text += block.fresh;
        at = block.end;
    }
    text.append(file.document.text, at);
    if (text != file.document.text) replace_file(path, file.document.text, text);
    return exit_code::well;
}

void print_findings(Session& session, const Diagnostics& findings, const Sources& files) {
    if (findings.empty()) return;
    const RenderOptions options{.lang = session.message_lang,
                                .color = use_color(session, session.world.err_is_terminal),
                                .width = session.world.width};
    session.world.err += render_findings_text(findings, files, "", {}, options);
}

}  // namespace daicho
