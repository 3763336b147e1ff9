#include "daicho/query/statistic.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "daicho/query/counting.hpp"

namespace daicho {

namespace {

using Index = std::map<SlotId, std::size_t>;

Index index_of(const std::vector<Slot>& slots) {
    Index out;
    for (std::size_t i = 0; i < slots.size(); ++i) out.emplace(slots[i].id, i);
    return out;
}

void add(CellCount& figure, const Fact& fact, std::uint32_t number) {
    figure.count.possible += fact.weight;
    if (fact.certain) figure.count.certain += fact.weight;
    figure.facts.push_back(number);
}

/// The slots of a dimension, from what has begun; `otherwise` behind them if a fact has no other
/// place.
std::vector<Slot> slots_of(const Dimension& dimension, const Ledger& ledger,
                           std::span<const Fact> facts, std::span<const Fact> begun,
                           const StatisticRequest& request) {
    auto slots = dimension.slots(ledger, begun, request.as_of, request.filter);
    const Index known = index_of(slots);
    const bool all_placed = std::ranges::all_of(facts, [&](const Fact& fact) {
        std::vector<SlotId> ids;
        dimension.place(ledger, fact, ids);
        return std::ranges::any_of(ids, [&](const SlotId& id) { return known.contains(id); });
    });
    if (!all_placed) {
        slots.push_back(
            {{}, {std::string(dimension.otherwise.ja), std::string(dimension.otherwise.en)}});
    }
    return slots;
}

/// Where a fact stands among the slots: at `otherwise`, the last, if nowhere else.
std::vector<std::size_t> places_of(const Dimension& dimension, const Ledger& ledger,
                                   const Fact& fact, const Index& index) {
    std::vector<SlotId> ids;
    dimension.place(ledger, fact, ids);
    std::vector<std::size_t> out;
    for (const SlotId& id : ids) {
        if (const auto found = index.find(id); found != index.end()) out.push_back(found->second);
    }
    if (out.empty()) out.push_back(index.at(SlotId()));
    return out;
}

void resize(Statistic& out) {
    out.cells.assign(out.rows.size(), std::vector<CellCount>(out.columns.size()));
    out.row_totals.assign(out.rows.size(), {});
    out.column_totals.assign(out.columns.size(), {});
}

/// The facts that are asked for, on any day; governments are counted from spells made once.
class Facts {
  public:
    Facts(const Ledger& ledger, const StatisticRequest& request)
        : x_ledger(ledger), x_request(request) {
        if (request.unit == Unit::government) x_counting.emplace(ledger, request.filter);
    }

    std::vector<Fact> on(Day day) const {
        return x_counting ? x_counting->facts_on(day)
                          : facts_of(x_ledger, x_request.unit, x_request.filter, day);
    }
    /// Also what has ended since, which the years of a table begin with.
    std::vector<Fact> begun_by(Day day) const {
        return x_counting ? x_counting->facts_begun_by(day) : on(day);
    }

  private:
    const Ledger& x_ledger;
    const StatisticRequest& x_request;
    std::optional<Counting> x_counting;
};

/// Columns are the ends of fiscal years: each cell counts what held on that day. The last column is
/// the as-of day, and the total.
void count_states(const Ledger& ledger, const StatisticRequest& request, const Facts& facts,
                  Statistic& out) {
    if (!out.columns.empty() && out.columns.back().is_otherwise()) out.columns.pop_back();
    std::vector<std::vector<Fact>> states;
    std::vector<Fact> ever;
    for (const Slot& column : out.columns) {
        const Day end = std::min(std::get<FiscalYear>(column.id).last(), request.as_of);
        states.push_back(facts.on(end));
        ever.insert(ever.end(), states.back().begin(), states.back().end());
    }
    out.rows = slots_of(*request.by_row, ledger, ever, ever, request);
    resize(out);
    const Index rows = index_of(out.rows);
    for (std::size_t c = 0; c < states.size(); ++c) {
        for (std::uint32_t i = 0; i < states[c].size(); ++i) {
            for (const std::size_t r : places_of(*request.by_row, ledger, states[c][i], rows)) {
                add(out.cells[r][c], states[c][i], i);
            }
            add(out.column_totals[c], states[c][i], i);
        }
    }
    if (out.columns.empty()) return;
    for (std::size_t r = 0; r < out.rows.size(); ++r) out.row_totals[r] = out.cells[r].back();
    out.total = out.column_totals.back();
}

}  // namespace

std::optional<std::size_t> find_slot(std::span<const Slot> slots, const SlotId& id) {
    const auto found = std::ranges::find(slots, id, &Slot::id);
    if (found == slots.end()) return {};
    return static_cast<std::size_t>(found - slots.begin());
}

Statistic count(const Ledger& ledger, const StatisticRequest& request) {
    Statistic out;
    out.unit = request.unit;
    out.by_row = request.by_row;
    out.by_column = request.by_column;
    out.cumulative = request.cumulative;
    const Facts facts(ledger, request);
    out.facts = facts.on(request.as_of);
    const auto begun = facts.begun_by(request.as_of);
    if (request.by_column) {
        out.columns = slots_of(*request.by_column, ledger, out.facts, begun, request);
    }
    if (request.cumulative) {
        count_states(ledger, request, facts, out);
        return out;
    }

    out.rows = slots_of(*request.by_row, ledger, out.facts, begun, request);
    resize(out);
    const Index row_index = index_of(out.rows), column_index = index_of(out.columns);
    for (std::uint32_t i = 0; i < out.facts.size(); ++i) {
        const Fact& fact = out.facts[i];
        const auto rows = places_of(*request.by_row, ledger, fact, row_index);
        for (const std::size_t r : rows) add(out.row_totals[r], fact, i);
        add(out.total, fact, i);
        if (!request.by_column) continue;
        for (const std::size_t c : places_of(*request.by_column, ledger, fact, column_index)) {
            for (const std::size_t r : rows) add(out.cells[r][c], fact, i);
            add(out.column_totals[c], fact, i);
        }
    }
    return out;
}

}  // namespace daicho
