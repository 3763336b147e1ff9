// The registry of the product, loaded once, and reports made from it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "daicho/load/load.hpp"
#include "daicho/report/reports.hpp"

namespace daicho::testing {

inline const Ledger& shipped_ledger() {
    static const Loaded loaded = load(read_folder(DAICHO_ROOT "/tests/frozen/agreements"));
    static const Ledger ledger(loaded.registry);
    return ledger;
}

/// The registry as it is today: only for what later data cannot change.
inline const Ledger& living_ledger() {
    static const Loaded loaded = load(read_folder(DAICHO_ROOT "/agreements"));
    static const Ledger ledger(loaded.registry);
    return ledger;
}

inline Day day(int year, int month, int day_of_month) {
    return *make_day(year, month, day_of_month);
}

/// As the ministry and the bureaus write: Japanese, dates with eras.
inline ReportContext in_japanese(const Ledger& ledger, Day as_of = day(2025, 9, 25)) {
    return {.ledger = ledger, .lang = Lang::ja, .dates = DateStyle::era, .as_of = as_of};
}

inline Report build(std::string_view name, const ReportContext& context,
                    ReportRequest request = {}) {
    if (request.today == Day{}) request.today = day(2026, 4, 1);
    return report_kinds().find(name)->build(context, request);
}

/// The first block of a type; that of a name, if it is given one.
template <class Block>
const Block* find_block(const Report& report, std::string_view name = {}) {
    for (const auto& block : report.blocks) {
        const auto* found = std::get_if<Block>(&block);
        if constexpr (requires { found->name; }) {
            if (found && (name.empty() || found->name == name)) return found;
        } else if (found) {
            return found;
        }
    }
    return nullptr;
}

inline std::string text_of(const Cell& cell) {
    const auto* text = std::get_if<std::string>(&cell.value);
    return text ? *text : std::string();
}

/// The place of a column; behind the last if there is none.
inline std::size_t column_of(const Table& table, std::string_view key) {
    std::size_t place = 0;
    while (place < table.columns.size() && table.columns[place].key != key) ++place;
    return place;
}

/// All paragraphs and list items, in order.
inline std::vector<std::string> texts_of(const Report& report) {
    std::vector<std::string> out;
    for (const auto& block : report.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) out.push_back(paragraph->text);
        if (const auto* list = std::get_if<BulletList>(&block)) {
            out.insert(out.end(), list->items.begin(), list->items.end());
        }
    }
    return out;
}

}  // namespace daicho::testing
