// Which encoding a text was probably written in, if it is not UTF-8.
#pragma once

#include <string_view>

namespace daicho {

/// `Shift_JIS (CP932)`, `EUC-JP`, `ISO-2022-JP`, `UTF-16`, `UTF-32`; empty if nothing speaks for
/// one of them.
std::string_view likely_encoding(std::string_view text);

}  // namespace daicho
