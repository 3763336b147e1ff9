#include "daicho/model/source.hpp"

#include <algorithm>

#include "daicho/text/lines.hpp"
#include "daicho/text/utf8.hpp"

namespace daicho {

Position position_of(std::string_view text, std::uint32_t byte) {
    const std::string_view before = text.substr(0, byte);
    return {
        1 + static_cast<int>(std::ranges::count(before, '\n')),
        1 + static_cast<int>(count_characters(before.substr(line_begin(before, before.size()))))};
}

}  // namespace daicho
