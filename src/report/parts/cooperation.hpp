// Who works with whom: the state, the agreement, and those it was concluded with, in level lines.
#pragma once

#include <span>

#include "report/parts/wording.hpp"

namespace daicho {

/// A row for each partner of each agreement. A third party hangs on its agreement; Hello Works
/// stand on the line of those agreements whose sources name them. With links, an agreement leads to
/// the anchor of its id.
Diagram cooperation_diagram(const Wording& say, std::span<const std::uint32_t> agreements,
                            bool with_links);

}  // namespace daicho
