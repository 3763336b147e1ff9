#include "render/terminal/ascii.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daicho/text/utf8.hpp"
#include "daicho/text/width.hpp"
#include "render/cells.hpp"

namespace daicho {

namespace {

struct Likeness {
    char32_t character;
    std::string_view ascii;
};

constexpr Likeness in_texts[] = {
    {U'…', "..."},   {U'‥', ".."},  {U'—', "-"},    {U'―', "-"},    {U'–', "-"},    {U'‐', "-"},
    {U'−', "-"},     {U'‘', "'"},   {U'’', "'"},    {U'“', "\""},   {U'”', "\""},   {U'×', "x"},
    {U'÷', "/"},     {U'±', "+-"},  {U'·', "."},    {U'→', "->"},   {U'←', "<-"},   {U'⇒', "=>"},
    {U'↑', "^"},     {U'↓', "v"},   {U'※', "*"},    {U'○', "o"},    {U'◯', "o"},    {U'●', "*"},
    {U'◎', "(o)"},   {U'△', "^"},   {U'▲', "^"},    {U'▽', "v"},    {U'▼', "v"},    {U'□', "[]"},
    {U'■', "[]"},    {U'◇', "<>"},  {U'◆', "<>"},   {U'☆', "*"},    {U'★', "*"},    {U'♪', "~"},
    {U'≤', "<="},    {U'≥', ">="},  {U'≦', "<="},   {U'≧', ">="},   {U'≠', "!="},   {U'≒', "~="},
    {U'℃', "deg C"}, {U'°', "deg"}, {U'§', "sec."}, {U'¶', "par."}, {U'№', "No."},  {U'℡', "TEL"},
    {U'½', "1/2"},   {U'¼', "1/4"}, {U'¾', "3/4"},  {U'®', "(R)"},  {U'™', "(TM)"}, {U'¤', "$"},
};

/// One column each: the drawing keeps its shape.
constexpr Likeness in_drawings[] = {
    {U'─', "-"}, {U'━', "-"}, {U'╌', "."}, {U'│', "|"}, {U'├', "+"}, {U'┤', "+"},
    {U'└', "+"}, {U'┌', "+"}, {U'█', "@"}, {U'▓', "%"}, {U'▒', "&"}, {U'░', ":"},
    {U'●', "*"}, {U'○', "o"}, {U'□', "u"}, {U'◇', "X"}, {U'·', "."}, {U'–', "-"},
    {U'—', "-"}, {U'…', "~"}, {U'×', "x"}, {U'→', ">"}, {U'≤', "<"}, {U'⚠', "!"},
};

template <std::size_t size>
std::string_view likeness(const Likeness (&all)[size], char32_t c) {
    const auto* found = std::ranges::find(all, c, &Likeness::character);
    return found == std::end(all) ? std::string_view() : found->ascii;
}

/// ① to ⑳, ⑴ to ⒇, Ⅰ to Ⅻ, ⅰ to ⅻ.
std::string number_in_a_sign(char32_t c) {
    static constexpr std::string_view romans[] = {"I",   "II",   "III", "IV", "V",  "VI",
                                                  "VII", "VIII", "IX",  "X",  "XI", "XII"};
    if (c >= U'①' && c <= U'⑳') return fmt::format("({})", c - U'①' + 1);
    if (c >= U'⑴' && c <= U'⒇') return fmt::format("({})", c - U'⑴' + 1);
    if (c >= U'Ⅰ' && c <= U'Ⅻ') return std::string(romans[c - U'Ⅰ']);
    if (c >= U'ⅰ' && c <= U'ⅻ') return std::string(romans[c - U'ⅰ']);
    return {};
}

std::string in_text(char32_t c) {
    if (const auto ascii = likeness(in_texts, c); !ascii.empty()) return std::string(ascii);
    if (const auto ascii = likeness(in_drawings, c); !ascii.empty()) return std::string(ascii);
    const std::string number = number_in_a_sign(c);
    return number.empty() ? fmt::format("\\u{:04x}", static_cast<unsigned>(c)) : number;
}

template <class Replace>
std::string replaced(std::string_view text, Replace replace) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at).value_or(CodePoint{0, 1});
        const bool is_drawn = !likeness(in_drawings, c.value).empty();  // some are narrow: ░
        const bool stays = c.value < 0x80 || (!is_ambiguous_width(c.value) && !is_drawn);
        stays ? out += text.substr(at, c.size) : out += replace(c.value);
        at += c.size;
    }
    return out;
}

void make_plain(std::string& text) {
    text = replaced(text, in_text);
}
void make_plain(Cell& cell) {
    if (auto* text = std::get_if<std::string>(&cell.value)) make_plain(*text);
    if (auto* decimal = std::get_if<Decimal>(&cell.value)) make_plain(decimal->text);
    if (auto* code = std::get_if<Code>(&cell.value)) make_plain(code->text);
}
template <class... Texts>
void make_all_plain(Texts&... texts) {
    (make_plain(texts), ...);
}

struct MakePlain {
    void operator()(Heading& heading) const { make_plain(heading.text); }
    void operator()(Paragraph& paragraph) const { make_plain(paragraph.text); }
    void operator()(BulletList& list) const {
        for (std::string& item : list.items) make_plain(item);
    }
    void operator()(Table& table) const {
        make_plain(table.caption);
        for (Column& column : table.columns)
            make_all_plain(column.label, column.group, column.whole, column.narrow);
        for (Row& row : table.rows) {
            for (Cell& cell : row.cells) make_plain(cell);
        }
    }
    void operator()(Chart& chart) const {
        make_all_plain(chart.title, chart.unit, chart.axis, chart.marks_label, chart.note);
        for (std::string& position : chart.positions) make_plain(position);
        for (auto& series : chart.series) make_plain(series.label);
        for (auto& mark : chart.marks) make_plain(mark.label);
    }
    void operator()(Timeline& timeline) const {
        make_all_plain(timeline.title, timeline.note);
        for (auto& event : timeline.events)
            make_all_plain(event.kind_label, event.lane, event.text);
    }
    template <class OfPages>
    void operator()(OfPages&) const {}
};

}  // namespace

Report in_plain_characters(Report report) {
    make_plain(report.title);
    for (std::string& stamp : report.stamps) make_plain(stamp);
    for (Block& block : report.blocks) std::visit(MakePlain{}, block);
    for (Ground& ground : report.grounds) make_all_plain(ground.label, ground.text, ground.hint);
    return report;
}

std::string drawn_in_ascii(std::string_view drawing) {
    return replaced(drawing, [](char32_t c) {
        const std::string_view ascii = likeness(in_drawings, c);
        return ascii.empty() ? std::string("?") : std::string(ascii);
    });
}

}  // namespace daicho
