// Where in a page a piece of data would stand: whether escaping protects it there.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "daicho/layout/layout.hpp"

namespace daicho {

/// Follows the literal text of a template as a browser reads it, as far as that matters here.
class Place {
  public:
    void read(std::string_view text);

    /// Data is put here: what was literal behind it no longer decides alone.
    void add_data() { x_has_data = true; }

    /// Why no data may stand here; nothing if it may.
    std::optional<Message> refusal(Markup markup) const;

    /// In running text, where finished markup may stand.
    bool is_text() const { return x_state == State::text; }

    /// Behind a part of the template that may be left out, before which the place was `other`.
    /// False if the two are not the same kind of place; then it is `other` again.
    bool join(const Place& other);

  private:
    enum class State {
        text,
        raw_text,  // of script, style and their like
        comment,
        declaration,  // behind `<!`
        open,         // behind `<` or `</`
        element_name,
        inside_tag,  // between attributes
        attribute_name,
        before_value,
        unquoted,
        single_quoted,
        double_quoted,
    };

    bool in_value() const {
        return x_state == State::unquoted || x_state == State::single_quoted ||
               x_state == State::double_quoted;
    }
    void read(char c);
    void read_in_tag(char c);
    void read_markdown(char c);
    void end_tag();
    std::optional<Message> refusal_of_value() const;

    State x_state = State::text;
    std::string x_element;          // lower case, with the `/` of an end tag
    std::string x_attribute;        // lower case
    std::string x_value;            // its literal beginning
    std::string x_recent;           // the end of what was read, to see `-->` and `</script`
    bool x_has_data = false;        // in this value
    bool x_in_target = false;       // where a Markdown link leads
    bool x_behind_bracket = false;  // `]`, where such a target may begin
};

}  // namespace daicho
