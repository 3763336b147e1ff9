// The ways to sort facts: by prefecture, by fiscal year, by target group, …
#pragma once

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "daicho/query/facts.hpp"
#include "daicho/text/catalogue.hpp"

namespace daicho {

/// A calendar year.
struct Year {
    int year;
    friend auto operator<=>(Year, Year) = default;
};

struct Region {
    std::string_view name;  // 関東
    friend auto operator<=>(const Region&, const Region&) = default;
};

/// A word of the vocabulary, which must outlive it.
struct TermId {
    std::string_view id;  // youth
    friend auto operator<=>(const TermId&, const TermId&) = default;
};

/// How exactly a date is known.
enum class Precision : std::uint8_t { day, inferred, month, fiscal_year, interval };

/// What a row or column of a table is of. Nothing: what has no other place. Rows and columns are
/// found by this and never by their texts.
using SlotId = std::variant<std::monostate, const Prefecture*, Region, GovernmentKind, FiscalYear,
                            Year, TermId, Precision>;

/// What machines call it: 10, FY2025, youth.
std::string key_of(const SlotId& id);
inline constexpr std::string_view otherwise_key = "otherwise";

/// One place of a dimension: a row or a column of a table.
struct Slot {
    SlotId id;
    Message label;  // 群馬県, Gunma
    Words group{};  // what it is part of, if anything: the region of a prefecture

    bool is_otherwise() const { return std::holds_alternative<std::monostate>(id); }
};

/// A dimension: adding one is one entry of `dimensions` (src/query/dimension.cpp).
struct Dimension {
    std::string_view name;
    Words label;
    Words summary;
    Words otherwise;  // the slot of facts that have none: 不確定, 記載なし
    /// The slots in display order, also those without a fact, but for places that the filter rules
    /// out. The facts are those that have begun, also if they have ended since: years go from the
    /// first of them to that of the day.
    std::vector<Slot> (*slots)(const Ledger&, std::span<const Fact>, Day as_of, const Filter&);
    /// Appends the slots in which the fact stands.
    void (*place)(const Ledger&, const Fact&, std::vector<SlotId>& slots);

    // What is special about some.
    bool of_unlisted = false;      // `otherwise` holds the unlisted, and only them
    bool several = false;          // a fact may stand in several slots: then slots do not add up
    bool has_groups = false;       // its slots have groups, which can be summed up
    bool of_prefectures = false;   // its slots are the prefectures,
    bool of_fiscal_years = false;  // or fiscal years, whose ends can be counted
    std::string_view id_suffix = "_id";  // of the column of its keys, beside its labels
    Message (*head)(Unit) = nullptr;     // above its columns, if more is to be said than the label
    std::string_view otherwise_key = daicho::otherwise_key;  // what machines call that column
    Words otherwise_note{};                                  // what stands in it
};

/// The place of a slot among others; nothing if it is not among them.
std::optional<std::size_t> find_slot(std::span<const Slot> slots, const SlotId& id);

Catalogue<Dimension> dimensions();

}  // namespace daicho
