// What a fix puts in the place of a value: YAML, each text in quotes where it needs them there.
//
//     2026-03-31?    {date: "2026-03-31?"}    [S1, S2]    "11:00"
//
// Only these functions make one, and a fix of a value takes nothing else: none can write what
// cannot be read.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "daicho/format/canonical.hpp"
#include "daicho/text/lists.hpp"

namespace daicho {

class Snippet {
  public:
    static Snippet of_value(const Field& field, std::string_view text, In in) {
        return Snippet(written(text, in, is_words(field.kind)));
    }
    static Snippet of_key(std::string_view text, In in) {
        return Snippet(written(text, in, false));
    }
    /// `S1, S2`: for a place within brackets.
    static Snippet several(const Field& field, const std::vector<std::string>& texts) {
        return Snippet(joined(texts, ", ", [&](const std::string& text) {
            return of_value(field, text, In::flow).x_text;
        }));
    }
    static Snippet list(const Field& field, const std::vector<std::string>& texts) {
        return Snippet("[" + several(field, texts).x_text + "]");
    }
    /// `{date: 2026-03-31}`, of a value within brackets.
    static Snippet mapping(std::string_view key, const Snippet& value) {
        return Snippet("{" + of_key(key, In::flow).x_text + ": " + value.x_text + "}");
    }
    /// `[{date: 2026-03-31}]`
    static Snippet list(const Snippet& item) { return Snippet("[" + item.x_text + "]"); }

    const std::string& text() const { return x_text; }

  private:
    explicit Snippet(std::string text) : x_text(std::move(text)) {}
    std::string x_text;
};

}  // namespace daicho
