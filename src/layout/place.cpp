#include "layout/place.hpp"

#include <algorithm>

#include "daicho/text/ascii.hpp"

namespace daicho {

namespace {

bool is_letter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
}

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

/// Elements in which a browser reads no entities: what is escaped there stays as it is written.
bool holds_raw_text(std::string_view element) {
    return is_one_of(element, {"script", "style", "iframe", "noembed", "noframes", "noscript",
                               "plaintext", "xmp"});
}

bool is_address(std::string_view attribute) {
    return is_one_of(attribute, {"href", "src", "action", "formaction", "data", "poster", "cite",
                                 "background", "xlink:href", "ping", "srcset", "manifest"});
}

/// Beginnings that decide by themselves where an address leads.
bool is_settled(std::string_view address) {
    return std::ranges::any_of(
        std::initializer_list<std::string_view>{"#", "?", "./", "https://", "http://", "mailto:"},
        [&](std::string_view beginning) { return address.starts_with(beginning); });
}

}  // namespace

void Place::read(std::string_view text) {
    for (const char c : text) {
        read_markdown(c);
        read(c);
        x_recent += lower(c);
        constexpr std::size_t longest = sizeof("</plaintext") + 1;
        if (x_recent.size() > longest) x_recent.erase(0, x_recent.size() - longest);
    }
}

void Place::read_markdown(char c) {
    if ((c == '(' || c == ':') && x_behind_bracket) x_in_target = true;
    if (c == ')' || c == '\n') x_in_target = false;
    x_behind_bracket = c == ']';
}

bool Place::join(const Place& other) {
    const bool is_same = x_state == other.x_state && x_element == other.x_element &&
                         x_in_target == other.x_in_target &&
                         (!in_value() || x_attribute == other.x_attribute);
    if (!is_same) *this = other;
    x_behind_bracket = x_behind_bracket || other.x_behind_bracket;
    if (in_value()) {
        x_value = other.x_value;  // all that is sure
        x_has_data = true;
    }
    return is_same;
}

void Place::end_tag() {
    x_state = holds_raw_text(x_element) ? State::raw_text : State::text;
    if (x_state == State::text) x_element.clear();
}

void Place::read(char c) {
    switch (x_state) {
        case State::text:
            if (c == '<') x_state = State::open;
            return;
        case State::raw_text:
            if (c == '>' && x_recent.ends_with("</" + x_element)) {
                x_state = State::text;
                x_element.clear();
            }
            return;
        case State::comment:
            if (c == '>' && x_recent.ends_with("--")) x_state = State::text;
            return;
        case State::declaration:
            if (c == '>') x_state = State::text;
            if (c == '-' && x_recent.ends_with("<!-")) x_state = State::comment;
            return;
        case State::open:
            if (c == '/' && x_recent.ends_with('<')) return;
            x_element = x_recent.ends_with('/') ? "/" : "";
            x_element += lower(c);
            x_state = is_letter(c) ? State::element_name
                      : c == '!'   ? State::declaration
                                   : State::text;
            return;
        case State::element_name:
        case State::inside_tag:
        case State::attribute_name:
        case State::before_value:
        case State::unquoted:
        case State::single_quoted:
        case State::double_quoted:
            return read_in_tag(c);
    }
}

/// Behind the first letter of its name.
void Place::read_in_tag(char c) {
    const bool is_quoted = x_state == State::single_quoted || x_state == State::double_quoted;
    if (c == '>' && !is_quoted) return end_tag();
    switch (x_state) {
        case State::element_name:
            if (is_blank(c) || c == '/') {
                x_state = State::inside_tag;
            } else {
                x_element += lower(c);
            }
            return;
        case State::inside_tag:
            if (is_blank(c) || c == '/') return;
            x_state = State::attribute_name;
            x_attribute = lower(c);
            return;
        case State::attribute_name:
            if (c == '=') {
                x_state = State::before_value;
            } else if (is_blank(c) || c == '/') {
                x_state = State::inside_tag;
            } else {
                x_attribute += lower(c);
            }
            return;
        case State::before_value:
            if (is_blank(c)) return;
            x_value.clear();
            x_has_data = false;
            x_state = c == '"'    ? State::double_quoted
                      : c == '\'' ? State::single_quoted
                                  : State::unquoted;
            return;
        case State::unquoted:
            if (is_blank(c)) x_state = State::inside_tag;
            return;
        case State::single_quoted:
        case State::double_quoted:
            if (c == (x_state == State::single_quoted ? '\'' : '"')) {
                x_state = State::inside_tag;
            } else if (!x_has_data) {
                x_value += c;
            }
            return;
        case State::text:
        case State::raw_text:
        case State::comment:
        case State::declaration:
        case State::open:
            return;  // not in a tag: `read` has it
    }
}

std::optional<Message> Place::refusal_of_value() const {
    if (x_attribute.starts_with("on") || x_attribute == "style" || x_attribute == "srcdoc") {
        return message("`{}` 属性の中です", "this is inside the attribute `{}`", x_attribute);
    }
    if (is_address(x_attribute) && !is_settled(x_value)) {
        return message("`{}` の行き先を決めることになります", "this would decide where `{}` leads",
                       x_attribute);
    }
    return {};
}

std::optional<Message> Place::refusal(Markup markup) const {
    if (markup == Markup::markdown) {
        if (x_in_target) {
            return message("リンクの行き先の中です", "this is inside the address of a link");
        }
        if (!is_text()) {
            return message("Markdown の中の HTML のタグの中です",
                           "this is inside a tag of HTML within Markdown");
        }
        return {};
    }
    switch (x_state) {
        case State::text:
        case State::comment:
            return {};
        case State::raw_text:
            return message("`{}` 要素の中です", "this is inside a `{}` element", x_element);
        case State::single_quoted:
        case State::double_quoted:
            return refusal_of_value();
        default:
            return message("引用符の外で、タグの中です", "this is inside a tag, outside of quotes");
    }
}

}  // namespace daicho
