// The parts of one record as tables; a part without content gives a table without rows.
#pragma once

#include "report/parts/wording.hpp"

namespace daicho {

enum class WithParties : std::uint8_t { no, yes };

/// A row of the overview; ids are what programs call the item and its value.
Row overview_row(std::string item, Value value, const std::string& item_id, Code value_id = {});
Table overview_table(const Wording& say, const Agreement& agreement, WithParties parties);
Table measures_table(const Wording& say, const Agreement& agreement);
Table governance_table(const Wording& say, const Agreement& agreement);
Table meetings_table(const Wording& say, const Agreement& agreement);
Table plans_table(const Wording& say, const Agreement& agreement);
Table targets_table(const Wording& say, const Agreement& agreement);
Table results_table(const Wording& say, const Agreement& agreement);
Table facilities_table(const Wording& say, const Agreement& agreement);
Table publications_table(const Wording& say, const Agreement& agreement);

/// Its definition; null if the record has none of that id.
const Indicator* find_indicator(const Agreement& agreement, std::string_view id);
/// Its name; its id if it is not defined.
std::string name_of_indicator(const Agreement& agreement, const std::string& id);
std::string unit_of_indicator(const Wording& say, const Agreement& agreement, std::string_view id);
/// 確定, 途中, 改定後; empty if it is not stated.
std::string status_of(const Wording& say, const Result& result);

/// 役割分担 in a line: `労働局: 共同で開催、地方公共団体: 共同で開催`.
std::string roles_of(const Wording& say, const Measure& measure);

/// Appends the cases, each under its title, and the notes.
void add_cases(std::vector<Block>& blocks, const Agreement& agreement);
void add_notes(std::vector<Block>& blocks, const Wording& say, const Agreement& agreement);

}  // namespace daicho
