// Things that have names: found by name, listed, and what to say of a name that none of them bears.
#pragma once

#include <algorithm>
#include <cstddef>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daicho/text/words.hpp"

namespace daicho {

/// `a`, `b`, `c`.
std::string listed(std::span<const std::string_view> words);

/// "there is no report `natonal`".
Message no_such(Words thing, std::string_view word);

/// "did you mean `a`?"; of several "did you mean `a`, `b`?". Empty if there is nothing to offer.
Message did_you_mean(std::span<const std::string_view> words, std::string_view prefix = {});
/// The same of the names nearest to the word.
Message suggestion(std::string_view word, std::span<const std::string_view> names,
                   std::size_t most = 1);
/// What to write in place of the word: the nearest names; if none is near, all, unless they are
/// too many to be read.
Message instead_of(std::string_view word, std::span<const std::string_view> names,
                   std::size_t most = 1);

/// Entries with a `name`, in their order of display.
template <class T>
class Catalogue : public std::span<const T> {
  public:
    using std::span<const T>::span;

    /// Null if there is none of that name.
    constexpr const T* find(std::string_view name) const {
        const auto found = std::ranges::find(*this, name, &T::name);
        return found == this->end() ? nullptr : &*found;
    }
    std::vector<std::string_view> names() const {
        std::vector<std::string_view> out;
        for (const T& entry : *this) out.push_back(entry.name);
        return out;
    }
};

/// The names of a catalogue, as a function: the choices of an option.
template <auto catalogue>
std::vector<std::string_view> names_of() {
    return catalogue().names();
}

/// A word as an argument of a template.
template <std::size_t size>
struct Word {
    char text[size];

    constexpr Word(const char (&word)[size]) { std::ranges::copy(word, text); }
};

/// Words that have no catalogue, as a function.
template <Word... words>
std::vector<std::string_view> one_of() {
    return {words.text...};
}

}  // namespace daicho

// The entries outlive the catalogue, which only refers to them.
template <class T>
inline constexpr bool std::ranges::enable_borrowed_range<daicho::Catalogue<T>> = true;
template <class T>
inline constexpr bool std::ranges::enable_view<daicho::Catalogue<T>> = true;
