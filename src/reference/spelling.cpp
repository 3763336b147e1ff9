#include "reference/spelling.hpp"

#include <unordered_map>

#include "daicho/text/normal.hpp"
#include "daicho/text/utf8.hpp"
#include "reference/table.hpp"

namespace daicho {

namespace {

char32_t hiragana(char32_t c) {
    return c >= U'ァ' && c <= U'ヶ' ? c - U'ァ' + U'ぁ' : c;
}

/// The text with each character replaced by what `map` makes of it.
template <class Map>
std::string mapped(std::string_view text, Map map) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at).value_or(CodePoint{U'?', 1});
        append_utf8(out, map(c.value));
        at += c.size;
    }
    return out;
}

/// Sets of characters that are written for each other, each set under one representative.
class Alike {
  public:
    explicit Alike(Likeness likeness) {
        for (const auto& [official, variant, kind] : read_table<3>(embedded::variants_tsv())) {
            if (kind == "look-alike" && likeness != Likeness::same_look) continue;
            join(hiragana(decode(official, 0)->value), hiragana(decode(variant, 0)->value));
        }
    }

    char32_t operator()(char32_t c) const {
        const auto found = representative_.find(hiragana(c));
        return found == representative_.end() ? hiragana(c) : found->second;
    }

  private:
    void join(char32_t a, char32_t b) {
        const char32_t from = representative_.try_emplace(b, b).first->second;
        const char32_t to = representative_.try_emplace(a, a).first->second;
        for (auto& [c, representative] : representative_) {
            if (representative == from) representative = to;
        }
    }

    std::unordered_map<char32_t, char32_t> representative_;
};

const Alike& alike(Likeness likeness) {
    static const Alike names(Likeness::same_name);
    static const Alike looks(Likeness::same_look);
    return likeness == Likeness::same_name ? names : looks;
}

}  // namespace

std::string clean(std::string_view name) {
    std::string out = normal_form(name);
    std::erase(out, ' ');
    return out;
}

std::string to_hiragana(std::string_view text) {
    return mapped(text, hiragana);
}

std::string fold(std::string_view clean_name, Likeness likeness) {
    const Alike& table = alike(likeness);
    return mapped(clean_name, [&](char32_t c) { return table(c); });
}

char32_t folded_initial(std::string_view clean_name, Likeness likeness) {
    if (clean_name.empty()) return 0;
    return alike(likeness)(decode(clean_name, 0).value_or(CodePoint{U'?', 1}).value);
}

}  // namespace daicho
