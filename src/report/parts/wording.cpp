#include "report/parts/wording.hpp"

#include "daicho/text/ascii.hpp"
#include "daicho/text/lists.hpp"

namespace daicho {

std::string Wording::join(const std::vector<std::string>& parts) const {
    return daicho::joined(parts, context.lang == Lang::ja ? "、" : ", ");
}

std::string Wording::join_with_and(const std::vector<std::string>& parts) const {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool is_last = i + 1 == parts.size();
        if (i > 0) out += is_last ? text({"と", " and "}) : text({"、", ", "});
        out += parts[i];
    }
    return out;
}

std::string Wording::term(const Vocabulary& vocabulary, const Maybe<Term>& id) const {
    return id ? std::string(label(vocabulary, id->value.id, context.lang)) : std::string();
}

std::string Wording::terms(const Vocabulary& vocabulary, const List<Term>& ids) const {
    std::vector<std::string> parts;
    for (const auto& id : ids) parts.emplace_back(label(vocabulary, id->id, context.lang));
    return join(parts);
}

Code ids_of(const Maybe<Term>& term) {
    return {term ? term->value.id : std::string()};
}

Code ids_of(const List<Term>& terms) {
    return {joined(terms, ", ", [](const auto& term) { return term->id; })};
}

std::string Wording::figure(Tally tally) {
    return tally.certain == tally.possible ? std::to_string(tally.possible)
                                           : fmt::format("{}–{}", tally.certain, tally.possible);
}

Value value_of(const Maybe<int>& number) {
    return number ? Value(static_cast<long long>(number->value)) : Value();
}

Value value_of(std::optional<int> number) {
    return number ? Value(static_cast<long long>(*number)) : Value();
}

Count count_of(const Tally& tally) {
    return {tally.certain, tally.possible};
}

Count count_of(const Limits& limits) {
    return {limits.least, limits.most};
}

Value value_of(const Quantity& quantity) {
    if (quantity.number) return Decimal{quantity.text, *quantity.number};
    return quantity.text;
}

std::string cited(const Citation& citation) {
    return citation.page ? fmt::format("{}#{}", citation.id, *citation.page) : citation.id;
}

std::string cited(const List<Citation>& citations) {
    return joined(citations, ", ", [](const auto& citation) { return cited(*citation); });
}

std::string machine_key(std::string_view text) {
    std::string out;
    for (const char c : text) out += c == '-' ? '_' : lower(c);
    return out;
}

Cell required(Value value) {
    const auto* text = std::get_if<std::string>(&value);
    const bool is_missing =
        std::holds_alternative<std::monostate>(value) || (text && text->empty());
    return {.value = std::move(value), .emphasis = is_missing ? Emphasis::missing : Emphasis::none};
}

}  // namespace daicho
