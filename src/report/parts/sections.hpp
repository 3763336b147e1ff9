// Sections that several reports share.
#pragma once

#include <functional>

#include "daicho/query/counting.hpp"
#include "daicho/reference/reference.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

/// The last fiscal year that is complete on the day (its last day included).
FiscalYear last_complete_year(Day day);

/// What a frame of days is to a date: the date surely lies in it, or only perhaps.
enum class Within : std::uint8_t { surely, perhaps, no };
Within within(const Date& date, const Date& frame);

/// 253市26町1村, `253 cities, 26 towns, 1 village`: wards and the others only if there are any.
std::string in_kinds(const Wording& say, std::span<const Fact> facts);

/// 計327団体(47都道府県253市26町1村): published, if a total is of the day; else as narrow as it is
/// known. Its note says which of these it is.
KeyFigure total_figure(const Wording& say, const Counting& counting);

/// The same, its kinds apart: 327団体, and 47都道府県, 253市, … as `name` calls those that there
/// are.
using KindName = std::function<Words(GovernmentKind kind, int count)>;
KeyFigure total_by_kind(const Wording& say, const Counting& counting, const KindName& name);

/// 317 (公表値), 298 (記録と公表値から決まる), 84–101 (公表値と合う範囲), 329以上: how many
/// governments, and what the figure rests on.
Message stock_in_words(const ReportContext& context, const Stock& stock);
/// Why there may be more than is known of; nothing if it need not be.
Message why_more(const ReportContext& context, Gap gap);

/// 47都道府県と253市26町1村, of one prefecture 県と4市, `the prefecture and 4 cities`: the least of
/// each kind.
std::string governments_in_words(const Wording& say, const Stock& stock);

/// Appends a sentence on what by the records alone is only possible, if anything is.
void add_bounds(std::vector<Block>& blocks, const Wording& say, std::span<const Fact> facts);

/// What was published without a name, among the facts.
Table unlisted_table(const Wording& say, std::span<const Fact> facts);

/// The governments whose fiscal year of signing is known, a row for each year, with the numbers of
/// published lists; prefectures are set off. Without groups if there is none.
GroupedList order_of_signing(const Wording& say, const Counting& counting,
                             std::span<const Fact> facts);

/// A context with what the filter keeps of one prefecture. Throws Trouble if that is outside.
ReportContext of_prefecture(const ReportContext& context, const Prefecture& prefecture);

/// Whether the day is at or behind the newest of which a full list tells: what came later is told
/// too, since who looks for an agreement looks for it today. Of a day of the past it is not.
bool tells_later(const ReportContext& context);

/// The agreements that pass the filter, in date order: of every kind unless the filter asks for
/// some, and those later than the as-of day where the page tells of them.
std::vector<std::uint32_t> agreements_in_order(const ReportContext& context);

}  // namespace daicho
