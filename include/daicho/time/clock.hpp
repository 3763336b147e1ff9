// A time of day as a record writes it, of what people and documents write.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace daicho {

/// `11:00` of 午前11時, １１：００, 11時, 午前１１時００分; `14:30` of 午後2時半; `12:00` of 正午.
/// Nothing for what may be another time (午後12時) or is none.
std::optional<std::string> understand_clock(std::string_view text);

}  // namespace daicho
