// Local governments as legal persons (法人格): what stays itself through new names, codes and
// kinds, what a merger ends, and what a new merger founds.
//
// A merger by absorption (編入合併) leaves the absorbing government what it was and ends the
// others. A new merger (新設合併) ends all that take part and founds another, also where that bears
// the name and the code of one of them (栃木市 of 2010-03-29). Every other change is the same
// government's.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "daicho/reference/reference.hpp"

namespace daicho {

/// What a government is from a day on, until its next form.
struct Form {
    Day since;  // the_beginning if it was so before the tables begin
    const Government* government;
};

/// A government as long as it is the same: 滝沢村, which is 滝沢市 since 2014-01-01.
struct LegalPerson {
    std::span<const Form> forms;  // in order, at least one
    std::optional<Day> last;      // its last day, if a merger has ended it
};

struct NewMerger {
    Day day;                                   // the first day of what it founds
    std::vector<const LegalPerson*> founders;  // which end on the eve, in code order
    const LegalPerson* founded;
};

std::span<const NewMerger> new_mergers();  // in date order

/// Whose form the row of the tables is; where it was founded anew under the same code and name,
/// the one of that day.
const LegalPerson& legal_person(const Government& row, Day day);

}  // namespace daicho
