#include "daicho/model/source.hpp"

#include <algorithm>

#include "daicho/text/utf8.hpp"

namespace daicho {

Position position_of(std::string_view text, std::uint32_t byte) {
    const std::string_view before = text.substr(0, byte);
    const auto line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    return {1 + static_cast<int>(std::ranges::count(before, '\n')),
            1 + static_cast<int>(count_characters(before.substr(line_start)))};
}

}  // namespace daicho
