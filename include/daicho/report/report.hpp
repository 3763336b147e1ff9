// A report is data before it is text: what to show, never how.
//
//     Report ── title, grounds
//       └─ blocks: heading, paragraph, list, table, key figure, chart, map, diagram, timeline
//            └─ Table ── columns, rows of typed cells
//
// Labels and texts are already in the language that was asked for; dates and figures keep their
// types, because each format writes them in its own way.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
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
};

enum class RowKind : std::uint8_t { data, subtotal, unlisted, total };

struct Row {
    RowKind kind = RowKind::data;
    std::vector<Cell> cells{};
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
};

// ---- the other blocks --------------------------------------------------------------------------

struct Heading {
    std::string text;
    int level = 2;
};

struct Paragraph {
    std::string text;
};

struct BulletList {
    std::vector<std::string> items;
};

/// A figure said large: 計327団体, with how it is made up.
struct KeyFigure {
    std::string label;
    std::string value;
    std::string note;
};

/// Names under headings, as the ministry's list by prefecture prints them.
struct GroupedList {
    struct Item {
        std::string text;
        Emphasis emphasis = Emphasis::none;
    };
    struct Group {
        std::string label;
        std::vector<Item> items;
    };
    std::string name;
    std::string caption;
    std::vector<Group> groups;
};

// ---- pictures: each can also be read as a table ------------------------------------------------

/// Values along an axis of times: stacked bars, or one or more lines.
struct Chart {
    enum class Kind : std::uint8_t { stacked_bars, lines };
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
    Kind kind = Kind::stacked_bars;
    std::string axis{};  // what the positions are: 年度
    std::vector<std::string> positions{};
    std::vector<Series> series{};
    std::vector<Count> band{};  // certain and possible totals; empty if they agree
    std::vector<Mark> marks{};
    std::string marks_label{};
    std::string note{};  // source, as-of day, unit
    std::vector<Constant> constants{};
};

/// The 47 prefectures as equal tiles, coloured by a number.
struct TileMap {
    struct Tile {
        int row = 0;
        int column = 0;
        std::string label;  // 群馬
        Count count{};
    };
    std::string name;
    std::string title;
    std::string unit;
    std::vector<Tile> tiles{};
    std::string note{};
};

/// Who works with whom: nodes in columns, joined by edges.
struct Diagram {
    struct Node {
        std::string id;
        std::string label;
        int column = 0;      // from the left, from 0
        std::string kind{};  // bureau, hello-work, prefecture, municipality, other
        Emphasis emphasis = Emphasis::none;
    };
    struct Edge {
        std::string from, to;
        std::string label{};
    };
    std::string name;
    std::string title;
    std::vector<Node> nodes{};
    std::vector<Edge> edges{};
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

using Block = std::variant<Heading, Paragraph, BulletList, Table, KeyFigure, GroupedList, Chart,
                           TileMap, Diagram, Timeline>;

/// One line of what a figure rests on: its unit, as-of day, filter, bounds, gaps, sources, commit.
struct Ground {
    std::string key;  // unit, as_of, filter, …
    std::string label;
    std::string text;
};

struct Report {
    std::string name{};
    std::string title{};
    std::vector<std::string> stamps{};  // warnings about the whole: figures from data with errors
    std::vector<Block> blocks{};
    std::vector<Ground> grounds{};
    std::optional<Instant> made{};  // of what it is made from: for stamps within files
};

}  // namespace daicho
