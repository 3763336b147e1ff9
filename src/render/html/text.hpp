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

/// Sets finished HTML off from its neighbours, by its looks and in words.
std::string emphasized_html(Emphasis emphasis, std::string_view html, Lang lang);

/// What these emphases mean, as a list; empty for none.
std::string emphasis_key_html(std::span<const Emphasis> used, Lang lang);

}  // namespace daicho
