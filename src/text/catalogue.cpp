#include "daicho/text/catalogue.hpp"

#include "daicho/text/nearest.hpp"
#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

constexpr std::size_t most_listed = 40;

}  // namespace

std::string listed(std::span<const std::string_view> words) {
    std::string out;
    for (const std::string_view word : words) {
        out += fmt::format("{}`{}`", out.empty() ? "" : ", ", word);
    }
    return out;
}

Message no_such(Words thing, std::string_view word) {
    const std::string shown = printable(word);
    return {fmt::format("`{}` という{}はありません", shown, thing.ja),
            fmt::format("there is no {} `{}`", thing.en, shown)};
}

Message did_you_mean(std::span<const std::string_view> words, std::string_view prefix) {
    if (words.empty()) return {};
    if (words.size() == 1) {
        return message("`{0}{1}` のことですか", "did you mean `{0}{1}`?", prefix, words.front());
    }
    return message("候補: {}", "did you mean {}?", listed(words));
}

Message suggestion(std::string_view word, std::span<const std::string_view> names,
                   std::size_t most) {
    return did_you_mean(nearest(word, names, most));
}

Message instead_of(std::string_view word, std::span<const std::string_view> names,
                   std::size_t most) {
    Message near = suggestion(word, names, most);
    if (!near.empty() || names.empty() || names.size() > most_listed) return near;
    return message("次のどれかを書いてください: {}", "write one of {}", listed(names));
}

}  // namespace daicho
