#include "report/parts/record_walk.hpp"

#include <algorithm>

#include "daicho/text/lists.hpp"

namespace daicho {

namespace {

/// Gathers what the walk shows: mappings below the top level belong to their part.
class Gatherer : public FieldVisitor {
  public:
    void enter(const FieldPlace& place) override {
        if (x_depth++ == 0) item_of(place).key = place.key ? place.key->value : "";
    }
    void leave(const FieldPlace&) override { --x_depth; }
    void value(const FieldPlace& place, FieldValue value) override {
        const bool is_first = x_parts.empty() || x_parts.back().field != &place.field;
        if (x_depth == 0 && is_first) item_of(place);
        x_parts.back().items.back().fields[&place.field].values.push_back({place.key, value});
    }

    std::vector<RecordPart> take() { return std::move(x_parts); }

  private:
    RecordPart::Item& item_of(const FieldPlace& place) {
        if (x_parts.empty() || x_parts.back().field != &place.field) {
            x_parts.push_back({&place.field, {}});
        }
        return x_parts.back().items.emplace_back();
    }

    std::vector<RecordPart> x_parts;
    int x_depth = 0;
};

/// A value as a cell.
struct ToValue {
    const Wording& say;
    const Field& field;

    Value operator()(const Line* line) const { return line->text; }
    Value operator()(const Prose* prose) const { return prose->text; }
    Value operator()(const Date* date) const { return *date; }
    Value operator()(const FiscalYear* year) const { return *year; }
    Value operator()(const int* count) const { return static_cast<long long>(*count); }
    Value operator()(const Quantity* quantity) const { return value_of(*quantity); }
    Value operator()(const bool* yes) const { return *yes; }
    Value operator()(const Better* better) const {
        return say.text(named(better_names, *better).words);
    }
    Value operator()(const Status* status) const {
        return say.text(named(status_names, *status).words);
    }
    Value operator()(const Among* among) const {
        return say.text(named(among_names, *among).words);
    }
    Value operator()(const Citation* citation) const { return cited(*citation); }
    Value operator()(const Address* address) const { return address->text; }
    Value operator()(const Clock* time) const { return time->text; }
    Value operator()(const RecordId* id) const { return id->text; }
    Value operator()(const Term* term) const {
        return std::string(label(section(say.words, field.vocabulary), term->id, say.context.lang));
    }
};

/// A value within a text.
std::string text_of(const Wording& say, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* date = std::get_if<Date>(&value)) return say.date(*date);
    if (const auto* year = std::get_if<FiscalYear>(&value)) return say.year(*year);
    if (const auto* number = std::get_if<long long>(&value)) return std::to_string(*number);
    if (const auto* decimal = std::get_if<Decimal>(&value)) return decimal->text;
    return {};
}

Type type_of(const Field& field) {
    if (field.container != Container::one) return Type::text;
    switch (field.kind) {
        case ValueKind::date:
            return Type::date;
        case ValueKind::fiscal_year:
            return Type::fiscal_year;
        case ValueKind::count:
            return Type::number;
        case ValueKind::quantity:
            return Type::decimal;
        case ValueKind::boolean:
            return Type::boolean;
        default:
            return Type::text;
    }
}

}  // namespace

bool RecordPart::fills(const Field& of_an_item) const {
    return std::ranges::any_of(items,
                               [&](const Item& item) { return item.fields.contains(&of_an_item); });
}

std::vector<RecordPart> parts_of(const Agreement& agreement) {
    Gatherer gatherer;
    visit_fields(agreement, gatherer);
    return gatherer.take();
}

Value value_of(const Wording& say, const Field& field, const Held& held) {
    const auto value = [&](const Held::One& one) {
        return std::visit(ToValue{say, field}, one.value);
    };
    if (field.container == Container::one) return value(held.values.front());
    std::vector<std::string> parts;
    for (const Held::One& one : held.values) {
        const std::string text = text_of(say, value(one));
        parts.push_back(one.key ? fmt::format("{}: {}", one.key->value, text) : text);
    }
    return field.kind == ValueKind::citation ? joined(parts, ", ") : say.join(parts);
}

Column column_of(const Wording& say, const Field& field) {
    return say.column(machine_key(field.key), field.label, type_of(field));
}

}  // namespace daicho
