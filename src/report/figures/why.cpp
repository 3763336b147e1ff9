// What a cell of a statistic counts, and what it leaves out and why.
#include <algorithm>
#include <array>
#include <set>

#include "daicho/model/trouble.hpp"
#include "daicho/query/counting.hpp"
#include "daicho/query/coverage.hpp"
#include "daicho/reference/resolve.hpp"
#include "daicho/report/figures/list.hpp"
#include "daicho/report/figures/stats.hpp"
#include "daicho/text/ascii.hpp"
#include "daicho/text/lists.hpp"
#include "daicho/text/normal.hpp"
#include "daicho/text/utf8.hpp"
#include "report/parts/names.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

namespace {

/// What a cell name says of the rows, or of the columns: some that are summed, or all.
struct Side {
    std::vector<std::size_t> slots{};  // none: all of them
    std::string label{};

    bool is_all() const { return slots.empty(); }
};

/// What the table prints at its foot and at its right.
constexpr std::array<Words, 5> total_labels{{{"合計", "total"},
                                             {"計", "all"},
                                             {"年度の分かるもの", "year known"},
                                             {"年度の分かるもの", "known new"},
                                             {"分かる数", "known"}}};

bool is_called(Words words, std::string_view given) {
    return is_same_text(words.ja, given) || is_same_text(words.en, given);
}
bool is_called(const Message& words, std::string_view given) {
    return is_called(Words{words.ja, words.en}, given);
}

bool is_total(std::string_view given) {
    return std::ranges::any_of(total_labels, [&](Words label) { return is_called(label, given); });
}

/// A year as the command line takes it: 2015, H27, 平成27年度, FY2015; nothing for a part of one.
std::optional<Date> year_meant(const std::string& given) {
    const auto understood = understand_date(given);
    const auto* date = std::get_if<Date>(&understood);
    const bool is_year = date && date->latest - date->earliest >= Days{364};
    return is_year ? std::optional(*date) : std::nullopt;
}

std::optional<std::size_t> find_year(const std::vector<Slot>& slots, const std::string& given) {
    // R1 is printed for a fiscal year that is longer than the year of its name.
    const auto printed = std::ranges::find_if(slots, [&](const Slot& slot) {
        const auto* year = std::get_if<FiscalYear>(&slot.id);
        return year && is_same_text(short_year(*year, DateStyle::era), given);
    });
    if (printed != slots.end()) return static_cast<std::size_t>(printed - slots.begin());
    const auto year = year_meant(given);
    if (!year) return {};
    if (const auto found = find_slot(slots, fiscal_year_of(year->latest))) return found;
    return find_slot(slots, Year{year_of(year->earliest)});
}

std::optional<std::size_t> find_place(const std::vector<Slot>& slots, const std::string& given) {
    if (const Words* region = find_region(given)) {
        if (const auto found = find_slot(slots, Region{region->ja})) return found;
    }
    const Prefecture* place = resolve_prefecture(given);
    return place ? find_slot(slots, place) : std::nullopt;
}

/// The place of the slot that a person calls so: by its key or label, a year as it is written
/// anywhere, a region or a prefecture by any of its names.
std::optional<std::size_t> find_named(const std::vector<Slot>& slots, const std::string& given) {
    const auto named = std::ranges::find_if(slots, [&](const Slot& slot) {
        return given == key_of(slot.id) || is_called(slot.label, given);
    });
    if (named != slots.end()) return static_cast<std::size_t>(named - slots.begin());
    const auto year = find_year(slots, given);
    return year ? year : find_place(slots, given);
}

/// The label without what the table puts behind that of a group: 関東計, Kanto total.
std::string without_total(std::string given) {
    for (const std::string_view ending : {"計", " total"}) {
        if (given.ends_with(ending)) given.erase(given.size() - ending.size());
    }
    return given;
}

/// The slots of a group that can be summed up: the prefectures of a region.
std::vector<std::size_t> find_group(const std::vector<Slot>& slots, const std::string& given) {
    const Words* region = find_region(without_total(given));
    std::vector<std::size_t> out;
    for (std::size_t i = 0; region && i < slots.size(); ++i) {
        if (slots[i].group.ja == region->ja) out.push_back(i);
    }
    return out;
}

/// The oldest years, which a narrow table sums up in one column: ～H26.
std::vector<std::size_t> find_oldest(const std::vector<Slot>& slots, const std::string& given) {
    std::vector<std::size_t> out;
    for (const std::string_view wave : {"~", "～", "〜", "≤"}) {
        if (!given.starts_with(wave)) continue;
        const auto last = find_year(slots, given.substr(wave.size()));
        for (std::size_t i = 0; last && i <= *last; ++i) out.push_back(i);
    }
    return out;
}

Trouble no_such_slot(const std::vector<Slot>& slots, const std::string& given) {
    std::vector<std::string> names;
    for (const Slot& slot : slots) names.push_back(key_of(slot.id));
    for (const Slot& slot : slots) names.push_back(slot.label.ja);
    for (const Slot& slot : slots) names.push_back(slot.label.en);
    const std::vector<std::string_view> all(names.begin(), names.end());
    return Trouble(message("表に `{}` という欄はありません", "the table has no row or column `{}`",
                           printable(given)),
                   suggestion(given, all)
                       .or_else(message("`--why 群馬県,2015` のように行と列の名前を書いてください",
                                        "name a row and a column as in `--why 群馬県,2015`")));
}

/// A label that nothing bears.
std::optional<Side> read_side(const ReportContext& context, const std::vector<Slot>& slots,
                              const std::string& given) {
    if (given.empty() || is_total(given)) return Side{};
    if (const auto found = find_named(slots, given)) {
        return Side{{*found}, context.text(slots[*found].label)};
    }
    if (auto found = find_group(slots, given); !found.empty()) {
        return Side{std::move(found), given};
    }
    if (auto found = find_oldest(slots, given); !found.empty()) {
        return Side{found, context.text(message("～{}", "≤{}", slots[found.back()].label))};
    }
    return {};
}

struct Cellname {
    Side row, column;
};

/// What may stand between a row and a column: `群馬県、2015`, and what the answer itself prints,
/// `群馬県 × 2015年度`.
constexpr std::array<std::string_view, 4> separators{",", "、", "×", " "};

/// The text in two at each place where it can be divided; a label may hold a separator of its own.
std::vector<std::pair<std::string, std::string>> divided(const std::string& text) {
    const std::string_view whole = text;
    std::vector<std::pair<std::string, std::string>> out;
    for (const std::string_view mark : separators) {
        for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + 1))
            out.emplace_back(trimmed(whole.substr(0, at), " "),
                             trimmed(whole.substr(at + mark.size()), " "));
    }
    return out;
}

/// A row, or a column of all rows, by its whole name; else `ROW,COLUMN`.
std::optional<Cellname> find_cell(const ReportContext& context, const Statistic& statistic,
                                  const std::string& text) {
    const auto row_of = [&](const std::string& given) {
        return read_side(context, statistic.rows, given);
    };
    const auto column_of = [&](const std::string& given) {
        return read_side(context, statistic.columns, given);
    };
    if (auto row = row_of(text)) return Cellname{*row, {}};
    if (auto column = column_of(text)) return Cellname{{}, *column};
    for (const auto& [before, after] : divided(text)) {
        const auto row = row_of(before);
        const auto column = column_of(after);
        if (row && column) return Cellname{*row, *column};
    }
    return {};
}

Cellname read_cell(const ReportContext& context, const Statistic& statistic,
                   const std::string& cell) {
    const std::string text = fold_width(cell);
    if (auto found = find_cell(context, statistic, text)) return std::move(*found);
    const auto parts = divided(text);
    for (const auto& [row, column] : parts) {
        if (read_side(context, statistic.rows, row)) throw no_such_slot(statistic.columns, column);
    }
    throw no_such_slot(statistic.rows, parts.empty() ? text : parts.front().first);
}

void add(CellCount& sum, const CellCount& figure) {
    sum.count.certain += figure.count.certain;
    sum.count.possible += figure.count.possible;
    sum.facts.insert(sum.facts.end(), figure.facts.begin(), figure.facts.end());
}

/// The figure in a row, or in the row of totals.
CellCount figure_in(const std::vector<CellCount>& row, const CellCount& total, const Side& column) {
    if (column.is_all()) return total;
    CellCount out;
    for (const std::size_t c : column.slots) add(out, row[c]);
    return out;
}

CellCount figure_at(const Statistic& statistic, const Cellname& name) {
    if (name.row.is_all()) {
        return figure_in(statistic.column_totals, statistic.total, name.column);
    }
    CellCount out;
    for (const std::size_t r : name.row.slots) {
        add(out, figure_in(statistic.cells[r], statistic.row_totals[r], name.column));
    }
    return out;
}

/// 群馬県 × 2015年度
std::string label_of(const ReportContext& context, const Cellname& name) {
    if (name.row.is_all() && name.column.is_all()) return context.text(Words{"合計", "total"});
    const bool both = !name.row.is_all() && !name.column.is_all();
    return fmt::format("{}{}{}", name.row.label, both ? " × " : "", name.column.label);
}

/// Whether something that stands in these slots belongs to what the name says.
bool belongs(const std::vector<Slot>& slots, const Side& side, const std::vector<SlotId>& ids) {
    return side.is_all() || std::ranges::any_of(side.slots, [&](std::size_t i) {
               return std::ranges::find(ids, slots[i].id) != ids.end();
           });
}

/// 1 what it is, 2 since when, 3 id, 4 why: the columns of both tables.
std::vector<Column> columns(const ReportContext& context, Unit unit) {
    const Wording say(context);
    return {say.column("thing", {"名称", "what"}),
            say.column("since", info(unit).began, Type::date).kept(),
            say.column("id", {"ID", "ID"}).spare(), say.column("reason", {"理由", "why"}),
            say.sources_column().spare()};
}

std::string sources_of(const ReportContext& context, std::span<const std::uint32_t> agreements) {
    std::set<std::uint32_t> cited;
    for (const auto index : agreements) {
        const auto& cites = context.ledger.agreement(index).cites;
        cited.insert(cites.begin(), cites.end());
    }
    return joined(cited, ", ", [&](std::uint32_t index) {
        return context.ledger.registry().publications[index].first.value;
    });
}

std::string ids_of(const ReportContext& context, const Fact& fact) {
    return joined(fact.agreements(), ", ",
                  [&](std::uint32_t index) { return context.ledger.agreement(index).id; });
}

Row counted_row(const ReportContext& context, const Fact& fact) {
    Message why = fact.certain ? Message{"確実に数える", "certainly counted"}
                               : Message{"基準日より後かもしれない(可能性)",
                                         "possible: it may be later than the day"};
    const auto agreements = fact.agreements();
    if (agreements.size() > 1) {
        why.ja += fmt::format("。{}件の協定があるが1団体", agreements.size());
        why.en += fmt::format("; one government with {} agreements", agreements.size());
    }
    if (const Unlisted* entry = unlisted_of(context.ledger.registry(), fact)) {
        if (entry->reason) why = {entry->reason->value.text, entry->reason->value.text};
        std::string cited =
            joined(entry->sources, ", ", [](const auto& source) { return source->id; });
        return {
            RowKind::unlisted,
            {{thing_of(context, fact)}, {fact.since}, {}, {context.text(why)}, {std::move(cited)}}};
    }
    return {RowKind::data,
            {{thing_of(context, fact)},
             {fact.since},
             {ids_of(context, fact)},
             {context.text(why)},
             {sources_of(context, agreements)}}};
}

/// Whether the table counts anything of an agreement.
bool has_any(const Statistic& statistic, std::uint32_t agreement) {
    return std::ranges::any_of(statistic.facts, [&](const Fact& fact) {
        const auto all = fact.agreements();
        return std::ranges::find(all, agreement) != all.end();
    });
}

/// Why an agreement of the row is not behind the figure.
Message left_out_because(const ReportContext& context, const Statistic& statistic,
                         const Fact& fact) {
    const Agreement& agreement = context.ledger.agreement(fact.agreement());
    if (!agreement.concluded) return {"締結日がない", "it has no date of conclusion"};
    if (context.filter.kinds.empty() && !context.filter.all_kinds &&
        !is_counted(context.ledger.registry(), agreement)) {
        const std::string kind = agreement.kind ? agreement.kind->value.id : "";
        return message("種類「{}」は国の集計に入らない",
                       "its kind ({}) is not in the national count",
                       label(context.ledger.registry().vocabularies.kinds, kind, context.lang));
    }
    if (!matches(context.ledger, fact.agreement(), context.filter))
        return {"絞り込みに合わない", "the filter excludes it"};
    if (fact.since.earliest > context.as_of) {
        return message("基準日({})より後", "later than the as-of day ({})",
                       context.date(context.as_of));
    }
    if (agreement.ended && agreement.ended->value.date &&
        agreement.ended->value.date->value.latest < context.as_of) {
        return {"基準日より前に終了", "it had ended before the as-of day"};
    }
    if (!has_any(statistic, fact.agreement())) {
        const Words unit = info(statistic.unit).label;
        return message("求める{}の記録がない", "no {} asked for on record", unit);
    }
    std::vector<SlotId> ids;
    if (statistic.by_column) statistic.by_column->place(context.ledger, fact, ids);
    std::string named;
    for (const SlotId& id : ids) {
        const auto at = find_slot(statistic.columns, id);
        if (at) named += (named.empty() ? "" : ", ") + context.text(statistic.columns[*at].label);
    }
    if (named.empty() && statistic.by_column) named = context.text(statistic.by_column->otherwise);
    return message("別の欄: {}", "it stands in another cell: {}", named);
}

/// Whether some of those that nobody could name may belong to the cell: as where they are and as
/// what else they are, nobody knows more.
bool is_unread(const ReportContext& context, const Statistic& statistic, const Cellname& name) {
    const Registry& registry = context.ledger.registry();
    Filter anywhere = context.filter;
    anywhere.prefectures.clear();
    anywhere.regions.clear();
    const auto unlisted = unlisted_facts(registry, anywhere, context.as_of);
    return std::ranges::any_of(unlisted, [&](const Fact& fact) {
        std::vector<SlotId> rows, columns;
        for (const Prefecture* place : places_of(registry, fact)) {
            if (context.filter.keeps(place)) {
                rows.insert(rows.end(), {SlotId(place), SlotId(Region{place->region.ja})});
            }
        }
        if (statistic.by_column) statistic.by_column->place(context.ledger, fact, columns);
        const bool may_be_in_column =
            columns.empty() || belongs(statistic.columns, name.column, columns);
        return !fact.prefecture && !name.row.is_all() && belongs(statistic.rows, name.row, rows) &&
               may_be_in_column;
    });
}

Gap gap_in(const ReportContext& context, const Statistic& statistic, const Cellname& name) {
    if (statistic.unit != Unit::government) return Gap::none;
    const Gap gap = gap_of(context.ledger.registry(), context.filter, context.as_of);
    if (gap == Gap::after_lists || name.row.is_all()) return gap;
    return is_unread(context, statistic, name) ? Gap::unread : Gap::none;
}

/// 3団体, 3団体以上.
Message shown(const Statistic& statistic, const Tally& count, Gap gap) {
    const std::string figure = Wording::figure(count);
    const Words unit{info(statistic.unit).label.ja, counted(statistic.unit, count.possible)};
    return gap == Gap::none ? message("{}{}", "{} {}", figure, unit)
                            : message("{}{}以上", "at least {} {}", figure, unit);
}

/// The figure of a past year is that of its last day, counted as of then.
Report why_past(const ReportContext& context, const StatsOptions& options, FiscalYear year,
                const std::string& row) {
    ReportContext then = context;
    then.as_of = std::min(year.last(), context.as_of);
    StatsOptions plain = options;
    plain.by_column = nullptr;
    plain.cumulative = false;
    return why_report(then, plain, row);
}

/// What the yearly table calls its last columns, which are of the municipalities alone.
constexpr std::array<Words, 4> share_labels{{{"うち市区町村", "municipalities"},
                                             {"数", "with"},
                                             {"割合", "share"},
                                             {"うち市区町村の割合", "municipalities share"}}};

std::vector<GovernmentKind> municipalities_of(const Filter& filter) {
    std::vector<GovernmentKind> out;
    for (const GovernmentKind kind : government_kinds) {
        if (municipality.contains(kind) && filter.keeps(kind)) out.push_back(kind);
    }
    return out;
}

/// The row of a cell of those columns; nothing if the text names another, or there are none.
std::optional<std::string> row_of_share(const StatsOptions& options, const Filter& filter,
                                        const std::string& cell) {
    if (!options.share || municipalities_of(filter).empty()) return {};
    const std::string text = fold_width(cell);
    for (const auto& cell_name : divided(text)) {
        if (std::ranges::any_of(share_labels,
                                [&](Words label) { return is_called(label, cell_name.second); }))
            return cell_name.first;
    }
    return {};
}

/// What is behind a share are the municipalities of the row.
Report why_share(const ReportContext& context, const StatsOptions& options,
                 const std::string& row) {
    ReportContext municipalities = context;
    municipalities.filter.government_kinds = municipalities_of(context.filter);
    StatsOptions plain = options;
    plain.by_column = nullptr;
    return why_report(municipalities, plain, row);
}

/// Of the columns of the series this one counts by the records alone, as every other table does.
bool is_known_new(const std::string& cell) {
    const auto comma = cell.rfind(',');
    return comma != cell.npos && is_total(cell.substr(comma + 1)) &&
           !is_total(cell.substr(0, comma));
}

Table counted_table(const ReportContext& context, Unit unit, std::span<const Fact> facts) {
    Table out{.name = "counted",
              .caption = context.text(Words{"数えたもの", "counted"}),
              .columns = columns(context, unit)};
    for (const Fact& fact : facts) out.rows.push_back(counted_row(context, fact));
    return out;
}

/// The agreements of the row that none of the facts rests on.
Table left_out_table(const ReportContext& context, const Statistic& statistic, const Side& row,
                     std::span<const Fact> facts) {
    Table out{.name = "left_out",
              .caption = context.text(Words{"除いたもの", "left out"}),
              .columns = columns(context, statistic.unit)};
    std::set<std::uint32_t> behind;
    for (const Fact& fact : facts) {
        const auto agreements = fact.agreements();
        behind.insert(agreements.begin(), agreements.end());
    }
    for (const Fact& fact : every_agreement(context.ledger, context.as_of)) {
        if (behind.contains(fact.agreement())) continue;
        std::vector<SlotId> ids;
        statistic.by_row->place(context.ledger, fact, ids);
        if (!belongs(statistic.rows, row, ids)) continue;
        out.rows.push_back({RowKind::data,
                            {{names_of_parties(Wording(context), fact.agreement())},
                             {fact.since},
                             {context.ledger.agreement(fact.agreement()).id},
                             {context.text(left_out_because(context, statistic, fact))},
                             {sources_of(context, fact.agreements())}}});
    }
    return out;
}

}  // namespace

Report why_report(const ReportContext& context, const StatsOptions& options,
                  const std::string& cell) {
    if (is_series(context, options) && !is_known_new(cell)) {
        return why_series_report(context, cell);
    }
    const Statistic statistic = statistic_of(context, options);
    if (const auto share = row_of_share(options, context.filter, cell))
        return why_share(context, options, *share);
    const Cellname name = read_cell(context, statistic, cell);
    if (options.cumulative && !name.column.is_all()) {
        const auto& year = std::get<FiscalYear>(statistic.columns[name.column.slots.back()].id);
        return why_past(context, options, year, name.row.label);
    }
    const CellCount figure = figure_at(statistic, name);
    const Gap gap = gap_in(context, statistic, name);

    Report out =
        begin_report(context, "why",
                     message("「{}」の根拠: {}", "What is behind {}: {}", label_of(context, name),
                             shown(statistic, figure.count, gap)));
    std::vector<Fact> facts;
    for (const std::uint32_t number : figure.facts) facts.push_back(statistic.facts[number]);
    out.blocks.emplace_back(counted_table(context, statistic.unit, facts));
    Table left = left_out_table(context, statistic, name.row, facts);
    if (!left.rows.empty()) out.blocks.emplace_back(std::move(left));
    out.grounds = name.row.is_all() && name.column.is_all()
                      ? grounds_of(context, options.unit, facts)
                      : grounds_of_some(context, options.unit, facts, gap);
    return out;
}

}  // namespace daicho
