// A record part by part as the format has it, whatever fields that may be: so that nothing that a
// record holds is left out where all of it is to be shown.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "daicho/format/visit.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

/// The values of a field in one place: several of a list or of entries.
struct Held {
    struct One {
        const At<std::string>* key;  // of entries
        FieldValue value;
    };
    std::vector<One> values;
};

/// A top-level field of the record. Of a mapping, an item is one of its mappings, with the fields
/// that are filled; of anything else there is one item with the field itself.
struct RecordPart {
    struct Item {
        std::string key;  // of entries
        std::map<const Field*, Held> fields;
    };
    const Field* field;
    std::vector<Item> items;

    bool fills(const Field& of_an_item) const;
};

/// The parts that the record has, in the order of the format.
std::vector<RecordPart> parts_of(const Agreement& agreement);

/// The values of a field as a cell: of one value with its type, of several as text.
Value value_of(const Wording& say, const Field& field, const Held& held);
/// The column for a field of a part.
Column column_of(const Wording& say, const Field& field);

}  // namespace daicho
