// The findings on the structure of a document, in words. Both who follows yaml-cpp and who explains
// what it refused make them.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "yaml/findings.hpp"

namespace daicho {

/// The source as a message may show it: printable and not too long.
std::string shown(std::string_view text);

/// The line in [begin, end) has a text where a key and its colon should be: says what is missing.
void report_missing_colon(std::string_view text, std::size_t begin, std::size_t end,
                          Findings& findings);

/// The plain text in [begin, end) goes on in the line below, unless that one is a key.
void report_continued_text(std::string_view text, std::size_t begin, std::size_t end, bool in_flow,
                           Findings& findings);

void report_unclosed_quote(std::string_view text, std::size_t at, Findings& findings);
/// What an input method has left in the plain key in [begin, end): a colon of its own, or the
/// bracket before it.
void report_wide_key(std::string_view text, std::size_t begin, std::size_t end, Findings& findings);
/// Full-width brackets around what stands from there to the end of the line or to its comment;
/// false if there are none.
bool report_wide_brackets(std::string_view text, std::size_t begin, Findings& findings);
/// A full-width comma before the key that ends at `key_end`, within brackets; false if none is.
bool report_wide_comma(std::string_view text, std::size_t key_end, Findings& findings);
void report_unclosed_bracket(std::string_view text, std::size_t at, Findings& findings);
/// `&`, `*` and `!` before a value; true if one stands at `at`.
bool report_property(std::string_view text, std::size_t at, Findings& findings);
/// The escapes of the text in [begin, end) that the format does not have; true if there is one.
bool report_bad_escapes(std::string_view text, std::size_t begin, std::size_t end,
                        Findings& findings);

/// What stands on the line of a `|` or `>`, at `at`, that does not belong there; true if so.
bool report_bad_header(std::string_view text, std::size_t at, Findings& findings);

/// The `#` at `hash`, if it may not be a comment or may not be meant as one.
void report_odd_comment(std::string_view text, std::size_t hash, Findings& findings);
void report_null_word(std::string_view text, std::size_t begin, std::size_t end,
                      Findings& findings);
void report_empty_item(std::size_t at, Findings& findings);
/// The mapping of the file has ended before `at`: with its bracket, or its first key is indented.
/// Returns the place of the fault.
std::size_t report_rest(std::string_view text, std::size_t at, Findings& findings);

}  // namespace daicho
