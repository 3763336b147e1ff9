// Unicode normal forms, the folding of width that Japanese input needs, and the one form in which
// texts are compared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace daicho {

/// Normal form C of valid UTF-8 (invalid input is returned as it is).
std::string nfc(std::string_view text);
bool is_nfc(std::string_view text);
/// NFC, but compatibility ideographs stay: it would write U+585A for U+FA10, and a name as it is
/// printed is not changed silently.
std::string composed(std::string_view text);

/// Full-width ASCII and digits to ASCII, half-width kana to full-width, full-width blank to
/// blank, and the many dashes to `-`: what a person meant who typed with the wrong input mode.
std::string fold_width(std::string_view text);

/// What was meant by `S1、Ｓ２` where a list of ids stands: each by itself, in its usual width. A
/// comma within brackets parts nothing.
std::vector<std::string> listed_parts(std::string_view text);

/// Whether it is a radical of Unicode's radical blocks, which fonts draw as the ideograph: what is
/// copied out of a PDF has them.
bool is_radical(char32_t c);

/// With the ideographs instead of the radicals that look like them: ⻑ as 長, ⽤ as 用.
std::string without_radicals(std::string_view text);

/// Without variation selectors, which choose the form of the character before: 葛󠄀 as 葛.
std::string without_selectors(std::string_view text);
bool is_selector(char32_t c);

/// The form in which texts that people wrote are compared: Unicode's NFKC without case; no
/// variation selectors nor other characters that show nothing; radicals as the ideographs that
/// they look like (⻑ as 長: what is copied out of a PDF), one dash and one wave; white space as
/// one blank, none at the ends. For comparing only; ids are compared as they are.
std::string normal_form(std::string_view text);

/// Whether they are one text in the normal form.
bool is_same_text(std::string_view a, std::string_view b);
/// Whether the one occurs in the other in the normal form.
bool mentions(std::string_view text, std::string_view wanted);

}  // namespace daicho
