#include "yaml/quick_reader.hpp"

#include <algorithm>

#include "daicho/text/lines.hpp"
#include "yaml/lexeme.hpp"

namespace daicho {

namespace {

struct Decline {};

void require(bool condition) {
    if (!condition) throw Decline{};
}

/// A recursive descent. Between two nodes of a block, `x_at` is at the first character of the next
/// line that means something, or at the end, and `x_column` is its column.
class QuickReader {
  public:
    QuickReader(std::string_view text, DocumentBuilder& builder)
        : x_text(text), x_builder(builder) {}

    void read() {
        next_line();
        require(x_at < x_text.size() && x_column == 0);
        mapping(0);
        require(x_at == x_text.size());
    }

  private:
    enum class In { block, flow };

    char look(std::size_t ahead = 0) const { return char_at(x_text, x_at + ahead); }
    bool is_dash() const { return look() == '-' && is_break_or_blank(look(1)); }
    bool is_bracket() const { return look() == '[' || look() == '{'; }
    bool ends_line() const { return look() == '\n' || look() == '#'; }
    void skip() { x_at = skip_blanks(x_text, x_at); }

    void next_line() {
        x_at = next_content(x_text, x_at);
        x_column = x_at - line_begin(x_text, x_at);
    }

    /// Behind a value or a colon: the rest of the line is empty or a comment.
    void finish_line() {
        const std::size_t end = x_at;
        skip();
        require(look() == '\n' || (look() == '#' && x_at > end && !may_be_text(x_text, x_at)));
        next_line();
    }

    void mapping(std::size_t column);
    void sequence(std::size_t column);
    void value_of_key(std::size_t column);
    void inline_value(std::size_t column);
    void block_scalar(std::size_t column);
    void flow(std::size_t column);
    void flow_value(std::size_t column);
    void skip_in_flow(std::size_t column);
    void key(In in);
    void plain(In in);
    void quoted();
    bool is_key() const;

    std::string_view x_text;
    DocumentBuilder& x_builder;
    std::size_t x_at = 0;
    std::size_t x_column = 0;
};

void QuickReader::mapping(std::size_t column) {
    x_builder.open(NodeKind::mapping, Style::block, x_at);
    do {
        key(In::block);
        value_of_key(column);
    } while (x_at < x_text.size() && x_column == column && !is_dash());
    require(x_at == x_text.size() || x_column <= column);
    x_builder.close_block();
}

void QuickReader::value_of_key(std::size_t column) {
    const std::size_t behind_colon = x_at;
    skip();
    if (!ends_line()) return inline_value(column);

    x_at = behind_colon;
    finish_line();
    const bool is_deeper = x_at < x_text.size() && x_column > column;
    if (is_dash() && (is_deeper || x_column == column)) {
        sequence(x_column);
    } else if (is_deeper && is_bracket()) {
        inline_value(column);
    } else if (is_deeper) {
        mapping(x_column);
    } else {
        x_builder.scalar(Style::empty, behind_colon, behind_colon);
    }
}

void QuickReader::sequence(std::size_t column) {
    x_builder.open(NodeKind::sequence, Style::block, x_at);
    do {
        ++x_at;
        skip();
        require(!ends_line());
        const std::size_t own = x_at - line_begin(x_text, x_at);
        if (is_dash()) {
            sequence(own);
        } else if (is_key()) {
            mapping(own);
        } else {
            inline_value(column);
        }
    } while (x_at < x_text.size() && x_column == column && is_dash());
    require(x_at == x_text.size() || x_column <= column);
    x_builder.close_block();
}

/// Whether a key and its colon stand here, and not a text.
bool QuickReader::is_key() const {
    const char c = look();
    if (is_bracket() || c == '|' || c == '>') return false;
    const bool is_quoted = c == '"' || c == '\'';
    const std::size_t end = is_quoted ? quoted_end(x_text, x_at) : plain_end(x_text, x_at, false);
    return end != nowhere && char_at(x_text, end) == ':';
}

void QuickReader::inline_value(std::size_t column) {
    switch (look()) {
        case '[':
        case '{':
            flow(column);
            break;
        case '"':
        case '\'':
            quoted();
            break;
        case '|':
        case '>':
            return block_scalar(column);
        default:
            plain(In::block);
    }
    finish_line();
}

/// `|`, `|-`, `>`, `>-`, in a collection at `column`; folded text only as plain paragraphs.
void QuickReader::block_scalar(std::size_t column) {
    const std::size_t begin = x_at;
    const bool folds = look() == '>';
    const bool strips = look(1) == '-';
    x_at += strips ? 2 : 1;
    skip();
    require(look() == '\n');
    const std::size_t end = block_end(x_text, begin, column);
    const std::size_t first = x_at + 1;
    require(end > first);
    const std::size_t indentation = skip_blanks(x_text, first) - first;
    require(char_at(x_text, first + indentation) != '\n' && indentation > column);

    std::string& out = x_builder.unescaped();
    std::size_t breaks = 0;  // since the last line of text
    for (std::size_t line = first; line < end;) {
        const std::size_t stop = line_end(x_text, line);
        const std::string_view text =
            x_text.substr(line, stop - line).substr(std::min(indentation, stop - line));
        line = stop + 1;
        if (text.empty()) {
            ++breaks;
            continue;
        }
        require(!folds || (text.front() != ' ' && text.back() != ' '));
        if (folds && breaks == 1) {
            out += ' ';
        } else {
            out.append(folds && breaks > 1 ? breaks - 1 : breaks, '\n');
        }
        out += text;
        breaks = 1;
    }
    if (!strips) out += '\n';
    x_builder.scalar(Style::block, begin, end);
    x_at = end;
    next_line();
}

/// Within brackets: goes over blanks, comments and line breaks to the next character, which is
/// indented deeper than `column`, unless it closes the brackets.
void QuickReader::skip_in_flow(std::size_t column) {
    skip();
    if (!ends_line()) return;
    const std::size_t begin = x_at;
    const bool is_comment = look() == '#';
    require(!is_comment || (is_break_or_blank(x_text[x_at - 1]) && !may_be_text(x_text, x_at)));
    next_line();
    require(x_at > begin && (x_column > column || look() == ']' || look() == '}'));
}

/// Brackets in a collection that stands at `column`.
void QuickReader::flow(std::size_t column) {
    const bool is_mapping = look() == '{';
    const char closer = is_mapping ? '}' : ']';
    x_builder.open(is_mapping ? NodeKind::mapping : NodeKind::sequence, Style::flow, x_at);
    ++x_at;
    skip_in_flow(column);
    while (look() != closer) {
        if (is_mapping) key(In::flow);
        flow_value(column);
        skip_in_flow(column);
        if (look() == closer) break;
        require(look() == ',');
        ++x_at;
        skip_in_flow(column);
    }
    x_builder.close(++x_at);
}

void QuickReader::flow_value(std::size_t column) {
    skip();
    switch (look()) {
        case '[':
        case '{':
            return flow(column);
        case '"':
        case '\'':
            return quoted();
        default:
            plain(In::flow);
    }
}

/// A key, its colon and the blank or line break behind.
void QuickReader::key(In in) {
    if (look() == '"' || look() == '\'') {
        quoted();
    } else {
        plain(in);
    }
    require(look() == ':' && is_break_or_blank(look(1)));
    ++x_at;
}

void QuickReader::plain(In in) {
    constexpr std::string_view marks = "-?:,[]{}#&*!|>'\"%@`";
    const std::size_t begin = x_at;
    const char next = look(1);
    require(look() != '\n');
    if (look() == '-') {
        require(!is_break_or_blank(next) && !is_flow_mark(next));
    } else {
        require(marks.find(look()) == marks.npos);
    }
    x_at = plain_end(x_text, begin, in == In::flow);
    const std::string_view text = x_text.substr(begin, x_at - begin);
    require(!text.empty() && !is_null_word(text));
    // Within brackets yaml-cpp ends a text at `?`, which YAML does not.
    require(in == In::block || text.find('?') == text.npos);
    x_builder.scalar(Style::plain, begin, x_at);
}

void QuickReader::quoted() {
    const std::size_t begin = x_at;
    const std::size_t end = quoted_end(x_text, begin);
    require(end != nowhere && append_unquoted(x_builder.unescaped(), x_text, begin, end));
    x_at = end;
    x_builder.scalar(Style::quoted, begin, end);
}

}  // namespace

bool read_quickly(std::string_view text, DocumentBuilder& builder) {
    try {
        QuickReader(text, builder).read();
    } catch (const Decline&) {
        return false;
    } catch (const Stop&) {
        return false;
    }
    return true;
}

}  // namespace daicho
