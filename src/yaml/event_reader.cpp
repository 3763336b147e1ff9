#include "yaml/event_reader.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <optional>

#include "daicho/text/lines.hpp"
#include "yaml/document_builder.hpp"
#include "yaml/explain.hpp"
#include "yaml/lexeme.hpp"
#include "yaml/reports.hpp"
#include "yaml/structure_topics.hpp"
#include "yaml/view_buffer.hpp"

namespace daicho {

namespace {

constexpr Words write_pair{"`キー: 値` と書いてください", "write `key: value`"};

/// Follows the events through the source with a cursor of its own: what lies between two nodes must
/// be exactly the blanks, comments and marks that belong there. Of yaml-cpp's marks none is used.
class EventReader : public YAML::EventHandler {
  public:
    /// Findings after which reading goes on are put into `soft`, those that end it into `hard`.
    EventReader(std::string_view text, DocumentBuilder& builder, Findings& soft, Findings& hard)
        : x_text(text), x_builder(builder), x_soft(soft), x_hard(hard) {}

    void read();

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark&, YAML::anchor_t) override;
    void OnAlias(const YAML::Mark&, YAML::anchor_t) override { arrive(); }
    void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  const std::string& value) override;
    void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                         YAML::EmitterStyle::value style) override {
        open(NodeKind::sequence, style == YAML::EmitterStyle::Flow);
    }
    void OnSequenceEnd() override { close(']'); }
    void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                    YAML::EmitterStyle::value style) override {
        open(NodeKind::mapping, style == YAML::EmitterStyle::Flow);
    }
    void OnMapEnd() override { close('}'); }

  private:
    struct Open {
        NodeKind kind;
        bool is_flow;
        std::size_t column;
        bool is_first = true;
    };

    char look(std::size_t at) const { return char_at(x_text, at); }
    std::size_t line(std::size_t at) const { return line_begin(x_text, at); }
    bool is_null_at(std::size_t at) const {
        return is_null_word(x_text.substr(at, plain_end(x_text, at, in_flow()) - at));
    }
    bool in_flow() const { return !x_open.empty() && x_open.back().is_flow; }
    bool is_value() const {
        return !x_open.empty() && x_open.back().kind == NodeKind::mapping &&
               !x_builder.is_key_next();
    }

    void skip();
    void arrive();
    void expect(char mark);
    void open(NodeKind kind, bool is_flow);
    void close(char closer);
    void plain(const std::string& value);
    void quoted(const std::string& value);
    void block(const std::string& value);
    void check_line_of_text();
    void check_line_of_brackets();
    void null_word(std::size_t at);
    void pass_colon(std::size_t key_begin);
    [[noreturn]] void lost();
    [[noreturn]] void refuse_text(std::size_t begin);
    [[noreturn]] void refuse(const Topic& topic, std::size_t begin, std::size_t end, Words text,
                             Words help);
    void note(const Topic& topic, std::size_t begin, std::size_t end, Words text, Words help,
              std::optional<Edit> edit = {});

    std::string_view x_text;
    DocumentBuilder& x_builder;
    Findings& x_soft;
    Findings& x_hard;
    std::vector<Open> x_open;
    std::size_t x_at = 0;     // everything before is accounted for
    std::size_t x_dash = 0;   // of the last item
    std::size_t x_colon = 0;  // behind the last key's colon
    bool x_lacks_colon = false;
};

void EventReader::read() {
    ViewBuffer buffer(x_text);
    std::istream stream(&buffer);
    try {
        YAML::Parser parser(stream);
        parser.HandleNextDocument(*this);
    } catch (const YAML::Exception& exception) {
        throw Stop{explain(exception, x_text, x_at, in_flow(), x_hard)};
    }
    skip();
    if (x_at < x_text.size()) throw Stop{report_rest(x_text, x_at, x_hard)};
    if (x_builder.end() == 0) {
        refuse(topics::structure["empty-file"], 0, 0,
               {"ファイルに中身がありません", "the file is empty"},
               {"記録を書くか、ファイルを消してください", "write a record or remove the file"});
    }
}

void EventReader::refuse(const Topic& topic, std::size_t begin, std::size_t end, Words text,
                         Words help) {
    x_hard.add(topic, begin, end, [&](Diagnostic& d) {
        d.message = message(text);
        d.help = message(help);
    });
    throw Stop{begin};
}

void EventReader::note(const Topic& topic, std::size_t begin, std::size_t end, Words text,
                       Words help, std::optional<Edit> edit) {
    x_soft.add(topic, begin, end, [&](Diagnostic& d) {
        d.message = message(text);
        d.help = message(help);
        if (edit) d.fix = Fix{true, {*edit}};
    });
}

/// The source does not show what the event says.
void EventReader::lost() {
    const bool is_break = look(x_at) == '\n';
    refuse(topics::structure["not-understood"], x_at, is_break ? x_at : x_at + 1,
           {"ここから YAML として読めません", "not readable as YAML from here"}, {});
}

/// Goes over blanks, line breaks and comments.
void EventReader::skip() {
    for (; x_at < x_text.size(); ++x_at) {
        if (x_text[x_at] == '#') {
            report_odd_comment(x_text, x_at, x_soft);
            x_at = line_end(x_text, x_at);
        }
        if (!is_break_or_blank(look(x_at))) return;
    }
    x_at = std::min(x_at, x_text.size());
}

void EventReader::expect(char mark) {
    skip();
    if (look(x_at) != mark) lost();
    ++x_at;
}

/// Moves to the begin of the node that an event has announced.
void EventReader::arrive() {
    if (!x_open.empty() && !is_value()) {
        Open& parent = x_open.back();
        if (parent.is_flow) {
            if (!parent.is_first) expect(',');
        } else if (parent.kind == NodeKind::sequence) {
            expect('-');
            x_dash = x_at - 1;
        }
        parent.is_first = false;
    }
    skip();
    if (report_property(x_text, x_at, x_hard)) throw Stop{x_at};
    if (x_builder.is_key_next() && look(x_at) == '?' && is_break_or_blank(look(x_at + 1))) {
        refuse(topics::structure["complex-key"], x_at, x_at + 1,
               {"`? ` で始まるキーは使えません", "keys do not begin with `? `"}, write_pair);
    }
}

void EventReader::open(NodeKind kind, bool is_flow) {
    const bool is_block_value = is_value() && !in_flow();
    arrive();
    const std::size_t parent_column = x_open.empty() ? 0 : x_open.back().column;
    const char opener = kind == NodeKind::mapping ? '{' : '[';
    if (is_flow && !in_flow() && flow_end(x_text, x_at, parent_column) == nowhere) {
        report_unclosed_bracket(x_text, x_at, x_hard);
        throw Stop{x_at};
    }
    if (x_builder.is_key_next()) {
        refuse(topics::structure["complex-key"], x_at, x_at + 1,
               {"リストや組はキーにできません", "a list or mapping cannot be a key"}, write_pair);
    }
    if (x_open.empty() && kind != NodeKind::mapping) {
        refuse(topics::structure["not-a-mapping"], x_at, x_at + 1,
               {"ファイル全体がリストになっています", "the file is a list"}, write_pair);
    }
    if (is_flow && look(x_at) == ':') {
        refuse(topics::structure["empty-key"], x_at, x_at + 1,
               {"`:` の前にキーがありません", "no key before `:`"},
               {"キーを書くか、文章なら引用符で囲んでください",
                "write a key, or put a text into quotes"});
    }
    if (is_flow && look(x_at) != opener) {  // [a: b]
        refuse(topics::structure["colon-in-value"], x_at, plain_end(x_text, x_at, true) + 1,
               {"リストの項目の中に `: ` があります", "a `: ` within an item of a list"},
               {"組なら `{…}` で、文章なら引用符で囲んでください",
                "put a mapping into `{…}`, a text into quotes"});
    }
    if (is_flow && is_block_value) check_line_of_brackets();
    const std::size_t column = is_flow ? parent_column : x_at - line(x_at);
    x_builder.open(kind, is_flow ? Style::flow : Style::block, x_at);
    x_open.push_back({kind, is_flow, column});
    if (is_flow) ++x_at;
}

void EventReader::close(char closer) {
    if (in_flow()) {
        skip();
        if (look(x_at) == ',') ++x_at;
        expect(closer);
        x_builder.close(x_at);
    } else {
        x_builder.close_block();
    }
    x_open.pop_back();
}

/// A text stands on the line of its key. One that is not even indented was meant as a key.
void EventReader::check_line_of_text() {
    if (line(x_colon) == line(x_at)) return;
    if (x_at - line(x_at) <= x_open.back().column) {
        report_missing_colon(x_text, x_at, plain_end(x_text, x_at, false), x_soft);
        return;
    }
    std::optional<Edit> edit;
    if (x_text.find_first_not_of(" \n", x_colon) == x_at) {  // no comment would be lost
        edit = Edit{x_soft.span(x_colon, x_at), " "};
    }
    note(topics::structure["value-on-next-line"], x_at, line_end(x_text, x_at),
         {"値がキーの次の行にあります", "the value stands on the line after its key"},
         {"キーと同じ行に書いてください。キーのつもりなら `: ` が要ります",
          "write it on the line of its key; if it is a key, it needs `: `"},
         std::move(edit));
}

/// Brackets may open below their key, if they are indented deeper.
void EventReader::check_line_of_brackets() {
    if (line(x_colon) == line(x_at) || x_at - line(x_at) > x_open.back().column) return;
    note(topics::structure["value-on-next-line"], x_at, line_end(x_text, x_at),
         {"リストや組が、キーより深く字下げされていません",
          "a list or mapping that is not indented deeper than its key"},
         {"キーと同じ行に書くか、キーより深く字下げしてください",
          "write it on the line of its key, or indent it deeper"});
}

void EventReader::OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                           const std::string& value) {
    const bool is_block_value = is_value() && !in_flow();
    arrive();
    const bool is_key = x_builder.is_key_next();
    const std::size_t begin = x_at;
    if (is_block_value) check_line_of_text();
    const char c = look(x_at);
    if (c == '"' || c == '\'') {
        quoted(value);
    } else if (c == '|' || c == '>') {
        block(value);
    } else {
        plain(value);
    }
    if (is_key) pass_colon(begin);
}

void EventReader::plain(const std::string& value) {
    const std::size_t begin = x_at;
    const bool is_one_line = x_text.substr(begin, value.size()) == value;
    const std::size_t end =
        is_one_line ? begin + value.size() : plain_end(x_text, begin, in_flow());
    if (x_open.empty()) {
        report_missing_colon(x_text, begin, end, x_hard);
        throw Stop{begin};
    }
    if (!is_one_line) {
        report_continued_text(x_text, begin, end, in_flow(), x_hard);
        throw Stop{begin};
    }
    x_at = end;
    x_builder.scalar(Style::plain, begin, end);
}

void EventReader::quoted(const std::string& value) {
    const std::size_t begin = x_at;
    const std::size_t end = quoted_end(x_text, begin);
    if (end == nowhere) {
        report_unclosed_quote(x_text, begin, x_hard);
        throw Stop{begin};
    }
    if (x_open.empty()) refuse_text(begin);
    const bool has_bad_escapes = report_bad_escapes(x_text, begin, end, x_soft);
    std::string& out = x_builder.unescaped();
    const std::size_t before = out.size();
    if (has_bad_escapes) {
        out += value;
    } else if (!append_unquoted(out, x_text, begin, end) ||
               out.compare(before, out.npos, value) != 0) {
        lost();
    }
    x_at = end;
    x_builder.scalar(Style::quoted, begin, end);
}

/// The file is no mapping but a text.
void EventReader::refuse_text(std::size_t begin) {
    refuse(topics::structure["not-a-mapping"], begin, line_end(x_text, begin),
           {"ファイル全体が1つの文章になっています", "the file is a single text"}, write_pair);
}

void EventReader::block(const std::string& value) {
    const std::size_t begin = x_at;
    if (x_open.empty()) refuse_text(begin);
    if (report_bad_header(x_text, begin, x_hard)) throw Stop{begin};
    x_at += look(begin + 1) == '-' ? 2u : 1u;
    const std::size_t end = block_end(x_text, begin, x_open.back().column);
    if (end > line_end(x_text, begin)) x_at = end;
    x_builder.unescaped() += value;
    x_builder.scalar(Style::block, begin, end);
}

/// Behind a key: its colon and a blank or line break.
void EventReader::pass_colon(std::size_t key_begin) {
    const std::size_t colon = skip_blanks(x_text, x_at);
    if (look(colon) != ':') {
        report_missing_colon(x_text, key_begin, x_at, x_soft);
        x_lacks_colon = true;
        x_colon = x_at;
        return;
    }
    x_at = x_colon = colon + 1;
    const char behind = look(x_at);
    if (is_break_or_blank(behind) || (in_flow() && is_flow_mark(behind))) return;
    note(topics::structure["missing-blank"], colon, colon + 1,
         {"`:` の後に半角の空白がありません", "no blank behind `:`"}, write_pair,
         Edit{x_soft.span(colon + 1, colon + 1), " "});
}

/// An empty node, or one of the words that yaml-cpp takes for one.
void EventReader::OnNull(const YAML::Mark&, YAML::anchor_t) {
    if (is_value()) {
        const std::size_t at = skip_blanks(x_text, x_colon);
        const bool lacks_colon = std::exchange(x_lacks_colon, false);
        if (report_property(x_text, at, x_hard)) throw Stop{at};
        if (!lacks_colon && is_null_at(at)) return null_word(at);
        if (in_flow() && !lacks_colon) report_empty_item(x_colon, x_soft);
        return x_builder.scalar(Style::empty, x_colon, x_colon);
    }
    const bool is_key = x_builder.is_key_next();
    arrive();
    const std::size_t begin = x_at;
    if (is_null_at(begin) && (is_key || in_flow() || line(begin) == line(x_dash))) {
        null_word(begin);
        if (is_key) pass_colon(begin);
        return;
    }
    if (is_key) {
        refuse(topics::structure["empty-key"], begin, begin,
               {"`:` の前にキーがありません", "no key before `:`"}, write_pair);
    }
    if (x_open.empty()) {
        refuse(topics::structure["not-a-mapping"], begin, begin,
               {"`キー: 値` の行がありません", "there are no lines `key: value`"}, write_pair);
    }
    const std::size_t at = in_flow() ? begin : x_dash + 1;
    report_empty_item(at, x_soft);
    x_builder.scalar(Style::empty, at, at);
}

void EventReader::null_word(std::size_t at) {
    const std::size_t end = plain_end(x_text, at, in_flow());
    report_null_word(x_text, at, end, x_soft);
    x_at = end;
    x_builder.scalar(Style::plain, at, end);
}

}  // namespace

void read_events(std::string_view text, DocumentBuilder& builder, Findings& soft, Findings& hard) {
    EventReader(text, builder, soft, hard).read();
}

}  // namespace daicho
