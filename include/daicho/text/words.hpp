// Words said in both languages of the product, Japanese first.
#pragma once

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <utility>

namespace daicho {

enum class Lang { ja, en };

/// A fixed text in both languages: labels, summaries, explanations.
struct Words {
    std::string_view ja;
    std::string_view en;

    constexpr std::string_view in(Lang lang) const { return lang == Lang::ja ? ja : en; }
};

/// A text made at run time, in both languages: the message of a finding, a footer.
struct Message {
    std::string ja;
    std::string en;

    const std::string& in(Lang lang) const { return lang == Lang::ja ? ja : en; }
    bool empty() const { return ja.empty() && en.empty(); }
    Message or_else(const Message& other) const { return empty() ? other : *this; }
};

/// An argument of a message as it is said in a language: Words and Messages in that one, anything
/// else as it is.
template <class T>
const T& said(const T& value, Lang) {
    return value;
}
inline std::string_view said(const Words& words, Lang lang) {
    return words.in(lang);
}
inline std::string_view said(const Message& message, Lang lang) {
    return message.in(lang);
}
template <class T>
using Said = decltype(said(std::declval<const T&>(), Lang::ja));

/// Formats its arguments into both languages. What differs between these is given as Words, or as
/// a Message: `message("{}市", "the city of {}", Words{"京都", "Kyoto"})`.
template <class... A>
Message message(fmt::format_string<Said<A>...> ja, fmt::format_string<Said<A>...> en,
                const A&... values) {
    return {fmt::format(ja, said(values, Lang::ja)...), fmt::format(en, said(values, Lang::en)...)};
}

inline Message message(const Words& words) {
    return {std::string(words.ja), std::string(words.en)};
}

}  // namespace daicho
