// A report is data before it is text: what to show, never how.
//
//     Report ── title, grounds
//       ├─ blocks: heading, paragraph, list, table, key figure, facts, cards, chart, map, diagram,
//       … └─ parts: which of them a page sets side by side, or on a sheet of paper of their own
//            └─ Table ── columns, rows of typed cells
//
// Labels and texts are already in the language that was asked for; dates and figures keep their
// types, because each format writes them in its own way.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "daicho/time/date.hpp"
#include "daicho/time/instant.hpp"

namespace daicho {

// ---- cells -------------------------------------------------------------------------------------

/// A figure with its bounds: what is certainly so on the day, and what is possible.
struct Count {
    int certain = 0;
    int possible = 0;
    bool is_open = false;  // and perhaps more, that nobody has named

    bool agrees() const { return certain == possible; }
    /// Whether it says nothing: none is known, and there may be any number.
    bool is_unknown() const { return is_open && possible == 0; }
    Count& operator+=(const Count& other) {
        certain += other.certain;
        possible += other.possible;
        is_open = is_open || other.is_open;
        return *this;
    }
    friend Count operator+(Count a, const Count& b) { return a += b; }
    friend bool operator==(const Count&, const Count&) = default;
};

/// A decimal as its source writes it, so that 2.0 stays 2.0.
struct Decimal {
    std::string text;
    double value = 0;
};

/// A code such as 全国地方公共団体コード: digits that are text and stay text.
struct Code {
    std::string text;
};

using Value = std::variant<std::monostate,  // nothing to say: an empty cell
                           std::string, Count, long long, Decimal, Date, FiscalYear, Code, bool>;
/// Whether nothing is said: an empty text says nothing either.
bool is_empty(const Value& value);

/// Why a cell is set off from its neighbours. Every format also says it in words or marks.
enum class Emphasis : std::uint8_t {
    none,
    new_in_year,  // new in the last complete fiscal year: underlined
    new_since,    // new since then: red
    missing,      // what ought to be there and is not
};

struct Cell {
    Value value{};
    Emphasis emphasis = Emphasis::none;
    std::vector<std::uint32_t> counted{};  // of a statistic: the facts it counts, for `--why`
};

// ---- tables ------------------------------------------------------------------------------------

enum class Type : std::uint8_t { text, count, number, decimal, date, fiscal_year, code, boolean };

struct Column {
    /// What is said to formats and comparisons that treat it apart from others of its type.
    enum class Role : std::uint8_t {
        plain,
        total,            // of the columns before it
        share,            // of a whole: pages draw it as a bar
        sources,          // ids of sources: pages link to them
        government_code,  // official, and so also in spreadsheets where it is for machines only,
        prefecture_code,  // which have this one where there is no other
    };

    std::string key;    // what machines call it: prefecture_code, fy2015, total
    std::string label;  // what people read
    Type type = Type::text;
    std::string group{};        // a head spanning neighbours of the same group; for people only
    bool machine_only = false;  // left out where people read: codes beside names
    bool people_only = false;   // left out for machines: figures with marks behind them
    bool keeps = false;         // behind the head columns: never dropped where it is narrow
    bool in_circles = false;    // numbers of a published list: ① to ⑳ on pages

    // Where there is no room for all columns:
    bool is_spare = false;  // it goes before the others
    bool sums_up = false;   // it may be summed with its neighbours, the first ones first
    std::string narrow{};   // a shorter label: H27 for 2015

    std::string whole{};  // what it is called where no head spans it: 2015年度 for 2015
    Role role = Role::plain;

    // What is special about a column is said where it is declared.
    Column for_machines() const { return with(&Column::machine_only, true); }
    Column for_people() const { return with(&Column::people_only, true); }
    Column kept() const { return with(&Column::keeps, true); }
    Column spare() const { return with(&Column::is_spare, true); }
    Column as(Role is) const { return with(&Column::role, is); }

    template <class Member>
    Column with(Member Column::*member, Member value) const {
        Column out = *this;
        out.*member = value;
        return out;
    }
};

enum class RowKind : std::uint8_t { data, subtotal, unlisted, total };

struct Row {
    RowKind kind = RowKind::data;
    std::vector<Cell> cells{};
    std::optional<std::size_t> slot{};  // of a statistic: which of its rows this is
};

/// A value that holds for every row: machines get it as a column of its own.
struct Constant {
    std::string key;
    std::string label;
    Value value;
    bool warns = false;  // also people must see it in the table itself
};

struct Table {
    std::string name;     // short, for file names and sheets: stats
    std::string caption;  // with unit and as-of day
    std::vector<Column> columns{};
    std::vector<Row> rows{};
    std::vector<Constant> constants{};
    std::size_t head_columns = 1;  // columns that name the row; never dropped

    /// Where the column of a key stands that the table has.
    std::size_t at(std::string_view key) const;
    /// The column itself, to call it otherwise or to hide it from people on one page.
    Column& column(std::string_view key) { return columns[at(key)]; }
    /// The cell of a row below the column of a key that the table has.
    const Cell& cell(const Row& row, std::string_view key) const { return row.cells[at(key)]; }
    Cell& cell(Row& row, std::string_view key) const { return row.cells[at(key)]; }
    /// A row in which only these columns say something.
    Row row_of(RowKind kind, std::vector<std::pair<std::string_view, Cell>> cells) const;
};

// ---- the other blocks --------------------------------------------------------------------------

struct Heading {
    std::string text;
    int level = 2;         // 1: the page's title, which then stands nowhere else
    std::string anchor{};  // where links of the page lead to
    std::string badge{};   // at its right: 資料2
};

struct Paragraph {
    std::string text;
    bool is_note = false;  // said in a low voice
    std::string looks{};   // what colours and marks say: behind it where they are drawn, else not
};

struct BulletList {
    std::vector<std::string> items;
    bool is_numbered = false;
};

/// A figure said large: 計327団体, with how it is made up.
struct KeyFigure {
    struct Part {
        std::string label;  // 市
        Count count;
    };
    std::string label;
    std::string value;
    std::string note;
    std::vector<Part> parts{};  // of which it is the sum; a page draws them to scale
};

/// What is known of one thing, each fact below its name. What is not known is not listed.
struct FactSheet {
    struct Fact {
        std::string label;
        std::vector<std::string> texts;  // a line each
        std::vector<std::string> sources{};
    };
    std::string name;
    std::string title;
    std::vector<Fact> facts{};
    std::string note{};
};

/// Things told one beside the other, each on a card of its own: cases, facilities.
struct Cards {
    struct Card {
        std::string title;
        std::string message{};               // what it shows, in a line
        std::vector<std::string> parties{};  // as a chain: who works with whom
        std::vector<std::string> texts{};    // a paragraph each
        std::vector<FactSheet::Fact> facts{};
        std::vector<std::string> tags{};  // said in a word or two
        std::string link{};               // of the title
    };
    std::string name;
    std::string title;
    std::vector<Card> cards{};
    std::string note{};
};

/// The sources of a report. Where an id stands in its tables, a page leads to its title here.
struct SourceList {
    struct Source {
        std::string id;
        std::string title;
        std::string publisher{};
        std::optional<Date> date{};
        std::string url{};
        std::string note{};
    };
    std::string name;
    std::string title;
    std::vector<Source> sources{};
    std::string note{};
};

/// The way to places of the same page: its links in groups. Only pages have it.
struct Index {
    struct Link {
        std::string text;
        std::string link;  // #gunma
    };
    struct Group {
        std::string label;
        std::vector<Link> links;
    };
    std::string name;
    std::string title;
    std::vector<Group> groups{};
};

/// Names under headings, as the ministry's list by prefecture prints them.
struct GroupedList {
    /// Groups in columns, or one below the other with their names beside them.
    enum class Layout : std::uint8_t { columns, rows };
    struct Item {
        std::string text;
        Emphasis emphasis = Emphasis::none;
        int number = 0;        // in its list, before it, from 1; 0 for none
        std::string note{};    // behind it: 24年12月
        bool is_main = false;  // set off from others of its group
    };
    struct Group {
        std::string label;
        std::vector<Item> items;
        std::string count{};           // how many of how many: 7市1町/44
        std::optional<int> percent{};  // the same as a share
        bool is_open = false;          // and perhaps more, that nobody has named
        std::string note{};
        std::string anchor{};  // where links of the page lead to
    };
    std::string name;
    std::string caption;
    std::vector<Group> groups;
    Layout layout = Layout::columns;
};

// ---- pictures: each can also be read as a table ------------------------------------------------

/// Values along an axis of times, as stacked bars.
struct Chart {
    struct Series {
        std::string key;
        std::string label;
        std::vector<std::optional<double>> values;  // one for each position; nothing: unknown
        std::vector<Count> bounds{};  // the least and the most, if values are the least
        bool is_drawn = true;         // else for machines, whose columns stay whatever the data
    };
    /// A published or otherwise given value beside the drawn ones.
    struct Mark {
        std::size_t position;
        double value;
        std::string label;
    };
    std::string name;
    std::string title;  // its one message
    std::string unit;
    std::string axis{};  // what the positions are: 年度
    std::vector<std::string> positions{};
    std::vector<Series> series{};
    std::vector<Count> band{};  // certain and possible totals; empty if they agree
    std::vector<Mark> marks{};
    std::string marks_label{};
    std::string note{};  // source, as-of day, unit
    std::vector<Constant> constants{};
};

/// A total as it grew, on a true axis of days. What was published is a dot of its own day, what was
/// computed from it is hollow, and where nothing was published the least and the most are a band.
struct Growth {
    struct Point {
        Day day{};
        int value = 0;
        bool is_computed = false;
    };
    struct Band {
        Day from{}, until{};
        int least = 0, most = 0;
    };
    /// A part of the whole, as far as it was published.
    struct Part {
        std::string label;
        std::vector<Point> points;
    };
    std::string name;
    std::string title;  // its one message
    std::string unit;
    std::vector<Point> counted{};  // each day on which the registry's own count rises
    std::vector<Point> points{};
    std::vector<Band> bands{};
    std::optional<Part> part{};
    std::string note{};
    std::vector<Constant> constants{};
};

/// The 47 prefectures as equal tiles, coloured by a number.
struct TileMap {
    struct Tile {
        int row = 0;
        int column = 0;
        std::string label;  // 群馬
        Count count{};
        std::optional<Count> percent{};  // where the map is of shares, and counts its second view
        int of = 0;                      // how many there are: the share is of these
        std::string link{};
    };
    std::string name;
    std::string title;
    std::string unit;
    std::vector<Tile> tiles{};
    std::string note{};
    std::string count_unit{};  // of the second view, where the first is of shares
    std::string open_note{};   // what is said of tiles whose count is open
};

/// Who works with whom: nodes in columns, each filling rows. Those that share a row are joined, so
/// that every line is level and none crosses another.
struct Diagram {
    enum class Kind : std::uint8_t {
        bureau,
        hello_work,
        agreement,
        prefecture,
        municipal,
        other,
    };
    struct Node {
        std::string label;
        int column = 0;  // from the left, from 0
        Kind kind = Kind::other;
        int row = 0, rows = 1;   // that it fills
        std::string note{};      // below its label
        bool is_dashed = false;  // beside what is counted
        std::string link{};
    };
    struct Head {
        std::string key;
        std::string label;
    };
    std::string name;
    std::string title;
    std::vector<Node> nodes{};
    std::string note{};
    std::vector<Head> heads{};  // of the columns
    std::string looks{};        // what its lines say: behind the note where they are drawn
};

/// Indicators as small pictures on one axis of years. A target is a tick of its own year; what is
/// final is a dot, and joined to the one of the next year; what is interim is hollow and alone.
struct Panels {
    struct Point {
        FiscalYear year;
        Decimal value;
        bool is_interim = false;
        std::string note{};                  // what kind of result it is
        std::vector<std::string> sources{};  // of it
    };
    struct Target {
        FiscalYear year;
        Decimal value;
        std::string label;  // 目標 65.5
    };
    struct Panel {
        std::string key;
        std::string title;
        std::string subtitle;
        std::string unit;
        std::vector<Point> points;    // sorted by year
        std::vector<Target> targets;  // sorted by year
    };
    std::string name;
    std::string title;
    FiscalYear first{}, last{};  // of the axis
    std::vector<Panel> panels{};
    std::string note{};
};

/// The levels of meetings, the highest first. What is only a model is drawn as one.
struct Tiers {
    struct Level {
        std::string label;
        std::string members{};
        std::string often{};
        bool is_model = false;
        std::vector<std::string> sources{};
    };
    std::string name;
    std::string title;
    std::vector<Level> levels{};
    std::string note{};
};

/// Things told side by side, a column each: a bureau's agreements, with their measures under the
/// headings of the document. A page breaks them into sheets.
struct SideBySide {
    struct Part {
        std::string heading;  // with its number; empty for none
        std::vector<std::string> items;
    };
    struct Column {
        std::string head;
        std::string note;                // below it
        std::vector<std::string> facts;  // one for each label
        std::vector<Part> parts;
        std::string anchor{};
    };
    std::string name;
    std::string title;
    std::string badge{};  // 資料2
    std::string head_label;
    std::vector<std::string> labels;
    std::string parts_label;
    std::vector<Column> columns{};
    std::string note{};
};

/// Events in order; an interval is shown as one.
struct Timeline {
    struct Event {
        Date when;
        std::string kind;        // concluded, revised, meeting, …
        std::string kind_label;  // 締結
        std::string lane;        // whose: the agreement or government; empty if there is only one
        std::string text;
        std::string id;  // of the record
        std::vector<std::string> sources{};
        std::string item{};  // what tells it from others of its kind in the record
    };
    std::string name;
    std::string title;
    std::vector<Event> events{};  // sorted for display
    std::string note{};
    std::vector<Constant> constants{};
};

/// Headings, paragraphs, lists, tables, charts and timelines come to any format. All else only
/// pages have (HTML, Markdown, and what a template is given): other formats may leave it out.
using Block = std::variant<Heading, Paragraph, BulletList, Table, KeyFigure, GroupedList, FactSheet,
                           Cards, SourceList, Index, Chart, Growth, TileMap, Diagram, Panels, Tiers,
                           SideBySide, Timeline>;

/// Blocks that a page sets together; formats that know no page write them one after the other.
enum class Setting : std::uint8_t {
    screen,     // what is seen first: close together, on paper a page of its own
    headline,   // a figure, what changed, and sentences side by side
    pictures,   // pictures side by side, the first one narrow
    columns,    // side by side, the first one wide
    letter,     // as an office sends it: day and office at the right, items beside their heads
    portrait,   // begins a sheet of paper
    landscape,  // the same across
};
struct PagePart {
    Setting setting;
    std::size_t begin, end;  // of the blocks; parts may lie within others
};

/// One line of what a figure rests on: its unit, as-of day, filter, bounds, gaps, sources, commit.
struct Ground {
    std::string key;  // unit, as_of, filter, …
    std::string label;
    std::string text;
    std::string hint{};  // a command or option: for those at a terminal, and on no page
};

/// The fiscal years by whose names a page marks what is new: 令和6年度 beats 前年度.
struct NewYears {
    std::string last_complete{}, since{};
};

struct Report {
    std::string name{};
    std::string title{};
    std::vector<std::string> stamps{};  // warnings about the whole: figures from data with errors
    std::vector<Block> blocks{};
    std::vector<Ground> grounds{};
    bool is_landscape = false;      // on paper
    std::vector<PagePart> parts{};  // sorted, what holds others before them
    NewYears years{};
    std::optional<Instant> made{};  // of what it is made from: for stamps within files
};

}  // namespace daicho
