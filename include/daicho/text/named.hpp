// Enumerators and their words, in one table: what a file writes and what people read.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "daicho/text/enumerators.hpp"
#include "daicho/text/words.hpp"

namespace daicho {

template <class Enum>
struct Named {
    Enum value;
    std::string_view id;  // as a file writes it
    Words words{};        // as people read it; none of what only machines get
};

/// The row of an enumerator in a table that is in step (text/enumerators.hpp).
template <class Enum, std::size_t size>
constexpr const Named<Enum>& named(const std::array<Named<Enum>, size>& table, Enum value) {
    return table[static_cast<std::size_t>(value)];
}

/// The enumerator of an id; nothing if none has it.
template <class Enum, std::size_t size>
constexpr std::optional<Enum> enumerator(const std::array<Named<Enum>, size>& table,
                                         std::string_view id) {
    const auto found = std::ranges::find(table, id, &Named<Enum>::id);
    return found == table.end() ? std::nullopt : std::optional(found->value);
}

/// What files may write, for a field of the format.
template <class Enum, std::size_t size>
constexpr std::array<std::string_view, size> ids_of(const std::array<Named<Enum>, size>& table) {
    std::array<std::string_view, size> out{};
    for (std::size_t i = 0; i < size; ++i) out[i] = table[i].id;
    return out;
}

/// The words of a table, in its order: as people read its ids.
template <class Enum, std::size_t size>
constexpr std::array<Words, size> words_of(const std::array<Named<Enum>, size>& table) {
    std::array<Words, size> out{};
    for (std::size_t i = 0; i < size; ++i) out[i] = table[i].words;
    return out;
}

}  // namespace daicho
