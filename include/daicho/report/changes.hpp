// What a change of the registry means: two states of it compared by the rows of the format.
//
// As a report, it is data before it is text: words are in the language that was asked for, figures
// and dates in cells keep their types.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "daicho/report/context.hpp"
#include "daicho/report/report.hpp"
#include "daicho/text/named.hpp"

namespace daicho {

struct StatsOptions;

/// What happened to a record or an entry, in the order in which it is told.
enum class ChangeKind : std::uint8_t {
    added,
    revised,    // a revision was added: the parties changed their agreement
    ended,      // it says now when it ended
    corrected,  // a fact that stood is another one now
    extended,   // facts were added, and all that stood stands
    sources,    // nothing but citations
    remarks,    // nothing but free keys, `x-…`, which no figure and no page reads
    form,       // nothing but how it is written
    moved,      // another name or folder
    removed,
    unreadable,  // of one of the two states not all could be read
};
inline constexpr std::array change_names{
    Named<ChangeKind>{ChangeKind::added, "added", Words{"新規", "new"}},
    Named<ChangeKind>{ChangeKind::revised, "revised", Words{"改定", "revised"}},
    Named<ChangeKind>{ChangeKind::ended, "ended", Words{"終了", "ended"}},
    Named<ChangeKind>{ChangeKind::corrected, "corrected", Words{"訂正", "corrected"}},
    Named<ChangeKind>{ChangeKind::extended, "extended", Words{"追記", "facts added"}},
    Named<ChangeKind>{ChangeKind::sources, "sources", Words{"出典のみ", "sources only"}},
    Named<ChangeKind>{ChangeKind::remarks, "remarks", Words{"備考のみ", "remarks only"}},
    Named<ChangeKind>{ChangeKind::form, "form", Words{"書式のみ", "form only"}},
    Named<ChangeKind>{ChangeKind::moved, "moved", Words{"改名・移動", "renamed or moved"}},
    Named<ChangeKind>{ChangeKind::removed, "removed", Words{"削除", "removed"}},
    Named<ChangeKind>{ChangeKind::unreadable, "unreadable", Words{"読めない", "not readable"}},
};
static_assert(is_in_step(change_names, &Named<ChangeKind>::value, ChangeKind::unreadable));

/// A value that differs. Of the two texts one is empty where the value was not there.
struct ValueChange {
    std::string path;   // for programs: meetings[council/運営協議会/FY2024].date
    std::string label;  // for people: 会議「運営協議会」の開催日
    std::string before;
    std::string after;
    std::string note{};          // what follows for the figures: FY2014 → FY2015
    std::string item{};          // the part of the file in which it is: 公表値「2025-09-25」
    bool counts = false;         // it can be the cause of another figure
    std::string_view section{};  // the key of the file that holds it: totals
    std::string identity{};      // of the item, if that holds a list: 2025-09-25 (identity.hpp)
};

/// A record, or one of the files beside the records.
struct Change {
    std::vector<ChangeKind> kinds;  // the first is under which it is told
    std::string name;               // 伊勢崎市; of a file, what it is
    std::string id;                 // 102041-isesaki; of a file, empty
    std::string path;               // 10-gunma/102041-isesaki.yaml; of the state in which it is
    std::string path_before{};      // if it was moved
    std::string when{};             // of one added or removed: when it was concluded
    std::vector<ValueChange> values{};
};

/// A cell of a table that both states have, and why it differs.
struct CellChange {
    Value before{};
    Value after{};
    std::vector<std::string> why{};
    bool differs = false;
};

/// The rows and columns of a table in which something differs.
struct TableChange {
    struct Row {
        Value label;
        RowKind kind = RowKind::data;
        std::vector<CellChange> cells;
    };
    std::string name;  // stats
    std::string caption;
    std::string head{};  // of the rows
    std::vector<Column> columns{};
    std::vector<Row> rows{};
    std::vector<std::string>
        why{};  // where the cells themselves do not know: what may be the cause
};

/// One of the two states, as a line of words tells it.
struct StateSummary {
    std::string name;  // main 143d12e8273d
    std::size_t records = 0;
    std::string governments{};  // 327; empty of a registry with errors
    std::size_t errors = 0;
    std::size_t warnings = 0;
};

struct Changes {
    StateSummary before;
    StateSummary after;
    std::vector<Change> records;  // by kind, then by path
    std::vector<Change> files;    // registry.yaml, sources.yaml, vocabulary.yaml, about.yaml
    std::vector<TableChange> figures{};
    bool with_figures = false;       // whether they were compared
    bool withholds_figures = false;  // they were asked for, but a state has errors
    std::string as_of{};             // the day of the figures, if they were asked for

    bool empty() const { return records.empty() && files.empty() && figures.empty(); }
};

/// What differs between two states, each in its own words; with `figures` also the cells of that
/// table, for the as-of day and the filter of `after`.
Changes changes_between(const ReportContext& before, const ReportContext& after,
                        const StatsOptions* figures = nullptr);

}  // namespace daicho
