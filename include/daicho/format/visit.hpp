// A walk over what a record holds, by the rows of the format: whoever walks forgets no field.
#pragma once

#include <variant>

#include "daicho/format/format.hpp"
#include "daicho/model/registry.hpp"

namespace daicho {

/// A value of a record, by its kind.
using FieldValue =
    std::variant<const Line*, const Prose*, const Date*, const FiscalYear*, const int*,
                 const Quantity*, const bool*, const Term*, const Better*, const Status*,
                 const Among*, const Citation*, const Address*, const Clock*, const RecordId*>;

/// A mapping of a record or a registry.
using FieldItem =
    std::variant<std::monostate, const Party*, const Numbered*, const Revision*, const Ending*,
                 const Measure*, const Tier*, const Meeting*, const Indicator*, const Plan*,
                 const Result*, const Request*, const Facility*, const Signing*, const Contact*,
                 const Case*, const Unlisted*, const PublishedTotal*, const VocabularyEntry*,
                 const Bilingual*, const BilingualText*, const Definition*, const Actor*,
                 const JointWork*, const PairedAim*, const Users*, const GeneralRequest*,
                 const Benefit*, const GeneralTier*, const NationalFigure*>;

/// Where the walk is: in which field, and of entries at which key.
struct FieldPlace {
    const Field& field;
    const At<std::string>* key = nullptr;
    Span at{};
    FieldItem item{};  // the mapping that is entered or left
};

/// Is led through a record in the order of the format.
class FieldVisitor {
  public:
    virtual ~FieldVisitor() = default;
    /// A value; of a list and of entries each.
    virtual void value(const FieldPlace& place, FieldValue value) = 0;
    /// What comes until `leave` is in a mapping.
    virtual void enter(const FieldPlace&) {}
    virtual void leave(const FieldPlace&) {}
};

/// Leads a visitor through all that a record holds, or only through values of some kinds.
void visit_fields(const Agreement& agreement, FieldVisitor& visitor, Kinds kinds = all_kinds);
/// registry.yaml; vocabulary.yaml; about.yaml; an entry of sources.yaml.
void visit_fields(const Registry& registry, FieldVisitor& visitor, Kinds kinds = all_kinds);
void visit_fields(const Vocabularies& words, FieldVisitor& visitor, Kinds kinds = all_kinds);
void visit_fields(const About& about, FieldVisitor& visitor, Kinds kinds = all_kinds);
void visit_fields(const Publication& source, FieldVisitor& visitor, Kinds kinds = all_kinds);

}  // namespace daicho
