#include "report/parts/tree.hpp"

#include <utility>

#include "daicho/format/schema.hpp"
#include "daicho/query/identity.hpp"

namespace daicho {

namespace {

class TreeBuilder : public FieldVisitor {
  public:
    TreeBuilder() { x_open.emplace_back(); }

    void value(const FieldPlace& place, FieldValue value) override {
        filled(place).leaves.push_back({key_of(place), value});
    }
    void enter(const FieldPlace& place) override {
        filled(place);  // before what is in it
        x_open.push_back({key_of(place), identity_of(place.item), {}, place.at, {}});
    }
    void leave(const FieldPlace& place) override {
        Branch done = std::move(x_open.back());
        x_open.pop_back();
        filled(place).branches.push_back(std::move(done));
    }

    Branch take() { return std::move(x_open.front()); }

  private:
    static std::string key_of(const FieldPlace& place) { return place.key ? place.key->value : ""; }

    static std::string identity_of(const FieldItem& item) {
        return std::visit(
            [](const auto& held) -> std::string {
                if constexpr (requires { identity(*held); }) {
                    return identity(*held);
                } else {
                    return {};
                }
            },
            item);
    }

    Filled& filled(const FieldPlace& place) {
        auto& fields = x_open.back().fields;
        if (fields.empty() || fields.back().field != &place.field)
            fields.push_back({&place.field, {}, {}});
        return fields.back();
    }

    std::vector<Branch> x_open;
};

/// The identities of a list, each unlike the others.
void tell_apart(Branch& branch) {
    for (Filled& filled : branch.fields) {
        std::vector<std::string> names;
        for (Branch& each : filled.branches) {
            tell_apart(each);
            each.shared = each.key.empty() ? each.identity : each.key;
            names.push_back(each.shared);
        }
        names = told_apart(std::move(names));
        for (std::size_t i = 0; i < names.size(); ++i)
            filled.branches[i].identity = std::move(names[i]);
    }
}

template <class Held>
Branch build(const Held& held) {
    TreeBuilder builder;
    visit_fields(held, builder);
    Branch out = builder.take();
    tell_apart(out);
    return out;
}

struct RawText {
    std::string operator()(const Line* line) const { return line->text; }
    std::string operator()(const Prose* prose) const {
        return prose->text.substr(0, prose->text.find_last_not_of('\n') + 1);
    }
    std::string operator()(const Date* date) const { return to_text(*date); }
    std::string operator()(const FiscalYear* year) const { return to_text(*year); }
    std::string operator()(const int* count) const { return std::to_string(*count); }
    std::string operator()(const Quantity* quantity) const { return quantity->text; }
    std::string operator()(const bool* yes) const { return *yes ? "true" : "false"; }
    std::string operator()(const Better* better) const {
        return std::string(named(better_names, *better).id);
    }
    std::string operator()(const Status* status) const {
        return std::string(named(status_names, *status).id);
    }
    std::string operator()(const Among* among) const {
        return std::string(named(among_names, *among).id);
    }
    std::string operator()(const Citation* citation) const { return cited(*citation); }
    std::string operator()(const Address* address) const { return address->text; }
    std::string operator()(const Clock* clock) const { return clock->text; }
    std::string operator()(const RecordId* id) const { return id->text; }
    std::string operator()(const Term* term) const { return term->id; }
};

/// A value as a cell.
struct ToValue {
    const Wording& say;
    const Field& field;

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
    Value operator()(const Term* term) const {
        return std::string(label(section(say.words, field.vocabulary), term->id, say.context.lang));
    }
    template <class Other>
    Value operator()(const Other* as_written) const {
        return raw_text(as_written);
    }
};

}  // namespace

const Filled* Branch::find(std::string_view field_key) const {
    const auto found = std::ranges::find(fields, field_key,
                                         [](const Filled& filled) { return filled.field->key; });
    return found == fields.end() ? nullptr : &*found;
}

Branch tree_of(const Agreement& agreement) {
    return build(agreement);
}
Branch registry_tree(const Registry& registry) {
    return build(registry);
}
Branch vocabulary_tree(const Registry& registry) {
    return build(registry.vocabularies);
}
Branch about_tree(const Registry& registry) {
    return build(registry.about);
}
Branch publications_tree(const Registry& registry) {
    static const Field sources = [] {
        Field out = file_field(registry_file::sources);
        out.key = "sources";  // as the paths of what differs begin
        out.label = {"出典", "source"};
        return out;
    }();
    Branch out;
    if (registry.publications.empty()) return out;
    Filled& all = out.fields.emplace_back(Filled{&sources, {}, {}});
    for (const auto& [key, publication] : registry.publications) {
        Branch one = build(*publication);
        one.key = one.identity = one.shared = key.value;
        all.branches.push_back(std::move(one));
    }
    return out;
}

std::string raw_text(const FieldValue& value) {
    return std::visit(RawText{}, value);
}

Value value_of(const Wording& say, const Field& field, const FieldValue& value) {
    return std::visit(ToValue{say, field}, value);
}

std::string text_of(const Wording& say, const Field& field, const FieldValue& value) {
    const Value cell = value_of(say, field, value);
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    if (const auto* date = std::get_if<Date>(&cell)) return say.date(*date);
    if (const auto* year = std::get_if<FiscalYear>(&cell)) return say.year(*year);
    return raw_text(value);
}

}  // namespace daicho
