// Who works with whom under some agreements.
#pragma once

#include "report/parts/wording.hpp"

namespace daicho {

/// Parties as nodes, from the left: bureau or ministry, Hello Work, prefecture, municipalities,
/// others; a column of which there are none is left out. An edge joins who concluded or who runs
/// a facility with the governments of the agreement.
Diagram cooperation_diagram(const Wording& say, std::span<const std::uint32_t> agreements);

}  // namespace daicho
