// Two trees of the same kind compared value by value.
#pragma once

#include <vector>

#include "daicho/report/changes.hpp"
#include "report/parts/tree.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

/// A value that differs, and where the format has it.
struct Difference {
    ValueChange change;
    const Field* top;    // the field of the record in which it is
    const Field* field;  // its own
    bool is_item;        // a mapping that was put in or taken out as a whole

    bool is_citation() const { return field->kind == ValueKind::citation; }
    bool is_new() const { return change.before.empty(); }
};

/// In the order of the format. Items of lists are paired by what identifies them, the rest by what
/// they have in common.
std::vector<Difference> differences(const Wording& before, const Branch& was, const Wording& after,
                                    const Branch& is);

/// The free keys of two states of a file that differ; those of lists by the keys around them.
std::vector<ValueChange> remark_changes(const Wording& say, const std::string& was,
                                        const std::string& is);

}  // namespace daicho
