// Data made harmless in Markdown: it shows as it is and is never a link, a heading, HTML, …
#pragma once

#include <string>
#include <string_view>

namespace daicho {

/// One line of text, for running text and for the cells of GitHub's tables. Addresses, www names,
/// mail addresses, @mentions, #1, GH-1 and :smile: stay plain text on GitHub.
std::string escape_markdown(std::string_view text);

/// The address of a source as the link that it is, readable: `<https://…>`. What is no plain web
/// address is text like any other.
std::string link_markdown(std::string_view url);

}  // namespace daicho
