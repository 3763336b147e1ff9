// What the formats of reports share: a cell as people read it, and the names of its kinds.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daicho/render/render.hpp"

namespace daicho {

/// Functions for `std::visit`, one per alternative.
template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;  // clang 14 deduces it no other way

/// As people read it: `1,234`, `3–7`, `平成27年8月`; unescaped, on one line, nothing for nothing.
std::string label(const Value& value, const RenderOptions& options);

/// The same on a page: numbers of a published list as the list has them, ① to ㊿.
std::string page_label(const Value& value, const Column& column, const RenderOptions& options);

/// The number of an item in a published list: ① to ㊿, plain beyond; nothing for 0.
std::string in_circle(long long number);

/// Figures stand at the right, everything else at the left.
bool is_figure(Type type);
bool is_zero(const Value& value);
/// Whether some figure of the row may be too low: there may be more that nobody has named.
bool has_open_count(const Row& row);

/// The cell of a column; an empty one where the row is too short.
const Cell& cell_of(const Row& row, std::size_t column);

/// Whether a heading among the blocks is the title of the page.
bool has_own_title(const Report& report);

/// The table of the formats that hold just one: the first table, or the first chart or timeline
/// read as one, whichever comes first; nothing if there is none.
std::optional<Table> first_table(const Report& report, Lang lang);

/// Whether a format may hold such a block; of several it may still hold the first alone.
bool can_hold(Holds holds, const Block& block);

std::string_view name_of(Type type);
std::string_view name_of(RowKind kind);

/// The emphases that the table uses, in their order, and what each says.
std::vector<Emphasis> emphases_of(const Table& table);
Words meaning_of(Emphasis emphasis);
/// The same with the years by their names, where these are known.
std::string meaning_of(Emphasis emphasis, const NewYears& years, Lang lang);

}  // namespace daicho
