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
    Message or_else(Message other) const { return empty() ? std::move(other) : *this; }
};

/// Formats the same arguments into both languages.
template <class... A>
Message message(fmt::format_string<A&...> ja, fmt::format_string<A&...> en, A&&... values) {
    return {fmt::format(ja, values...), fmt::format(en, values...)};
}

}  // namespace daicho
