// Pictures read as tables: for formats that cannot draw, and beside the drawing where they can.
#pragma once

#include "daicho/report/report.hpp"
#include "daicho/text/words.hpp"

namespace daicho {

Table as_table(const GroupedList& list, Lang lang);
Table as_table(const SourceList& list, Lang lang);
Table as_table(const Chart& chart, Lang lang);
Table as_table(const Growth& growth, Lang lang);
Table as_table(const TileMap& map, Lang lang);
Table as_table(const Diagram& diagram, Lang lang);
Table as_table(const Panels& panels, Lang lang);
Table as_table(const Tiers& tiers, Lang lang);
Table as_table(const SideBySide& beside, Lang lang);
Table as_table(const Timeline& timeline, Lang lang);

}  // namespace daicho
