// Data made harmless in HTML: it shows as it is, and is markup nowhere.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "daicho/report/report.hpp"
#include "daicho/text/words.hpp"

namespace daicho {

/// For running text and for the value of a quoted attribute. What shows nothing or reorders what is
/// shown becomes visible; line breaks stay.
std::string escape_html(std::string_view text);

/// Escaped, with line breaks as `<br>`, 【要記入】 marked, and addresses as links: http and https,
/// nothing else.
std::string rich_html(std::string_view text);

/// ` href="…"` of an address that leads within the page, to its neighbours or into the web; nothing
/// of any other.
std::string href_html(std::string_view address);

/// Fit to be an id: letters, digits, `-` and `_`, led by a letter (a record's id begins with a
/// code, which is led by `id-`). Whatever leads to an id of the page is named by this too.
std::string id_html(std::string_view name);

/// The words by which a page marks what is new: the names of years, where they are known.
struct NewWords {
    Lang lang = Lang::ja;
    NewYears years{};
};

/// Sets finished HTML off from its neighbours, by its looks and in words.
std::string emphasized_html(Emphasis emphasis, std::string_view html, const NewWords& words);

/// What these emphases mean, as a list; empty for none.
std::string emphasis_key_html(std::span<const Emphasis> used, const NewWords& words);

}  // namespace daicho
