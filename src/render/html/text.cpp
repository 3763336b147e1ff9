#include "render/html/text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daicho/text/utf8.hpp"
#include "render/cells.hpp"
#include "render/markup.hpp"

namespace daicho {

namespace {

/// The sign of a report for what its reader has to fill in.
constexpr std::string_view to_fill_in = "【要記入】";

bool may_stand_in_address(char c) {
    constexpr std::string_view never = "\"'<>\\^`{|}";
    return c > ' ' && c < '\x7f' && never.find(c) == never.npos;
}

/// Length of the address that the text begins with; 0 if it begins with none.
std::size_t address_length(std::string_view text) {
    const std::size_t scheme = text.starts_with("https://")  ? 8
                               : text.starts_with("http://") ? 7
                                                             : 0;
    if (scheme == 0) return 0;
    std::string_view address =
        text.substr(0, static_cast<std::size_t>(
                           std::ranges::find_if_not(text, may_stand_in_address) - text.begin()));
    // What ends a sentence or closes a bracket opened before the address is no part of it.
    const auto is_behind = [&](char last) {
        if (last == ')') return address.find('(') == address.npos;
        return std::string_view(".,;:!?]").find(last) != std::string_view::npos;
    };
    while (!address.empty() && is_behind(address.back())) address.remove_suffix(1);
    return address.size() > scheme ? address.size() : 0;
}

/// The year that an emphasis stands for, by its name where that is known.
std::string mark_of(Emphasis emphasis, const NewWords& words) {
    const bool is_last = emphasis == Emphasis::new_in_year;
    const std::string& year = is_last ? words.years.last_complete : words.years.since;
    if (!year.empty()) return escape_html(year);
    return std::string(
        (is_last ? Words{"前年度", "last year"} : Words{"今年度", "this year"}).in(words.lang));
}

/// How the emphasis looks, said in words.
Words looks_of(Emphasis emphasis) {
    switch (emphasis) {
        case Emphasis::new_in_year:
            return {"下線", "underlined"};
        case Emphasis::new_since:
            return {"赤字", "red"};
        default:
            return {"　", "…"};
    }
}

}  // namespace

std::string escape_html(std::string_view text) {
    return escape_markup(printable(text, true));
}

std::string href_html(std::string_view address) {
    const bool is_sound =
        std::ranges::any_of(
            std::initializer_list<std::string_view>{"#", "./", "https://", "http://"},
            [&](auto begin) { return address.starts_with(begin); }) &&
        std::ranges::all_of(address, may_stand_in_address);
    if (!is_sound) return {};
    if (address.starts_with('#')) return fmt::format(" href=\"#{}\"", id_html(address.substr(1)));
    return fmt::format(" href=\"{}\"", escape_markup(address));
}

std::string id_html(std::string_view name) {
    std::string out;
    for (const char c : name) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool is_fit = is_letter || (c >= '0' && c <= '9') || c == '-' || c == '_';
        if (is_fit && !is_letter && out.empty()) out = "id-";
        if (is_fit) out += c;
    }
    return out;
}

std::string rich_html(std::string_view raw) {
    const std::string visible = printable(raw, true);
    std::string out;
    for (std::string_view text = visible; !text.empty();) {
        if (const std::size_t length = address_length(text)) {
            const std::string address = escape_markup(text.substr(0, length));
            out += fmt::format("<a href=\"{0}\" rel=\"noreferrer\">{0}</a>", address);
            text.remove_prefix(length);
            continue;
        }
        if (text.starts_with(to_fill_in)) {
            out += fmt::format("<mark>{}</mark>", to_fill_in);
            text.remove_prefix(to_fill_in.size());
            continue;
        }
        out += text[0] == '\n' ? "<br>\n" : escape_markup(text.substr(0, 1));
        text.remove_prefix(1);
    }
    return out;
}

std::string emphasized_html(Emphasis emphasis, std::string_view html, const NewWords& words) {
    const auto marked = [&](std::string_view element, std::string_view name) {
        return fmt::format("<{0} class=\"{1}\">{2}<small>{3}</small></{0}>", element, name, html,
                           mark_of(emphasis, words));
    };
    switch (emphasis) {
        case Emphasis::none:
            break;
        case Emphasis::new_in_year:
            return html.empty() ? "" : marked("u", "new-in-year");
        case Emphasis::new_since:
            return html.empty() ? "" : marked("strong", "new-since");
        case Emphasis::missing:
            return fmt::format("<span class=\"missing\">【{}】</span>", html.empty() ? "—" : html);
    }
    return std::string(html);
}

std::string emphasis_key_html(std::span<const Emphasis> used, const NewWords& words) {
    if (used.empty()) return "";
    std::string out = "<ul class=\"key\">\n";
    for (const Emphasis one : used) {
        const std::string_view looks = looks_of(one).in(words.lang);
        out += fmt::format("<li>{}: {}</li>\n", emphasized_html(one, looks, words),
                           escape_html(meaning_of(one, words.years, words.lang)));
    }
    return out + "</ul>\n";
}

}  // namespace daicho
