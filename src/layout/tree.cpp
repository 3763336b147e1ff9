#include "layout/tree.hpp"

#include <algorithm>

#include "daicho/text/ascii.hpp"
#include "daicho/text/lines.hpp"
#include "daicho/text/nearest.hpp"
#include "daicho/text/utf8.hpp"
#include "layout/topics.hpp"

namespace daicho {

namespace {

using Kind = TemplateNode::Kind;

bool is_name(std::string_view name) {
    if (name == ".") return true;
    constexpr std::string_view never = " \t\r\n{}#^/&>=!\"'<";
    const bool has_dots_apart =
        !name.starts_with('.') && !name.ends_with('.') && name.find("..") == name.npos;
    return !name.empty() && name.find_first_of(never) == name.npos && has_dots_apart;
}

class Reader {
  public:
    Reader(const Sources& files, SourceId source, Diagnostics& findings)
        : x_text(files[source].text), x_source(source), x_findings(findings) {}

    std::vector<TemplateNode> read() {
        while (x_at < x_text.size()) {
            const std::size_t open = std::min(x_text.find("{{", x_at), x_text.size());
            add_text(open);
            const bool is_readable =
                open == x_text.size() || (x_findings.size() < most_template_findings && tag());
            if (!is_readable) x_is_broken = true, x_at = x_text.size();
        }
        while (x_open.size() > 1) {
            const TemplateNode& section = x_open.back();
            if (!x_is_broken)
                x_findings.add(topics::layout["unclosed-section"], section.at,
                               message("`{0}` を閉じる `{{{{/{0}}}}}` がありません",
                                       "nothing closes `{0}`: `{{{{/{0}}}}}` is missing",
                                       printable(section.text)));
            close();
        }
        return std::move(x_open.front().children);
    }

  private:
    Span span(std::size_t begin, std::size_t end) const {
        return {x_source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    void add_text(std::size_t end) {
        if (end > x_at) {
            add({Kind::text, std::string(x_text.substr(x_at, end - x_at)), span(x_at, end)});
        }
        x_at = end;
    }

    void add(TemplateNode node) { x_open.back().children.push_back(std::move(node)); }

    void close() {
        TemplateNode section = std::move(x_open.back());
        x_open.pop_back();
        add(std::move(section));
    }

    /// Reads the tag that begins here. False if nothing behind it can be read.
    bool tag() {
        const std::size_t begin = x_at;
        const bool is_triple = x_text.substr(begin).starts_with("{{{");
        const std::string_view closing = is_triple ? "}}}" : "}}";
        const std::size_t inner = begin + closing.size();
        const bool is_comment = x_text.substr(inner).starts_with('!');
        const std::size_t line = is_comment ? x_text.size() : line_end(x_text, inner);
        const std::size_t end = x_text.substr(0, line).find(closing, inner);
        if (end == x_text.npos) {
            x_findings.add(topics::layout["unclosed-tag"], span(begin, inner),
                           message("このタグを閉じる `{}` がありません",
                                   "nothing closes this tag: `{}` is missing", closing));
            return false;
        }
        x_at = end + closing.size();
        std::string_view content = trimmed(x_text.substr(inner, end - inner));
        const Span at = span(begin, x_at);
        if (is_triple) {
            name(Kind::raw, content, at);
            return true;
        }
        return signed_tag(content, at);
    }

    /// What the sign means that a tag may begin with.
    bool signed_tag(std::string_view content, Span at) {
        const char sign = content.empty() ? ' ' : content[0];
        const bool has_sign = std::string_view("#^/&>!=").find(sign) != std::string_view::npos;
        if (has_sign) content = trimmed(content.substr(1));
        switch (sign) {
            case '!':
                take_line(at.begin);
                break;
            case '=':
                x_findings.add(
                    topics::layout["set-delimiters"], at,
                    message("区切り記号は変えられません", "delimiters cannot be changed"));
                break;
            case '>':
                add({Kind::partial, std::string(content), at});
                take_line(at.begin);
                break;
            case '/':
                end_section(content, at);
                break;
            case '#':
            case '^':
                return begin_section(sign == '#' ? Kind::section : Kind::inverted, content, at);
            default:
                name(sign == '&' ? Kind::raw : Kind::variable, content, at);
        }
        return true;
    }

    bool expect_name(std::string_view content, Span at) {
        if (is_name(content)) return true;
        x_findings.add(topics::layout["bad-tag"], at,
                       message("`{}` は名前ではありません", "`{}` is no name", printable(content)));
        return false;
    }

    void name(Kind kind, std::string_view content, Span at) {
        if (expect_name(content, at)) add({kind, std::string(content), at});
    }

    bool begin_section(Kind kind, std::string_view content, Span at) {
        expect_name(content, at);
        x_open.push_back({kind, std::string(content), at});
        if (x_open.size() <= most_template_levels + 1) return true;
        x_findings.add(topics::layout["too-much"], at,
                       message("入れ子が{}段を超えています", "nested deeper than {} levels",
                               most_template_levels));
        return false;
    }

    void end_section(std::string_view content, Span at) {
        if (x_open.size() == 1) {
            x_findings.add(
                topics::layout["unopened-section"], at,
                message("`{}` は開いていません", "`{}` was not opened", printable(content)));
            return;
        }
        const TemplateNode& section = x_open.back();
        if (section.text != content) {
            Diagnostic& finding =
                x_findings.add(topics::layout["crossed-sections"], at,
                               message("ここで閉じるのは `{}` です", "`{}` has to be closed first",
                                       printable(section.text)));
            finding.labels.push_back({section.at, message("ここで開いた", "opened here")});
            const auto is_named = [&](const TemplateNode& one) { return one.text == content; };
            const bool is_open = std::any_of(x_open.begin() + 1, x_open.end(), is_named);
            const bool is_misspelt = edit_distance(content, section.text) <= 2;
            if (!is_open && !is_misspelt) return;
            while (is_open && !is_named(x_open.back())) close();
        }
        close();
    }

    /// If the tag that was just read stands alone on its line, the line goes with it.
    void take_line(std::size_t begin) {
        const std::size_t line = line_begin(x_text, begin);
        const std::string_view before = x_text.substr(line, begin - line);
        const std::size_t next = std::min(x_text.find_first_not_of(" \t\r", x_at), x_text.size());
        const bool ends_line = next == x_text.size() || x_text[next] == '\n';
        if (!trimmed(before).empty() || !ends_line) return;
        x_at = std::min(next + 1, x_text.size());
        auto& siblings = x_open.back().children;
        const std::size_t own = !siblings.empty() && siblings.back().kind == Kind::partial ? 1 : 0;
        if (siblings.size() <= own || before.empty()) return;
        TemplateNode& text = siblings[siblings.size() - 1 - own];
        if (text.kind == Kind::text && text.text.ends_with(before)) {
            text.text.resize(text.text.size() - before.size());
        }
    }

    std::string_view x_text;
    SourceId x_source;
    Diagnostics& x_findings;
    std::size_t x_at = 0;
    bool x_is_broken = false;             // somewhere, so that nothing behind it was read
    std::vector<TemplateNode> x_open{1};  // the whole, and the sections that are open
};

}  // namespace

std::vector<TemplateNode> read_template(const Sources& files, SourceId source,
                                        Diagnostics& findings) {
    const std::string& text = files[source].text;
    const Span start{source, 0, 0};
    if (text.size() > most_template_bytes) {
        findings.add(
            topics::layout["too-much"], start,
            message("テンプレートが 1 MiB を超えています", "the template is larger than 1 MiB"));
        return {};
    }
    if (text.starts_with(byte_order_mark)) {
        findings.add(topics::layout["template-mark"], {source, 0, byte_order_mark.size()},
                     message("先頭に BOM があります", "this begins with a byte order mark"));
        return {};
    }
    if (const auto invalid = first_invalid_utf8(text)) {
        const auto byte = static_cast<std::uint32_t>(*invalid);
        findings.add(topics::layout["bad-tag"], {source, byte, byte + 1},
                     message("UTF-8 ではありません", "this is not UTF-8"));
        return {};
    }
    return Reader(files, source, findings).read();
}

std::optional<SourceId> find_template(const Sources& files, std::string_view name) {
    for (const std::string& wanted : {std::string(name), std::string(name) + ".mustache"}) {
        for (SourceId i = 0; i < files.size(); ++i) {
            const std::string_view path = files[i].path;
            if (path.substr(path.rfind('/') + 1) == wanted) return i;
        }
    }
    return {};
}

}  // namespace daicho
