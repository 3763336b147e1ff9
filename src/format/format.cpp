// The record format as a whole: its fields are declared in record_fields, registry_fields and
// about_fields.
#include "daicho/format/format.hpp"

#include <vector>

#include "format/fields.hpp"

namespace daicho {

void visit_fields(const Agreement& agreement, FieldVisitor& visitor, Kinds kinds) {
    visit_mapping(visitor, record_schema(), &agreement, kinds);
}
void visit_fields(const Registry& registry, FieldVisitor& visitor, Kinds kinds) {
    visit_mapping(visitor, registry_schema(), &registry, kinds);
}
void visit_fields(const Vocabularies& words, FieldVisitor& visitor, Kinds kinds) {
    visit_mapping(visitor, vocabulary_schema(), &words, kinds);
}
void visit_fields(const About& about, FieldVisitor& visitor, Kinds kinds) {
    visit_mapping(visitor, about_schema(), &about, kinds);
}
void visit_fields(const Publication& source, FieldVisitor& visitor, Kinds kinds) {
    visit_mapping(visitor, publication_schema(), &source, kinds);
}

std::span<const Schema* const> all_schemas() {
    static const std::vector<const Schema*> all = [] {
        std::vector<const Schema*> out;
        for (const auto& part : {schemas_of_record(), schemas_beside_records(), schemas_of_about()})
            out.insert(out.end(), part.begin(), part.end());
        return out;
    }();
    return all;
}

Words describe(ValueKind kind) {
    switch (kind) {
        case ValueKind::line:
            return {"1行の文字列", "text on one line"};
        case ValueKind::prose:
            return {"文章", "text"};
        case ValueKind::date:
            return {"日付", "a date"};
        case ValueKind::fiscal_year:
            return {"年度(FY2024)", "a fiscal year (FY2024)"};
        case ValueKind::count:
            return {"整数", "a count"};
        case ValueKind::quantity:
            return {"数値または文", "a figure or words"};
        case ValueKind::boolean:
            return {"true または false", "true or false"};
        case ValueKind::term:
            return {"語彙の ID", "a term of the vocabulary"};
        case ValueKind::choice:
            return {"選択肢", "a choice"};
        case ValueKind::citation:
            return {"出典の ID", "the id of a source"};
        case ValueKind::address:
            return {"http(s) の URL", "an http(s) address"};
        case ValueKind::clock:
            return {"時刻(10:00)", "a time of day (10:00)"};
        case ValueKind::record_id:
            return {"協定の ID", "the id of a record"};
        case ValueKind::mapping:
            break;
    }
    return {"キーと値の組", "a mapping"};
}

}  // namespace daicho
