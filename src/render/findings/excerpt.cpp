#include "render/findings/excerpt.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daicho/text/lines.hpp"
#include "daicho/text/utf8.hpp"
#include "daicho/text/width.hpp"

namespace daicho {

namespace {

// ---- which lines, and what is marked in them ---------------------------------------------------

struct Line {
    int number;
    std::size_t begin;  // bytes of the source, without the line's end
    std::size_t end;
};

Line line_at(std::string_view text, std::size_t byte) {
    byte = std::min(byte, text.size());
    const std::size_t begin = line_begin(text, byte);
    std::size_t end = line_end(text, byte);
    if (end > begin && text[end - 1] == '\r') --end;
    return {position_of(text, static_cast<std::uint32_t>(begin)).line, begin, end};
}

struct LineMark {
    Line line;
    std::size_t begin;
    std::size_t end;
    const Mark* mark;
    bool has_text;
};

/// The last byte of the span that shows: its end may lie behind a line break.
std::size_t last_byte(std::string_view text, Span span) {
    std::size_t end = std::min<std::size_t>(span.end, text.size());
    while (end > span.begin + 1 && text[end - 1] == '\n') --end;
    return end > span.begin ? end - 1 : span.begin;
}

std::vector<LineMark> line_marks(std::string_view text, const std::vector<Mark>& marks) {
    std::vector<LineMark> all;
    for (const Mark& mark : marks) {
        const Line first = line_at(text, mark.at.begin);
        const Line last = line_at(text, last_byte(text, mark.at));
        if (first.number == last.number) {
            all.push_back({first, mark.at.begin, mark.at.end, &mark, true});
            continue;
        }
        const std::size_t indent = text.find_first_not_of(' ', last.begin);
        all.push_back({first, mark.at.begin, first.end, &mark, false});
        all.push_back({last, std::min(indent, last.end), mark.at.end, &mark, true});
    }
    std::ranges::stable_sort(all, {}, [](const LineMark& m) { return m.line.number; });
    return all;
}

// ---- a line as it is shown ---------------------------------------------------------------------

struct Glyph {
    std::size_t byte;
    int column;
    std::string text;
};

/// The characters of a line, made visible, and behind them the place of its end.
std::vector<Glyph> glyphs_of(std::string_view text, const Line& line) {
    std::vector<Glyph> glyphs;
    int column = 0;
    for (std::size_t at = line.begin; at < line.end;) {
        const std::size_t size = decode(text, at).value_or(CodePoint{0, 1}).size;
        const bool is_tab = text[at] == '\t';
        glyphs.push_back({at, column, is_tab ? " " : printable(text.substr(at, size))});
        column += display_width(glyphs.back().text);
        at += size;
    }
    glyphs.push_back({line.end, column, ""});
    return glyphs;
}

int column_of(const std::vector<Glyph>& glyphs, std::size_t byte) {
    const auto found = std::ranges::lower_bound(glyphs, byte, {}, &Glyph::byte);
    return found == glyphs.end() ? glyphs.back().column : found->column;
}

/// The part of a line that fits, columns [from, to), with room for `…` where something is cut.
struct Window {
    int from = 0;
    int to = 0;
    bool is_cut_left = false;
    bool is_cut_right = false;

    int place_of(int column) const { return std::clamp(column, from, to) - from + is_cut_left; }
};

Window window_around(const std::vector<Glyph>& glyphs, int mark_begin, int mark_end, int room) {
    const int whole = glyphs.back().column;
    if (whole <= room) return {0, whole};
    Window window;
    if (mark_end > room - 1) {
        const int wanted = std::max(0, std::min(mark_begin - room / 3, whole - room + 1));
        window.from = std::ranges::lower_bound(glyphs, wanted, {}, &Glyph::column)->column;
        window.is_cut_left = window.from > 0;
    }
    window.to = window.from + room - window.is_cut_left;
    window.is_cut_right = window.to < whole;
    if (window.is_cut_right) --window.to;
    return window;
}

std::string text_in(const std::vector<Glyph>& glyphs, const Window& window) {
    std::string out = window.is_cut_left ? "…" : "";
    for (const Glyph& glyph : glyphs) {
        if (glyph.column < window.from) continue;
        if (glyph.column + display_width(glyph.text) > window.to) break;
        out += glyph.text;
    }
    return window.is_cut_right ? out + "…" : out;
}

std::string mark_line(const LineMark& m, const std::vector<Glyph>& glyphs, const Window& window,
                      Paint paint) {
    const int begin = window.place_of(column_of(glyphs, m.begin));
    const int end = window.place_of(column_of(glyphs, std::min(m.end, m.line.end)));
    std::string mark(static_cast<std::size_t>(std::max(1, end - begin)), m.mark->sign);
    if (m.has_text && !m.mark->text.empty()) mark += " " + m.mark->text;
    return std::string(static_cast<std::size_t>(begin), ' ') + paint(m.mark->ink, mark);
}

std::string numbered_line(int number, std::string_view text, const ExcerptStyle& style) {
    const std::string digits = pad(std::to_string(number), style.gutter, Align::right);
    return style.paint(Ink::blue, digits + " │") + (text.empty() ? "" : " ") + std::string(text) +
           "\n";
}

}  // namespace

std::string gutter_line(const ExcerptStyle& style, std::string_view text) {
    const std::string blanks(static_cast<std::size_t>(style.gutter + 1), ' ');
    return blanks + style.paint(Ink::blue, "│") + (text.empty() ? "" : " ") + std::string(text) +
           "\n";
}

int last_line(std::string_view text, Span span) {
    return line_at(text, last_byte(text, span)).number;
}

std::string draw_excerpt(const Source& source, std::string_view place,
                         const std::vector<Mark>& marks, const ExcerptStyle& style) {
    const std::string blanks(static_cast<std::size_t>(style.gutter + 1), ' ');
    std::string out = blanks + style.paint(Ink::blue, "┌─") + " " + printable(place) + "\n";
    if (source.text.empty()) return out;
    out += gutter_line(style);

    const std::vector<LineMark> all = line_marks(source.text, marks);
    int previous = 0;
    for (auto m = all.begin(); m != all.end();) {
        const Line line = m->line;
        const auto rest = std::find_if(
            m, all.end(), [&](const LineMark& other) { return other.line.number != line.number; });
        if (previous > 0 && line.number > previous + 1)
            out += blanks + style.paint(Ink::blue, "⋮") + "\n";
        previous = line.number;

        const std::vector<Glyph> glyphs = glyphs_of(source.text, line);
        const int room = std::max(style.width - style.gutter - 3, 20);
        const Window window = window_around(glyphs, column_of(glyphs, m->begin),
                                            column_of(glyphs, std::min(m->end, line.end)), room);
        out += numbered_line(line.number, text_in(glyphs, window), style);
        for (; m != rest; ++m)
            out += gutter_line(style, mark_line(*m, glyphs, window, style.paint));
    }
    return out;
}

}  // namespace daicho
